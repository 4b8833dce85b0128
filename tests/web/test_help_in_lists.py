# SPDX-License-Identifier: EUPL-1.2
"""What help must be done by a day stands among what expires; too few offers in a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.help.indebted import counsellor, household, owed, running, with_room
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.help.models import ArrangementKind, Referral
from woonzeker.help.services.support import offer_support
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.services import record_contact
from woonzeker.web.selectors import due_week

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def worker(municipality: str) -> Actor:
    """Who helps a household that was spoken with on Monday 2 November."""
    case = household()
    actor = counsellor(case)
    record_contact(
        actor=actor, case=case.pk, channel=Channel.VISIT, outcome=ContactOutcome.TALKED,
        day_part="middag",
    )  # fmt: skip
    return actor


@pytest.fixture
def case(worker: Actor) -> Case:
    with tenant(CODE):
        return Case.objects.get()


def due(actor: Actor, on: date) -> dict[str, tuple[date, str]]:
    """What expires in the week of a day: its day and why."""
    with clock.standing_at(on):
        found = due_week(actor=actor)
    return {row.what: (row.due_on, row.why) for day in found.days for row in day.rows}


def test_the_decision_is_due_eight_weeks_after_the_first_talk(worker: Actor, case: Case) -> None:
    with clock.standing_at(MONDAY + timedelta(days=9)):
        record_contact(
            actor=worker, case=case.pk, channel=Channel.PHONE, outcome=ContactOutcome.ACCEPTED,
            day_part="middag",
        )  # fmt: skip
    day, why = due(worker, date(2026, 12, 28))["Besluit over hulp"]
    assert day == date(2026, 12, 28)
    assert "Wgs art. 4a" in why


def test_who_reported_is_told_within_a_month(municipality: str) -> None:
    case = household()
    day, why = due(counsellor(case), date(2026, 12, 2))["Laten weten wie wat meldde"]
    assert (day, "AVG art. 14" in why) == (date(2026, 12, 2), True)


def test_support_is_offered_again_another_way(worker: Actor, case: Case) -> None:
    offer_support(actor=worker, case=case.pk, channel="visit")
    day, why = due(worker, MONDAY + timedelta(days=14))[
        "Onafhankelijke ondersteuning opnieuw aanbieden, op een andere manier"
    ]
    assert day == MONDAY + timedelta(days=14)
    assert why.startswith("14 dagen na het aanbod van maandag 2 november")


def test_who_said_yes_or_heard_it_twice_is_left_alone(worker: Actor, case: Case) -> None:
    offer_support(actor=worker, case=case.pk, channel="visit")
    offer_support(actor=worker, case=case.pk, channel="letter", reaction="does_not_want")
    assert not [what for what in due(worker, date(2026, 11, 30)) if "ondersteuning" in what]


def test_a_referral_that_nobody_handed_over_expires(worker: Actor, case: Case) -> None:
    with tenant(CODE):
        Referral.objects.create(
            case=case, to="Wijkteam", kind="debt_help", consent="said", offered_on=MONDAY,
            offered_by="x",
        )  # fmt: skip
    assert "Doorverwijzing die nog niet is overgedragen" in due(worker, date(2026, 11, 9))


def test_a_quick_fix_must_have_worked_after_thirty_days(worker: Actor, case: Case) -> None:
    with_room(worker, case)
    running(worker, case, owed(worker, case, 10_000), kind=ArrangementKind.QUICK_FIX, turns=1,
            instalment_cents=10_000)  # fmt: skip
    day, _why = due(worker, date(2026, 12, 2))["De snelle oplossing moet gewerkt hebben"]
    assert day == MONDAY + timedelta(days=30)


def test_a_task_says_why(worker: Actor, case: Case) -> None:
    with tenant(CODE):
        CaseTask.objects.create(case=case, kind="tell_source", asked_on=MONDAY, due_on=MONDAY)
    _day, why = due(worker, MONDAY)["Taak: Vertel wie de achterstand meldde"]
    assert why.startswith("Het huishouden heeft nog niet gehoord wie wat meldde")


def test_a_lead_sees_where_support_was_offered_too_little(
    coordinator: Actor, client_for: SignIn, worker: Actor, case: Case
) -> None:
    let_work(coordinator, case)
    client = client_for(coordinator)
    assert "ondersteuning nog niet vaak genoeg" in client.get("/").content.decode()
    assert case.number in client.get("/vandaag/ondersteuning").content.decode()
    for channel in ("visit", "letter"):
        offer_support(actor=worker, case=case.pk, channel=channel)
    assert case.number not in client.get("/vandaag/ondersteuning").content.decode()
