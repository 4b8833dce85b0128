# SPDX-License-Identifier: EUPL-1.2
"""Whose data a case or task holds, for the processing log."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from woonzeker.access.subjects import Subject
from woonzeker.cases.models import CasePerson, CaseTask, TermWarning


def people_of_cases(cases: Iterable[str]) -> list[Subject]:
    """The people of these cases."""
    found = CasePerson.objects.filter(case_id__in=list(cases)).order_by("case", "person")
    return [("person", person) for person in found.values_list("person", flat=True)]


def people_of_tasks(tasks: Iterable[str]) -> list[Subject]:
    """The people of the cases of these tasks, or the person of a signal that has no case yet."""
    found = CaseTask.objects.filter(pk__in=tasks)
    cases = found.exclude(case=None).values_list("case", flat=True)
    apart = found.filter(Q(case=None) & ~Q(signal__link__person=None))
    loose = apart.values_list("signal__link__person", flat=True)
    return [*people_of_cases([str(case) for case in cases]), *(("person", each) for each in loose)]


def people_of_warnings(warnings: Iterable[str]) -> list[Subject]:
    """The people of the cases whose terms come near."""
    cases = TermWarning.objects.filter(pk__in=list(warnings)).values_list("case", flat=True)
    return people_of_cases([str(case) for case in cases])
