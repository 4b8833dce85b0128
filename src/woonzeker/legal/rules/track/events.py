# SPDX-License-Identifier: EUPL-1.2
"""What can happen on a court track: one creditor's claim on one ground, event by event. Pure.

Events are only added. What was entered wrongly is left out by who reads them, never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum, StrEnum

from woonzeker.legal.rules.kinds import Judgment, Kind
from woonzeker.matching.linkage.wording import gettext_noop


class ClaimGround(StrEnum):
    """Why a creditor goes to court; a track has one."""

    ARREARS = "arrears"
    NUISANCE = "nuisance"
    CLOSURE = "closure"
    SUBLETTING = "subletting"
    OTHER = "other"


CLAIM_GROUNDS: dict[ClaimGround, str] = {
    ClaimGround.ARREARS: gettext_noop("achterstand"),
    ClaimGround.NUISANCE: gettext_noop("overlast"),
    ClaimGround.CLOSURE: gettext_noop("sluiting"),
    ClaimGround.SUBLETTING: gettext_noop("onderhuur of woonfraude"),
    ClaimGround.OTHER: gettext_noop("iets anders"),
}


class Occurrence(StrEnum):
    """What happened; the code that stands with an event."""

    ANNOUNCED = "announced"
    SUMMONED = "summoned"
    HEARING = "hearing"
    HEARING_MOVED = "hearing_moved"
    JUDGED = "judged"
    SERVED = "served"
    OBJECTED = "objected"
    APPEALED = "appealed"
    RESPITE = "respite"
    NOTICE = "notice"
    EVICTION_DATE = "eviction_date"
    NEW_DATE = "new_date"
    STAYED = "stayed"
    CANCELLED = "cancelled"
    KEY = "key"
    LEFT = "left"
    CARRIED_OUT = "carried_out"
    OUT_OF_COURT = "out_of_court"
    PAID = "paid"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class Stage(IntEnum):
    """How far a track has ever come; never less than before."""

    NOTHING = 0
    ANNOUNCED = 1
    SUMMONED = 2
    HEARING = 3
    JUDGED = 4
    NOTICE = 5
    LOST = 6


@dataclass(frozen=True, slots=True)
class OccurrenceType:
    """One kind of event: its name, how far it brings a track, and what its own day is."""

    title: str
    stage: Stage
    day: str = ""


OCCURRENCES: dict[Occurrence, OccurrenceType] = {
    Occurrence.ANNOUNCED: OccurrenceType(
        gettext_noop("dagvaarding aangekondigd"), Stage.ANNOUNCED, gettext_noop("dagvaarden vanaf")
    ),
    Occurrence.SUMMONED: OccurrenceType(
        gettext_noop("dagvaarding uitgebracht"), Stage.SUMMONED, gettext_noop("opgeroepen tegen")
    ),
    Occurrence.HEARING: OccurrenceType(
        gettext_noop("zitting bepaald"), Stage.HEARING, gettext_noop("dag van de zitting")
    ),
    Occurrence.HEARING_MOVED: OccurrenceType(
        gettext_noop("zitting verplaatst"), Stage.HEARING, gettext_noop("nieuwe dag")
    ),
    Occurrence.JUDGED: OccurrenceType(
        gettext_noop("vonnis gewezen"), Stage.JUDGED, gettext_noop("termijn tot en met")
    ),
    Occurrence.SERVED: OccurrenceType(gettext_noop("vonnis betekend"), Stage.JUDGED),
    Occurrence.OBJECTED: OccurrenceType(gettext_noop("verzet gedaan"), Stage.JUDGED),
    Occurrence.APPEALED: OccurrenceType(gettext_noop("hoger beroep ingesteld"), Stage.JUDGED),
    Occurrence.RESPITE: OccurrenceType(
        gettext_noop("termijn om alsnog te betalen"), Stage.JUDGED, gettext_noop("tot en met")
    ),
    Occurrence.NOTICE: OccurrenceType(
        gettext_noop("ontruiming aangezegd"), Stage.NOTICE, gettext_noop("dag van de ontruiming")
    ),
    Occurrence.EVICTION_DATE: OccurrenceType(
        gettext_noop("dag van de ontruiming bekend"), Stage.NOTICE,
        gettext_noop("dag van de ontruiming"),
    ),
    Occurrence.NEW_DATE: OccurrenceType(
        gettext_noop("nieuwe dag voor de ontruiming"), Stage.NOTICE, gettext_noop("nieuwe dag")
    ),
    Occurrence.STAYED: OccurrenceType(
        gettext_noop("ontruiming geschorst"), Stage.JUDGED, gettext_noop("tot en met")
    ),
    Occurrence.CANCELLED: OccurrenceType(gettext_noop("ontruiming ingetrokken"), Stage.JUDGED),
    Occurrence.KEY: OccurrenceType(gettext_noop("sleutel ingeleverd"), Stage.LOST),
    Occurrence.LEFT: OccurrenceType(gettext_noop("zonder bericht vertrokken"), Stage.LOST),
    Occurrence.CARRIED_OUT: OccurrenceType(gettext_noop("ontruimd"), Stage.LOST),
    Occurrence.OUT_OF_COURT: OccurrenceType(
        gettext_noop("buiten de rechter om ontbonden na een sluiting"), Stage.LOST,
        gettext_noop("dag waarop de woning gesloten is"),
    ),
    Occurrence.PAID: OccurrenceType(gettext_noop("betaald"), Stage.NOTHING),
    Occurrence.SETTLED: OccurrenceType(gettext_noop("regeling getroffen"), Stage.NOTHING),
    Occurrence.WITHDRAWN: OccurrenceType(gettext_noop("vordering ingetrokken"), Stage.NOTHING),
}  # fmt: skip
#: the home is left, whatever follows
LOST = frozenset(each for each, of in OCCURRENCES.items() if of.stage is Stage.LOST)
#: ends the claim as long as nothing new happens on it
ENDS = frozenset({Occurrence.PAID, Occurrence.SETTLED, Occurrence.WITHDRAWN})
#: the event that a message of a bailiff or court tells of
OF_MESSAGE: dict[Kind, Occurrence] = {
    Kind.ANNOUNCED: Occurrence.ANNOUNCED,
    Kind.SUMMONED: Occurrence.SUMMONED,
    Kind.HEARING: Occurrence.HEARING,
    Kind.JUDGED: Occurrence.JUDGED,
    Kind.EVICTION: Occurrence.NOTICE,
    Kind.MOVED: Occurrence.NEW_DATE,
    Kind.CANCELLED: Occurrence.CANCELLED,
    Kind.DONE: Occurrence.CARRIED_OUT,
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a court decided: the kind, whether nobody came, and what it allows at once.

    None is 'not told'. `in_short`: in summary proceedings (kort geding).
    """

    judgment: Judgment
    by_default: bool | None = None
    at_once: bool | None = None
    costs_cents: int | None = None
    in_short: bool = False

    @property
    def allows_eviction(self) -> bool:
        """Whether somebody may be evicted on it, now or when a condition is not met."""
        return self.judgment in ALLOW_EVICTION


#: judgments on which somebody can be evicted, some only when a condition is not met
ALLOW_EVICTION = frozenset({Judgment.DISSOLUTION, Judgment.CONDITIONAL, Judgment.RESPITE})


@dataclass(frozen=True, slots=True)
class TrackEvent:
    """One event: what, the day on which it happened, and the day that it is about.

    `told_on` is the day on which it became known here; `in_person` says whether a bailiff handed
    it to the tenant personally.
    """

    kind: Occurrence
    on: date
    day_on: date | None = None
    at: time | None = None
    court: str = ""
    ruling: Ruling | None = None
    in_person: bool | None = None
    told_on: date | None = None

    @property
    def known_on(self) -> date:
        """The day on which it was known here."""
        return self.told_on or self.on


@dataclass(frozen=True, slots=True)
class CourtTrack:
    """One creditor's claim on one ground, with what happened, in the order of entry."""

    id: str
    creditor: str
    ground: ClaimGround
    events: tuple[TrackEvent, ...] = ()


def track_for(
    tracks: Iterable[CourtTrack], *, creditor: str, ground: ClaimGround
) -> CourtTrack | None:
    """The track to which an event belongs; None when there is none yet.

    A creditor that is not known ('') belongs to the only track on that ground, never to one of
    several: then a colleague chooses.
    """
    same = [each for each in tracks if each.ground is ground]
    if creditor:
        named = [each for each in same if each.creditor == creditor]
        return named[0] if named else None
    return same[0] if len(same) == 1 else None
