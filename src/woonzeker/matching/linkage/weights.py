# SPDX-License-Identifier: EUPL-1.2
"""The levels at which a field can agree, what each is called, and the weights that ship.

A weight is in bits: log2 of how much likelier a level is for the true person than for somebody else
who was held beside the signal (Fellegi and Sunter, 1969). What each level weighs is not written
here but in `shipped/`, one file a version, made by the trainer on invented registers.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TypeVar

import yaml

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
    PARTNER_NEAR = "partner_near"
    PART = "part"
    SWAPPED = "swapped"
    BUSINESS = "business"
    TWO_TYPOS = "two_typos"
    LOOSE = "loose"
    MISSING = "missing"
    DIFFERENT = "different"


class Given(StrEnum):
    """How initials and first names can agree, best first."""

    NAME = "name"
    INITIALS = "initials"
    NICKNAME = "nickname"
    FIRST = "first"
    LATER_NAME = "later_name"
    FIRST_ONLY = "first_only"
    NAME_DIFFERS = "name_differs"
    LATER = "later"
    CALLED = "called"
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
    OTHER_PART = "other_part"
    OTHER_YEAR = "other_year"
    DEFAULT_DAY = "default_day"
    DEFAULT_YEAR = "default_year"
    HOUSEMATE = "housemate"
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
    NEAR_POSTCODE = "near_postcode"
    NEAR_NUMBER = "near_number"
    SAME_STREET = "same_street"
    MISSING = "missing"
    DIFFERENT = "different"


class NameUse(StrEnum):
    """Whether the surname is written in the form that this person chose to use."""

    USED = "used"
    HALF = "half"
    MISSING = "missing"
    DIFFERENT = "different"


class Mail(StrEnum):
    """Whether the part of an e-mail address before the @ is made of somebody's names."""

    BOTH = "both"
    GIVEN = "given"
    SURNAME = "surname"
    MISSING = "missing"
    DIFFERENT = "different"


class Contact(StrEnum):
    """Whether an earlier signal of this person carried the same telephone or e-mail."""

    SAME = "same"
    MISSING = "missing"
    DIFFERENT = "different"


class Together(StrEnum):
    """Name and door are no two independent facts: a family shares both."""

    NOT = "not"
    FAMILY = "family"


_SURNAME: dict[Surname, str] = {
    Surname.EXACT: gettext_noop("Achternaam is gelijk"),
    Surname.CLEANED: gettext_noop("Achternaam is gelijk, anders geschreven"),
    Surname.BOTH: gettext_noop("Eigen naam en partnernaam kloppen allebei"),
    Surname.PARTNER: gettext_noop("Achternaam is die van de partner"),
    Surname.SOUNDS: gettext_noop("Achternaam klinkt hetzelfde"),
    Surname.TYPO: gettext_noop("Achternaam verschilt één letter"),
    Surname.PARTNER_NEAR: gettext_noop("Achternaam lijkt op die van de partner"),
    Surname.PART: gettext_noop("Deel van een dubbele achternaam is gelijk"),
    Surname.SWAPPED: gettext_noop("Voornaam en achternaam lijken verwisseld"),
    Surname.BUSINESS: gettext_noop("Achternaam staat in de bedrijfsnaam"),
    Surname.TWO_TYPOS: gettext_noop("Achternaam verschilt twee letters"),
    Surname.LOOSE: gettext_noop("Achternaam lijkt een beetje"),
    Surname.MISSING: gettext_noop("Achternaam ontbreekt"),
    Surname.DIFFERENT: gettext_noop("Achternaam is anders"),
}
_GIVEN: dict[Given, str] = {
    Given.NAME: gettext_noop("Voornaam is gelijk"),
    Given.INITIALS: gettext_noop("Alle voorletters zijn gelijk"),
    Given.NICKNAME: gettext_noop("Voornamen staan voor dezelfde naam"),
    Given.FIRST: gettext_noop("Eerste voorletter is gelijk"),
    Given.LATER_NAME: gettext_noop("Voornaam is een latere voornaam in het register"),
    Given.FIRST_ONLY: gettext_noop("Eerste voorletter is gelijk, de volgende niet"),
    Given.NAME_DIFFERS: gettext_noop("Voorletter is gelijk, voornaam is anders"),
    Given.LATER: gettext_noop("Voorletter is die van een latere voornaam"),
    Given.CALLED: gettext_noop("Voorletter kan die van de roepnaam zijn"),
    Given.MISSING: gettext_noop("Voorletters ontbreken"),
    Given.DIFFERENT: gettext_noop("Voorletters zijn anders"),
}
_BIRTH: dict[Birth, str] = {
    Birth.EXACT: gettext_noop("Geboortedatum is gelijk"),
    Birth.NEW_YEAR: gettext_noop(
        "Geboortedatum is gelijk, maar 1 januari staat er vaak bij gebrek aan beter"
    ),
    Birth.SWAPPED: gettext_noop("Geboortedatum is gelijk als dag en maand verwisseld zijn"),
    Birth.ONE_DIGIT: gettext_noop("Geboortedatum verschilt één cijfer"),
    Birth.MONTH: gettext_noop("Geboortejaar en -maand zijn gelijk, de dag is onbekend"),
    Birth.YEAR: gettext_noop("Geboortejaar is gelijk, dag en maand zijn onbekend"),
    Birth.OTHER_PART: gettext_noop("Geboortejaar is gelijk, alleen de dag of de maand is anders"),
    Birth.OTHER_YEAR: gettext_noop("Geboortedag en -maand zijn gelijk, het jaar is anders"),
    Birth.DEFAULT_DAY: gettext_noop("Geboortejaar is gelijk, één van de twee zegt 1 januari"),
    Birth.DEFAULT_YEAR: gettext_noop("Geboortejaar is anders, maar één van de twee zegt 1 januari"),
    Birth.HOUSEMATE: gettext_noop("Geboortedatum is die van iemand anders op dit adres"),
    Birth.MISSING: gettext_noop("Geboortedatum ontbreekt"),
    Birth.DIFFERENT: gettext_noop("Geboortedatum is anders"),
}
_ADDRESS: dict[Address, str] = {
    Address.EXACT: gettext_noop("Adres is gelijk"),
    Address.STREET: gettext_noop("Straat en huisnummer zijn gelijk, de postcode niet of ontbreekt"),
    Address.PREVIOUS: gettext_noop("Adres is het vorige adres in het register"),
    Address.NO_ADDITION: gettext_noop("Adres is gelijk, bij één van de twee zonder toevoeging"),
    Address.PREVIOUS_NO_ADDITION: gettext_noop(
        "Vorig adres, bij één van de twee zonder toevoeging"
    ),
    Address.OTHER_ADDITION: gettext_noop(
        "Postcode en huisnummer zijn gelijk, de toevoeging is anders"
    ),
    Address.NEAR_POSTCODE: gettext_noop("Huisnummer is gelijk, de postcode verschilt één teken"),
    Address.NEAR_NUMBER: gettext_noop("Zelfde straat, het huisnummer scheelt één cijfer"),
    Address.SAME_STREET: gettext_noop("Zelfde straat of postcode, ander huisnummer"),
    Address.MISSING: gettext_noop("Adres ontbreekt"),
    Address.DIFFERENT: gettext_noop("Adres is anders"),
}
_NAME_USE: dict[NameUse, str] = {
    NameUse.USED: gettext_noop("Zo schrijft deze persoon de eigen naam en die van de partner"),
    NameUse.HALF: gettext_noop("Deze persoon gebruikt beide namen, in een andere vorm"),
    NameUse.MISSING: gettext_noop("Er is maar één achternaam"),
    NameUse.DIFFERENT: gettext_noop("Deze persoon gebruikt de andere achternaam"),
}
_MAIL: dict[Mail, str] = {
    Mail.BOTH: gettext_noop("In het e-mailadres staan voornaam of voorletter en achternaam"),
    Mail.GIVEN: gettext_noop("In het e-mailadres staat de voornaam"),
    Mail.SURNAME: gettext_noop("In het e-mailadres staat de achternaam"),
    Mail.MISSING: gettext_noop("Er is geen e-mailadres"),
    Mail.DIFFERENT: gettext_noop("In het e-mailadres staat geen naam van deze persoon"),
}
_CONTACT: dict[Contact, str] = {
    Contact.SAME: gettext_noop(
        "Telefoon of e-mail stond ook in een ander signaal van deze persoon"
    ),
    Contact.MISSING: gettext_noop("Telefoon en e-mail zijn niet te vergelijken"),
    Contact.DIFFERENT: gettext_noop(
        "Telefoon en e-mail zijn anders dan in een ander signaal van deze persoon"
    ),
}
_TOGETHER: dict[Together, str] = {
    Together.NOT: gettext_noop("Naam en adres staan los van elkaar"),
    Together.FAMILY: gettext_noop("Gezinsleden delen naam en adres: samen tellen die minder zwaar"),
}
WORDS: dict[Field, dict[str, str]] = {
    Field.SURNAME: {level.value: words for level, words in _SURNAME.items()},
    Field.NAME_USE: {level.value: words for level, words in _NAME_USE.items()},
    Field.GIVEN: {level.value: words for level, words in _GIVEN.items()},
    Field.BIRTH: {level.value: words for level, words in _BIRTH.items()},
    Field.ADDRESS: {level.value: words for level, words in _ADDRESS.items()},
    Field.CONTACT: {level.value: words for level, words in _CONTACT.items()},
    Field.MAIL: {level.value: words for level, words in _MAIL.items()},
    Field.TOGETHER: {level.value: words for level, words in _TOGETHER.items()},
}
#: the levels of each field, best first; their places are the numbers that batches count with
LEVELS: dict[Field, tuple[str, ...]] = {field: tuple(words) for field, words in WORDS.items()}


def _chain(field: Field, *levels: StrEnum) -> tuple[str, ...]:
    return tuple(f"{field.value}/{level.value}" for level in levels)


#: levels of which an earlier one never weighs less than a later one, whoever fitted the weights
CHAINS: tuple[tuple[str, ...], ...] = (
    _chain(
        Field.SURNAME, Surname.EXACT, Surname.CLEANED, Surname.SOUNDS, Surname.TYPO,
        Surname.TWO_TYPOS, Surname.LOOSE, Surname.DIFFERENT,
    ),
    _chain(Field.SURNAME, Surname.EXACT, Surname.PART, Surname.DIFFERENT),
    _chain(Field.SURNAME, Surname.PARTNER, Surname.PARTNER_NEAR, Surname.DIFFERENT),
    _chain(
        Field.GIVEN, Given.INITIALS, Given.FIRST, Given.FIRST_ONLY, Given.DIFFERENT,
    ),
    _chain(Field.GIVEN, Given.NAME, Given.NICKNAME, Given.NAME_DIFFERS, Given.DIFFERENT),
    _chain(
        Field.BIRTH, Birth.EXACT, Birth.ONE_DIGIT, Birth.OTHER_PART, Birth.DIFFERENT,
    ),
    _chain(Field.BIRTH, Birth.EXACT, Birth.NEW_YEAR, Birth.DEFAULT_DAY, Birth.DEFAULT_YEAR),
    _chain(Field.BIRTH, Birth.EXACT, Birth.MONTH, Birth.YEAR, Birth.DIFFERENT),
    _chain(Field.BIRTH, Birth.HOUSEMATE, Birth.DIFFERENT),
    _chain(
        Field.ADDRESS, Address.EXACT, Address.NO_ADDITION, Address.OTHER_ADDITION,
        Address.SAME_STREET, Address.DIFFERENT,
    ),
    _chain(Field.ADDRESS, Address.PREVIOUS, Address.PREVIOUS_NO_ADDITION, Address.DIFFERENT),
    _chain(Field.ADDRESS, Address.NEAR_NUMBER, Address.SAME_STREET),
    _chain(Field.CONTACT, Contact.SAME, Contact.MISSING, Contact.DIFFERENT),
    _chain(Field.MAIL, Mail.BOTH, Mail.GIVEN, Mail.DIFFERENT),
    _chain(Field.MAIL, Mail.SURNAME, Mail.DIFFERENT),
    _chain(Field.NAME_USE, NameUse.USED, NameUse.HALF, NameUse.DIFFERENT),
)  # fmt: skip


@cache
def shipped(version: str = "2026-1") -> Weights:
    """The weights of a version that ships with the program. Raises FileNotFoundError."""
    place = resources.files("woonzeker.matching.linkage") / "shipped" / f"{version}.yaml"
    return read_weights(place.read_text(encoding="utf-8"))


def read_weights(text: str) -> Weights:
    """Weights from YAML; raises ValueError when a level has no weight."""
    said = yaml.safe_load(text)
    bits = {
        f"{field.value}/{level}": float(said["bits"][field.value][level])
        for field, levels in LEVELS.items()
        for level in levels
    }
    limits = {name: float(said[name]) for name in ("prior", "threshold", "review_floor", "margin")}
    return Weights(version=str(said["version"]), bits=bits, **limits)


_LevelT = TypeVar("_LevelT", Surname, Birth, Address, Mail)


def best(kind: type[_LevelT], levels: Iterable[_LevelT]) -> _LevelT:
    """The best of some levels of one field."""
    order = _ORDER[kind]
    return min(levels, key=order.__getitem__)


_ORDER: dict[type[StrEnum], dict[StrEnum, int]] = {
    kind: {level: place for place, level in enumerate(kind)}
    for kind in (Surname, Birth, Address, Mail)
}


def reason(field: Field, level: StrEnum, weights: Weights) -> Reason:
    """What a level of a field says and weighs under these weights."""
    return Reason(
        field=field,
        level=level.value,
        words=WORDS[field][level.value],
        bits=weights.bits[f"{field.value}/{level.value}"],
    )


#: what is used where a municipality has no weights of its own
SHIPPED = shipped()
