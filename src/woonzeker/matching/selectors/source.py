# SPDX-License-Identifier: EUPL-1.2
"""Where people come from now, and whether that source answers. No person in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import current_municipality
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import BrpState
from woonzeker.matching.rules.asking import RegisterSource, source_from
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import NoPolicy, policy_data, shipped_policy


@dataclass(frozen=True, slots=True)
class RegisterState:
    """The source that the municipality chose, and how the BRP is.

    `silent_since` is empty while the BRP answers; `waiting` counts signals that wait for it.
    """

    source: RegisterSource
    brp_set_up: bool
    answered_at: datetime | None
    silent_since: datetime | None
    problem: str
    waiting: int

    @property
    def asks_brp(self) -> bool:
        """Whether the municipality keeps no extract."""
        return self.source is RegisterSource.BRP


def brp_set_up() -> bool:
    """Whether this installation knows where the BRP is."""
    return bool(settings.WOONZEKER_BRP_URL)


def chosen_source(on: date) -> RegisterSource:
    """What the municipality's policy says on a day; the shipped policy when it decided nothing."""
    try:
        data = policy_data(current_municipality(), PolicyKind.REGISTER, on=on)
    except NoPolicy:
        data = shipped_policy(PolicyKind.REGISTER)
    return source_from(data)


def register_state(actor: Actor) -> RegisterState:
    """How the register of the actor's municipality is doing."""
    source = chosen_source(clock.today())
    state = BrpState.objects.first() or BrpState()
    waits = source is RegisterSource.BRP
    return RegisterState(
        source=source,
        brp_set_up=brp_set_up(),
        answered_at=state.answered_at,
        silent_since=state.silent_since,
        problem=state.get_problem_display(),
        waiting=ArrearsSignal.objects.filter(link=None).count() if waits else 0,
    )
