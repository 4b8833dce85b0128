# SPDX-License-Identifier: EUPL-1.2
"""People as the BRP gives them. What was not asked or is not known is empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class RegisterDate:
    """A date of which day, or day and month, may be unknown (0). The year is known."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def whole(self) -> date | None:
        """The day, when all of it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


@dataclass(frozen=True, slots=True)
class Name:
    """A person's own name; `use` is E(igen), P(artner), V (partner first) or N (partner last)."""

    given: str = ""
    initials: str = ""
    prefix: str = ""
    surname: str = ""
    use: str = ""


@dataclass(frozen=True, slots=True)
class PartnerName:
    """The surname of the partner, or of the one that a marriage with ended last."""

    prefix: str = ""
    surname: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """An address in this country. `doubted`: it was established that nobody lives there so."""

    street: str = ""
    number: int | None = None
    letter: str = ""
    addition: str = ""
    postcode: str = ""
    city: str = ""
    since: RegisterDate | None = None
    doubted: bool = False


class Suspended(StrEnum):
    """Why somebody's entry is no longer kept up (table 'reden opschorting')."""

    DEATH = "O"
    EMIGRATION = "E"
    MINISTER = "M"
    NON_RESIDENT = "R"
    ERROR = "F"
    UNKNOWN = "."


@dataclass(frozen=True, slots=True)
class Suspension:
    """That an entry is no longer kept up, why and since when."""

    reason: Suspended
    on: RegisterDate | None = None


@dataclass(frozen=True, slots=True)
class BrpPerson:
    """One person. `secret`: may not be given to others; `under_investigation`: something in the
    answer is being looked into. `municipality` is the code of the one that keeps the entry."""

    number: str
    name: Name = Name()
    partner: PartnerName = PartnerName()
    born: RegisterDate | None = None
    died: RegisterDate | None = None
    address: Address | None = None
    municipality: str = ""
    registered_there: RegisterDate | None = None
    suspension: Suspension | None = None
    secret: bool = False
    under_investigation: bool = False
