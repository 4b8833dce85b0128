# SPDX-License-Identifier: EUPL-1.2
"""Field by field: at which level do a cleaned signal and a cleaned person agree?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from woonzeker.matching.linkage import names
from woonzeker.matching.linkage.addresses import CleanAddress, clean_address
from woonzeker.matching.linkage.contacts import contact_keys, mail_names
from woonzeker.matching.linkage.dates import PartialDate
from woonzeker.matching.linkage.given import compare_given
from woonzeker.matching.linkage.names import NO_GIVEN, NO_NAME, CleanGiven, CleanName
from woonzeker.matching.linkage.shapes import PersonFacts, SignalFacts
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
    Address,
    Birth,
    Contact,
    Given,
    Mail,
    NameUse,
    Surname,
    best,
)

#: under how many names a signal is looked up: its surname and two parts of a double one
MOST_SURNAMES = 3


@dataclass(frozen=True, slots=True)
class CleanSignal:
    """A signal made comparable; `several` when one field names more than one debtor.

    `crossed`: surname and given names as they are if each was written in the other's place.
    """

    surname: CleanName
    given: CleanGiven
    crossed: tuple[CleanName, CleanGiven]
    business: frozenset[str]
    born: PartialDate | None
    address: CleanAddress
    several: bool
    contacts: frozenset[int]
    mails: tuple[str, ...]

    @property
    def surnames(self) -> tuple[CleanName, ...]:
        """The surname and, of a double one, its first two parts: whom it may be looked up under."""
        if len(self.surname.parts) < 2:
            return (self.surname,)
        chosen = self.surname.parts[: MOST_SURNAMES - 1]
        parts = tuple(names.clean_surname("", part) for part in chosen)
        return (self.surname, *parts)


@dataclass(frozen=True, slots=True)
class CleanPerson:
    """A person made comparable; `partner` is empty without a partner's name.

    `contacts` are the phones and addresses that earlier signals of this person carried.
    """

    surname: CleanName
    partner: CleanName
    name_use: str
    given: CleanGiven
    born: PartialDate | None
    address: CleanAddress
    previous: CleanAddress
    contacts: frozenset[int]


def clean_signal(facts: SignalFacts) -> CleanSignal:
    """Clean a signal; a whole name written in the surname field is taken apart."""
    surname, initials = facts.surname, facts.initials
    several = names.several_names(surname)
    surname = names.first_of_several(surname)
    found, surname = names.split_written_whole(surname)
    name = names.clean_surname(facts.prefix, surname)
    given = names.clean_given(initials or found, facts.first_names)
    if not given and len(name.parts) > 1:
        given = CleanGiven("", (), name.parts)
    return CleanSignal(
        surname=name,
        given=given,
        crossed=_crossed(facts.first_names, surname),
        business=frozenset(names.words(facts.business_name)),
        born=facts.born,
        address=clean_address(facts.address),
        several=several,
        contacts=contact_keys(facts.phones, facts.emails),
        mails=mail_names(facts.emails),
    )


def _crossed(first_names: str, surname: str) -> tuple[CleanName, CleanGiven]:
    if not first_names.strip() or not surname.strip():
        return NO_NAME, NO_GIVEN
    return names.clean_surname("", first_names), names.clean_given("", surname)


def clean_person(facts: PersonFacts) -> CleanPerson:
    """Clean a person of the register."""
    return CleanPerson(
        surname=names.clean_surname(facts.prefix, facts.surname),
        partner=names.clean_surname(facts.partner_prefix, facts.partner_surname),
        name_use=facts.name_use,
        given=names.clean_given(facts.initials, facts.first_names),
        born=facts.born,
        address=clean_address(facts.address),
        previous=clean_address(facts.previous),
        contacts=facts.contacts,
    )


def compare_surname(signal: CleanSignal, person: CleanPerson) -> tuple[Surname, NameUse]:
    """The best level over own name, partner's name, both, crossed and business name; and whether
    the name is written in the form that the person uses."""
    own = two_names(signal.surname, person.surname)
    theirs, order = Surname.DIFFERENT, Order.NONE
    if person.partner:
        theirs = as_partner(two_names(signal.surname, person.partner))
        order = both_names(signal.surname, person.surname, person.partner)
    level = best(Surname, (own, theirs, Surname.BOTH if order else Surname.DIFFERENT))
    use = name_use(person.name_use if person.partner else "", own, theirs, order)
    if level in (Surname.DIFFERENT, Surname.MISSING):
        crossed = crossed_names(signal.crossed, person.surname, person.given)
        firm = in_business(signal.business, person.surname, person.partner)
        level, use = best(Surname, (level, crossed, firm)), NameUse.MISSING
    return level, use


def compare_called(signal: CleanSignal, person: CleanPerson, surname: Surname) -> Given:
    """The level of the given names, read from the surname's place when the two are crossed."""
    said = signal.crossed[1] if surname is Surname.SWAPPED else signal.given
    return compare_given(said, person.given)


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
    if (one.month, one.day) == (other.month, other.day):
        return Birth.ONE_DIGIT if _one_sign(one.year, other.year) else Birth.OTHER_YEAR
    return Birth.DEFAULT_YEAR if _new_year(one) or _new_year(other) else Birth.DIFFERENT


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
    return best(Address, [here, as_previous(two_addresses(signal, previous))])


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
        return _other_number(one, other)
    if one.suffix != other.suffix:
        return Address.OTHER_ADDITION if one.suffix and other.suffix else Address.NO_ADDITION
    return Address.EXACT if by_postcode else Address.STREET


def _other_number(one: CleanAddress, other: CleanAddress) -> Address:
    """Another number in the same street: '223' for 22-3, a digit off, or simply other."""
    if f"{one.number}{one.suffix}" == f"{other.number}{other.suffix}":
        return Address.NO_ADDITION
    near = names.typos(str(one.number), str(other.number), 1) <= 1
    return Address.NEAR_NUMBER if near else Address.SAME_STREET


def _same_street(one: CleanAddress, other: CleanAddress) -> bool:
    """Same street in the same town; without both towns the postcode's digits must agree."""
    if not one.street or not other.street or not _streets_agree(one.street, other.street):
        return False
    if one.town and other.town:
        return one.town == other.town
    return not one.postcode or not other.postcode or one.postcode[:4] == other.postcode[:4]


@lru_cache(maxsize=100_000)
def _streets_agree(one: str, other: str) -> bool:
    """Equal, or a letter off in eight or more."""
    return one == other or (min(len(one), len(other)) >= 8 and names.typos(one, other, 2) <= 2)


def _near_postcode(one: CleanAddress, other: CleanAddress) -> bool:
    """One sign of the postcode is off, or two are swapped, and no street says otherwise."""
    if not one.postcode or not other.postcode:
        return False
    if one.street and other.street and not _streets_agree(one.street, other.street):
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


def compare_mail(
    mails: tuple[str, ...], own: CleanName, partner: CleanName, given: CleanGiven
) -> Mail:
    """Whether somebody's names stand in one of the addresses, best first."""
    if not mails:
        return Mail.MISSING
    return best(Mail, [_one_mail(mail, own, partner, given) for mail in mails])


@lru_cache(maxsize=200_000)
def _one_mail(mail: str, own: CleanName, partner: CleanName, given: CleanGiven) -> Mail:
    surnames = [each for name in (own, partner) for each in (name.core, *name.parts)]
    surname = next((each for each in surnames if len(each) > 2 and each in mail), "")
    called = any(len(name) > 2 and name in mail for name in given.names)
    if not surname:
        return Mail.GIVEN if called else Mail.DIFFERENT
    rest = mail.replace(surname, "", 1)
    initial = bool(given.initials) and rest[:1] == given.initials[0] and len(rest) < 8
    return Mail.BOTH if called or initial else Mail.SURNAME
