# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext, gettext_lazy

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.housing.rules.roof import roof_policy_from
from woonzeker.housing.rules.roof_lists import roof_lists_from
from woonzeker.housing.rules.roof_page import roof_page
from woonzeker.process import Exit, Step

#: what stands in an address or what an act is about, as to its case; and who answers for it
_OF_A_CASE = {
    "goods_item": "goods_reach",
    "living": "living_reach",
    "living_breach": "living_reach",
    "stored_goods": "goods_reach",
}


class HousingConfig(AppConfig):
    name = "woonzeker.housing"
    label = "housing"

    def ready(self) -> None:
        """Guard what a municipality decides here, answer who stands how to goods, tell facts.

        The tables of other rooms exist by now.
        """
        services = import_module("woonzeker.organisations.services")
        services.check_policy_with("housing", _check)
        for kind in _OF_A_CASE:
            reach.tells(kind, partial(_relations, kind))
            subjects.tells(kind, partial(_people, kind))
        pages = import_module("woonzeker.organisations.selectors").PAGES
        pages["housing"] = roof_page(gettext_lazy)
        reach.tells("stay", _to_stay)
        subjects.tells("stay", _who_stay)
        cases = import_module("woonzeker.cases.services")
        cases.ask_before_closing(_agreement_runs)
        cases.provide_facts(_day_facts)
        cases.provide_facts(_facts)
        cases.ask_before_closing(_why_not_rehoused)
        safeguards = import_module("woonzeker.legal.selectors.safeguards")
        safeguards.PLACES.append(_places)
        safeguards.LOSING.append(_losing)
        import_module("woonzeker.legal.selectors").DONE.append(_done)


def _to_stay(actor: Actor, stay: str) -> frozenset[Relation]:
    """How somebody stands to a stay; its tables exist by now."""
    found: frozenset[Relation] = _room("reach").relations_to_stay(actor, stay)
    return found


def _who_stay(stays: list[str]) -> list[subjects.Subject]:
    """Whose data a stay holds."""
    found: list[subjects.Subject] = _room("reach").people_of_stays(stays)
    return found


def _facts(case: Any) -> Mapping[str, bool]:
    """Whether there is a suitable home; asked only where a case can end as rehoused."""
    return {} if case.step != Step.REHOUSING else {"suitable_place": not _missing(case)}


def _places(case: Any) -> Any:
    """The places that stand booked, for the safeguards."""
    return _room("booked").place_answers(case)


def _done(case: Any, court_track: Any, found: Any) -> Any:
    """What of a lost home is done already, for what comes on its track."""
    return _room("track_done").done_after(case, court_track, found)


def _losing() -> Any:
    """The days on which a home is lost without a contract of one's own, for who must hear."""
    return _room("living_running").losing_days()


def _why_not_rehoused(case: Any, result: Any) -> str:
    """What is missing before a household counts as rehoused."""
    return " ".join(_missing(case)) if result is Exit.REHOUSED else ""


def _missing(case: Any) -> tuple[str, ...]:
    found: tuple[str, ...] = _room("roof_facts").why_not_rehoused(case.pk)
    return tuple(gettext(each) for each in found)


def _check(data: Mapping[str, object]) -> None:
    """Numbers and lists stand in one policy; raises RoofInvalid with the faults."""
    roof_policy_from(data)
    roof_lists_from(data)


def _relations(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to something here: as to its case."""
    found: frozenset[Relation] = _room(_OF_A_CASE[kind]).relations_to(kind, actor, subject)
    return found


def _people(kind: str, ids: list[str]) -> list[subjects.Subject]:
    """Whose data something here holds."""
    found: list[subjects.Subject] = _room(_OF_A_CASE[kind]).people_of_kind(kind, ids)
    return found


def _agreement_runs(case: Any, result: Any) -> str:
    """What an agreement that runs has against the end of a case."""
    said: str = _room("living_running").why_not_closed(case, result)
    return said


def _day_facts(case: Any) -> Any:
    """Whether there is a place on the day, and whether the plan of the day is whole."""
    return _room("day").day_facts(case)


def _room(name: str) -> Any:
    return import_module(f"woonzeker.housing.selectors.{name}")
