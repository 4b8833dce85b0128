# SPDX-License-Identifier: EUPL-1.2
"""The list of a landlord: who rents what, and how each stands today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.errors import NotFound
from woonzeker.landlords.models import RentBook, Tenancy
from woonzeker.landlords.rules.arrears import Next, Standing
from woonzeker.landlords.rules.bank import fold
from woonzeker.landlords.selectors.rent_rows import (
    KEEPS_RENT,
    OpenBook,
    opened,
)
from woonzeker.landlords.selectors.rows import home_of, name_of

#: what the list can be narrowed to
BEHIND, TO_DO, AGREED = "achterstand", "te-doen", "regeling"
#: what asks for something to be done
TO_DO_NOW = frozenset({Next.MESSAGE, Next.ASK_KINDLY, Next.AGREE, Next.AHEAD})
#: what needs doing first stands first
_ORDER = (Next.ASK_KINDLY, Next.AGREE, Next.MESSAGE, Next.WAIT, Next.AHEAD)


@dataclass(frozen=True, slots=True)
class RentLine:
    """A tenancy in one line; `book` is None where nobody keeps the rent yet."""

    tenancy: UUID
    book: UUID | None
    tenant: str
    home: str
    balance_cents: int = 0
    behind: bool = False
    since: date | None = None
    next: Next = Next.NOTHING
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Rents:
    """The list with its counts."""

    lines: tuple[RentLine, ...]
    behind: int
    to_do: int
    open_cents: int


@desk_look("landlords.rents", may_if=KEEPS_RENT)
def rents(*, actor: Actor) -> Rents:
    """Everybody who rents now or still owes, the first thing to do on top."""
    today = clock.today()
    rows = list(
        RentBook.objects.select_related("tenancy__rental").filter(
            Q(tenancy__from_on=None) | Q(tenancy__from_on__lte=today) | Q(starts_on__lte=today)
        )
    )
    books = opened(rows, on=today)
    lines = [_line(each) for each in books.values() if not _over(each, today)]
    lines += [_unkept(each) for each in _without_book(today)]
    lines.sort(key=_first)
    owing = [each for each in lines if each.behind]
    return Rents(
        lines=tuple(lines),
        behind=len(owing),
        to_do=sum(1 for each in lines if each.next in TO_DO_NOW),
        open_cents=sum(each.balance_cents for each in owing),
    )


def narrowed(actor: Actor, lines: tuple[RentLine, ...], *, only: str, words: str) -> list[RentLine]:
    """The lines that were asked for: by what they need, and by words in name or address."""
    wanted = fold(words).split()
    return [
        each
        for each in lines
        if _wanted(each, only)
        and (not wanted or all(word in f" {fold(f'{each.tenant} {each.home}')}" for word in wanted))
    ]


def _wanted(line: RentLine, only: str) -> bool:
    return {
        BEHIND: line.behind, TO_DO: line.next in TO_DO_NOW, AGREED: line.agreed
    }.get(only, True)  # fmt: skip


def _without_book(today: date) -> list[Tenancy]:
    kept = RentBook.objects.values("tenancy_id")
    still = Q(until_on=None) | Q(until_on__gte=today)
    found = Tenancy.objects.select_related("rental").filter(still).exclude(pk__in=kept)
    return list(found)


def _over(one: OpenBook, today: date) -> bool:
    """Whether a tenancy has ended with nothing left to settle."""
    until = one.row.tenancy.until_on
    return until is not None and until < today and one.state.balance_cents == 0


def _line(one: OpenBook) -> RentLine:
    tenancy = one.row.tenancy
    return RentLine(
        tenancy=tenancy.pk,
        book=one.row.pk,
        tenant=name_of(tenancy),
        home=home_of(tenancy.rental).line,
        balance_cents=one.state.balance_cents,
        behind=one.state.standing is Standing.BEHIND,
        since=one.state.since,
        next=one.next,
        agreed=one.arrangement is not None,
    )


def _unkept(tenancy: Tenancy) -> RentLine:
    return RentLine(tenancy.pk, None, name_of(tenancy), home_of(tenancy.rental).line)


def _first(line: RentLine) -> tuple[int, int, str]:
    place = _ORDER.index(line.next) if line.next in _ORDER else len(_ORDER)
    return place, -line.balance_cents, line.home


@dataclass(frozen=True, slots=True)
class Beginning:
    """A tenancy for which a rent book can begin, with what is known of its rent."""

    tenancy: UUID
    tenant: str
    home: str
    rent_cents: int
    rhythm: str
    pay_day: int
    from_on: date | None


@desk_look("landlords.rent_to_begin", may_if=KEEPS_RENT, about="tenancy")
def rent_to_begin(*, actor: Actor, tenancy: UUID) -> Beginning:
    """What a rent book of this tenancy would begin with. Raises NotFound."""
    found = Tenancy.objects.select_related("rental").filter(pk=tenancy).first()
    if found is None:
        raise NotFound
    rental = found.rental
    return Beginning(
        found.pk, name_of(found), home_of(rental).line,
        rental.rent_cents, rental.pay_rhythm, rental.pay_day, found.from_on,
    )  # fmt: skip


@desk_look("landlords.book_of", may_if=KEEPS_RENT, about="tenancy")
def book_of(*, actor: Actor, tenancy: UUID) -> UUID | None:
    """The rent book of a tenancy; None where nobody keeps one."""
    return RentBook.objects.filter(tenancy=tenancy).values_list("pk", flat=True).first()


@desk_look("landlords.keeps_arrangement", may_if=KEEPS_RENT, about="tenancy")
def keeps_arrangement(*, actor: Actor, tenancy: UUID) -> bool:
    """Whether an arrangement with this tenant runs and is kept: then nothing is reported."""
    rows = list(RentBook.objects.select_related("tenancy").filter(tenancy=tenancy))
    return any(each.keeps_arrangement for each in opened(rows, on=clock.today()).values())
