# SPDX-License-Identifier: EUPL-1.2
"""What somebody fills in of an event: what is asked by kind, and what is wrong with it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.legal.rules.track.events import LOST, OCCURRENCES, Occurrence, TrackEvent
from woonzeker.legal.rules.track.standing import Where
from woonzeker.matching.linkage.wording import gettext_noop


class Asked(StrEnum):
    """A fact beside the day itself that a kind of event may have."""

    DAY = "day"
    TIME = "time"
    COURT = "court"
    RULING = "ruling"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a fact, and how to mend it."""

    field: str
    sentence: str


_HEARD = frozenset({Occurrence.SUMMONED, Occurrence.HEARING, Occurrence.HEARING_MOVED})
#: an eviction is announced, for a day that may be known
ANNOUNCES = frozenset({Occurrence.NOTICE, Occurrence.EVICTION_DATE, Occurrence.NEW_DATE})
#: without its own day it tells nothing
_NEEDS_DAY = frozenset({Occurrence.HEARING, Occurrence.HEARING_MOVED, Occurrence.EVICTION_DATE,
                        Occurrence.NEW_DATE})  # fmt: skip
#: longer ago nobody enters anything: a slip of the keys
_YEARS_BACK = 20


def asked_of(kind: Occurrence) -> frozenset[Asked]:
    """What is asked of a kind of event beside the day on which it happened."""
    found = {Asked.DAY} if OCCURRENCES[kind].day and kind is not Occurrence.JUDGED else set()
    if kind in _HEARD | ANNOUNCES:
        found.add(Asked.TIME)
    if kind in _HEARD or kind is Occurrence.JUDGED:
        found.add(Asked.COURT)
    if kind is Occurrence.JUDGED:
        found |= {Asked.DAY, Asked.RULING}
    if kind in {Occurrence.NOTICE, Occurrence.SERVED}:
        found.add(Asked.IN_PERSON)
    return frozenset(found)


def needs_day(kind: Occurrence) -> bool:
    """Whether a kind tells nothing without the day that it is about."""
    return kind in _NEEDS_DAY


def wrong_with(event: TrackEvent, today: date) -> tuple[Wrong, ...]:
    """Everything that is wrong with an event before it is written down."""
    return tuple(_wrong(event, today))


def _wrong(event: TrackEvent, today: date) -> Iterator[Wrong]:
    if event.on > today:
        yield Wrong(
            "on",
            gettext_noop(
                "Deze dag moet nog komen. Vul de dag in waarop het gebeurde; een dag die nog komt"
                " hoort in het andere veld."
            ),
        )
    elif event.on < today - timedelta(days=_YEARS_BACK * 366):
        yield Wrong("on", gettext_noop("Deze dag is te lang geleden. Kijk het jaartal na."))
    if (event.kind is Occurrence.JUDGED) != (event.ruling is not None):
        yield Wrong("judgment", gettext_noop("Zeg wat de rechter besliste."))
    if (said := _wrong_day(event, today)) is not None:
        yield Wrong("day_on", said)


def _wrong_day(event: TrackEvent, today: date) -> str | None:
    """What is wrong with the day that an event is about."""
    if event.day_on is None:
        words = gettext_noop("Vul de dag in waar het om gaat.")
        return words if needs_day(event.kind) else None
    if event.kind is Occurrence.OUT_OF_COURT:
        words = gettext_noop("De woning kan niet gesloten zijn op een dag die nog moet komen.")
        return words if event.day_on > today else None
    words = gettext_noop("Deze dag ligt vóór de dag waarop het gebeurde. Kijk beide na.")
    return words if event.day_on < event.on else None


_COURT = (Occurrence.SUMMONED, Occurrence.HEARING, Occurrence.HEARING_MOVED, Occurrence.JUDGED)
_EVICTION = (Occurrence.NOTICE, Occurrence.EVICTION_DATE, Occurrence.NEW_DATE, Occurrence.STAYED,
             Occurrence.CANCELLED, Occurrence.CARRIED_OUT)  # fmt: skip
_REMEDY = (Occurrence.SERVED, Occurrence.OBJECTED, Occurrence.APPEALED, Occurrence.RESPITE)
_WAY_OUT = (Occurrence.PAID, Occurrence.SETTLED, Occurrence.WITHDRAWN)
_AFTER = frozenset(
    {Where.JUDGED, Where.CONDITIONAL, Where.RESPITE, Where.OBJECTION, Where.APPEAL, Where.CANCELLED}
)
_EVICTS = frozenset({Where.NOTICED, Where.EVICTION_SET, Where.EVICTION_PASSED, Where.STAYED})


def likely(where: Where) -> tuple[Occurrence, ...]:
    """What most probably happened next on a track that stands there; all else can be said too."""
    if where in {Where.NOTHING, Where.WITHDRAWN, Where.PAID, Where.SETTLED}:
        return (Occurrence.ANNOUNCED, Occurrence.SUMMONED, Occurrence.HEARING, *_WAY_OUT)
    if where in {Where.ANNOUNCED, Where.SUMMONED}:
        return (*_COURT, *_WAY_OUT)
    if where in {Where.HEARING_SET, Where.HEARD}:
        return (Occurrence.JUDGED, Occurrence.HEARING_MOVED, Occurrence.SERVED, *_WAY_OUT)
    if where in _AFTER:
        return (*_REMEDY, Occurrence.NOTICE, Occurrence.JUDGED, *_WAY_OUT, Occurrence.KEY)
    if where in _EVICTS:
        said = (*_EVICTION[1:], Occurrence.OBJECTED, Occurrence.SERVED, *_WAY_OUT, *sorted(LOST))
        return tuple(dict.fromkeys(said))
    return (Occurrence.SERVED, Occurrence.OBJECTED, Occurrence.APPEALED, *_WAY_OUT)
