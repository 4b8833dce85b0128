# SPDX-License-Identifier: EUPL-1.2
"""Tips come when they fit, and a temporary discount keeps to its act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from woonzeker.landlords.rules.arrears import Standing
from woonzeker.landlords.rules.tips import (
    DiscountAsked,
    Facts,
    discount_rules,
    habit,
    tips,
    unfit,
)

QUIET = Facts(
    standing=Standing.WITHIN, balance_cents=0, period_cents=65_000, monthly=True, pay_day=1,
    income_day=None, self_contained=True, has_discount=False, late_days=(),
)  # fmt: skip
BEHIND = replace(QUIET, standing=Standing.BEHIND, balance_cents=130_000)
ASKED = DiscountAsked(
    date(2026, 12, 1), date(2027, 11, 30), 15_000, 65_000, date(2026, 11, 1), self_contained=True
)


def named(facts: Facts) -> list[str]:
    return [each.tip.value for each in tips(facts)]


def test_who_pays_gets_no_tips() -> None:
    assert tips(QUIET) == ()


def test_who_is_paid_later_may_pay_later() -> None:
    [tip] = tips(replace(QUIET, income_day=25))
    assert (tip.tip, tip.because, tip.day) == ("move_pay_day", "income_comes_later", 25)


def test_who_pays_late_every_month_gets_that_day() -> None:
    [tip] = tips(replace(QUIET, late_days=(24, 23, 25)))
    assert (tip.because, tip.day) == ("paid_late_by_habit", 25)


def test_a_day_in_the_next_month_is_found() -> None:
    [tip] = tips(replace(QUIET, pay_day=25, late_days=(8, 8, 8)))
    assert tip.day == 2


@pytest.mark.parametrize("days", [(), (24, 23), (24, 3, 25), (2, 2, 2), (24, 10, 24)])
def test_chance_is_no_habit(days: tuple[int, ...]) -> None:
    assert habit(days) is None


def test_who_is_behind_is_pointed_to_help_and_discount() -> None:
    assert named(BEHIND) == ["point_to_help", "discount"]
    assert named(replace(BEHIND, self_contained=False)) == ["point_to_help"]
    assert named(replace(BEHIND, has_discount=True)) == ["point_to_help"]


def test_much_or_nothing_that_fits_is_a_reason_to_waive_a_part() -> None:
    assert "waive_part" in named(replace(BEHIND, balance_cents=65_000 * 7))
    assert "waive_part" in named(replace(BEHIND, nothing_fits=True))
    assert named(replace(QUIET, arrangement_halfway=True)) == ["waive_part"]


def test_the_rules_of_the_discount_say_where_they_stand() -> None:
    rules = discount_rules(date(2026, 11, 2))
    assert (rules.shortest, rules.longest) == (1, 36)
    assert str(rules.citation).startswith("Wet tijdelijke huurkorting")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, None),
        ({"until_on": date(2026, 12, 31)}, None),
        ({"until_on": date(2026, 12, 30)}, "too_short"),
        ({"until_on": date(2029, 11, 30)}, None),
        ({"until_on": date(2029, 12, 1)}, "too_long"),
        ({"until_on": date(2026, 11, 30)}, "backwards"),
        ({"asked_on": None}, "no_request"),
        ({"asked_on": date(2026, 12, 2)}, "no_request"),
        ({"self_contained": False}, "room"),
        ({"cents": 65_001}, "too_much"),
    ],
)
def test_a_discount_that_is_no_temporary_one_says_why(
    change: dict[str, object], why: str | None
) -> None:
    assert unfit(replace(ASKED, **change)) == why  # type: ignore[arg-type]
