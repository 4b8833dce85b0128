# SPDX-License-Identifier: EUPL-1.2
"""Which policy holds on a day."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from woonzeker.access import clock
from woonzeker.errors import NotFound
from woonzeker.law import courts
from woonzeker.organisations.models import (
    LocalPolicy,
    PolicyKind,
)


class NoPolicy(NotFound):
    """Voor deze dag is geen beleid vastgesteld."""


def policy(municipality: str, kind: PolicyKind, *, on: date) -> LocalPolicy:
    """The version of a municipality's policy that holds on a day; raises NoPolicy."""
    found = (
        LocalPolicy.objects.filter(municipality_id=municipality, kind=kind, valid_from__lte=on)
        .order_by("-valid_from", "-version")
        .first()
    )
    if found is None:
        raise NoPolicy
    return found


def policy_data(municipality: str, kind: PolicyKind, *, on: date) -> dict[str, Any]:
    """The content of the policy that holds on a day."""
    return dict(policy(municipality, kind, on=on).data)


def shipped_policy(kind: PolicyKind) -> dict[str, Any]:
    """The policy that the program ships with, for a municipality that decided nothing yet."""
    return dict(json.loads(_shipped(kind)))


@cache
def _shipped(kind: PolicyKind) -> str:
    source = resources.files("woonzeker.organisations") / "policies" / f"{kind.value}.yaml"
    return json.dumps(yaml.safe_load(source.read_text(encoding="utf-8")), default=str)


def decided(municipality: str, kind: PolicyKind, *, on: date | None = None) -> dict[str, Any]:
    """What a municipality decided on a day (today), on top of what is shipped with the program."""
    shipped = shipped_policy(kind)
    try:
        return shipped | policy_data(municipality, kind, on=on or clock.today())
    except NoPolicy:
        return shipped


def access_policy(municipality: str, *, on: date | None = None) -> dict[str, Any]:
    """What a municipality decided about access on a day (today), on top of what is shipped."""
    return decided(municipality, PolicyKind.ACCESS, on=on)


def court_of_municipality(municipality: str) -> str:
    """The court that a municipality falls under, a code of law.courts.COURTS; '' for another one.

    As it decided; otherwise the one that sits in it.
    """
    said = decided(municipality, PolicyKind.PARTNERS).get("court")
    return courts.SEATS.get(municipality, "") if said is None else str(said)
