# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from functools import partial
from importlib import import_module

from django.apps import AppConfig

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.planning.priority import policy_from
from woonzeker.planning.routes import capacity_from


class PlanningConfig(AppConfig):
    name = "woonzeker.planning"
    label = "planning"

    def ready(self) -> None:
        """Hold a municipality's own order and capacity against their bounds when decided."""
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("priority", policy_from)
        organisations.check_policy_with("capacity", capacity_from)
        for kind in ("work_list", "visit", "flag", "absence", "hand_over"):
            reach.tells(kind, partial(_relations, kind))
        for kind in ("visit", "flag", "hand_over"):
            subjects.tells(kind, partial(_people, kind))


def _people(kind: str, ids: list[str]) -> list[subjects.Subject]:
    """Whose data visits or flags hold; their tables exist by now."""
    people = import_module("woonzeker.planning.selectors.people")
    found: list[subjects.Subject] = getattr(people, f"people_of_{kind}s")(ids)
    return found


def _relations(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to a work list, a visit or a flag; its tables exist by now."""
    room = import_module("woonzeker.planning.selectors.reach")
    found: frozenset[Relation] = getattr(room, f"relations_to_{kind}")(actor, subject)
    return found
