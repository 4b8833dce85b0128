# SPDX-License-Identifier: EUPL-1.2
"""Every table with a term of its own has something that really removes what passed it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from tests.conftest import CODE, person
from tests.retention.planting import CLOSED, plant

from woonzeker.access import audit, chain, clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.models import SignInLine, SubjectKey
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.api import services as api
from woonzeker.cli import forget
from woonzeker.cli.restore_finish import go_over_log
from woonzeker.landlords.models import LandlordCheck
from woonzeker.legal.models import CalendarKey, DutyTurn, KnownSender
from woonzeker.monitoring import services as monitoring
from woonzeker.monitoring.models import PullList
from woonzeker.organisations.models import Partner
from woonzeker.organisations.services import agree, end_agreement, establish
from woonzeker.outreach.models import PeerHours
from woonzeker.planning.models import Absence
from woonzeker.privacy.models import Finding, NightLook, OwnAddress
from woonzeker.retention import services
from woonzeker.retention.rules import HOLDINGS, LOGS, SWEEPS, Fate, Keeps, KeptClass
from woonzeker.retention.rules.classes import CLASSES
from woonzeker.settings import databases

#: past every term that may be decided
LATER = date(2038, 1, 1)
NIGHT = system(CODE, "retention")
LOGGED = [table for tables in LOGS.values() for table in tables]
#: which stays a night, and goes by the job of its own room
A_NIGHT = {"monitoring_pulllist"}
OWN = sorted({*(each.table for each in HOLDINGS if each.fate is Fate.OWN_TERM), *LOGGED})


@contextmanager
def as_owner(owner: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with psycopg.connect(owner) as asking:
        asking.execute("SELECT set_config('woonzeker.municipality', %s, false)", [CODE])
        yield asking


def ids_in(owner: str) -> dict[str, set[object]]:
    """The ids of the rows of every table with a term of its own."""
    with as_owner(owner) as asking:
        return {
            each: {
                row[0]
                for row in asking.execute(sql.SQL("SELECT id FROM {}").format(sql.Identifier(each)))
            }
            for each in OWN
        }


def a_night(on: date, findings: int) -> NightLook:
    night = NightLook.objects.create(
        night_on=on, ran_at=clock.now(), looks=1, colleagues=1, findings=findings
    )
    for number in range(findings):
        Finding.objects.create(
            night=night, day_on=on, user_id=f"tests {number}", weight=1, looks=1,
            first_at=clock.now(), last_at=clock.now(),
        )  # fmt: skip
    return night


def a_turn(user: str, on: date) -> DutyTurn:
    return DutyTurn.objects.create(
        user_id=user, phone="020 624 1111", from_on=on, until_on=on, set_at=clock.now(), set_by=user
    )


def a_sender(partner: Partner) -> KnownSender:
    return KnownSender.objects.create(
        partner=partner, address="b@weg.example", mark=1, set_at=clock.now(), set_by="tests"
    )


@pytest.fixture
def owner(own_database: str) -> str:
    """The address of the owner of a database with a row in every table with a term of its own."""
    plant(1)
    gone = person(Role.REVIEWER, name="uit dienst")
    User.objects.filter(pk=gone.id).update(disabled_at=clock.now())
    audit.sign_in_event("accounts.sign_in", user=gone.id)
    with tenant(CODE):
        a_night(CLOSED, findings=1)
        OwnAddress.objects.create(
            user_id=gone.id, postcode="9999ZZ", house_number=1, declared_at=clock.now()
        )
        PeerHours.objects.create(
            user_id=gone.id, worked_on=CLOSED, minutes=30, what="visit", recorded_at=clock.now()
        )
        landlord = Partner.objects.create(sector="huur", name="R. Bakker", kind="landlord")
        for moment in (None, clock.now()):
            LandlordCheck.objects.create(
                partner=landlord, how="lease", asked_at=clock.now(), decided_at=moment,
                state="accepted" if moment else "asked", address={"street": "Kade"},
            )  # fmt: skip
        Absence.objects.create(
            user_id=gone.id, from_on=CLOSED, until_on=CLOSED, noted_by=gone.id, noted_at=clock.now()
        )
        PullList.objects.create(
            from_on=CLOSED, to_on=CLOSED, made_at=clock.now(), signals=[], firsts=[]
        )
        CalendarKey.objects.create(
            user_id=gone.id, token_hash="0" * 64, made_at=clock.now(), ends_on=CLOSED
        )
        a_turn(gone.id, CLOSED)
        a_sender(Partner.objects.create(sector="overige", name="Weg", kind="bailiff"))
    answered()
    chain.seal_all()
    return databases.with_database(
        os.environ["DATABASE_OWNER_URL"], str(connection.settings_dict["NAME"])
    )


def answered() -> None:
    """An answer to a request of the system of a partner."""
    agreement = agree(actor=NIGHT, sector="water", name="Bron", from_on=CLOSED)
    actor = Actor("partner", str(agreement.partner_id), CODE)
    claimed = api.claim(actor=actor, key="k", fingerprints=["een"])
    assert isinstance(claimed, api.Claim)
    with tenant(CODE):
        api.keep(claimed=claimed, status=201, body=b"{}", headers={})


def released(*kinds: KeptClass) -> None:
    officer, admin = person(Role.PRIVACY_OFFICER), person(Role.FUNCTIONAL_ADMIN)
    for kept in kinds:
        waiting = services.propose_run(actor=officer, kept=kept)
        services.approve_run(actor=admin, run=waiting.pk)


def test_what_removes_the_rows_of_each_table_is_named() -> None:
    swept = {each.table for statements in SWEEPS.values() for each in statements}
    assert set(OWN) - swept - set(LOGGED) - A_NIGHT == set()


def test_past_its_term_nothing_is_left_in_any_of_them(owner: str) -> None:
    before = ids_in(owner)
    assert [table for table, rows in before.items() if not rows] == []
    with clock.standing_at(LATER):
        released(*(kept for kept in KeptClass if CLASSES[kept].by is not Keeps.BACKUP))
        services.forget_what_passed(actor=NIGHT)
        monitoring.forget_lists(actor=NIGHT)
        forget.cut_logs(owner, CODE)
        forget.cut_sign_ins(owner, [CODE])
    after = ids_in(owner)
    assert [table for table, rows in before.items() if rows & after[table]] == []


def test_what_is_left_of_the_lines_about_signing_in_is_a_whole_chain(owner: str) -> None:
    with clock.standing_at(LATER):
        released(KeptClass.SIGN_IN_LINE)
        assert forget.cut_sign_ins(owner, [CODE]) > 0
    assert [line.code for line in SignInLine.objects.all()] == ["access.cut_audit"]
    assert go_over_log({}) > 0


def test_lines_about_signing_in_stay_until_every_municipality_released_them(owner: str) -> None:
    establish(actor=system("0001", "tests"), name="Elders", is_demo=True)
    before = SignInLine.objects.count()
    with clock.standing_at(LATER):
        released(KeptClass.SIGN_IN_LINE)
        assert forget.cut_sign_ins(owner, [CODE, "0001"]) == 0
    assert SignInLine.objects.count() == before > 0


@pytest.mark.django_db
def test_a_question_of_a_landlord_goes_before_a_decision_about_one(municipality: str) -> None:
    landlord = Partner.objects.create(sector="huur", name="R. Bakker", kind="landlord")
    with tenant(CODE), clock.standing_at(CLOSED):
        for state, decided in (("asked", None), ("accepted", clock.now())):
            LandlordCheck.objects.create(
                partner=landlord, how="lease", asked_at=clock.now(), decided_at=decided,
                state=state, address={"street": "Kade"},
            )  # fmt: skip
        keys_before = SubjectKey.objects.count()
    with clock.standing_at(CLOSED + timedelta(days=100)):
        released(KeptClass.LANDLORD_ASKED, KeptClass.LANDLORD_CHECK)
        services.forget_what_passed(actor=NIGHT)
    with tenant(CODE):
        assert [each.state for each in LandlordCheck.objects.all()] == ["accepted"]
        assert SubjectKey.objects.count() == keys_before - 1


@pytest.mark.django_db
def test_a_night_stays_as_long_as_what_was_found_in_it(municipality: str) -> None:
    with tenant(CODE):
        for on, findings in ((date(2026, 4, 1), 0), (date(2026, 4, 2), 1), (date(2026, 4, 3), 0)):
            a_night(on, findings)
    with clock.standing_at(LATER):
        released(KeptClass.NIGHT_LOOK)
        services.forget_what_passed(actor=NIGHT)
    with tenant(CODE):
        left = list(NightLook.objects.order_by("night_on").values_list("night_on", flat=True))
    assert left == [date(2026, 4, 2), date(2026, 4, 3)]


@pytest.mark.django_db
def test_who_may_still_send_stays_until_the_agreement_is_over(municipality: str) -> None:
    lead = system(CODE, "tests")
    agreed = agree(actor=lead, sector="overige", name="Laan", from_on=date(2021, 1, 1))
    with tenant(CODE):
        a_sender(agreed.partner)
        a_turn("somebody", CLOSED)
        a_turn("somebody", LATER)
    with clock.standing_at(LATER):
        released(KeptClass.KNOWN_SENDER, KeptClass.DUTY_TURN)
        services.forget_what_passed(actor=NIGHT)
        with tenant(CODE):
            assert KnownSender.objects.count() == 1
            assert DutyTurn.objects.get().until_on == LATER
        end_agreement(actor=lead, agreement=agreed.pk, until_on=LATER)
    with clock.standing_at(date(2039, 1, 1)):
        services.forget_what_passed(actor=NIGHT)
    with tenant(CODE):
        assert KnownSender.objects.count() == 0
