# SPDX-License-Identifier: EUPL-1.2
"""Whether children live with households, for where they may sleep. Building blocks.

What somebody answered comes first; who only heard that there are none does not count. Without an
answer a child in the register counts; otherwise nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from woonzeker.access import clock
from woonzeker.cases.models import Case, CasePerson
from woonzeker.help.models import ChildrenAnswer, ChildrenKnown
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.party import Children
from woonzeker.matching.linkage.dates import perhaps_under, read_date
from woonzeker.matching.models import Person

_OF_AGE = 18
#: from whom 'no children' is taken
_KNOWS = frozenset({"parent", "register", "seen"})


def children_of(cases: Iterable[UUID]) -> dict[UUID, Children]:
    """For each of these cases whether children live there. A building block."""
    wanted = list(cases)
    answers = _answers(wanted)
    asked = {case: found for case, row in answers.items() if (found := _said(row)) is not None}
    for case in _born_since(asked, answers):
        del asked[case]
    rest = _registered([case for case in wanted if case not in asked])
    return {case: asked.get(case) or rest.get(case, Children()) for case in wanted}


def adults_of(case: UUID) -> int:
    """How many people of age stand in a case, at least one."""
    births = CasePerson.objects.filter(case=case).values_list("person__born_on", flat=True)
    return max(sum(not _may_be_child(born) for born in births), 1)


def _answers(cases: list[UUID]) -> dict[UUID, ChildrenKnown]:
    """The last answer of each case; a child once known is not forgotten by who does not know."""
    found: dict[UUID, ChildrenKnown] = {}
    for row in ChildrenKnown.objects.filter(case__in=cases).order_by("recorded_at"):
        before = found.get(row.case_id)
        knew = before is not None and before.answer == ChildrenAnswer.YES
        if not (knew and row.answer == ChildrenAnswer.UNKNOWN):
            found[row.case_id] = row
    return found


def _said(row: ChildrenKnown) -> Children | None:
    if row.answer == ChildrenAnswer.YES:
        return Children(Known.YES, row.count)
    no = row.answer == ChildrenAnswer.NO and row.source in _KNOWS
    return Children(Known.NO) if no else None


def _born_since(
    asked: dict[UUID, Children], answers: dict[UUID, ChildrenKnown]
) -> tuple[UUID, ...]:
    """The cases in which a child was born after somebody said that there were none."""
    none = [case for case, said in asked.items() if said.known is Known.NO]
    if not none:
        return ()
    return tuple(
        case
        for case, births in _births(none).items()
        if any(
            (day := read_date(born)) is not None and day.latest > answers[case].asked_on
            for born in births.values()
        )
    )


def _registered(cases: list[UUID]) -> dict[UUID, Children]:
    """Children whom the register knows in a case or at its address."""
    found = _births(cases)
    return {case: Children(Known.YES, len(minors)) for case, minors in found.items() if minors}


def _births(cases: list[UUID]) -> dict[UUID, dict[UUID, str]]:
    """Who may be a child in a case or at its address, and when it was born by the register."""
    homes = dict(Case.objects.filter(pk__in=cases).values_list("pk", "household__address_key"))
    found: dict[UUID, dict[UUID, str]] = {case: {} for case in cases}
    for case, person, born in CasePerson.objects.filter(case__in=cases).values_list(
        "case_id", "person_id", "person__born_on"
    ):
        if _may_be_child(born):
            found[case][person] = born
    there = Person.objects.filter(
        address_key__in={key for key in homes.values() if key}, died_on=None, departed_on=None
    )
    for person, born, key in there.values_list("pk", "born_on", "address_key"):
        if _may_be_child(born):
            for case in (each for each, home in homes.items() if home == key):
                found[case][person] = born
    return found


def _may_be_child(born: str) -> bool:
    return perhaps_under(read_date(born), _OF_AGE, clock.today())
