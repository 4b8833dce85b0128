# SPDX-License-Identifier: EUPL-1.2
"""What several looks at one audited link come to.

One look is enough to say that a link is right. Whatever else is said needs a second look, because a
slip of the finger would otherwise cost thousands of audits; two who disagree need a third.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

#: after so many looks the majority decides
MOST_LOOKS = 3


class AuditChoice(StrEnum):
    """What one reviewer can say of a link."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


class Standing(StrEnum):
    """How far an audited link is."""

    OPEN = "open"
    DISPUTED = "disputed"
    RIGHT = "right"
    WRONG = "wrong"


def standing(said: Sequence[AuditChoice], reviewers: int) -> Standing:
    """How far a link is after these looks; `reviewers` is how many were meant to look.

    Who cannot be agreed upon after three looks counts as wrong.
    """
    rights = said.count(AuditChoice.RIGHT)
    if len(said) >= MOST_LOOKS:
        return Standing.RIGHT if 2 * rights > len(said) else Standing.WRONG
    if rights == len(said):
        return Standing.RIGHT if rights >= max(reviewers, 1) else Standing.OPEN
    if len(said) < 2:
        return Standing.OPEN
    return Standing.WRONG if said.count(AuditChoice.WRONG) == len(said) else Standing.DISPUTED


def counts_as_wrong(said: Sequence[AuditChoice], reviewers: int) -> bool | None:
    """Whether a link counts as false in the bound, None while nothing speaks against it yet.

    Doubt counts as false until somebody took it away: leaving it open gains nothing.
    """
    match standing(said, reviewers):
        case Standing.RIGHT:
            return False
        case Standing.OPEN if AuditChoice.WRONG not in said and AuditChoice.UNSURE not in said:
            return None
    return True


def agreement(doubles: Iterable[Sequence[AuditChoice]]) -> tuple[int, int]:
    """How many links two people judged equally, of how many that two people judged."""
    pairs = [said[:2] for said in doubles if len(said) >= 2]
    return sum(first is second for first, second in pairs), len(pairs)
