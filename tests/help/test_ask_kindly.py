# SPDX-License-Identifier: EUPL-1.2
"""A late payment is asked about by message where that may and can; else somebody asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import CODE
from tests.help.indebted import counsellor, owed, running, tasks, with_room
from tests.outreach.test_messages import sends_by
from tests.planning.households import reported, resident

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.help.services.money_following import follow_money
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.outreach.models import ContactWish, Message
from woonzeker.outreach.rules import ways_to_ask
from woonzeker.outreach.services import Wishes, record_wish

pytestmark = pytest.mark.django_db
JOB = system(CODE, "help")
LATE = date(2026, 11, 27)
MAIL = "an@voorbeeld.example"


@pytest.fixture
def case(partner_factory: Any, settings: Any, tmp_path: Path) -> Case:
    """A household with a telephone and an e-mail address; the municipality sends e-mail."""
    settings.WOONZEKER_MAIL_URL = tmp_path.as_uri()
    settings.WOONZEKER_MAIL_FROM = "team@meerveld.example"
    found = reported(partner_factory(), resident(), phones=["0612345678"], emails=[MAIL])
    sends_by("smtp", "none")
    return found


@pytest.fixture
def worker(case: Case) -> Actor:
    """A debt counsellor, with an arrangement of which the first payment is late."""
    actor = counsellor(case)
    with_room(actor, case)
    running(actor, case, owed(actor, case))
    return actor


def morning(on: date = LATE) -> list[Message]:
    with clock.standing_at(on), jobs.inline():
        follow_money(actor=JOB)
    with tenant(CODE):
        return list(Message.objects.order_by("asked_at"))


def test_the_question_goes_by_message_and_names_no_money(case: Case, worker: Actor) -> None:
    [asked] = morning()
    assert (asked.channel, asked.to, asked.state) == ("email", MAIL, "sent")
    assert not {"schuld", "betaling", "euro"} & set(asked.text.lower().split())
    assert tasks(case) == []


@pytest.mark.parametrize("wish", [{"not_channels": ["email"]}, {"language": "pl"}])
def test_who_wants_no_message_or_reads_another_language_is_asked_by_somebody(
    case: Case, worker: Actor, wish: dict[str, Any]
) -> None:
    record_wish(actor=worker, case=case.pk, wishes=Wishes(**wish))
    assert morning() == []
    assert tasks(case) == ["ask_about_payment"]


def test_what_the_resident_wants_counts_beside_what_a_worker_noted(
    case: Case, worker: Actor
) -> None:
    record_wish(actor=worker, case=case.pk, wishes=Wishes(not_at_home=True))
    with tenant(CODE):
        ContactWish.objects.create(
            case=case, said_by="resident", language="pl", recorded_at=clock.now(), recorded_by="x"
        )
    assert morning() == []
    assert tasks(case) == ["ask_about_payment"]


def test_what_may_not_be_sent_is_asked_by_somebody_and_stops_nobody_else(
    case: Case, worker: Actor
) -> None:
    with tenant(CODE):  # decided before a sender had to be neutral
        newest = LocalPolicy.objects.filter(kind=PolicyKind.LETTERS).latest("version")
        newest.data["sender"] = "Team Schuldhulp"
        LocalPolicy.objects.filter(pk=newest.pk).update(data=newest.data)
    assert morning() == []
    assert tasks(case) == ["ask_about_payment"]


def test_a_message_that_did_not_come_there_is_asked_by_somebody_the_next_day(
    case: Case, worker: Actor
) -> None:
    morning()
    with tenant(CODE), clock.standing_at(LATE):
        Message.objects.update(state="failed", state_at=clock.now())
    morning(date(2026, 11, 28))
    assert tasks(case) == ["ask_about_payment"]


def test_silence_after_a_message_becomes_work(case: Case, worker: Actor) -> None:
    morning()
    morning(date(2026, 12, 4))
    assert tasks(case) == ["payment_missed"]


def test_what_they_like_best_goes_first_and_what_they_refused_never() -> None:
    places = [("email", MAIL), ("message", "0612345678")]
    assert ways_to_ask(places)[0][0] == "message"
    assert ways_to_ask(places, wanted=["email"])[0][0] == "email"
    assert ways_to_ask(places, unwanted={"message", "email"}) == []
