# SPDX-License-Identifier: EUPL-1.2
"""Households that said that they want no help: nobody rings there until something is new.

Who said so in person is not even asked; who said so by phone or letter stays off the list.

A building block of a plan and of what may be asked: nobody looks here.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from woonzeker.cases.models import CaseMove

#: the household asked that nobody comes
ENDED = "visits_ended"
#: what lets somebody ring again: a new report, a request of the household itself, bailiff or court,
#: or danger that somebody saw
LIFTED_BY = frozenset(
    {
        "accept_report", "join_report", "reopen", "reopen_on_request", "accept_request",
        "join_request", "accept_worry", "help_accepted", "danger_found", "dagvaarding_announced",
        "dagvaarding_served", "hearing_set", "vonnis_given", "eviction_announced", "home_lost",
    }
)  # fmt: skip


def visits_ended(case: Any) -> QuerySet[CaseMove]:
    """The move with which visits to a case ended, as long as nothing came after that lifts it."""
    return _standing(case, ENDED)


def help_declined(case: Any) -> QuerySet[CaseMove]:
    """The move with which a household wanted no help, by whatever channel, and nothing lifted it.

    A worry of others lifts nothing: a person decides whether there is danger.
    """
    return _standing(case, "help_declined")


def _standing(case: Any, code: str) -> QuerySet[CaseMove]:
    lifted = CaseMove.counting.filter(
        case=OuterRef("case"), code__in=LIFTED_BY, sequence__gt=OuterRef("sequence")
    )
    return CaseMove.objects.filter(~Exists(lifted), case=case, code=code)


def visits_ended_on(case: UUID) -> date | None:
    """The day since which nobody rings at a household, None when somebody may."""
    newest = visits_ended(case).order_by("-sequence")
    return newest.values_list("moved_on", flat=True).first()
