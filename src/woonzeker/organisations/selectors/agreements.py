# SPDX-License-Identifier: EUPL-1.2
"""The register of what is agreed with partners, and whom to ask."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, at_desk, holds
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound
from woonzeker.organisations.models import (
    Agreement,
    AgreementKind,
    AgreementTerms,
    ContractCount,
    PartnerKind,
    RentalCount,
    SignedAgreement,
)
from woonzeker.organisations.rules.agreements import Contact, holding, mail_of

BASIS = "Wgs art. 3 lid 1 onder b"
#: who keeps what is agreed, and who looks at it
MAY_KEEP_AGREEMENTS = holds(Role.INTAKE_COORDINATOR)
MAY_SEE_AGREEMENTS = holds(
    Role.INTAKE_COORDINATOR, Role.TEAM_LEAD, Role.MANAGER, Role.FUNCTIONAL_ADMIN
)


@dataclass(frozen=True, slots=True)
class TermsLine:
    """One version of what was agreed."""

    valid_from: date
    kind: str
    kind_code: str
    covenant: str
    rental_kind: str
    threshold_cents: int | None
    window_from_days: int | None
    window_until_days: int | None
    contact: Contact
    contact_here: Contact
    recorded_on: date


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A signed agreement that is kept."""

    id: UUID
    filename: str
    size: int
    signed_on: date


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement as it stands today."""

    id: UUID
    partner: UUID
    name: str
    sector: str
    sector_code: str
    partner_kind: str
    from_on: date
    until_on: date | None
    terms: TermsLine | None
    is_signed: bool
    contracts: int | None

    @property
    def has_to_sign(self) -> bool:
        """Whether there is a paper to sign: who reports by the law alone agreed to nothing."""
        by_law = self.terms.kind_code == AgreementKind.LAW_ALONE if self.terms else self._is_small
        return not by_law

    @property
    def _is_small(self) -> bool:
        return self.partner_kind == PartnerKind.LANDLORD

    @property
    def lacks(self) -> bool:
        """Whether something is missing that a municipality wants to have."""
        if self._is_small:
            return False
        known = self.terms and self.terms.contact.name
        return not known or (self.has_to_sign and not self.is_signed)


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """One agreement with its history."""

    row: AgreementRow
    history: tuple[TermsLine, ...]
    signed: tuple[SignedLine, ...]
    counts: tuple[tuple[date, int], ...]

    @property
    def others(self) -> tuple[TermsLine, ...]:
        """What held before or holds later: not what holds now."""
        return tuple(each for each in self.history if each != self.row.terms)


@look("organisations.agreements", may_if=MAY_SEE_AGREEMENTS, basis=BASIS)
def agreement_register(*, actor: Actor) -> list[AgreementRow]:
    """See all agreements with partners, by sector and name."""
    return _rows(actor)


@look("organisations.agreement", may_if=MAY_SEE_AGREEMENTS, basis=BASIS, about="agreement")
def agreement_page(*, actor: Actor, agreement: UUID) -> AgreementPage:
    """See one agreement: what holds, what held before, the signed papers. Raises NotFound."""
    row = next((each for each in _rows(actor, agreement) if each.id == agreement), None)
    if row is None:
        raise NotFound
    signed = SignedAgreement.objects.filter(agreement=agreement).defer("content")
    counts = ContractCount.objects.filter(agreement=agreement).order_by("-counted_on")
    return AgreementPage(
        row=row,
        history=tuple(_versions([agreement])[agreement]),
        signed=tuple(
            SignedLine(each.pk, each.filename, each.size, each.signed_on)
            for each in signed.order_by("-signed_on", "-uploaded_at")
        ),
        counts=tuple((each.counted_on, each.number) for each in counts),
    )


@look("organisations.signed_agreement", may_if=MAY_SEE_AGREEMENTS, basis=BASIS, about="signed")
def signed_agreement(*, actor: Actor, signed: UUID) -> tuple[str, bytes]:
    """Open a signed agreement: its name and the file. Raises NotFound."""
    found = SignedAgreement.objects.filter(pk=signed).first()
    if found is None:
        raise NotFound
    return found.filename, found.opened()


@look("organisations.contact_here", may_if=at_desk(), basis=BASIS)
def contact_here(*, actor: Actor) -> Contact:
    """See whom to ask in the municipality, as it was agreed; empty when nobody was named."""
    agreements = Agreement.objects.filter(
        municipality_id=actor.municipality, partner_id=actor.id
    ).values_list("pk", flat=True)
    versions = [each for rows in _versions(list(agreements)).values() for each in rows]
    found = holding(versions, on=clock.today())
    return found.contact_here if found else Contact()


def working_mails(actor: Actor, *, on: date) -> dict[UUID, str]:
    """Whom to mail at each partner about the daily work, by agreement; '' where nobody is named."""
    found = Agreement.objects.filter(municipality_id=actor.municipality)
    lines = dict(found.values_list("pk", "contact"))
    with tenant(actor.municipality):
        versions = _versions(list(lines))
    held = {key: holding(versions[key], on=on) for key in lines}
    return {
        key: mail_of(terms.contact if terms else Contact(), lines[key])
        for key, terms in held.items()
    }


def contracts_on(actor: Actor, *, on: date) -> dict[UUID, int]:
    """How many contracts each partner had on a day, by partner, as last counted before it.

    Not of one whose agreement had ended: it does not report any more.
    """
    holds = Q(agreement__until_on=None) | Q(agreement__until_on__gte=on)
    with tenant(actor.municipality):
        counted = ContractCount.objects.filter(holds, counted_on__lte=on)
        rows = counted.select_related("agreement")
        ordered = rows.order_by("counted_on", "recorded_at")
        return {row.agreement.partner_id: row.number for row in ordered}


def rental_kinds(actor: Actor) -> dict[UUID, str]:
    """Which homes each landlord lets, by partner, as far as it was agreed."""
    with tenant(actor.municipality):
        return {each.partner: each.terms.rental_kind for each in _rows(actor) if each.terms}


def rentals_on(actor: Actor, *, on: date) -> list[RentalCount]:
    """The newest count of homes let on a day, one of each kind and area."""
    with tenant(actor.municipality):
        rows = RentalCount.objects.filter(counted_on__lte=on).order_by("counted_on")
        return list({(row.kind, row.area): row for row in rows}.values())


def _rows(actor: Actor, agreement: UUID | None = None) -> list[AgreementRow]:
    found = Agreement.objects.filter(municipality_id=actor.municipality)
    if agreement:
        found = found.filter(pk=agreement)
    rows = list(
        found.select_related("partner").order_by("partner__sector", "partner__name", "from_on")
    )
    keys = [row.pk for row in rows]
    versions = _versions(keys)
    signed = set(
        SignedAgreement.objects.filter(agreement__in=keys).values_list("agreement", flat=True)
    )
    counted = ContractCount.objects.filter(agreement__in=keys)
    numbers = dict(counted.order_by("counted_on").values_list("agreement", "number"))
    today = clock.today()
    return [
        AgreementRow(
            id=row.pk,
            partner=row.partner_id,
            name=row.partner.name,
            sector=row.partner.get_sector_display(),
            sector_code=row.partner.sector,
            partner_kind=row.partner.kind,
            from_on=row.from_on,
            until_on=row.until_on,
            terms=holding(versions[row.pk], on=today),
            is_signed=row.pk in signed,
            contracts=numbers.get(row.pk),
        )
        for row in rows
    ]


def _versions(agreements: list[UUID]) -> dict[UUID, list[TermsLine]]:
    """Every version of these agreements, what was recorded last in front."""
    found: dict[UUID, list[TermsLine]] = defaultdict(list)
    rows = AgreementTerms.objects.filter(agreement__in=agreements)
    for row in rows.order_by("-valid_from", "-recorded_at"):
        found[row.agreement_id].append(_line(row))
    return found


def _line(row: AgreementTerms) -> TermsLine:
    return TermsLine(
        valid_from=row.valid_from,
        kind=row.get_kind_display(),
        kind_code=row.kind,
        covenant=row.covenant,
        rental_kind=row.rental_kind,
        threshold_cents=row.threshold_cents,
        window_from_days=row.window_from_days,
        window_until_days=row.window_until_days,
        contact=Contact(**row.contact),
        contact_here=Contact(**row.contact_here),
        recorded_on=row.recorded_at.astimezone(clock.AMSTERDAM).date(),
    )
