# SPDX-License-Identifier: EUPL-1.2
"""Asking a court for time: what refuses, what waits, and what is taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import CODE
from tests.legal.offering import (
    TODAY,
    asked,
    counsellor,
    granted,
    home,
    lead,
    prepared,
    waiting,
)
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseAssignment, CaseTask
from woonzeker.errors import NotPermitted, Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.models import Moratorium, RentLook
from woonzeker.legal.rules import Seen
from woonzeker.legal.rules.moratorium import MoratoriumKind
from woonzeker.legal.rules.moratorium_course import MoratoriumEnd
from woonzeker.legal.selectors.offer_facts import facts_of_offers
from woonzeker.outreach.models import ContactAttempt

pytestmark = pytest.mark.django_db
ROOM = system(CODE, "tests")
UNTIL = date(2027, 5, 1)


@pytest.fixture
def case(municipality: str) -> Case:
    return home()


@pytest.fixture
def worker(case: Case) -> Actor:
    return counsellor(case)


def row(made: Moratorium) -> Moratorium:
    with tenant(CODE):
        return Moratorium.objects.get(pk=made.pk)


def test_a_request_goes_only_when_nothing_lacks(case: Case, worker: Actor) -> None:
    made = services.prepare_moratorium(actor=worker, case=case.pk, kind=MoratoriumKind.PROVISION)
    with pytest.raises(Refused, match="de handtekening van de inwoner") as refused:
        services.send_moratorium(actor=worker, moratorium=made.pk, on=TODAY)
    assert "de lijst van alle schulden" in str(refused.value)
    assert "De inwoner, met hulp kan dat doen" in str(refused.value)


def test_an_announced_eviction_is_what_threatens(case: Case, worker: Actor) -> None:
    services.enter_message(
        actor=worker, case=case.pk, raw={"soort": "ontruiming_aangezegd", "datum": "2026-11-10"}
    )
    made = services.prepare_moratorium(actor=worker, case=case.pk, kind=MoratoriumKind.PROVISION)
    assert (made.threat, made.threat_on) == ("gedwongen_ontruiming", date(2026, 11, 10))


def test_of_one_kind_one_runs(case: Case, worker: Actor) -> None:
    prepared(worker, case)
    with pytest.raises(Refused, match="loopt al"):
        services.prepare_moratorium(actor=worker, case=case.pk, kind=MoratoriumKind.PROVISION)


def test_time_ends_at_six_months_whatever_was_said(case: Case, worker: Actor) -> None:
    made = granted(worker, case, until=date(2027, 9, 1))
    view = selectors.moratorium_view(actor=worker, moratorium=made.pk)
    assert view.running is not None
    assert view.running.said_longer
    assert view.running.until_on is not None
    assert view.running.until_on < date(2027, 5, 3)
    with tenant(CODE):
        assert facts_of_offers(case)["moratorium_protects"]


def test_a_month_that_is_due_becomes_work_and_looking_ends_it(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    with clock.standing_at(date(2026, 12, 2)):
        services.follow_last_offers(actor=ROOM)
        assert "look_at_rent" in waiting(case.pk)
        services.look_at_rent(
            actor=worker, moratorium=made.pk, due_on=date(2026, 12, 1), seen=Seen.KEPT,
            told_by="resident",
        )  # fmt: skip
        assert waiting(case.pk).keys() & {"look_at_rent", "rent_missed"} == set()


def test_a_missed_month_leads_to_help_until_somebody_spoke(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    with clock.standing_at(date(2026, 12, 2)):
        services.look_at_rent(
            actor=worker, moratorium=made.pk, due_on=date(2026, 12, 1), seen=Seen.NOT_KEPT,
            told_by="partner",
        )  # fmt: skip
        assert waiting(case.pk)["rent_missed"] == date(2026, 12, 4)
        with tenant(CODE):
            ContactAttempt.objects.create(
                case=case, channel="phone", tried_on=clock.today(), outcome="talked",
                tried_by=worker.id,
            )  # fmt: skip
        services.follow_last_offers(actor=ROOM)
        assert "rent_missed" not in waiting(case.pk)
        month = selectors.moratorium_view(actor=worker, moratorium=made.pk).months[0]
        assert month.help_words == "De hulp loopt. Niemand anders hoort hiervan."


def test_a_wrong_look_is_put_right_by_another(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    with clock.standing_at(date(2026, 12, 2)):
        for seen in (Seen.NOT_KEPT, Seen.KEPT):
            services.look_at_rent(
                actor=worker, moratorium=made.pk, due_on=date(2026, 12, 1), seen=seen,
                told_by="worker",
            )  # fmt: skip
        view = selectors.moratorium_view(actor=worker, moratorium=made.pk)
        assert view.months[0].words == "in orde"
        assert "rent_missed" not in waiting(case.pk)


def test_what_somebody_saw_is_never_rewritten(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    with clock.standing_at(date(2026, 12, 2)):
        services.look_at_rent(
            actor=worker, moratorium=made.pk, due_on=date(2026, 12, 1), seen=Seen.KEPT,
            told_by="worker",
        )  # fmt: skip
    with tenant(CODE), pytest.raises(DatabaseError), transaction.atomic():
        RentLook.objects.update(seen="not_kept")


def test_a_month_of_another_time_is_refused(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    with pytest.raises(Refused, match="hoort niet bij dit moratorium"):
        services.look_at_rent(
            actor=worker, moratorium=made.pk, due_on=date(2026, 12, 3), seen=Seen.KEPT,
            told_by="worker",
        )  # fmt: skip


def test_the_job_does_the_same_once_and_catches_up(case: Case, worker: Actor) -> None:
    granted(worker, case, until=date(2026, 12, 20))
    with clock.standing_at(date(2026, 12, 28)):
        services.follow_last_offers(actor=ROOM)
        first = waiting(case.pk)
        services.follow_last_offers(actor=ROOM)
        assert waiting(case.pk) == first
        assert first["moratorium_report"] == date(2027, 1, 3)
        assert first["look_at_rent"] < clock.today()
        assert "moratorium_settle" not in first


def test_before_its_end_somebody_sees_to_a_settlement(case: Case, worker: Actor) -> None:
    made = granted(worker, case, until=UNTIL)
    with clock.standing_at(date(2027, 4, 5)):
        services.follow_last_offers(actor=ROOM)
        assert waiting(case.pk)["moratorium_settle"] == UNTIL
        services.end_moratorium(
            actor=worker, moratorium=made.pk, end=MoratoriumEnd.AGREED, on=clock.today()
        )
        assert "moratorium_settle" not in waiting(case.pk)
    with clock.standing_at(date(2027, 4, 12)):
        services.report_moratorium(actor=worker, moratorium=made.pk, on=clock.today())
        assert "moratorium_report" not in waiting(case.pk)


def test_the_report_waits_for_the_last_day(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    with pytest.raises(Refused, match="na de laatste dag"):
        services.report_moratorium(actor=worker, moratorium=made.pk, on=TODAY)


def test_each_step_can_be_taken_back(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    services.end_moratorium(actor=worker, moratorium=made.pk, end=MoratoriumEnd.PAID, on=TODAY)
    states = []
    for _step in range(3):
        services.undo_moratorium(actor=worker, moratorium=made.pk)
        states.append(row(made).state)
    assert states == ["granted", "sent", "preparing"]
    with pytest.raises(Refused, match="niets om terug te nemen"):
        services.undo_moratorium(actor=worker, moratorium=made.pk)


def test_what_is_withdrawn_can_be_asked_again(case: Case, worker: Actor) -> None:
    made = prepared(worker, case)
    services.withdraw_moratorium(actor=worker, moratorium=made.pk)
    prepared(worker, case)
    with pytest.raises(Refused, match="intussen een ander verzoek"):
        services.undo_moratorium(actor=worker, moratorium=made.pk)


def test_a_day_that_must_still_come_is_refused(case: Case, worker: Actor) -> None:
    made = prepared(worker, case)
    with pytest.raises(Refused, match="moet nog komen"):
        services.send_moratorium(actor=worker, moratorium=made.pk, on=TODAY + timedelta(days=1))


def test_a_lead_sees_the_days_and_not_the_money(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    seen = selectors.moratorium_view(actor=lead(), moratorium=made.pk)
    assert seen.running is not None
    assert seen.running.until_on is not None
    assert seen.rent_through is None
    assert all(not month.words for month in seen.months)
    with pytest.raises(NotPermitted):
        services.change_moratorium(actor=lead(), moratorium=made.pk, asked=asked())


def test_an_eviction_inside_a_moratorium_is_work_for_today(case: Case, worker: Actor) -> None:
    granted(worker, case)
    services.enter_message(
        actor=worker, case=case.pk, raw={"soort": "ontruiming_aangezegd", "datum": "2026-12-11"}
    )
    assert waiting(case.pk)["moratorium_ignored"] == TODAY
    with tenant(CODE):
        CaseTask.objects.filter(case=case, kind="moratorium_ignored").update(done_on=TODAY)
    services.follow_last_offers(actor=ROOM)
    assert "moratorium_ignored" not in waiting(case.pk)


def test_an_eviction_after_a_moratorium_is_none(case: Case, worker: Actor) -> None:
    granted(worker, case, until=date(2026, 12, 1))
    services.enter_message(
        actor=worker, case=case.pk, raw={"soort": "ontruiming_aangezegd", "datum": "2026-12-11"}
    )
    assert "moratorium_ignored" not in waiting(case.pk)


def test_a_case_is_not_closed_while_nobody_follows_its_time(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    with tenant(CODE):
        CaseAssignment.objects.filter(case=case).update(ended_at=clock.now())
    with pytest.raises(Refused, match="niemand volgt dat"):
        cases.advance(actor=ROOM, case=case.pk, move="close_paid")
    let_work(worker, case)
    cases.advance(actor=ROOM, case=case.pk, move="close_paid")
    assert row(made).state == "granted"
