# SPDX-License-Identifier: EUPL-1.2
"""Nobody who loses a home is a day without registration or post address. Pure.

Without registration there is no benefit, no insurance, no bank, no paper and no list for a home
(Voorkomen huisuitzettingen, Eropaf!, April 2026). Who has no home address is registered at a post
address; if they have none, the municipality gives one (Wet BRP).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law.reader import Parameter, parameter

DUTY = "brp/briefadres"


class AddressKind(StrEnum):
    """At what somebody is registered."""

    HOME = "home"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Registered:
    """One stretch of registration; `until_on` is the first day without, None while it lasts."""

    kind: AddressKind
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without registration, from the first until and including the last (None: no end)."""

    first_on: date
    last_on: date | None


def gaps(stretches: Iterable[Registered], *, since_on: date, until_on: date) -> tuple[Gap, ...]:
    """Every stretch of days without registration, from `since_on` to `until_on` (both count).

    A gap that is open on `until_on` has no end yet.
    """
    found, day = [], since_on
    for each in sorted(stretches, key=lambda stretch: stretch.from_on):
        if each.from_on > until_on:
            break
        if each.from_on > day:
            found.append(Gap(day, each.from_on - timedelta(days=1)))
        if each.until_on is None:
            return tuple(found)
        day = max(day, each.until_on)
    if day <= until_on:
        found.append(Gap(day, None))
    return tuple(found)


def is_registered(stretches: Iterable[Registered], *, on: date) -> bool:
    """Whether somebody is registered on a day."""
    return not gaps(stretches, since_on=on, until_on=on)


def duty(on: date) -> Parameter:
    """The rule that the municipality registers who has no home; NotInForce before it did."""
    return parameter(DUTY, on=on)


def registered_there(registered: Iterable[Registered], home_on: date, *, ticked: bool) -> bool:
    """Whether a household is registered at a home it has from a day; `ticked` is what was said.

    What stands noted of the register goes before a tick: a post address is no home, and a home
    address from that day on is one. Otherwise the tick counts.
    """
    running = [each for each in registered if each.until_on is None]
    if not running:
        return ticked
    last = max(running, key=lambda each: each.from_on)
    if last.kind is AddressKind.POST:
        return False
    return ticked or last.from_on >= home_on
