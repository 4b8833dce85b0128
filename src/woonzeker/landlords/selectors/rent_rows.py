# SPDX-License-Identifier: EUPL-1.2
"""Building blocks of the rent book: its rows as the rules ask for them, many books at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Q, Sum

from woonzeker.access.policy import Role, at_desk
from woonzeker.landlords.models import (
    ArrangementState,
    FriendlyMessage,
    RentArrangement,
    RentBook,
    RentDiscount,
    RentPayment,
    RentTerms,
)
from woonzeker.landlords.rules.arrears import DAYS_OF_GRACE, Next, State, next_step, state
from woonzeker.landlords.rules.ledger import Book, Credit, Discount, Rhythm, Terms
from woonzeker.landlords.rules.terms_of_paying import Kept, Plan, kept

#: a rent book is for whoever lets homes, one or many
KEEPS_RENT = at_desk(Role.PRIVATE_LANDLORD, Role.PARTNER_USER)


@dataclass(frozen=True, slots=True)
class OpenBook:
    """One rent book as it stands on a day."""

    row: RentBook
    book: Book
    state: State
    arrangement: RentArrangement | None
    kept: Kept | None
    messaged_on: date | None
    next: Next

    @property
    def keeps_arrangement(self) -> bool:
        """Whether an arrangement runs and is kept: then there is nothing to report."""
        return self.kept is not None and self.kept.late_cents == 0

    @property
    def late_cents(self) -> int:
        """What came too late of a running arrangement."""
        return self.kept.late_cents if self.kept else 0


def opened(
    rows: Sequence[RentBook], *, on: date, each_payment: bool = False, all_books: bool = False
) -> dict[UUID, OpenBook]:
    """Rent books with their balance on a day, by their id; rows come with their tenancy.

    Payments are summed, unless each of them matters; `all_books` when these are all of the desk.
    """
    books = Q() if all_books else Q(book__in=[each.pk for each in rows])
    terms, came_in = _terms(books), _credits(books, None if each_payment else on)
    discounts, running = _discounts(books), _running(books)
    messaged = _messaged(books)
    found = {}
    for row in rows:
        book = Book(
            terms=tuple(terms[row.pk]),
            opening_cents=row.opening_cents,
            credits=tuple(came_in[row.pk]),
            discounts=tuple(discounts[row.pk]),
            ends_on=row.tenancy.until_on,
        )
        found[row.pk] = _opened(row, book, running.get(row.pk), messaged.get(row.pk), on)
    return found


def _opened(
    row: RentBook, book: Book, agreed: RentArrangement | None, messaged: date | None, on: date
) -> OpenBook:
    now = state(book, on=on)
    stands = kept(plan_of(agreed), book, on=on) if agreed else None
    to_do = next_step(
        now,
        on=on,
        messaged_on=messaged,
        arrangement_runs=agreed is not None,
        arrangement_late=bool(stands and stands.late_cents),
    )
    return OpenBook(row, book, now, agreed, stands, messaged, to_do)


def plan_of(row: RentArrangement) -> Plan:
    """An arrangement as the rules ask for it."""
    return Plan(row.owed_cents, row.instalment_cents, Rhythm(row.rhythm), row.day, row.first_on)


def _terms(books: Q) -> dict[UUID, list[Terms]]:
    found: dict[UUID, list[Terms]] = defaultdict(list)
    rows = RentTerms.objects.filter(books).values_list(
        "book_id", "from_on", "rent_cents", "rhythm", "pay_day"
    )
    for book, from_on, cents, rhythm, day in rows:
        found[book].append(Terms(from_on, cents, Rhythm(rhythm), day))
    return found


def _credits(books: Q, summed_on: date | None) -> dict[UUID, list[Credit]]:
    """What came in; summed into what lies before the days of grace, and what came in them."""
    found: dict[UUID, list[Credit]] = defaultdict(list)
    rows = RentPayment.objects.filter(books, undone_on=None)
    if summed_on is None:
        for book, on, cents in rows.values_list("book_id", "on", "cents"):
            found[book].append(Credit(on, cents))
        return found
    by = summed_on - timedelta(days=DAYS_OF_GRACE)
    sums = rows.filter(on__lte=summed_on).values_list("book_id").annotate(
        early=Sum("cents", filter=Q(on__lte=by), default=0),
        late=Sum("cents", filter=Q(on__gt=by), default=0),
    )  # fmt: skip
    for book, early, late in sums:
        found[book] = [Credit(by, int(early)), Credit(summed_on, int(late))]
    return found


def _discounts(books: Q) -> dict[UUID, list[Discount]]:
    found: dict[UUID, list[Discount]] = defaultdict(list)
    rows = RentDiscount.objects.filter(books)
    for book, from_on, until_on, cents in rows.values_list(
        "book_id", "from_on", "until_on", "cents"
    ):
        found[book].append(Discount(from_on, until_on, cents))
    return found


def _running(books: Q) -> dict[UUID, RentArrangement]:
    rows = RentArrangement.objects.filter(books, state=ArrangementState.RUNNING)
    return {each.book_id: each for each in rows}


def _messaged(books: Q) -> dict[UUID, date]:
    rows = FriendlyMessage.objects.filter(books).values("book_id")
    return dict(rows.annotate(last=Max("sent_on")).values_list("book_id", "last"))
