# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module
from typing import Any

from django.apps import AppConfig

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation


class ResidentConfig(AppConfig):
    name = "woonzeker.resident"
    label = "resident"

    def ready(self) -> None:
        """Answer whose page a code opens: that of whom the letter was for, and nobody else's."""
        reach.tells("own_page", _relations)
        subjects.tells("own_page", _people)


def _relations(actor: Actor, code: str) -> frozenset[Relation]:
    found: frozenset[Relation] = _codes().relations_to_code(actor, code)
    return found


def _people(ids: list[str]) -> list[subjects.Subject]:
    found: list[subjects.Subject] = _codes().people_of_codes(ids)
    return found


def _codes() -> Any:
    """Loaded when first asked: tables do not exist yet when rooms make themselves known."""
    return import_module("woonzeker.resident.selectors.codes")
