# SPDX-License-Identifier: EUPL-1.2
"""Who works at which partner, and in which municipalities that partner has an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.access.policy import Role, at_desk, holds
from woonzeker.accounts.models import Invitation, InvitationState
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.organisations.models import (
    Agreement,
    Partner,
    PartnerKind,
    PartnerSeat,
    Sector,
)
from woonzeker.organisations.selectors.naming import role_words
from woonzeker.organisations.selectors.partners import partner_here

_BASIS = "AVG art. 32"
#: who asks for seats, and who releases the links
MAY_SEE_SEATS = holds(Role.INTAKE_COORDINATOR, Role.FUNCTIONAL_ADMIN, Role.PRIVACY_OFFICER)


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Somebody who works at a partner."""

    id: UUID
    user: UUID
    name: str
    username: str
    words: str | Promise
    keeps_seats: bool
    from_on: date
    used_on: date | None
    is_self: bool = False


@dataclass(frozen=True, slots=True)
class SeatLink:
    """A link for somebody of a partner that was not used yet."""

    id: UUID
    name: str
    username: str
    asked_by: str
    asked_at: datetime
    expires_at: datetime
    is_over: bool
    waits: bool
    is_again: bool
    may_release: bool


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner with how many people of it can sign in, and how many links wait for a colleague."""

    partner: Partner
    seats: int
    waiting: int


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """Who works at one partner, and whom is on the way in."""

    partner: Partner
    seats: tuple[SeatRow, ...]
    links: tuple[SeatLink, ...]
    #: whether who looks keeps the seats: only at the desk of the partner itself
    keeps: bool = False
    #: whether the last agreement here is over: nobody new comes in
    is_over: bool = False


@look("organisations.partners", may_if=MAY_SEE_SEATS, basis=_BASIS)
def partner_rows(*, actor: Actor) -> tuple[PartnerRow, ...]:
    """The partners that report here, with how many people of each can sign in."""
    today = clock.today()
    open_seats = Q(seats__until_on=None) | Q(seats__until_on__gte=today)
    here = Partner.objects.filter(agreements__municipality_id=actor.municipality)
    found = (
        Partner.objects.filter(pk__in=here.values("pk"))
        .annotate(people=Count("seats", filter=open_seats, distinct=True))
        .order_by("sector", "name")
    )
    waits = dict(
        Invitation.objects.filter(
            municipality_code=actor.municipality,
            state=InvitationState.ASKED,
            expires_at__gt=clock.real(),
            partner_id__isnull=False,
        )
        .values_list("partner_id")
        .annotate(number=Count("id"))
    )
    return tuple(PartnerRow(each, each.people, waits.get(each.pk, 0)) for each in found)


@look("organisations.partner", may_if=MAY_SEE_SEATS, basis=_BASIS, about="partner")
def partner_page(*, actor: Actor, partner: UUID) -> PartnerPage:
    """Who works at a partner that reports here, and which links wait. Raises NotFound."""
    found = Partner.objects.filter(
        pk=partner, agreements__municipality_id=actor.municipality
    ).first()
    if found is None:
        raise NotFound
    rows = _seat_rows(found.pk)
    audit.concerns(len(rows))
    links = Invitation.objects.filter(municipality_code=actor.municipality, partner_id=found.pk)
    is_over = partner_here(actor, found.pk, on=clock.today()) is None
    return PartnerPage(found, rows, _links(links, actor.id), is_over=is_over)


@desk_look("organisations.colleagues", may_if=at_desk(), basis=_BASIS)
def colleague_seats(*, actor: Actor) -> PartnerPage:
    """The people of one's own organisation who can sign in, and links that wait."""
    partner = Partner.objects.get(pk=actor.id)
    rows = _seat_rows(partner.pk, self_is=actor.behind)
    links = _links(Invitation.objects.filter(partner_id=partner.pk), actor.behind)
    return PartnerPage(
        partner, rows, links, any(each.is_self and each.keeps_seats for each in rows)
    )


def works_alone(actor: Actor) -> bool:
    """Whether nobody else works at the desk of the one who acts for a partner."""
    others = _holding(UUID(actor.id)).exclude(user_id=actor.behind)
    return not others.exists()


def _holding(partner: UUID) -> QuerySet[PartnerSeat]:
    """The seats at a partner that are not over, of people whose account works."""
    holds_still = Q(until_on=None) | Q(until_on__gte=clock.today())
    return PartnerSeat.objects.filter(holds_still, partner_id=partner, user__is_active=True)


def _seat_rows(partner: UUID, *, self_is: str = "") -> tuple[SeatRow, ...]:
    return tuple(
        SeatRow(
            id=each.pk,
            user=each.user_id,
            name=each.user.name,
            username=each.user.username,
            words=role_words(Role(each.role)),
            keeps_seats=each.keeps_seats,
            from_on=each.from_on,
            used_on=each.user.used_at.date() if each.user.used_at else None,
            is_self=str(each.user_id) == self_is,
        )
        for each in _holding(partner).select_related("user").order_by("user__name", "pk")
    )


def _links(found: QuerySet[Invitation], who: str) -> tuple[SeatLink, ...]:
    kept = list(
        found.filter(state__in=[InvitationState.ASKED, InvitationState.SENT]).order_by(
            "-invited_at"
        )
    )
    names, now = names_of({each.invited_by for each in kept}), clock.real()
    return tuple(
        SeatLink(
            id=each.pk,
            name=each.name,
            username=each.username,
            asked_by=names.get(each.invited_by, ""),
            asked_at=each.invited_at,
            expires_at=each.expires_at,
            is_over=each.expires_at <= now,
            waits=each.state == InvitationState.ASKED,
            is_again=each.user_id is not None,
            may_release=each.state == InvitationState.ASKED
            and each.expires_at > now
            and who not in (each.invited_by, str(each.user_id)),
        )
        for each in kept
    )


def seats_of(user: str | UUID, *, on: date) -> QuerySet[PartnerSeat]:
    """The partners at which a user works on a day."""
    holds = Q(until_on=None) | Q(until_on__gte=on)
    return (
        PartnerSeat.objects.filter(holds, user_id=user, user__is_active=True, from_on__lte=on)
        .select_related("partner")
        .order_by("partner__name", "pk")
    )


def partner_actor(*, user: str | UUID, partner: str) -> Actor | None:
    """The actor that a signed-in user is at the desk of a partner today; None without a seat."""
    seat = next((s for s in seats_of(user, on=clock.today()) if str(s.partner_id) == partner), None)
    if seat is None:
        return None
    return Actor(
        kind="partner",
        id=str(seat.partner_id),
        municipality="",
        roles=frozenset({seat.role}),
        behind=str(user),
    )


def places_of(actor: Actor, *, on: date | None = None) -> list[Agreement]:
    """The agreements of a partner that hold on a day, one a municipality, by its name."""
    day = on or clock.today()
    found = Agreement.objects.filter(
        Q(until_on=None) | Q(until_on__gte=day), partner_id=actor.id, from_on__lte=day
    ).select_related("municipality", "partner")
    by_place = {each.municipality_id: each for each in found.order_by("from_on")}
    return sorted(by_place.values(), key=lambda each: each.municipality.name)


def lets_homes(actor: Actor) -> bool:
    """Whether the partner at whose desk somebody works lets homes, one or many."""
    lets = Q(kind=PartnerKind.LANDLORD) | Q(kind=PartnerKind.CREDITOR, sector=Sector.HUUR)
    return Partner.objects.filter(lets, pk=actor.id).exists()
