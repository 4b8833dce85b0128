# SPDX-License-Identifier: EUPL-1.2
"""A landlord with a tenant and a rent book, for tests."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.policy import Role
from woonzeker.accounts.models import User
from woonzeker.landlords import services as landlords
from woonzeker.landlords.models import RentBook, Tenancy
from woonzeker.landlords.rules.homes import COLUMNS, EXAMPLE
from woonzeker.landlords.services import rents
from woonzeker.organisations.models import Partner, PartnerKind, PartnerSeat

HEADERS = tuple(COLUMNS)
IBAN, OTHER = "NL91ABNA0417164300", "NL20INGB0001234567"


def private(name: str = "Verhuurder De Wit", user: str = "wit") -> Actor:
    """Somebody who lets a home, at their own desk."""
    partner = Partner.objects.create(sector="huur", name=name, kind=PartnerKind.LANDLORD)
    return sits(partner, user)


def sits(partner: Partner, name: str) -> Actor:
    """Somebody at the desk of a partner that has no agreement with anybody yet."""
    role = {
        PartnerKind.LANDLORD: Role.PRIVATE_LANDLORD,
        PartnerKind.BAILIFF: Role.BAILIFF,
    }.get(PartnerKind(partner.kind), Role.PARTNER_USER)
    user = User.objects.create(username=name, name=name.title())
    PartnerSeat.objects.create(
        user=user, partner=partner, role=role.value, from_on=date(2026, 1, 1)
    )
    return Actor("partner", str(partner.pk), "", frozenset({role.value}), behind=str(user.pk))


def home(**change: str) -> tuple[str, ...]:
    """A line of a sheet of homes."""
    said = {**EXAMPLE, **change}
    return tuple(said.get(name, "") for name in HEADERS)


def tenancy_of(actor: Actor, **change: str) -> UUID:
    """A tenant with a home, without a rent book."""
    book = rented(actor, **change)
    with desk(actor.desk):
        row = RentBook.objects.get(pk=book)
        tenancy: UUID = row.tenancy_id
        row.delete()
    return tenancy


def rented(actor: Actor, **change: str) -> UUID:
    """The rent book of a tenant: 650 a month on the first, since 1 September 2026."""
    before = books(actor)
    said = {"stand op": "01-09-2026", **change}
    landlords.take_homes(actor=actor, headers=HEADERS, rows=[home(**said)], numbers=[2])
    [made] = books(actor) - before
    return made


def books(actor: Actor) -> set[UUID]:
    """Every rent book at a desk."""
    with desk(actor.desk):
        return set(RentBook.objects.values_list("pk", flat=True))


def paid(actor: Actor, book: UUID, *on: date, cents: int = 65_000) -> None:
    """Payments by hand."""
    for day in on:
        rents.note_rent_payment(actor=actor, book=book, on=day, cents=cents)


def people(actor: Actor) -> int:
    """How many tenants stand at a desk."""
    with desk(actor.desk):
        return Tenancy.objects.count()


def ing(*lines: tuple[str, str, str, str, str]) -> bytes:
    """An export of ING: day, name, account, amount, words; an amount below zero went out."""
    rows = ['"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";'
            '"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"']  # fmt: skip
    for on, name, iban, amount, words in lines:
        sign = "Af" if amount.startswith("-") else "Bij"
        rows.append(f'"{on}";"{name}";"{OTHER}";"{iban}";"OV";"{sign}";"{amount.lstrip("-")}";'
                    f'"Overschrijving";"{words}"')  # fmt: skip
    return "\r\n".join(rows).encode()
