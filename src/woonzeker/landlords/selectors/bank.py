# SPDX-License-Identifier: EUPL-1.2
"""What a bank export proposes: what is sure, what is asked, and how much was none of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.errors import NotFound
from woonzeker.landlords.models import BankProposal, BankReading, RentBook
from woonzeker.landlords.rules.bank import Why
from woonzeker.landlords.selectors.rent_rows import KEEPS_RENT
from woonzeker.landlords.selectors.rows import home_of, name_of


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A line of the bank with the rent books that it may be of."""

    id: UUID
    on: date
    cents: int
    name: str
    words: str
    sure: bool
    why: Why
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """What an export gave."""

    id: UUID
    bank: str
    came_in: int
    went_out: int
    unreadable: int
    known: int
    booked: int | None
    sure: tuple[ProposalLine, ...]
    asked: tuple[ProposalLine, ...]
    #: every tenant, for who it was when none of the proposals fits
    everybody: tuple[tuple[str, str], ...]

    @property
    def passed_over(self) -> int:
        """Lines that fit nobody, of which nothing was kept."""
        return self.came_in - self.known - len(self.sure) - len(self.asked)


@desk_look("landlords.reading", may_if=KEEPS_RENT, about="reading")
def reading_view(*, actor: Actor, reading: UUID) -> ReadingView:
    """One reading with what it proposes. Raises NotFound."""
    found = BankReading.objects.filter(pk=reading).first()
    if found is None:
        raise NotFound
    rows = list(BankProposal.objects.filter(reading=found).order_by("on", "pk"))
    names = _names() if rows else {}
    lines = [_line(each, names) for each in rows]
    return ReadingView(
        id=found.pk,
        bank=found.bank,
        came_in=found.came_in,
        went_out=found.went_out,
        unreadable=found.unreadable,
        known=found.known,
        booked=found.booked,
        sure=tuple(sorted((each for each in lines if each.sure), key=_by_tenant)),
        asked=tuple(each for each in lines if not each.sure),
        everybody=tuple(sorted(names.items(), key=lambda each: each[1])),
    )


def _names() -> dict[str, str]:
    rows = RentBook.objects.select_related("tenancy__rental")
    return {
        str(each.pk): f"{name_of(each.tenancy)}, {home_of(each.tenancy.rental).line}"
        for each in rows
    }


def _by_tenant(line: ProposalLine) -> tuple[str, date]:
    return (line.choices[0][1] if line.choices else "", line.on)


def _line(row: BankProposal, names: dict[str, str]) -> ProposalLine:
    choices = tuple((book, names[book]) for book in row.books if book in names)
    return ProposalLine(
        row.pk, row.on, row.cents, row.name, row.words, row.sure, Why(row.why), choices
    )
