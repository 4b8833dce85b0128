# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from django.apps import AppConfig

from woonzeker.housing.rules.roof import roof_policy_from
from woonzeker.housing.rules.roof_lists import roof_lists_from


class HousingConfig(AppConfig):
    name = "woonzeker.housing"
    label = "housing"

    def ready(self) -> None:
        """Guard what a municipality decides here; the tables of other rooms exist by now."""
        services = import_module("woonzeker.organisations.services")
        services.check_policy_with("housing", _check)


def _check(data: Mapping[str, object]) -> None:
    """Numbers and lists stand in one policy; raises RoofInvalid with the faults."""
    roof_policy_from(data)
    roof_lists_from(data)
