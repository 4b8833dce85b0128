# SPDX-License-Identifier: EUPL-1.2
"""Who lost a home in a year, and what judges said: from the court tracks and the ends of cases.

A household counts once a year, by what came first: who hands in the key before the bailiff comes
was not evicted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.legal.models import CourtMessage, TrackEvent
from woonzeker.legal.rules import Judgment, track
from woonzeker.legal.selectors import sold_by_force, tracks_of_cases
from woonzeker.monitoring.models import SieveRow
from woonzeker.monitoring.rules.evictions import (
    DISSOLVES,
    After,
    Ending,
    Judged,
    Lost,
    Outcome,
    Reason,
)
from woonzeker.monitoring.rules.evictions_year import YearTable, year_tables
from woonzeker.monitoring.rules.sieve import Children, Where
from woonzeker.monitoring.rules.sieve_asked import ARREARS
from woonzeker.monitoring.selectors.eviction_sources import (
    OtherLoss,
    afterwards,
    closed_for,
    other_losses,
)
from woonzeker.monitoring.selectors.landlords import lets
from woonzeker.monitoring.selectors.sieve import BASIS, MAY_SEE_SIEVE
from woonzeker.process import Exit, Step

_ENDING = {
    track.Occurrence.CARRIED_OUT: Ending.CARRIED_OUT,
    track.Occurrence.KEY: Ending.KEY,
    track.Occurrence.LEFT: Ending.LEFT,
    track.Occurrence.OUT_OF_COURT: Ending.OUT_OF_COURT,
}
_REASON = {
    track.ClaimGround.ARREARS: Reason.ARREARS,
    track.ClaimGround.NUISANCE: Reason.NUISANCE,
    track.ClaimGround.SUBLETTING: Reason.SUBLETTING,
    track.ClaimGround.CLOSURE: Reason.OTHER,
    track.ClaimGround.OTHER: Reason.OTHER,
}
_OUTCOME = {
    track.Outcome.EVICTED: Outcome.EVICTED,
    track.Outcome.KEY: Outcome.KEY,
    track.Outcome.LEFT: Outcome.LEFT,
}
#: ends of a case by which a home was lost without an event on a track
_BY_END = {
    Exit.KEY_HANDED_IN: Ending.KEY,
    Exit.MOVED_UNDER_PRESSURE: Ending.PRESSED,
    Exit.MOVED_UNKNOWN: Ending.LEFT,
}
#: the same as what became of a judgment
_LEFT_BY = {
    Exit.KEY_HANDED_IN.value: Outcome.KEY,
    Exit.MOVED_UNDER_PRESSURE.value: Outcome.LEFT,
    Exit.MOVED_UNKNOWN.value: Outcome.LEFT,
}
#: ends of a case with which the household kept its home
_KEPT = {Where.PAID, Where.ARRANGEMENT, Where.HELPED, Where.OTHER_HELP, Where.ON_THEIR_OWN}


#: what is told so long before is the same home: a case often hears of it later
ONE_LOSS = timedelta(days=183)
#: why a home was lost, which a bailiff may still empty: who counts bailiffs counts that
_BEFORE_BAILIFF = frozenset({Ending.CONTRACT_ENDED, Ending.SOLD})


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the row of a case says: children, where it is, who let the home, why, how it ended."""

    children: Children = Children.UNKNOWN
    place: Where = Where.OPEN
    landlord: str = ""
    reason: Reason = Reason.OTHER
    result: str = ""


#: of a case without a row nobody knows
_NOTHING = _Facts()


@dataclass(frozen=True, slots=True)
class YearOfEvictions:
    """The tables of a year, with the published figures beside them."""

    year: int
    tables: tuple[YearTable, ...]


@dataclass(frozen=True, slots=True)
class _Event:
    """A row of a track, with what is known of its claim."""

    case: UUID
    claim: str
    on: date
    kind: track.Occurrence
    creditor: UUID | None
    ground: track.ClaimGround
    judgment: str
    by_default: bool | None


@look("monitoring.evictions", may_if=MAY_SEE_SIEVE, basis=BASIS)
def evictions(*, actor: Actor, year: int) -> YearOfEvictions:
    """See how many homes were lost in a year by each way to count, and what judges said."""
    found = year_tables(lost(actor, year), judged(actor, year), year=year)
    return YearOfEvictions(year, found)


def lost(actor: Actor, year: int) -> list[Lost]:
    """Each household that lost its home in a year, once."""
    found = lost_between(actor, year, year)
    cases = {each.case for each in found if each.case is not None}
    after, closings = afterwards(cases), closed_for(cases)
    return [
        replace(
            each,
            reason=closings.get(each.case, each.reason)
            if each.ending is Ending.OUT_OF_COURT
            else each.reason,
            after=after.get(each.case, After.UNKNOWN),
        )
        for each in found
        if each.case is not None
    ]


def lost_between(actor: Actor, first: int, last: int) -> list[Lost]:
    """Each household that lost its home in one of these years, once a year; not where it went."""
    found = _first(_losses(actor, first, last))
    facts = _facts(actor, {loss.case for loss in found})
    return [
        Lost(
            on=loss.on,
            ending=loss.ending,
            landlord=known.landlord if loss.landlord is None else loss.landlord,
            reason=loss.reason or known.reason,
            children=known.children,
            case=loss.case,
        )
        for loss in found
        if (known := facts.get(loss.case, _NOTHING)).place is not Where.MISTAKE
    ]


def _losses(actor: Actor, first: int, last: int) -> list[OtherLoss]:
    """What was told of homes lost in years; the case itself says it only where nobody told."""
    letting = lets(actor)
    begins, until = date(first, 1, 1), date(last, 12, 31)
    since = begins - ONE_LOSS
    told = [_of_track(event, letting) for event in _events(since, until, _ENDING)]
    told += other_losses(since, until, letting)
    days: dict[UUID, list[date]] = {}
    for loss in told:
        days.setdefault(loss.case, []).append(loss.on)
    ends = _of_ends(actor, begins, until)
    return [loss for loss in told if loss.on >= begins] + [
        loss for loss in ends if not any(_same(loss, day) for day in days.get(loss.case, ()))
    ]


def _same(loss: OtherLoss, day: date) -> bool:
    """Whether what was told of a day is the home that a case says was lost."""
    return day.year == loss.on.year or loss.on - ONE_LOSS <= day <= loss.on


def judged(actor: Actor, year: int) -> list[Judged]:
    """Each judgment of a year; what became of it is asked of a dissolution alone."""
    events = _events(date(year, 1, 1), date(year, 12, 31), (track.Occurrence.JUDGED,))
    cases = {each.case for each in events}
    known = _Known(lets(actor), _facts(actor, cases), closed_for(cases))
    standings = {
        each.id: track.standing(each.events, clock.today())
        for tracks in tracks_of_cases(cases).values()
        for each in tracks
    }
    return [
        _judged(each, standings[each.claim], known)
        for each in events
        if known.place(each.case) is not Where.MISTAKE
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known beside the tracks of some cases."""

    letting: Mapping[UUID, str]
    facts: Mapping[UUID, _Facts]
    closings: Mapping[UUID, Reason]

    def place(self, case: UUID) -> Where:
        """Where the household of a case is."""
        return self.facts.get(case, _NOTHING).place


def _judged(event: _Event, found: track.Standing, known: _Known) -> Judged:
    kind, reason = Judgment(event.judgment), _REASON[event.ground]
    if event.ground is track.ClaimGround.CLOSURE:
        reason = known.closings.get(event.case, reason)
    return Judged(
        on=event.on,
        kind=kind,
        landlord=known.letting.get(event.creditor, "") if event.creditor else "",
        reason=reason,
        by_default=event.by_default,
        outcome=_outcome(found, known.facts.get(event.case, _NOTHING))
        if kind in DISSOLVES
        else Outcome.PENDING,
        case=event.case,
    )


def _outcome(found: track.Standing, known: _Facts) -> Outcome:
    """As the track tells it; else as the case ended."""
    came = track.outcome_of(found)
    if came in _OUTCOME:
        return _OUTCOME[came]
    if known.result in _LEFT_BY:
        return _LEFT_BY[known.result]
    return Outcome.KEPT if known.place in _KEPT else Outcome.PENDING


def _events(since: date, until: date, kinds: Iterable[track.Occurrence]) -> list[_Event]:
    rows = TrackEvent.counting.filter(
        on__range=(since, until), kind__in=[kind.value for kind in kinds]
    )
    return [
        _Event(
            row.track.case_id,
            str(row.track_id),
            row.on,
            track.Occurrence(row.kind),
            row.track.creditor_partner_id,
            track.ClaimGround(row.track.ground),
            row.judgment,
            row.by_default,
        )
        for row in rows.select_related("track").order_by("on", "entered_at", "pk")
    ]


def _of_track(event: _Event, letting: Mapping[UUID, str]) -> OtherLoss:
    return OtherLoss(
        event.case,
        event.on,
        _ENDING[event.kind],
        letting.get(event.creditor, "") if event.creditor else "",
        _REASON[event.ground],
    )


def _of_ends(actor: Actor, since: date, until: date) -> list[OtherLoss]:
    """Homes lost of which no track tells: an end of the case, or a home that is said to be lost.

    Who leaves without word before any judgment moved, as far as anybody knows.
    """
    rows = SieveRow.objects.filter(municipality=actor.municipality).exclude(place=Where.MISTAKE)
    ended = rows.filter(
        place=Where.HOME_LEFT,
        left_on__range=(since, until),
        result__in=[end.value for end in _BY_END],
    )
    found = []
    for row in ended:
        end = Exit(row.result)
        if row.left_on and (end is not Exit.MOVED_UNKNOWN or row.step >= Step.VONNIS):
            found.append(OtherLoss(row.case_id, row.left_on, _BY_END[end]))
    gone = list(rows.filter(home_lost_on__range=(since, until)))
    told = frozenset(
        CourtMessage.objects.filter(case__in=[row.case_id for row in gone]).values_list(
            "case", flat=True
        )
    )
    sold = sold_by_force([row.case_id for row in gone])
    for row in gone:
        ending = Ending.SOLD if row.case_id in sold else Ending.NO_COURT
        if row.home_lost_on:
            how = Ending.CARRIED_OUT if row.case_id in told else ending
            found.append(OtherLoss(row.case_id, row.home_lost_on, how))
    return found


def _first(losses: Iterable[OtherLoss]) -> list[OtherLoss]:
    """Of each household what came first in a year; on one day the key before the bailiff.

    A contract that ended or a sale is not yet how a household went: a bailiff who came is.
    """
    order = list(Ending)

    def when(loss: OtherLoss) -> tuple[date, bool, int]:
        return loss.on, loss.ending is Ending.CARRIED_OUT, order.index(loss.ending)

    found: dict[tuple[int, UUID], OtherLoss] = {}
    for loss in sorted(losses, key=when):
        whose = loss.on.year, loss.case
        kept = found.setdefault(whose, loss)
        if kept.ending in _BEFORE_BAILIFF and loss.ending is Ending.CARRIED_OUT:
            found[whose] = loss
    return list(found.values())


def _facts(actor: Actor, cases: Collection[UUID]) -> dict[UUID, _Facts]:
    """What the rows of these cases say."""
    rows = SieveRow.objects.filter(municipality=actor.municipality, case__in=cases)
    return {
        case: _Facts(
            Children(children),
            Where(place),
            landlord,
            Reason.ARREARS if lanes == [ARREARS] else Reason.OTHER,
            result,
        )
        for case, children, place, landlord, lanes, result in rows.values_list(
            "case", "children", "place", "landlord", "lanes", "result"
        )
    }
