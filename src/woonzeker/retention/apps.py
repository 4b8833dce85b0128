# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from uuid import UUID

from django.apps import AppConfig

from woonzeker.retention.rules import policy_from


class RetentionConfig(AppConfig):
    name = "woonzeker.retention"
    label = "retention"

    def ready(self) -> None:
        """Hold terms against their bounds when decided; say whom the register must keep."""
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("retention", policy_from)
        matching = import_module("woonzeker.matching.services")
        matching.keeps_people("retention", _held)


def _held(people: Collection[UUID]) -> Collection[UUID]:
    """Loaded when first asked: tables do not exist yet when rooms make themselves known."""
    held: Collection[UUID] = import_module("woonzeker.retention.selectors").held_persons(people)
    return held
