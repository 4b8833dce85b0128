# SPDX-License-Identifier: EUPL-1.2
"""Which automatic links are drawn to be judged afterwards, and by how many people.

Drawn by lot, but by a lot that can be drawn again: a digest of what identifies the signal decides,
so that nobody chooses and the same deliveries give the same sample.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

_FULL = float(1 << 64)


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """How many links are drawn: `share` of all, `near_share` of those within `near` bits of the
    threshold, where a fault is likeliest, and `least` of a delivery. Two people look at `doubles`.
    """

    share: float = 0.10
    near_share: float = 0.50
    near: float = 2.0
    least: int = 2
    doubles: float = 0.05


PLAN = SamplePlan()


@dataclass(frozen=True, slots=True)
class Eligible:
    """An automatic link that may be drawn: what identifies its signal for ever, and its bits."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A link that was drawn, and how many people judge it."""

    name: str
    reviewers: int


def draw(
    links: Sequence[Eligible], *, threshold: float, seed: str, plan: SamplePlan = PLAN
) -> list[Drawn]:
    """The links to judge, in the order of the lot.

    Each is drawn when its lot falls under its share; when that gives fewer than `plan.least`, those
    with the nearest lots follow. The order of `links` does not matter; equal input, equal sample.
    """
    tickets = sorted((_lot(seed, each.name) / _share(each, threshold, plan), each.name)
                     for each in links)  # fmt: skip
    return [
        Drawn(name, 2 if _lot(f"{seed}/2", name) < plan.doubles else 1)
        for place, (ticket, name) in enumerate(tickets)
        if ticket < 1 or place < plan.least
    ]


def _share(link: Eligible, threshold: float, plan: SamplePlan) -> float:
    return plan.near_share if link.score < threshold + plan.near else plan.share


def _lot(seed: str, name: str) -> float:
    """A number from 0 up to 1 that hangs on nothing but the seed and the name."""
    digest = hashlib.blake2b(f"{seed}\x1f{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / _FULL
