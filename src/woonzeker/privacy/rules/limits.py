# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decided about the watch over who looks, read from its policy. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from woonzeker.privacy.rules.watching import Limits, Why


class UnusablePolicy(ValueError):
    """Het beleid over toezicht op inzage is niet bruikbaar."""


#: reasons that older policies do not know, and what they weigh then
_CAME_LATER = {Why.MAYBE_OWN_ADDRESS.value: 4}


def limits_from(policy: Mapping[str, Any]) -> Limits:
    """The limits of the `watch` part of a policy about access; raises UnusablePolicy.

    Every reason must have a weight: a rule that is forgotten would be a rule switched off. One that
    came after a policy was decided has its own until the municipality says otherwise.
    """
    watch = policy.get("watch")
    if not isinstance(watch, dict):
        raise UnusablePolicy("watch")
    weights = {**_CAME_LATER, **watch.get("weights", {})}
    if missing := [why.value for why in Why if not _natural(weights.get(why.value))]:
        raise UnusablePolicy(", ".join(missing))
    numbers: dict[str, Any] = {name: watch.get(name) for name in _NUMBERS}
    if wrong := [name for name, value in numbers.items() if not _positive(value)]:
        raise UnusablePolicy(", ".join(wrong))
    return Limits(weights={why.value: int(weights[why.value]) for why in Why}, **numbers)


_NUMBERS = (
    "bound", "work_days", "quiet_days", "repeated_looks", "day_starts", "day_ends", "many_floor",
    "many_factor", "common_share", "export_people",
)  # fmt: skip


def _natural(value: object) -> bool:
    return isinstance(value, int) and value >= 0


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and value > 0
