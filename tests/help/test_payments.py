# SPDX-License-Identifier: EUPL-1.2
"""What came in: booked once, as it was told, and taken back when it was wrong."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

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
    state_of,
    with_room,
)

from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.help.models import (
    Arrangement,
    ArrangementState,
    Debt,
    DebtState,
    Payment,
)
from woonzeker.help.selectors.arrangements import arrangement_view
from woonzeker.help.services import arrangement_changes as changes
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


def take_back(worker: Actor, made: Arrangement, why: str = "teruggeboekt") -> Arrangement:
    with tenant(CODE):
        newest = Payment.objects.filter(arrangement=made).latest("noted_at")
    return undo_payment(actor=worker, arrangement=made.pk, payment=newest.pk, why=why)


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
