# SPDX-License-Identifier: EUPL-1.2
"""An arrangement from its proposal to its end, with all that can be changed on the way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import CODE
from tests.help.indebted import (
    TODAY,
    counsellor,
    household,
    owed,
    payments,
    proposal,
    running,
    tasks,
    with_room,
)

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
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
from woonzeker.help.services import arrangements, debts
from woonzeker.help.services.debts import DebtFacts
from woonzeker.help.services.money_following import follow_money
from woonzeker.help.services.payments import undo_payment

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


def agreed_proposal(worker: Actor, case: Case, debt: Debt) -> Arrangement:
    """A proposal that everybody said yes to and that does not run yet."""
    made = arrangements.propose(actor=worker, case=case.pk, proposal=proposal(debt))
    arrangements.hear_creditor(actor=worker, arrangement=made.pk, debt=debt.pk, agrees=True)
    return made


def paid_on(worker: Actor, case: Case, debt: Debt) -> Arrangement:
    """Six months of rent that are paid on from a benefit."""
    with tenant(CODE):
        Debt.objects.filter(pk=debt.pk).update(monthly_cents=70_000)
    return running(
        worker, case, debt, kind=ArrangementKind.PAID_ON, instalment_cents=70_000, turns=6,
        ground="asked",
    )  # fmt: skip


def state_of(debt: Debt) -> str:
    with tenant(CODE):
        return Debt.objects.get(pk=debt.pk).state


def test_instalments_fall_on_the_pay_day_of_the_resident(case: Case, worker: Actor) -> None:
    made = arrangements.propose(
        actor=worker, case=case.pk, proposal=proposal(owed(worker, case, 25_000))
    )
    found = [(each.due_on, each.amount_cents) for each in payments(made.pk)]
    assert found == [
        (date(2026, 11, 24), 10_000), (date(2026, 12, 24), 10_000), (date(2027, 1, 24), 5_000)
    ]  # fmt: skip


def test_a_proposal_above_the_room_cannot_be_made(case: Case, worker: Actor) -> None:
    wanted = proposal(owed(worker, case), instalment_cents=10_001)
    with pytest.raises(Refused, match="100,00"):
        arrangements.propose(actor=worker, case=case.pk, proposal=wanted)


def test_a_week_of_pay_counts_for_more_than_a_quarter_of_a_month(case: Case, worker: Actor) -> None:
    wanted = proposal(owed(worker, case), every=Every.WEEK, pay_day=5, instalment_cents=2_400)
    with pytest.raises(Refused, match="23,07"):
        arrangements.propose(actor=worker, case=case.pk, proposal=wanted)


def test_without_a_protected_amount_nothing_is_proposed(case: Case) -> None:
    actor = counsellor(case, name="ander")
    with pytest.raises(Refused, match="beslagvrije voet"):
        arrangements.propose(actor=actor, case=case.pk, proposal=proposal(owed(actor, case)))


def test_what_runs_takes_of_the_room_of_the_next(case: Case, worker: Actor) -> None:
    first, second = owed(worker, case), owed(worker, case, 9_000, "Stroom NV")
    running(worker, case, first, instalment_cents=6_000)
    with pytest.raises(Refused, match="40,00"):
        arrangements.propose(
            actor=worker, case=case.pk, proposal=proposal(second, instalment_cents=5_000)
        )


def test_two_proposals_that_fit_alone_do_not_both_start(case: Case, worker: Actor) -> None:
    first, second = owed(worker, case), owed(worker, case, 90_000, "Stroom NV")
    later = arrangements.propose(actor=worker, case=case.pk, proposal=proposal(second))
    running(worker, case, first)
    arrangements.hear_creditor(actor=worker, arrangement=later.pk, debt=second.pk, agrees=True)
    with pytest.raises(Refused, match="ruimte"):
        arrangements.start(actor=worker, arrangement=later.pk)


def test_it_runs_only_after_every_creditor_said_yes(case: Case, worker: Actor) -> None:
    first, second = owed(worker, case), owed(worker, case, 30_000, "Stroom NV")
    made = arrangements.propose(actor=worker, case=case.pk, proposal=proposal(first, second))
    arrangements.hear_creditor(actor=worker, arrangement=made.pk, debt=first.pk, agrees=True)
    with pytest.raises(Refused, match="Stroom NV"):
        arrangements.start(actor=worker, arrangement=made.pk)


def test_a_creditor_who_says_no_stops_the_proposal(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    made = arrangements.propose(actor=worker, case=case.pk, proposal=proposal(debt))
    arrangements.hear_creditor(actor=worker, arrangement=made.pk, debt=debt.pk, agrees=False)
    with pytest.raises(Refused, match="zegt nee"):
        arrangements.start(actor=worker, arrangement=made.pk)


def test_a_debt_of_another_household_is_not_arranged_here(case: Case, worker: Actor) -> None:
    other = household()
    strange = owed(counsellor(other, name="ander"), other)
    with pytest.raises(NotFound):
        arrangements.propose(actor=worker, case=case.pk, proposal=proposal(strange))


def test_a_debt_that_is_arranged_is_not_arranged_again(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    running(worker, case, debt, instalment_cents=1_000)
    with pytest.raises(Refused, match="al een regeling"):
        arrangements.propose(actor=worker, case=case.pk, proposal=proposal(debt))


def test_what_came_in_counts_for_the_oldest_payment(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    changes.note_payment(
        actor=worker, arrangement=made.pk, cents=12_500, on=TODAY, heard_from="partner"
    )
    found = payments(made.pk)
    assert [(each.paid_cents, each.state) for each in found[:2]] == [
        (10_000, "paid"), (2_500, "expected")
    ]  # fmt: skip


def test_more_than_is_open_is_refused(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case, 20_000))
    with pytest.raises(Refused, match="200,00"):
        changes.note_payment(
            actor=worker, arrangement=made.pk, cents=20_001, on=TODAY, heard_from="resident"
        )


def test_when_all_is_paid_it_was_kept_and_the_debt_is_gone(case: Case, worker: Actor) -> None:
    debt = owed(worker, case, 20_000)
    made = running(worker, case, debt)
    changes.note_payment(
        actor=worker, arrangement=made.pk, cents=20_000, on=TODAY, heard_from="worker"
    )
    with tenant(CODE):
        assert Arrangement.objects.get(pk=made.pk).state == ArrangementState.KEPT
        assert Debt.objects.get(pk=debt.pk).state == DebtState.PAID


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


def test_a_quick_fix_may_use_what_is_put_by(case: Case) -> None:
    actor = counsellor(case, name="ander")
    with_room(actor, case, 10_000, saved=30_000)
    debt = owed(actor, case, 40_000)
    fix = proposal(debt, kind=ArrangementKind.QUICK_FIX, instalment_cents=40_000)
    assert arrangements.propose(actor=actor, case=case.pk, proposal=fix).total_cents == 40_000


def test_a_quick_fix_is_over_within_thirty_days(case: Case, worker: Actor) -> None:
    fix = proposal(owed(worker, case), kind=ArrangementKind.QUICK_FIX)
    with pytest.raises(Refused, match="30 dagen"):
        arrangements.propose(actor=worker, case=case.pk, proposal=fix)


def test_a_quick_fix_that_did_not_work_becomes_work(case: Case, worker: Actor) -> None:
    running(worker, case, owed(worker, case, 10_000), kind=ArrangementKind.QUICK_FIX)
    with clock.standing_at(TODAY + timedelta(days=31)):
        assert follow_money(actor=JOB).overdue_fixes == 1
    assert "quick_fix_over" in tasks(case)


def test_paying_on_from_a_benefit_needs_a_ground(case: Case, worker: Actor) -> None:
    wanted = proposal(
        owed(worker, case), kind=ArrangementKind.PAID_ON, instalment_cents=70_000, turns=6
    )
    with pytest.raises(Refused, match="grond"):
        arrangements.propose(actor=worker, case=case.pk, proposal=wanted)


def test_rent_that_is_paid_on_is_no_repayment(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    made = paid_on(worker, case, debt)
    changes.note_payment(
        actor=worker, arrangement=made.pk, cents=70_000, on=TODAY, heard_from="partner"
    )
    seen = money_view(actor=worker, case=case.pk)
    assert seen.owed_cents == 60_000
    assert seen.room is not None
    assert seen.room.cents == 10_000


def test_the_months_ahead_show_when_the_debt_is_gone(case: Case, worker: Actor) -> None:
    running(worker, case, owed(worker, case, 30_000))
    ahead = money_view(actor=worker, case=case.pk).ahead
    assert [each.owed for each in ahead[:4]] == [20_000, 10_000, 0, 0]


def test_paying_on_that_ends_leaves_the_arrears_with_their_own_arrangement(
    case: Case, worker: Actor
) -> None:
    debt = owed(worker, case)
    running(worker, case, debt)
    on = paid_on(worker, case, debt)
    arrangements.end(
        actor=worker, arrangement=on.pk, state=ArrangementState.WITHDRAWN, why="zelf weer"
    )
    assert state_of(debt) == DebtState.ARRANGED


def test_rent_paid_on_to_the_end_does_not_pay_the_arrears(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    running(worker, case, debt)
    on = paid_on(worker, case, debt)
    changes.note_payment(
        actor=worker, arrangement=on.pk, cents=420_000, on=TODAY, heard_from="partner"
    )
    assert state_of(debt) == DebtState.ARRANGED


def test_rent_that_is_paid_on_knows_no_discount(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    on = paid_on(worker, case, debt)
    with pytest.raises(Refused, match="Doorbetalen"):
        changes.lower(
            actor=worker, arrangement=on.pk, debt=debt.pk, cents=1_000, costs=False, why="korting"
        )


def test_a_proposal_over_a_debt_that_changed_does_not_start(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    made = agreed_proposal(worker, case, debt)
    debts.change_debt(
        actor=worker, debt=debt.pk, facts=DebtFacts("Bron", "water", 30_000), state=DebtState.OPEN
    )
    with pytest.raises(Refused, match="veranderd"):
        arrangements.start(actor=worker, arrangement=made.pk)
    assert arrangement_view(actor=worker, arrangement=made.pk).moved_on


def test_a_proposal_whose_first_day_passed_does_not_start(case: Case, worker: Actor) -> None:
    made = agreed_proposal(worker, case, owed(worker, case))
    with clock.standing_at(date(2026, 11, 25)), pytest.raises(Refused, match="voorbij"):
        arrangements.start(actor=worker, arrangement=made.pk)


def test_a_quick_fix_uses_the_savings_once(case: Case) -> None:
    actor = counsellor(case, name="ander")
    with_room(actor, case, 10_000, saved=30_000)
    first, second = owed(actor, case, 40_000), owed(actor, case, 30_000, "Stroom NV")
    running(actor, case, first, kind=ArrangementKind.QUICK_FIX, instalment_cents=40_000)
    fix = proposal(second, kind=ArrangementKind.QUICK_FIX, instalment_cents=30_000)
    with pytest.raises(Refused, match="gespaard"):
        arrangements.propose(actor=actor, case=case.pk, proposal=fix)


def test_a_quick_fix_in_weeks_is_held_against_its_whole_sum(case: Case) -> None:
    actor = counsellor(case, name="ander")
    with_room(actor, case, 10_000, saved=30_000)
    fix = proposal(
        owed(actor, case, 120_000), kind=ArrangementKind.QUICK_FIX, every=Every.WEEK, pay_day=5,
        instalment_cents=30_000,
    )  # fmt: skip
    with pytest.raises(Refused, match="gespaard"):
        arrangements.propose(actor=actor, case=case.pk, proposal=fix)


def test_a_creditor_who_said_no_may_still_say_yes(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    made = arrangements.propose(actor=worker, case=case.pk, proposal=proposal(debt))
    for agrees in (False, True):
        arrangements.hear_creditor(actor=worker, arrangement=made.pk, debt=debt.pk, agrees=agrees)
    assert arrangements.start(actor=worker, arrangement=made.pk).state == ArrangementState.RUNNING


def test_a_proposal_is_withdrawn_and_never_broken(case: Case, worker: Actor) -> None:
    made = arrangements.propose(actor=worker, case=case.pk, proposal=proposal(owed(worker, case)))
    with pytest.raises(Refused, match="loopt nog niet"):
        arrangements.end(
            actor=worker, arrangement=made.pk, state=ArrangementState.BROKEN, why="mislukt"
        )


def test_who_asks_and_starts_waits_for_who_else_does(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    with CaptureQueriesContext(connection) as asked:
        made = agreed_proposal(worker, case, debt)
        arrangements.start(actor=worker, arrangement=made.pk)
    locks = [each["sql"] for each in asked if "FOR NO KEY UPDATE" in each["sql"]]
    assert len([each for each in locks if '"cases_case"' in each]) == 2


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


def book(worker: Actor, made: Arrangement, cents: int, **more: Any) -> Arrangement:
    said = {"on": TODAY, "heard_from": "partner", **more}
    return changes.note_payment(actor=worker, arrangement=made.pk, cents=cents, **said)


def take_back(worker: Actor, made: Arrangement, why: str = "teruggeboekt") -> Arrangement:
    with tenant(CODE):
        newest = Payment.objects.filter(arrangement=made).latest("noted_at")
    return undo_payment(actor=worker, arrangement=made.pk, payment=newest.pk, why=why)


def test_a_payment_that_was_taken_back_is_expected_again(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    book(worker, made, 12_500)
    take_back(worker, made)
    assert [(each.paid_cents, each.state, each.paid_on) for each in payments(made.pk)[:2]] == [
        (0, "expected", None), (0, "expected", None)
    ]  # fmt: skip
    seen = arrangement_view(actor=worker, arrangement=made.pk)
    assert (seen.payments[0].undone_why, seen.came_in) == ("teruggeboekt", ())


def test_what_was_kept_runs_again_when_the_last_payment_came_back(
    case: Case, worker: Actor
) -> None:
    debt = owed(worker, case, 20_000)
    made = running(worker, case, debt)
    book(worker, made, 20_000)
    assert take_back(worker, made).state == ArrangementState.RUNNING
    assert state_of(debt) == DebtState.ARRANGED


def test_no_payment_is_taken_back_twice_or_without_a_reason(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    book(worker, made, 10_000)
    with pytest.raises(Refused, match="waarom"):
        take_back(worker, made, why=" ")
    take_back(worker, made)
    with pytest.raises(Refused, match="al teruggedraaid"):
        take_back(worker, made)


def test_a_form_that_is_sent_twice_is_one_payment(case: Case, worker: Actor) -> None:
    made, key = running(worker, case, owed(worker, case)), uuid4()
    book(worker, made, 10_000, form_key=key)
    book(worker, made, 10_000, form_key=key)
    assert [each.paid_cents for each in payments(made.pk)[:2]] == [10_000, 0]


def test_a_form_that_ended_it_is_no_mistake_when_it_is_sent_twice(
    case: Case, worker: Actor
) -> None:
    made, key = running(worker, case, owed(worker, case, 10_000)), uuid4()
    for _turn in range(2):
        kept = book(worker, made, 10_000, form_key=key)
    assert kept.state == ArrangementState.KEPT


def test_the_same_amount_of_about_the_same_day_is_asked_about(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    book(worker, made, 10_000)
    with pytest.raises(Refused, match="andere betaling"):
        book(worker, made, 10_000, heard_from="resident")
    book(worker, made, 10_000, again=True)
    assert [each.paid_cents for each in payments(made.pk)[:2]] == [10_000, 10_000]


def test_a_second_part_leaves_who_told_of_the_first(case: Case, worker: Actor) -> None:
    made = running(worker, case, owed(worker, case))
    book(worker, made, 4_000, on=TODAY - timedelta(days=3))
    book(worker, made, 6_000, heard_from="resident")
    first = payments(made.pk)[0]
    assert (first.paid_on, first.heard_from) == (TODAY - timedelta(days=3), "partner")
    assert len(arrangement_view(actor=worker, arrangement=made.pk).payments) == 2


def test_no_more_is_paid_on_than_runs_on(case: Case, worker: Actor) -> None:
    debt = owed(worker, case)
    with pytest.raises(Refused, match="doorloopt"):
        running(worker, case, debt, kind=ArrangementKind.PAID_ON, turns=6, ground="asked")
    paid_on(worker, case, debt)
    with pytest.raises(Refused, match="700,00"):
        running(
            worker, case, debt, kind=ArrangementKind.PAID_ON, instalment_cents=70_001, turns=6,
            ground="asked",
        )  # fmt: skip


def test_what_was_repaid_without_us_makes_room_for_its_own_arrangement(
    case: Case, worker: Actor
) -> None:
    facts = DebtFacts("Bron", "water", 60_000, repaid_cents=10_000)
    debt = debts.note_debt(actor=worker, case=case.pk, facts=facts)
    assert running(worker, case, debt).room_cents == 10_000
    with pytest.raises(Refused, match="ruimte"):
        arrangements.propose(
            actor=worker, case=case.pk, proposal=proposal(owed(worker, case, 900, "Snel BV"))
        )
