# SPDX-License-Identifier: EUPL-1.2
"""Linked signals become cases: new, joined, reopened, or set aside with their result."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove, CaseTask, CaseTerm, MatchingPeriod
from woonzeker.cases.services import TakenUp, advance, take_up
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, Person

pytestmark = pytest.mark.usefixtures("municipality")


def take(on: date = date(2026, 11, 2)) -> TakenUp:
    with clock.standing_at(on):
        return take_up(actor=LEAD, on=on)


def only_case() -> Case:
    with tenant(CODE):
        return Case.objects.select_related("household").get()


def result_of(signal: ArrearsSignal) -> str:
    with tenant(CODE):
        return str(ArrearsSignal.objects.values_list("result", flat=True).get(pk=signal.pk))


def move(code: str, on: date, reason: str = "") -> None:
    with clock.standing_at(on):
        advance(actor=LEAD, case=only_case().pk, move=code, reason=reason, on=on)


def test_a_first_signal_makes_a_case_at_the_register_address() -> None:
    linked_signal(resident())
    assert take() == TakenUp(new=1, joined=0, reopened=0, set_aside={})
    assert (only_case().number, only_case().step) == ("2026-000001", 3)
    assert only_case().household.street == "Iepenlaan"


def test_taking_up_again_does_nothing() -> None:
    linked_signal(resident())
    take()
    assert take() == TakenUp(new=0, joined=0, reopened=0, set_aside={})


def test_partners_in_one_home_share_one_case() -> None:
    linked_signal(resident())
    linked_signal(resident(), partner="Zeker", sector="zorg")
    assert take() == TakenUp(new=1, joined=1, reopened=0, set_aside={})


def test_neighbours_have_a_case_each() -> None:
    linked_signal(resident())
    linked_signal(resident("1234AB14", house_number=14))
    assert take().new == 2


def test_the_same_arrears_a_month_later_are_a_repeat_while_a_case_runs() -> None:
    person = resident()
    linked_signal(person)
    take()
    again = linked_signal(person)
    assert take(date(2026, 12, 1)).set_aside == {"repeat": 1}
    assert result_of(again) == "repeat"


def test_after_no_contact_the_same_arrears_reopen_the_case() -> None:
    person = resident()
    linked_signal(person)
    take()
    move("contact_sought", date(2026, 11, 9))
    move("close_no_contact", date(2026, 11, 30))
    linked_signal(person)
    assert take(date(2026, 12, 1)).reopened == 1
    assert (only_case().status, only_case().result, only_case().closed_on) == ("open", "", None)


def test_a_new_family_does_not_inherit_the_case_of_the_one_before() -> None:
    before = resident()
    linked_signal(before)
    take()
    with tenant(CODE):
        before.departed_on = date(2026, 11, 20)
        before.save()
    linked_signal(resident(), partner="Zeker", sector="zorg")
    assert take(date(2026, 12, 1)).new == 1
    with tenant(CODE):
        results = list(Case.objects.order_by("number").values_list("status", "result"))
    assert results == [("closed", "moved_unknown"), ("open", "")]


@pytest.mark.parametrize(
    ("facts", "result"),
    [
        ({"died_on": date(2026, 10, 1)}, "deceased"),
        ({"departed_on": date(2026, 10, 1)}, "not_resident"),
    ],
)
def test_who_died_or_left_gets_no_case(facts: dict[str, Any], result: str) -> None:
    signal = linked_signal(resident(**facts))
    assert take().set_aside == {result: 1}
    assert result_of(signal) == result


def test_somebody_asks_after_those_whom_the_dead_leave_behind() -> None:
    resident()
    signal = linked_signal(resident(died_on=date(2026, 10, 1)))
    take()
    with tenant(CODE):
        task = CaseTask.objects.get()
    assert (task.kind, task.signal_id) == ("check_who_stays_behind", signal.pk)


def test_a_rent_report_below_the_threshold_gets_its_letter() -> None:
    linked_signal(resident(), sector="huur", partner="Woning", result="below_threshold")
    take()
    take()
    with tenant(CODE):
        assert list(CaseTask.objects.values_list("kind", flat=True)) == ["written_offer"]
        assert not Case.objects.exists()


def tasks() -> list[str]:
    with tenant(CODE):
        return list(CaseTask.objects.values_list("kind", flat=True))


def rent_below(person: Person, **facts: Any) -> ArrearsSignal:
    facts = {"sector": "huur", "partner": "Woning", "result": "below_threshold", **facts}
    return linked_signal(person, **facts)


@pytest.mark.parametrize("gone", ["died_on", "departed_on"])
def test_no_letter_goes_to_who_died_or_left(gone: str) -> None:
    rent_below(resident(**{gone: date(2026, 10, 1)}))
    take()
    assert tasks() == []


def test_who_leaves_later_still_gets_the_letter() -> None:
    rent_below(resident(departed_on=date(2026, 12, 1)))
    take()
    assert tasks() == ["written_offer"]


@pytest.mark.parametrize(("link", "asked"), [("nobody", ["written_offer"]), ("review", [])])
def test_a_letter_waits_for_the_review_and_not_for_the_register(
    link: str, asked: list[str]
) -> None:
    signal = rent_below(resident())
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result=link, person=None)
    take()
    assert tasks() == asked


def test_of_two_files_of_one_day_the_later_one_holds_the_last_amount() -> None:
    person = resident()
    linked_signal(person, amount_cents=40_000, line_number=9)
    linked_signal(person, amount_cents=60_000, line_number=1)
    take()
    linked_signal(person, amount_cents=50_000)
    assert take(date(2026, 12, 1)).set_aside == {"repeat": 1}


def terms() -> dict[str, date]:
    with tenant(CODE):
        return dict(CaseTerm.objects.values_list("kind", "due_on"))


def test_the_offer_is_due_in_four_weeks() -> None:
    linked_signal(resident())
    take()
    assert terms() == {"offer": date(2026, 11, 30), "insight": date(2026, 12, 2)}


def test_an_eviction_starts_the_clock_of_three_working_days() -> None:
    linked_signal(resident(), kind="ontruiming", eviction_on=date(2026, 11, 20))
    take()
    assert terms()["threatening_talk"] == date(2026, 11, 5)
    assert only_case().threatening


def test_the_end_of_supply_alone_does_not() -> None:
    linked_signal(resident(), kind="eindelevering", end_of_supply_on=date(2026, 12, 1))
    take()
    assert set(terms()) == {"offer", "insight"}


def test_the_shape_of_a_month_follows_its_signals() -> None:
    person = resident()
    linked_signal(person)
    take()
    linked_signal(person, partner="Zeker", sector="zorg")
    take()
    linked_signal(person, amount_cents=60_000)
    take(date(2026, 12, 1))
    with tenant(CODE):
        shapes = list(MatchingPeriod.objects.order_by("starts_on").values_list("shape", flat=True))
    assert shapes == ["several", "following"]


def test_each_step_leaves_its_move() -> None:
    person = resident()
    linked_signal(person)
    linked_signal(person, partner="Zeker", sector="zorg")
    take()
    with tenant(CODE):
        moves = list(CaseMove.objects.order_by("sequence").values_list("code", flat=True))
    assert moves == ["accept_report", "join_report"]
