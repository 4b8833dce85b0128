# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from woonzeker.access import reach, shields, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.cases.rules import LONGEST_THREATENING, LONGEST_WARNING, watch_policy_from
from woonzeker.matching.apps import RUNNING
from woonzeker.organisations.rules import DAYS, Asked, NumbersPage

#: who is told of a term, in working days before its last day
WATCH_PAGE = NumbersPage(
    kind="watch",
    title=_("Waarschuwen voor termijnen"),
    lead=_(
        "Hoeveel werkdagen voor de laatste dag het programma iemand waarschuwt. Nul is de laatste "
        "dag zelf."
    ),
    asked=(
        Asked("worker_days", _("De medewerker"), DAYS, 0, LONGEST_WARNING),
        Asked("lead_days", _("De teamleider"), DAYS, 0, LONGEST_WARNING),
        Asked("manager_days", _("De manager"), DAYS, 0, LONGEST_WARNING),
        Asked("threatening_worker_days", _("De medewerker, bij dreiging"), DAYS, 0,
              LONGEST_THREATENING),
        Asked("threatening_lead_days", _("De teamleider, bij dreiging"), DAYS, 0,
              LONGEST_THREATENING),
        Asked("threatening_manager_days", _("De manager, bij dreiging"), DAYS, 0,
              LONGEST_THREATENING),
    ),
)  # fmt: skip


class CasesConfig(AppConfig):
    name = "woonzeker.cases"
    label = "cases"

    def ready(self) -> None:
        """Let matching know whose address must stay up to date, and answer who stands how."""
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("watch", watch_policy_from)
        import_module("woonzeker.organisations.selectors").PAGES["watch"] = WATCH_PAGE
        RUNNING.append(_people_in_open_cases)
        subjects.tells("case", partial(_people, "people_of_cases"))
        subjects.tells("task", partial(_people, "people_of_tasks"))
        subjects.tells("warning", partial(_people, "people_of_warnings"))
        reach.tells("case", _relations_to_case)
        reach.tells("task", _relations_to_task)
        reach.tells("warning", _relations_to_warning)
        shields.tells(_shut_for)


def _people(whose: str, ids: list[str]) -> list[subjects.Subject]:
    """Whose data is shown with cases or tasks."""
    people = import_module("woonzeker.cases.selectors.people")
    found: list[subjects.Subject] = getattr(people, whose)(ids)
    return found


def _people_in_open_cases() -> Any:
    """Loaded when first asked: tables do not exist yet when rooms make themselves known."""
    return import_module("woonzeker.cases.selectors.running").people_in_open_cases()


def _relations_to_case(actor: Actor, case: str) -> frozenset[Relation]:
    """How somebody stands to a case."""
    found: frozenset[Relation] = _reach().relations_to_case(actor, case)
    return found


def _relations_to_task(actor: Actor, task: str) -> frozenset[Relation]:
    """How somebody stands to the case of a task."""
    found: frozenset[Relation] = _reach().relations_to_task(actor, task)
    return found


def _relations_to_warning(actor: Actor, warning: str) -> frozenset[Relation]:
    """How somebody stands to the case that a warning is about."""
    warnings = import_module("woonzeker.cases.selectors.warning")
    found: frozenset[Relation] = warnings.relations_to_warning(actor, warning)
    return found


def _shut_for(actor: Actor) -> shields.Shut:
    """Whose data is closed to somebody outside the case too."""
    found: shields.Shut = import_module("woonzeker.cases.selectors.shielded").shut_for(actor)
    return found


def _reach() -> Any:
    return import_module("woonzeker.cases.selectors.reach")
