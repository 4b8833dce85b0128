# SPDX-License-Identifier: EUPL-1.2
"""What is agreed with partners: terms with a day, the signed paper, numbers to compare with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath, PureWindowsPath
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.models import (
    Agreement,
    AgreementTerms,
    ContractCount,
    RentalCount,
    SignedAgreement,
)
from woonzeker.organisations.rules.agreements import Terms, fault_of_pdf, fault_of_window
from woonzeker.organisations.selectors import MAY_KEEP_AGREEMENTS

BASIS = "Wgs art. 3 lid 1 onder b"


@dataclass(frozen=True, slots=True)
class Rentals:
    """How many homes of a kind are let in an area of four digits, '' for the municipality."""

    kind: str
    area: str
    number: int


@action("organisations.record_terms", may_if=MAY_KEEP_AGREEMENTS, basis=BASIS, about="agreement")
def record_terms(*, actor: Actor, agreement: UUID, terms: Terms) -> AgreementTerms:
    """Record what is agreed with a partner from a day on; what held before stays to be seen."""
    found = _own(actor, agreement)
    if fault_of_window(terms.window_from_days, terms.window_until_days):
        raise Refused(_("De termijn eindigt voordat zij begint. Verbeter de dagen."))
    return AgreementTerms.objects.create(
        agreement=found,
        valid_from=terms.valid_from,
        kind=terms.kind,
        covenant=terms.covenant,
        rental_kind=terms.rental_kind,
        threshold_cents=terms.threshold_cents,
        window_from_days=terms.window_from_days,
        window_until_days=terms.window_until_days,
        contact=terms.contact.kept(),
        contact_here=terms.contact_here.kept(),
        recorded_at=clock.now(),
        recorded_by=actor.id,
    )


@action("organisations.end_agreement", may_if=MAY_KEEP_AGREEMENTS, basis=BASIS, about="agreement")
def end_agreement(*, actor: Actor, agreement: UUID, until_on: date) -> Agreement:
    """Let an agreement end after a day; from then on this partner delivers nothing here."""
    found = _own(actor, agreement)
    if until_on < found.from_on:
        raise Refused(_("De afspraak kan niet eindigen voordat zij begon. Kies een latere dag."))
    if until_on < clock.today() - timedelta(days=1):
        raise Refused(_("Kies gisteren of later: wat al geleverd is blijft geleverd."))
    found.until_on = until_on
    found.save(update_fields=["until_on"])
    return found


@action("organisations.keep_signed", may_if=MAY_KEEP_AGREEMENTS, basis=BASIS, about="agreement")
def keep_signed(
    *, actor: Actor, agreement: UUID, filename: str, content: bytes, signed_on: date
) -> SignedAgreement:
    """Keep the signed agreement, sealed. Raises Refused for what is no PDF, too large or active."""
    found = _own(actor, agreement)
    if fault := fault_of_pdf(content):
        raise Refused(_fault(fault))
    if signed_on > clock.today():
        raise Refused(_("De dag van ondertekenen moet nog komen. Kies vandaag of eerder."))
    kept = SignedAgreement(
        agreement=found,
        filename=_bare(filename),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        signed_on=signed_on,
        uploaded_at=clock.now(),
        uploaded_by=actor.id,
    )
    kept.keep(content)
    return kept


@action("organisations.count_contracts", may_if=MAY_KEEP_AGREEMENTS, basis=BASIS, about="agreement")
def count_contracts(
    *, actor: Actor, agreement: UUID, counted_on: date, number: int
) -> ContractCount:
    """Note how many contracts a partner has here, to compare its signals with."""
    return ContractCount.objects.create(
        agreement=_own(actor, agreement),
        counted_on=counted_on,
        number=number,
        recorded_at=clock.now(),
        recorded_by=actor.id,
    )


@action("organisations.count_rentals", may_if=MAY_KEEP_AGREEMENTS, basis=BASIS)
def count_rentals(
    *, actor: Actor, counted_on: date, source: str, rentals: Sequence[Rentals]
) -> int:
    """Note how many homes are let, by kind and area; the same day again replaces what it said."""
    for each in rentals:
        RentalCount.objects.update_or_create(
            kind=each.kind,
            area=each.area,
            counted_on=counted_on,
            defaults={
                "number": each.number,
                "source": source,
                "recorded_at": clock.now(),
                "recorded_by": actor.id,
            },
        )
    return len(rentals)


def _own(actor: Actor, agreement: UUID) -> Agreement:
    found = Agreement.objects.filter(pk=agreement, municipality_id=actor.municipality).first()
    if found is None:
        raise NotFound
    return found


def _fault(code: str) -> str:
    return {
        "too_large": _("Dit bestand is groter dan 10 MB. Scan het opnieuw, kleiner."),
        "no_pdf": _("Dit is geen PDF. Sla de ondertekende afspraak op als PDF."),
        "active": _("Deze PDF kan iets uitvoeren als je haar opent. Druk haar af naar een nieuwe."),
    }[code]


def _bare(filename: str) -> str:
    name = PurePosixPath(PureWindowsPath(filename).name).name
    return "".join(each for each in name if each.isprintable())[-255:].strip() or "afspraak.pdf"
