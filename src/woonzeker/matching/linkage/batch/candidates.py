# SPDX-License-Identifier: EUPL-1.2
"""Who of a register is held beside which signal: the pairs that share a blocking key."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from woonzeker.matching.linkage.batch.claims import Claims
from woonzeker.matching.linkage.batch.coding import Ints
from woonzeker.matching.linkage.batch.people import People
from woonzeker.matching.linkage.keys import CAPS

#: rows of the bitmap that tells most people's keys apart from those that are asked for
_BITMAP = 1 << 24


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of signals and of people, an array each, sorted by signal and then by person."""

    signal: Ints
    person: Ints

    def __len__(self) -> int:
        return len(self.signal)

    def only(self, keep: npt.NDArray[np.bool_]) -> Pairs:
        """The pairs for which `keep` is true."""
        return Pairs(self.signal[keep], self.person[keep])

    def only_in(self, order: Ints) -> Pairs:
        """The pairs at these places, in this order."""
        return Pairs(self.signal[order], self.person[order])


def candidates(claims: Claims, people: People) -> Pairs:
    """All pairs of a signal and an adult who share a key that is not shared by too many."""
    asked, place = np.unique(claims.keys, return_inverse=True)
    holders, first, count = _holders(asked, people)
    caps = np.zeros(max(CAPS) + 1, dtype=np.int64)
    for family, cap in CAPS.items():
        caps[family] = cap
    many = count[place] > caps[claims.key_family]
    found = np.where(many, 0, count[place])
    signal = np.repeat(claims.key_signal, found)
    start = np.repeat(first[place], found)
    step = np.arange(len(signal)) - np.repeat(np.cumsum(found) - found, found)
    return pairs_of(signal, holders[start + step], people)


def pairs_of(signal: Ints, person: Ints, people: People) -> Pairs:
    """Pairs without doubles and without minors, sorted."""
    adult = ~people.minor[person]
    packed = _once((signal[adult] << 32) | person[adult])
    return Pairs(packed >> 32, packed & 0xFFFFFFFF)


def _holders(asked: npt.NDArray[np.uint64], people: People) -> tuple[Ints, Ints, Ints]:
    """The people who hold each key that is asked for: all of them, and where each key's begin and
    how many it has. A bitmap passes over nearly everybody before the keys are looked at."""
    bitmap = np.zeros(_BITMAP, dtype=np.bool_)
    mask = np.uint64(_BITMAP - 1)
    bitmap[asked & mask] = True
    places, persons = [], []
    for keys in people.keys:
        rows = np.flatnonzero(bitmap[keys & mask])
        place = np.searchsorted(asked, keys[rows])
        place[place == len(asked)] = 0
        hit = asked[place] == keys[rows] if len(asked) else np.zeros(0, dtype=np.bool_)
        places.append(place[hit])
        persons.append(rows[hit])
    held = _once((np.concatenate(places) << 32) | np.concatenate(persons))
    count = np.bincount(held >> 32, minlength=len(asked))
    return held & 0xFFFFFFFF, np.cumsum(count) - count, count


def _once(numbers: Ints) -> Ints:
    """Sorted, without doubles; on a few million numbers faster than numpy's own way."""
    numbers = np.sort(numbers)
    first = np.ones(len(numbers), dtype=np.bool_)
    first[1:] = numbers[1:] != numbers[:-1]
    return numbers[first]
