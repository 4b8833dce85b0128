# SPDX-License-Identifier: EUPL-1.2
"""A case moves by the table of the process, with its reason and its row, or not at all."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import DatabaseError
from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove, CaseTask, EffortBooking
from woonzeker.cases.services import advance, book_effort, record_outcome, take_up
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.process import Exit


@pytest.fixture
def case(municipality: str) -> Case:
    """A running case of one household with one signal."""
    linked_signal(resident())
    take_up(actor=LEAD, on=date(2026, 11, 2))
    with tenant(CODE):
        return Case.objects.get()


def now(case: Case) -> Case:
    with tenant(CODE):
        return Case.objects.get(pk=case.pk)


def test_a_move_raises_the_step(case: Case) -> None:
    assert advance(actor=LEAD, case=case.pk, move="contact_sought").step == 4


def test_an_earlier_step_is_never_returned_to(case: Case) -> None:
    advance(actor=LEAD, case=case.pk, move="dagvaarding_served")
    assert advance(actor=LEAD, case=case.pk, move="contact_sought").step == 6


def test_help_is_not_accepted_by_somebody_who_was_never_spoken_to(case: Case) -> None:
    with pytest.raises(Refused, match="nog met niemand gesproken"):
        advance(actor=LEAD, case=case.pk, move="help_accepted")
    assert now(case).step == 3


def test_a_reason_is_asked_where_the_table_asks_one(case: Case) -> None:
    with pytest.raises(Refused, match="reden"):
        advance(actor=LEAD, case=case.pk, move="wait")


def test_a_closed_case_makes_no_moves_but_to_reopen(case: Case) -> None:
    advance(actor=LEAD, case=case.pk, move="close_paid")
    with pytest.raises(Refused, match="afgesloten"):
        advance(actor=LEAD, case=case.pk, move="contact_sought")


def test_an_unknown_case_is_not_found(case: Case) -> None:
    with pytest.raises(NotFound):
        advance(actor=LEAD, case=uuid.uuid4(), move="contact_sought")


def test_a_manager_moves_no_case(case: Case, manager: Actor) -> None:
    with pytest.raises(NotPermitted):
        advance(actor=manager, case=case.pk, move="contact_sought")


@pytest.mark.parametrize("fields", [{"step": 4}, {"step": 2}, {"status": "closed"}])
def test_the_database_refuses_a_step_without_a_move(case: Case, fields: dict[str, object]) -> None:
    with pytest.raises(DatabaseError), tenant(CODE):
        Case.objects.filter(pk=case.pk).update(**fields)


def test_the_database_refuses_to_rewrite_a_move(case: Case) -> None:
    with pytest.raises(DatabaseError), tenant(CODE):
        CaseMove.objects.filter(case=case).update(code="close_paid")


def test_moving_away_closes_the_case(case: Case) -> None:
    closed = record_outcome(actor=LEAD, case=case.pk, outcome=Exit.MOVED_OWN_WILL)
    assert (closed.status, closed.result) == ("closed", "moved_own_will")


def test_moving_under_pressure_needs_a_reason(case: Case) -> None:
    with pytest.raises(Refused, match="reden"):
        record_outcome(actor=LEAD, case=case.pk, outcome=Exit.MOVED_UNDER_PRESSURE)


def test_with_housemates_a_death_leaves_the_case_open_with_a_task(case: Case) -> None:
    resident()
    assert record_outcome(actor=LEAD, case=case.pk, outcome=Exit.DECEASED).status == "open"
    with tenant(CODE):
        assert CaseTask.objects.get().kind == "check_who_stays_behind"


def test_without_housemates_a_death_closes_the_case(case: Case) -> None:
    assert record_outcome(actor=LEAD, case=case.pk, outcome=Exit.DECEASED).result == "deceased"


def test_known_to_debt_help_under_threat_alerts_the_helper(municipality: str) -> None:
    linked_signal(resident(), crisis=True)
    take_up(actor=LEAD, on=date(2026, 11, 2))
    with tenant(CODE):
        case = Case.objects.get()
    record_outcome(actor=LEAD, case=case.pk, outcome=Exit.KNOWN_TO_DEBT_HELP)
    with tenant(CODE):
        task = CaseTask.objects.get()
    assert (task.kind, task.due_on, now(case).status) == ("alert_helper", date(2026, 11, 5), "open")


def test_time_and_cost_are_booked_at_the_step(case: Case) -> None:
    book_effort(actor=LEAD, case=case.pk, what="visit", minutes=45, cost_cents=350)
    with tenant(CODE):
        booked = EffortBooking.objects.get()
    assert (booked.step, booked.minutes, booked.cost_cents) == (3, 45, 350)


@pytest.mark.parametrize(("minutes", "cost_cents"), [(0, 0), (-5, 0), (10, -1)])
def test_nothing_or_less_is_not_booked(case: Case, minutes: int, cost_cents: int) -> None:
    with pytest.raises(Refused):
        book_effort(actor=LEAD, case=case.pk, what="visit", minutes=minutes, cost_cents=cost_cents)


def codes(case: Case) -> list[str]:
    with tenant(CODE):
        return list(case.moves.order_by("sequence").values_list("code", flat=True))


def test_a_death_with_housemates_stands_in_the_history(case: Case) -> None:
    resident()
    record_outcome(actor=LEAD, case=case.pk, outcome=Exit.DECEASED)
    assert codes(case)[-1] == "somebody_died"


def test_known_to_debt_help_under_threat_stands_in_the_history(case: Case) -> None:
    advance(actor=LEAD, case=case.pk, move="eviction_announced")
    record_outcome(actor=LEAD, case=case.pk, outcome=Exit.KNOWN_TO_DEBT_HELP)
    assert codes(case)[-1] == "known_to_debt_help_found"
    assert now(case).status == "open"


def test_nobody_dies_in_a_case_that_is_closed_already(case: Case) -> None:
    resident()
    advance(actor=LEAD, case=case.pk, move="close_paid")
    with pytest.raises(Refused, match="afgesloten"):
        record_outcome(actor=LEAD, case=case.pk, outcome=Exit.DECEASED)
