# SPDX-License-Identifier: EUPL-1.2
"""What a message started, in its case and in planning: noticed when it is entered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from woonzeker.cases import selectors as cases
from woonzeker.cases.selectors import Picture
from woonzeker.planning.models import CaseFlag, VisitRequest

#: a household that somebody put forward by hand
MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Stand:
    """How a case and what was asked of planning stood before a message."""

    case: UUID
    picture: Picture
    flag: UUID | None
    request: UUID | None
    due_on: Any


def stand(case: UUID) -> Stand:
    """How things stand now."""
    flag = CaseFlag.objects.filter(case=case, kind=MANUAL, ended_on=None).first()
    request = VisitRequest.objects.filter(case=case, status="open").first()
    return Stand(
        case,
        cases.picture(case),
        flag.pk if flag else None,
        request.pk if request else None,
        request.due_on if request else None,
    )


def stood(case: UUID, before: Picture) -> Stand:
    """How things stood before a message that has only found or begun its case until now."""
    return replace(stand(case), picture=before)


def since(before: Stand) -> dict[str, Any]:
    """What began, moved or ended since, as it is kept with the message."""
    now = stand(before.case)
    words = cases.started(before.picture, now.picture).words()
    if now.flag is not None and now.flag != before.flag:
        words["flag"] = str(now.flag)
    if now.request is not None and (now.request, now.due_on) != (before.request, before.due_on):
        words["visit"] = {
            "id": str(now.request),
            "made": now.request != before.request,
            "due_on": before.due_on.isoformat() if before.due_on else None,
        }
    return words


def both(first: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """What a message started at first and once more, when another one was taken back."""
    lists = ("terms", "tasks", "settled", "assigned", "people")
    merged = {**then, **first}
    for name in lists:
        merged[name] = sorted({*first.get(name, ()), *then.get(name, ())})
    merged["due"] = {**then.get("due", {}), **first.get("due", {})}
    merged["threatened"] = bool(first.get("threatened") or then.get("threatened"))
    return merged
