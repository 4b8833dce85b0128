# SPDX-License-Identifier: EUPL-1.2
"""Which signals of a partner repeat an own one that runs, whatever others reported. Pure.

Whether a signal counted as a repeat when it was taken up depends on whether the case ran, and that
depends on others too. What the partner is told may not: it follows from its own signals alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OwnSignal:
    """A signal of one partner about one person that was taken up, or set aside as a repeat.

    `result` is a code of SignalResult; `over_on` the day on which an answer for good was told.
    """

    id: Hashable
    result: str
    amount_cents: int
    received_on: date
    signalled_on: date
    over_on: date | None = None


def repeats(in_order: Iterable[OwnSignal]) -> frozenset[Hashable]:
    """The ids of those that repeat one before them that was not over, with arrears not higher.

    In order of delivery. One that repeats says nothing of what follows it; one that was set aside
    only because others had reported does (DDAS, 'herhaalde melding').
    """
    running: list[OwnSignal] = []
    found: set[Hashable] = set()
    for signal in in_order:
        open_now = [
            each for each in running if each.over_on is None or each.over_on >= signal.received_on
        ]
        last = max(reversed(open_now), key=lambda each: each.signalled_on, default=None)
        if last and signal.result == "repeat" and signal.amount_cents <= last.amount_cents:
            found.add(signal.id)
        else:
            running.append(signal)
    return frozenset(found)
