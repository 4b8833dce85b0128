# SPDX-License-Identifier: EUPL-1.2
"""Fixed costs that are paid on from a benefit: no repayment, no discount, not more than runs on."""

from __future__ import annotations

import pytest
from tests.conftest import CODE
from tests.help.indebted import (
    TODAY,
    counsellor,
    household,
    owed,
    paid_on,
    proposal,
    running,
    state_of,
    with_room,
)

from woonzeker.access.actors import Actor, system
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.help.models import (
    ArrangementKind,
    ArrangementState,
    DebtState,
)
from woonzeker.help.selectors.money import money_view
from woonzeker.help.services import arrangement_changes as changes
from woonzeker.help.services import arrangements

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
