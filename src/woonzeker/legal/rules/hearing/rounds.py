# SPDX-License-Identifier: EUPL-1.2
"""The hearings of a track: each time that it goes before a judge, also when its day moves. Pure.

A hearing is known by the event that first told of it. Moving it keeps it the same hearing; after a
judgment, verzet or appeal the next day in court is another one, with its own attendant and file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from woonzeker.legal.rules.track import LOST, Occurrence, TrackEvent, standing

#: after these the next day in court is another hearing
_ENDS_A_ROUND = frozenset(
    {Occurrence.JUDGED, Occurrence.OBJECTED, Occurrence.APPEALED, Occurrence.WITHDRAWN}
)


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a track by the id under which it is kept; `stands` is false when recalled."""

    id: str
    event: TrackEvent
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Round:
    """One hearing: the events that told of it, its day, hour and court as told last.

    `changes` counts every time that its day, hour or court changed, or that an event of it was
    recalled: it never falls. `since` is the day on which somebody here first knew of it.
    """

    ids: tuple[str, ...]
    on: date
    since: date
    at: time | None = None
    court: str = ""
    changes: int = 0
    cancelled: bool = False

    @property
    def first(self) -> str:
        """The event by which this hearing is known."""
        return self.ids[0]


def rounds_of(told: Sequence[Told], *, today: date) -> tuple[Round, ...]:
    """The hearings of a track, the first first. `told` in the order of entry, recalled ones too.

    A hearing of which every event was recalled is none.
    """
    found = (_round(each, told, today) for each in _groups(told))
    return tuple(each for each in found if each is not None)


def round_with(rounds: Iterable[Round], event: str) -> Round | None:
    """The hearing of which this event told."""
    return next((each for each in rounds if event in each.ids), None)


def _tells(event: TrackEvent) -> bool:
    """Whether an event tells of a day in court."""
    if event.kind is Occurrence.SUMMONED:
        return event.day_on is not None
    return event.kind in (Occurrence.HEARING, Occurrence.HEARING_MOVED)


def _groups(told: Sequence[Told]) -> Iterator[list[Told]]:
    """The events that tell of one hearing each, in the order of their days."""
    group: list[Told] = []
    for each in _ordered(told):
        if _tells(each.event):
            group.append(each)
        elif each.stands and each.event.kind in _ENDS_A_ROUND and group:
            yield group
            group = []
        elif each.stands and each.event.kind in LOST:
            break
    if group:
        yield group


def _ordered(told: Sequence[Told]) -> list[Told]:
    return sorted(told, key=lambda each: each.event.on)


def _round(group: Sequence[Told], told: Sequence[Told], today: date) -> Round | None:
    standing_ones = [each for each in group if each.stands and each.event.on <= today]
    if not standing_ones:
        return None
    ordered = _ordered(told)
    until = ordered.index(standing_ones[-1])
    seen = standing((each.event for each in ordered[: until + 1] if each.stands), today)
    if seen.hearing_on is None:
        return None
    after = [each.event for each in ordered[until + 1 :] if each.stands]
    cancelled = _is_off(after, seen.hearing_on, today)
    recalled = sum(not each.stands for each in group)
    return Round(
        ids=tuple(each.id for each in group),
        on=seen.hearing_on,
        since=min(each.event.known_on for each in standing_ones),
        at=seen.hearing_at,
        court=seen.court,
        changes=len(group) - 1 + recalled + cancelled,
        cancelled=cancelled,
    )


def _is_off(after: Iterable[TrackEvent], hearing_on: date, today: date) -> bool:
    """Whether the claim was withdrawn, or judged, before the day itself.

    A payment or an arrangement cancels no hearing: only who summons or the court does.
    """
    for event in after:
        if event.on > today:
            continue
        if event.kind is Occurrence.WITHDRAWN:
            return event.on <= hearing_on
        if event.kind in _ENDS_A_ROUND:
            return event.on < hearing_on
    return False
