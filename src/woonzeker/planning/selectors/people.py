# SPDX-License-Identifier: EUPL-1.2
"""Whose data a visit or a flag holds, for the processing log."""

from __future__ import annotations

from collections.abc import Iterable

from woonzeker.access.subjects import Subject, people_of
from woonzeker.planning.models import CaseFlag, HandOver, Visit


def people_of_visits(visits: Iterable[str]) -> list[Subject]:
    """The people of the cases that are visited."""
    return people_of("case", Visit.objects.filter(pk__in=visits).values_list("case", flat=True))


def people_of_flags(flags: Iterable[str]) -> list[Subject]:
    """The people of the cases that were put forward."""
    return people_of("case", CaseFlag.objects.filter(pk__in=flags).values_list("case", flat=True))


def people_of_hand_overs(hand_overs: Iterable[str]) -> list[Subject]:
    """The people of the cases that went from one colleague to another."""
    found = HandOver.objects.filter(pk__in=hand_overs)
    return people_of("case", found.values_list("case", flat=True))
