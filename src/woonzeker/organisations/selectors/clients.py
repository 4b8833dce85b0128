# SPDX-License-Identifier: EUPL-1.2
"""For whom a key in a request stands: a key that lasts, or access for an hour."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.organisations.models import (
    Agreement,
    PartnerAccess,
    PartnerClient,
    PartnerClientPlace,
    PartnerKind,
    PartnerToken,
)

#: the role in which somebody, or a system, works at a partner of a kind
ROLE_AT: dict[str, Role] = {
    PartnerKind.CREDITOR: Role.PARTNER_USER,
    PartnerKind.LANDLORD: Role.PRIVATE_LANDLORD,
    PartnerKind.BAILIFF: Role.BAILIFF,
    PartnerKind.COURT: Role.BAILIFF,
}
#: what a key of each kind begins with
LASTING, FOR_AN_HOUR = "wz_", "wza_"


@dataclass(frozen=True, slots=True)
class Entry:
    """Who came in with a key: the partner in one municipality, and by which of its systems."""

    actor: Actor
    #: opaque id of the key or system, for counting
    caller: str
    #: whether it came with a key from before there was access for an hour
    is_lasting: bool


def entry_for(key: str) -> Entry | None:
    """Who comes in with a key; None when it is unknown, over, revoked, or the agreement ended."""
    digest = hashlib.sha256(key.encode()).hexdigest()
    if key.startswith(FOR_AN_HOUR):
        return _for_an_hour(digest)
    found = (
        PartnerToken.objects.filter(token_hash=digest, revoked_at=None)
        .select_related("agreement__partner")
        .first()
    )
    if found is None or not holds_on(found.agreement, clock.today()):
        return None
    return Entry(_actor(found.agreement), str(found.pk), is_lasting=True)


def with_clients(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Agreements, each with its open places and their systems in `open_places`."""
    places = open_places().select_related("client").order_by("given_at")
    return agreements.prefetch_related(Prefetch("client_places", places, to_attr="open_places"))


def open_places() -> QuerySet[PartnerClientPlace]:
    """Where a system may come that was not revoked."""
    return PartnerClientPlace.objects.filter(ended_at=None, client__revoked_at=None)


def places_of_client(client: PartnerClient) -> dict[str, PartnerClientPlace]:
    """Where a system may come today: code of a municipality → its place."""
    found = open_places().filter(client=client).select_related("agreement__partner")
    today = clock.today()
    return {
        each.agreement.municipality_id: each for each in found if holds_on(each.agreement, today)
    }


def holds_on(agreement: Agreement, day: date) -> bool:
    """Whether an agreement holds on a day."""
    return agreement.from_on <= day and (agreement.until_on is None or agreement.until_on >= day)


def _for_an_hour(digest: str) -> Entry | None:
    found = (
        PartnerAccess.objects.filter(
            Q(ends_at__gt=clock.real()),
            token_hash=digest,
            place__ended_at=None,
            place__client__revoked_at=None,
        )
        .select_related("place__agreement__partner")
        .first()
    )
    if found is None or not holds_on(found.place.agreement, clock.today()):
        return None
    return Entry(_actor(found.place.agreement), str(found.place.client_id), is_lasting=False)


def _actor(agreement: Agreement) -> Actor:
    return Actor(
        kind="partner",
        id=str(agreement.partner_id),
        municipality=agreement.municipality_id,
        roles=frozenset({ROLE_AT[agreement.partner.kind].value}),
    )
