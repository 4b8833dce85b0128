# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from woonzeker.monitoring.rules import read_policy


class MonitoringConfig(AppConfig):
    name = "woonzeker.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        """Guard what the policy on partners says of the delivery; follow every move of a case."""
        services = import_module("woonzeker.organisations.services")  # its tables exist by now
        services.check_policy_with("partners", read_policy)
        sieve = import_module("woonzeker.monitoring.services")
        cases = import_module("woonzeker.cases.services")
        cases.after_each_move(sieve.keep_rows)
        cases.after_each_lane(sieve.keep_facts)
