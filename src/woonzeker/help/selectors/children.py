# SPDX-License-Identifier: EUPL-1.2
"""Whether children live with a household, as far as somebody asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.help.models import ChildrenAnswer, ChildrenKnown
from woonzeker.matching.linkage.wording import gettext_noop

SOURCES = {
    "parent": gettext_noop("een ouder vertelde het"),
    "register": gettext_noop("het register"),
    "seen": gettext_noop("zelf gezien"),
    "school": gettext_noop("school"),
    "other": gettext_noop("van iemand anders gehoord"),
}


def _kept(answer: str) -> str:
    """Who may know that there are children, and no more, knows the answer."""
    return answer


@of(DataClass.HOUSEHOLD)
@dataclass(frozen=True, slots=True)
class ChildrenLine:
    """The newest answer; how many and how it is known only for who sees the household."""

    code: Annotated[str, Of(DataClass.HOUSEHOLD, flagged=_kept)]
    words: Annotated[str, Of(DataClass.HOUSEHOLD, flagged=_kept)]
    count: int | None
    source: str
    asked_on: Annotated[date | None, Of(DataClass.PROCESS)]


def with_children(cases: Iterable[UUID]) -> frozenset[UUID]:
    """Of these cases the ones where somebody heard last that children live. A building block."""
    rows = ChildrenKnown.objects.filter(case__in=list(cases)).order_by("recorded_at")
    newest = dict(rows.exclude(answer=ChildrenAnswer.UNKNOWN).values_list("case_id", "answer"))
    return frozenset(case for case, answer in newest.items() if answer == ChildrenAnswer.YES)


def children_line(case: UUID) -> ChildrenLine:
    """What is known of the children of a case. A building block: whoever shows it, looks."""
    row = ChildrenKnown.objects.filter(case=case).order_by("-recorded_at").first()
    if row is None:
        return ChildrenLine("", _("nog niet gevraagd"), None, "", None)
    return ChildrenLine(
        code=row.answer,
        words=str(ChildrenAnswer(row.answer).label),
        count=row.count,
        source=_(SOURCES.get(row.source, row.source)),
        asked_on=row.asked_on,
    )
