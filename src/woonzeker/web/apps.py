# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "woonzeker.web"
    label = "web"

    def ready(self) -> None:
        """Say of what stands in addresses whether it is there; all rooms before have tables now."""
        import_module("woonzeker.web.subjects").tell_what_is_there()
