# SPDX-License-Identifier: EUPL-1.2
"""News of a court track was not right: all that it started in its case and in planning goes.

What other news asks for as well stays, and hangs on that from now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.selectors import started_from
from woonzeker.legal.models import CourtMessage, TrackEvent
from woonzeker.legal.rules.track import ANNOUNCES, Occurrence
from woonzeker.legal.services.alarming import OF_EVICTION, tell_team, told_by_event
from woonzeker.legal.services.answering import stands_in_case
from woonzeker.legal.services.starting import both, since, stand
from woonzeker.planning import services as planning
from woonzeker.planning.models import CaseFlag

#: what can hang on other news when that for which it was made is taken back
_HANGS_ON = ("terms", "tasks", "assigned", "people", "flag", "visit")
#: news of which the one can ask for what another one started
_ALIKE = (ANNOUNCES, OF_EVICTION, frozenset({Occurrence.HEARING, Occurrence.HEARING_MOVED}))


@dataclass(frozen=True, slots=True)
class News:
    """What counts no more: of which case, what it told, and when it came."""

    case: UUID
    kind: Occurrence
    came_at: datetime


def undo(room: Actor, news: News, began: Mapping[str, Any], reason: str) -> dict[str, Any]:
    """Take back what news started that is recalled already; gives what went."""
    case = news.case
    before = stand(case)
    gone = cases.take_back(actor=room, case=case, started=started_from(began), reason=reason)
    _take_back_planned(room, case, began)
    leaning = _leaning_on(news)
    for each in leaning:
        tell_team(room, told_by_event(each))
    _keep_people(case)
    if leaning:
        _hand_on(leaning[0], since(before), threatened=bool(began.get("threatened")))
    return gone


def _keep_people(case: UUID) -> None:
    """Whom another message is about stands in the case still."""
    for each in CourtMessage.standing.filter(case=case).exclude(person=None):
        stands_in_case(each)


def _hand_on(heir: TrackEvent, anew: Mapping[str, Any], *, threatened: bool) -> None:
    """What other news asks for as well hangs on that from now: on its message, or on itself."""
    own = {name: anew[name] for name in _HANGS_ON if name in anew}
    row: CourtMessage | TrackEvent = heir.message or heir
    row.started = both(row.started or {}, {**own, "threatened": threatened})
    row.save(update_fields=["started"])


def _take_back_planned(room: Actor, case: UUID, began: Mapping[str, Any]) -> None:
    """The household stands where the rules put it, and a visit that was asked goes."""
    flag = began.get("flag")
    if flag and CaseFlag.objects.filter(pk=flag, ended_on=None).exists():
        planning.end_flag(actor=room, flag=UUID(flag), case=case)
    if visit := began.get("visit"):
        due_on = visit["due_on"]
        planning.take_back_request(
            actor=room,
            case=case,
            request=UUID(visit["id"]),
            due_on=date.fromisoformat(due_on) if due_on else None,
            made=visit["made"],
        )


def _leaning_on(news: News) -> list[TrackEvent]:
    """Later news that found running what this one had started, and now starts it itself."""
    alike = next((each for each in _ALIKE if news.kind in each), frozenset({news.kind}))
    later = TrackEvent.counting.filter(
        track__case=news.case,
        kind__in=[each.value for each in alike],
        entered_at__gte=news.came_at,
    )
    return list(later.select_related("track", "message__case").order_by("entered_at", "pk"))
