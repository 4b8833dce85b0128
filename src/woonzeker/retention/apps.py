# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from woonzeker.retention.rules import policy_from


class RetentionConfig(AppConfig):
    name = "woonzeker.retention"
    label = "retention"

    def ready(self) -> None:
        """Hold a municipality's own terms against their bounds when decided."""
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("retention", policy_from)
