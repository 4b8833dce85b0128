# SPDX-License-Identifier: EUPL-1.2
"""Letting people of a partner in: asked by one, released by the municipality, ended at once.

A coordinator asks for a seat at a partner that reports here; whoever keeps the seats of a partner
asks for a colleague. Somebody else of the municipality releases the link and hands it over. What
the link gives is a seat and nothing else: no role, no page of a municipality.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.access.policy import Role, at_desk, holds
from woonzeker.accounts.models import Invitation, InvitationState
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations.models import Membership, Partner, PartnerSeat
from woonzeker.organisations.selectors import partner_here, places_of
from woonzeker.organisations.services.links import (
    Asked,
    ask,
    open_links,
    refuse_name,
    release,
    withdraw,
)
from woonzeker.organisations.services.people import reset_account

_KEEPS = holds(Role.INTAKE_COORDINATOR)
_RELEASES = holds(Role.INTAKE_COORDINATOR, Role.FUNCTIONAL_ADMIN, Role.PRIVACY_OFFICER)
_BASIS = "AVG art. 32"


@action("organisations.invite_to_seat", may_if=_KEEPS, basis=_BASIS, about="partner")
def invite_to_seat(
    *, actor: Actor, partner: UUID, username: str, name: str, keeps_seats: bool = False
) -> Invitation:
    """Ask that somebody of a partner is invited; another of the municipality releases the link.

    Raises NotFound for a partner without an agreement here, or whose last one is over; Refused for
    a name that cannot be one.
    """
    found = _reporting(actor, partner)
    refuse_name(username)
    return _asked(
        actor.municipality,
        actor.id,
        Asked(username, name, partner=found.pk, keeps_seats=keeps_seats),
    )


@desk_action("organisations.invite_colleague", may_if=at_desk(), basis=_BASIS)
def invite_colleague(*, actor: Actor, place: str, username: str, name: str) -> Invitation:
    """Ask a municipality to let in a colleague of one's own organisation; it releases the link.

    Raises NotPermitted for who does not keep the seats, NotFound for a municipality without an
    agreement, Refused for a name that cannot be one.
    """
    _refuse_who_keeps_none(actor)
    if place not in {each.municipality_id for each in places_of(actor)}:
        raise NotFound
    refuse_name(username)
    return _asked(place, actor.behind, Asked(username, name, partner=UUID(actor.id)))


@action("organisations.release_seat", may_if=_RELEASES, basis=_BASIS, about="invitation")
def release_seat(*, actor: Actor, invitation: UUID) -> str:
    """Let a link for somebody of a partner work; gives its token, shown only now.

    Raises NotFound, and Refused for who asked it and for what does not wait any more.
    """
    return release(actor, _waiting(actor, invitation))


@action("organisations.withdraw_seat", may_if=_KEEPS, basis=_BASIS, about="invitation")
def withdraw_seat(*, actor: Actor, invitation: UUID) -> None:
    """Withdraw a link for somebody of a partner. Raises NotFound, Refused when it was used."""
    withdraw(_waiting(actor, invitation))


@action("organisations.start_seat_again", may_if=_KEEPS, basis=_BASIS)
def start_seat_again(*, actor: Actor, seat: UUID) -> UUID:
    """Take away password and second step of somebody of a partner who lost them; asks for a link.

    At once nothing of theirs works any more. Raises NotFound, and Refused for an account that opens
    something in which this municipality has no say.
    """
    found = PartnerSeat.objects.select_related("user").filter(pk=seat, until_on=None).first()
    if found is None:
        raise NotFound
    _reporting(actor, found.partner_id)
    _refuse_wider(actor, found.user_id)
    reset_account(found.user)
    asked = Asked(
        found.user.username,
        found.user.name,
        user=found.user,
        partner=found.partner_id,
        keeps_seats=found.keeps_seats,
    )
    return _asked(actor.municipality, actor.id, asked).pk


@desk_action("organisations.end_colleague", may_if=at_desk(), basis=_BASIS)
def end_colleague(*, actor: Actor, seat: UUID) -> None:
    """End the seat of a colleague of one's own organisation, at once.

    Raises NotPermitted for who does not keep the seats, Refused for oneself, NotFound.
    """
    _refuse_who_keeps_none(actor)
    found = PartnerSeat.objects.filter(pk=seat, partner_id=actor.id, until_on=None).first()
    if found is None:
        raise NotFound
    if str(found.user_id) == actor.behind:
        raise Refused(_("Uw eigen toegang beëindigt een collega of de gemeente."))
    found.until_on = clock.today() - timedelta(days=1)
    found.save(update_fields=["until_on"])


def _asked(municipality: str, by: str, asked: Asked) -> Invitation:
    """The link that waits; an earlier one of the same partner for this name is withdrawn."""
    open_links(municipality).filter(username=asked.username, partner_id=asked.partner).update(
        state=InvitationState.WITHDRAWN
    )
    return ask(municipality, by, asked)


def _waiting(actor: Actor, invitation: UUID) -> Invitation:
    found = Invitation.objects.filter(
        pk=invitation, municipality_code=actor.municipality, partner_id__isnull=False
    ).first()
    if found is None:
        raise NotFound
    return found


def _reporting(actor: Actor, partner: UUID) -> Partner:
    """The partner, while its agreement here is not over; raises NotFound."""
    found = partner_here(actor, partner, on=clock.today())
    if found is None:
        raise NotFound
    return found


def _refuse_who_keeps_none(actor: Actor) -> None:
    """Raise NotPermitted unless they keep the seats of the organisation they work for now."""
    today = clock.today()
    keeps = PartnerSeat.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        partner_id=actor.id,
        user_id=actor.behind,
        keeps_seats=True,
        from_on__lte=today,
    )
    if not actor.behind or not keeps.exists():
        raise NotPermitted


def _refuse_wider(actor: Actor, user: UUID) -> None:
    """Raise Refused when the account opens more than partners that report here."""
    today = clock.today()
    holds_still = Q(until_on=None) | Q(until_on__gte=today)
    wider = (
        PartnerSeat.objects.filter(holds_still, user_id=user)
        .exclude(partner__agreements__municipality_id=actor.municipality)
        .exists()
    )
    if wider or Membership.objects.filter(holds_still, user_id=user).exists():
        raise Refused(
            _(
                "Dit account opent meer dan partners van deze gemeente. Beëindig hier de toegang "
                "en nodig iemand opnieuw uit onder een andere naam."
            )
        )
