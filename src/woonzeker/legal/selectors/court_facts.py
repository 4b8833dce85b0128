# SPDX-License-Identifier: EUPL-1.2
"""What a case holds that a court may hear, gathered part by part for whoever may see it.

What somebody may not see by the matrix is not in their file either; nothing else is gathered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import View
from woonzeker.cases.models import CaseMove, CaseTerm
from woonzeker.cases.selectors import Summons, proof_of
from woonzeker.help.models import (
    Arrangement,
    ArrangementDebt,
    ArrangementState,
    ChildrenAnswer,
    ChildrenKnown,
    Conversation,
    Debt,
    Instalment,
    Referral,
    ReferralState,
    SupportOffer,
)
from woonzeker.help.models import Overview as OverviewRow
from woonzeker.intake.models import ArrearsSignal
from woonzeker.law import courts
from woonzeker.legal.models import (
    Bewind,
    CourtTrack,
    Moratorium,
    MoratoriumState,
    Settlement,
)
from woonzeker.legal.rules.bewind import BEWIND_WORDS, BewindKind
from woonzeker.legal.rules.hearing import Part, Sought, contact_history, practice_at
from woonzeker.legal.rules.hearing.facts import (
    Children,
    CourtFacts,
    Dated,
    MoneyLine,
    Overview,
    OwnWords,
    Proposed,
    Rent,
    Reported,
)
from woonzeker.legal.rules.hearing.sections import CHANNELS, Section, sections_of
from woonzeker.legal.rules.track import ClaimGround, standing
from woonzeker.legal.selectors.hearings import Found
from woonzeker.legal.selectors.track_costs import owed_so_far
from woonzeker.legal.selectors.tracks import event_of
from woonzeker.organisations.models import Sector
from woonzeker.organisations.selectors import court_of_municipality
from woonzeker.outreach.models import ContactAttempt
from woonzeker.outreach.selectors import REACHED

#: of which class each part is, and from how much sight on somebody may take it along
NEEDS: Mapping[Part, tuple[DataClass, Sight]] = {
    Part.EFFORTS: (DataClass.SIGNAL, Sight.LIMITED),
    Part.REPORT: (DataClass.SIGNAL, Sight.LIMITED),
    Part.PRACTICE: (DataClass.COURT, Sight.LIMITED),
    Part.CONTACTS: (DataClass.PROCESS, Sight.FULL),
    Part.OFFER: (DataClass.PROCESS, Sight.FULL),
    Part.CHILDREN: (DataClass.HOUSEHOLD, Sight.FLAG),
    Part.ARRANGEMENT: (DataClass.FINANCES, Sight.LIMITED),
    Part.CURRENT_RENT: (DataClass.PROCESS, Sight.FULL),
    Part.COSTS: (DataClass.SIGNAL, Sight.LIMITED),
    Part.HELP: (DataClass.PROCESS, Sight.FULL),
    Part.DEBT_HELP: (DataClass.PROCESS, Sight.FULL),
    Part.OVERVIEW: (DataClass.FINANCES, Sight.FULL),
    Part.OWN_WORDS: (DataClass.NOTES, Sight.FULL),
}
_EFFORTS = (
    ("contact_tried_on", "persoonlijk contact gezocht"),
    ("pointed_to_help_on", "gewezen op hulp bij schulden"),
    ("reminded_on", "schriftelijk herinnerd"),
    ("offered_to_share_on", "aangeboden gegevens door te geven aan de gemeente"),
)
_OFFERS = {
    "help_offered": "hulp schriftelijk aangeboden",
    "last_offer_made": "laatste aanbod van vrijwillige hulp gedaan",
}
_RHYTHMS = {"maand": "elke maand", "vierweken": "elke vier weken", "week": "elke week",
            "jaar": "elk jaar"}  # fmt: skip
_PROPOSED = (ArrangementState.PROPOSED, ArrangementState.RUNNING, ArrangementState.PAUSED)
_REFERRED = (ReferralState.HANDED_OVER, ReferralState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The sections that somebody may take along, and the parts that a colleague could add."""

    sections: Mapping[Part, Section]
    unseen: frozenset[Part]


def gathered(found: Found, view: View) -> Gathered:
    """What the case of a hearing holds for the court. A building block: nobody looks here."""
    facts = _facts(found)
    if view.sight(DataClass.HOUSEHOLD) < Sight.LIMITED and facts.children is not None:
        facts = replace(facts, children=replace(facts.children, count=None))
    every = sections_of(facts)
    seen = {part for part in every if view.sight(NEEDS[part][0]) >= NEEDS[part][1]}
    return Gathered(
        {part: section for part, section in every.items() if part in seen},
        frozenset(every) - seen,
    )


def _facts(found: Found) -> CourtFacts:
    track, case = found.track, found.track.case_id
    reports = _signals(track)
    alarm, source = _no_report(found, reports)
    return CourtFacts(
        efforts=_efforts(reports),
        reports=tuple(
            Reported(each.partner.name, each.own_reference, each.delivery.received_on)
            for each in reports
        ),
        no_report=alarm,
        no_report_source=source,
        practice=practice_at(
            found.round.court,
            court_of_municipality(str(track.municipality)),
            summons_on=_summoned_on(track),
            hearing_on=found.round.on,
        ),
        contacts=contact_history(_contacts(case), until=clock.today()),
        offers=_offers(case),
        children=_children(case),
        arrangements=_arrangements(track),
        rent=_rent(found),
        costs=owed_so_far(track) if track.ground == ClaimGround.ARREARS else None,
        help=_help(case),
        debt_help=_debt_help(case),
        overview=_overview(case),
        own_words=_own_words(case),
    )


def creditor_of(track: CourtTrack) -> str:
    """Who claims, as it is known here; may be somebody's own name."""
    return track.creditor_partner.name if track.creditor_partner else str(track.creditor)


def _summoned_on(track: CourtTrack) -> date | None:
    events = (event_of(row) for row in track.events.filter(recalled_at=None))
    return standing(sorted(events, key=lambda each: each.on), clock.today()).summoned_on


def _signals(track: CourtTrack) -> list[ArrearsSignal]:
    """The reports of rent arrears by this creditor; of one that is not known here none."""
    if track.ground != ClaimGround.ARREARS or track.creditor_partner_id is None:
        return []
    rows = ArrearsSignal.objects.filter(
        in_period__period__case=track.case_id,
        partner=track.creditor_partner_id,
        sector=Sector.HUUR,
    )
    found = rows.select_related("partner", "delivery").order_by("delivery__received_on", "pk")
    return list(found.distinct())


def _efforts(reports: Iterable[ArrearsSignal]) -> tuple[Dated, ...]:
    """What the creditor did before its newest report, as far as it told."""
    for each in reversed(list(reports)):
        told = [(words, getattr(each, name)) for name, words in _EFFORTS]
        if any(day for _words, day in told):
            return tuple(Dated(words, day) for words, day in told if day)
    return ()


def _no_report(found: Found, reports: list[ArrearsSignal]) -> tuple[str, str]:
    """That this creditor reported too late or not at all, and where it stands that it should."""
    track = found.track
    if track.ground != ClaimGround.ARREARS:
        return "", ""
    home = court_of_municipality(str(track.municipality))
    summons = Summons(
        partner=track.creditor_partner_id,
        summons_on=_summoned_on(track) or found.round.on,
        court=courts.court_named(found.round.court, home),
    )
    alarm = proof_of(track.case, summons).alarm
    if alarm is None:
        return "", ""
    sources = (f"{each.citation} ({each.confidence.dutch})" for each in alarm.practices)
    return alarm.sentence, "; ".join(dict.fromkeys(sources))


def _contacts(case: UUID) -> list[Sought]:
    rows = ContactAttempt.objects.filter(case=case, channel__in=list(CHANNELS))
    return [
        Sought(row.tried_on, row.channel, row.outcome in REACHED)
        for row in rows.order_by("tried_on", "recorded_at")
    ]


def _offers(case: UUID) -> tuple[Dated, ...]:
    """That help was offered, and independent support; never what they said to it."""
    moves = CaseMove.counting.filter(case=case, code__in=_OFFERS).order_by("sequence")
    said = {(_OFFERS[each.code], each.moved_on) for each in moves}
    met = CaseTerm.objects.filter(case=case, kind="offer").exclude(met_on=None)
    said |= {("hulpaanbod gedaan", each.met_on) for each in met if each.met_on}
    support = SupportOffer.objects.filter(case=case)
    said |= {("onafhankelijke cliëntondersteuning aangeboden", s.offered_on) for s in support}
    return tuple(Dated(words, on) for words, on in sorted(said, key=lambda each: each[::-1]))


def _children(case: UUID) -> Children | None:
    row = ChildrenKnown.objects.filter(case=case).order_by("-recorded_at").first()
    if row is None or row.answer == ChildrenAnswer.UNKNOWN:
        return None
    return Children(row.answer == ChildrenAnswer.YES, row.count, row.asked_on)


def _arrangements(track: CourtTrack) -> tuple[Proposed, ...]:
    """The part of this creditor in what was proposed; other creditors are nobody's business."""
    if not (name := creditor_of(track)):
        return ()
    same = Q(creditor__iexact=name)
    if track.creditor_partner_id:
        same |= Q(partner=track.creditor_partner_id)
    debts = Debt.objects.filter(same, case=track.case_id)
    rows = ArrangementDebt.objects.filter(
        debt__in=debts.values("pk"), arrangement__state__in=_PROPOSED
    ).select_related("arrangement")
    return tuple(_proposed(row) for row in rows.order_by("arrangement__made_on", "pk"))


def _proposed(row: ArrangementDebt) -> Proposed:
    arrangement: Arrangement = row.arrangement
    terms = list(
        Instalment.objects.filter(arrangement=arrangement, debt=row.debt_id).order_by("due_on")
    )
    return Proposed(
        made_on=arrangement.made_on,
        total_cents=row.total_cents,
        instalment_cents=terms[0].amount_cents if terms else row.total_cents,
        instalments=len(terms),
        first_on=terms[0].due_on if terms else arrangement.first_on,
        every=_RHYTHMS.get(arrangement.rhythm, arrangement.rhythm),
        agreed_on=row.agreed_on,
        refused_on=row.refused_on,
    )


def _rent(found: Found) -> Rent | None:
    """Whether the rent of now is paid, as who made the file said."""
    if found.plan is None or found.plan.file_made_at is None:
        return None
    said = found.plan.file
    if said.get("rent") not in {"paid", "unpaid"}:
        return None
    since = said.get("rent_since")
    return Rent(
        said["rent"] == "paid",
        date.fromisoformat(since) if since else None,
        date.fromisoformat(said["on"]),
    )


def _help(case: UUID) -> tuple[Dated, ...]:
    rows = CaseMove.counting.filter(case=case, code="help_accepted").order_by("sequence")
    first = rows.first()
    return (Dated("hulp van de gemeente, sinds", first.moved_on),) if first else ()


def _debt_help(case: UUID) -> tuple[Dated, ...]:
    """Debt help, a debt settlement, bewind and time that a court was asked for or gave."""
    rows = Referral.objects.filter(case=case, kind="schulden", state__in=_REFERRED)
    found = [
        Dated("aangemeld bij schuldhulp", row.handed_over_on or row.confirmed_on)
        for row in rows.order_by("offered_on", "pk")
    ]
    for time in Moratorium.objects.filter(case=case).order_by("made_on", "pk"):
        if time.state == MoratoriumState.GRANTED:
            found.append(Dated("moratorium gegeven door de rechtbank", time.decided_on))
        elif time.state == MoratoriumState.SENT:
            found.append(Dated("moratorium gevraagd aan de rechtbank", time.sent_on))
    for each in Settlement.objects.filter(case=case, recalled_at=None, refused_on=None):
        begun = each.begins_on is not None
        words = "schuldsanering begonnen" if begun else "schuldsanering gevraagd"
        found.append(Dated(words, each.begins_on or each.asked_on))
    kept = Bewind.objects.filter(case=case, recalled_at=None).exclude(begins_on=None)
    found += [Dated(BEWIND_WORDS[BewindKind(one.kind)], one.begins_on) for one in kept]
    return tuple(found)


def _overview(case: UUID) -> Overview | None:
    row = OverviewRow.objects.filter(case=case).order_by("-version").first()
    if row is None:
        return None
    lines: Mapping[str, list[Mapping[str, object]]] = row.lines
    return Overview(row.made_on, _money(lines.get("income", [])), _money(lines.get("costs", [])))


def _money(rows: Iterable[Mapping[str, object]]) -> tuple[MoneyLine, ...]:
    return tuple(
        MoneyLine(
            str(row.get("what", "")),
            int(str(row.get("cents") or 0)),
            _RHYTHMS.get(str(row.get("rhythm", "maand")), ""),
        )
        for row in rows
    )


def _own_words(case: UUID) -> OwnWords | None:
    talks = Conversation.objects.filter(case=case).exclude(finished_at=None)
    for row in talks.order_by("-held_on", "-saved_at"):
        if words := str(row.own_words):
            return OwnWords(words, row.held_on)
    return None
