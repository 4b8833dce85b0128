# SPDX-License-Identifier: EUPL-1.2
"""A backup comes back whole, forgets once more who was forgotten, and else does not open."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from pytest_django.fixtures import Settings
from tests.conftest import CODE, as_role, person
from tests.retention.planting import Planted, plant

from woonzeker.access.policy import Role
from woonzeker.cli import backup_manifest as manifests
from woonzeker.cli.backup import KEYS, Site, days_to_keep, make, remove_old
from woonzeker.cli.restore import (
    NewerProgram,
    NotEmpty,
    NotTheSame,
    OtherKeys,
    TombstonesMissing,
    drilled,
    restored,
)
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.services import decide_policy
from woonzeker.retention import services
from woonzeker.retention.models import Ground
from woonzeker.settings import databases


@pytest.fixture
def site(
    own_database: str, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Site]:
    """The database of this test as an installation of its own."""
    own_tombstones = tmp_path / "tombstones.jsonl"
    settings.WOONZEKER_TOMBSTONES = str(own_tombstones)
    name = str(connection.settings_dict["NAME"])
    owner = databases.with_database(os.environ["DATABASE_OWNER_URL"], name)
    monkeypatch.setenv("WOONZEKER_TOMBSTONES", str(own_tombstones))
    yield Site(
        owner=owner,
        app=databases.with_database(os.environ["DATABASE_URL"], name),
        backup=as_role(owner, databases.BACKUP),
        keys={key: base64.b64decode(os.environ[key]) for key in KEYS},
        tombstones=own_tombstones,
    )
    databases.drop(owner, f"{name}_back")


def elsewhere(site: Site) -> Site:
    """The same installation with an empty place to restore into."""
    name = f"{connection.settings_dict['NAME']}_back"
    return replace(
        site,
        owner=databases.with_database(site.owner, name),
        app=databases.with_database(site.app, name),
        backup=databases.with_database(site.backup, name),
    )


def forget(planted: Planted) -> None:
    officer, admin = person(Role.PRIVACY_OFFICER), person(Role.FUNCTIONAL_ADMIN)
    asked = services.ask_erasure(
        actor=officer, reference=str(planted.person), ground=Ground.REQUEST, reason="gevraagd"
    )
    services.approve_erasure(actor=admin, erasure=asked.pk)


def people_in(site: Site) -> list[str]:
    with psycopg.connect(site.backup) as asking:
        rows = asking.execute("SELECT surname FROM matching_person ORDER BY 1").fetchall()
    return [str(row[0]) for row in rows]


def test_a_backup_holds_none_of_the_words_in_the_open(site: Site, tmp_path: Path) -> None:
    planted = plant(1)
    make(site, tmp_path / "kopie")
    for file in (tmp_path / "kopie").iterdir():
        assert planted.mark.encode() not in file.read_bytes()


def test_a_restore_gives_every_row_back_and_opens(site: Site, tmp_path: Path) -> None:
    plant(1)
    made = make(site, tmp_path / "kopie")
    there = elsewhere(site)
    restored(there, tmp_path / "kopie")
    with psycopg.connect(there.backup) as asking:
        found = manifests.sums_of(asking)
    assert found["intake_arrearssignal"] == made.tables["intake_arrearssignal"]
    assert found["cases_casemove"] == made.tables["cases_casemove"]


def test_who_was_forgotten_since_is_forgotten_once_more(site: Site, tmp_path: Path) -> None:
    planted, other = plant(1), plant(2)
    make(site, tmp_path / "kopie")
    forget(planted)
    there = elsewhere(site)
    restored(there, tmp_path / "kopie")
    assert people_in(there) == [f"Achter{other.mark}"]


def test_a_drill_leaves_nothing_behind(site: Site, tmp_path: Path) -> None:
    make(site, tmp_path / "kopie")
    drilled(site, tmp_path / "kopie")
    assert not databases.exists(site.owner, f"woonzeker_drill_{os.getpid()}")


def test_a_database_with_something_in_it_is_left_alone(site: Site, tmp_path: Path) -> None:
    make(site, tmp_path / "kopie")
    with pytest.raises(NotEmpty):
        restored(site, tmp_path / "kopie")


def rewritten(site: Site, folder: Path, **facts: object) -> None:
    manifest = manifests.read(folder, site.key)
    manifests.write(folder, replace(manifest, **facts), site.key)  # type: ignore[arg-type]


def test_a_row_that_is_missing_keeps_it_shut(site: Site, tmp_path: Path) -> None:
    tables = dict(make(site, tmp_path / "kopie").tables)
    rows, total = tables["organisations_team"]
    rewritten(site, tmp_path / "kopie", tables={**tables, "organisations_team": (rows + 1, total)})
    with pytest.raises(NotTheSame, match="organisations_team"):
        restored(elsewhere(site), tmp_path / "kopie")
    assert not databases.exists(site.owner, f"{connection.settings_dict['NAME']}_back")


def test_lost_tombstones_keep_it_shut(site: Site, tmp_path: Path) -> None:
    forget(plant(1))
    make(site, tmp_path / "kopie")
    site.tombstones.unlink()
    with pytest.raises(TombstonesMissing):
        restored(elsewhere(site), tmp_path / "kopie")


def test_other_data_keys_keep_it_shut(site: Site, tmp_path: Path) -> None:
    make(site, tmp_path / "kopie")
    other = replace(site, keys={**site.keys, "WOONZEKER_DATA_KEY": b"o" * 32})
    with pytest.raises(OtherKeys, match="WOONZEKER_DATA_KEY"):
        drilled(other, tmp_path / "kopie")


def test_a_backup_of_a_newer_program_waits_for_that_program(site: Site, tmp_path: Path) -> None:
    had = make(site, tmp_path / "kopie").migrations
    rewritten(site, tmp_path / "kopie", migrations=(*had, "cases.9999_later"))
    with pytest.raises(NewerProgram):
        drilled(site, tmp_path / "kopie")


def test_a_backup_past_its_term_is_removed(site: Site, tmp_path: Path) -> None:
    make(site, tmp_path / "kopie")
    os.utime(tmp_path / "kopie" / manifests.FILE, (0, 0))
    (tmp_path / "iets anders").mkdir()
    assert remove_old(tmp_path, 35) == ["kopie"]
    assert [each.name for each in tmp_path.iterdir()] == ["iets anders"]


def test_the_tombstones_say_nothing_of_anybody(site: Site) -> None:
    planted = plant(1)
    forget(planted)
    lines = [json.loads(line) for line in site.tombstones.read_text().splitlines()]
    assert {line["municipality"] for line in lines} == {CODE}
    assert str(planted.person) not in site.tombstones.read_text()


def test_a_copy_stays_no_longer_than_the_shortest_term_that_was_decided(site: Site) -> None:
    assert days_to_keep(site) == 35
    days = {"confidence": "unverified", "classes": {"backup": 7}}
    decide_policy(
        actor=person(Role.FUNCTIONAL_ADMIN), kind=PolicyKind.RETENTION, data=days,
        valid_from=date(2026, 11, 2),
    )  # fmt: skip
    assert days_to_keep(site) == 7


def test_a_backup_that_needs_an_old_key_does_not_open_without(site: Site, tmp_path: Path) -> None:
    rotating = replace(site, keys={**site.keys, "WOONZEKER_DATA_KEY_OLD": b"o" * 32})
    make(rotating, tmp_path / "kopie")
    with pytest.raises(OtherKeys, match="WOONZEKER_DATA_KEY_OLD"):
        drilled(site, tmp_path / "kopie")
