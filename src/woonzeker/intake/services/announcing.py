# SPDX-License-Identifier: EUPL-1.2
"""Telling later rooms that a delivery came in or was read, in the transaction in which it was.

What they do stands or falls with it: a delivery without its receipt does not exist.
"""

from __future__ import annotations

from collections.abc import Callable

from woonzeker.intake.models import Delivery

#: what later rooms do when a delivery came in, and when it was read to its end
Told = Callable[[Delivery], None]
_TOLD: list[Told] = []


def tell_of_deliveries(told: Told) -> None:
    """Let a later room know of every delivery that comes in or was read; call at start-up."""
    if told not in _TOLD:
        _TOLD.append(told)


def announce(delivery: Delivery) -> None:
    """Tell of a delivery as it stands now."""
    for told in _TOLD:
        told(delivery)
