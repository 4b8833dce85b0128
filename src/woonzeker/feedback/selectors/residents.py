# SPDX-License-Identifier: EUPL-1.2
"""Of whom a statement that there is no report can be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from django.db.models import Q, QuerySet

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of
from woonzeker.cases.models import CasePerson
from woonzeker.feedback.selectors.proofs import MAY_STATE_NONE
from woonzeker.legal.models import CourtMessage
from woonzeker.matching.models import Person
from woonzeker.ui.words import person_name


@dataclass(frozen=True, slots=True)
class Choice:
    """One person of a case."""

    id: UUID
    name: Annotated[str, Of(DataClass.IDENTITY)]


@look("feedback.people_of_case", may_if=MAY_STATE_NONE, basis="AVG art. 15 lid 1", about="case")
def people_of_case(*, actor: Actor, case: UUID) -> list[Choice]:
    """See of whom in a case one can say what was reported."""
    return [Choice(each.pk, person_name(each)) for each in told_of(case)]


@look("feedback.creditors_of_case", may_if=MAY_STATE_NONE, basis="AVG art. 15 lid 1", about="case")
def creditors_of_case(*, actor: Actor, case: UUID) -> frozenset[UUID]:
    """See for which partners a message of a bailiff or court in a case comes."""
    named = CourtMessage.standing.filter(case=case).exclude(creditor_partner=None)
    return frozenset(named.values_list("creditor_partner", flat=True))


def told_of(case: UUID) -> QuerySet[Person]:
    """The people of a case, and whom a message of a bailiff or court names, who may have left."""
    here = CasePerson.objects.filter(case=case).values("person")
    named = CourtMessage.standing.filter(case=case).exclude(person=None).values("person")
    people = Person.objects.filter(Q(pk__in=here) | Q(pk__in=named))
    return people.order_by("surname", "pk")
