# SPDX-License-Identifier: EUPL-1.2
"""Taking rent out of a bank export: proposed, answered, booked; the file is never kept.

Of lines that fit no tenant nothing is kept but how many there were. A line that was booked once is
known again by its day, amount and account, in whatever export it comes back.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import clock, keys
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.access.policy import only_system
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import (
    BankColumns,
    BankProposal,
    BankReading,
    CameFrom,
    PayerAccount,
    RentBook,
    RentPayment,
)
from woonzeker.landlords.rules import bank, bank_file, camt
from woonzeker.landlords.rules.bank_columns import FIELDS, NEEDED, Columns, Lines, lines
from woonzeker.landlords.rules.ledger import charges
from woonzeker.landlords.selectors.rent_rows import KEEPS_RENT, OpenBook, opened
from woonzeker.landlords.services.rents import BASIS, settle

#: proposals of a bank export wait so long for an answer: as long as somebody can be on holiday
ANSWER_WITHIN_DAYS = 14


class UnknownColumns(Refused):
    """De kolommen van dit bestand kennen we niet. Wijs ze één keer aan."""

    def __init__(self, sheet: bank_file.Sheet) -> None:
        super().__init__(_("De kolommen van dit bestand kennen we niet. Wijs ze één keer aan."))
        self.sheet = sheet


@desk_action("landlords.read_bank", may_if=KEEPS_RENT, basis=BASIS)
def read_bank(
    *, actor: Actor, content: bytes, places: Mapping[str, int] | None = None
) -> BankReading:
    """Read an export (CSV or CAMT.053) and propose what fits; `places` says which column is what.

    Raises UnknownColumns when a CSV has headings that nobody knows, Refused for what is no export.
    """
    found, name = _read(content, places)
    BankProposal.objects.all().delete()  # an earlier reading that nobody answered
    known = set(RentPayment.objects.exclude(key="").values_list("key", flat=True))
    keyed = [mark("line", each) for each in bank.keys(found.came_in)]
    fresh = [place for place, key in enumerate(keyed) if key not in known]
    reading = BankReading.objects.create(
        made_by=actor.behind,
        bank=name,
        came_in=len(found.came_in),
        went_out=found.went_out,
        unreadable=len(found.unreadable),
        known=len(keyed) - len(fresh),
    )
    payers, starts = _payers()
    matched = bank.matches([found.came_in[place] for place in fresh], payers)
    BankProposal.objects.bulk_create(
        _proposal(reading, keyed[fresh[place]], each, within)
        for place, each in matched
        if (within := [pk for pk in each.tenancies if starts[pk] <= each.line.on])
    )
    return reading


def _read(content: bytes, places: Mapping[str, int] | None) -> tuple[Lines, str]:
    if camt.is_xml(content):
        try:
            return camt.read(content), "CAMT.053"
        except camt.NotCamt:
            raise Refused(
                _("Dit is geen bankafschrift in CAMT.053. Kies bij uw bank CAMT.053 of CSV.")
            ) from None
    try:
        sheet = bank_file.read(content)
    except bank_file.NotReadable:
        raise Refused(
            _("Dit bestand kunnen we niet lezen. Kies bij uw bank CSV of CAMT.053 (xml), en pak "
              "een zip eerst uit.")
        ) from None  # fmt: skip
    columns = _columns(sheet, places)
    return lines(sheet.rows, columns), columns.bank


def _columns(sheet: bank_file.Sheet, places: Mapping[str, int] | None) -> Columns:
    """What was chosen now, else what was chosen before, else what the headings say."""
    if places is not None:
        chosen = {name: at for name, at in places.items() if name in FIELDS}
        if not set(NEEDED) <= set(chosen):
            raise Refused(_("Wijs in elk geval de kolom met de datum en die met het bedrag aan."))
        BankColumns.objects.update_or_create(shape=sheet.shape, defaults={"places": chosen})
        return Columns({name: (at,) for name, at in chosen.items()})
    kept = BankColumns.objects.filter(shape=sheet.shape).first()
    if kept is not None:
        return Columns({name: (at,) for name, at in kept.places.items()})
    if sheet.columns.missing:
        raise UnknownColumns(sheet)
    return sheet.columns


def _proposal(reading: BankReading, key: str, found: bank.Match, books: list[str]) -> BankProposal:
    line = found.line
    return BankProposal(
        reading=reading,
        on=line.on,
        cents=line.cents,
        key=key,
        facts={"iban": line.iban, "name": line.name, "words": line.words},
        books=books,
        sure=found.sure,
        why=found.why.value,
    )


def _payers() -> tuple[list[bank.Payer], dict[str, date]]:
    """Who pays rent here now, with what a bank line may show, and since when a book is kept."""
    today = clock.today()
    still = Q(tenancy__until_on=None) | Q(tenancy__until_on__gte=today)
    rows = list(RentBook.objects.select_related("tenancy__rental").filter(still))
    accounts: dict[UUID, set[str]] = {}
    for each in PayerAccount.objects.filter(book__in=[row.pk for row in rows]):
        accounts.setdefault(each.book_id, set()).add(each.iban)
    books = opened(rows, on=today)
    payers = [_payer(one, accounts.get(pk, set())) for pk, one in books.items()]
    return payers, {str(each.pk): each.starts_on for each in rows}


def _payer(one: OpenBook, ibans: Iterable[str]) -> bank.Payer:
    tenancy, rental = one.row.tenancy, one.row.tenancy.rental
    return bank.Payer(
        tenancy=str(one.row.pk),
        surname=tenancy.surname,
        initials=tenancy.initials or tenancy.given_names[:1],
        ibans=frozenset(ibans),
        expected=_expected(one),
        postcode=rental.postcode,
        house_number=f"{rental.house_number or ''}{rental.house_letter}",
        street=rental.street,
    )


def _expected(one: OpenBook) -> frozenset[int]:
    """Amounts that would fit: the rent, an instalment, both together, or all that is open."""
    rent = one.book.terms_on(clock.today()).cents
    last = [each.cents for each in charges(one.book, until=clock.today())][-1:]
    part = [one.arrangement.instalment_cents] if one.arrangement else []
    both = [rent + each for each in part]
    found = {rent, *last, *part, *both, one.state.balance_cents}
    return frozenset(each for each in found if each > 0)


@dataclass(frozen=True, slots=True)
class Answer:
    """To which rent book a proposal is booked; None when it is no rent."""

    proposal: UUID
    book: UUID | None


@desk_action("landlords.book_bank", may_if=KEEPS_RENT, basis=BASIS, about="reading")
def book_bank(*, actor: Actor, reading: UUID, answers: Sequence[Answer]) -> int:
    """Book what somebody said yes to and forget the rest; gives how many were booked."""
    found = BankReading.objects.select_for_update().filter(pk=reading).first()
    if found is None:
        raise NotFound
    if found.booked is not None:
        raise Refused(_("Deze betalingen zijn al geboekt. Lees een nieuw bestand in."))
    rows = {each.pk: each for each in BankProposal.objects.filter(reading=found)}
    books = {each.pk: each for each in RentBook.objects.select_related("tenancy")}
    booked = [
        _book(actor, rows[each.proposal], books[each.book])
        for each in answers
        if each.book is not None and each.book in books and each.proposal in rows
    ]
    for book in {each.book_id: each.book for each in booked if each}.values():
        settle(book)
    BankProposal.objects.filter(reading=found).delete()
    found.booked = sum(1 for each in booked if each)
    found.save(update_fields=["booked"])
    return found.booked


def _book(actor: Actor, row: BankProposal, book: RentBook) -> RentPayment | None:
    """One payment, unless it is there already; the account is known from now on."""
    if RentPayment.objects.filter(key=row.key).exists() or row.on < book.starts_on:
        return None
    if row.iban:
        PayerAccount.objects.get_or_create(
            book=book, mark=mark("iban", row.iban), defaults={"iban": row.iban}
        )
    return RentPayment.objects.create(
        book=book, on=row.on, cents=row.cents, came_from=CameFrom.BANK, key=row.key,
        words=row.words[:120], noted_by=actor.behind,
    )  # fmt: skip


@desk_action("landlords.drop_bank", may_if=KEEPS_RENT, basis=BASIS, about="reading")
def drop_bank(*, actor: Actor, reading: UUID) -> None:
    """Book nothing of an export and forget what it proposed."""
    if not BankReading.objects.filter(pk=reading).delete()[0]:
        raise NotFound


@desk_action("landlords.forget_readings", may_if=only_system(), basis="AVG art. 5 lid 1 onder e")
def forget_readings(*, actor: Actor) -> int:
    """Forget what was proposed and not answered in time; gives how many lines."""
    before = clock.now() - timedelta(days=ANSWER_WITHIN_DAYS)
    old = BankProposal.objects.filter(reading__made_at__lt=before)
    return old.delete()[0]


def mark(kind: str, told: str) -> str:
    """What something is known by at this desk alone; it says nothing to who reads the table."""
    key = keys.desk_key(make=True)
    return hmac.new(key, f"rent|{kind}|{told}".encode(), sha256).hexdigest()
