# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any
from uuid import UUID

from django.apps import AppConfig

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation

#: filled at start-up by later rooms: give the ids of people in work of theirs that runs, as a query
RUNNING: list[Callable[[], Any]] = []


class MatchingConfig(AppConfig):
    name = "woonzeker.matching"
    label = "matching"

    def ready(self) -> None:
        """Hold a municipality's choice of register against its bounds when decided."""
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("register", _source_from)
        for kind in ("signal", "link", "draw"):
            subjects.tells(kind, partial(_people, kind))
        subjects.tells("person", lambda ids: [("person", UUID(each)) for each in ids])
        for kind in ("link", "draw"):
            reach.tells(kind, partial(_relations, kind))


def _people(kind: str, ids: list[str]) -> list[subjects.Subject]:
    """Whom signals, links or drawn links are about."""
    people = import_module("woonzeker.matching.selectors.people")
    found: list[subjects.Subject] = getattr(people, f"people_of_{kind}s")(ids)
    return found


def _relations(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to a link or a drawn link."""
    shielded = import_module("woonzeker.matching.selectors.shielded")
    found: frozenset[Relation] = getattr(shielded, f"relations_to_{kind}")(actor, subject)
    return found


def _source_from(data: dict[str, Any]) -> object:
    """Loaded when first asked: many commands never need what comes with it."""
    return import_module("woonzeker.matching.rules.asking").source_from(data)
