# SPDX-License-Identifier: EUPL-1.2
"""The same signal twice: same partner, own reference and month, in whatever order it comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from datetime import date

from woonzeker.intake.rules.shapes import AcceptedLine

#: own reference and first day of the month; the partner is the third part of the key
Key = tuple[str, date]


def duplicate_key(line: AcceptedLine) -> Key:
    """What makes a signal the same one within a partner."""
    return line.own_reference, line.period_on


def duplicates(lines: Sequence[AcceptedLine], known: Set[Key] = frozenset()) -> frozenset[int]:
    """Indexes of the lines that are duplicates of a known key or of another line of the file.

    Which of two equal keys stays does not depend on the order of the lines: the most urgent, then
    the highest amount, then the first in alphabet.
    """
    alike: dict[Key, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        alike[duplicate_key(line)].append(index)
    stay = {
        indexes[0] if len(indexes) == 1 else min(indexes, key=lambda each: _rank(lines[each]))
        for key, indexes in alike.items()
        if key not in known
    }
    return frozenset(range(len(lines))) - stay


def _rank(line: AcceptedLine) -> tuple[bool, int, str]:
    return not line.urgent, -line.amount_cents, repr(line)
