# SPDX-License-Identifier: EUPL-1.2
"""The rows of the sieve that somebody chose."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from woonzeker.access.actors import Actor
from woonzeker.monitoring.models import SieveRow
from woonzeker.monitoring.rules.sieve_counts import Chosen


def chosen_rows(actor: Actor, chosen: Chosen) -> QuerySet[SieveRow]:
    """The rows that count: the same choice as `Chosen.takes`, in the database."""
    asked: dict[str, Any] = {
        "sector": chosen.sector,
        "landlord": chosen.landlord,
        "children": chosen.children,
        "repeat": chosen.repeat,
        "lanes__contains": None if chosen.lane is None else [chosen.lane],
    }
    return SieveRow.objects.filter(
        municipality=actor.municipality,
        entered_on__range=(chosen.from_on, chosen.to_on),
        **{name: value for name, value in asked.items() if value is not None},
    )
