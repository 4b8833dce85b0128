# SPDX-License-Identifier: EUPL-1.2
"""Whose page a code opens."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.subjects import Subject
from woonzeker.cases.models import CasePerson
from woonzeker.errors import NotFound
from woonzeker.outreach.models import AccessCode


def living_codes() -> QuerySet[AccessCode]:
    """Codes that open a page today.

    Not of who died or left, and not when it turned out that what was reported is not theirs.
    """
    theirs = CasePerson.objects.filter(case=OuterRef("case"), person=OuterRef("person"))
    return AccessCode.objects.filter(
        Exists(theirs),
        ended_at=None,
        valid_until__gte=clock.today(),
        person__died_on=None,
        person__departed_on=None,
    )


def relations_to_code(actor: Actor, code: str) -> frozenset[Relation]:
    """Oneself for who came in with this very code; for anybody else there is no such thing."""
    if actor.kind == "resident" and actor.id == code and living_codes().filter(pk=code).exists():
        return frozenset({Relation.SELF})
    raise NotFound


def people_of_codes(codes: list[str]) -> list[Subject]:
    """For whom the letters of these codes were."""
    found = AccessCode.objects.filter(pk__in=codes).values_list("person", flat=True)
    return [("person", each) for each in found]
