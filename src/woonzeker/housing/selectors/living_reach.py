# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to an agreement or breach: as they stand to its case; and whose it is."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.subjects import Subject, people_of
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound
from woonzeker.housing import models

#: kind → its table and the way from there to the case
TABLES: dict[str, tuple[type[Model], str]] = {
    "living": (models.Agreement, "case_id"),
    "living_breach": (models.Breach, "agreement__case_id"),
}


def relations_to(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """The relations of a user to the case of something; raises NotFound for what is not here."""
    found = list(_cases_of(kind, [subject]))
    if not found:
        raise NotFound
    return relations_to_case(actor, str(found[0]))


def people_of_kind(kind: str, ids: list[str]) -> list[Subject]:
    """The people of the cases of these rows."""
    return people_of("case", _cases_of(kind, ids))


def _cases_of(kind: str, ids: list[str]) -> Any:
    table, way = TABLES[kind]
    return table._default_manager.filter(pk__in=ids).values_list(way, flat=True)
