# SPDX-License-Identifier: EUPL-1.2
"""The list that a pull goes through, so that its pages stay what they were when it began."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import connection

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.monitoring.models import PullList
from woonzeker.monitoring.rules import Period
from woonzeker.monitoring.selectors.rows import LISTING
from woonzeker.monitoring.services.delivering import BASIS

#: who comes for the next page does so within a day
KEPT = timedelta(days=1)
#: made in the database: a large municipality has more signals than we want in memory
_MAKE = """
INSERT INTO monitoring_pulllist
    (id, municipality, from_on, to_on, made_at, signals, firsts)
SELECT %(id)s, %(municipality)s, %(from_on)s, %(to_on)s, %(made_at)s, listed.*
FROM ({listing}) AS listed
ON CONFLICT (municipality, from_on, to_on) DO UPDATE
    SET made_at = EXCLUDED.made_at, signals = EXCLUDED.signals, firsts = EXCLUDED.firsts
RETURNING cardinality(signals)
"""


@action("monitoring.list_signals", may_if=only_system(), basis=BASIS)
def list_signals(*, actor: Actor, period: Period) -> int:
    """Fix which signals a pull of this period goes through; gives how many. Ids alone."""
    words: dict[str, Any] = {
        "id": uuid4(),
        "municipality": actor.municipality,
        "from_on": period.from_on,
        "to_on": period.to_on,
        "made_at": clock.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MAKE.format(listing=LISTING), words)
        listed: int = cursor.fetchone()[0]
    return listed


@action("monitoring.forget_lists", may_if=only_system(), basis="AVG art. 5 lid 1 onder e")
def forget_lists(*, actor: Actor) -> int:
    """Destroy the lists of pulls that are over; gives how many went."""
    gone, _tables = PullList.objects.filter(made_at__lt=clock.now() - KEPT).delete()
    return gone
