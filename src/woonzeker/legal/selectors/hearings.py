# SPDX-License-Identifier: EUPL-1.2
"""Hearings: found in the events of tracks, with who goes and what each still lacks, by week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_LIST, MAY_WORK, working_days_left
from woonzeker.cases.selectors import relations_of_cases, secret_cases, within_reach
from woonzeker.help.models import Conversation
from woonzeker.legal.models import CourtTrack, HearingPlan, TrackEvent
from woonzeker.legal.rules.hearing import LACKS, Hearing, HearingRow, lacking, week_of
from woonzeker.legal.rules.hearing.rounds import Round, Told, rounds_of
from woonzeker.legal.rules.track import Occurrence, Standing, TrackPolicy
from woonzeker.legal.selectors.track_pages import track_policy
from woonzeker.legal.selectors.tracks import event_of
from woonzeker.outreach.models import ContactAttempt
from woonzeker.outreach.selectors import REACHED
from woonzeker.ui.words import address

#: who has a list of hearings: whoever has a list of cases and sees the dates of courts
MAY_LIST_HEARINGS = replace(MAY_LIST, data=MAY_LIST.data | {DataClass.COURT})
#: who goes to a hearing and prepares it: who works on the case and sees the dates of courts
MAY_PREPARE = replace(MAY_WORK, data=MAY_WORK.data | {DataClass.COURT})
BASIS = "Wgs art. 3 lid 1 onder b; Wgs art. 4 lid 2"
_TELLS = (Occurrence.SUMMONED, Occurrence.HEARING, Occurrence.HEARING_MOVED)
_WEEK = timedelta(days=7)
#: so many tracks are looked at to say when the next hearing is
_AHEAD = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One hearing with the rows that it rests on; `plan` None when nobody prepared it yet."""

    track: CourtTrack
    round: Round
    plan: HearingPlan | None
    contact_had: bool

    @property
    def id(self) -> str:
        """By which the hearing is known: the event of its plan, else the first that told of it."""
        return str(self.plan.event_id) if self.plan else self.round.first

    @property
    def hearing(self) -> Hearing:
        """The hearing as the rules take it."""
        plan = self.plan
        return Hearing(
            id=self.id,
            track=str(self.track.pk),
            on=self.round.on,
            at=self.round.at,
            court=self.round.court,
            attendants=tuple(plan.attendants) if plan else (),
            file_ready=bool(plan and plan.file_made_at),
            contact_had=self.contact_had,
            cancelled=self.round.cancelled,
            changes=self.round.changes,
        )


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class HearingLine:
    """One hearing of a case in somebody's reach."""

    id: UUID
    case: UUID
    number: Annotated[str, Of(DataClass.PROCESS)]
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    on: date | None
    at: time | None
    court: str
    #: names of colleagues who go
    attendants: tuple[str, ...]
    mine: bool | None
    #: what it lacks, in words; nothing once its day is over
    lacks: tuple[str, ...]
    unattended: bool | None
    #: names of colleagues who would be at another court at the same time
    double: tuple[str, ...]
    over: bool | None
    cancelled: bool | None
    secret: bool
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class HearingDay:
    """One day of the week with its hearings."""

    on: date
    lines: tuple[HearingLine, ...]


@dataclass(frozen=True, slots=True)
class HearingWeek:
    """A week of hearings; `next_on` is the first one after it, when the week has none."""

    monday: date
    days: tuple[HearingDay, ...]
    count: int
    unattended: int
    next_on: date | None


@dataclass(frozen=True, slots=True)
class HearingsNow:
    """For a start page: the hearings of who looks, and those to which nobody goes yet."""

    mine: tuple[HearingLine, ...]
    unattended: tuple[HearingLine, ...]


@dataclass(frozen=True, slots=True)
class HearingAhead:
    """The hearing of a case that comes next, or else the last one that was."""

    id: UUID
    on: date
    unattended: bool
    over: bool


def hearings_of(tracks: Iterable[CourtTrack]) -> list[Found]:
    """The hearings of these tracks, told by their events. A building block: nobody looks here."""
    rows, today = list(tracks), clock.today()
    told = told_of(rows)
    plans: dict[UUID, list[HearingPlan]] = defaultdict(list)
    for made in HearingPlan.objects.filter(track__in=rows):
        plans[made.track_id].append(made)
    reached = _reached({row.case_id for row in rows})
    found = []
    for row in rows:
        began = _began(told[row.pk])
        last = reached.get(row.case_id)
        for each in rounds_of(told[row.pk], today=today):
            plan = next((p for p in plans[row.pk] if str(p.event_id) in each.ids), None)
            had = last is not None and began is not None and last >= began
            found.append(Found(row, each, plan, had))
    return found


def told_of(tracks: Iterable[CourtTrack]) -> Mapping[UUID, list[Told]]:
    """The events of these tracks in the order of entry, recalled ones too."""
    told: dict[UUID, list[Told]] = defaultdict(list)
    for row in TrackEvent.objects.filter(track__in=list(tracks)).order_by("entered_at", "pk"):
        told[row.track_id].append(Told(str(row.pk), event_of(row), row.recalled_at is None))
    return told


def found_hearing(event: UUID) -> Found | None:
    """The hearing of which an event told; None when nothing of it stands."""
    track = (
        CourtTrack.objects.select_related("case__household", "creditor_partner")
        .filter(events=event)
        .first()
    )
    if track is None:
        return None
    return next((each for each in hearings_of([track]) if str(event) in each.round.ids), None)


@look("legal.hearing_week", may_if=MAY_LIST_HEARINGS, basis=BASIS)
def hearing_week(*, actor: Actor, monday: date) -> HearingWeek:
    """See the hearings of a week of the cases in one's reach: when, where, who goes, what lacks."""
    found = [each for each in _between(actor, monday, monday + _WEEK) if _in(each, monday)]
    minutes = track_policy(actor.municipality).hearing_minutes
    days = week_of([each.hearing for each in found], monday, minutes=minutes)
    rows = [row for day in days for row in day.rows]
    lines = {line.id: line for line in lines_of(actor, found, rows)}
    audit.concerns(len(lines), of={"court_track": [each.track.pk for each in found]})
    shown = tuple(
        HearingDay(day.on, tuple(lines[UUID(row.hearing.id)] for row in day.rows)) for day in days
    )
    return HearingWeek(
        monday=monday,
        days=shown,
        count=len(rows),
        unattended=sum(not row.hearing.attendants for row in rows),
        next_on=None if rows else _next_on(actor, monday + _WEEK),
    )


@look("legal.hearings_now", may_if=MAY_LIST_HEARINGS, basis=BASIS)
def hearings_now(*, actor: Actor) -> HearingsNow:
    """See one's own hearings of today and this week, and those soon to which nobody goes."""
    today, policy = clock.today(), track_policy(actor.municipality)
    until = today + timedelta(days=2 * policy.attendant_days + 7)
    found = [
        each
        for each in _between(actor, today, until)
        if today <= each.round.on < until and not each.round.cancelled
    ]
    week = today + _WEEK
    mine = [each for each in found if actor.id in each.hearing.attendants and each.round.on < week]
    rows = [row for day in _weeks(found, today, until, policy.hearing_minutes) for row in day]
    lines = {str(line.id): line for line in lines_of(actor, found, rows)}
    open_ones = [each for each in found if not each.hearing.attendants and _soon(each, policy)]
    shown = [*mine, *open_ones]
    audit.concerns(len(shown), of={"court_track": [each.track.pk for each in shown]})
    return HearingsNow(
        tuple(lines[each.id] for each in sorted(mine, key=_when)),
        tuple(lines[each.id] for each in sorted(open_ones, key=_when)),
    )


def hearing_ahead(actor: Actor, case: UUID) -> HearingAhead | None:
    """The hearing that the page of a case leads to, for who sees the dates of courts there."""
    stands = relations_of_cases(actor, [case]).get(case, frozenset())
    if not MAY_LIST_HEARINGS(actor, stands):
        return None
    found = [each for each in hearings_of(CourtTrack.objects.filter(case=case))
             if not each.round.cancelled]  # fmt: skip
    today = clock.today()
    coming = sorted((each for each in found if each.round.on >= today), key=_when)
    first = coming[0] if coming else max(found, key=_when, default=None)
    if first is None:
        return None
    over = first.round.on < today
    return HearingAhead(UUID(first.id), first.round.on, not first.hearing.attendants, over)


def done_for_hearing(_case: UUID, court_track: UUID, found: Standing) -> set[str]:
    """What of the coming hearing of a track is done: somebody goes, its file is made.

    A building block: who follows the track is told.
    """
    if found.hearing_on is None:
        return set()
    every = hearings_of(CourtTrack.objects.filter(pk=court_track))
    hearing = next((each.hearing for each in every if each.round.on == found.hearing_on), None)
    if hearing is None:
        return set()
    said = {"attendant": bool(hearing.attendants), "file": hearing.file_ready}
    return {code for code, done in said.items() if done}


def lines_of(actor: Actor, found: Sequence[Found], rows: Iterable[HearingRow]) -> list[HearingLine]:
    """Each hearing as somebody sees it, in the order of `rows`. A building block."""
    known = {each.id: each for each in found}
    cases = [each.track.case_id for each in found]
    stands, secret = relations_of_cases(actor, cases), secret_cases(cases)
    going = {who for each in found for who in each.hearing.attendants}
    names, today = names_of(going), clock.today()
    made = []
    for row in rows:
        track, hearing = known[row.hearing.id].track, row.hearing
        over = hearing.on < today
        made.append(
            HearingLine(
                id=UUID(hearing.id),
                case=track.case_id,
                number=track.case.number,
                address=address(track.case.household),
                on=hearing.on,
                at=hearing.at,
                court=hearing.court,
                attendants=tuple(names.get(who, _("een collega")) for who in hearing.attendants),
                mine=actor.id in hearing.attendants,
                lacks=() if over else tuple(_(LACKS[each]) for each in row.lacks),
                unattended=not hearing.attendants,
                double=tuple(names.get(who, _("een collega")) for who in row.double),
                over=over,
                cancelled=hearing.cancelled,
                secret=track.case_id in secret,
                relations=stands[track.case_id],
            )
        )
    return made


def line_of(actor: Actor, found: Found) -> HearingLine:
    """One hearing as somebody sees it. A building block."""
    hearing = found.hearing
    row = HearingRow(hearing, lacking(hearing), ())
    return lines_of(actor, [found], [row])[0]


def _between(actor: Actor, first: date, until: date) -> list[Found]:
    """The hearings of tracks in reach of which some event names a day from `first`, to `until`."""
    last = until - timedelta(days=1)
    about = Q(day_on__range=(first, last)) | Q(day_on=None, on__range=(first, last))
    events = TrackEvent.counting.filter(about, kind__in=[each.value for each in _TELLS])
    tracks = _in_reach(actor).filter(pk__in=events.values("track"))
    return hearings_of(tracks)


def _in_reach(actor: Actor) -> QuerySet[CourtTrack]:
    cases = within_reach(Case.objects.all(), actor, MAY_LIST_HEARINGS)
    rows = CourtTrack.objects.filter(case__in=cases.values("pk"))
    return rows.select_related("case__household")


def _in(found: Found, monday: date) -> bool:
    return monday <= found.round.on < monday + _WEEK


def _next_on(actor: Actor, after: date) -> date | None:
    """The first hearing from a day on, in reach."""
    events = TrackEvent.counting.filter(
        day_on__gte=after, kind__in=[each.value for each in _TELLS]
    ).order_by("day_on")
    near = list(_in_reach(actor).filter(pk__in=events.values("track")).order_by("pk")[:_AHEAD])
    days = [each.round.on for each in hearings_of(near) if not each.round.cancelled]
    return min((day for day in days if day >= after), default=None)


def _weeks(
    found: Sequence[Found], first: date, until: date, minutes: int
) -> list[tuple[HearingRow, ...]]:
    """Every hearing with what it lacks, week by week."""
    hearings = [each.hearing for each in found]
    days = range((until - first).days // 7 + 2)
    return [day.rows for n in days for day in week_of(hearings, first + n * _WEEK, minutes=minutes)]


def _soon(found: Found, policy: TrackPolicy) -> bool:
    """Whether somebody should have been named by now who goes."""
    return working_days_until(found.round.on) <= policy.attendant_days


def working_days_until(day: date) -> int:
    """Working days after today up to and with a day, as terms are counted."""
    return working_days_left(day, on=clock.today())


def _when(found: Found) -> tuple[datetime, str]:
    return datetime.combine(found.round.on, found.round.at or time.max), found.id


def _began(told: Sequence[Told]) -> date | None:
    return min((each.event.known_on for each in told if each.stands), default=None)


def _reached(cases: Iterable[UUID]) -> dict[UUID, date]:
    """The last day on which somebody of each household was spoken with."""
    wanted = list(cases)
    tries = ContactAttempt.objects.filter(case__in=wanted, outcome__in=REACHED)
    talks = Conversation.objects.filter(case__in=wanted).exclude(finished_at=None)
    found: dict[UUID, date] = {}
    for case, day in (
        *tries.values_list("case").annotate(last=Max("tried_on")),
        *talks.values_list("case").annotate(last=Max("held_on")),
    ):
        found[case] = max(day, found.get(case, day))
    return found
