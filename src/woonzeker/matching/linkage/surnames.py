# SPDX-License-Identifier: EUPL-1.2
"""At which level do two Dutch surnames agree, with prefixes, partners and firms in the way?"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from woonzeker.matching.linkage import names
from woonzeker.matching.linkage.given import compare_given
from woonzeker.matching.linkage.names import CleanGiven, CleanName
from woonzeker.matching.linkage.weights import Given, NameUse, Surname, best

_SHORT_NAME = 4


class Order(IntEnum):
    """In which order own and partner's name stand, when both are written."""

    NONE = 0
    OWN_FIRST = 1
    PARTNER_FIRST = 2


def name_use(use: str, own: Surname, partner: Surname, order: Order) -> NameUse:
    """Whether a name is written as somebody uses it. `use` is E, P, V or N, empty without a choice;
    `own` and `partner` are the levels of either name, `partner` as `as_partner` gives it."""
    if use not in _FORMS:
        return NameUse.MISSING
    if order:
        form = "N" if order is Order.OWN_FIRST else "V"
    else:
        form = "E" if best(Surname, (own, partner)) is own else "P"
    if form == use:
        return NameUse.USED
    return NameUse.HALF if use in "VN" else NameUse.DIFFERENT


_FORMS = frozenset("EPVN")


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
    return _by_typos(one, other)


def _glued_prefix(glued: CleanName, other: CleanName) -> bool:
    """'vandenberg' beside 'van den Berg'."""
    return glued.core == other.full and len(glued.parts) == 1


def _part(one: CleanName, other: CleanName) -> bool:
    small, large = sorted((one.parts, other.parts), key=len)
    if len(large) < 2:
        return False
    long_enough = [part for part in small if len(part) >= 3]
    return bool(long_enough) and set(long_enough) <= set(large)


def _by_typos(one: CleanName, other: CleanName) -> Surname:
    shortest = min(len(one.core), len(other.core))
    if shortest < 3:
        return Surname.DIFFERENT
    found = names.typos(one.core, other.core, 3)
    if found <= 1:
        return Surname.TYPO if shortest >= _SHORT_NAME else Surname.LOOSE
    if found == 2 and shortest >= 5:
        return Surname.TWO_TYPOS if shortest >= 7 else Surname.LOOSE
    if (found == 3 and shortest >= 9) or _part_nearly(one, other):
        return Surname.LOOSE
    return Surname.DIFFERENT


def _part_nearly(one: CleanName, other: CleanName) -> bool:
    """A single name beside a word of a longer one, one letter off: 'Eethuis Laawgiel'."""
    small, large = sorted((one.parts, other.parts), key=len)
    if len(small) != 1 or len(large) < 2 or len(small[0]) < 5:
        return False
    return any(names.typos(small[0], part, 1) <= 1 for part in large)


def both_names(name: CleanName, own: CleanName, partner: CleanName) -> Order:
    """Which name stands first when a name is made of the own and the partner's name."""
    if not own or not partner or len(name.parts) < 2 or own.core == partner.core:
        return Order.NONE
    if name.parts == own.parts + partner.parts:
        return Order.OWN_FIRST
    if name.parts == partner.parts + own.parts:
        return Order.PARTNER_FIRST
    return Order.NONE


def as_partner(level: Surname) -> Surname:
    """What a level is worth when the name that agrees is the partner's."""
    return _AS_PARTNER.get(level, level)


_AS_PARTNER = {
    Surname.EXACT: Surname.PARTNER,
    Surname.CLEANED: Surname.PARTNER,
    Surname.SOUNDS: Surname.PARTNER_NEAR,
    Surname.TYPO: Surname.PARTNER_NEAR,
    Surname.PART: Surname.PARTNER_NEAR,
    Surname.MISSING: Surname.DIFFERENT,
}


def crossed_names(
    crossed: tuple[CleanName, CleanGiven], own: CleanName, known: CleanGiven
) -> Surname:
    """SWAPPED when first name and surname stand in each other's place."""
    name, given = crossed
    if not name or two_names(name, own) not in _NAME_AGREES:
        return Surname.DIFFERENT
    return Surname.SWAPPED if compare_given(given, known) in _CALLED_SO else Surname.DIFFERENT


_NAME_AGREES = {Surname.EXACT, Surname.CLEANED, Surname.SOUNDS, Surname.TYPO}
_CALLED_SO = {Given.NAME, Given.NICKNAME, Given.INITIALS, Given.FIRST, Given.LATER_NAME}


def in_business(business: frozenset[str], own: CleanName, partner: CleanName) -> Surname:
    """BUSINESS when somebody's surname is among the words of the business name."""
    if business:
        for name in (own, partner):
            if name and set(name.parts) <= business:
                return Surname.BUSINESS
    return Surname.DIFFERENT
