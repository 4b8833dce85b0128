# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from woonzeker.access import reach
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation


class IntakeConfig(AppConfig):
    name = "woonzeker.intake"
    label = "intake"

    def ready(self) -> None:
        """Answer who stands how to a delivery."""
        reach.tells("delivery", _relations_to_delivery)


def _relations_to_delivery(actor: Actor, delivery: str) -> frozenset[Relation]:
    """How somebody stands to a delivery; its tables exist by now."""
    room = import_module("woonzeker.intake.selectors.deliveries")
    found: frozenset[Relation] = room.relations_to_delivery(actor, delivery)
    return found
