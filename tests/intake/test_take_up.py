# SPDX-License-Identifier: EUPL-1.2
"""Which signals are taken up: below a threshold, outside a window, or said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.conftest import CODE
from tests.intake.corpus import accepted

from woonzeker.intake.models import Delivery
from woonzeker.intake.rules import (
    AcceptedLine,
    EarlierSignal,
    NotTakenUp,
    TakeUpPolicy,
    Window,
    not_taken_up,
)
from woonzeker.intake.selectors import take_up_policy
from woonzeker.law import lcv
from woonzeker.organisations.models import Sector

CARE = TakeUpPolicy(windows={"zorg": Window(30, 100)})
FIFTY = TakeUpPolicy(threshold_cents=5000)
URGENT = [
    {"crisis": "ja"},
    {"soort": "eindelevering", "einddatum_levering": "01-12-2026"},
    {"soort": "ontruiming", "ontruimingsdatum": "01-12-2026"},
]


def small(**cells: str) -> AcceptedLine:
    return accepted({"bedrag": "49,99"} | cells)


def test_without_a_policy_every_signal_is_heard() -> None:
    assert not_taken_up(small(), "energie", TakeUpPolicy()) is None


def test_below_the_threshold_is_not_taken_up_and_on_it_is() -> None:
    assert not_taken_up(small(), "energie", FIFTY) == NotTakenUp.BELOW_THRESHOLD
    assert not_taken_up(small(bedrag="50,00"), "energie", FIFTY) is None


@pytest.mark.parametrize(
    ("arose", "outside"),
    [("27-09-2026", True), ("26-09-2026", False), ("18-07-2026", False), ("17-07-2026", True)],
)
def test_the_window_holds_from_its_first_to_its_last_day(arose: str, outside: bool) -> None:
    found = not_taken_up(accepted({"ontstaansdatum": arose}), "zorg", CARE)
    assert (found == NotTakenUp.OUTSIDE_WINDOW) is outside


def test_without_a_first_day_or_a_window_nothing_is_filtered() -> None:
    assert not_taken_up(accepted(), "zorg", CARE) is None
    assert not_taken_up(accepted({"ontstaansdatum": "01-10-2026"}), "water", CARE) is None


@pytest.mark.parametrize(
    ("before", "running", "expected"),
    [
        (61250, True, NotTakenUp.REPEAT),
        (70000, True, NotTakenUp.REPEAT),
        (61249, True, None),
        (61250, False, None),
    ],
)
def test_a_repeat_is_one_only_while_a_case_runs_and_the_arrears_are_not_higher(
    before: int, running: bool, expected: NotTakenUp | None
) -> None:
    earlier = EarlierSignal(before, running)
    assert not_taken_up(accepted(), "energie", TakeUpPolicy(), earlier=earlier) == expected


@pytest.mark.parametrize("cells", URGENT)
def test_end_of_supply_eviction_and_crisis_are_never_filtered(cells: dict[str, str]) -> None:
    policy = TakeUpPolicy(10**9, {"energie": Window(1000, None)})
    line = accepted(cells | {"ontstaansdatum": "20-10-2026"})
    assert not_taken_up(line, "energie", policy, earlier=EarlierSignal(10**9, True)) is None


def shipped(sector: str) -> TakeUpPolicy:
    """What the municipality decided by default for a sector, as intake reads it."""
    delivery = Delivery(municipality=CODE, sector=sector, received_on=date(2026, 11, 2))
    return take_up_policy(delivery)


@pytest.mark.django_db
@pytest.mark.parametrize("sector", Sector.values)
def test_the_shipped_windows_are_those_of_the_covenant(municipality: str, sector: str) -> None:
    agreed = lcv.window(sector, on=date(2026, 10, 26))
    line, policy = accepted(), shipped(sector)
    for days in range(400):
        arose_on = line.signalled_on - timedelta(days=days)
        found = not_taken_up(replace(line, arose_on=arose_on), sector, policy)
        holds = agreed is None or agreed.holds(arose_on, line.signalled_on)
        assert (found is None) is holds, days
