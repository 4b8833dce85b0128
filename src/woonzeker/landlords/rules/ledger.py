# SPDX-License-Identifier: EUPL-1.2
"""The rent book of one tenancy: what was due when, what came in, and what stands open. Pure.

Charges are not stored but follow from what was agreed, with its days: a period has one set of terms
and so is never charged twice. Money in whole cents; above zero the tenant owes.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law.calendar import add_months
from woonzeker.law.paydays import is_pay_day


class Rhythm(StrEnum):
    """How often rent is paid."""

    MONTH = "monthly"
    FOUR_WEEKS = "four_weekly"
    WEEK = "weekly"


#: how many weeks are between two days of paying; none for a month
WEEKS = {Rhythm.MONTH: 0, Rhythm.FOUR_WEEKS: 4, Rhythm.WEEK: 1}
_DAYS = {rhythm: 7 * weeks for rhythm, weeks in WEEKS.items() if weeks}


class BadTerms(ValueError):
    """What was agreed cannot be counted with: no rent, no such day, or no beginning."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed from a day on: rent for one period, its rhythm and the day of paying.

    `day` is one of the month (1–31; the last one of a shorter month) or of the week (1 is Monday).
    """

    from_on: date
    cents: int
    rhythm: Rhythm = Rhythm.MONTH
    day: int = 1

    def __post_init__(self) -> None:
        if self.cents <= 0 or not is_pay_day(self.day, weeks=WEEKS[self.rhythm]):
            raise BadTerms


@dataclass(frozen=True, slots=True)
class Discount:
    """A lower rent for some time: so many cents less for each whole period that begins in it."""

    from_on: date
    until_on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Charge:
    """The rent of one period, or of the part of it in which somebody rents."""

    from_on: date
    until_on: date
    due_on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Credit:
    """What came in or was let go of, on a day; below zero is what went back."""

    on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that the balance follows from.

    `opening_cents` stood open when the book began on the first day of the first terms; `ends_on` is
    the last day of the tenancy, None while nobody knows it.
    """

    terms: tuple[Terms, ...]
    opening_cents: int = 0
    credits: tuple[Credit, ...] = ()
    discounts: tuple[Discount, ...] = ()
    ends_on: date | None = None
    starts_on: date = field(init=False)

    def __post_init__(self) -> None:
        if not self.terms:
            raise BadTerms
        ordered = tuple(sorted(self.terms, key=lambda each: each.from_on))
        object.__setattr__(self, "terms", ordered)
        object.__setattr__(self, "starts_on", ordered[0].from_on)

    def terms_on(self, day: date) -> Terms:
        """What holds on a day; before the beginning what was agreed first."""
        held = [each for each in self.terms if each.from_on <= day]
        return held[-1] if held else self.terms[0]


def charges(book: Book, *, until: date) -> tuple[Charge, ...]:
    """Every charge that is due up to and including a day, in the order of their periods.

    Periods follow each other without a gap and never overlap. A change of rent or of the day of
    paying holds from the first period that begins on or after its day; another rhythm begins on its
    own day, and the period that it cuts short is charged by days.
    """
    found = [_charge(book, *period) for period in _periods(book, until)]
    return tuple(each for each in found if each.due_on <= until)


def _periods(book: Book, until: date) -> Iterator[tuple[date, date, date, date]]:
    """Of each period: its first and last day here, and the first and last of the whole of it."""
    #: a charge that is due by then belongs to a period that began by then
    last = until if book.ends_on is None else min(until, book.ends_on)
    for first, rhythm, stops in _stretches(book):
        end = stops if book.ends_on is None or (stops and stops < book.ends_on) else book.ends_on
        on = first
        while on <= last and (end is None or on <= end):
            whole_from, whole_until = _whole(on, first, rhythm)
            shown_until = whole_until if end is None else min(whole_until, end)
            yield on, shown_until, whole_from, whole_until
            on = whole_until + timedelta(days=1)


def _stretches(book: Book) -> Iterator[tuple[date, Rhythm, date | None]]:
    """The times in which one rhythm held: first day, rhythm, last day."""
    begins = [
        (each.from_on, each.rhythm)
        for place, each in enumerate(book.terms)
        if place == 0 or each.rhythm is not book.terms[place - 1].rhythm
    ]
    for place, (first, rhythm) in enumerate(begins):
        more = begins[place + 1 :]
        yield first, rhythm, more[0][0] - timedelta(days=1) if more else None


def _whole(on: date, first: date, rhythm: Rhythm) -> tuple[date, date]:
    """The whole period in which a day lies; weeks are counted from the first day of their time."""
    if rhythm is Rhythm.MONTH:
        start = on.replace(day=1)
        return start, add_months(start, 1) - timedelta(days=1)
    length = _DAYS[rhythm]
    start = on - timedelta(days=(on - first).days % length)
    return start, start + timedelta(days=length - 1)


def _charge(book: Book, on: date, until: date, whole_from: date, whole_until: date) -> Charge:
    terms = book.terms_on(on)
    days, whole = (until - on).days + 1, (whole_until - whole_from).days + 1
    full = max(0, terms.cents - _less(book, on)) if days == whole else terms.cents
    return Charge(on, until, _due(terms, on, until), _part(full, days, whole))


def _less(book: Book, on: date) -> int:
    return sum(each.cents for each in book.discounts if each.from_on <= on <= each.until_on)


def _part(cents: int, days: int, whole: int) -> int:
    """So many days of a period; half a cent goes up."""
    return (2 * cents * days + whole) // (2 * whole)


def _due(terms: Terms, on: date, until: date) -> date:
    """The day of paying within the period; its first day when that has gone by already."""
    if terms.rhythm is Rhythm.MONTH:
        last = calendar.monthrange(on.year, on.month)[1]
        due = on.replace(day=min(terms.day, last))
    else:
        due = on + timedelta(days=(terms.day - on.isoweekday()) % 7)
    return max(on, min(due, until))


def total_due(book: Book, *, until: date) -> int:
    """What all charges that are due by a day come to: counted, as there may be hundreds of them."""
    if book.discounts:
        return sum(each.cents for each in charges(book, until=until))
    return sum(_due_in(book, *stretch, until) for stretch in _stretches(book))


def _due_in(book: Book, first: date, rhythm: Rhythm, stops: date | None, until: date) -> int:
    """The same of one rhythm: the first and the last period by themselves, the others counted."""
    end = min((day for day in (stops, book.ends_on) if day is not None), default=None)
    edge = until if end is None else min(until, end)
    if edge < first:
        return 0
    whole_from, whole_until = _whole(first, first, rhythm)
    last_from, last_until = _whole(edge, first, rhythm)
    ends = [(first, whole_from, whole_until)]
    if last_from > whole_until:
        ends.append((last_from, last_from, last_until))
    total = 0
    for on, start, stop in ends:
        shown = stop if end is None else min(stop, end)
        charge = _charge(book, on, shown, start, stop)
        total += charge.cents if charge.due_on <= until else 0
    return total + _between(book, whole_until + timedelta(days=1), last_from, first, rhythm)


def _between(book: Book, since: date, before: date, first: date, rhythm: Rhythm) -> int:
    """The rent of all whole periods that begin from one day until another, by their terms."""
    total = 0
    for place, terms in enumerate(book.terms):
        more = book.terms[place + 1 :]
        low = max(since, terms.from_on)
        high = min(before, more[0].from_on) if more else before
        if low < high:
            begun = _begun(high, first, rhythm) - _begun(low, first, rhythm)
            total += begun * terms.cents
    return total


def _begun(day: date, first: date, rhythm: Rhythm) -> int:
    """How many periods began before a day, counted from any fixed one."""
    if rhythm is Rhythm.MONTH:
        return day.year * 12 + day.month + (day.day > 1)
    return -(-(day - first).days // _DAYS[rhythm])


def balance(book: Book, *, on: date) -> int:
    """What stands open on a day, in cents: all that was due less all that came in; ahead is < 0."""
    due = total_due(book, until=on)
    came = sum(each.cents for each in book.credits if each.on <= on)
    return book.opening_cents + due - came


@dataclass(frozen=True, slots=True)
class Open:
    """What still stands open of one charge, and since when; `opening` stood there at the start."""

    due_on: date
    cents: int
    opening: bool = False


def open_charges(book: Book, *, on: date) -> tuple[Open, ...]:
    """What stands open on a day when money goes to the oldest first. Together it is the balance."""
    left = sum(each.cents for each in book.credits if each.on <= on)
    owed = [Open(book.starts_on, book.opening_cents, True)] if book.opening_cents > 0 else []
    left -= min(0, book.opening_cents)
    owed += [Open(each.due_on, each.cents) for each in charges(book, until=on)]
    found = []
    for each in owed:
        taken = min(each.cents, max(0, left))
        left -= taken
        if each.cents > taken:
            found.append(Open(each.due_on, each.cents - taken, each.opening))
    if left < 0:  # more went back than ever came in
        found.append(Open(on, -left))
    return tuple(found)


def paid_on(book: Book, *, on: date) -> tuple[tuple[Charge, date | None], ...]:
    """Each charge that is due with the day on which it was paid in full; None when it was not."""
    coming = iter(sorted(book.credits, key=lambda each: each.on))
    left, day, need = -book.opening_cents, book.starts_on, 0
    found: list[tuple[Charge, date | None]] = []
    for charge in charges(book, until=on):
        need += charge.cents
        while left < need and (each := next(coming, None)) is not None and each.on <= on:
            left, day = left + each.cents, each.on
        found.append((charge, day if left >= need else None))
    return tuple(found)


def next_due(book: Book, *, after: date) -> Charge | None:
    """The first charge that is due after a day; None when the tenancy ends before."""
    horizon = after + timedelta(days=62)  # two of the longest months hold every rhythm
    return next((each for each in charges(book, until=horizon) if each.due_on > after), None)


def from_when(book: Book, day: date) -> date:
    """The first day of the first period on or after a day: from when a change counts."""
    for first, _until, whole_from, _whole_until in _periods(book, day + timedelta(days=62)):
        if first >= day and (first == whole_from or first == book.starts_on):
            return first
    return day
