# SPDX-License-Identifier: EUPL-1.2
"""Links that are closed to who looks: about a shielded household, or with one of it beside it."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from woonzeker.access import shields
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import KINDS, Relation
from woonzeker.errors import NotFound
from woonzeker.intake.selectors import closed_signals
from woonzeker.matching.models import AuditDraw, Link


def open_links(links: QuerySet[Link], actor: Actor) -> QuerySet[Link]:
    """The links that are not closed to the actor; a colleague decides about the others."""
    closed = closed_links(actor)
    return links if closed is None else links.exclude(closed)


def open_draws(draws: QuerySet[AuditDraw], actor: Actor) -> QuerySet[AuditDraw]:
    """The drawn links that are not closed to the actor."""
    closed = closed_links(actor, "link__")
    return draws if closed is None else draws.exclude(closed)


def relations_to_link(actor: Actor, link: str) -> frozenset[Relation]:
    """The nearest relation to a link; empty when it is closed to them. Raises NotFound."""
    return _relations(Link.objects.filter(pk=link), actor, closed_links(actor))


def relations_to_draw(actor: Actor, draw: str) -> frozenset[Relation]:
    """The nearest relation to a drawn link; empty when it is closed. Raises NotFound."""
    return _relations(AuditDraw.objects.filter(pk=draw), actor, closed_links(actor, "link__"))


def _relations(found: QuerySet[Any], actor: Actor, closed: Q | None) -> frozenset[Relation]:
    if actor.kind in KINDS:
        raise NotFound
    shut = Case(When(closed, then=Value(True)), default=Value(False)) if closed else Value(False)
    shut.output_field = BooleanField()
    rows = found.annotate(is_closed=shut).values_list("is_closed", flat=True)[:1]
    if not (said := list(rows)):
        raise NotFound
    return frozenset() if said[0] else frozenset({Relation.ANYWHERE})


def closed_links(actor: Actor, prefix: str = "") -> Q | None:
    """The condition for links that are closed to an actor; None when none are.

    `prefix` leads from the table that is asked to the link, as `signal__link__`.
    """
    closed = closed_signals(actor, f"{prefix}signal__")
    if closed is None:
        return None
    people = shields.shut_for(actor).people
    closed |= Q(**{f"{prefix}person__in": people})
    for person in people:
        closed |= Q(**{f"{prefix}candidates__contains": [{"person": str(person)}]})
    return closed
