# SPDX-License-Identifier: EUPL-1.2
"""Whether a letter to the household of a case comes to the right people."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CasePerson
from woonzeker.cases.rules import MAY_SEE
from woonzeker.errors import NotFound
from woonzeker.matching import selectors as matching
from woonzeker.matching.selectors import LetterCheck


@look(
    "outreach.address_check",
    may_if=MAY_SEE,
    basis="Wgs art. 3 lid 1 onder b; AVG art. 5 lid 1 onder d",
    about="case",
)
def address_check(*, actor: Actor, case: UUID) -> LetterCheck:
    """What the register says now of the people and the address of a case; asks nobody."""
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    rows = CasePerson.objects.filter(case=found).select_related("person")
    people = [row.person for row in rows]
    return matching.letter_check(actor, people, address_key=found.household.address_key)
