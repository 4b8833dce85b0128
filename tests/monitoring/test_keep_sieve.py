# SPDX-License-Identifier: EUPL-1.2
"""The row of a household in the sieve follows its moves, and is the same made again from all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.conftest import CODE, MONDAY
from tests.monitoring.sieving import DAY, Walked, walks
from tests.proving import many
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseMove, Household
from woonzeker.help.models import ChildrenKnown
from woonzeker.monitoring import services
from woonzeker.monitoring.models import SieveRow
from woonzeker.organisations.models import Partner


def row_of(case: Case) -> SieveRow:
    with tenant(CODE):
        return SieveRow.objects.get(case=case)


def taken_up(number: str = "1234AB12", **facts: object) -> Case:
    """A case that a report of rent arrears began."""
    person = resident(number)
    linked_signal(person, partner="Woonstichting Meerveld", sector="huur", **facts)
    cases.take_up(actor=LEAD, on=clock.today())
    with tenant(CODE):
        return Case.objects.get(household__address_key=number, status="open")


def compared() -> int:
    """How many rows are not as their moves say."""
    return len(services.rebuild_sieve(actor=LEAD, compare=True).other)


def test_a_report_that_is_taken_up_makes_a_row(municipality: str) -> None:
    row = row_of(taken_up())
    assert (row.began, row.step, row.place) == (3, 3, "open")
    assert (row.sector, row.landlord, row.children) == ("huur", "corporation", "unknown")
    assert row.lanes == ["arrears"]
    assert not row.repeat
    assert compared() == 0


def test_a_second_household_with_the_same_people_is_a_repeat(municipality: str) -> None:
    person = resident()
    linked_signal(person)
    cases.take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        type(person).objects.filter(pk=person.pk).update(address_key="4321BA1")
    with clock.standing_at(MONDAY + timedelta(days=40)):
        linked_signal(person, partner="Stroom", sector="energie")
        cases.take_up(actor=LEAD, on=clock.today())
    with tenant(CODE):
        assert sorted(SieveRow.objects.values_list("repeat", flat=True)) == [False, True]


def test_each_move_moves_the_row(municipality: str) -> None:
    case = taken_up()
    with clock.standing_at(MONDAY + timedelta(days=9)):
        cases.advance(actor=LEAD, case=case.pk, move="dagvaarding_served")
    row = row_of(case)
    assert (row.step, row.step_6_on, row.days_3) == (6, MONDAY + timedelta(days=9), 9)
    assert row.leaks
    assert row.folded_to == 2
    assert compared() == 0


def test_a_move_that_is_rolled_back_leaves_the_row_alone(municipality: str) -> None:
    case = taken_up()
    with tenant(CODE):
        point = transaction.savepoint()
        cases.advance(actor=LEAD, case=case.pk, move="dagvaarding_served")
        transaction.savepoint_rollback(point)
    assert row_of(case).step == 3
    assert compared() == 0


def test_a_gap_is_seen_and_closed_by_the_next_move(municipality: str) -> None:
    case = taken_up()
    with tenant(CODE):
        SieveRow.objects.filter(case=case).delete()
    cases.advance(actor=LEAD, case=case.pk, move="dagvaarding_served")
    assert (row_of(case).began, row_of(case).step) == (3, 6)
    assert compared() == 0


def test_the_night_makes_what_is_missing(municipality: str) -> None:
    case = taken_up()
    with tenant(CODE):
        SieveRow.objects.all().delete()
    assert services.bring_up_to_date(actor=LEAD) == 1
    assert row_of(case).sector == "huur"
    assert services.bring_up_to_date(actor=LEAD) == 0


def test_the_night_reads_that_children_live_there(municipality: str) -> None:
    case = taken_up()
    with tenant(CODE):
        ChildrenKnown.objects.create(
            case=case, answer="yes", source="parent", asked_on=MONDAY, recorded_at=clock.now()
        )
    services.bring_up_to_date(actor=LEAD)
    assert row_of(case).children == "yes"


def test_what_is_erased_does_not_change_how_a_year_was_counted(municipality: str) -> None:
    case = taken_up()
    with tenant(CODE):
        case.periods.get().signals.all().delete()
    services.bring_up_to_date(actor=LEAD)
    services.rebuild_sieve(actor=LEAD)
    assert row_of(case).sector == "huur"


def test_a_report_of_somebody_else_takes_its_facts_along(municipality: str) -> None:
    case = taken_up()
    with tenant(CODE):
        signal = case.periods.get().signals.get().signal
    cases.release_signal(actor=LEAD, signal=signal.pk, reason="wrong_person")
    row = row_of(case)
    assert (row.place, row.sector) == ("mistake", "")
    assert compared() == 0


def test_a_row_that_is_wrong_is_found(municipality: str) -> None:
    case = taken_up()
    with tenant(CODE):
        SieveRow.objects.update(step=5)
    assert compared() == 1
    services.rebuild_sieve(actor=LEAD)
    assert row_of(case).step == 3
    assert compared() == 0


def test_a_case_that_nothing_began_has_no_row(municipality: str) -> None:
    with tenant(CODE):
        home = Household.objects.create(address_key="x", house_number=1)
        case = Case.objects.create(household=home, number="x", step=3, opened_on=MONDAY)
        CaseMove.objects.create(
            case=case, sequence=4, code="dagvaarding_served", to_step=6, to_status="open",
            moved_on=MONDAY, moved_at=clock.now(), actor_kind="system", actor_id="tests",
        )  # fmt: skip
    done = services.rebuild_sieve(actor=LEAD)
    assert (done.looked, done.skipped) == (1, (case.pk,))


def test_taking_up_many_reads_and_writes_once(
    municipality: str, partner_factory: Callable[..., Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def follow(moves: Sequence[CaseMove]) -> None:
        asked.append(len(moves))
        services.keep_rows(moves)

    monkeypatch.setattr("woonzeker.cases.services.telling.FOLLOWERS", [follow])
    for number in range(4):
        linked_signal(resident(f"1234AB{number}"))
    cases.take_up(actor=LEAD, on=MONDAY)
    assert asked == [4]
    assert compared() == 0


@settings(max_examples=many(6, 400), deadline=None, suppress_health_check=list(HealthCheck))
@given(walked=walks(longest=10), cuts=some.lists(some.integers(0, 12), max_size=4))
def test_kept_move_by_move_is_the_same_as_made_again(
    municipality: str, walked: Walked, cuts: list[int]
) -> None:
    """Whatever happened and however moves came together, nothing is to be made again."""
    with tenant(CODE):
        home = Household.objects.create(address_key=str(uuid4()), house_number=1)
        case = Case.objects.create(
            household=home, number=str(uuid4())[:12], step=3, opened_on=DAY, lanes=["arrears"],
            status="closed",
        )  # fmt: skip
        moves = [
            CaseMove.objects.create(
                case=case, sequence=made.sequence, code=made.code, to_step=made.to_step,
                to_status=made.to_status, moved_on=made.on, moved_at=clock.now(),
                actor_kind="system", actor_id="tests", undoes=made.undoes,
            )
            for made in walked.moves
        ]  # fmt: skip
        edges = sorted({0, len(moves), *(cut for cut in cuts if cut < len(moves))})
        for first, last in pairwise(edges):
            services.keep_rows(moves[first:last])
        row = SieveRow.objects.get(case=case)
    assert (row.step, row.status, row.result) == (
        walked.step, walked.status, walked.result or ""
    )  # fmt: skip
    assert compared() == 0
