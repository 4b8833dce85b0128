# SPDX-License-Identifier: EUPL-1.2
"""Field by field: at which level do a cleaned signal and a cleaned person agree?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from woonzeker.matching.linkage import names
from woonzeker.matching.linkage.addresses import CleanAddress, clean_address
from woonzeker.matching.linkage.dates import PartialDate
from woonzeker.matching.linkage.names import CleanGiven, CleanName
from woonzeker.matching.linkage.shapes import PersonFacts, SignalFacts
from woonzeker.matching.linkage.weights import Address, Birth, Given, Surname

_LevelT = TypeVar("_LevelT", Surname, Given, Birth, Address)
_SHORT_NAME = 4


@dataclass(frozen=True, slots=True)
class CleanSignal:
    """A signal made comparable; `several` when one field names more than one debtor."""

    surname: CleanName
    given: CleanGiven
    business: frozenset[str]
    born: PartialDate | None
    address: CleanAddress
    several: bool


@dataclass(frozen=True, slots=True)
class CleanPerson:
    """A person made comparable; `partner` is empty without a partner's name."""

    surname: CleanName
    partner: CleanName
    given: CleanGiven
    born: PartialDate | None
    address: CleanAddress
    previous: CleanAddress


def clean_signal(facts: SignalFacts) -> CleanSignal:
    """Clean a signal; a whole name written in the surname field is taken apart."""
    surname, initials = facts.surname, facts.initials
    several = names.several_names(surname)
    if several:
        surname = names.first_of_several(surname)
    if not initials and not facts.first_names:
        initials, surname = names.split_written_whole(surname)
    return CleanSignal(
        surname=names.clean_surname(facts.prefix, surname),
        given=names.clean_given(initials, facts.first_names),
        business=frozenset(names.words(facts.business_name)),
        born=facts.born,
        address=clean_address(facts.address),
        several=several,
    )


def clean_person(facts: PersonFacts) -> CleanPerson:
    """Clean a person of the register."""
    return CleanPerson(
        surname=names.clean_surname(facts.prefix, facts.surname),
        partner=names.clean_surname(facts.partner_prefix, facts.partner_surname),
        given=names.clean_given(facts.initials, facts.first_names),
        born=facts.born,
        address=clean_address(facts.address),
        previous=clean_address(facts.previous),
    )


def compare_surname(signal: CleanSignal, person: CleanPerson) -> Surname:
    """The best level over own name, partner's name, both together, swapped and business name."""
    if not signal.surname:
        return _in_business(signal, person)
    levels = [_two_names(signal.surname, person.surname)]
    if person.partner:
        levels.append(_both(signal.surname, person))
        levels.append(_as_partner(_two_names(signal.surname, person.partner)))
    if levels[0] is Surname.DIFFERENT:
        levels.append(_swapped(signal, person))
        levels.append(_in_business(signal, person, otherwise=Surname.DIFFERENT))
    return _best(Surname, levels)


def _two_names(one: CleanName, other: CleanName) -> Surname:
    if not one or not other:
        return Surname.MISSING
    if one.written == other.written:
        return Surname.EXACT
    if one.core == other.core or one.full == other.full:
        return Surname.CLEANED
    if _glued_prefix(one, other) or _glued_prefix(other, one):
        return Surname.CLEANED
    if one.sound == other.sound and min(len(one.core), len(other.core)) >= _SHORT_NAME:
        return Surname.SOUNDS
    if _part(one, other):
        return Surname.PART
    return _by_typos(one.core, other.core)


def _glued_prefix(glued: CleanName, other: CleanName) -> bool:
    """'vandenberg' beside 'van den Berg'."""
    return glued.core == other.full and len(glued.parts) == 1


def _part(one: CleanName, other: CleanName) -> bool:
    small, large = sorted((one.parts, other.parts), key=len)
    if len(large) < 2:
        return False
    long_enough = [part for part in small if len(part) >= 3]
    return bool(long_enough) and set(long_enough) <= set(large)


def _by_typos(one: str, other: str) -> Surname:
    shortest = min(len(one), len(other))
    if shortest < _SHORT_NAME:
        return Surname.DIFFERENT
    found = names.typos(one, other)
    if found <= 1:
        return Surname.TYPO
    return Surname.TWO_TYPOS if found == 2 and shortest >= 7 else Surname.DIFFERENT


def _both(name: CleanName, person: CleanPerson) -> Surname:
    own, partner = set(person.surname.parts), set(person.partner.parts)
    written = set(name.parts)
    both = own and partner and own != partner and written == own | partner
    return Surname.BOTH if both else Surname.DIFFERENT


def _as_partner(level: Surname) -> Surname:
    if level in (Surname.EXACT, Surname.CLEANED):
        return Surname.PARTNER
    return Surname.TWO_TYPOS if level in (Surname.SOUNDS, Surname.TYPO, Surname.PART) else level


def _swapped(signal: CleanSignal, person: CleanPerson) -> Surname:
    first = "".join(signal.given.names[:1])
    crossed = bool(first) and first == person.surname.core
    known = bool(person.given.names) and signal.surname.core in person.given.names
    return Surname.SWAPPED if crossed and known else Surname.DIFFERENT


def _in_business(
    signal: CleanSignal, person: CleanPerson, otherwise: Surname = Surname.MISSING
) -> Surname:
    for name in (person.surname, person.partner):
        if name and set(name.parts) <= signal.business:
            return Surname.BUSINESS
    return otherwise


def compare_given(one: CleanGiven, other: CleanGiven) -> Given:
    """Compare initials and first names; a nickname of the same letter is not held against it."""
    if not one or not other:
        return Given.MISSING
    first = one.initials[0] == other.initials[0]
    if one.names and other.names and (level := _by_first_name(one, other, first)):
        return level
    if not first:
        later = one.initials[0] in other.initials[1:] or other.initials[0] in one.initials[1:]
        return Given.LATER if later else Given.DIFFERENT
    shortest = min(len(one.initials), len(other.initials))
    if one.initials[:shortest] != other.initials[:shortest]:
        return Given.FIRST_ONLY
    return Given.INITIALS if shortest > 1 else Given.FIRST


def _by_first_name(one: CleanGiven, other: CleanGiven, first: bool) -> Given | None:
    """The level that written names give; None leaves it to the initials.

    Somebody who is called by another name than the register's ('Nel' for P.G.) is judged by the
    initials, and so is a name that differs when two initials or more agree.
    """
    a, b = one.names[0], other.names[0]
    if a == b or (len(a) > 4 and names.typos(a, b, 1) <= 1):
        return Given.NAME
    if a in other.names or b in one.names:
        return Given.LATER_NAME
    if a[0] != one.initials[0] or b[0] != other.initials[0]:
        return None
    if not first or (len(one.initials) > 1 and one.initials == other.initials):
        return None
    short, long = sorted((a, b), key=len)
    return None if long.startswith(short) else Given.NAME_DIFFERS


def compare_birth(one: PartialDate | None, other: PartialDate | None) -> Birth:
    """Compare dates of birth; unknown parts say nothing, known parts must fit."""
    if one is None or other is None:
        return Birth.MISSING
    if not one.whole or not other.whole:
        return _known_parts(one, other)
    if one == other:
        return Birth.NEW_YEAR if _new_year(one) else Birth.EXACT
    if one.year == other.year and (_new_year(one) or _new_year(other)):
        return Birth.DEFAULT_DAY
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Birth.SWAPPED
    different = sum(a != b for a, b in zip(str(one), str(other), strict=True))
    return Birth.ONE_DIGIT if different == 1 else Birth.DIFFERENT


def _known_parts(one: PartialDate, other: PartialDate) -> Birth:
    if one.year != other.year:
        return Birth.DIFFERENT
    if not one.month or not other.month:
        return Birth.YEAR
    return Birth.MONTH if one.month == other.month else Birth.DIFFERENT


def _new_year(born: PartialDate) -> bool:
    return born.month == 1 and born.day == 1


def compare_address(signal: CleanAddress, person: CleanPerson) -> Address:
    """The best level over the address now and the one before."""
    now = _two_addresses(signal, person.address)
    if not person.previous:
        return now
    return _best(Address, [now, _as_previous(_two_addresses(signal, person.previous))])


def _two_addresses(one: CleanAddress, other: CleanAddress) -> Address:
    if not one or not other:
        return Address.MISSING
    by_postcode = bool(one.postcode) and one.postcode == other.postcode
    by_street = _same_street(one, other)
    if not by_postcode and not by_street:
        return Address.DIFFERENT
    if one.number != other.number:
        return Address.SAME_STREET
    if one.suffix != other.suffix:
        return Address.OTHER_ADDITION if one.suffix and other.suffix else Address.NO_ADDITION
    return Address.EXACT if by_postcode else Address.STREET


def _same_street(one: CleanAddress, other: CleanAddress) -> bool:
    """Same street name in the same town; without both towns the postcode's digits must agree."""
    if not one.street or one.street != other.street:
        return False
    if one.town and other.town:
        return one.town == other.town
    return bool(one.postcode) and one.postcode[:4] == other.postcode[:4]


def _as_previous(level: Address) -> Address:
    if level in (Address.EXACT, Address.STREET):
        return Address.PREVIOUS
    if level is Address.NO_ADDITION:
        return Address.PREVIOUS_NO_ADDITION
    return Address.DIFFERENT


def _best(kind: type[_LevelT], levels: Iterable[_LevelT]) -> _LevelT:
    order = list(kind)
    return min(levels, key=order.index)
