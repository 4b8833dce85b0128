# SPDX-License-Identifier: EUPL-1.2
"""Which passwords are refused, and why. Long is enough: no rules about kinds of characters.

At least fourteen characters where the standard asks eight and advises fifteen (ASVS 5.0, 6.2.1);
no composition rules (6.2.5), not what everybody uses (6.2.4, 6.2.12), not one's own name or that
of the program or municipality (6.2.11).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files

SHORTEST = 14
LONGEST = 200
#: as many different characters are asked as a random word has
_DIFFERENT = 6
#: digits, and digits and signs, that stand in for a letter
_LOOKALIKES = (
    str.maketrans("", ""),
    str.maketrans("01345789", "oieastbg"),
    str.maketrans("01345789@$!", "oieastbgasi"),
)
_WALKS = (
    "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn",
    "01234567890", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
)  # fmt: skip
_LISTED = "veelgebruikt.txt"


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    OWN = "own"
    EASY = "easy"
    COMMON = "common"


def weakness(password: str, *, own: Iterable[str] = ()) -> Weakness | None:
    """What is wrong with a new password; None when it will do.

    `own` are names that others know: of the person, their sign-in, the program, the municipality.
    """
    if len(password) < SHORTEST:
        return Weakness.SHORT
    if len(password) > LONGEST:
        return Weakness.LONG
    if _is_easy(_folded(password)):
        return Weakness.EASY
    stems = {_letters(password.translate(table)) for table in _LOOKALIKES}
    if any(map(_is_common, stems)):
        return Weakness.COMMON
    if any(word in stem for stem in stems for name in own for word in _words(name)):
        return Weakness.OWN
    return None


def _folded(text: str) -> str:
    """In small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def _letters(text: str) -> str:
    """The letters alone: years, digits and signs around a word make it no harder to guess."""
    return "".join(each for each in _folded(text) if each.isalpha())


def _words(name: str) -> list[str]:
    """The parts of a name that are long enough to be recognised, and its letters together."""
    parts = "".join(each if each.isalpha() else " " for each in _folded(name)).split()
    return [each for each in (*parts, "".join(parts)) if len(each) >= 4]


def _is_easy(folded: str) -> bool:
    """A few characters, one piece again and again, or a walk over the keys."""
    if len(set(folded)) < _DIFFERENT:
        return True
    if any(folded == (folded[:size] * len(folded))[: len(folded)] for size in range(1, 6)):
        return True
    return _walked(folded) >= len(folded) - 3


def _walked(text: str) -> int:
    """How many characters stand in pieces of four or more of a walk."""
    counted, at = 0, 0
    while at < len(text):
        size = max(
            (size for size in range(4, len(text) - at + 1) if _is_walk(text[at : at + size])),
            default=0,
        )
        counted += size
        at += size or 1
    return counted


@cache
def _is_walk(piece: str) -> bool:
    return any(piece in walk or piece in walk[::-1] for walk in _WALKS)


def _is_common(stem: str) -> bool:
    """Whether it is at most two different listed words, however often repeated."""
    if not stem:
        return False
    return _fits(stem, frozenset(), 0)


def _fits(rest: str, used: frozenset[str], depth: int) -> bool:
    if not rest:
        return True
    if depth > 8:
        return False
    for size in range(min(len(rest), _longest()), 1, -1):
        word = rest[:size]
        if (
            word in listed()
            and len(used | {word}) <= 2
            and _fits(rest[size:], used | {word}, depth + 1)
        ):
            return True
    return False


@cache
def listed() -> frozenset[str]:
    """Words that passwords are often made of, in small letters; read once."""
    text = files(__package__).joinpath(_LISTED).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _longest() -> int:
    return max(map(len, listed()))
