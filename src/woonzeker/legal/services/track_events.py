# SPDX-License-Identifier: EUPL-1.2
"""A colleague heard what happened on a court track: it is written down, or recalled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.recalling import mark_recalled, refuse_without_why
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.cases.services import Follows
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.rules import fold
from woonzeker.legal.errors import EventFaulty
from woonzeker.legal.models import CourtTrack, SaidBy, TrackEvent
from woonzeker.legal.rules import track
from woonzeker.legal.rules.track import ANNOUNCES, LOST, ClaimGround, Occurrence
from woonzeker.legal.services.alarming import tell_team, told_by_event
from woonzeker.legal.services.receiving import one_at_a_time
from woonzeker.legal.services.starting import since, stand
from woonzeker.legal.services.undoing import News, undo
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.organisations.selectors import partners_of

#: the move in the process that an event makes; the others leave a case where it stands
MOVES: Mapping[Occurrence, str] = {
    Occurrence.ANNOUNCED: "dagvaarding_announced",
    Occurrence.SUMMONED: "dagvaarding_served",
    Occurrence.HEARING: "hearing_set",
    Occurrence.HEARING_MOVED: "hearing_set",
    Occurrence.JUDGED: "vonnis_given",
    **dict.fromkeys(ANNOUNCES, "eviction_announced"),
    **dict.fromkeys(LOST, "home_lost"),
}
_BASIS = "Wgs art. 3 lid 1 onder b"
#: what makes an event the same one, and what is said of it beside that
_SAME = ("kind", "on", "day_on", "at", "judgment")
_BESIDE = ("court", "by_default", "at_once", "in_short", "costs_cents", "in_person")
_OTHERWISE = gettext_noop(
    "Dit staat er vandaag al bij, met iets anders erin. Neem dat eerst terug en leg het dan"
    " opnieuw vast."
)


@action("legal.open_track", may_if=MAY_WORK, basis=_BASIS, about="case")
def open_track(
    *,
    actor: Actor,
    case: UUID,
    ground: ClaimGround,
    creditor_partner: UUID | None = None,
    creditor: str = "",
) -> CourtTrack:
    """Follow one claim of one creditor on one ground; the same claim is the track there is.

    Raises NotFound, Refused for a creditor that is no partner here.
    """
    one_at_a_time()
    if not Case.objects.filter(pk=case).exists():
        raise NotFound
    partner = _partner(actor, creditor_partner, creditor)
    rows = CourtTrack.objects.filter(case=case, ground=ground.value).order_by("opened_at", "pk")
    for row in rows:
        same = row.creditor_partner_id == partner and (
            partner is not None or fold(str(row.creditor)) == fold(creditor)
        )
        if same:
            return row
    return CourtTrack.objects.create(
        case_id=case,
        creditor_partner_id=partner,
        creditor="" if partner else creditor.strip(),
        ground=ground.value,
        opened_at=clock.now(),
        opened_by=actor.id,
    )


def _partner(actor: Actor, asked: UUID | None, name: str) -> UUID | None:
    """The partner that was chosen, or of this name."""
    known = {each.pk: each.name for each in partners_of(system(actor.municipality, "legal"))}
    if asked is not None:
        if asked not in known:
            raise Refused(_("Deze schuldeiser is hier geen partner. Schrijf de naam zelf."))
        return asked
    return next((key for key, each in known.items() if name and fold(each) == fold(name)), None)


@action("legal.add_event", may_if=MAY_WORK, basis="Gdw art. 14; Rv art. 111", about="court_track")
def add_event(
    *, actor: Actor, court_track: UUID, told: track.TrackEvent, said_by: str
) -> TrackEvent:
    """Write down what happened on a track; the case, its clocks and its tasks follow at once.

    Entered twice on a day it is one event. Raises NotFound, EventFaulty with what is wrong.
    """
    one_at_a_time()
    row = CourtTrack.objects.select_for_update().filter(pk=court_track).first()
    if row is None:
        raise NotFound
    if wrong := track.wrong_with(told, clock.today()):
        raise EventFaulty(wrong)
    if (same := _entered_before(row, told, actor)) is not None:
        return same
    room = system(actor.municipality, "legal")
    before = stand(row.case_id)
    follows = Follows(
        MOVES.get(told.kind, ""),
        eviction=told.kind in ANNOUNCES,
        told_by_others=said_by in {SaidBy.BAILIFF, SaidBy.COURT, SaidBy.CREDITOR},
    )
    cases.follow_shown(actor=room, case=row.case_id, follows=follows, on=clock.today())
    event = _as_row(row, told, said_by, actor)
    tell_team(room, told_by_event(event))
    event.started = since(before)
    event.save(force_insert=True)
    return event


def _entered_before(row: CourtTrack, told: track.TrackEvent, actor: Actor) -> TrackEvent | None:
    """The same event that a colleague entered last, today: who presses twice entered it once.

    What was told again after something else is news: a day that moved back moved.
    Raises EventFaulty when something else was said of it then: that would be lost.
    """
    new = _as_row(row, told, "", actor)
    there = TrackEvent.counting.filter(track=row).order_by("-entered_at", "-pk").first()
    if there is None or there.message_id is not None:
        return None
    is_of_today = there.entered_at.astimezone(AMSTERDAM).date() == clock.today()
    if not is_of_today or any(getattr(there, name) != getattr(new, name) for name in _SAME):
        return None
    if any(getattr(there, name) != getattr(new, name) for name in _BESIDE):
        raise EventFaulty((track.Wrong("on", _OTHERWISE),))
    return there


def _as_row(row: CourtTrack, told: track.TrackEvent, said_by: str, actor: Actor) -> TrackEvent:
    """The event as a row that is not written yet."""
    ruling = told.ruling
    return TrackEvent(
        track=row,
        kind=told.kind.value,
        on=told.on,
        day_on=told.day_on,
        at=told.at,
        court=told.court,
        judgment=ruling.judgment.value if ruling else "",
        by_default=ruling.by_default if ruling else None,
        at_once=ruling.at_once if ruling else None,
        in_short=ruling.in_short if ruling else False,
        costs_cents=ruling.costs_cents if ruling else None,
        in_person=told.in_person,
        told_on=clock.today(),
        said_by=said_by,
        entered_at=clock.now(),
        entered_by=actor.id,
    )


@action(
    "legal.recall_event",
    may_if=MAY_WORK,
    basis="AVG art. 5 lid 1 onder d",
    about="track_event",
)
def recall_event(*, actor: Actor, track_event: UUID, reason: str) -> TrackEvent:
    """Take back an event that was entered wrongly: it stays to be read and counts no more.

    The step, clocks, tasks and visit that it began go, unless other news asks for them. Raises
    NotFound, Refused for one that came in a message or was taken back before.
    """
    one_at_a_time()
    found = (
        TrackEvent.objects.select_for_update(of=("self",))
        .select_related("track")
        .filter(pk=track_event)
        .first()
    )
    if found is None:
        raise NotFound
    if found.recalled_at is not None:
        raise Refused(_("Dit is al teruggenomen."))
    if found.message_id is not None:
        raise Refused(_("Dit kwam in een bericht. Neem het bericht terug, dan vervalt dit mee."))
    refuse_without_why(reason)
    mark_recalled(found, actor, reason)
    began: Mapping[str, Any] = found.started or {}
    news = News(found.track.case_id, Occurrence(found.kind), found.entered_at)
    undo(system(actor.municipality, "legal"), news, began, reason)
    return found
