# SPDX-License-Identifier: EUPL-1.2
"""An arrangement on its way: what is late, what is changed, and how it ends."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, timedelta
from typing import Any

import pytest
from tests.conftest import CODE
from tests.help.indebted import (
    TODAY,
    book,
    counsellor,
    household,
    owed,
    payments,
    running,
    tasks,
    with_room,
)

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseAssignment
from woonzeker.errors import Refused
from woonzeker.help.models import (
    Arrangement,
    ArrangementKind,
    ArrangementState,
    Debt,
    DebtState,
    Payment,
)
from woonzeker.help.rules.money import Every
from woonzeker.help.selectors.arrangements import arrangement_view
from woonzeker.help.selectors.money import money_view
from woonzeker.help.services import arrangement_changes as changes
from woonzeker.help.services import arrangements
from woonzeker.help.services.money_following import follow_money
from woonzeker.help.services.payments import undo_payment
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
JOB = system(CODE, "help")


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def worker(case: Case) -> Actor:
    actor = counsellor(case)
    with_room(actor, case)
    return actor


def test_a_late_payment_is_a_friendly_question_first(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    with clock.standing_at(date(2026, 11, 27)):
        assert follow_money(actor=JOB).asked == 1
    assert payments(made.pk)[0].state == "asked"
    assert tasks(case) == ["ask_about_payment"]


def test_without_an_answer_the_arrangement_becomes_work(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    for day in (date(2026, 11, 27), date(2026, 12, 4)):
        with clock.standing_at(day):
            follow_money(actor=JOB)
    assert payments(made.pk)[0].state == "missed"
    assert "payment_missed" in tasks(case)


def test_the_same_day_twice_asks_once(case: Case, worker: Actor) -> None:
    running(worker, case, owed(worker, case))
    with clock.standing_at(date(2026, 11, 27)):
        follow_money(actor=JOB)
        assert follow_money(actor=JOB).asked == 0


def test_work_that_was_ended_without_a_repair_comes_back(case: Case, worker: Actor) -> None:
    running(worker, case, owed(worker, case))
    for day in (date(2026, 11, 27), date(2026, 12, 4)):
        with clock.standing_at(day):
            follow_money(actor=JOB)
    with tenant(CODE):
        case.tasks.all().update(done_on=date(2026, 12, 5))
    with clock.standing_at(date(2026, 12, 6)):
        follow_money(actor=JOB)
    assert tasks(case) == ["payment_missed"]


def test_a_missed_payment_that_comes_in_repairs_it(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    for day in (date(2026, 11, 27), date(2026, 12, 4)):
        with clock.standing_at(day):
            follow_money(actor=JOB)
    with clock.standing_at(date(2026, 12, 5)):
        changes.note_payment(
            actor=worker, arrangement=made.pk, cents=10_000, on=date(2026, 12, 5),
            heard_from="resident",
        )  # fmt: skip
        seen = arrangement_view(actor=worker, arrangement=made.pk)
    assert (tasks(case), seen.row.behind_cents) == ([], 0)
    assert [each.what for each in seen.changes] == ["gemiste betaling hersteld"]


def test_a_missed_payment_is_put_off_and_expected_again(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case, 20_000))
    with clock.standing_at(date(2026, 11, 27)):
        follow_money(actor=JOB)
        first = payments(made.pk)[0]
        changes.postpone(
            actor=worker, arrangement=made.pk, instalment=first.pk, until=date(2027, 1, 24),
            why="wacht op loon",
        )  # fmt: skip
    assert [(each.due_on, each.state) for each in payments(made.pk)] == [
        (date(2026, 11, 24), "postponed"),
        (date(2026, 12, 24), "expected"),
        (date(2027, 1, 24), "expected"),
    ]
    assert tasks(case) == []


def test_a_pause_moves_what_comes_and_asks_nobody(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case, 20_000))
    changes.pause(actor=worker, arrangement=made.pk, until=date(2027, 2, 1), why="geen loon")
    with clock.standing_at(date(2026, 12, 20)):
        assert follow_money(actor=JOB).asked == 0
    assert [each.due_on for each in payments(made.pk)] == [date(2027, 2, 24), date(2027, 3, 24)]


def test_a_pause_that_is_over_goes_on_with_a_call(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    changes.pause(actor=worker, arrangement=made.pk, until=date(2027, 2, 1), why="geen loon")
    with clock.standing_at(date(2027, 2, 1)):
        assert follow_money(actor=JOB).resumed == 1
    assert tasks(case) == ["pause_over"]


def test_waived_costs_shorten_the_end_and_lower_the_debt(case: Case, worker: Actor) -> None:
    debt = owed(worker, case, 20_000)
    with tenant(CODE):
        Debt.objects.filter(pk=debt.pk).update(costs_cents=4_000, costs_on=TODAY)
    made = running(worker, case, debt)
    changes.lower(
        actor=worker, arrangement=made.pk, debt=debt.pk, cents=4_000, costs=True, why="te hoog"
    )
    with tenant(CODE):
        assert Arrangement.objects.get(pk=made.pk).total_cents == 20_000
        assert Debt.objects.get(pk=debt.pk).costs_cents == 0
    assert payments(made.pk)[-1].state == "waived"


def test_more_costs_than_there_are_cannot_be_waived(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    made = running(worker, case, debt)
    with pytest.raises(Refused):
        changes.lower(
            actor=worker, arrangement=made.pk, debt=debt.pk, cents=1, costs=True, why="te hoog"
        )


def test_a_discount_lets_the_last_payments_go(case: Case, worker: Actor) -> None:
    debt = owed(worker, case, 30_000)
    made = running(worker, case, debt)
    changes.lower(
        actor=worker, arrangement=made.pk, debt=debt.pk, cents=15_000, costs=False, why="kwam goed"
    )
    seen = arrangement_view(actor=worker, arrangement=made.pk)
    assert (seen.row.left_cents, seen.row.total_cents) == (15_000, 15_000)
    assert money_view(actor=worker, case=case.pk).owed_cents == 15_000


def test_who_stops_an_arrangement_says_why_and_the_debt_stands_open(
    case: Case, worker: Actor
) -> None:
    debt = owed(worker, case)
    made = running(worker, case, debt)
    arrangements.end(
        actor=worker, arrangement=made.pk, state=ArrangementState.BROKEN, why="werk verloren"
    )
    with tenant(CODE):
        assert Debt.objects.get(pk=debt.pk).state == DebtState.OPEN
    assert tasks(case) == ["arrangement_broken"]


def test_a_quick_fix_that_did_not_work_becomes_work(case: Case, worker: Actor) -> None:
    running(worker, case, owed(worker, case, 10_000), kind=ArrangementKind.QUICK_FIX)
    with clock.standing_at(TODAY + timedelta(days=31)):
        assert follow_money(actor=JOB).overdue_fixes == 1
    assert "quick_fix_over" in tasks(case)


def test_the_months_ahead_show_when_the_debt_is_gone(case: Case, worker: Actor) -> None:
    running(worker, case, owed(worker, case, 30_000))
    ahead = money_view(actor=worker, case=case.pk).ahead
    assert [each.owed for each in ahead[:4]] == [20_000, 10_000, 0, 0]


def test_a_payment_is_not_put_off_to_a_month_without_room_for_it(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case, 30_000))
    first = payments(made.pk)[0]
    with pytest.raises(Refused, match="24 februari 2027"):
        changes.postpone(
            actor=worker, arrangement=made.pk, instalment=first.pk, until=date(2026, 12, 28),
            why="wacht op loon",
        )  # fmt: skip


def test_a_payment_is_put_off_to_a_month_that_has_room_for_both(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case, 15_000), instalment_cents=5_000)
    first = payments(made.pk)[0]
    changes.postpone(
        actor=worker, arrangement=made.pk, instalment=first.pk, until=date(2026, 12, 24),
        why="wacht op loon",
    )  # fmt: skip
    assert [each.due_on.month for each in payments(made.pk)] == [11, 12, 12, 1]


def test_who_rests_goes_on_with_their_own_four_weeks(case: Case, worker: Actor) -> None:
    made = running(
        worker, case, owed(worker, case, 20_000), every=Every.FOUR_WEEKS, pay_day=5,
        instalment_cents=9_000,
    )  # fmt: skip
    changes.pause(actor=worker, arrangement=made.pk, until=date(2026, 11, 10), why="geen loon")
    assert [each.due_on for each in payments(made.pk)] == [
        date(2026, 12, 4), date(2027, 1, 1), date(2027, 1, 29)
    ]  # fmt: skip


def until(case: Case, worker: Actor) -> date | None:
    """The last day on which somebody works on a case; None without an end."""
    with tenant(CODE):
        return CaseAssignment.objects.get(case=case, user_id=worker.id).until_on


def closed(case: Case, result: str = "paid") -> None:
    cases.close_case(actor=system(CODE, "help"), case=case.pk, result=Exit(result))


def test_who_follows_an_arrangement_stays_after_the_end_of_a_case(
    case: Case, worker: Actor
) -> None:
    made = running(worker, case, owed(worker, case, 10_000))
    closed(case)
    assert until(case, worker) is None
    book(worker, made, 10_000)
    assert until(case, worker) is not None


def test_who_stands_in_for_some_days_goes_after_those_days(case: Case, worker: Actor) -> None:
    cover = counsellor(case, name="Invaller")
    running(worker, case, owed(worker, case, 10_000))
    with tenant(CODE):
        CaseAssignment.objects.filter(user_id=cover.id).update(until_on=TODAY + timedelta(days=5))
    closed(case)
    assert (until(case, worker), until(case, cover)) == (None, TODAY + timedelta(days=5))


@pytest.mark.parametrize("followed", [True, False])
def test_a_payment_taken_back_after_the_end_of_a_case_runs_again_where_somebody_follows(
    case: Case, worker: Actor, followed: bool
) -> None:
    made = book(worker, running(worker, case, owed(worker, case, 10_000)), 10_000)
    closed(case)
    with tenant(CODE):
        booked = Payment.objects.get(arrangement=made)
        CaseAssignment.objects.filter(case=case).update(why="handler" if followed else "visit")
    said: Any = {"actor": worker, "arrangement": made.pk, "payment": booked.pk, "why": "terug"}
    with nullcontext() if followed else pytest.raises(Refused, match="Heropen"):
        undo_payment(**said)
        assert until(case, worker) is None


def test_a_case_without_an_arrangement_lets_everybody_go(case: Case, worker: Actor) -> None:
    closed(case)
    assert until(case, worker) is not None


def test_an_arrangement_that_nobody_follows_keeps_a_case_open(case: Case, worker: Actor) -> None:
    running(worker, case, owed(worker, case))
    with tenant(CODE):
        CaseAssignment.objects.filter(case=case).update(ended_at=clock.now())
    with pytest.raises(Refused, match="niemand volgt"):
        closed(case)
