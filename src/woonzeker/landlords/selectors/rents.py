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
from woonzeker.landlords.rules.tips import MANY_PERIODS
from woonzeker.landlords.selectors.rent_rows import (
    KEEPS_RENT,
    OpenBook,
    opened,
)
from woonzeker.landlords.selectors.rows import home_of, name_of

#: lines on a page
A_PAGE = 50
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
    #: the rent of one term
    period_cents: int = 0

    @property
    def ahead_cents(self) -> int:
        """What was paid in advance."""
        return max(0, -self.balance_cents)

    @property
    def terms_open(self) -> int:
        """How many whole terms somebody is behind; zero for who is not."""
        return self.balance_cents // self.period_cents if self.behind and self.period_cents else 0

    @property
    def much(self) -> bool:
        """Whether so much stands open that help and giving something up come into sight."""
        return self.behind and self.balance_cents > MANY_PERIODS * self.period_cents


@dataclass(frozen=True, slots=True)
class Rents:
    """A page of the list, with the counts of the whole."""

    lines: tuple[RentLine, ...]
    #: how many there are with what was asked for, and which page of them this is
    found: int
    page: int
    everybody: int
    behind: int
    to_do: int
    open_cents: int


@dataclass(frozen=True, slots=True)
class _Stand:
    """A tenancy before its sealed name and address are opened: a page shows only a few of them."""

    tenancy: Tenancy
    one: OpenBook | None

    @property
    def behind(self) -> bool:
        return self.one is not None and self.one.state.standing is Standing.BEHIND

    @property
    def next(self) -> Next:
        return self.one.next if self.one else Next.NOTHING

    @property
    def balance_cents(self) -> int:
        return self.one.state.balance_cents if self.one else 0

    @property
    def agreed(self) -> bool:
        return self.one is not None and self.one.arrangement is not None


@desk_look("landlords.rents", may_if=KEEPS_RENT)
def rents(
    *, actor: Actor, only: str = "", words: str = "", page: int = 1, a_page: int = A_PAGE
) -> Rents:
    """Everybody who rents now or still owes, the first thing to do on top.

    `only` narrows it to what somebody needs, `words` to a name or an address.
    """
    today = clock.today()
    whole = sorted(_everybody(today), key=_first)
    asked = fold(words).split()
    found = [each for each in whole if _wanted(each, only) and _named(each, asked)]
    last = max(1, -(-len(found) // a_page))
    shown = min(max(1, page), last)
    owing = [each for each in whole if each.behind]
    return Rents(
        lines=tuple(_line(each) for each in found[(shown - 1) * a_page : shown * a_page]),
        found=len(found),
        page=shown,
        everybody=len(whole),
        behind=len(owing),
        to_do=sum(1 for each in whole if each.next in TO_DO_NOW),
        open_cents=sum(each.balance_cents for each in owing),
    )


def _everybody(today: date) -> list[_Stand]:
    rows = list(RentBook.objects.select_related("tenancy__rental"))
    books = opened(rows, on=today, all_books=True)
    found = [_Stand(one.row.tenancy, one) for one in books.values() if not _over(one, today)]
    still = Q(until_on=None) | Q(until_on__gte=today)
    without = Tenancy.objects.select_related("rental").filter(still, books=None)
    return [*found, *(_Stand(each, None) for each in without)]


def _wanted(each: _Stand, only: str) -> bool:
    wanted = {BEHIND: each.behind, TO_DO: each.next in TO_DO_NOW, AGREED: each.agreed}
    return wanted.get(only, True)


def _named(each: _Stand, asked: list[str]) -> bool:
    if not asked:
        return True
    told = fold(f"{name_of(each.tenancy)} {home_of(each.tenancy.rental).line}")
    return all(word in told for word in asked)


def _over(one: OpenBook, today: date) -> bool:
    """Whether a tenancy has ended with nothing left to settle."""
    until = one.row.tenancy.until_on
    return until is not None and until < today and one.state.balance_cents == 0


def _first(each: _Stand) -> tuple[int, int, str]:
    place = _ORDER.index(each.next) if each.next in _ORDER else len(_ORDER)
    return place, -each.balance_cents, str(each.tenancy.made_at)


def _line(each: _Stand) -> RentLine:
    return RentLine(
        tenancy=each.tenancy.pk,
        book=each.one.row.pk if each.one else None,
        tenant=name_of(each.tenancy),
        home=home_of(each.tenancy.rental).line,
        balance_cents=each.balance_cents,
        behind=each.behind,
        since=each.one.state.since if each.one else None,
        next=each.next,
        agreed=each.agreed,
        period_cents=each.one.state.period_cents if each.one else 0,
    )


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
