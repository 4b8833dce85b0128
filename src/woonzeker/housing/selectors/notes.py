# SPDX-License-Identifier: EUPL-1.2
"""The notes of a case that count: in the order in which they were written, without the wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.housing.models import Noted

Note = TypeVar("Note", bound=Noted)


def counting(table: type[Note], cases: Iterable[UUID]) -> QuerySet[Note]:
    """The rows of these cases that nobody recalled; of what stands in them the last one counts."""
    rows = table._default_manager.filter(case__in=list(cases), recalled_at=None)
    return rows.order_by("noted_at", "pk")


def newest(table: type[Note], case: UUID) -> Note | None:
    """The last row of a case; None when nobody said anything."""
    return counting(table, [case]).last()
