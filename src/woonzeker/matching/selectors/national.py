# SPDX-License-Identifier: EUPL-1.2
"""Citizen service numbers in bulk, for the one delivery that asks for them by law."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.audit import concerns
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.matching.selectors.numbers import numbers_of

#: whoever makes the delivery gets the numbers in its file, never on a page
MAY_DELIVER_NUMBERS = sees(DataClass.IDENTITY, least=Sight.FULL).by(Role.INTAKE_COORDINATOR)


@look(
    "matching.numbers_for_statistics",
    may_if=MAY_DELIVER_NUMBERS,
    basis="Wet CBS art. 33; Wabb art. 10",
)
def numbers_for_statistics(*, actor: Actor, people: Collection[UUID]) -> dict[UUID, str]:
    """Open the BSNs of many people for the national statistics; a line for each of them.

    Whose key was destroyed has none. Numbers stand in what is returned and nowhere else.
    """
    concerns(len(people), people=people)
    return numbers_of(people)
