# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Any

from django.apps import AppConfig

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.housing.rules.roof import roof_policy_from
from woonzeker.housing.rules.roof_lists import roof_lists_from

#: what stands in an address or what an act is about: people stand to it as to its case
_OF_A_CASE = ("living", "living_breach")


class HousingConfig(AppConfig):
    name = "woonzeker.housing"
    label = "housing"

    def ready(self) -> None:
        """Guard what a municipality decides here; the tables of other rooms exist by now."""
        services = import_module("woonzeker.organisations.services")
        services.check_policy_with("housing", _check)
        for kind in _OF_A_CASE:
            reach.tells(kind, partial(_relations, kind))
            subjects.tells(kind, partial(_people, kind))
        cases = import_module("woonzeker.cases.services")
        cases.ask_before_closing(_agreement_runs)


def _check(data: Mapping[str, object]) -> None:
    """Numbers and lists stand in one policy; raises RoofInvalid with the faults."""
    roof_policy_from(data)
    roof_lists_from(data)


def _relations(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to something here: as to its case."""
    found: frozenset[Relation] = _room("reach").relations_to(kind, actor, subject)
    return found


def _people(kind: str, ids: list[str]) -> list[subjects.Subject]:
    """Whose data something here holds."""
    found: list[subjects.Subject] = _room("reach").people_of_kind(kind, ids)
    return found


def _agreement_runs(case: Any, result: Any) -> str:
    """What an agreement that runs has against the end of a case."""
    said: str = _room("living_running").why_not_closed(case, result)
    return said


def _room(name: str) -> Any:
    return import_module(f"woonzeker.housing.selectors.{name}")
