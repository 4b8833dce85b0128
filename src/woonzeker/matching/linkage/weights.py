# SPDX-License-Identifier: EUPL-1.2
"""The levels at which a field can agree, what each weighs in bits, and what each is called.

A weight is log2 of how much likelier a level is for the true person than for somebody drawn at
random from a town of some 50,000 people (Fellegi and Sunter, 1969). The shipped weights are
estimates: a date of birth is shared by 1 in 20,000 people, a door by 1 in 23,000 households, a
surname by 1 in 500.
"""

from __future__ import annotations

from enum import StrEnum

from woonzeker.matching.linkage.shapes import Field, Reason, Weights
from woonzeker.matching.linkage.wording import gettext_noop


class Surname(StrEnum):
    """How a surname can agree, best first."""

    EXACT = "exact"
    CLEANED = "cleaned"
    BOTH = "both"
    PARTNER = "partner"
    SOUNDS = "sounds"
    TYPO = "typo"
    PART = "part"
    SWAPPED = "swapped"
    BUSINESS = "business"
    TWO_TYPOS = "two_typos"
    MISSING = "missing"
    DIFFERENT = "different"


class Given(StrEnum):
    """How initials and first names can agree, best first."""

    NAME = "name"
    INITIALS = "initials"
    FIRST = "first"
    LATER_NAME = "later_name"
    FIRST_ONLY = "first_only"
    NAME_DIFFERS = "name_differs"
    LATER = "later"
    MISSING = "missing"
    DIFFERENT = "different"


class Birth(StrEnum):
    """How dates of birth can agree, best first."""

    EXACT = "exact"
    NEW_YEAR = "new_year"
    SWAPPED = "swapped"
    ONE_DIGIT = "one_digit"
    MONTH = "month"
    YEAR = "year"
    DEFAULT_DAY = "default_day"
    MISSING = "missing"
    DIFFERENT = "different"


class Address(StrEnum):
    """How addresses can agree, best first."""

    EXACT = "exact"
    STREET = "street"
    PREVIOUS = "previous"
    NO_ADDITION = "no_addition"
    PREVIOUS_NO_ADDITION = "previous_no_addition"
    OTHER_ADDITION = "other_addition"
    SAME_STREET = "same_street"
    MISSING = "missing"
    DIFFERENT = "different"


Level = Surname | Given | Birth | Address

_SURNAME: dict[Surname, tuple[float, str]] = {
    Surname.EXACT: (9.0, gettext_noop("Achternaam is gelijk")),
    Surname.CLEANED: (8.8, gettext_noop("Achternaam is gelijk, anders geschreven")),
    Surname.BOTH: (9.0, gettext_noop("Eigen naam en partnernaam kloppen allebei")),
    Surname.PARTNER: (7.5, gettext_noop("Achternaam is die van de partner")),
    Surname.SOUNDS: (6.5, gettext_noop("Achternaam klinkt hetzelfde")),
    Surname.TYPO: (6.0, gettext_noop("Achternaam verschilt één letter")),
    Surname.PART: (5.5, gettext_noop("Deel van een dubbele achternaam is gelijk")),
    Surname.SWAPPED: (5.0, gettext_noop("Voornaam en achternaam lijken verwisseld")),
    Surname.BUSINESS: (5.0, gettext_noop("Achternaam staat in de bedrijfsnaam")),
    Surname.TWO_TYPOS: (3.0, gettext_noop("Achternaam verschilt twee letters")),
    Surname.MISSING: (0.0, gettext_noop("Achternaam ontbreekt")),
    Surname.DIFFERENT: (-6.0, gettext_noop("Achternaam is anders")),
}
_GIVEN: dict[Given, tuple[float, str]] = {
    Given.NAME: (5.5, gettext_noop("Voornaam is gelijk")),
    Given.INITIALS: (5.0, gettext_noop("Alle voorletters zijn gelijk")),
    Given.FIRST: (3.3, gettext_noop("Eerste voorletter is gelijk")),
    Given.LATER_NAME: (3.0, gettext_noop("Voornaam is een latere voornaam in het register")),
    Given.FIRST_ONLY: (2.0, gettext_noop("Eerste voorletter is gelijk, de volgende niet")),
    Given.NAME_DIFFERS: (1.0, gettext_noop("Voorletter is gelijk, voornaam is anders")),
    Given.LATER: (0.0, gettext_noop("Voorletter is die van een latere voornaam")),
    Given.MISSING: (0.0, gettext_noop("Voorletters ontbreken")),
    Given.DIFFERENT: (-5.0, gettext_noop("Voorletters zijn anders")),
}
_BIRTH: dict[Birth, tuple[float, str]] = {
    Birth.EXACT: (13.5, gettext_noop("Geboortedatum is gelijk")),
    Birth.NEW_YEAR: (
        9.0,
        gettext_noop("Geboortedatum is gelijk, maar 1 januari staat er vaak bij gebrek aan beter"),
    ),
    Birth.SWAPPED: (9.5, gettext_noop("Geboortedatum is gelijk als dag en maand verwisseld zijn")),
    Birth.ONE_DIGIT: (7.5, gettext_noop("Geboortedatum verschilt één cijfer")),
    Birth.MONTH: (9.0, gettext_noop("Geboortejaar en -maand zijn gelijk, de dag is onbekend")),
    Birth.YEAR: (5.5, gettext_noop("Geboortejaar is gelijk, dag en maand zijn onbekend")),
    Birth.DEFAULT_DAY: (
        3.0,
        gettext_noop("Geboortejaar is gelijk, één van de twee zegt 1 januari"),
    ),
    Birth.MISSING: (0.0, gettext_noop("Geboortedatum ontbreekt")),
    Birth.DIFFERENT: (-7.0, gettext_noop("Geboortedatum is anders")),
}
_ADDRESS: dict[Address, tuple[float, str]] = {
    Address.EXACT: (14.5, gettext_noop("Adres is gelijk")),
    Address.STREET: (
        13.5,
        gettext_noop("Straat en huisnummer zijn gelijk, de postcode niet of ontbreekt"),
    ),
    Address.PREVIOUS: (12.5, gettext_noop("Adres is het vorige adres in het register")),
    Address.NO_ADDITION: (
        12.0,
        gettext_noop("Adres is gelijk, bij één van de twee zonder toevoeging"),
    ),
    Address.PREVIOUS_NO_ADDITION: (
        10.0,
        gettext_noop("Vorig adres, bij één van de twee zonder toevoeging"),
    ),
    Address.OTHER_ADDITION: (
        6.5,
        gettext_noop("Postcode en huisnummer zijn gelijk, de toevoeging is anders"),
    ),
    Address.SAME_STREET: (2.5, gettext_noop("Zelfde straat of postcode, ander huisnummer")),
    Address.MISSING: (0.0, gettext_noop("Adres ontbreekt")),
    Address.DIFFERENT: (-3.5, gettext_noop("Adres is anders")),
}
LEVELS: dict[Field, dict[str, tuple[float, str]]] = {
    Field.SURNAME: {level.value: row for level, row in _SURNAME.items()},
    Field.GIVEN: {level.value: row for level, row in _GIVEN.items()},
    Field.BIRTH: {level.value: row for level, row in _BIRTH.items()},
    Field.ADDRESS: {level.value: row for level, row in _ADDRESS.items()},
}

SHIPPED = Weights(
    version="regels-1",
    prior=-15.6,
    bits={
        f"{field.value}/{level}": bits
        for field, levels in LEVELS.items()
        for level, (bits, _) in levels.items()
    },
    review_floor=-2.0,
    margin=6.0,
)


def reason(field: Field, level: Level, weights: Weights) -> Reason:
    """What a level of a field says and weighs under these weights."""
    return Reason(
        field=field,
        level=level.value,
        words=LEVELS[field][level.value][1],
        bits=weights.bits[f"{field.value}/{level.value}"],
    )
