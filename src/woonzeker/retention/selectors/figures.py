# SPDX-License-Identifier: EUPL-1.2
"""Figures of all that ever was: what stands in the tables and what was counted before it went."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db import connection

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import NotPermitted
from woonzeker.retention.models import KeptFigure
from woonzeker.retention.rules import FIGURES

MAY_COUNT = holds(Role.MANAGER, Role.STATISTICIAN, Role.PRIVACY_OFFICER)
Figures = dict[tuple[date, str], tuple[int, int]]


def figures(*, actor: Actor, what: str) -> Figures:
    """Month and key → number and total of one kind of figure. Raises NotPermitted."""
    if not MAY_COUNT(actor):
        raise NotPermitted
    counts: Counter[tuple[date, str]] = Counter()
    totals: Counter[tuple[date, str]] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(FIGURES[what].format_map({what: "true"}))
        rows = cursor.fetchall()
    kept = KeptFigure.objects.filter(what=what).values_list("month_on", "key", "count", "total")
    for month_on, key, count, total in [*rows, *kept]:
        counts[(month_on, key)] += count
        totals[(month_on, key)] += total
    return {each: (counts[each], totals[each]) for each in sorted(counts)}
