# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to stored goods, and whose they are: as their case."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.subjects import Subject, people_of
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound
from woonzeker.housing.models import GoodsItem, StoredGoods

TABLES: dict[str, type[StoredGoods | GoodsItem]] = {
    "stored_goods": StoredGoods,
    "goods_item": GoodsItem,
}


def relations_to(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """The relations of a user to the case of goods or a line of them. Raises NotFound."""
    found = cases_of(kind, [subject])
    if not found:
        raise NotFound
    return relations_to_case(actor, str(found[0]))


def people_of_kind(kind: str, ids: list[str]) -> list[Subject]:
    """The people of the cases of these rows."""
    return people_of("case", cases_of(kind, ids))


def cases_of(kind: str, ids: list[str]) -> list[UUID]:
    """The cases of these rows."""
    rows = TABLES[kind]._default_manager.filter(pk__in=ids)
    return list(rows.values_list("case_id", flat=True))
