# SPDX-License-Identifier: EUPL-1.2
"""What a resident may read of a claim on their own page: where it stands, who, when, what it costs.

No amount, no address and no name of a person: the page lies open to who lives there. No doubts of
a lawyer and nothing of the work of colleagues.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.law.reader import Confidence
from woonzeker.legal.models import CourtMessage, CourtTrack, TrackEvent, TrackFee
from woonzeker.legal.rules import track
from woonzeker.legal.rules.costs import FEES, Fee
from woonzeker.legal.rules.track import Who
from woonzeker.legal.selectors.track_pages import kept_of, view_of_row, when_words

#: who comes on the page: the household itself and those outside the municipality
_SHOWN = frozenset({Who.RESIDENT, Who.LAWYER, Who.BAILIFF, Who.COURT, Who.CREDITOR})


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class OwnNext:
    """One thing that comes: what, who, until when and why that day."""

    words: str
    who: str
    when: str
    why: str
    citation: str
    verified: bool | None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class OwnTrack:
    """One claim: of which organisation, where it stands, what comes, and what comes on top."""

    creditor: str
    ground: str
    words: str
    coming: tuple[OwnNext, ...]
    costs: tuple[str, ...]
    #: until when nobody may put them out of their home on this claim
    kept_until: date | None


def tracks_for_resident(case: UUID, person: UUID, *, alone: bool) -> tuple[OwnTrack, ...]:
    """The claims that are about this person, or about the home of who has the only own page.

    What is over for good is no news. A building block: nobody looks here.
    """
    rows = CourtTrack.objects.filter(case=case).select_related("creditor_partner")
    found = [_own(row) for row in rows.order_by("opened_at", "pk") if _about(row, person, alone)]
    return tuple(each for each in found if each is not None)


def _about(row: CourtTrack, person: UUID, alone: bool) -> bool:
    """Whether this claim is theirs to read: never that of a housemate."""
    told = CourtMessage.standing.filter(events__track=row, events__recalled_at=None)
    named = set(told.exclude(person=None).values_list("person_id", flat=True))
    return named <= {person} if alone else named == {person}


def _own(row: CourtTrack) -> OwnTrack | None:
    view = view_of_row(row)
    if view.standing.where is track.Where.NOTHING:
        return None
    partner, kept = row.creditor_partner, kept_of(row, view)
    return OwnTrack(
        creditor=partner.name if partner else "",
        ground=_(track.CLAIM_GROUNDS[track.ClaimGround(row.ground)]),
        words=_(view.words),
        coming=tuple(_coming(view)),
        costs=tuple(_costs(row)),
        kept_until=kept.on if kept else None,
    )


def _coming(view: track.TrackView) -> Iterator[OwnNext]:
    today = clock.today()
    for each in view.coming:
        until = each.until
        if each.who not in _SHOWN or (until is not None and until.on < today):
            continue
        yield OwnNext(
            words=_(each.words),
            who=_(track.WHO_WORDS[each.who]),
            when=when_words(each.code, until.on) if until else "",
            why=_(until.why) if until else "",
            citation=until.citation if until else "",
            verified=until is None or until.confidence is not Confidence.UNVERIFIED,
        )


def _costs(row: CourtTrack) -> Iterator[str]:
    """What money is asked for beside the debt, in words; what it is stands in no own page."""
    fees = TrackFee.standing.filter(track=row).values_list("fee", flat=True)
    known = {Fee(each) for each in fees}
    if TrackEvent.counting.filter(track=row, costs_cents__gt=0).exists():
        yield _("proceskosten volgens het vonnis")
    yield from (_(FEES[each]) for each in Fee if each in known)
