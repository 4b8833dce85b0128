# SPDX-License-Identifier: EUPL-1.2
"""Court tracks on the screen: where each stands, what comes, who, until when and on which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, sees
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound
from woonzeker.law.reader import Confidence
from woonzeker.legal.errors import EventFaulty
from woonzeker.legal.models import CourtTrack, SaidBy, TrackEvent
from woonzeker.legal.rules import JUDGMENTS, Judgment, track
from woonzeker.legal.rules.drawing import TrackDrawing, drawing_of
from woonzeker.legal.rules.hearing_letter import SUMMONED
from woonzeker.legal.selectors.offer_facts import no_eviction_until
from woonzeker.legal.selectors.tracks import event_of, track_of
from woonzeker.legal.selectors.tracks_done import done_on
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided, partners_of
from woonzeker.process import reason_words
from woonzeker.process.reasons import WRONG_CLAIM
from woonzeker.ui.words import day_year

#: who follows a case and sees the days of courts: never who only keeps public order
SEES_TRACK = sees(DataClass.PROCESS, DataClass.COURT)
_BASIS = "Wgs art. 3 lid 1 onder b; Gdw art. 14"


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class TrackHead:
    """Which claim a track follows: of whom and on which ground."""

    id: UUID
    case: UUID
    ground: str
    creditor: Annotated[str, Of(DataClass.SIGNAL)]


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class NextLine:
    """One thing that comes: what, who must act, until when, and why that day."""

    code: str
    words: str
    who: str
    #: the day in words: by then, on it, or from it on
    when: str
    on: date | None
    late: bool | None
    why: str
    citation: str
    sureness: str
    verified: bool | None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class DoubtLine:
    """One thing that a lawyer should look at, with the rule and how sure that is."""

    code: str
    words: str
    citation: str
    verified: bool | None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as it was written down, with who told it; what was recalled stays to be read."""

    id: UUID
    title: str
    on: date | None
    day_words: str
    day_on: date | None
    at: time | None
    court: str
    judgment: str
    by_default: bool | None
    at_once: bool | None
    in_short: bool | None
    in_person: bool | None
    costs_cents: Annotated[int | None, Of(DataClass.SIGNAL)]
    told_by: str
    entered_at: datetime | None
    by: str
    of_message: UUID | None
    #: it was put on another claim; or it stood on another one first
    moved: bool | None
    from_other: bool | None
    recalled_at: datetime | None
    recalled_by: str
    recalled_why: str


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class TrackLine:
    """Where one track stands, and what comes: the first thing first."""

    head: TrackHead
    words: str
    coming: tuple[NextLine, ...]
    doubts: tuple[DoubtLine, ...]
    #: whether this claim can still take the home, and the next day in court or of the eviction
    at_stake: bool | None
    next_on: date | None
    #: until when nobody may evict on this claim, and why
    kept_until: date | None
    kept_why: str

    @property
    def first(self) -> NextLine | None:
        """What comes first."""
        return self.coming[0] if self.coming else None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class CaseTracks:
    """Every track of a case."""

    case: UUID
    tracks: tuple[TrackLine, ...]


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class TrackPage:
    """One track as a whole: the drawing with its table, what comes and what happened."""

    line: TrackLine
    drawing: Annotated[TrackDrawing | None, Of(DataClass.COURT)]
    events: tuple[EventLine, ...]
    outcome: str
    #: there is a judgment on which somebody may be evicted: what changed since can matter
    can_evict: bool | None
    #: a summons was brought out and the hearing is to come: somebody should know their rights
    summoned: bool | None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class KindsOfEvent:
    """The kinds of events of which somebody chooses one: what fits first."""

    head: TrackHead
    words: str
    near: tuple[tuple[str, str], ...]
    rest: tuple[tuple[str, str], ...]


def track_policy(municipality: str) -> track.TrackPolicy:
    """What a municipality decided about following a track, as it holds today."""
    return track.track_policy_from(decided(municipality, PolicyKind.TRACK))


def row_of(court_track: UUID) -> CourtTrack:
    """The row of a track; raises NotFound."""
    found = CourtTrack.objects.select_related("creditor_partner").filter(pk=court_track).first()
    if found is None:
        raise NotFound
    return found


def view_of_row(
    row: CourtTrack, more: Iterable[track.TrackEvent] = (), *, with_done: bool = True
) -> track.TrackView:
    """Where a track stands today, with what was done already; `more` are events not written yet."""
    today, pure = clock.today(), track_of(row, more)
    found = track.standing(pure.events, today)
    done = done_on(row.case_id, row.pk, found) if with_done else frozenset[str]()
    return track.follow_track(pure, track_policy(str(row.municipality)), today=today, done=done)


def track_view(court_track: UUID) -> tuple[track.TrackView, CourtTrack]:
    """Where a track stands, and its row; raises NotFound. A building block: nobody looks here."""
    row = row_of(court_track)
    return view_of_row(row), row


def head_of(row: CourtTrack) -> TrackHead:
    """Which claim it is."""
    known = row.creditor_partner.name if row.creditor_partner else str(row.creditor)
    ground = _(track.CLAIM_GROUNDS[track.ClaimGround(row.ground)])
    return TrackHead(row.pk, row.case_id, ground, known)


def track_lines(case: UUID) -> tuple[TrackLine, ...]:
    """Where each track of a case stands. A building block: nobody looks here."""
    rows = CourtTrack.objects.filter(case=case).select_related("creditor_partner")
    ordered = rows.order_by("opened_at", "pk")
    return tuple(line_of(row, view_of_row(row)) for row in ordered)


@look("legal.tracks", may_if=SEES_TRACK, basis=_BASIS, about="case")
def tracks_of(*, actor: Actor, case: UUID) -> CaseTracks:
    """See how far each claim against a household is with the court, and what comes."""
    return CaseTracks(case, track_lines(case))


@look("legal.track", may_if=SEES_TRACK, basis=_BASIS, about="court_track")
def track_page(*, actor: Actor, court_track: UUID) -> TrackPage:
    """See one claim on its way through court: what happened, what comes, who and until when."""
    view, row = track_view(court_track)
    return TrackPage(
        line=line_of(row, view),
        drawing=drawing_of(view, today=clock.today(), kept=kept_of(row, view)),
        events=tuple(_events(row)),
        outcome=_outcome(view.outcome),
        can_evict=view.standing.can_evict,
        summoned=view.standing.where in SUMMONED,
    )


@look("legal.what_follows", may_if=SEES_TRACK, basis=_BASIS, about="court_track")
def what_follows(*, actor: Actor, court_track: UUID, told: track.TrackEvent) -> TrackLine:
    """See what would follow from an event before it is written down; raises EventFaulty."""
    if wrong := track.wrong_with(told, clock.today()):
        raise EventFaulty(wrong)
    row = row_of(court_track)
    return line_of(row, view_of_row(row, [told]))


@look("legal.kinds_of_event", may_if=SEES_TRACK, basis=_BASIS, about="court_track")
def kinds_of_event(*, actor: Actor, court_track: UUID) -> KindsOfEvent:
    """See which events fit where a track stands, and which others there are."""
    view, row = track_view(court_track)
    near = track.likely(view.standing.where)
    rest = [each for each in track.Occurrence if each not in near]
    return KindsOfEvent(head_of(row), view.words, _named(near), _named(rest))


@look("legal.creditors", may_if=MAY_WORK, basis=_BASIS)
def creditors_here(*, actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """See which creditors report here, to choose whose claim it is."""
    return tuple((each.pk, each.name) for each in partners_of(actor).order_by("name"))


@look("legal.event", may_if=SEES_TRACK, basis=_BASIS, about="track_event")
def event_line(*, actor: Actor, track_event: UUID) -> tuple[TrackHead, EventLine]:
    """See one event before it is taken back; raises NotFound for one that was already."""
    found = (
        TrackEvent.counting.filter(pk=track_event, message=None)
        .select_related("track__creditor_partner")
        .first()
    )
    if found is None:
        raise NotFound
    names = names_of({found.entered_by})
    return head_of(found.track), line_of_event(found, names)


def _outcome(found: track.Outcome | None) -> str:
    """What came of it; who still lives there has no outcome to show."""
    if found is None or found is track.Outcome.NONE:
        return ""
    return _(track.OUTCOMES[found])


def _named(kinds: Iterable[track.Occurrence]) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, _(track.OCCURRENCES[each].title)) for each in kinds)


def kept_of(row: CourtTrack, view: track.TrackView) -> track.RuledDate | None:
    """Until when nobody may evict on a claim. A building block: nobody looks here."""
    return no_eviction_until(row.case_id, track.ClaimGround(row.ground), view.standing)


def line_of(row: CourtTrack, view: track.TrackView) -> TrackLine:
    """Where a track stands, in words."""
    kept = kept_of(row, view)
    return TrackLine(
        head=head_of(row),
        words=_(view.words),
        coming=tuple(_next(each) for each in view.coming),
        doubts=tuple(
            DoubtLine(each.code, _(each.words), each.citation, _verified(each.confidence))
            for each in view.doubts
        ),
        at_stake=view.standing.home_at_stake,
        next_on=_next_on(view.standing),
        kept_until=kept.on if kept else None,
        kept_why=_(kept.why) if kept else "",
    )


#: what is no last day for anybody: it happens on its day, from then on or only after it
_WHEN = {
    "eviction": gettext_noop("op %s"),
    "come": gettext_noop("op %s"),
    "summons": gettext_noop("vanaf %s"),
    "shelf": gettext_noop("vanaf %s"),
    "eviction_day": gettext_noop("na %s"),
}


def when_words(code: str, on: date) -> str:
    """A day of what comes, in words. A building block: nobody looks here."""
    return _(_WHEN.get(code, gettext_noop("uiterlijk %s"))) % day_year(on)


def _next_on(found: track.Standing) -> date | None:
    today = clock.today()
    days = [day for day in (found.hearing_on, found.eviction_on) if day and day >= today]
    return min(days, default=None) if found.lost is None else None


def _next(each: track.Next) -> NextLine:
    until = each.until
    return NextLine(
        code=each.code,
        words=_(each.words),
        who=_(track.WHO_WORDS[each.who]),
        when=when_words(each.code, until.on) if until else "",
        on=until.on if until else None,
        late=each.late,
        why=_(until.why) if until else "",
        citation=until.citation if until else "",
        sureness=_(until.sureness) if until else "",
        verified=_verified(until.confidence) if until else True,
    )


def _verified(confidence: Confidence | None) -> bool:
    return confidence is not Confidence.UNVERIFIED


def _events(row: CourtTrack) -> Iterator[EventLine]:
    """What was written down, the newest day first."""
    rows = list(TrackEvent.objects.filter(track=row).order_by("-on", "-entered_at", "-pk"))
    names = names_of({each.entered_by for each in rows} | {each.recalled_by for each in rows})
    return (line_of_event(each, names) for each in rows)


def line_of_event(row: TrackEvent, names: dict[str, str]) -> EventLine:
    """One row in words. A building block: nobody looks here."""
    pure = event_of(row)
    kind = track.OCCURRENCES[pure.kind]
    return EventLine(
        id=row.pk,
        title=_(kind.title),
        on=row.on,
        day_words=_(kind.day) if kind.day else "",
        day_on=row.day_on,
        at=row.at,
        court=row.court,
        judgment=_(JUDGMENTS[Judgment(row.judgment)][1]) if row.judgment else "",
        by_default=row.by_default,
        at_once=row.at_once,
        in_short=row.in_short,
        in_person=row.in_person,
        costs_cents=row.costs_cents,
        told_by=str(SaidBy(row.said_by).label),
        entered_at=row.entered_at,
        by=names.get(row.entered_by, ""),
        of_message=row.message_id,
        moved=row.recalled_why in WRONG_CLAIM,
        from_other=row.moved_from_id is not None,
        recalled_at=row.recalled_at,
        recalled_by=names.get(row.recalled_by, ""),
        recalled_why=reason_words(row.recalled_why) if row.recalled_why else "",
    )
