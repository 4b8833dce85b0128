# SPDX-License-Identifier: EUPL-1.2
"""The level of every field for every pair, by the same comparisons as for one signal.

Most pairs agree on little. What cannot agree is told from the codes alone; only the rest is
compared, every different pair of values once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from woonzeker.matching.linkage.addresses import CleanAddress
from woonzeker.matching.linkage.batch.candidates import Pairs
from woonzeker.matching.linkage.batch.claims import Claims
from woonzeker.matching.linkage.batch.coding import Coded, Ints, each_pair
from woonzeker.matching.linkage.batch.people import Doors, People
from woonzeker.matching.linkage.comparing import (
    as_previous,
    compare_birth,
    compare_mail,
    two_addresses,
)
from woonzeker.matching.linkage.dates import PartialDate
from woonzeker.matching.linkage.given import compare_given
from woonzeker.matching.linkage.keys import text_part
from woonzeker.matching.linkage.names import CleanName
from woonzeker.matching.linkage.shapes import Field
from woonzeker.matching.linkage.surnames import (
    Order,
    as_partner,
    both_names,
    crossed_names,
    in_business,
    name_use,
    two_names,
)
from woonzeker.matching.linkage.weights import (
    LEVELS,
    Address,
    Birth,
    Given,
    Mail,
    NameUse,
    Surname,
)

Levels = npt.NDArray[np.int8]
Mask = npt.NDArray[np.bool_]
T = TypeVar("T", bound=Hashable)
_PARTS = 3


def number_of(field: Field, level: str) -> int:
    """The place of a level among those of its field, best first."""
    return LEVELS[field].index(level)


_SURNAMES = {level: number_of(Field.SURNAME, level) for level in Surname}
_ADDRESSES = {level: number_of(Field.ADDRESS, level) for level in Address}
_BIRTHS = {level: number_of(Field.BIRTH, level) for level in Birth}
_GIVENS = {level: number_of(Field.GIVEN, level) for level in Given}
_NAME_USES = {level: number_of(Field.NAME_USE, level) for level in NameUse}
_MAILS = {level: number_of(Field.MAIL, level) for level in Mail}
_SURNAME = tuple(Surname)
_PARTNER = np.array([_SURNAMES[as_partner(level)] for level in Surname], dtype=np.int8)
_BEFORE = np.array([_ADDRESSES[as_previous(level)] for level in Address], dtype=np.int8)


def surname_levels(claims: Claims, people: People, pairs: Pairs) -> tuple[Levels, Levels]:
    """Levels of the surname, and of the form in which it is written."""
    said = claims.surname.codes[pairs.signal]
    own = people.surname.codes[pairs.person]
    mine = _names(claims.surname, people.surname, said, own)
    partner = people.partner.codes[pairs.person]
    rows = np.flatnonzero(people.partner.of(lambda name: int(bool(name)))[pairs.person])
    theirs = np.full(len(pairs), _SURNAMES[Surname.DIFFERENT], dtype=np.int8)
    theirs[rows] = _PARTNER[_names(claims.surname, people.partner, said[rows], partner[rows])]
    double = claims.surname.of(lambda name: int(len(name.parts) > 1))[pairs.signal] > 0
    order = np.zeros(len(pairs), dtype=np.int8)
    for row in rows[double[rows]].tolist():
        order[row] = both_names(
            claims.surname.values[said[row]],
            people.surname.values[own[row]],
            people.partner.values[partner[row]],
        )
    both = np.where(order > 0, _SURNAMES[Surname.BOTH], _SURNAMES[Surname.DIFFERENT])
    levels = np.minimum(np.minimum(mine, theirs), both).astype(np.int8)
    use = _uses(people, pairs, rows, (mine, theirs, order))
    use[levels >= _SURNAMES[Surname.MISSING]] = _NAME_USES[NameUse.MISSING]
    return _in_another_place(claims, people, pairs, levels), use


def _uses(people: People, pairs: Pairs, rows: Ints, found: tuple[Levels, Levels, Levels]) -> Levels:
    """Levels of the form of the name, for the rows of people who have a partner's name."""
    mine, theirs, order = (each[rows].astype(np.int64) for each in found)
    uses = np.full(len(pairs), _NAME_USES[NameUse.MISSING], dtype=np.int8)
    packed = (mine << 16) | (theirs << 8) | order
    uses[rows] = each_pair(
        people.name_use.codes[pairs.person[rows]],
        packed,
        lambda use, levels: _NAME_USES[
            name_use(
                people.name_use.values[use],
                _SURNAME[levels >> 16],
                _SURNAME[levels >> 8 & 0xFF],
                Order(levels & 0xFF),
            )
        ],
    )
    return uses


def _in_another_place(claims: Claims, people: People, pairs: Pairs, levels: Levels) -> Levels:
    """SWAPPED and BUSINESS, looked at only where there is a first name or a business to see it."""
    no_name = levels >= _SURNAMES[Surname.MISSING]
    business = claims.business.of(lambda each: int(bool(each)))[pairs.signal] > 0
    crossed = np.zeros(len(pairs), dtype=np.bool_)
    some = np.flatnonzero(no_name & (claims.crossed.codes[pairs.signal] > 0))
    ours, theirs = (
        claims.crossed.codes[pairs.signal[some]],
        people.surname.codes[pairs.person[some]],
    )
    crossed[some] = (
        _names(claims.crossed, people.surname, ours, theirs) < _SURNAMES[Surname.MISSING]
    )
    for row in np.flatnonzero(no_name & (business | crossed)).tolist():
        signal = claims.cleaned[pairs.signal[row]]
        own = people.surname.values[people.surname.codes[pairs.person[row]]]
        partner = people.partner.values[people.partner.codes[pairs.person[row]]]
        known = people.given.values[people.given.codes[pairs.person[row]]]
        swapped = crossed_names(signal.crossed, own, known)
        firm = in_business(signal.business, own, partner)
        levels[row] = min(levels[row], _SURNAMES[swapped], _SURNAMES[firm])
    return levels


def _names(one: Coded[CleanName], other: Coded[CleanName], a: Ints, b: Ints) -> Levels:
    """Levels of two surnames, for codes `a` and `b` pair by pair."""
    perhaps = _may_agree(one, other, a, b)
    levels = np.full(len(a), _SURNAMES[Surname.DIFFERENT], dtype=np.int8)
    levels[perhaps] = each_pair(
        a[perhaps],
        b[perhaps],
        lambda x, y: _SURNAMES[two_names(one.values[x], other.values[y])],
    )
    return levels


def _may_agree(one: Coded[CleanName], other: Coded[CleanName], a: Ints, b: Ints) -> Mask:
    """Whether two names can be at any level above DIFFERENT; never false where they are."""
    ours, at = _names_used(one, a)
    theirs, there = _names_used(other, b)
    short = np.minimum(ours.length[at], theirs.length[there])
    off = np.bitwise_count(ours.letters[at] ^ theirs.letters[there])
    perhaps: Mask = off <= np.where(short >= 9, 6, np.where(short >= 5, 4, 2))
    perhaps |= (ours.sound[at] == theirs.sound[there]) | (ours.full[at] == theirs.full[there])
    perhaps |= (ours.core[at] == theirs.full[there]) | (ours.full[at] == theirs.core[there])
    perhaps |= (ours.length[at] == 0) | (theirs.length[there] == 0)
    rows = np.flatnonzero(~perhaps & (ours.double[at] | theirs.double[there]))
    perhaps[rows] = _parts_may_agree(ours, theirs, at[rows], there[rows])
    return perhaps


def _parts_may_agree(ours: _Names, theirs: _Names, a: Ints, b: Ints) -> Mask:
    """Whether a word of a longer name may be a word of the other, or one letter off."""
    perhaps: Mask = ours.long[a] | theirs.long[b]
    for mine in ours.parts:
        for other in theirs.parts:
            near = np.bitwise_count(mine[a] ^ other[b]) <= 2
            perhaps |= near & (mine[a] > 0) & (other[b] > 0)
    return perhaps


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of a column as numbers: hashes of how they are written, bits of their letters."""

    core: npt.NDArray[np.uint64]
    full: npt.NDArray[np.uint64]
    sound: npt.NDArray[np.uint64]
    letters: npt.NDArray[np.uint64]
    length: Ints
    double: Mask
    long: Mask
    parts: tuple[npt.NDArray[np.uint64], ...]


def _names_used(column: Coded[CleanName], codes: Ints) -> tuple[_Names, Ints]:
    """The names that occur among these codes, and for each code the place of its name."""
    used, place = np.unique(codes, return_inverse=True)
    names = [column.values[code] for code in used.tolist()]
    words = [len(name.parts) for name in names]
    return _Names(
        core=_numbers(text_part(name.core) for name in names),
        full=_numbers(text_part(name.full) for name in names),
        sound=_numbers(text_part(name.sound) for name in names),
        letters=_numbers(letters_of(name.core) for name in names),
        length=np.array([len(name.core) for name in names], dtype=np.int64),
        double=np.array([count > 1 for count in words], dtype=np.bool_),
        long=np.array([count > _PARTS for count in words], dtype=np.bool_),
        parts=tuple(_numbers(_part_letters(name, at) for name in names) for at in range(_PARTS)),
    ), place


def _part_letters(name: CleanName, at: int) -> int:
    return letters_of(name.parts[at]) if at < len(name.parts) else 0


def _numbers(values: Iterable[int]) -> npt.NDArray[np.uint64]:
    return np.array(list(values), dtype=np.uint64)


@lru_cache(maxsize=500_000)
def letters_of(text: str) -> int:
    """A bit for each sign that a text holds; one letter off changes two at most."""
    return sum({1 << (ord(sign) % 61) for sign in text})


def birth_levels(claims: Claims, people: People, pairs: Pairs) -> Levels:
    """Levels of the date of birth."""
    a, b = claims.born.codes[pairs.signal], people.born.codes[pairs.person]
    year = claims.born.of(lambda day: day.year)[pairs.signal]
    first = _first_days(claims.born)[pairs.signal] | _first_days(people.born)[pairs.person]
    year_b = people.born.of(lambda day: day.year)[pairs.person]
    day = claims.born.of(lambda each: each.month * 100 + each.day)[pairs.signal]
    day_b = people.born.of(lambda each: each.month * 100 + each.day)[pairs.person]
    unknown = (year == 0) | (year_b == 0)
    levels = np.full(len(pairs), _BIRTHS[Birth.DIFFERENT], dtype=np.int8)
    levels[unknown] = _BIRTHS[Birth.MISSING]
    look = ~unknown & ((year == year_b) | (day == day_b) | first)
    ours, theirs = claims.born.values, people.born.values
    levels[look] = each_pair(
        a[look], b[look], lambda x, y: _BIRTHS[compare_birth(_day(ours[x]), _day(theirs[y]))]
    )
    return levels


def _first_days(born: Coded[PartialDate]) -> Mask:
    return born.of(lambda day: int(day.month == 1 and day.day == 1)) > 0


def _day(day: PartialDate) -> PartialDate | None:
    return day if day.year else None


def given_levels(claims: Claims, people: People, pairs: Pairs, surname: Levels) -> Levels:
    """Levels of initials and first names; `surname` tells where they are crossed."""
    theirs = people.given.values
    levels = each_pair(
        claims.given.codes[pairs.signal],
        people.given.codes[pairs.person],
        lambda x, y: _GIVENS[compare_given(claims.given.values[x], theirs[y])],
    )
    for row in np.flatnonzero(surname == _SURNAMES[Surname.SWAPPED]).tolist():
        _, said = claims.cleaned[pairs.signal[row]].crossed
        known = theirs[people.given.codes[pairs.person[row]]]
        levels[row] = _GIVENS[compare_given(said, known)]
    return levels


def mail_levels(claims: Claims, people: People, pairs: Pairs) -> Levels:
    """Levels of the names in the e-mail addresses."""
    levels = np.full(len(pairs), _MAILS[Mail.MISSING], dtype=np.int8)
    some = np.array([bool(each.mails) for each in claims.cleaned], dtype=np.bool_)
    rows = np.flatnonzero(some[pairs.signal])
    person = pairs.person[rows]
    own, partner = people.surname.codes[person].tolist(), people.partner.codes[person].tolist()
    given = people.given.codes[person].tolist()
    for place, row in enumerate(pairs.signal[rows].tolist()):
        found = compare_mail(
            claims.cleaned[row].mails,
            people.surname.values[own[place]],
            people.partner.values[partner[place]],
            people.given.values[given[place]],
        )
        levels[rows[place]] = _MAILS[found]
    return levels


def address_levels(claims: Claims, people: People, pairs: Pairs) -> Levels:
    """Levels of the address, now or before."""
    levels = _addresses(claims, people.here, pairs)
    known = (people.before.known() & people.recent)[pairs.person]
    before = _addresses(claims, people.before, pairs.only(known))
    levels[known] = np.minimum(levels[known], _BEFORE[before])
    return levels


def _addresses(claims: Claims, doors: Doors, pairs: Pairs) -> Levels:
    levels = np.full(len(pairs), _ADDRESSES[Address.DIFFERENT], dtype=np.int8)
    said = claims.address.of(lambda each: int(bool(each)))[pairs.signal] > 0
    known = doors.known()[pairs.person]
    levels[~said | ~known] = _ADDRESSES[Address.MISSING]
    look = np.flatnonzero(said & known & _same_place(claims, doors, pairs))
    persons, person = np.unique(pairs.person[look], return_inverse=True)
    there, ours = [doors.at(row) for row in persons.tolist()], claims.address.values
    levels[look] = each_pair(
        claims.address.codes[pairs.signal[look]],
        person,
        lambda x, y: _ADDRESSES[two_addresses(ours[x], there[y])],
    )
    return levels


def _same_place(claims: Claims, doors: Doors, pairs: Pairs) -> Mask:
    """Whether postcode or street agree, or the number with half of the postcode; without that an
    address is DIFFERENT."""
    address, place = claims.address, doors.postcode
    same: Mask = _of(address, pairs.signal, _postcode) == _of(place, pairs.person, text_part)
    area = _of(address, pairs.signal, lambda each: text_part(each.postcode[:4]))
    area_there = _of(place, pairs.person, lambda each: text_part(each[:4]))
    letters = _of(address, pairs.signal, lambda each: text_part(each.postcode[4:]))
    letters_there = _of(place, pairs.person, lambda each: text_part(each[4:]))
    number = _of(address, pairs.signal, lambda each: each.number)
    number_there = _of(doors.number, pairs.person, lambda each: each[0])
    near = (area == area_there) | (letters == letters_there)
    same |= near & (number == number_there)
    street = _of(address, pairs.signal, lambda each: letters_of(each.street))
    there = _of(doors.street, pairs.person, letters_of)
    same |= (np.bitwise_count(street ^ there) <= 4) & (street > 0) & (there > 0)
    return same


def _postcode(address: CleanAddress) -> int:
    return text_part(address.postcode)


def _of(column: Coded[T], rows: Ints, part: Callable[[T], int]) -> npt.NDArray[np.uint64]:
    return column.of(part)[rows]
