# SPDX-License-Identifier: EUPL-1.2
"""Which households should be visited now. Building blocks of a plan: nobody looks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from woonzeker.access import clock
from woonzeker.cases.models import Case, CaseMove, CaseStatus, CaseTerm
from woonzeker.planning.models import DROPPED, DoorCaution, Visit, VisitRequest, WorkList
from woonzeker.planning.places import place_of
from woonzeker.planning.priority import Priority, Standing
from woonzeker.planning.routes import DayPart, Wanted
from woonzeker.planning.rules import NextVisit, is_crisis, parts_to_ring
from woonzeker.planning.selectors.cautions import NO_VISITS
from woonzeker.planning.selectors.facts import case_facts
from woonzeker.planning.selectors.refusals import help_declined, visits_ended

#: moves with which a report comes in, and moves after which a first visit is no longer needed
_REPORTED = ("accept_report", "join_report", "reopen", "reopen_on_request",
             "accept_request", "accept_worry", "join_request", "join_worry", "reopen_on_worry",
             "begin_by_court_message", "begin_by_eviction_notice")  # fmt: skip
#: who only made an appointment may not have been there: the ladder knows
_SPOKEN = ("first_talk_held", "help_accepted", "help_declined")
_REACHED = ("contact_reached", *_SPOKEN)
OFFER, FIRST_TALK, THREATENING = "offer", "first_talk", "threatening_talk"
_RUNS = Q(ended_on=None)
#: filled at start-up by the rooms that know what a household said: cases where it wants no visit
UNWANTED: list[Callable[[], QuerySet[Any]]] = []
#: filled at start-up by the room that keeps the contact ladder: what it says of these cases
NEXT_VISITS: list[Callable[[QuerySet[Case]], Mapping[UUID, NextVisit]]] = []


@dataclass(frozen=True, slots=True)
class Candidate:
    """A household that waits for a visit, with its terms that still run."""

    case: Case
    request: VisitRequest | None
    terms: tuple[CaseTerm, ...]
    crisis: bool
    #: nobody goes to this door alone
    with_two: bool = False
    #: what the contact ladder says comes now
    said: NextVisit | None = None
    #: somebody rang there already since the newest report, and the ladder wants another visit
    again: bool = False

    def parts(self, working: frozenset[DayPart]) -> frozenset[DayPart]:
        """When somebody may ring there, in a week in which somebody works on these parts."""
        return parts_to_ring(
            self.said,
            asked=self.request.day_part if self.request else "",
            working=working,
            crisis=self.crisis,
            first=not self.again,
        )

    @property
    def from_on(self) -> date | None:
        """The first day on which somebody may ring again; None for a first or an asked visit."""
        return self.said.from_on if self.again and self.said and not self.request else None

    @property
    def why_again(self) -> str:
        """Why somebody rings again, as the contact ladder says it; nothing at a first visit."""
        return self.said.why if self.again and self.said else ""

    @property
    def due_on(self) -> date | None:
        """The first day that counts: a term or the day that somebody asked."""
        days = [term.due_on for term in self.terms]
        if self.request and self.request.due_on:
            days.append(self.request.due_on)
        return min(days, default=None)

    @property
    def offer_due_on(self) -> date | None:
        """The last day for the offer of help, when it was not made yet."""
        return min((term.due_on for term in self.terms if term.kind == OFFER), default=None)


def waiting_for_visit(work_list: WorkList) -> dict[str, Candidate]:
    """Households that a team should visit, by case number.

    Open cases of the team or of nobody yet, for which a visit was asked, which nobody rang at or
    spoke with since the newest report, or at which nobody was home and for which the contact ladder
    says another visit. What stands on this very list counts as not yet visited, and so does a door
    on a list of days gone by at which nobody noted that anybody rang.
    """
    waiting = _allowed(_waiting(work_list))
    said = what_comes(_allowed(_sought(work_list)))
    again = {case for case, each in said.items() if each.visits and _in_week(each, work_list)}
    again -= set(waiting.values_list("pk", flat=True))
    cases = Case.objects.filter(Q(pk__in=waiting.values("pk")) | Q(pk__in=again))
    requests = {
        request.case_id: request
        for request in VisitRequest.objects.filter(status="open", case__in=cases.values("pk"))
    }
    terms, today = _running_terms(cases), clock.today()
    careful = set(DoorCaution.objects.filter(_RUNS).values_list("case_id", flat=True))
    facts = case_facts(cases, on=today)
    return {
        case.number: Candidate(
            case,
            requests.get(case.pk),
            tuple(terms.get(case.pk, ())),
            crisis=is_crisis(facts[case.pk], on=today),
            with_two=case.pk in careful,
            said=said.get(case.pk),
            again=case.pk in again,
        )
        for case in cases.select_related("household").order_by("number")
    }


def kept_away(work_list: WorkList) -> dict[Case, date | None]:
    """Households of the team that wait but at which nobody rings for now: until when the offer."""
    cases = _waiting(work_list).filter(Exists(_no_visits()))
    terms = _running_terms(cases)
    return {
        case: min((t.due_on for t in terms.get(case.pk, ()) if t.kind == OFFER), default=None)
        for case in cases.order_by("number")
    }


def for_peers(work_list: WorkList) -> dict[Case, date | None]:
    """Households at which nobody was home and a peer expert comes now: until when the offer."""
    waiting = set(_waiting(work_list).values_list("pk", flat=True))
    said = what_comes(_allowed(_sought(work_list)))
    peers = {case for case, each in said.items() if each.by_peer and _in_week(each, work_list)}
    cases = Case.objects.filter(pk__in=peers - waiting)
    terms = _running_terms(cases)
    return {
        case: min((t.due_on for t in terms.get(case.pk, ()) if t.kind == OFFER), default=None)
        for case in cases.order_by("number")
    }


def what_comes(cases: QuerySet[Case]) -> dict[UUID, NextVisit]:
    """What the contact ladder says comes now with these cases; nothing where it has to begin."""
    found: dict[UUID, NextVisit] = {}
    for says in NEXT_VISITS:
        found.update(says(cases))
    return found


def _in_week(said: NextVisit, work_list: WorkList) -> bool:
    return said.from_on is None or said.from_on <= work_list.week_on + timedelta(days=6)


def offers_owed(work_list: WorkList) -> dict[Case, date]:
    """Cases of the team, or of nobody yet, that no offer was made to: until when it is owed.

    Whether or not somebody rang: at a door where nobody was home the offer has yet to be made.
    """
    team = Q(case__team_id=None) | Q(case__team_id=work_list.team_id)
    running = CaseTerm.objects.filter(team, kind=OFFER, met_on=None).exclude(
        case__status=CaseStatus.CLOSED
    )
    owed: dict[Case, date] = {}
    for term in running.select_related("case").order_by("due_on", "case__number"):
        owed.setdefault(term.case, term.due_on)
    return owed


def wanted_of(
    candidates: Iterable[Candidate],
    scores: dict[UUID, Priority],
    *,
    working: frozenset[DayPart] = frozenset(DayPart),
) -> list[Wanted]:
    """The candidates as the plan sees them: standing, place and limits, and nothing of the people.

    `working` are the parts of the day in which somebody goes out that week. The case number is the
    opaque id of last resort: the same month gives the same numbers.
    """
    return [
        Wanted(
            standing=Standing(
                case=each.case.number,
                total=scores[each.case.pk].total,
                crisis=each.crisis,
                due_on=each.due_on,
            ),
            place=place_of(each.case.household.postcode, each.case.household.house_number),
            two_people=each.with_two or bool(each.request and each.request.two_people),
            parts=each.parts(working),
            from_on=each.from_on,
        )
        for each in candidates
    ]


def _allowed(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Without who wants no visit: unless one was asked or a home is at stake."""
    asked = VisitRequest.objects.filter(case=OuterRef("pk"), status="open")
    found = cases.filter(~Exists(_no_visits()))
    for says in UNWANTED:
        found = found.filter(Q(threatening=True) | Exists(asked) | ~Q(pk__in=says()))
    return found


def _no_visits() -> QuerySet[DoorCaution]:
    return DoorCaution.objects.filter(_RUNS, case=OuterRef("pk"), kind=NO_VISITS)


def _running_cases(work_list: WorkList) -> QuerySet[Case]:
    """Open cases of the team or of nobody yet, of people who did not say that nobody may come."""
    team = Q(team_id=None) | Q(team_id=work_list.team_id)
    running = Case.objects.filter(team, status=CaseStatus.OPEN)
    return running.filter(~Exists(visits_ended(OuterRef("pk"))))


def _reached(codes: Iterable[str] = _REACHED) -> QuerySet[CaseMove]:
    report = CaseMove.objects.filter(case=OuterRef("case"), code__in=_REPORTED)
    return CaseMove.objects.filter(case=OuterRef("pk"), code__in=codes).filter(
        ~Exists(report.filter(sequence__gt=OuterRef("sequence")))
    )


def _declined() -> QuerySet[CaseMove]:
    """Who wanted no help: a worry that joined is a report, but asks for nobody at the door."""
    return help_declined(OuterRef("pk"))


def _sought(work_list: WorkList) -> QuerySet[Case]:
    """Cases in which nobody spoke yet, and no door stands on another list for the days ahead."""
    ahead = Visit.objects.filter(case=OuterRef("pk"), outcome="", day_on__gte=clock.today())
    others = ahead.exclude(work_list=work_list)
    return _running_cases(work_list).filter(
        ~Exists(others), ~Exists(_reached(_SPOKEN)), ~Exists(_declined())
    )


def _waiting(work_list: WorkList) -> QuerySet[Case]:
    report = CaseMove.objects.filter(case=OuterRef("case"), code__in=_REPORTED)
    visited = (
        Visit.objects.filter(case=OuterRef("pk"))
        .exclude(work_list=work_list)
        .exclude(outcome="", day_on__lt=clock.today())
        .exclude(outcome=DROPPED)
        .filter(~Exists(report.filter(moved_on__gt=OuterRef("day_on"))))
    )
    asked = VisitRequest.objects.filter(case=OuterRef("pk"), status="open")
    wanted = Exists(asked) | (~Exists(visited) & ~Exists(_reached()) & ~Exists(_declined()))
    return _running_cases(work_list).filter(wanted)


def _running_terms(cases: QuerySet[Case]) -> dict[UUID, list[CaseTerm]]:
    terms: dict[UUID, list[CaseTerm]] = defaultdict(list)
    rows = CaseTerm.objects.filter(
        case__in=cases.values("pk"), met_on=None, kind__in=(OFFER, FIRST_TALK, THREATENING)
    )
    for term in rows.order_by("due_on", "kind"):
        terms[term.case_id].append(term)
    return terms
