# SPDX-License-Identifier: EUPL-1.2
"""Putting right what was written down wrongly: a home, a tenant, an amount, a beginning.

What went out stays as it was: letters and reports are kept as they were sent. A letter that was
made and did not go yet is thrown away, because it says what was wrong.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import (
    ArrearsFile,
    FileState,
    Rental,
    RentBook,
    SentLetter,
    Tenancy,
)
from woonzeker.landlords.rules import Home, TenantFacts
from woonzeker.landlords.selectors.rent_rows import KEEPS_RENT
from woonzeker.landlords.services.files import refuse_amount, refuse_start, working_file
from woonzeker.landlords.services.homes import BASIS, MAY, as_kept, as_known
from woonzeker.landlords.services.rents import book_of, settle
from woonzeker.organisations.selectors import municipality_of_postcode
from woonzeker.ui.words import day_year


@desk_action("landlords.correct_rental", may_if=KEEPS_RENT, basis=BASIS, about="rental")
def correct_rental(*, actor: Actor, rental: UUID, home: Home, self_contained: bool) -> Rental:
    """Put the address of a home right, with the municipality that its postcode says."""
    found = Rental.objects.select_for_update().filter(pk=rental).first()
    if found is None:
        raise NotFound
    _refuse_waiting(ArrearsFile.objects.filter(tenancy__rental=found, state=FileState.HELD))
    if found.postcode != home.postcode:
        found.municipality_code = municipality_of_postcode(home.postcode) or ""
    found.address, found.self_contained = as_kept(home), self_contained
    found.save(update_fields=["address", "municipality_code", "self_contained"])
    SentLetter.objects.filter(file__tenancy__rental=found, sent_on=None).delete()
    return found


@desk_action("landlords.correct_tenancy", may_if=KEEPS_RENT, basis=BASIS, about="tenancy")
def correct_tenancy(*, actor: Actor, tenancy: UUID, tenant: TenantFacts) -> Tenancy:
    """Put right who rents and how they can be reached."""
    found = Tenancy.objects.select_for_update().filter(pk=tenancy).first()
    if found is None:
        raise NotFound
    _refuse_waiting(found.files.filter(state=FileState.HELD))
    found.person = {**found.person, **as_known(tenant), "born_on": found.born_on}
    found.from_on = tenant.from_on
    found.save(update_fields=["person", "from_on"])
    SentLetter.objects.filter(file__tenancy=found, sent_on=None).delete()
    return found


@desk_action("landlords.correct_file", may_if=MAY, basis=BASIS, about="arrears")
def correct_file(*, actor: Actor, arrears: UUID, amount_cents: int, arose_on: date) -> ArrearsFile:
    """Say how much is unpaid now and since when, as long as nothing was sent."""
    found = working_file(arrears)
    refuse_amount(amount_cents)
    refuse_start(arose_on)
    first = found.efforts.order_by("made_on").values_list("made_on", flat=True).first()
    if first is not None and arose_on > first:
        raise Refused(
            _("U deed op %(day)s al iets aan deze achterstand. Kies die dag of eerder.")
            % {"day": day_year(first)}
        )
    if (found.amount_cents, found.arose_on) != (amount_cents, arose_on):
        found.letters.filter(sent_on=None).delete()
    found.amount_cents, found.arose_on = amount_cents, arose_on
    found.save(update_fields=["amount_cents", "arose_on"])
    return found


@desk_action("landlords.correct_opening", may_if=KEEPS_RENT, basis=BASIS, about="book")
def correct_opening(*, actor: Actor, book: UUID, opening_cents: int) -> RentBook:
    """Say what really stood open when a rent book began."""
    found = book_of(book)
    found.opening_cents = opening_cents
    found.save(update_fields=["opening_cents"])
    settle(found)
    return found


def _refuse_waiting(held: QuerySet[ArrearsFile]) -> None:
    """Raise Refused while a report with what stands here now waits for the municipality."""
    if held.exists():
        raise Refused(
            _("Hierover wacht een melding bij de gemeente. Neem die eerst terug, in het dossier.")
        )
