# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to what is said, owed or agreed: as they stand to its case."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound
from woonzeker.help import models

#: kind → its table and the way from there to the case
TABLES: dict[str, tuple[type[Model], str]] = {
    "talk": (models.Conversation, "case_id"),
    "wrong": (models.LandlordWrong, "case_id"),
    "referral": (models.Referral, "case_id"),
    "alarm": (models.OwnAlarm, "case_id"),
    "worry": (models.Worry, "case_id"),
    "overview": (models.Overview, "case_id"),
    "debt": (models.Debt, "case_id"),
    "arrangement": (models.Arrangement, "case_id"),
    "instalment": (models.Instalment, "arrangement__case_id"),
    "budget": (models.BudgetRequest, "case_id"),
}


def relations_to(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """The relations of a user to the case of something; the nearest while it has no case.

    Raises NotFound for what this municipality does not have.
    """
    found = list(cases_of(kind, [subject]))
    if not found:
        raise NotFound
    if found[0] is None:
        return frozenset({Relation.ANYWHERE, Relation.TEAM})
    return relations_to_case(actor, str(found[0]))


def cases_of(kind: str, ids: list[str]) -> Any:
    """The cases of these rows, in order of the rows; None for one that has no case."""
    table, way = TABLES[kind]
    return table._default_manager.filter(pk__in=ids).values_list(way, flat=True)
