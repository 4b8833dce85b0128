# SPDX-License-Identifier: EUPL-1.2
"""Saying which organisation delivers and whom the statistics office may call: dated policy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.monitoring.rules import read_policy
from woonzeker.monitoring.rules.policy import KEY
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.organisations.selectors import decided

MAY_NAME = writes(DataClass.USERS).by(Role.FUNCTIONAL_ADMIN)


@action("monitoring.name_organisation", may_if=MAY_NAME, basis="Wet CBS art. 33")
def name_organisation(*, actor: Actor, said: Mapping[str, Any]) -> LocalPolicy:
    """Say who delivers, from today; what else the policy on partners says stays as it is.

    `said` has organisation, kvk, contacts and pull. Raises WrongPolicy.
    """
    held = decided(actor.municipality, PolicyKind.PARTNERS)
    data = {**held, KEY: {**(held.get(KEY) or {}), **said}}
    read_policy(data)
    return organisations.decide_policy(
        actor=actor, kind=PolicyKind.PARTNERS, data=data, valid_from=clock.today()
    )
