# SPDX-License-Identifier: EUPL-1.2
"""What the municipality decided about deliveries, in the shapes of the rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from woonzeker.intake.models import Delivery
from woonzeker.intake.rules import CheckContext, LocalGround, Reading, TakeUpPolicy, Window
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import policy_data


def check_context(delivery: Delivery, reading: Reading) -> CheckContext:
    """What the rules must know to check the lines of a delivery; raises NoPolicy."""
    data = _policy(delivery)
    return CheckContext(
        sector=delivery.sector,
        received_on=delivery.received_on,
        reading=reading,
        efforts_declared_on=delivery.efforts_declared_on,
        local_grounds=tuple(
            _ground(sector, ground) for sector, ground in data.get("local_grounds", {}).items()
        ),
    )


def take_up_policy(delivery: Delivery) -> TakeUpPolicy:
    """Threshold and windows that held on the day the delivery came in; raises NoPolicy."""
    data = _policy(delivery)
    return TakeUpPolicy(
        threshold_cents=data.get("threshold_cents", {}).get(delivery.sector),
        windows={
            sector: Window(window.get("from"), window.get("until"), window.get("above_months"))
            for sector, window in data.get("windows", {}).items()
        },
    )


def _policy(delivery: Delivery) -> dict[str, Any]:
    return policy_data(delivery.municipality, PolicyKind.INTAKE, on=delivery.received_on)


def _ground(sector: str, ground: dict[str, str]) -> LocalGround:
    """A ground as the policy writes it: {from, until (may be absent), source}."""
    until = ground.get("until")
    return LocalGround(
        sector=sector,
        valid_from=date.fromisoformat(ground["from"]),
        valid_to=date.fromisoformat(until) if until else None,
        source=ground["source"],
    )
