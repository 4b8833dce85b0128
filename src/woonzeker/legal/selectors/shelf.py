# SPDX-License-Identifier: EUPL-1.2
"""Judgments that lie on the shelf: who could still be evicted on them, and how old they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_LIST
from woonzeker.cases.selectors import relations_of_cases, secret_cases, within_reach
from woonzeker.law.reader import Confidence
from woonzeker.legal.models import CourtTrack, TrackEvent
from woonzeker.legal.rules import track
from woonzeker.legal.rules.track import SHELF_WORDS, WHERE_WORDS, Occurrence, Shelf, ShelvedJudgment
from woonzeker.legal.selectors.track_pages import head_of, track_policy
from woonzeker.legal.selectors.tracks import tracks_of_cases
from woonzeker.ui.words import address

#: who has a list of cases and sees the days of courts
MAY_LIST_TRACKS = replace(MAY_LIST, data=MAY_LIST.data | {DataClass.COURT})
#: what asks for a look stands first
_ORDER = (Shelf.SOON, Shelf.OLD, Shelf.FRESH, Shelf.EXPIRED)


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class ShelfLine:
    """One judgment on the shelf, with the day it is a year old and the day it ends."""

    id: UUID
    case: UUID
    number: Annotated[str, Of(DataClass.PROCESS)]
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    creditor: Annotated[str, Of(DataClass.SIGNAL)]
    ground: str
    judged_on: date | None
    shelf: str
    words: str
    where: str
    doubtful_after: date | None
    why: str
    citation: str
    verified: bool | None
    until: date | None
    until_why: str
    until_citation: str
    secret: bool
    relations: frozenset[Relation]


@look("legal.shelf", may_if=MAY_LIST_TRACKS, basis="Wgs art. 3 lid 1 onder b; Rv art. 438")
def shelf(*, actor: Actor) -> tuple[ShelfLine, ...]:
    """See the judgments on which somebody may still be evicted, those near or past a year first."""
    cases = within_reach(Case.objects.all(), actor, MAY_LIST_TRACKS)
    judged = TrackEvent.counting.filter(kind=Occurrence.JUDGED.value)
    near = CourtTrack.objects.filter(case__in=cases, pk__in=judged.values("track"))
    rows = {str(row.pk): row for row in near.select_related("case__household", "creditor_partner")}
    found = shelved(actor.municipality, {row.case_id for row in rows.values()})
    lines = _lines(actor, [(each, rows[each.track]) for each in found if each.track in rows])
    audit.concerns(len(lines), of={"court_track": [each.id for each in lines]})
    return lines


def shelved(municipality: str, cases: Iterable[UUID]) -> list[ShelvedJudgment]:
    """The judgments on the shelf of these cases. A building block: nobody looks here."""
    tracks = [each for every in tracks_of_cases(cases).values() for each in every]
    return list(track.on_the_shelf(tracks, track_policy(municipality), clock.today()))


def _lines(actor: Actor, found: list[tuple[ShelvedJudgment, CourtTrack]]) -> tuple[ShelfLine, ...]:
    cases = {row.case_id for _each, row in found}
    stands, secret = relations_of_cases(actor, cases), secret_cases(cases)
    ordered = sorted(found, key=lambda each: _ORDER.index(each[0].shelf))
    return tuple(_line(each, row, stands, secret) for each, row in ordered)


def _line(
    each: ShelvedJudgment,
    row: CourtTrack,
    stands: dict[UUID, frozenset[Relation]],
    secret: frozenset[UUID],
) -> ShelfLine:
    head = head_of(row)
    return ShelfLine(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        address=address(row.case.household),
        creditor=head.creditor,
        ground=head.ground,
        judged_on=each.judged_on,
        shelf=each.shelf.value,
        words=_(SHELF_WORDS[each.shelf]),
        where=_(WHERE_WORDS[each.where]),
        doubtful_after=each.doubtful_after.due_on,
        why=each.doubtful_after.explanation,
        citation=each.doubtful_after.citation,
        verified=each.confidence is not Confidence.UNVERIFIED,
        until=each.until.due_on,
        until_why=each.until.explanation,
        until_citation=each.until.citation,
        secret=row.case_id in secret,
        relations=stands[row.case_id],
    )
