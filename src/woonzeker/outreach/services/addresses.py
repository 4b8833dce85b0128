# SPDX-License-Identifier: EUPL-1.2
"""Looking up in the BRP whether a letter to a household comes to the right people."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CasePerson
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.errors import NotFound
from woonzeker.matching import services as matching
from woonzeker.matching.selectors import LetterCheck


@action(
    "outreach.check_address",
    may_if=MAY_VISIT,
    basis="Wgs art. 3 lid 1 onder b; AVG art. 5 lid 1 onder d",
    about="case",
)
def check_address(*, actor: Actor, case: UUID) -> LetterCheck:
    """Ask the BRP about the people of a case, unless it was asked within a day."""
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    people = CasePerson.objects.filter(case=found).values_list("person_id", flat=True)
    return matching.check_before_letter(
        actor=actor, people=list(people), address_key=found.household.address_key
    )
