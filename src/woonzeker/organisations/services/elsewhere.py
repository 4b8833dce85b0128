# SPDX-License-Identifier: EUPL-1.2
"""People who sign in at their own municipality: who they are here, and which roles that gives.

Somebody is known by issuer and subject together and by nothing else: no name, no mail address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role, only_system
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import ExternalIdentity, User
from woonzeker.connections.oidc import Client, Identity, Provider
from woonzeker.errors import NotFound
from woonzeker.organisations.rules import Given, roles_from, second_step_shown
from woonzeker.organisations.services.guarding import lock_people
from woonzeker.organisations.services.people import is_lapsed
from woonzeker.organisations.services.roles import follow_claims

_DOOR = "sign-in"
_LONGEST_NAME = 150


def client_for(municipality: str) -> Client:
    """Our side of a municipality's sign-in, kept as long as the program runs. Raises NotFound."""
    return _client(_place(municipality))


def name_of(municipality: str) -> str:
    """How a municipality calls its own sign-in. Raises NotFound."""
    return str(_place(municipality).name)


def recognise_elsewhere(*, municipality: str, identity: Identity) -> User | None:
    """The account of who signed in at a municipality, with the roles that this gives today.

    Made the first time; None, and nothing is made, for whoever the claims give no role here, and
    for an account that was switched off or was not used for too long.
    """
    place = _place(municipality)
    mapping = [Given(each.claim, each.value, Role(each.role), each.team) for each in place.roles]
    roles = roles_from(identity.claims, mapping)
    actor = system(municipality, _DOOR)
    with tenant(municipality):
        lock_people(actor)
        user = _known(identity)
        if user is None and roles:
            user = link_identity(
                actor=actor, identity=identity, names=_names(place, identity.claims)
            )
        if user is None:
            return None
        held = follow_claims(actor=actor, user=user.pk, roles=roles)
    return user if held and user.is_active and not is_lapsed(user) else None


def has_shown_second_step(*, municipality: str, identity: Identity) -> bool:
    """Whether the municipality says that two steps were shown, in words that count here."""
    place = _place(municipality)
    return second_step_shown(identity.claims, acr=place.acr, amr=place.amr)


@action("organisations.link_identity", may_if=only_system(), basis="AVG art. 32")
def link_identity(*, actor: Actor, identity: Identity, names: tuple[str, str]) -> User:
    """Make the account of somebody who signs in at their municipality for the first time.

    `names` are the name to sign in with, of which a free form is taken, and their own name. It has
    no password: it opens only there.
    """
    username, name = names
    user = User(username=_free(username), name=name)
    user.set_unusable_password()
    user.save()
    ExternalIdentity.objects.create(
        user=user,
        municipality_code=actor.municipality,
        issuer=identity.issuer,
        subject=identity.subject,
        linked_at=clock.real(),
    )
    return user


def _known(identity: Identity) -> User | None:
    found = (
        ExternalIdentity.objects.filter(issuer=identity.issuer, subject=identity.subject)
        .select_related("user")
        .first()
    )
    return found.user if found else None


def _place(municipality: str) -> Any:
    """The entry of the file of sign-ins; the settings have read and checked it."""
    if (found := settings.WOONZEKER_OIDC.get(municipality)) is None:
        raise NotFound
    return found


@cache
def _client(place: Any) -> Client:
    return Client(
        Provider(
            issuer=place.issuer,
            client_id=place.client_id,
            secret=place.secret,
            scopes=place.scopes,
            hosts=place.hosts,
            acr_values=place.acr,
            ask_userinfo=place.userinfo,
        )
    )


def _names(place: Any, claims: Mapping[str, Any]) -> tuple[str, str]:
    username, name = (claims.get(each) for each in (place.username_claim, place.name_claim))
    plain = re.sub(r"[^a-z0-9._-]", "-", username.lower()) if isinstance(username, str) else ""
    shown = name if isinstance(name, str) and name.strip() else plain
    return plain.strip("._-")[:60] or "medewerker", shown.strip()[:_LONGEST_NAME] or "medewerker"


def _free(username: str) -> str:
    """The name itself, or with a number behind it: somebody else's account is never taken over."""
    taken = set(
        User.objects.filter(username__startswith=username).values_list("username", flat=True)
    )
    tries = (f"{username}-{number}" for number in range(2, len(taken) + 3))
    return username if username not in taken else next(each for each in tries if each not in taken)
