# SPDX-License-Identifier: EUPL-1.2
"""The partners that report, and the tokens with which they do."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from woonzeker.access.actors import Actor
from woonzeker.organisations.models import (
    Agreement,
    Partner,
)
from woonzeker.organisations.selectors.clients import entry_for


def actor_for_token(token: str) -> tuple[Actor, Partner] | None:
    """The partner that a key stands for, None when it is unknown, revoked or ended."""
    entry = entry_for(token)
    return None if entry is None else (entry.actor, Partner.objects.get(pk=entry.actor.id))


def partners_of(actor: Actor) -> QuerySet[Partner]:
    """The partners that report to the actor's municipality, by sector and name."""
    return (
        Partner.objects.filter(agreements__municipality_id=actor.municipality)
        .distinct()
        .order_by("sector", "name")
    )


def reporting_partner(actor: Actor, partner: UUID, *, on: date) -> Partner | None:
    """The partner, when it has an agreement with the actor's municipality on that day."""
    holds = Q(agreements__until_on=None) | Q(agreements__until_on__gte=on)
    return (
        Partner.objects.filter(
            holds,
            pk=partner,
            agreements__municipality_id=actor.municipality,
            agreements__from_on__lte=on,
        )
        .distinct()
        .first()
    )


def partner_here(actor: Actor, partner: UUID, *, on: date) -> Partner | None:
    """The partner, when its agreement with the actor's municipality is not over on that day.

    One that begins later counts: its people may be let in before they report.
    """
    return (
        Partner.objects.filter(
            Q(agreements__until_on=None) | Q(agreements__until_on__gte=on),
            pk=partner,
            agreements__municipality_id=actor.municipality,
        )
        .distinct()
        .first()
    )


def agreements_of(actor: Actor) -> QuerySet[Agreement]:
    """The agreements of the actor's municipality, each with its `open_tokens`, by partner."""
    return (
        Agreement.objects.filter(municipality_id=actor.municipality)
        .select_related("partner")
        .annotate(open_tokens=Count("tokens", filter=Q(tokens__revoked_at=None)))
        .order_by("partner__sector", "partner__name", "from_on")
    )
