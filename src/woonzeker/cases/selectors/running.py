# SPDX-License-Identifier: EUPL-1.2
"""Whose address must stay up to date: people in cases that are not closed."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from woonzeker.cases.models import CasePerson, CaseStatus


def people_in_open_cases() -> QuerySet[CasePerson, UUID]:
    """The ids of people in the open cases of the municipality that is chosen now."""
    open_cases = CasePerson.objects.exclude(case__status=CaseStatus.CLOSED)
    return open_cases.values_list("person_id", flat=True)
