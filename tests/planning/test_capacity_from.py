# SPDX-License-Identifier: EUPL-1.2
"""A municipality's hours for visits."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml

from woonzeker.planning.routes import (
    CapacityPolicy,
    DayPart,
    capacity_from,
    days_of_week,
    shifts_of,
)
from woonzeker.planning.routes.capacity import CapacityInvalid

FILE = resources.files("woonzeker.organisations") / "policies" / "capacity.yaml"
SHIPPED: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
MONDAY = date(2026, 11, 2)


def _policy() -> CapacityPolicy:
    return capacity_from(SHIPPED)


def test_the_shipped_hours_are_lawful() -> None:
    policy = _policy()
    assert policy.minutes_per_visit == 20
    assert policy.windows[DayPart.EVENING].starts_at == 18 * 60


def test_the_usual_week_falls_on_real_days() -> None:
    assert days_of_week(_policy(), MONDAY)[1] == (date(2026, 11, 3), DayPart.MORNING)


def test_a_person_has_a_shift_for_every_day_part_that_was_given_once() -> None:
    given = [(MONDAY, DayPart.MORNING), (MONDAY, DayPart.MORNING), (MONDAY, DayPart.EVENING)]
    shifts = shifts_of({"n": given}, _policy())
    assert [(each.part, each.starts_at) for each in shifts] == [
        (DayPart.EVENING, 1080),
        (DayPart.MORNING, 570),
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"people": 0}, "mensen"),
        ({"minutes_per_visit": 0}, "minuten"),
        ({"minutes_per_visit": "30"}, "minuten"),
        ({"day_parts": []}, "dagdelen"),
        ({"day_parts": [{"day": 8, "part": "avond"}]}, "dagdelen"),
        ({"day_parts": [{"day": 1, "part": "nacht"}]}, "dagdelen"),
        ({"windows": {}}, "ochtend"),
        (
            {"windows": {**SHIPPED["windows"], "avond": {"from": "20:00", "until": "18:00"}}},
            "begint",
        ),
        ({"windows": {**SHIPPED["windows"], "avond": {"from": "25:00"}}}, "09:00"),
        ({"windows": {**SHIPPED["windows"], "avond": "laat"}}, "09:00"),
    ],
)
def test_hours_that_cannot_be_are_refused_in_words(change: dict[str, Any], said: str) -> None:
    with pytest.raises(CapacityInvalid, match=said):
        capacity_from({**SHIPPED, **change})
