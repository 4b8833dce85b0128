# SPDX-License-Identifier: EUPL-1.2
"""The same signal twice: same partner, own reference and month, in whatever order it comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from datetime import date

from woonzeker.intake.rules.shapes import AcceptedLine
from woonzeker.intake.rules.text import fold

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


def disagreeing(lines: Sequence[AcceptedLine]) -> frozenset[int]:
    """Indexes of the lines that share a key with a line about another name or another door.

    They are duplicates all the same; but a partner that uses a number twice must hear of it,
    because one of the two households would never be.
    """
    doors: dict[Key, set[tuple[object, ...]]] = defaultdict(set)
    for line in lines:
        doors[duplicate_key(line)].add(_door(line))
    return frozenset(at for at, line in enumerate(lines) if len(doors[duplicate_key(line)]) > 1)


def _door(line: AcceptedLine) -> tuple[object, ...]:
    where = (line.postcode or fold(line.street + line.city), line.house_number)
    return (*where, fold(line.house_letter + line.house_addition), fold(line.surname))


def _rank(line: AcceptedLine) -> tuple[bool, int, str]:
    return not line.urgent, -line.amount_cents, repr(line)
