# SPDX-License-Identifier: EUPL-1.2
"""Marking by letter what two texts have differently. No database, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

#: below this two texts have nothing in common and marking letters would only be noise
_RELATED = 0.5
#: signs that are no difference on their own
_SILENT = " .,-'’"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters; `differs` when the other side has something else there."""

    text: str
    differs: bool


Sides = tuple[tuple[Piece, ...], tuple[Piece, ...]]


def whole(text: str) -> tuple[Piece, ...]:
    """A text without marks."""
    return (Piece(text, False),) if text else ()


def differing(one: str, other: str) -> Sides:
    """Both texts in pieces; case, spaces and points alone are no difference.

    Empty on a side: no marks, for nothing was said there.
    """
    if not one or not other:
        return whole(one), whole(other)
    matcher = SequenceMatcher(None, _small(one), _small(other), autojunk=False)
    if matcher.ratio() < _RELATED:
        return (Piece(one, True),), (Piece(other, True),)
    left, right = [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        differs = tag != "equal" and bool((one[a:b] + other[c:d]).strip(_SILENT))
        left.append(Piece(one[a:b], differs))
        right.append(Piece(other[c:d], differs))
    return _merged(left), _merged(right)


def differing_digits(one: str, other: str) -> Sides:
    """Two dates written the same way, digit by digit: a digit stands for its own place."""
    if len(one) != len(other):
        return differing(one, other)
    marks = [a != b for a, b in zip(one, other, strict=True)]
    left, right = (
        _merged(Piece(sign, mark) for sign, mark in zip(text, marks, strict=True))
        for text in (one, other)
    )
    return left, right


def differing_parts(parts: Iterable[tuple[str, str]]) -> Sides:
    """Texts of several parts, such as an address: each part beside its own other side."""
    left: list[Piece] = []
    right: list[Piece] = []
    for one, other in parts:
        for side, pieces in zip((left, right), differing(one, other), strict=True):
            if pieces:
                side += [*whole(" " if side else ""), *pieces]
    return _merged(left), _merged(right)


def _merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Runs as long as they can be, without empty ones."""
    runs: list[Piece] = []
    for piece in pieces:
        if runs and runs[-1].differs == piece.differs:
            runs[-1] = Piece(runs[-1].text + piece.text, piece.differs)
        elif piece.text:
            runs.append(piece)
    return tuple(runs)


def _small(text: str) -> str:
    """Small letters, sign for sign: some capitals have a small form of two signs."""
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
