# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to a work list, a visit or a flag: as they stand to its team or its case."""

from __future__ import annotations

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound
from woonzeker.organisations.selectors import relations_to_team
from woonzeker.planning.models import CaseFlag, HandOver, Visit, WorkList
from woonzeker.planning.selectors.absences import relations_to_absence

__all__ = [
    "relations_to_absence",
    "relations_to_flag",
    "relations_to_hand_over",
    "relations_to_visit",
    "relations_to_work_list",
]


def relations_to_work_list(actor: Actor, work_list: str) -> frozenset[Relation]:
    """The relations of a user to the team of a work list. Raises NotFound."""
    team = WorkList.objects.filter(pk=work_list).values_list("team_id", flat=True).first()
    if team is None:
        raise NotFound
    return relations_to_team(actor, str(team))


def relations_to_visit(actor: Actor, visit: str) -> frozenset[Relation]:
    """The relations of a user to the case of a visit. Raises NotFound."""
    return _of_case(actor, Visit.objects.filter(pk=visit).values_list("case_id", flat=True).first())


def relations_to_flag(actor: Actor, flag: str) -> frozenset[Relation]:
    """The relations of a user to the case that was put forward. Raises NotFound."""
    return _of_case(
        actor, CaseFlag.objects.filter(pk=flag).values_list("case_id", flat=True).first()
    )


def relations_to_hand_over(actor: Actor, hand_over: str) -> frozenset[Relation]:
    """The relations of a user to the case that went to another. Raises NotFound."""
    found = HandOver.objects.filter(pk=hand_over).values_list("case_id", flat=True)
    return _of_case(actor, found.first())


def _of_case(actor: Actor, case: object) -> frozenset[Relation]:
    if case is None:
        raise NotFound
    return relations_to_case(actor, str(case))
