# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from django.apps import AppConfig

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.feedback.rules.policy import feedback_policy_from


class FeedbackConfig(AppConfig):
    name = "woonzeker.feedback"
    label = "feedback"

    def ready(self) -> None:
        """Give receipts, answer who stands how to what goes back, and guard the policy on it."""
        intake = import_module("woonzeker.intake.services")  # its tables exist by now
        receipts = import_module("woonzeker.feedback.services.receipts")
        intake.tell_of_deliveries(receipts.receipt_for)
        reach.tells("statement", _relations_to_statement)
        for kind in ("consent", "pause"):
            reach.tells(kind, partial(_relations, kind))
            subjects.tells(kind, partial(_people, kind))
        reach.tells("release", _relations_to_release)
        subjects.tells("release", _signals)
        # its tables exist by now
        import_module("woonzeker.organisations.services").check_policy_with(
            "feedback", feedback_policy_from
        )


def _relations_to_statement(actor: Actor, statement: str) -> frozenset[Relation]:
    room = import_module("woonzeker.feedback.selectors")
    found: frozenset[Relation] = room.relations_to_statement(actor, statement)
    return found


def _relations(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to a consent or a pause; its tables exist by now."""
    found: frozenset[Relation] = _reach().relations_to(kind, actor, subject)
    return found


def _relations_to_release(actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to an answer that waits for a person."""
    found: frozenset[Relation] = _reach().relations_to_release(actor, subject)
    return found


def _people(kind: str, ids: list[str]) -> list[subjects.Subject]:
    """Whose data a consent or a pause holds."""
    found: list[subjects.Subject] = _reach().people_of_kind(kind, ids)
    return found


def _signals(ids: list[str]) -> list[subjects.Subject]:
    """Which signals wait for a person."""
    found: list[subjects.Subject] = _reach().signals_of_releases(ids)
    return found


def _reach() -> Any:
    return import_module("woonzeker.feedback.selectors.reach")
