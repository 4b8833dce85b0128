# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to a case: assigned, in their team, beside the resident, or not at all.

Every question is asked of the rows as they are now: when an assignment ends, so does the reach,
with the next request.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from psycopg.types.json import Jsonb

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import MayIf
from woonzeker.cases.models import (
    BrokenGlass,
    Case,
    CaseAssignment,
    CaseMandate,
    CaseSignOff,
    CaseTask,
    Shield,
)
from woonzeker.cases.selectors.shielded import closing
from woonzeker.errors import NotFound
from woonzeker.matching.selectors import closed_links
from woonzeker.organisations.selectors import teams_held

#: relation → name under which a query says whether it holds
_ASKED = {
    Relation.ASSIGNED: "is_assigned",
    Relation.ARRANGING: "is_arranging",
    Relation.BROKEN_GLASS: "is_broken",
    Relation.MANDATE: "is_mandated",
    Relation.PUT_BEFORE: "is_put_before",
}
#: who and what stand in the question of one case while it is put into words
_ANYBODY = Actor("user", "anybody", "", frozenset())
_ANY_CASE = UUID(int=0)


def relations_to_case(actor: Actor, case: str) -> frozenset[Relation]:
    """The relations of a user to a case; empty when it is closed to them. Raises NotFound."""
    words, values = _question()
    with connection.cursor() as cursor:
        cursor.execute(words, [_value_of(each, actor, case) for each in values])
        row = cursor.fetchone()
    if row is None:
        raise NotFound
    team, shielded, *stands = row
    found = {relation for relation, holds in zip(_ASKED, stands, strict=True) if holds}
    return _relations(actor, found, team, shielded=shielded)


@cache
def _question() -> tuple[str, tuple[object, ...]]:
    """How somebody stands to one case, in the words of the database, and what stands in them.

    Every act upon a case asks it. Putting it into words takes four times as long as the answer, so
    it is done once; what differs from one asker to the next has its own type among the values.
    """
    asked = with_relations(Case.objects.filter(pk=_ANY_CASE).order_by(), _ANYBODY)
    words, values = asked.values_list(
        "team_id", "is_shielded", *_ASKED.values()
    ).query.sql_with_params()
    return words, values


def _value_of(stood: object, actor: Actor, case: str) -> Any:
    """What goes where this stood when the question was put into words."""
    if stood == _ANYBODY.id:
        return actor.id
    if stood == _ANY_CASE:
        return Case._meta.pk.to_python(case)
    if isinstance(stood, Jsonb):
        return Jsonb([actor.id])
    if isinstance(stood, datetime):
        return clock.now()
    return clock.today() if isinstance(stood, date) else stood


def relations_to_task(actor: Actor, task: str) -> frozenset[Relation]:
    """The relations of a user to the case of a task; to a task without one, the nearest.

    Empty when the case, or without one the signal, is closed to them. Raises NotFound.
    """
    found = CaseTask.objects.filter(pk=task).values_list("case_id", flat=True)
    if not found:
        raise NotFound
    if found[0] is None:
        is_open = CaseTask.objects.filter(apart(actor), pk=task).exists()
        return frozenset({Relation.ANYWHERE, Relation.TEAM}) if is_open else frozenset()
    return relations_to_case(actor, str(found[0]))


def apart(actor: Actor) -> Q:
    """The condition for tasks without a case, but for those about somebody closed to the actor."""
    without = Q(case=None)
    if (closed := closed_links(actor, "signal__link__")) is None:
        return without
    return without & ~Q(pk__in=CaseTask.objects.filter(closed, without).values("pk"))


def with_relations(cases: QuerySet[Case], actor: Actor) -> QuerySet[Case]:
    """The same cases, each knowing how the actor stands to it; for `relations_of`."""
    asked: dict[str, Any] = {
        _ASKED[relation]: Exists(rows.filter(case=OuterRef("pk")))
        for relation, rows in _rows_of(actor).items()
    }
    return cases.annotate(**asked, is_shielded=Exists(_shields(actor)))


def relations_of(case: Case, actor: Actor) -> frozenset[Relation]:
    """The relations of the actor to a case that came out of `with_relations`."""
    found = {relation for relation, name in _ASKED.items() if getattr(case, name)}
    return _relations(actor, found, case.team_id, shielded=getattr(case, "is_shielded", False))


def _relations(
    actor: Actor, found: set[Relation], team: UUID | None, *, shielded: bool
) -> frozenset[Relation]:
    """The relations by rows of the actor's own, and what the team of the case adds."""
    if actor.kind == "system":
        return frozenset(Relation)
    if shielded:
        return frozenset()
    teams = teams_held(actor)
    near = team is None or teams is None or team in teams
    return frozenset(found | {Relation.ANYWHERE, *([Relation.TEAM] if near else [])})


def within_reach(cases: QuerySet[Case], actor: Actor, may_if: MayIf) -> QuerySet[Case]:
    """Of these cases the ones that the actor may see under a condition; none when none.

    A shielded case is in no list of whom it is closed to.
    """
    if actor.kind == "system":
        return cases
    allowed = may_if.within(actor)
    open_to_me = cases.filter(~Exists(_shields(actor)))
    if Relation.ANYWHERE in allowed:
        return open_to_me
    near = Q(pk__in=_near(actor, allowed))
    if Relation.TEAM in allowed:
        if (teams := teams_held(actor)) is None:
            return open_to_me
        near |= Q(team_id=None) | Q(team_id__in=teams)
    return open_to_me.filter(near)


def _near(actor: Actor, allowed: frozenset[Relation]) -> frozenset[UUID]:
    """The cases in which the actor stands in one of these relations by a row of their own.

    Asked first and by themselves: they are few, and a question to each of all the cases of a
    municipality whether it is among them takes half a second.
    """
    asked = [
        rows.order_by().values_list("case_id", flat=True)
        for relation, rows in _rows_of(actor).items()
        if relation in allowed
    ]
    if not asked:
        return frozenset()
    return frozenset(asked[0].union(*asked[1:]))


def relations_of_cases(actor: Actor, cases: Iterable[UUID]) -> dict[UUID, frozenset[Relation]]:
    """For each of these cases how the actor stands to it, in one query."""
    if not (wanted := list(cases)):
        return {}
    rows = with_relations(Case.objects.filter(pk__in=wanted), actor)
    return {row.pk: relations_of(row, actor) for row in rows.only("pk", "team_id", "municipality")}


def closed_pairs(pairs: Iterable[tuple[UUID, str]]) -> frozenset[tuple[UUID, str]]:
    """Of these pairs of a case and a user the ones in which the case is closed to the user."""
    wanted = list(pairs)
    shields = list(Shield.objects.filter(case__in={case for case, _ in wanted}, ended_at=None))
    return frozenset(
        (case, user)
        for case, user in wanted
        for shield in shields
        if shield.case_id == case
        and (shield.user_id == user if shield.user_id else user not in shield.open_to)
    )


def _rows_of(actor: Actor) -> dict[Relation, QuerySet[Any]]:
    """For each relation that is a row, the rows of the actor that count now."""
    today = clock.today()
    mine = Q(user_id=actor.id)
    runs = mine & Q(from_on__lte=today, ended_at=None) & (Q(until_on=None) | Q(until_on__gte=today))
    assigned = CaseAssignment.objects.filter(runs)
    return {
        Relation.ASSIGNED: assigned,
        Relation.ARRANGING: assigned.filter(arranges=True),
        Relation.BROKEN_GLASS: BrokenGlass.objects.filter(mine, until_at__gt=clock.now()),
        Relation.MANDATE: CaseMandate.objects.filter(runs),
        Relation.PUT_BEFORE: CaseSignOff.objects.filter(mine, answered_at=None),
    }


def _shields(actor: Actor) -> QuerySet[Shield]:
    """What closes the case of an outer query to the actor."""
    return closing(actor).filter(case=OuterRef("pk"))
