# SPDX-License-Identifier: EUPL-1.2
"""A policy that consists of numbers: what is asked, in which bounds, and how it is kept. Pure."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: how a number is written; what is kept is whole units, and cents for euros
DAYS, WEEKS, TIMES, EUROS, MINUTES = "days", "weeks", "times", "euros", "minutes"
_CENTS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """One number: its place in the policy ('mandates.manager'), its words and its bounds.

    The bounds are in the unit in which people write it.
    """

    place: str
    label: Any
    unit: str
    least: int
    most: int
    hint: Any = ""


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """A page on which a municipality reads and decides such a policy."""

    kind: str
    title: Any
    lead: Any
    asked: tuple[Asked, ...]


def number_in(data: Mapping[str, Any], asked: Asked) -> int:
    """A number of a policy as people write it."""
    found: Any = data
    for part in asked.place.split("."):
        found = found[part]
    return int(found) // (_CENTS if asked.unit == EUROS else 1)


def with_numbers(data: Mapping[str, Any], given: Mapping[Asked, int]) -> dict[str, Any]:
    """A policy with other numbers; what was not given stays."""
    changed = copy.deepcopy(dict(data))
    for asked, number in given.items():
        *path, last = asked.place.split(".")
        part = changed
        for each in path:
            part = part[each]
        part[last] = number * (_CENTS if asked.unit == EUROS else 1)
    return changed
