# SPDX-License-Identifier: EUPL-1.2
"""The mark of a letter: it says nothing to who finds it, and with it returned post is booked.

Symbols that look alike are not in it. The last symbol follows from those before, so that a slip of
the pen is known as such: one wrong symbol, or two that changed places.
"""

from __future__ import annotations

from collections.abc import Sequence

#: a prime number of symbols, so that every single slip and every swap shows in the last one
ALPHABET = "23456789ACDEFGHJKMNPQRSTVWXYZ"
#: symbols that are drawn by lot: 29**8 marks
MARK_DRAWN = 8
_GROUPS = (3, 3, 3)
#: what people write for a symbol that we do not use
_MEANT = str.maketrans({"B": "8", "U": "V"})


def mark_from(drawn: Sequence[int]) -> str:
    """The mark as it stands on a letter: '4H7-K2M-9XC'; raises ValueError for too few or many."""
    if len(drawn) != MARK_DRAWN:
        raise ValueError(f"{MARK_DRAWN} symbols are drawn, not {len(drawn)}")
    symbols = "".join(ALPHABET[each % len(ALPHABET)] for each in drawn)
    return _grouped(symbols + _check(symbols))


def read_mark(typed: str) -> str:
    """A mark as it was written, from what somebody typed; empty when it cannot be one."""
    symbols = "".join(each for each in typed.upper() if each.isalnum()).translate(_MEANT)
    right = len(symbols) == sum(_GROUPS) and set(symbols) <= set(ALPHABET)
    return _grouped(symbols) if right and _check(symbols[:-1]) == symbols[-1] else ""


def _check(symbols: str) -> str:
    weighed = sum(at * ALPHABET.index(each) for at, each in enumerate(symbols, start=1))
    return ALPHABET[weighed % len(ALPHABET)]


def _grouped(symbols: str) -> str:
    parts, at = [], 0
    for length in _GROUPS:
        parts.append(symbols[at : at + length])
        at += length
    return "-".join(parts)
