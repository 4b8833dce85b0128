# SPDX-License-Identifier: EUPL-1.2
"""How a dissolution ended, and the judgments that lie on the shelf. Pure.

Counted as the corporations count: evicted, key handed in, left without word, out of court; of every
judgment on which somebody may be evicted, and of every dissolution out of court.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law import terms
from woonzeker.law.errors import NotInForce
from woonzeker.law.reader import Confidence
from woonzeker.legal.rules.track.dates import sureness_of
from woonzeker.legal.rules.track.events import CourtTrack, Occurrence
from woonzeker.legal.rules.track.policy import TrackPolicy
from woonzeker.legal.rules.track.standing import Standing, Where, standing
from woonzeker.matching.linkage.wording import gettext_noop


class Outcome(StrEnum):
    """What came of a dissolution."""

    EVICTED = "evicted"
    KEY = "key"
    LEFT = "left"
    OUT_OF_COURT = "out_of_court"
    NONE = "none"


OUTCOMES: dict[Outcome, str] = {
    Outcome.EVICTED: gettext_noop("ontruimd"),
    Outcome.KEY: gettext_noop("sleutel ingeleverd"),
    Outcome.LEFT: gettext_noop("zonder bericht vertrokken"),
    Outcome.OUT_OF_COURT: gettext_noop("buiten de rechter om ontbonden"),
    Outcome.NONE: gettext_noop("woont er nog"),
}
_OF = {
    Occurrence.CARRIED_OUT: Outcome.EVICTED,
    Occurrence.KEY: Outcome.KEY,
    Occurrence.LEFT: Outcome.LEFT,
    Occurrence.OUT_OF_COURT: Outcome.OUT_OF_COURT,
}


def outcome_of(found: Standing) -> Outcome | None:
    """What came of a dissolution; None where nothing was dissolved, so nothing is counted.

    Who leaves before any judgment has left too, and is counted with the exits of the case.
    """
    if found.lost is Occurrence.OUT_OF_COURT:
        return Outcome.OUT_OF_COURT
    if found.ruling is None or not found.ruling.allows_eviction:
        return Outcome.EVICTED if found.lost is Occurrence.CARRIED_OUT else None
    return Outcome.NONE if found.lost is None else _OF[found.lost]


class Shelf(StrEnum):
    """How old a judgment is that was not carried out."""

    FRESH = "fresh"
    SOON = "soon"
    OLD = "old"
    EXPIRED = "expired"


SHELF_WORDS: dict[Shelf, str] = {
    Shelf.FRESH: gettext_noop("nog geen jaar oud"),
    Shelf.SOON: gettext_noop("wordt binnenkort een jaar oud"),
    Shelf.OLD: gettext_noop("ouder dan een jaar: ontruimen is in beginsel misbruik"),
    Shelf.EXPIRED: gettext_noop("kan niet meer worden uitgevoerd"),
}


@dataclass(frozen=True, slots=True)
class ShelvedJudgment:
    """A judgment on which somebody may be evicted and nobody was: whose track, and how old.

    The two days come with their reasons and with how sure they are.
    """

    track: str
    judged_on: date
    shelf: Shelf
    where: Where
    doubtful_after: terms.Deadline
    until: terms.Deadline

    @property
    def confidence(self) -> Confidence:
        """How sure the year is, which is case law with exceptions."""
        return sureness_of(self.doubtful_after)


def on_the_shelf(
    tracks: Iterable[CourtTrack], policy: TrackPolicy, today: date
) -> tuple[ShelvedJudgment, ...]:
    """The judgments that lie on the shelf on a day, the oldest first."""
    found = []
    for track in tracks:
        each = _shelved(track.id, standing(track.events, today), policy, today)
        if each is not None:
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.judged_on))


def _shelved(
    track: str, found: Standing, policy: TrackPolicy, today: date
) -> ShelvedJudgment | None:
    if not found.can_evict or found.judged_on is None:
        return None
    try:
        doubtful = terms.enforcement_doubtful_after(found.judged_on)
        until = terms.enforceable_until(found.judged_on)
    except NotInForce:
        return None
    soon = doubtful.due_on - timedelta(days=policy.shelf_days)
    if today > until.due_on:
        shelf = Shelf.EXPIRED
    elif today > doubtful.due_on:
        shelf = Shelf.OLD
    else:
        shelf = Shelf.SOON if today >= soon else Shelf.FRESH
    return ShelvedJudgment(track, found.judged_on, shelf, found.where, doubtful, until)
