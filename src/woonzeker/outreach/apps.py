# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from woonzeker.access import subjects


class OutreachConfig(AppConfig):
    name = "woonzeker.outreach"
    label = "outreach"

    def ready(self) -> None:
        """Say whose data leaks are about."""
        subjects.tells("leak", _people_of_leaks)


def _people_of_leaks(ids: list[str]) -> list[subjects.Subject]:
    people = import_module("woonzeker.outreach.selectors.people")
    found: list[subjects.Subject] = people.people_of_leaks(ids)
    return found
