# SPDX-License-Identifier: EUPL-1.2
"""What stands in the way of forgetting somebody for now. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HoldKind(StrEnum):
    """Why something is kept although its term passed or somebody asked to forget it."""

    RUNNING_CASE = "running_case"
    STORED_GOODS = "stored_goods"
    OPEN_STOP = "open_stop"
    LEGAL_TERM = "legal_term"
    DATA_LEAK = "data_leak"
    COURT = "court"
    OBJECTION = "objection"
    CLAIM = "claim"
    OTHER = "other"


#: what only a person can know and sets by hand, with a reason and a last day
BY_HAND = (HoldKind.COURT, HoldKind.OBJECTION, HoldKind.CLAIM, HoldKind.OTHER)


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """What runs for the cases and signals that hang on a subject."""

    running_case: bool = False
    stored_goods: bool = False
    open_stop: bool = False
    running_term: bool = False
    open_leak: bool = False
    by_hand: tuple[HoldKind, ...] = ()


def holds_of(facts: SubjectFacts) -> tuple[HoldKind, ...]:
    """Every hold, in a fixed order; empty when nothing stands in the way (AVG art. 17 lid 3)."""
    found = [
        *([HoldKind.RUNNING_CASE] if facts.running_case else []),
        *([HoldKind.STORED_GOODS] if facts.stored_goods else []),
        *([HoldKind.OPEN_STOP] if facts.open_stop else []),
        *([HoldKind.LEGAL_TERM] if facts.running_term else []),
        *([HoldKind.DATA_LEAK] if facts.open_leak else []),
        *facts.by_hand,
    ]
    return tuple(dict.fromkeys(found))
