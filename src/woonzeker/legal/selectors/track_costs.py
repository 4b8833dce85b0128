# SPDX-License-Identifier: EUPL-1.2
"""What a court track costs a household and a creditor: now, if it goes on, or with an arrangement.

Amounts are what was told or entered. What only who sees finances may know (the rent of a month,
an arrangement that was made) counts only for them; anybody may ask what an instalment would mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, reach
from woonzeker.access.actions import look, view_of
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight, sees
from woonzeker.access.veil import of
from woonzeker.cases.models import PeriodSignal
from woonzeker.help.models import Arrangement, ArrangementState, Debt
from woonzeker.law import bik
from woonzeker.law.calendar import add_months
from woonzeker.law.reader import Confidence
from woonzeker.legal.models import CourtTrack, TrackEvent, TrackFee
from woonzeker.legal.rules.costs import (
    FEES,
    Bill,
    Comparison,
    CostFacts,
    CostLine,
    EnteredFee,
    Fee,
    for_creditor,
    for_resident,
)
from woonzeker.legal.rules.track import Standing
from woonzeker.legal.selectors.track_pages import TrackHead, head_of, track_view

SEES_COSTS = sees(DataClass.PROCESS, DataClass.COURT, DataClass.SIGNAL)
#: how far the page looks when no day is known; who looks can choose another day
LOOKS_AHEAD_MONTHS = 3
_MADE = (ArrangementState.RUNNING, ArrangementState.PAUSED, ArrangementState.PROPOSED)


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class BillLine:
    """One amount of a bill in cents; none when nobody knows it."""

    words: str
    cents: int | None
    at_most: bool | None
    note: str
    citation: str
    verified: bool | None


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class BillShown:
    """Amounts for one party at one moment; `at_least` when something of it is not known."""

    lines: tuple[BillLine, ...]
    total_cents: int | None
    at_least: bool | None


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class Side:
    """The bill of one party now, when it goes on, and what an arrangement asks beside it."""

    title: str
    so_far: BillShown
    if_on: BillShown
    extra_cents: int | None
    instalment_cents: int | None
    turns: int | None
    last_on: date | None


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class FeeLine:
    """Costs as somebody entered them."""

    id: UUID
    words: str
    cents: int | None
    on: date | None


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class CostPage:
    """What a track costs, for both sides; `until` is how far 'if it goes on' looks."""

    head: TrackHead
    resident: Side
    creditor: Side
    until: date | None
    claim_known: bool | None
    rent_known: bool | None
    instalment_cents: int | None
    fees: tuple[FeeLine, ...]


@look("legal.costs", may_if=SEES_COSTS, basis="Wgs art. 3 lid 1 onder b", about="court_track")
def costs(
    *, actor: Actor, court_track: UUID, until: date | None = None, instalment_cents: int = 0
) -> CostPage:
    """See what a claim costs so far, what it costs if it goes on, and with an arrangement."""
    today = clock.today()
    view, row = track_view(court_track)
    eyes = view_of(actor, reach.relations(actor, "court_track", str(court_track)))
    money = eyes.sight(DataClass.FINANCES) >= Sight.FULL
    rent = _rent(row) if money else 0
    instalment = instalment_cents or (_instalment(row) if money else 0)
    claim = _claim(row)
    facts = _facts(row, view.standing, claim or 0, rent)
    last = max(until or _until(view.standing, today), today)
    both = [
        each(facts, today=today, until=last, instalment_cents=instalment)
        for each in (for_resident, for_creditor)
    ]
    return CostPage(
        head=head_of(row),
        resident=_side(_("Voor het huishouden"), both[0], known=claim is not None),
        creditor=_side(_("Voor de schuldeiser"), both[1], known=claim is not None),
        until=last,
        claim_known=claim is not None,
        rent_known=bool(rent),
        instalment_cents=instalment,
        fees=tuple(_fee(each) for each in _fees(row)),
    )


def owed_so_far(row: CourtTrack) -> Bill | None:
    """What a household owes on a track now; None when nobody told what is asked.

    A building block: the file for a court is made by who may see it.
    """
    if (claim := _claim(row)) is None:
        return None
    view, _row = track_view(row.pk)
    today = clock.today()
    facts = _facts(row, view.standing, claim, 0)
    return for_resident(facts, today=today, until=today).so_far


@look("legal.fee", may_if=SEES_COSTS, basis="AVG art. 5 lid 1 onder d", about="track_fee")
def fee_line(*, actor: Actor, track_fee: UUID) -> tuple[TrackHead, FeeLine]:
    """See costs before they are taken back."""
    found = TrackFee.objects.select_related("track__creditor_partner").get(pk=track_fee)
    return head_of(found.track), _fee(found)


def _until(found: Standing, today: date) -> date:
    """The day that is coming, or some months ahead."""
    days = [day for day in (found.eviction_on, found.hearing_on) if day and day > today]
    return min(days, default=add_months(today, LOOKS_AHEAD_MONTHS))


def _claim(row: CourtTrack) -> int | None:
    """What is asked: as a message on this track told last, else as the creditor reported last."""
    told = TrackEvent.counting.filter(track=row, message__claim_cents__isnull=False)
    found = told.order_by("-entered_at").values_list("message__claim_cents", flat=True).first()
    if found is not None or row.creditor_partner_id is None:
        return found
    reported = PeriodSignal.objects.filter(
        period__case=row.case_id, signal__partner=row.creditor_partner_id
    )
    newest = reported.order_by("-signal__signalled_on")
    return newest.values_list("signal__amount_cents", flat=True).first()


def _rent(row: CourtTrack) -> int:
    """What goes to this creditor every month, as the overview of debts says."""
    if row.creditor_partner_id is None:
        return 0
    rows = Debt.objects.filter(case=row.case_id, partner=row.creditor_partner_id)
    return max(rows.values_list("monthly_cents", flat=True), default=0)


def _instalment(row: CourtTrack) -> int:
    """What an arrangement with this creditor asks each time, when one was made or proposed."""
    if row.creditor_partner_id is None:
        return 0
    rows = Arrangement.objects.filter(
        case=row.case_id,
        state__in=[each.value for each in _MADE],
        debts__debt__partner=row.creditor_partner_id,
    )
    return rows.order_by("-made_on").values_list("instalment_cents", flat=True).first() or 0


def _facts(row: CourtTrack, found: Standing, claim: int, rent: int) -> CostFacts:
    began = found.announced_known or found.summoned_on or clock.today()
    return CostFacts(
        claim,
        claims=(bik.Claim(claim, began),) if claim else (),
        fees=tuple(EnteredFee(Fee(each.fee), each.cents, each.on) for each in _fees(row)),
        awarded_cents=found.ruling.costs_cents if found.ruling else None,
        rent_cents=rent,
    )


def _fees(row: CourtTrack) -> list[TrackFee]:
    return list(TrackFee.standing.filter(track=row).order_by("on", "entered_at", "pk"))


def _fee(row: TrackFee) -> FeeLine:
    return FeeLine(row.pk, _(FEES[Fee(row.fee)]), row.cents, row.on)


def _side(title: str, found: Comparison, *, known: bool) -> Side:
    made = found.arrangement
    return Side(
        title=title,
        so_far=_bill(found.so_far, known=known),
        if_on=_bill(found.if_on, known=known),
        extra_cents=found.extra_cents,
        instalment_cents=made.instalment_cents if made else None,
        turns=made.turns if made else None,
        last_on=made.last_on if made else None,
    )


def _bill(found: Bill, *, known: bool) -> BillShown:
    """A bill; a claim that nobody told is not nothing, but not known."""
    lines = tuple(_line(each, known=known or each.code != "principal") for each in found.lines)
    return BillShown(lines, found.total_cents, found.at_least or not known)


def _line(each: CostLine, *, known: bool) -> BillLine:
    verified = each.confidence is not Confidence.UNVERIFIED
    return BillLine(
        words=_(each.words),
        cents=each.cents if known else None,
        at_most=each.at_most,
        note=_(each.note) if each.note else "",
        citation=each.citation,
        verified=verified,
    )
