# SPDX-License-Identifier: EUPL-1.2
"""Whom a signal, its link or a drawn link is about, for the processing log."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from woonzeker.access.subjects import Subject
from woonzeker.matching.models import AuditDraw, Link


def people_of_signals(signals: Iterable[str]) -> list[Subject]:
    """The person each signal was linked to; of one that has none the signal itself."""
    ids = [UUID(each) for each in signals]
    linked = dict(
        Link.objects.filter(signal__in=ids, person__isnull=False).values_list("signal", "person")
    )
    return [("person", linked[each]) if each in linked else ("signal", each) for each in ids]


def people_of_links(links: Iterable[str]) -> list[Subject]:
    """The person of each link; of one that has none the signal."""
    found = Link.objects.filter(pk__in=links).values_list("signal", "person")
    return [("person", person) if person else ("signal", signal) for signal, person in found]


def people_of_draws(draws: Iterable[str]) -> list[Subject]:
    """The person of each drawn link, as it was when it was drawn."""
    found = AuditDraw.objects.filter(pk__in=draws).values_list("person", flat=True)
    return [("person", person) for person in found]
