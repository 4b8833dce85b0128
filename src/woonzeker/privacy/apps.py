# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module
from typing import Any

from django.apps import AppConfig

from woonzeker.access import reach
from woonzeker.access.actors import Actor


class PrivacyConfig(AppConfig):
    name = "woonzeker.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Tell how somebody stands to a request or emergency; check a policy before it counts."""
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("access", _policy_from)
        reach.tells("rights_request", _to_request)
        reach.tells("glass", _to_glass)
        reach.tells("person", _to_person)


def _selectors() -> Any:
    """Loaded when first asked: tables do not exist yet when rooms make themselves known."""
    return import_module("woonzeker.privacy.selectors")


def _to_request(actor: Actor, rights_request: str) -> frozenset[Any]:
    return frozenset(_selectors().relations_to_request(actor, rights_request))


def _to_person(actor: Actor, person: str) -> frozenset[Any]:
    return frozenset(_selectors().relations_to_person(actor, person))


def _to_glass(actor: Actor, glass: str) -> frozenset[Any]:
    return frozenset(_selectors().relations_to_glass(actor, glass))


def _policy_from(data: dict[str, Any]) -> object:
    """Hold every number against its bounds, and the watch when a policy says something of it.

    A decided policy may leave the watch as it was shipped; what it does say must be whole.
    """
    import_module("woonzeker.organisations.rules").refuse_outside_bounds(data)
    limits = import_module("woonzeker.privacy.rules.limits")
    return limits.limits_from(data) if "watch" in data else None
