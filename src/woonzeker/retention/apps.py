# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from importlib import import_module
from typing import Any
from uuid import UUID

from django.apps import AppConfig

from woonzeker.access.actors import system
from woonzeker.access.tenancy import current_municipality
from woonzeker.retention.rules import policy_from


class RetentionConfig(AppConfig):
    name = "woonzeker.retention"
    label = "retention"

    def ready(self) -> None:
        """Hold terms against their bounds when decided, say whom the register keeps.

        And tell the sieve how many it counted before they went.
        """
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("retention", policy_from)
        matching = import_module("woonzeker.matching.services")
        matching.keeps_people("retention", _held)
        monitoring = import_module("woonzeker.monitoring.services")
        erased = import_module("woonzeker.monitoring.selectors").Erased
        monitoring.count_erased_with(erased(_counted, _erased))


def _counted(what: str) -> Mapping[tuple[date, str], int]:
    """What was counted of one kind before it was erased."""
    actor = system(current_municipality(), "retention")
    found: Mapping[tuple[date, str], int] = _selectors().kept_counts(actor, what)
    return found


def _erased(cases: Collection[UUID]) -> frozenset[UUID]:
    """Of these cases the ones that were erased."""
    actor = system(current_municipality(), "retention")
    found: frozenset[UUID] = _selectors().erased_cases(actor, cases)
    return found


def _selectors() -> Any:
    return import_module("woonzeker.retention.selectors")


def _held(people: Collection[UUID]) -> Collection[UUID]:
    """Loaded when first asked: tables do not exist yet when rooms make themselves known."""
    held: Collection[UUID] = _selectors().held_persons(people)
    return held
