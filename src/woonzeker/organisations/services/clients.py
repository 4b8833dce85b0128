# SPDX-License-Identifier: EUPL-1.2
"""Systems of partners that come in by themselves: made, let in elsewhere, revoked, given access.

A system belongs to its partner and may come in one or more municipalities, each by its own
agreement. Access is for one municipality and one hour.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role, holds, only_system
from woonzeker.accounts.rules import Limit
from woonzeker.accounts.services import Counted, attempt, forgive
from woonzeker.errors import NotFound
from woonzeker.organisations.errors import ClientElsewhere, NoSuchPlace, UnknownClient
from woonzeker.organisations.models import (
    Agreement,
    PartnerAccess,
    PartnerClient,
    PartnerClientPlace,
)
from woonzeker.organisations.selectors import FOR_AN_HOUR, places_of_client

#: how long access lasts
LASTS = timedelta(hours=1)
#: what a scope begins with; the code of a municipality follows
SCOPE = "gemeente:"
#: wrong secrets with one number, and from one address, that are free in an hour
OF_CLIENT = Limit(free=20, counts_for=timedelta(hours=1))
OF_ADDRESS = Limit(free=100, counts_for=timedelta(hours=1))
_KEEPERS = holds(Role.FUNCTIONAL_ADMIN, Role.INTAKE_COORDINATOR)
_DOOR = "api-access"
_NOBODY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class MadeClient:
    """A new system of a partner, with its secret: shown now and never again."""

    client: PartnerClient
    secret: str

    @property
    def pk(self) -> UUID:
        """What the act was about."""
        return self.client.pk


@dataclass(frozen=True, slots=True)
class GivenAccess:
    """Access for one municipality: the token, what it is for and how many seconds it lasts."""

    token: str
    scope: str
    seconds: int


@action("organisations.make_client", may_if=_KEEPERS, basis="AVG art. 32", about="agreement")
def make_client(*, actor: Actor, agreement: UUID) -> MadeClient:
    """Make the number and secret of a partner's system; the secret is shown now and never again."""
    owned = _own(actor, agreement)
    secret = f"wzs_{secrets.token_urlsafe(32)}"
    client = PartnerClient.objects.create(
        partner_id=owned.partner_id,
        client_id=f"wzc-{secrets.token_hex(10)}",
        secret_hash=_digest(secret),
        made_at=clock.real(),
    )
    PartnerClientPlace.objects.create(client=client, agreement=owned, given_at=clock.real())
    return MadeClient(client, secret)


@action("organisations.admit_client", may_if=_KEEPERS, basis="AVG art. 32", about="agreement")
def admit_client(*, actor: Actor, agreement: UUID, client_id: str) -> PartnerClientPlace:
    """Let a system that the partner has already come in this municipality too; again gives it.

    Raises ClientElsewhere for a number that is unknown, revoked or another partner's: one sentence.
    """
    owned = _own(actor, agreement)
    client = PartnerClient.objects.filter(
        client_id=client_id.strip(), partner_id=owned.partner_id, revoked_at=None
    ).first()
    if client is None:
        raise ClientElsewhere
    place, _made = PartnerClientPlace.objects.get_or_create(
        client=client, agreement=owned, ended_at=None, defaults={"given_at": clock.real()}
    )
    return place


@action("organisations.revoke_client", may_if=_KEEPERS, basis="AVG art. 32", about="agreement")
def revoke_client(
    *, actor: Actor, agreement: UUID, client: UUID, everywhere: bool = False
) -> PartnerClient:
    """End a system here at once, with the access it has; everywhere when its secret leaked.

    Raises NotFound for one that may not come in here.
    """
    owned, now = _own(actor, agreement), clock.real()
    place = PartnerClientPlace.objects.filter(client_id=client, agreement=owned, ended_at=None)
    found = place.select_related("client").first()
    if found is None:
        raise NotFound
    place.update(ended_at=now)
    if everywhere:
        PartnerClient.objects.filter(pk=client, revoked_at=None).update(revoked_at=now)
    return found.client


def give_access(*, client_id: str, secret: str, scope: str = "", address: str = "") -> GivenAccess:
    """Access for an hour to who knows the secret of a system; `scope` names the municipality.

    Needed when the system may come in more than one. Raises UnknownClient, NoSuchPlace, or TooSoon
    after many wrong tries with this number or from this address.
    """
    tries = attempt(
        [Counted("client", client_id[:80], OF_CLIENT), Counted("api", address, OF_ADDRESS)]
    )
    client = PartnerClient.objects.filter(client_id=client_id[:80], revoked_at=None).first()
    right = hmac.compare_digest(client.secret_hash if client else _NOBODY, _digest(secret))
    if client is None or not right:
        raise UnknownClient
    forgive(tries)
    place = _chosen(places_of_client(client), scope)
    code = place.agreement.municipality_id
    return open_access(actor=system(code, _DOOR), place=place)


@action("organisations.open_access", may_if=only_system(), basis="AVG art. 32")
def open_access(*, actor: Actor, place: PartnerClientPlace) -> GivenAccess:
    """Give the system of a partner access to a municipality for an hour."""
    token, now = f"{FOR_AN_HOUR}{secrets.token_urlsafe(32)}", clock.real()
    PartnerAccess.objects.create(
        place=place, token_hash=_digest(token), made_at=now, ends_at=now + LASTS
    )
    PartnerClient.objects.filter(pk=place.client_id).update(last_used_at=now)
    scope = f"{SCOPE}{place.agreement.municipality_id}"
    return GivenAccess(token, scope, int(LASTS.total_seconds()))


def forget_access() -> int:
    """Remove the hashes of access that is over; gives how many."""
    return PartnerAccess.objects.filter(ends_at__lte=clock.real()).delete()[0]


def _chosen(places: dict[str, PartnerClientPlace], scope: str) -> PartnerClientPlace:
    """The place that a scope names, or the only one there is; raises NoSuchPlace."""
    if not places:
        raise UnknownClient
    if not scope.strip() and len(places) == 1:
        return next(iter(places.values()))
    found = places.get(scope.strip().removeprefix(SCOPE))
    if found is None or not scope.strip().startswith(SCOPE):
        known = ", ".join(f"{SCOPE}{code}" for code in sorted(places))
        raise NoSuchPlace(_("Kies met 'scope' een gemeente: %s.") % known)
    return found


def _own(actor: Actor, agreement: UUID) -> Agreement:
    found = Agreement.objects.filter(pk=agreement, municipality_id=actor.municipality).first()
    if found is None:
        raise NotFound
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
