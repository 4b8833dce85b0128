# SPDX-License-Identifier: EUPL-1.2
"""Setting up a municipality, its teams and policy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds, only_system
from woonzeker.organisations.models import (
    LocalPolicy,
    Municipality,
    PolicyKind,
    Team,
)
from woonzeker.organisations.selectors import shipped_policy

#: the shipped policy holds from before any data, so that every past day has one
SHIPPED_FROM = date(2021, 1, 1)


#: what a room asks of a policy of its kind; raises an error that says what is wrong
PolicyCheck = Callable[[dict[str, Any]], object]
_checks: dict[str, PolicyCheck] = {}


def check_policy_with(kind: str, check: PolicyCheck) -> None:
    """Let the room that reads a kind of policy guard its bounds; call at start-up."""
    _checks[PolicyKind(kind).value] = check


@action("organisations.establish", may_if=only_system(), basis="Wgs art. 2")
def establish(*, actor: Actor, name: str, is_demo: bool = False) -> Municipality:
    """Make the actor's municipality known, with the shipped policies; again is harmless."""
    made = Municipality(code=actor.municipality, name=name, is_demo=is_demo)
    Municipality.objects.bulk_create(
        [made], update_conflicts=True, unique_fields=["code"], update_fields=["name", "is_demo"]
    )
    LocalPolicy.objects.bulk_create(
        [
            LocalPolicy(
                municipality=made,
                kind=kind,
                version=1,
                valid_from=SHIPPED_FROM,
                data=shipped_policy(kind),
                decided_by="shipped",
            )
            for kind in PolicyKind
        ],
        ignore_conflicts=True,
    )
    return made


@action("organisations.decide_policy", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def decide_policy(
    *, actor: Actor, kind: PolicyKind, data: dict[str, Any], valid_from: date
) -> LocalPolicy:
    """Add a dated version of a policy; the earlier ones stay as they were.

    Raises what the room that reads it says when it does not keep within its bounds.
    """
    if check := _checks.get(kind):
        check({**data, "version": 1, "valid_from": valid_from})
    newest = (
        LocalPolicy.objects.select_for_update()
        .filter(municipality_id=actor.municipality, kind=kind)
        .order_by("-version")
        .first()
    )
    return LocalPolicy.objects.create(
        municipality_id=actor.municipality,
        kind=kind,
        version=newest.version + 1 if newest else 1,
        valid_from=valid_from,
        data=data,
        decided_by=actor.id,
    )


@action("organisations.add_team", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def add_team(*, actor: Actor, name: str) -> Team:
    """Make a team; again gives the one that exists."""
    team, _ = Team.objects.get_or_create(municipality_id=actor.municipality, name=name)
    return team
