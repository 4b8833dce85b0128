# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from woonzeker.access import reach
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation


class FeedbackConfig(AppConfig):
    name = "woonzeker.feedback"
    label = "feedback"

    def ready(self) -> None:
        """Give a receipt for every delivery, and answer how somebody stands to a statement."""
        intake = import_module("woonzeker.intake.services")  # its tables exist by now
        receipts = import_module("woonzeker.feedback.services.receipts")
        intake.tell_of_deliveries(receipts.receipt_for)
        reach.tells("statement", _relations_to_statement)


def _relations_to_statement(actor: Actor, statement: str) -> frozenset[Relation]:
    room = import_module("woonzeker.feedback.selectors")
    found: frozenset[Relation] = room.relations_to_statement(actor, statement)
    return found
