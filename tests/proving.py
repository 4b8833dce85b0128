# SPDX-License-Identifier: EUPL-1.2
"""Pytest plugin: how much is tried, and with which seed. Loaded for every run of the tests.

`./run check` tries a sample, `./run prove` tries all it can. Both print the seed, and both take one
to try the same again: `./run prove law --seed 12`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from random import Random
from typing import TypeVar

from hypothesis import HealthCheck, settings

Thing = TypeVar("Thing")

FULL = os.environ.get("PROVE") == "full"
SEED = int(os.environ.get("PROVE_SEED", "1"))

settings.register_profile("check", deadline=None, print_blob=True)
settings.register_profile(
    "prove",
    deadline=None,
    print_blob=True,
    max_examples=5_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("prove" if FULL else "check")


def many(sample: int, full: int) -> int:
    """How often a test tries that draws for itself: `sample` in a check, `full` in a proof."""
    return full if FULL else sample


def some(every: Iterable[Thing], part: int, turn: str = "") -> list[Thing]:
    """All of them in a proof; in a check one in so many, drawn by the seed, in their own order.

    With another word as `turn` the same seed draws others.
    """
    listed = list(every)
    if FULL:
        return listed
    drawn = Random(f"{SEED}/{turn}").sample(range(len(listed)), -(-len(listed) // part))
    return [listed[place] for place in sorted(drawn)]


def pytest_report_header() -> str:
    """Say at the top of the run what a failure must be repeated with."""
    return f"proeven: {'voluit' if FULL else 'steekproef'}, zaad {SEED}"
