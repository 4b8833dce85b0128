# SPDX-License-Identifier: EUPL-1.2
"""Who says to be the landlord of which home, for who looks whether it is so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, partner_alone, sees
from woonzeker.accounts import selectors as accounts
from woonzeker.errors import NotFound
from woonzeker.landlords.models import CheckState, LandlordCheck, ShownBy
from woonzeker.landlords.rules import Home, same_home
from woonzeker.landlords.selectors.rows import home_of

MAY_CHECK = sees(DataClass.SIGNAL).by(Role.INTAKE_COORDINATOR)
BASIS = "Bgs art. 2; Wgs art. 3 lid 1 onder b"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One landlord and one home, with how that was shown."""

    id: UUID
    landlord: str
    mail: str
    home: Home
    how: str
    how_words: str
    #: what another sign-in told of them, each with its name
    told: tuple[tuple[str, str], ...]
    has_document: bool
    media_type: str
    state: str
    state_words: str
    asked_at: datetime
    decided_at: datetime | None
    decided_by: str
    reason: str


@look("landlords.checks", may_if=MAY_CHECK, basis=BASIS)
def checks(*, actor: Actor) -> tuple[CheckLine, ...]:
    """Landlords who wait for somebody to look, the oldest first."""
    rows = LandlordCheck.objects.filter(state=CheckState.ASKED).defer("document")
    return tuple(_line(row) for row in rows.select_related("partner").order_by("asked_at"))


@look("landlords.check", may_if=MAY_CHECK, basis=BASIS, about="landlord_check")
def check(*, actor: Actor, landlord_check: UUID) -> CheckLine:
    """One of them. Raises NotFound."""
    return _line(_found(landlord_check))


@look("landlords.check_document", may_if=MAY_CHECK, basis=BASIS, about="landlord_check")
def check_document(*, actor: Actor, landlord_check: UUID) -> tuple[str, bytes]:
    """What a landlord handed in, with its kind. Raises NotFound, also once it was decided."""
    found = _found(landlord_check)
    if not found.media_type or not found.document:
        raise NotFound
    return found.media_type, found.document


@look("landlords.own_check", may_if=partner_alone(roles=(Role.PRIVATE_LANDLORD,)), basis=BASIS)
def own_check(*, actor: Actor, check: UUID) -> CheckLine | None:
    """How the municipality answered this landlord; None when it is not there any more."""
    row = (
        LandlordCheck.objects.filter(pk=check, partner_id=actor.id)
        .defer("document")
        .select_related("partner")
        .first()
    )
    return _line(row) if row else None


@look("landlords.is_known", may_if=partner_alone(roles=(Role.PRIVATE_LANDLORD,)), basis=BASIS)
def is_known(*, actor: Actor, home: Home) -> bool:
    """Whether the municipality saw before that this partner lets this home."""
    rows = LandlordCheck.objects.filter(partner_id=actor.id, state=CheckState.ACCEPTED)
    return any(same_home(home_of(row), home) for row in rows.defer("document"))


def _found(pk: UUID) -> LandlordCheck:
    row = LandlordCheck.objects.filter(pk=pk).select_related("partner").first()
    if row is None:
        raise NotFound
    return row


def _line(row: LandlordCheck) -> CheckLine:
    facts = dict(row.facts)
    by = row.decided_by
    return CheckLine(
        id=row.pk,
        landlord=str(facts.pop("name", "") or row.partner.name),
        mail=str(facts.pop("mail", "")),
        home=home_of(row),
        how=row.how,
        how_words=str(ShownBy(row.how).label),
        told=tuple((str(name), str(value)) for name, value in facts.items()),
        has_document=bool(row.media_type) and row.state == CheckState.ASKED,
        media_type=row.media_type,
        state=row.state,
        state_words=str(CheckState(row.state).label),
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        decided_by=accounts.names_of([by]).get(by, "") if by else "",
        reason=row.reason,
    )
