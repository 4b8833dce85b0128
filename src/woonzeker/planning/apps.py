# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

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
