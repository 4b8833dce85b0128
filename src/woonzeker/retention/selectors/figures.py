# SPDX-License-Identifier: EUPL-1.2
"""Figures of all that ever was: what stands in the tables and what was counted before it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.cases.models import Case
from woonzeker.errors import NotPermitted
from woonzeker.retention.models import KeptFigure
from woonzeker.retention.rules import ERASED, FIGURES

MAY_COUNT = holds(Role.MANAGER, Role.STATISTICIAN, Role.PRIVACY_OFFICER)
Figures = dict[tuple[date, str], tuple[int, int]]


def kept_counts(actor: Actor, what: str) -> dict[tuple[date, str], int]:
    """Month and key → number of what was counted before it went; for a page that adds the rest."""
    if not (actor.kind == "system"):
        raise NotPermitted
    rows = KeptFigure.objects.filter(what=what).values_list("month_on", "key", "count")
    return {(month_on, key): count for month_on, key, count in rows}


def erased_cases(actor: Actor, cases: Collection[UUID]) -> frozenset[UUID]:
    """Of these cases the ones that were erased; an opaque id each."""
    if not (actor.kind == "system"):
        raise NotPermitted
    left = Case.objects.filter(pk__in=cases, household__address_key__startswith=ERASED)
    return frozenset(left.values_list("pk", flat=True))


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
