# SPDX-License-Identifier: EUPL-1.2
"""Who can go to a hearing: who works on the case, who is free, who went least that week first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role
from woonzeker.access.veil import of
from woonzeker.cases.models import CaseAssignment
from woonzeker.legal.models import CourtTrack, HearingPlan, TrackEvent
from woonzeker.legal.rules.hearing import can_attend, double_booked, monday_of
from woonzeker.legal.selectors.hearing_page import known
from woonzeker.legal.selectors.hearings import (
    BASIS,
    MAY_PREPARE,
    Found,
    HearingLine,
    hearings_of,
    line_of,
)
from woonzeker.legal.selectors.track_pages import track_policy
from woonzeker.organisations.selectors import colleagues_of

#: who sees every case of a municipality or team, and so may go without having the case
_LEADS = (Role.TEAM_LEAD.value, Role.INTAKE_COORDINATOR.value)
_GO = (*_LEADS, Role.OUTREACH_WORKER.value, Role.DEBT_COUNSELLOR.value,
       Role.EVICTION_COORDINATOR.value)  # fmt: skip
_WEEK = timedelta(days=7)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class Choice:
    """A colleague who can go; `busy` when they have to be elsewhere at that time."""

    user: str
    name: str
    busy: bool | None


@dataclass(frozen=True, slots=True)
class WhoGoes:
    """One hearing, and who can go there."""

    line: HearingLine
    choices: tuple[Choice, ...]


@look("legal.who_goes", may_if=MAY_PREPARE, basis=BASIS, about="hearing")
def who_goes(*, actor: Actor, hearing: UUID) -> WhoGoes:
    """See who can go to a hearing: who works on the case or leads; who is free comes first."""
    found = known(hearing)
    going = set(found.hearing.attendants)
    near = _working_on(found) | set(dict(colleagues_of(actor, *_LEADS)))
    people = {
        user: name
        for user, name in colleagues_of(actor, *_GO)
        if user in near and user not in going
    }
    minutes = track_policy(actor.municipality).hearing_minutes
    others = [each.hearing for each in _that_week(found)]
    free = can_attend(list(people), found.hearing, others, minutes=minutes)
    busy = [user for user in people if user not in free]
    choices = [Choice(user, people[user], user in busy) for user in (*free, *busy)]
    return WhoGoes(line_of(actor, found), tuple(choices))


def at_the_same_time(found: Found, user: str, municipality: str) -> Found | None:
    """The hearing at another court where a colleague has to be at that time; None without one.

    A building block: who assigns is told.
    """
    minutes = track_policy(municipality).hearing_minutes
    asked = replace(found.hearing, attendants=(user,))
    for each in _that_week(found):
        if user in double_booked(asked, [each.hearing], minutes=minutes):
            return each
    return None


def _working_on(found: Found) -> set[str]:
    """Who has the case of this hearing now."""
    today = clock.today()
    rows = CaseAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        case=found.track.case_id,
        from_on__lte=today,
        ended_at=None,
    )
    return set(rows.values_list("user_id", flat=True))


def _that_week(found: Found) -> list[Found]:
    """The other hearings of that week to which somebody goes, of the whole municipality."""
    monday = monday_of(found.round.on)
    events = TrackEvent.counting.filter(day_on__range=(monday, monday + _WEEK))
    going = HearingPlan.objects.filter(track__in=events.values("track")).exclude(attendants=[])
    tracks = CourtTrack.objects.filter(pk__in=going.values("track")).select_related(
        "case__household"
    )
    return [each for each in hearings_of(tracks) if each.id != found.id]
