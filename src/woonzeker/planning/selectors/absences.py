# SPDX-License-Identifier: EUPL-1.2
"""On which days colleagues do not work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound
from woonzeker.organisations.selectors import relations_to_user
from woonzeker.planning.models import Absence


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """Days on which somebody does not work."""

    id: UUID
    user: str
    from_on: date
    until_on: date


def absences_of(actor: Actor, users: Iterable[str]) -> tuple[AbsenceLine, ...]:
    """The absences of these colleagues that are not over, the first to begin first."""
    with tenant(actor.municipality):
        rows = Absence.objects.filter(
            user_id__in=list(users), withdrawn_at=None, until_on__gte=clock.today()
        )
        return tuple(
            AbsenceLine(row.pk, row.user_id, row.from_on, row.until_on)
            for row in rows.order_by("from_on", "until_on")
        )


def absent_days(
    actor: Actor, users: Iterable[str], *, first: date, last: date
) -> dict[str, frozenset[date]]:
    """For each of these colleagues the days from `first` up to `last` on which they are away."""
    with tenant(actor.municipality):
        return days_away(users, first=first, last=last)


def days_away(users: Iterable[str], *, first: date, last: date) -> dict[str, frozenset[date]]:
    """The same, for a municipality that is chosen already. A building block."""
    rows = Absence.objects.filter(
        user_id__in=list(users), withdrawn_at=None, from_on__lte=last, until_on__gte=first
    )
    found: dict[str, set[date]] = defaultdict(set)
    for row in rows:
        begins, ends = max(row.from_on, first), min(row.until_on, last)
        days = (ends - begins).days + 1
        found[row.user_id] |= {begins + timedelta(days=number) for number in range(days)}
    return {user: frozenset(days) for user, days in found.items()}


def relations_to_absence(actor: Actor, absence: str) -> frozenset[Relation]:
    """How somebody stands to who is absent. Raises NotFound."""
    user = Absence.objects.filter(pk=absence).values_list("user_id", flat=True).first()
    if user is None:
        raise NotFound
    return relations_to_user(actor, user)
