# SPDX-License-Identifier: EUPL-1.2
"""One's own hearings in one's own calendar: whether a key runs, and what leaves the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds, only_system
from woonzeker.cases.selectors import relations_of_cases
from woonzeker.legal.models import CalendarKey, CourtTrack, HearingPlan
from woonzeker.legal.rules.hearing import LEAVES, CalendarEntry, entry_of
from woonzeker.legal.selectors.hearings import MAY_PREPARE, hearings_of
from woonzeker.organisations.selectors import actor_for

#: who can be at a hearing for the municipality
MAY_KEEP_CALENDAR = holds(
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
)
#: how long a key works
KEY_WORKS = timedelta(days=365)
#: hearings so long ago stay in a calendar
PAST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """Whether one's own calendar may read along, until when, and what it gets to see."""

    made_on: date | None
    ends_on: date | None
    used_on: date | None
    leaves: tuple[str, ...]


@look("legal.own_calendar", may_if=MAY_KEEP_CALENDAR, basis="AVG art. 6 lid 1 onder e")
def own_calendar(*, actor: Actor) -> OwnCalendar:
    """See whether one's own calendar reads one's hearings, and what of them leaves the house."""
    row = CalendarKey.objects.filter(user_id=actor.id).first()
    runs = row if row is not None and row.ends_on >= clock.today() else None
    return OwnCalendar(
        made_on=runs.made_at.astimezone(clock.AMSTERDAM).date() if runs else None,
        ends_on=runs.ends_on if runs else None,
        used_on=runs.used_on if runs else None,
        leaves=tuple(_(words) for words in LEAVES.values()),
    )


@look("legal.hearing_calendar", may_if=only_system(), basis="AVG art. 25 lid 1")
def hearing_calendar(*, actor: Actor, user: str) -> tuple[CalendarEntry, ...]:
    """What a calendar of a colleague gets of the hearings they go to; nothing of anybody else.

    Nothing for who no longer works here, and nothing of a case that was closed to them since.
    """
    who = actor_for(user=user, municipality=actor.municipality)
    if who is None:
        return ()
    plans = HearingPlan.objects.filter(attendants__contains=[user])
    tracks = CourtTrack.objects.filter(pk__in=plans.values("track"))
    stands = relations_of_cases(who, tracks.values_list("case_id", flat=True))
    since = clock.today() - PAST
    entries = [
        entry_of(each.hearing)
        for each in hearings_of(tracks)
        if user in each.hearing.attendants
        and each.round.on >= since
        and MAY_PREPARE(who, stands[each.track.case_id])
    ]
    audit.concerns(len(entries))
    return tuple(sorted(entries, key=lambda each: (each.on, each.id)))
