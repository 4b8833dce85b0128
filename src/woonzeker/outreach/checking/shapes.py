# SPDX-License-Identifier: EUPL-1.2
"""What a letter must be, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What does not agree; the value is stored, and shown in words."""

    MISSING = "missing"
    UNEXPECTED = "unexpected"
    UNREADABLE = "unreadable"
    PAGES = "pages"
    COUNTER = "counter"
    MARK = "mark"
    NAME = "name"
    ADDRESS = "address"
    GREETING = "greeting"
    CODE = "code"
    SOURCE = "source"
    AMOUNT = "amount"
    NUMBER = "number"
    TWICE = "twice"
    CHANGED = "changed"
    DIED = "died"
    DEPARTED = "departed"
    MOVED = "moved"
    DOUBTED = "doubted"
    UNCHECKED = "unchecked"


FAULT_WORDS: Mapping[Fault, str] = {
    Fault.MISSING: "de brief zit er niet bij",
    Fault.UNEXPECTED: "er zit een brief bij die niet in de ronde hoort",
    Fault.UNREADABLE: "het bestand is niet te lezen",
    Fault.PAGES: "het aantal bladzijden klopt niet",
    Fault.COUNTER: "de bladzijdenummers kloppen niet",
    Fault.MARK: "het kenmerk op de brief is dat van een andere brief",
    Fault.NAME: "de naam in het venster is niet die van de inwoner",
    Fault.ADDRESS: "het adres in het venster is niet dat van de inwoner",
    Fault.GREETING: "de aanhef noemt iemand anders",
    Fault.CODE: "de code is niet die van deze brief",
    Fault.SOURCE: "er staan andere partners in dan er over deze inwoner meldden",
    Fault.AMOUNT: "er staat een bedrag in",
    Fault.NUMBER: "er staat een burgerservicenummer in",
    Fault.TWICE: "dezelfde brief zit er twee keer bij",
    Fault.CHANGED: "het bestand is na het maken veranderd",
    Fault.DIED: "volgens het register is de inwoner overleden",
    Fault.DEPARTED: "volgens het register woont de inwoner niet meer in de gemeente",
    Fault.MOVED: "volgens het register woont de inwoner op een ander adres",
    Fault.DOUBTED: "de BRP onderzoekt of de gegevens van de inwoner kloppen",
    Fault.UNCHECKED: "het adres is te lang geleden nagekeken",
}


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody as the register has them now: the columns, not a name that was made of them."""

    initials: str
    prefix: str
    surname: str
    partner_prefix: str
    partner_surname: str
    name_use: str
    street: str
    house_number: int | None
    house_letter: str
    house_addition: str
    postcode: str
    city: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One letter of a run: for whom it is and what must stand in it.

    `code` is the digest of its code, None for a letter without; `sources` the partners whom it must
    name, None when it tells none. `greets` says that its words address somebody by name.
    `against` is what the register has against any letter, `sha256` that of the file when made.
    """

    mark: str
    resident: Resident
    pages: int
    sha256: str
    code: str | None
    sources: tuple[str, ...] | None
    greets: bool
    no_amounts: bool
    against: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """That something of a letter does not agree; the mark says which, and to nobody who."""

    mark: str
    fault: Fault
