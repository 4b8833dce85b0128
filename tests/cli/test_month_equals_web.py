# SPDX-License-Identifier: EUPL-1.2
"""The month command and the pages take in the same files with the same figures."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import CODE, client_of, person

from woonzeker import pipeline
from woonzeker.access import clock, jobs
from woonzeker.access.actors import system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cli.month import TYPES, files_of
from woonzeker.cli.month_table import month_table
from woonzeker.demo.town import write
from woonzeker.intake.models import Delivery, DeliveryState
from woonzeker.organisations import services as organisations
from woonzeker.planning import services as planning

ON = date(2026, 11, 2)
assert pipeline.take_in  # the stages are known by name


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    write(folder, seed=3, size=1_500)
    (folder / "2026-10" / "zorg-kapot.xlsx").write_bytes(b"PK\x03\x04rommel")
    return folder


@pytest.fixture(scope="module")
def commanded(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("uit")
    by_command(town, out)
    return out


def by_command(town: Path, out: Path) -> str:
    """Run the command; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "woonzeker", "month", str(town / "2026-10"),
         "--register", str(town / "register.csv"), "--municipality", CODE,
         "--on", ON.isoformat(), "--out", str(out)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def by_pages(town: Path) -> dict[str, object]:
    actor = person(Role.INTAKE_COORDINATOR, Role.REVIEWER, Role.TEAM_LEAD)
    browser = client_of(actor)
    with jobs.inline():
        upload(browser, "/register", town / "register.csv")
    with jobs.inline():
        for each in files_of(town / "2026-10"):
            organisations.agree(
                actor=system(CODE, "tests"), sector=each.sector, name=each.partner, from_on=ON
            )
            upload(browser, "/aanleveringen/nieuw", each.path)
    send_unanswered_back(browser)
    team = organisations.add_team(actor=system(CODE, "tests"), name="Oost")
    work_list = planning.plan_week(actor=actor, team=team.pk, week=ON)
    with tenant(CODE):
        deliveries = list(Delivery.objects.values_list("pk", flat=True))
    table = month_table(actor=actor, deliveries=deliveries, work_list=work_list.pk)
    return dict(table.as_json())


def upload(browser: Client, address: str, path: Path) -> None:
    answer = browser.post(address, {"file": SimpleUploadedFile(path.name, path.read_bytes())})
    assert answer.status_code == 302, answer.content.decode()


def send_unanswered_back(browser: Client) -> None:
    with tenant(CODE):
        waiting = list(
            Delivery.objects.filter(state=DeliveryState.QUESTION).values_list("pk", flat=True)
        )
    with jobs.inline():
        for delivery in waiting:
            browser.post(f"/aanleveringen/{delivery}/terugsturen")


def test_the_command_and_the_pages_count_the_same(
    own_database: str, town: Path, commanded: Path
) -> None:
    with clock.standing_at(ON):
        assert by_pages(town) == json.loads((commanded / "maand.json").read_text())


def test_the_same_month_gives_the_same_files(town: Path, commanded: Path, tmp_path: Path) -> None:
    assert "zorg-kapot.xlsx: Het bestand" in by_command(town, tmp_path)
    names = sorted(path.name for path in commanded.iterdir())
    assert {"beoordelen.csv", "looplijst.csv", "looplijst.pdf", "zaken.csv"} < set(names)
    for name in names:
        assert (commanded / name).read_bytes() == (tmp_path / name).read_bytes()


def test_every_type_of_partner_is_known(town: Path) -> None:
    assert {each.sector for each in files_of(town / "2026-10")} <= set(TYPES)
