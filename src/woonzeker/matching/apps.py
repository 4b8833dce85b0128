# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.apps import AppConfig

#: filled at start-up by later rooms: give the ids of people in work of theirs that runs, as a query
RUNNING: list[Callable[[], Any]] = []


class MatchingConfig(AppConfig):
    name = "woonzeker.matching"
    label = "matching"

    def ready(self) -> None:
        """Hold a municipality's choice of register against its bounds when decided."""
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("register", _source_from)


def _source_from(data: dict[str, Any]) -> object:
    """Loaded when first asked: many commands never need what comes with it."""
    return import_module("woonzeker.matching.rules.asking").source_from(data)
