# SPDX-License-Identifier: EUPL-1.2
"""Half of the planted people are forgotten; then they stand nowhere, and the others as before.

Looked for in the raw files of a database server of its own, in its write-ahead log, in a dump, in
every file of the installation, in the log, in a sealed backup, and in that backup restored.
"""

from __future__ import annotations

import base64
import logging
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.db import connection
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker
from tests.conftest import CODE, EMPTY_DESK, as_role, establish, made_by_migrations, person
from tests.proving import many
from tests.retention.planting import Planted, plant

from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.policy import Role
from woonzeker.access.sealed import SealedField
from woonzeker.access.tenancy import tenant
from woonzeker.cli import backup_manifest as manifests
from woonzeker.cli.backup import KEYS, Site, make
from woonzeker.cli.restore import restored
from woonzeker.cli.restore_finish import go_over_log
from woonzeker.cli.rewriting import TOUCHED, move_on, write_anew
from woonzeker.intake.models import ArrearsSignal, RawFile
from woonzeker.retention import selectors, services
from woonzeker.retention.models import Ground
from woonzeker.retention.rules import FIGURES
from woonzeker.settings import databases
from woonzeker.settings.embedded import Server, find_binaries
from woonzeker.settings.logs import JsonFormatter

PLANTED = many(20, 500)
NAME = "canary"
COUNTER = Actor("user", "counter", CODE, frozenset({Role.MANAGER.value}))
MARK = re.compile(rb"KNR\d{5}Q")


@dataclass(slots=True)
class World:
    """An installation of its own, and who was planted in it."""

    home: Path
    server: Server
    site: Site
    erased: list[Planted] = field(default_factory=list)
    kept: list[Planted] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)

    def found_in(self, content: bytes) -> set[str]:
        """The marks of erased people in some bytes."""
        return {each.decode() for each in MARK.findall(content)} & {e.mark for e in self.erased}


@contextmanager
def _speaking_to(server: Server, name: str) -> Iterator[None]:
    """Let the program work with another server."""
    there = {"NAME": name, "USER": databases.APP, "PASSWORD": "", "HOST": str(server.socket)}
    before = {key: connection.settings_dict[key] for key in there}
    connection.close()
    connection.settings_dict.update(there)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


@contextmanager
def _logging_to(place: Path) -> Iterator[None]:
    """Everything that is logged, however small, as the program writes it."""
    handler = logging.FileHandler(place)
    handler.setFormatter(JsonFormatter())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()


def _site(server: Server, home: Path) -> Site:
    return Site(
        owner=server.url(databases.OWNER, NAME),
        app=server.url(databases.APP, NAME),
        backup=server.url(databases.BACKUP, NAME),
        keys={key: base64.b64decode(os.environ[key]) for key in KEYS},
        tombstones=home / "tombstones.jsonl",
    )


def _lay_tables(site: Site) -> None:
    """Bring over the tables that the migrations made for all tests, and grant as a migration does.

    A dump knows the walls, triggers and functions of the tables; there are no people in it.
    """
    asked = databases.with_database(os.environ["DATABASE_OWNER_URL"], made_by_migrations())
    databases.create(site.owner, NAME)
    dumped = subprocess.run(
        [str(find_binaries() / "pg_dump"), "--format=custom", "--no-owner", "--no-privileges",
         f"--dbname={as_role(asked, databases.BACKUP)}"],
        capture_output=True, check=True,
    )  # fmt: skip
    subprocess.run(
        [str(find_binaries() / "pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error",
         f"--dbname={site.owner}"],
        input=dumped.stdout, check=True,
    )  # fmt: skip
    with psycopg.connect(site.owner, autocommit=True) as owning:
        databases.grant(owning, databases.APP)


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    """Plant, back up, forget half, write anew; the tests look at what is left."""
    home = tmp_path_factory.mktemp("home")
    patch = pytest.MonkeyPatch()
    patch.setattr(site_settings, "WOONZEKER_TOMBSTONES", str(home / "tombstones.jsonl"))
    patch.setattr(site_settings, "WOONZEKER_HOME", home)
    patch.setenv("WOONZEKER_TOMBSTONES", str(home / "tombstones.jsonl"))
    patch.setenv("WOONZEKER_HOME", str(home))
    with Server(home / "postgres", durable=False) as server, patch.context():
        databases.provide_roles(server.url("postgres", "postgres"))
        site = _site(server, home)
        _lay_tables(site)
        made = World(home, server, site)
        with django_db_blocker.unblock(), _speaking_to(server, NAME), _logging_to(home / "log"):
            _live(made)
            yield made
    patch.undo()


def _live(world: World) -> None:
    """What happened: people came, a backup was made, half of them were forgotten."""
    establish()
    planted = [plant(number) for number in range(PLANTED)]
    world.erased, world.kept = planted[::2], planted[1::2]
    officer, admin = person(Role.PRIVACY_OFFICER), person(Role.FUNCTIONAL_ADMIN)
    with tenant(CODE):
        world.before = {what: selectors.figures(actor=COUNTER, what=what) for what in FIGURES} | {
            "tables": _marks_by_table(world.site)
        }
    make(world.site, world.home / "backups" / "old")
    for each in world.erased:
        asked = services.ask_erasure(
            actor=officer, reference=str(each.person), ground=Ground.REQUEST, reason=each.mark
        )
        services.approve_erasure(actor=admin, erasure=asked.pk)
    world.before["raw"] = _in_raw_files(world)
    assert write_anew(world.site.owner, TOUCHED) == []
    assert move_on(world.server.url("postgres", NAME))
    assert not move_on(world.site.app)


def _marks_by_table(site: Site) -> dict[str, set[str]]:
    """Which marks stand in the rows of which table."""
    found: dict[str, set[str]] = {}
    with psycopg.connect(site.backup) as asking:
        for (table,) in asking.execute(manifests.TABLES).fetchall():
            query = sql.SQL(
                "SELECT DISTINCT m[1] FROM {} AS row,"
                " regexp_matches(row::text, 'KNR\\d{{5}}Q', 'g') m"
            ).format(sql.Identifier(table))
            found[table] = {row[0] for row in asking.execute(query).fetchall()}
    return {table: marks for table, marks in found.items() if marks}


def _files(*folders: Path) -> Iterable[Path]:
    return (each for folder in folders for each in sorted(folder.rglob("*")) if each.is_file())


def test_they_were_there(world: World) -> None:
    marks = {each.mark for each in world.erased}
    assert sum(marks <= there for there in world.before["tables"].values()) > 10


def _in_raw_files(world: World) -> dict[str, set[str]]:
    """Heap, indexes, samples of columns, write-ahead log, log of the server: who stands where."""
    with psycopg.connect(world.server.url("postgres", NAME), autocommit=True) as asking:
        asking.execute("CHECKPOINT")
    return {
        str(file.relative_to(world.home)): marks
        for file in _files(world.home / "postgres")
        if (marks := world.found_in(file.read_bytes()))
    }


def test_removing_rows_alone_left_them_in_the_files(world: World) -> None:
    """So the search does find who is still there, and writing anew is needed."""
    assert world.before["raw"] != {}


def test_they_stand_in_no_raw_file_of_the_database(world: World) -> None:
    assert _in_raw_files(world) == {}


def test_the_others_do_stand_in_the_raw_files(world: World) -> None:
    """Otherwise the search would prove nothing."""
    raw = b"".join(file.read_bytes() for file in _files(world.home / "postgres" / "base"))
    marks = {each.decode() for each in MARK.findall(raw)}
    assert {each.mark for each in world.kept} <= marks


def test_they_stand_in_no_dump(world: World) -> None:
    dump = subprocess.run(
        [str(find_binaries() / "pg_dump"), f"--dbname={world.site.backup}"],
        capture_output=True,
        check=True,
    )
    assert world.found_in(dump.stdout) == set()
    assert {each.mark.encode() for each in world.kept} <= set(MARK.findall(dump.stdout))


def test_they_stand_in_no_file_of_the_installation(world: World) -> None:
    """The log, the tombstones, the sealed backup."""
    outside = [file for file in _files(world.home) if "postgres" not in file.parts]
    assert (world.home / "log") in outside
    assert {file.name for file in outside if world.found_in(file.read_bytes())} == set()


def test_they_stand_in_nothing_that_still_opens(world: World) -> None:
    opened: set[str] = set()
    with tenant(CODE), desk(EMPTY_DESK):
        for model in apps.get_models():
            sealed = [f.attname for f in model._meta.concrete_fields if isinstance(f, SealedField)]
            for row in model._default_manager.all() if sealed else ():
                opened |= world.found_in(str([getattr(row, name) for name in sealed]).encode())
        for file in RawFile.objects.all():
            opened |= world.found_in(file.opened())
        assert RawFile.objects.count() == len(world.kept)
    assert opened == set()


def test_the_others_are_as_they_were(world: World) -> None:
    gone = {each.mark for each in world.erased}
    before = {table: marks - gone for table, marks in world.before["tables"].items()}
    after = _marks_by_table(world.site)
    assert {table: after.get(table, set()) for table in before} == before


def test_what_was_sealed_for_the_others_still_opens(world: World) -> None:
    with tenant(CODE):
        for each in world.kept:
            assert ArrearsSignal.objects.get(pk=each.signal).phones == [f"06{each.mark}"]


@pytest.mark.parametrize("what", FIGURES)
def test_the_figures_are_unchanged(world: World, what: str) -> None:
    with tenant(CODE):
        assert selectors.figures(actor=COUNTER, what=what) == world.before[what]


def test_the_audit_chain_is_whole(world: World) -> None:
    assert go_over_log({}) > len(world.erased)


def test_the_old_backup_comes_back_without_them(world: World) -> None:
    name = f"{NAME}_back"
    there = Site(
        owner=databases.with_database(world.site.owner, name),
        app=databases.with_database(world.site.app, name),
        backup=databases.with_database(world.site.backup, name),
        keys=world.site.keys,
        tombstones=world.site.tombstones,
    )
    restored(there, world.home / "backups" / "old")
    gone = {each.mark for each in world.erased}
    there_now = _marks_by_table(there)
    assert {table for table, marks in there_now.items() if marks & gone} == set()
    assert there_now["matching_person"] == {each.mark for each in world.kept}
    assert move_on(world.server.url("postgres", name))
    assert _in_raw_files(world) == {}
