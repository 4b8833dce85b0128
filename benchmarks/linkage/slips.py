# SPDX-License-Identifier: EUPL-1.2
"""Chance that a kind of error is made, and the spelling mistakes themselves."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter

from benchmarks.linkage.rates import KINDS, SECTORS

from woonzeker.demo.town.figures import table

_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "đ": "d", "ß": "ss"})
_LETTERS = "abcdefghijklmnoprstuvwz"
_NEAR = {"a": "s", "e": "r", "i": "o", "n": "m", "t": "r", "s": "d", "r": "t", "l": "k", "o": "p",
         "d": "f", "h": "g", "k": "l", "m": "n", "g": "h", "v": "b", "b": "v"}  # fmt: skip


class Slips:
    """Throws the dice for each kind; keeps what was expected and what was made, for the tests."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.expected: Counter[str] = Counter()
        self.made: Counter[str] = Counter()
        self._care = 1.0
        self.kinds: list[str] = []

    def begin(self, sector: str) -> None:
        """Start on a signal of this sector."""
        self._care = SECTORS[sector][1]
        self.kinds = []

    def make(self, kind: str) -> bool:
        """Whether this error is made here; to be asked only where it can occur."""
        rate = min(0.95, KINDS[kind].rate * self._care)
        self.expected[kind] += rate  # type: ignore[assignment]
        if self.chance.random() >= rate:
            return False
        self.made[kind] += 1
        self.kinds.append(kind)
        return True


def plain(text: str) -> str:
    """Without diacritics."""
    marked = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(sign for sign in marked if not unicodedata.combining(sign))


def garbled(chance: random.Random, text: str) -> str:
    """As it looks when read in the wrong encoding, or with question marks."""
    if chance.random() < 0.5:
        return text.encode("utf-8").decode("latin-1").replace("\x9f", "?")
    return "".join(sign if sign.isascii() else "?" for sign in text)


def other_sound(chance: random.Random, text: str) -> str:
    """The same sound written otherwise; the text itself where there is none."""
    found = [(one, by) for one, by in table("names")["sounds"] if one in text[1:].lower()]
    if not found:
        return text
    one, by = chance.choice(found)
    at = text.lower().index(one, 1)
    return text[:at] + by + text[at + len(one) :]


def has_other_sound(text: str) -> bool:
    """Whether `other_sound` can write it otherwise."""
    small = text[1:].lower()
    return any(one in small for one, _ in table("names")["sounds"])


def typo(chance: random.Random, text: str) -> str:
    """One letter dropped, added, changed for its neighbour, or swapped with the next."""
    if len(text) < 3:
        return text
    at = chance.randrange(1, len(text) - 1)
    roll = chance.random()
    if roll < 0.28:
        return text[:at] + text[at + 1 :]
    if roll < 0.5:
        return text[:at] + chance.choice((text[at], chance.choice(_LETTERS))) + text[at:]
    if roll < 0.75:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + _NEAR.get(text[at], chance.choice(_LETTERS)) + text[at + 1 :]


def other_digit(chance: random.Random, text: str) -> str:
    """One digit changed, or two swapped."""
    at = chance.randrange(len(text))
    if len(text) > 1 and chance.random() < 0.4:
        at = min(at, len(text) - 2)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + chance.choice("0123456789") + text[at + 1 :]
