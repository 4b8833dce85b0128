# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to a stay, and whose data it holds: as the case of its household."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.subjects import Subject, people_of
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound
from woonzeker.housing.models import Stay, StayOf


def relations_to_stay(actor: Actor, stay: str) -> frozenset[Relation]:
    """The relations of a user to the household of a stay; raises NotFound for one of others."""
    cases = _cases([stay])
    if not cases:
        raise NotFound
    return relations_to_case(actor, str(cases[0]))


def people_of_stays(stays: list[str]) -> list[Subject]:
    """The people who sleep there, of this municipality."""
    return people_of("case", _cases(stays))


def _cases(stays: list[str]) -> list[UUID]:
    numbers = Stay.objects.filter(pk__in=stays).values("number")
    return list(StayOf.objects.filter(number__in=numbers).values_list("case_id", flat=True))
