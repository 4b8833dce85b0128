# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module
from typing import Any

from django.apps import AppConfig

from woonzeker.matching.apps import RUNNING


class CasesConfig(AppConfig):
    name = "woonzeker.cases"
    label = "cases"

    def ready(self) -> None:
        """Let matching know whose address must stay up to date."""
        RUNNING.append(_people_in_open_cases)


def _people_in_open_cases() -> Any:
    """Loaded when first asked: tables do not exist yet when rooms make themselves known."""
    return import_module("woonzeker.cases.selectors.running").people_in_open_cases()
