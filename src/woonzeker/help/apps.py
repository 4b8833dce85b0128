# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.help.rules.policy import help_policy_from
from woonzeker.help.rules.policy_page import help_page

#: what stands in an address or what an act is about: people stand to it as to its case
_OF_A_CASE = (
    "talk", "wrong", "referral", "alarm", "worry",
    "overview", "debt", "arrangement", "instalment", "budget",
)  # fmt: skip


class HelpConfig(AppConfig):
    name = "woonzeker.help"
    label = "help"

    def ready(self) -> None:
        """Answer who stands how to what is said, owed and agreed, and whose it is."""
        for kind in _OF_A_CASE:
            reach.tells(kind, partial(_relations, kind))
            subjects.tells(kind, partial(_people, kind))
        seeking = import_module("woonzeker.outreach.selectors.seeking")
        seeking.CHILDREN_HEARD.append(_with_children)
        # its tables exist by now
        import_module("woonzeker.organisations.services").check_policy_with(
            "help", help_policy_from
        )
        import_module("woonzeker.organisations.selectors").PAGES["help"] = help_page(gettext_lazy)
        import_module("woonzeker.landlords.selectors").HELPERS.append(_local_help)
        cases = import_module("woonzeker.cases.services")
        cases.ask_before_closing(_why_not_closed)
        cases.ask_before_closing(_who_follows)
        cases.stay_while(_money_runs)


def _relations(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to something of a case; its tables exist by now."""
    found: frozenset[Relation] = _room("reach").relations_to(kind, actor, subject)
    return found


def _people(kind: str, ids: list[str]) -> list[subjects.Subject]:
    """Whose data something of a case holds."""
    found: list[subjects.Subject] = _room("people").people_of_kind(kind, ids)
    return found


def _why_not_closed(case: Any, result: Any) -> str:
    """What help has against the end of a case."""
    said: str = _room("support").why_not_closed(case, result)
    return said


def _with_children(cases: Any) -> Any:
    """Where somebody heard that children live."""
    return _room("children").with_children(cases)


def _who_follows(case: Any, result: Any) -> str:
    """What an arrangement that runs has against the end of a case."""
    said: str = _room("money_running").why_not_closed(case, result)
    return said


def _money_runs(case: Any) -> bool:
    """Whether an arrangement of a case still runs."""
    runs: bool = _room("money_running").runs(case)
    return runs


def _local_help(municipality: str) -> Any:
    """Who helps with money worries in a municipality, for a landlord who points there."""
    return _room("local").local_help(municipality)


def _room(name: str) -> Any:
    return import_module(f"woonzeker.help.selectors.{name}")
