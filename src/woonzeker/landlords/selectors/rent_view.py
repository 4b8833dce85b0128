# SPDX-License-Identifier: EUPL-1.2
"""The page of one rent book: the balance and what it is made of, and the one thing to do now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.errors import NotFound
from woonzeker.landlords.models import (
    ArrangementState,
    ArrearsFile,
    CameFrom,
    Channel,
    FileState,
    FriendlyMessage,
    RentArrangement,
    RentBook,
    RentDiscount,
    RentPayment,
)
from woonzeker.landlords.rules.arrears import Next, State, may_begin_report
from woonzeker.landlords.rules.ledger import Charge, Rhythm, Terms, charges, next_due, paid_on
from woonzeker.landlords.rules.terms_of_paying import (
    Asked,
    BadPayDay,
    Kept,
    NoProposal,
    instalments,
    proposals,
)
from woonzeker.landlords.rules.tips import Advice, Facts, late_days, tips
from woonzeker.landlords.selectors.rent_rows import (
    KEEPS_RENT,
    OpenBook,
    opened,
    plan_of,
)
from woonzeker.landlords.selectors.rows import home_of, name_of

#: lines of the book that a page shows; older ones are in the balance
SHOWN = 40


@dataclass(frozen=True, slots=True)
class BookLine:
    """Something that changed the balance: rent that was due, or what came in."""

    on: date
    kind: str
    cents: int
    balance_cents: int
    words: str = ""
    payment: UUID | None = None


@dataclass(frozen=True, slots=True)
class AgreedView:
    """An arrangement with how it goes."""

    id: UUID
    owed_cents: int
    instalment_cents: int
    agreed_on: date
    state_words: str
    instalments: tuple[tuple[date, int], ...]
    kept: Kept


@dataclass(frozen=True, slots=True)
class BookView:
    """A rent book as its landlord sees it."""

    id: UUID
    tenancy: UUID
    tenant: str
    home: str
    self_contained: bool
    state: State
    next: Next
    terms: Terms
    coming: tuple[Terms, ...]
    next_due: Charge | None
    income_day: int | None
    #: when the tenant has money: the day they said to be paid, else the day of the rent
    money_day: int
    rental: UUID
    starts_on: date
    opening_cents: int
    until_on: date | None
    lines: tuple[BookLine, ...]
    more_lines: bool
    arrangement: AgreedView | None
    discounts: tuple[tuple[date, date, int], ...]
    messages: tuple[tuple[date, str, int], ...]
    messaged_on: date | None
    tips: tuple[Advice, ...]
    why_no_report: str
    file: UUID | None
    file_sent: bool


@desk_look("landlords.book", may_if=KEEPS_RENT, about="book")
def book_view(*, actor: Actor, book: UUID) -> BookView:
    """One rent book. Raises NotFound."""
    today = clock.today()
    one = open_book(book, on=today)
    tenancy, discounts = one.row.tenancy, list(RentDiscount.objects.filter(book=book))
    lines = _lines(one, today)
    files = ArrearsFile.objects.filter(tenancy=tenancy).exclude(state=FileState.CLOSED)
    file = files.order_by("-opened_on").first()
    return BookView(
        id=one.row.pk,
        tenancy=tenancy.pk,
        tenant=name_of(tenancy),
        home=home_of(tenancy.rental).line,
        self_contained=tenancy.rental.self_contained,
        state=one.state,
        next=one.next,
        terms=one.book.terms_on(today),
        coming=tuple(each for each in one.book.terms if each.from_on > today),
        next_due=next_due(one.book, after=today),
        income_day=one.row.income_day,
        money_day=pay_day_of(one, one.book.terms_on(today)),
        rental=tenancy.rental_id,
        starts_on=one.row.starts_on,
        opening_cents=one.row.opening_cents,
        until_on=tenancy.until_on,
        lines=lines[:SHOWN],
        more_lines=len(lines) > SHOWN,
        arrangement=_agreed(one),
        discounts=tuple((each.from_on, each.until_on, each.cents) for each in discounts),
        messages=_messages(book),
        messaged_on=one.messaged_on,
        tips=_tips(one, today),
        why_no_report=may_begin_report(one.state, arrangement_kept=one.keeps_arrangement),
        file=file.pk if file else None,
        file_sent=file is not None and file.state in {FileState.SENT, FileState.HELD},
    )


def open_book(pk: UUID, *, on: date) -> OpenBook:
    """One book as it stands on a day; raises NotFound."""
    row = RentBook.objects.select_related("tenancy__rental").filter(pk=pk).first()
    if row is None:
        raise NotFound
    return opened([row], on=on, each_payment=True)[row.pk]


def _lines(one: OpenBook, today: date) -> tuple[BookLine, ...]:
    """Everything that changed the balance, the newest first, with what it came to."""
    found = [BookLine(e.due_on, "rent", e.cents, 0) for e in charges(one.book, until=today)]
    rows = RentPayment.objects.filter(book=one.row, undone_on=None).order_by("on", "noted_at")
    for row in rows:
        kind = "waived" if row.came_from == CameFrom.WAIVED else "paid"
        found.append(BookLine(row.on, kind, -row.cents, 0, row.words, row.pk))
    balance = one.row.opening_cents
    lines = [BookLine(one.row.starts_on, "opening", balance, balance)]
    for each in sorted(found, key=lambda line: (line.on, line.kind != "rent")):
        balance += each.cents
        lines.append(replace(each, balance_cents=balance))
    return tuple(reversed(lines))


def _agreed(one: OpenBook) -> AgreedView | None:
    row, stands = one.arrangement, one.kept
    if row is None or stands is None:
        return None
    return AgreedView(
        row.pk, row.owed_cents, row.instalment_cents, row.agreed_on,
        str(ArrangementState(row.state).label), instalments(plan_of(row)), stands,
    )  # fmt: skip


def _messages(book: UUID) -> tuple[tuple[date, str, int], ...]:
    rows = FriendlyMessage.objects.filter(book=book).order_by("-sent_on", "-noted_at")[:10]
    return tuple((each.sent_on, str(Channel(each.channel).label), each.cents) for each in rows)


def _tips(one: OpenBook, today: date) -> tuple[Advice, ...]:
    terms = one.book.terms_on(today)
    return tips(
        Facts(
            standing=one.state.standing,
            balance_cents=one.state.balance_cents,
            period_cents=one.state.period_cents,
            monthly=terms.rhythm is Rhythm.MONTH,
            pay_day=terms.day,
            income_day=one.row.income_day,
            self_contained=one.row.tenancy.rental.self_contained,
            has_discount=any(each.until_on >= today for each in one.book.discounts),
            late_days=late_days(paid_on(one.book, on=today)),
            arrangement_halfway=_halfway(one),
        )
    )


def _halfway(one: OpenBook) -> bool:
    """Whether at least half of an arrangement came in, on time."""
    row, stands = one.arrangement, one.kept
    if row is None or stands is None or stands.late_cents:
        return False
    return 2 * stands.to_come_cents <= row.owed_cents


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal to choose from."""

    cents: int
    turns: int
    last_on: date
    instalments: tuple[tuple[date, int], ...] = ()


@desk_look("landlords.offers", may_if=KEEPS_RENT, about="book")
def offers(
    *,
    actor: Actor,
    book: UUID,
    room_cents: int | None = None,
    turns: int | None = None,
    day: int | None = None,
    first_on: date | None = None,
) -> tuple[Offer, ...]:
    """At most three ways to pay off what stands open; nothing when nothing fits."""
    today = clock.today()
    one = open_book(book, on=today)
    terms = one.book.terms_on(today)
    asked = Asked(
        owed_cents=one.state.balance_cents,
        rhythm=terms.rhythm,
        day=day or pay_day_of(one, terms),
        first_on=first_on or today,
        room_cents=room_cents,
        turns=turns,
    )
    try:
        found = proposals(asked)
    except (NoProposal, BadPayDay):
        return ()
    return tuple(Offer(each.cents, each.turns, each.last_on) for each in found)


def pay_day_of(one: OpenBook, terms: Terms) -> int:
    """When the tenant has money: the day they said to be paid, else the day of the rent."""
    if terms.rhythm is Rhythm.MONTH and one.row.income_day:
        return one.row.income_day
    return terms.day


@desk_look("landlords.past_arrangements", may_if=KEEPS_RENT, about="book")
def past_arrangements(*, actor: Actor, book: UUID) -> tuple[tuple[date, int, str], ...]:
    """Earlier arrangements: when, how much, and how they ended."""
    rows = RentArrangement.objects.filter(book=book).exclude(state=ArrangementState.RUNNING)
    return tuple(
        (each.agreed_on, each.owed_cents, str(ArrangementState(each.state).label))
        for each in rows.order_by("-agreed_on")
    )
