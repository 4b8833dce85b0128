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
    rest = _registered([case for case in wanted if case not in asked])
    return {case: asked.get(case) or rest.get(case, Children()) for case in wanted}


def adults_of(case: UUID) -> int:
    """How many people of age stand in a case, at least one."""
    births = CasePerson.objects.filter(case=case).values_list("person__born_on", flat=True)
    return max(sum(not _may_be_child(born) for born in births), 1)


def _answers(cases: list[UUID]) -> dict[UUID, ChildrenKnown]:
    rows = ChildrenKnown.objects.filter(case__in=cases).order_by("recorded_at")
    return {row.case_id: row for row in rows.exclude(answer=ChildrenAnswer.UNKNOWN)}


def _said(row: ChildrenKnown) -> Children | None:
    if row.answer == ChildrenAnswer.YES:
        return Children(Known.YES, row.count)
    return Children(Known.NO) if row.source in _KNOWS else None


def _registered(cases: list[UUID]) -> dict[UUID, Children]:
    """Children whom the register knows in a case or at its address."""
    homes = dict(Case.objects.filter(pk__in=cases).values_list("pk", "household__address_key"))
    found: dict[UUID, set[UUID]] = {case: set() for case in cases}
    for case, person, born in CasePerson.objects.filter(case__in=cases).values_list(
        "case_id", "person_id", "person__born_on"
    ):
        if _may_be_child(born):
            found[case].add(person)
    there = Person.objects.filter(
        address_key__in={key for key in homes.values() if key}, died_on=None, departed_on=None
    )
    for person, born, key in there.values_list("pk", "born_on", "address_key"):
        if _may_be_child(born):
            for case in (each for each, home in homes.items() if home == key):
                found[case].add(person)
    return {case: Children(Known.YES, len(minors)) for case, minors in found.items() if minors}


def _may_be_child(born: str) -> bool:
    return perhaps_under(read_date(born), _OF_AGE, clock.today())
