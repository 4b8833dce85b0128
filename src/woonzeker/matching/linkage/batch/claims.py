# SPDX-License-Identifier: EUPL-1.2
"""Signals by the thousands, cleaned and coded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from woonzeker.matching.linkage.addresses import CleanAddress
from woonzeker.matching.linkage.batch.coding import Coded, coded_values
from woonzeker.matching.linkage.comparing import MOST_SURNAMES, CleanSignal, clean_signal
from woonzeker.matching.linkage.dates import PartialDate
from woonzeker.matching.linkage.keys import (
    BirthParts,
    DoorParts,
    Family,
    NameParts,
    Parts,
    birth_parts,
    door_parts,
    initial_part,
    joined_all,
    keys_with_family,
    name_parts,
    text_part,
    unglued,
)
from woonzeker.matching.linkage.names import NO_NAME, CleanGiven, CleanName
from woonzeker.matching.linkage.shapes import SignalFacts

_UNKNOWN = PartialDate(0)


@dataclass(frozen=True, slots=True)
class Claims:
    """Signals in the order in which they were given, with a code a field.

    In `crossed` code 0 is no name.

    `keys`, `key_signal`, `key_family`: every blocking key, with the row of its signal.
    """

    facts: Sequence[SignalFacts]
    cleaned: list[CleanSignal]
    surname: Coded[CleanName]
    crossed: Coded[CleanName]
    given: Coded[CleanGiven]
    born: Coded[PartialDate]
    address: Coded[CleanAddress]
    business: Coded[frozenset[str]]
    keys: npt.NDArray[np.uint64]
    key_signal: npt.NDArray[np.int64]
    key_family: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.cleaned)


def claims_of(signals: Sequence[SignalFacts]) -> Claims:
    """Clean signals; equal fields share a code."""
    cleaned = [clean_signal(each) for each in signals]
    given = coded_values([each.given for each in cleaned])
    born = coded_values([each.born or _UNKNOWN for each in cleaned])
    address = coded_values([each.address for each in cleaned])
    surnames = coded_values([each.surnames for each in cleaned])
    keys, signal, family = _keys(_parts(surnames, given, born, address), address)
    return Claims(
        facts=signals,
        cleaned=cleaned,
        surname=coded_values([each.surname for each in cleaned]),
        crossed=coded_values([NO_NAME, *(each.crossed[0] for each in cleaned)]).but_first(),
        given=given,
        born=born,
        address=address,
        business=coded_values([each.business for each in cleaned]),
        keys=keys,
        key_signal=signal,
        key_family=family,
    )


_Keys = tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64], npt.NDArray[np.int8]]


def _keys(parts: Parts, address: Coded[CleanAddress]) -> _Keys:
    """The keys of all signals, as `keys_of_clean_signal` makes them of one: key, row and family."""
    kinds = list(keys_with_family(parts, joined_all))
    swapped = replace(parts, born=_swapped(parts.born))
    kinds += list(keys_with_family(swapped, joined_all))
    postcode = parts.doors[0].postcode
    for number in _unglued(address):
        kinds.append((Family.DOOR, joined_all(Family.DOOR, postcode, number)))
    rows = [np.flatnonzero(keys) for _, keys in kinds]
    return (
        np.concatenate([keys[row] for (_, keys), row in zip(kinds, rows, strict=True)]),
        np.concatenate(rows).astype(np.int64),
        np.concatenate(
            [
                np.full(len(row), int(kind), np.int8)
                for (kind, _), row in zip(kinds, rows, strict=True)
            ]
        ),
    )


def _parts(
    surnames: Coded[tuple[CleanName, ...]],
    given: Coded[CleanGiven],
    born: Coded[PartialDate],
    address: Coded[CleanAddress],
) -> Parts:
    names = tuple(
        NameParts(
            sound=surnames.of(partial(_sound, at=at)),
            start=surnames.of(partial(_start, at=at)),
        )
        for at in range(MOST_SURNAMES)
    )
    door = DoorParts(
        postcode=address.of(lambda each: door_parts(each).postcode),
        number=address.of(lambda each: each.number),
        street=address.of(lambda each: text_part(each.street)),
        area=address.of(lambda each: door_parts(each).area),
    )
    return Parts(
        names=names,
        doors=(door,),
        born=BirthParts(
            whole=born.of(lambda day: birth_parts(day).whole),
            year=born.of(lambda day: birth_parts(day).year),
            day=born.of(lambda day: birth_parts(day).day),
        ),
        initial=given.of(lambda each: initial_part(each.initials)),
        initials=given.of(lambda each: text_part(each.initials)),
    )


def _sound(names: tuple[CleanName, ...], at: int) -> int:
    return int(name_parts(names[at]).sound) if at < len(names) else 0


def _start(names: tuple[CleanName, ...], at: int) -> int:
    return int(name_parts(names[at]).start) if at < len(names) else 0


def _swapped(born: BirthParts) -> BirthParts:
    """Day and month in each other's place where both can be a month; else nothing."""
    month, day = born.day // 100, born.day % 100
    may = (day > 0) & (day <= 12) & (day != month)
    other = (day * 100 + month) * may
    return BirthParts(whole=(born.year * 10_000 + other) * may, year=born.year * may, day=other)


def _unglued(address: Coded[CleanAddress]) -> list[npt.NDArray[np.uint64]]:
    """The house numbers that '223' may be, one array for each place to cut."""
    found = [address.of(lambda each: unglued(each)[0]), address.of(lambda each: unglued(each)[1])]
    return [numbers for numbers in found if numbers.any()]
