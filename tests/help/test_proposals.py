# SPDX-License-Identifier: EUPL-1.2
"""What may be put before creditors, and when it may start: within the room, as debts stand."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import CODE
from tests.help.indebted import (
    TODAY,
    agreed_proposal,
    counsellor,
    household,
    owed,
    payments,
    proposal,
    running,
    with_room,
)

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import (
    ArrangementKind,
    ArrangementState,
    Debt,
    DebtState,
    OwnAlarm,
)
from woonzeker.help.rules.money import Every
from woonzeker.help.selectors.arrangements import arrangement_view
from woonzeker.help.services import arrangements, debts
from woonzeker.help.services.alarm import keep_call, landlord_consent
from woonzeker.help.services.debts import DebtFacts

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


def alarm(case: Case, *, may_know: bool) -> OwnAlarm:
    """Somebody of this household asked for help."""
    with tenant(CODE):
        return OwnAlarm.objects.create(
            case=case, by="resident", channel="phone", raised_on=TODAY, due_on=TODAY,
            landlord_may_know=may_know, recorded_at=clock.now(), recorded_by="tests",
        )  # fmt: skip


def rent(worker: Actor, case: Case) -> Debt:
    return debts.note_debt(
        actor=worker, case=case.pk, facts=DebtFacts("Verhuurder", "huur", 60_000)
    )


def test_a_landlord_who_may_not_hear_of_it_gets_no_proposal(case: Case, worker: Actor) -> None:
    alarm(case, may_know=False)
    with pytest.raises(Refused, match="verhuurder"):
        running(worker, case, rent(worker, case))


def test_a_landlord_who_may_know_gets_the_proposal(case: Case, worker: Actor) -> None:
    alarm(case, may_know=True)
    assert running(worker, case, rent(worker, case)).state == ArrangementState.RUNNING


@pytest.mark.parametrize("may_know", [True, None])
def test_who_asks_to_be_called_takes_nothing_back(
    case: Case, worker: Actor, may_know: bool | None
) -> None:
    if may_know:
        alarm(case, may_know=may_know)
    keep_call(actor=system(CODE, "resident"), case=case.pk, phone="06", words="", due_on=TODAY)
    assert running(worker, case, rent(worker, case)).state == ArrangementState.RUNNING


def test_what_is_said_at_a_request_to_be_called_counts(case: Case, worker: Actor) -> None:
    asked = keep_call(
        actor=system(CODE, "resident"), case=case.pk, phone="06", words="", due_on=TODAY
    )
    landlord_consent(actor=worker, alarm=asked.pk, given=False)
    with pytest.raises(Refused, match="verhuurder"):
        running(worker, case, rent(worker, case))


def test_no_answer_is_asked_of_a_landlord_who_may_no_longer_know(case: Case, worker: Actor) -> None:
    debt = rent(worker, case)
    made = arrangements.propose(actor=worker, case=case.pk, proposal=proposal(debt))
    alarm(case, may_know=False)
    with pytest.raises(Refused, match="verhuurder"):
        arrangements.hear_creditor(actor=worker, arrangement=made.pk, debt=debt.pk, agrees=True)
