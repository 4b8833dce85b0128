# SPDX-License-Identifier: EUPL-1.2
"""What municipalities decided about the national delivery, as it holds today."""

from __future__ import annotations

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.monitoring.rules import NationalPolicy, read_policy
from woonzeker.organisations.models import Municipality, PolicyKind
from woonzeker.organisations.selectors import decided

MAY_SEE_POLICY = sees(DataClass.USERS, least=Sight.FULL).by(Role.FUNCTIONAL_ADMIN)


def national_policy(actor: Actor) -> NationalPolicy:
    """What holds today in the actor's municipality; raises WrongPolicy."""
    return read_policy(decided(actor.municipality, PolicyKind.PARTNERS))


@look("monitoring.organisation", may_if=MAY_SEE_POLICY, basis="Wet CBS art. 33")
def organisation(*, actor: Actor) -> NationalPolicy:
    """See which organisation delivers and whom the statistics office may call."""
    return national_policy(actor)


def places_that_agreed(organisation: str = "") -> tuple[str, ...]:
    """The codes of who lets the statistics office come and get it; with a name only that one's."""
    wanted, found = organisation.strip().casefold(), []
    for place in Municipality.objects.order_by("code"):
        policy = read_policy(decided(place.code, PolicyKind.PARTNERS))
        names = {place.name, policy.name, f"Gemeente {place.name}"}
        if policy.pull and (not wanted or wanted in {each.casefold() for each in names}):
            found.append(place.code)
    return tuple(found)
