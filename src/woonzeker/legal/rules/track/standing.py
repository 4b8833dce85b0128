# SPDX-License-Identifier: EUPL-1.2
"""Where a track stands on a day, told by its events alone. Pure.

What threatens goes before what reassures: money that came in does not take back an eviction that
a bailiff announced; only a bailiff, a court or the creditor does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from woonzeker.legal.rules.kinds import Judgment
from woonzeker.legal.rules.track.events import (
    LOST,
    OCCURRENCES,
    Occurrence,
    Ruling,
    Stage,
    TrackEvent,
)
from woonzeker.matching.linkage.wording import gettext_noop


class Where(StrEnum):
    """Where a track stands."""

    NOTHING = "nothing"
    ANNOUNCED = "announced"
    SUMMONED = "summoned"
    HEARING_SET = "hearing_set"
    HEARD = "heard"
    JUDGED = "judged"
    CONDITIONAL = "conditional"
    RESPITE = "respite"
    PAYMENT = "payment"
    REJECTED = "rejected"
    OBJECTION = "objection"
    APPEAL = "appeal"
    NOTICED = "noticed"
    EVICTION_SET = "eviction_set"
    EVICTION_PASSED = "eviction_passed"
    STAYED = "stayed"
    CANCELLED = "cancelled"
    KEY = "key"
    LEFT = "left"
    CARRIED_OUT = "carried_out"
    OUT_OF_COURT = "out_of_court"
    PAID = "paid"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


WHERE_WORDS: dict[Where, str] = {
    Where.NOTHING: gettext_noop("Er is nog niets aangekondigd."),
    Where.ANNOUNCED: gettext_noop("Een dagvaarding is aangekondigd."),
    Where.SUMMONED: gettext_noop("De dagvaarding is uitgebracht."),
    Where.HEARING_SET: gettext_noop("De zitting komt eraan."),
    Where.HEARD: gettext_noop("De zitting is geweest. De uitkomst is nog niet bekend."),
    Where.JUDGED: gettext_noop("Er ligt een vonnis waarop ontruimd mag worden."),
    Where.CONDITIONAL: gettext_noop("Er mag alleen ontruimd worden als een afspraak breekt."),
    Where.RESPITE: gettext_noop("De rechter gaf tijd om alsnog te betalen."),
    Where.PAYMENT: gettext_noop("De rechter wees alleen betaling toe. De woning blijft."),
    Where.REJECTED: gettext_noop("De rechter wees de vordering af. De woning blijft."),
    Where.OBJECTION: gettext_noop("Er is verzet gedaan tegen het vonnis."),
    Where.APPEAL: gettext_noop("Er is hoger beroep ingesteld tegen het vonnis."),
    Where.NOTICED: gettext_noop("De ontruiming is aangezegd. De dag is nog niet bekend."),
    Where.EVICTION_SET: gettext_noop("De ontruiming is aangezegd en de dag is bekend."),
    Where.EVICTION_PASSED: gettext_noop("De dag van de ontruiming is voorbij. Wat gebeurde er?"),
    Where.STAYED: gettext_noop("De ontruiming staat stil."),
    Where.CANCELLED: gettext_noop("De ontruiming is ingetrokken. Het vonnis ligt er nog."),
    Where.KEY: gettext_noop("De sleutel is ingeleverd."),
    Where.LEFT: gettext_noop("Het huishouden vertrok zonder bericht."),
    Where.CARRIED_OUT: gettext_noop("De woning is ontruimd."),
    Where.OUT_OF_COURT: gettext_noop("De huur is na een sluiting buiten de rechter om ontbonden."),
    Where.PAID: gettext_noop("De schuld is betaald."),
    Where.SETTLED: gettext_noop("Er is een regeling."),
    Where.WITHDRAWN: gettext_noop("De vordering is ingetrokken."),
}
_BY_JUDGMENT = {
    Judgment.DISSOLUTION: Where.JUDGED,
    Judgment.CONDITIONAL: Where.CONDITIONAL,
    Judgment.RESPITE: Where.RESPITE,
    Judgment.PAYMENT: Where.PAYMENT,
    Judgment.REJECTED: Where.REJECTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the events up to a day tell, each the last that was told; None when nothing was.

    `after_end` are events that came after the home was left; `to_come` those of a later day.
    """

    where: Where = Where.NOTHING
    furthest: Stage = Stage.NOTHING
    since: date | None = None
    announced_known: date | None = None
    announced_for: date | None = None
    summoned_on: date | None = None
    summoned_known: date | None = None
    summoned_for: date | None = None
    hearing_on: date | None = None
    hearing_at: time | None = None
    heard_on: date | None = None
    court: str = ""
    ruling: Ruling | None = None
    judged_on: date | None = None
    judged_known: date | None = None
    served_on: date | None = None
    objected_on: date | None = None
    appealed_on: date | None = None
    respite_on: date | None = None
    respite_until: date | None = None
    notice_on: date | None = None
    notice_known_on: date | None = None
    ordered_on: date | None = None
    handed_on: date | None = None
    eviction_on: date | None = None
    new_date_on: date | None = None
    stayed_on: date | None = None
    stayed_until: date | None = None
    cancelled_on: date | None = None
    lost: Occurrence | None = None
    lost_on: date | None = None
    closed_on: date | None = None
    ended: Occurrence | None = None
    ended_on: date | None = None
    after_end: tuple[TrackEvent, ...] = ()
    to_come: tuple[TrackEvent, ...] = ()

    @property
    def can_evict(self) -> bool:
        """Whether a judgment on which somebody may be evicted lies on the shelf."""
        return self.lost is None and self.ruling is not None and self.ruling.allows_eviction

    @property
    def home_at_stake(self) -> bool:
        """Whether this track can still take the home; a payment alone does not end that."""
        return self.lost is None and (self.can_evict or self.where in _AT_STAKE)


_AT_STAKE = frozenset(
    {Where.ANNOUNCED, Where.SUMMONED, Where.HEARING_SET, Where.HEARD, Where.OBJECTION,
     Where.APPEAL, Where.RESPITE, Where.NOTICED, Where.EVICTION_SET, Where.EVICTION_PASSED,
     Where.STAYED, Where.CANCELLED}
)  # fmt: skip


def standing(events: Iterable[TrackEvent], today: date) -> Standing:
    """Where a track stands on a day. `events` in the order of entry; any order is taken."""
    found = Standing()
    to_come: list[TrackEvent] = []
    for event in sorted(events, key=lambda each: each.on):
        if event.on > today:
            to_come.append(event)
        else:
            found = _with(found, event)
    return replace(found, where=_where(found, today), to_come=tuple(to_come))


def _with(found: Standing, event: TrackEvent) -> Standing:
    furthest = max(found.furthest, OCCURRENCES[event.kind].stage)
    found = replace(found, furthest=furthest)
    if found.lost is not None:
        return replace(found, after_end=(*found.after_end, event))
    return replace(_READ[event.kind](found, event), since=event.on)


def _again(found: Standing) -> Standing:
    """Something new happens on the claim: it had not ended after all."""
    return replace(found, ended=None, ended_on=None)


def _new_round(found: Standing) -> Standing:
    """A new summons after a claim that had ended without danger: what came before is history."""
    pending = found.objected_on or found.appealed_on
    if pending or (found.ruling is not None and found.ruling.allows_eviction):
        return _again(found)
    if found.ended is None and found.ruling is None:
        return found
    return replace(
        _again(found), ruling=None, judged_on=None, judged_known=None, hearing_on=None,
        hearing_at=None, heard_on=None, summoned_on=None, summoned_known=None, summoned_for=None,
        served_on=None, announced_for=None, announced_known=None,
    )  # fmt: skip


def _announced(found: Standing, event: TrackEvent) -> Standing:
    found = _new_round(found)
    return replace(found, announced_known=event.known_on, announced_for=event.day_on)


def _summoned(found: Standing, event: TrackEvent) -> Standing:
    found = replace(
        _new_round(found), summoned_on=event.on, summoned_known=event.known_on,
        summoned_for=event.day_on,
    )  # fmt: skip
    return _to_court(found, event) if event.day_on else replace(found, court=_court(found, event))


def _hearing(found: Standing, event: TrackEvent) -> Standing:
    return _to_court(_new_round(found), event)


def _to_court(found: Standing, event: TrackEvent) -> Standing:
    return replace(
        found, hearing_on=event.day_on or found.hearing_on or event.on, hearing_at=event.at,
        court=_court(found, event),
    )  # fmt: skip


def _court(found: Standing, event: TrackEvent) -> str:
    return event.court or found.court


def _judged(found: Standing, event: TrackEvent) -> Standing:
    """A judgment replaces the one before; what was announced stays unless it is not allowed.

    A judgment of which nobody told the kind counts as the one that threatens.
    """
    ruling = event.ruling or Ruling(Judgment.DISSOLUTION)
    found = replace(
        _again(found), ruling=ruling, judged_on=event.on, judged_known=event.known_on,
        court=_court(found, event),
        objected_on=None, appealed_on=None, cancelled_on=None, handed_on=None, served_on=None,
        respite_on=None, respite_until=None,
    )  # fmt: skip
    if ruling.judgment in (Judgment.RESPITE, Judgment.CONDITIONAL):
        return replace(found, respite_on=event.on, respite_until=event.day_on)
    return found if ruling.allows_eviction else _no_date(found)


def _no_date(found: Standing) -> Standing:
    return replace(
        found, notice_on=None, notice_known_on=None, ordered_on=None, eviction_on=None,
        new_date_on=None, stayed_on=None, stayed_until=None,
    )  # fmt: skip


def _served(found: Standing, event: TrackEvent) -> Standing:
    """The judgment was handed over; in person the term of verzet runs from the first time."""
    handed = found.handed_on or (event.on if event.in_person else None)
    return replace(_again(found), served_on=found.served_on or event.on, handed_on=handed)


def _objected(found: Standing, event: TrackEvent) -> Standing:
    return replace(_to_hear_again(found), objected_on=event.on)


def _appealed(found: Standing, event: TrackEvent) -> Standing:
    return replace(_to_hear_again(found), appealed_on=event.on)


def _to_hear_again(found: Standing) -> Standing:
    """A remedy has a hearing of its own: the day of the last one has passed."""
    heard = found.hearing_on or found.heard_on
    return replace(_again(found), heard_on=heard, hearing_on=None, hearing_at=None)


def _respite(found: Standing, event: TrackEvent) -> Standing:
    return replace(_again(found), respite_on=event.on, respite_until=event.day_on)


def _noticed(found: Standing, event: TrackEvent) -> Standing:
    """The order to leave: its terms run from the first one, until it is taken back."""
    handed = found.handed_on or (event.on if event.in_person else None)
    return replace(
        _dated(found, event), ordered_on=found.ordered_on or event.on, handed_on=handed,
        new_date_on=None,
    )  # fmt: skip


def _dated(found: Standing, event: TrackEvent) -> Standing:
    """A day for the eviction: whatever held it back has ended."""
    return replace(
        _again(found), eviction_on=event.day_on or found.eviction_on,
        notice_on=found.notice_on or event.on,
        notice_known_on=found.notice_known_on or event.known_on,
        stayed_on=None, stayed_until=None, cancelled_on=None,
    )  # fmt: skip


def _moved(found: Standing, event: TrackEvent) -> Standing:
    return replace(_dated(found, event), new_date_on=event.on)


def _stayed(found: Standing, event: TrackEvent) -> Standing:
    """The day lapses; when the stay is over a new one has to be told."""
    return replace(
        _again(found), stayed_on=event.on, stayed_until=event.day_on, eviction_on=None,
        new_date_on=None,
    )  # fmt: skip


def _cancelled(found: Standing, event: TrackEvent) -> Standing:
    return replace(_no_date(found), cancelled_on=event.on)


def _lost(found: Standing, event: TrackEvent) -> Standing:
    closed = event.day_on if event.kind is Occurrence.OUT_OF_COURT else None
    return replace(found, lost=event.kind, lost_on=event.on, closed_on=closed)


def _ended(found: Standing, event: TrackEvent) -> Standing:
    found = replace(found, ended=event.kind, ended_on=event.on)
    return _no_date(found) if event.kind is Occurrence.WITHDRAWN else found


_READ: dict[Occurrence, Callable[[Standing, TrackEvent], Standing]] = {
    Occurrence.ANNOUNCED: _announced,
    Occurrence.SUMMONED: _summoned,
    Occurrence.HEARING: _hearing,
    Occurrence.HEARING_MOVED: _hearing,
    Occurrence.JUDGED: _judged,
    Occurrence.SERVED: _served,
    Occurrence.OBJECTED: _objected,
    Occurrence.APPEALED: _appealed,
    Occurrence.RESPITE: _respite,
    Occurrence.NOTICE: _noticed,
    Occurrence.EVICTION_DATE: _dated,
    Occurrence.NEW_DATE: _moved,
    Occurrence.STAYED: _stayed,
    Occurrence.CANCELLED: _cancelled,
    **dict.fromkeys(LOST, _lost),
    Occurrence.PAID: _ended,
    Occurrence.SETTLED: _ended,
    Occurrence.WITHDRAWN: _ended,
}


def _where(found: Standing, today: date) -> Where:
    if found.lost is not None:
        return Where(found.lost.value)
    if found.stayed_on and (found.stayed_until is None or today <= found.stayed_until):
        return Where.STAYED
    if found.eviction_on is not None and today <= found.eviction_on:
        return Where.EVICTION_SET
    if found.ended is not None:
        return Where(found.ended.value)
    return _after_judgment(found) or _before_judgment(found, today)


def _after_judgment(found: Standing) -> Where | None:
    if found.eviction_on is not None:
        return Where.EVICTION_PASSED
    if found.notice_on is not None:
        return Where.NOTICED
    if found.objected_on is not None or found.appealed_on is not None:
        return Where.OBJECTION if found.objected_on else Where.APPEAL
    if found.cancelled_on is not None:
        return Where.CANCELLED
    if found.ruling is not None:
        return _BY_JUDGMENT[found.ruling.judgment]
    return Where.RESPITE if found.respite_on else None


def _before_judgment(found: Standing, today: date) -> Where:
    if found.served_on is not None:
        # there is a judgment, and nobody told what it says
        return Where.HEARD
    if found.hearing_on is not None:
        return Where.HEARING_SET if today <= found.hearing_on else Where.HEARD
    if found.summoned_on is not None:
        return Where.SUMMONED
    return Where.ANNOUNCED if found.announced_known else Where.NOTHING
