# SPDX-License-Identifier: EUPL-1.2
"""Homes and tenants: writing them down, and wiping them."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.access.policy import Role, at_desk
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import PayRhythm, Rental, Tenancy
from woonzeker.landlords.rules import Home, TenantFacts, same_home
from woonzeker.landlords.rules.ledger import WEEKS, Rhythm
from woonzeker.landlords.selectors import home_of
from woonzeker.law.paydays import is_pay_day
from woonzeker.organisations.selectors import municipality_of_postcode

MAY = at_desk(Role.PRIVATE_LANDLORD)
#: what a landlord keeps about a tenant is for carrying out the tenancy
BASIS = "AVG art. 6 lid 1 onder b"


@desk_action("landlords.add_rental", may_if=MAY, basis=BASIS)
def add_rental(*, actor: Actor, home: Home, self_contained: bool = True) -> Rental:
    """Write down a home, once; its municipality follows from the postcode when that is known."""
    for each in Rental.objects.all():
        if same_home(home_of(each), home):
            return each
    return Rental.objects.create(
        address=as_kept(home),
        municipality_code=municipality_of_postcode(home.postcode) or "",
        self_contained=self_contained,
        rent_cents=0,
    )


@desk_action("landlords.say_municipality", may_if=MAY, basis=BASIS, about="rental")
def say_municipality(*, actor: Actor, rental: UUID, code: str) -> Rental:
    """Say in which municipality a home stands; '' for one that does not work here."""
    found = _rental(rental)
    found.municipality_code = code
    found.save(update_fields=["municipality_code"])
    return found


@desk_action("landlords.say_rent", may_if=MAY, basis=BASIS, about="rental")
def say_rent(
    *,
    actor: Actor,
    rental: UUID,
    rent_cents: int,
    pay_day: int = 1,
    pay_rhythm: PayRhythm = PayRhythm.MONTHLY,
) -> Rental:
    """Say how high the rent is and when it is due."""
    if rent_cents <= 0:
        raise Refused(_("De huur is een bedrag boven nul. Typ bijvoorbeeld 875,50."))
    weeks = WEEKS[Rhythm(pay_rhythm)]
    if not is_pay_day(pay_day, weeks=weeks):
        raise Refused(_("Kies een dag van 1 tot %(last)d.") % {"last": 7 if weeks else 31})
    found = _rental(rental)
    found.rent_cents, found.pay_day, found.pay_rhythm = rent_cents, pay_day, pay_rhythm
    found.save(update_fields=["rent_cents", "pay_day", "pay_rhythm"])
    return found


@desk_action("landlords.add_tenancy", may_if=MAY, basis=BASIS, about="rental")
def add_tenancy(*, actor: Actor, rental: UUID, tenant: TenantFacts) -> Tenancy:
    """Write down who rents a home."""
    found = _rental(rental)
    return Tenancy.objects.create(
        rental=found,
        person=as_known(tenant),
        from_on=tenant.from_on,
    )


def as_kept(home: Home) -> dict[str, object]:
    """An address as rows keep it."""
    return {
        "street": home.street,
        "house_number": home.number,
        "house_letter": home.letter,
        "house_addition": home.addition,
        "postcode": home.postcode,
        "city": home.city,
    }


def as_known(tenant: TenantFacts) -> dict[str, object]:
    """Who rents, as rows keep it. Raises Refused without a surname."""
    if not tenant.surname.strip():
        raise Refused(_("Vul de achternaam van uw huurder in."))
    return {
        "surname": tenant.surname.strip(),
        "initials": tenant.initials.strip(),
        "given_names": tenant.given_names.strip(),
        "prefix": tenant.prefix.strip(),
        "born_on": tenant.born_on,
        "phones": list(tenant.phones),
        "emails": list(tenant.emails),
    }


def _rental(pk: UUID) -> Rental:
    found = Rental.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found
