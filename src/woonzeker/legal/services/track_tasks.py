# SPDX-License-Identifier: EUPL-1.2
"""Every day: what comes on a track tomorrow or is late becomes a task, once; a doubt too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseStatus, CaseTask
from woonzeker.law.terms import add_working_days
from woonzeker.legal.models import CourtTrack
from woonzeker.legal.rules import track
from woonzeker.legal.rules.track import Shelf, Who
from woonzeker.legal.selectors.track_pages import track_policy
from woonzeker.legal.selectors.tracks import tracks_of_cases
from woonzeker.legal.selectors.tracks_done import done_on

#: what comes and is somebody's work here: code → kind of task; the talk has a term of its own, and
#: a place before the day is asked by the plan of that day
LATE = {
    code: f"track_{code}"
    for code in (
        "contact", "attendant", "file", "outcome", "offer", "ask_day", "eviction_asked",
        "use_stay", "goods",
    )
}  # fmt: skip
SHELF, SHELF_OLD, DOUBT = "track_shelf", "track_shelf_old", "track_doubt"
_OURS = frozenset({Who.TEAM, Who.COORDINATOR})
#: working days in which somebody looks at a doubt
LOOK_WITHIN = 2
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Ask:
    """A task that a case must have had: for a day, or once for each track that asks for it."""

    case: UUID
    kind: str
    on: date | None = None


@action("legal.ask_what_is_late", may_if=only_system(), basis="Wgs art. 3 lid 1 onder b")
def ask_what_is_late(*, actor: Actor) -> int:
    """Give a task for all that is due by tomorrow on the tracks of running cases, and for doubts.

    Once for each case, kind and day; of a doubt once for each track. Gives how many are new.
    """
    running = CourtTrack.objects.exclude(case__status=CaseStatus.CLOSED)
    wanted = sorted(set(running.values_list("case_id", flat=True)))
    policy, given = track_policy(actor.municipality), 0
    for begin in range(0, len(wanted), _AT_ONCE):
        tracks = tracks_of_cases(wanted[begin : begin + _AT_ONCE])
        for case, every in tracks.items():
            given += _give(actor, case, list(_asks(case, every, policy)))
    return given


def _asks(
    case: UUID, every: tuple[track.CourtTrack, ...], policy: track.TrackPolicy
) -> Iterator[_Ask]:
    today = clock.today()
    for each in every:
        view = track.follow_track(each, policy, today=today)
        due = [
            row
            for row in view.coming
            if row.code in LATE
            and row.who in _OURS
            and row.until is not None
            and row.until.on <= today + timedelta(days=1)
        ]
        done = done_on(case, UUID(each.id), view.standing) if due else frozenset[str]()
        for row in due:
            if row.code not in done and row.until is not None:
                yield _Ask(case, LATE[row.code], row.until.on)
        for doubt in view.doubts:
            yield _Ask(case, f"{DOUBT}_{doubt.code}")
    for shelved in track.on_the_shelf(every, policy, today):
        if shelved.shelf is Shelf.SOON:
            yield _Ask(case, SHELF, shelved.doubtful_after.due_on)
        elif shelved.shelf is Shelf.OLD:
            yield _Ask(case, SHELF_OLD)


def _give(actor: Actor, case: UUID, asks: list[_Ask]) -> int:
    """The tasks that this case never had; gives how many."""
    if not asks:
        return 0
    had = list(
        CaseTask.objects.filter(case=case, kind__startswith="track_").values_list("kind", "due_on")
    )
    given = 0
    for ask in dict.fromkeys(asks):
        known = [on for kind, on in had if kind == ask.kind]
        enough = ask.on in known if ask.on else len(known) >= asks.count(ask)
        if not enough:
            due_on = ask.on or add_working_days(clock.today(), LOOK_WITHIN)
            cases.give_task(actor=actor, case=case, kind=ask.kind, due_on=due_on)
            given += 1
    return given
