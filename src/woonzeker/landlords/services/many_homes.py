# SPDX-License-Identifier: EUPL-1.2
"""Homes and tenants from one sheet: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.errors import Refused
from woonzeker.landlords.models import (
    PayerAccount,
    PayRhythm,
    Rental,
    RentBook,
    RentTerms,
    Tenancy,
)
from woonzeker.landlords.rules import key_of
from woonzeker.landlords.rules.homes import Fault, HomeLine, missing_columns, read
from woonzeker.landlords.selectors import home_of
from woonzeker.landlords.selectors.rent_rows import KEEPS_RENT
from woonzeker.landlords.services.bank import mark
from woonzeker.landlords.services.homes import as_kept
from woonzeker.landlords.services.rents import BASIS
from woonzeker.organisations.selectors import municipality_of_postcode


class Faulty(Refused):
    """In het bestand staan fouten. Er is niets ingelezen."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(_("In het bestand staan fouten. Er is niets ingelezen."))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Taken:
    """How many homes were new, and how many stood here already."""

    new: int
    known: int


@desk_action("landlords.take_homes", may_if=KEEPS_RENT, basis=BASIS)
def take_homes(
    *,
    actor: Actor,
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int],
) -> Taken:
    """Write down homes, tenants and their rent books; a home that is here already is passed over.

    Raises Faulty with everything that is wrong, and then nothing was written.
    """
    if missing := missing_columns(headers):
        raise Refused(
            _("Deze kolommen ontbreken: %(names)s. Neem het voorbeeldbestand als begin.")
            % {"names": ", ".join(missing)}
        )
    if not rows:
        raise Refused(_("Er staan geen woningen in het bestand."))
    found, faults = read(headers, rows, numbers, today=clock.today())
    if faults:
        raise Faulty(faults)
    here = {key_of(home_of(each)) for each in Rental.objects.all()}
    new = [each for each in found if key_of(each.home) not in here]
    _write(actor, new)
    return Taken(len(new), len(found) - len(new))


def _write(actor: Actor, lines: Sequence[HomeLine]) -> None:
    """Every home in as many statements as there are tables."""
    codes = {each.postcode: municipality_of_postcode(each.postcode) or "" for each in lines}
    rentals = [_rental(each, codes[each.postcode]) for each in lines]
    tenancies = [_tenancy(each, home) for each, home in zip(lines, rentals, strict=True)]
    books = [_book(each, who) for each, who in zip(lines, tenancies, strict=True)]
    pairs = list(zip(lines, books, strict=True))
    Rental.objects.bulk_create(rentals)
    Tenancy.objects.bulk_create(tenancies)
    RentBook.objects.bulk_create(books)
    RentTerms.objects.bulk_create(
        RentTerms(
            book=book, from_on=book.starts_on, rent_cents=each.rent_cents,
            rhythm=PayRhythm(each.rhythm.value), pay_day=each.pay_day, noted_by=actor.behind,
        )
        for each, book in pairs
    )  # fmt: skip
    PayerAccount.objects.bulk_create(
        PayerAccount(book=book, iban=each.iban, mark=mark("iban", each.iban))
        for each, book in pairs
        if each.iban
    )


def _rental(line: HomeLine, code: str) -> Rental:
    return Rental(
        address=as_kept(line.home),
        municipality_code=code,
        self_contained=line.self_contained,
        rent_cents=line.rent_cents,
        pay_day=line.pay_day,
        pay_rhythm=PayRhythm(line.rhythm.value),
    )


def _tenancy(line: HomeLine, rental: Rental) -> Tenancy:
    return Tenancy(
        rental=rental,
        person={
            "surname": line.surname, "initials": line.initials, "given_names": "",
            "prefix": line.prefix, "born_on": "",
            "phones": [line.phone] if line.phone else [],
            "emails": [line.email] if line.email else [],
        },
        from_on=line.from_on,
    )  # fmt: skip


def _book(line: HomeLine, tenancy: Tenancy) -> RentBook:
    """The book begins where the balance was told, else on the first of this month."""
    starts_on = line.balance_on or clock.today().replace(day=1)
    return RentBook(tenancy=tenancy, starts_on=starts_on, opening_cents=line.balance_cents)
