# SPDX-License-Identifier: EUPL-1.2
"""Field by field: at which level do a cleaned signal and a cleaned person agree?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from woonzeker.matching.linkage import names
from woonzeker.matching.linkage.addresses import CleanAddress, clean_address
from woonzeker.matching.linkage.contacts import contact_keys
from woonzeker.matching.linkage.dates import PartialDate
from woonzeker.matching.linkage.names import CleanGiven, CleanName
from woonzeker.matching.linkage.nicknames import may_be_called_with, stand_for_each_other
from woonzeker.matching.linkage.shapes import PersonFacts, SignalFacts
from woonzeker.matching.linkage.weights import Address, Birth, Contact, Given, Surname

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
    contacts: frozenset[int]

    @property
    def surnames(self) -> tuple[CleanName, ...]:
        """The surname and, of a double one, its first two parts: whom it may be looked up under."""
        if len(self.surname.parts) < 2:
            return (self.surname,)
        parts = tuple(names.clean_surname("", part) for part in self.surname.parts[:2])
        return (self.surname, *parts)


@dataclass(frozen=True, slots=True)
class CleanPerson:
    """A person made comparable; `partner` is empty without a partner's name.

    `contacts` are the phones and addresses that earlier signals of this person carried.
    """

    surname: CleanName
    partner: CleanName
    given: CleanGiven
    born: PartialDate | None
    address: CleanAddress
    previous: CleanAddress
    contacts: frozenset[int]


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
        contacts=contact_keys(facts.phones, facts.emails),
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
        contacts=facts.contacts,
    )


def compare_surname(signal: CleanSignal, person: CleanPerson) -> Surname:
    """The best level over own name, partner's name, both together, swapped and business name."""
    own = two_names(signal.surname, person.surname)
    levels = [own]
    if person.partner:
        levels.append(both_names(signal.surname, person.surname, person.partner))
        levels.append(as_partner(two_names(signal.surname, person.partner)))
    if own in (Surname.DIFFERENT, Surname.MISSING):
        levels.append(swapped_names(signal.surname, signal.given, person.surname, person.given))
        levels.append(in_business(signal.business, person.surname, person.partner))
    return _best(Surname, levels)


@lru_cache(maxsize=200_000)
def two_names(one: CleanName, other: CleanName) -> Surname:
    """The level of two surnames; MISSING when one of them is not there."""
    if not one or not other:
        return Surname.MISSING
    if one.core == other.core or one.full == other.full:
        return Surname.EXACT if one.full == other.full else Surname.CLEANED
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
    found = names.typos(one, other, 2)
    if found <= 1:
        return Surname.TYPO
    return Surname.TWO_TYPOS if found == 2 and shortest >= 7 else Surname.DIFFERENT


def both_names(name: CleanName, own: CleanName, partner: CleanName) -> Surname:
    """BOTH when a name is made of the own and the partner's name, in whichever order."""
    mine, theirs = set(own.parts), set(partner.parts)
    both = mine and theirs and mine != theirs and set(name.parts) == mine | theirs
    return Surname.BOTH if both else Surname.DIFFERENT


def as_partner(level: Surname) -> Surname:
    """What a level is worth when the name that agrees is the partner's."""
    return _AS_PARTNER.get(level, level)


_AS_PARTNER = {
    Surname.EXACT: Surname.PARTNER,
    Surname.CLEANED: Surname.PARTNER,
    Surname.SOUNDS: Surname.TWO_TYPOS,
    Surname.TYPO: Surname.TWO_TYPOS,
    Surname.PART: Surname.TWO_TYPOS,
    Surname.MISSING: Surname.DIFFERENT,
}


def swapped_names(
    surname: CleanName, given: CleanGiven, own: CleanName, known: CleanGiven
) -> Surname:
    """SWAPPED when first name and surname stand in each other's place."""
    crossed = bool(given.names) and given.names[0] == own.core
    if crossed and known.names and surname.core in known.names:
        return Surname.SWAPPED
    return Surname.DIFFERENT


def in_business(business: frozenset[str], own: CleanName, partner: CleanName) -> Surname:
    """BUSINESS when somebody's surname is among the words of the business name."""
    if business:
        for name in (own, partner):
            if name and set(name.parts) <= business:
                return Surname.BUSINESS
    return Surname.DIFFERENT


@lru_cache(maxsize=200_000)
def compare_given(one: CleanGiven, other: CleanGiven) -> Given:
    """Compare initials and first names; a nickname of the same letter is not held against it."""
    if not one or not other:
        return Given.MISSING
    first = one.initials[0] == other.initials[0]
    if one.names and other.names and (level := _by_first_name(one, other, first)):
        return level
    if not first:
        return _by_other_initial(one, other)
    shortest = min(len(one.initials), len(other.initials))
    if one.initials[:shortest] != other.initials[:shortest]:
        return Given.FIRST_ONLY
    return Given.INITIALS if shortest > 1 else Given.FIRST


def _by_other_initial(one: CleanGiven, other: CleanGiven) -> Given:
    if one.initials[0] in other.initials[1:] or other.initials[0] in one.initials[1:]:
        return Given.LATER
    called = other.names and may_be_called_with(one.initials[0], other.names[0])
    calls = one.names and may_be_called_with(other.initials[0], one.names[0])
    return Given.CALLED if called or calls else Given.DIFFERENT


def _by_first_name(one: CleanGiven, other: CleanGiven, first: bool) -> Given | None:
    """The level that written names give; None leaves it to the initials.

    Somebody who is called by another name than the register's ('Nel' for P.G.) is judged by the
    initials, and so is a name that differs when two initials or more agree.
    """
    a, b = one.names[0], other.names[0]
    if a == b or (min(len(a), len(b)) > 4 and names.typos(a, b, 1) <= 1):
        return Given.NAME
    alike = len(one.initials) > 1 and one.initials == other.initials
    if stand_for_each_other(a, b):
        return Given.INITIALS if alike else Given.NICKNAME
    if a in other.names or b in one.names:
        return Given.LATER_NAME
    if a[0] != one.initials[0] or b[0] != other.initials[0]:
        return None
    if not first or alike:
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
    if one.year == other.year:
        return _same_year(one, other)
    if (one.month, one.day) != (other.month, other.day):
        return Birth.DIFFERENT
    return Birth.ONE_DIGIT if _one_sign(one.year, other.year) else Birth.OTHER_YEAR


def _same_year(one: PartialDate, other: PartialDate) -> Birth:
    if _new_year(one) or _new_year(other):
        return Birth.DEFAULT_DAY
    if (one.month, one.day) == (other.day, other.month):
        return Birth.SWAPPED
    if one.month == other.month and _one_sign(one.day, other.day):
        return Birth.ONE_DIGIT
    if one.day == other.day and _one_sign(one.month, other.month):
        return Birth.ONE_DIGIT
    near = one.month == other.month or one.day == other.day
    return Birth.OTHER_PART if near else Birth.DIFFERENT


def _one_sign(one: int, other: int) -> bool:
    """Whether two numbers of two or four digits differ in one digit."""
    return sum(a != b for a, b in zip(f"{one:04d}", f"{other:04d}", strict=True)) == 1


def _known_parts(one: PartialDate, other: PartialDate) -> Birth:
    if one.year != other.year:
        return Birth.DIFFERENT
    if not one.month or not other.month:
        return Birth.YEAR
    return Birth.MONTH if one.month == other.month else Birth.DIFFERENT


def _new_year(born: PartialDate) -> bool:
    return born.month == 1 and born.day == 1


def compare_address(signal: CleanAddress, now: CleanAddress, previous: CleanAddress) -> Address:
    """The best level over the address now and the one before."""
    here = two_addresses(signal, now)
    if not previous:
        return here
    return _best(Address, [here, as_previous(two_addresses(signal, previous))])


def two_addresses(one: CleanAddress, other: CleanAddress) -> Address:
    """The level of two addresses; MISSING when one of them is not there."""
    if not one or not other:
        return Address.MISSING
    by_postcode = bool(one.postcode) and one.postcode == other.postcode
    by_street = _same_street(one, other)
    if not by_postcode and not by_street:
        near = one.number == other.number and _near_postcode(one, other)
        return Address.NEAR_POSTCODE if near else Address.DIFFERENT
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
    return not one.postcode or not other.postcode or one.postcode[:4] == other.postcode[:4]


def _near_postcode(one: CleanAddress, other: CleanAddress) -> bool:
    """One sign of the postcode is off, or two are swapped, and no street says otherwise."""
    if not one.postcode or not other.postcode:
        return False
    if one.street and other.street and one.street != other.street:
        return False
    return names.typos(one.postcode, other.postcode, 1) <= 1


def as_previous(level: Address) -> Address:
    """What a level is worth when it is the address before."""
    if level in (Address.EXACT, Address.STREET):
        return Address.PREVIOUS
    if level is Address.NO_ADDITION:
        return Address.PREVIOUS_NO_ADDITION
    return Address.DIFFERENT


def compare_contact(one: frozenset[int], other: frozenset[int]) -> Contact:
    """Whether an earlier signal of this person carried the same telephone or e-mail."""
    if not one or not other:
        return Contact.MISSING
    return Contact.SAME if one & other else Contact.DIFFERENT


def _best(kind: type[_LevelT], levels: Iterable[_LevelT]) -> _LevelT:
    order = list(kind)
    return min(levels, key=order.index)
