# SPDX-License-Identifier: EUPL-1.2
"""One case as a whole: what now, the terms, the people, the signals, what happened, why here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock, reach
from woonzeker.access.actions import view_of
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Relation, Sight
from woonzeker.access.veil import veil
from woonzeker.cases.models import CaseMove, PeriodSignal
from woonzeker.cases.selectors import CaseOverview, SignalLine, TermLine, case_overview
from woonzeker.legal.selectors import eviction_days
from woonzeker.outreach.selectors import NextContact, next_contact
from woonzeker.planning.models import Visit, VisitRequest
from woonzeker.planning.selectors import priority_of
from woonzeker.process import Step
from woonzeker.ui import words
from woonzeker.web.rules import Due, NextStep, Situation, Tried, next_step
from woonzeker.web.selectors.history import events_of
from woonzeker.web.selectors.leaks import leaks_of
from woonzeker.web.selectors.saying import advice
from woonzeker.web.selectors.shapes import ArrearsLine, CasePage, Label

#: the reason of process.reasons with which a case stands still for a request of the resident
_OBJECTED = "restricted"


def case_page(*, actor: Actor, case: UUID) -> CasePage:
    """Look at everything about one case; raises NotFound and NotPermitted."""
    today = clock.today()
    relations = reach.relations(actor, "case", str(case))
    seen = case_overview(actor=actor, case=case, on=today)
    phones = _phones(case)
    contact = next_contact(actor=actor, case=case)
    situation = _situation(seen, contact, today=today)
    step = next_step(situation)
    page = CasePage(
        seen=seen,
        closed=situation.status == "closed",
        labels=_labels(seen, _evicted_on(actor, relations, case)),
        advice=advice(step, situation, contact, result=seen.result, rule=_rule(seen, step)),
        contact=contact,
        tasks=tuple(task for task in seen.tasks if task.done_on is None),
        terms=tuple(term for term in seen.terms if term.met_on is None),
        met_terms=tuple(term for term in seen.terms if term.met_on is not None),
        arrears=tuple(_arrears(line) for line in seen.signals if line.partner),
        hides_arrears=any(not line.partner for line in seen.signals),
        phones=phones,
        events=events_of(actor, case),
        priority=priority_of(actor=actor, case=case),
        minutes=sum(each.minutes for each in seen.efforts),
        cost_cents=sum(each.cost_cents for each in seen.efforts),
        steps=tuple(each.dutch for each in Step),
        visit_on=situation.visit_on,
        leaks=leaks_of(actor, case),
        secret=seen.secret,
        relations=relations,
        restricted=_restricted(case),
        after_tasks=next_step(replace(situation, tasks=())).what.value,
        visit_asked=VisitRequest.objects.filter(case=case, status="open").exists(),
    )
    return veil(page, view_of(actor, relations))


def _restricted(case: UUID) -> bool:
    """Whether the case stands still since the resident objected (AVG art. 18)."""
    last = CaseMove.objects.filter(case=case).order_by("-sequence").first()
    return last is not None and last.reason == _OBJECTED


def _phones(case: UUID) -> tuple[str, ...]:
    """The phone numbers that partners gave, the newest report first, each once."""
    rows = PeriodSignal.objects.filter(period__case=case).order_by("-signal__signalled_on")
    found = [phone for row in rows.select_related("signal") for phone in row.signal.phones]
    return tuple(dict.fromkeys(found))


def _situation(seen: CaseOverview, contact: NextContact, *, today: date) -> Situation:
    visits = Visit.objects.filter(case=seen.id, day_on__gte=today, outcome="").order_by("day_on")
    return Situation(
        status=seen.status,
        for_signal=contact.waits,
        can_be_sought=bool(contact.step),
        threatening=seen.threatening,
        visit_on=visits.values_list("day_on", flat=True).first(),
        terms=tuple(Due(t.kind, t.due_on) for t in seen.terms if _asks_for_contact(t)),
        tasks=tuple(Due(t.kind, t.due_on) for t in seen.tasks if t.done_on is None),
        tried=(
            *(Tried(each.outcome, each.on) for each in contact.tried),
            *_agreed(seen.id, contact),
        ),
    )


#: what they said in a conversation that was noted as contact at the door before → its outcome
_SAID = {"help_accepted": "accepted", "help_declined": "declined"}


def _agreed(case: UUID, contact: NextContact) -> tuple[Tried, ...]:
    """What was agreed on the day of the last attempt or later, when the attempt does not tell."""
    last = CaseMove.objects.filter(case=case, code__in=_SAID).order_by("-sequence").first()
    if last is None or not contact.tried or last.moved_on < contact.tried[-1].on:
        return ()
    return (Tried(_SAID[last.code], last.moved_on),)


def _asks_for_contact(term: TermLine) -> bool:
    """Whether a term still runs that a next step can meet; what must be told goes with a letter."""
    return term.met_on is None and term.kind != "insight"


def _rule(seen: CaseOverview, step: NextStep) -> str:
    """The term or task that gives the latest day, in the words of the law."""
    for term in seen.terms:
        if (term.kind, term.due_on) == (step.because, step.latest_on):
            return f"{term.name}: {term.explanation} ({term.citation})"
    return next((task.name for task in seen.tasks if task.kind == step.because), "")


def _evicted_on(actor: Actor, relations: frozenset[Relation], case: UUID) -> date | None:
    """The day of an eviction that a bailiff told of, for who sees the dates of courts."""
    sees = view_of(actor, relations).sight(DataClass.COURT) >= Sight.LIMITED
    return eviction_days([case]).get(case) if sees else None


def _labels(seen: CaseOverview, evicted_on: date | None) -> tuple[Label, ...]:
    labels = []
    if seen.status != "open":
        labels.append(Label(str(seen.status.label).capitalize()))
    if seen.secret:
        labels.append(Label(_("Geheim adres: deel het met niemand"), "red"))
    if any(person.under_investigation for person in seen.people):
        labels.append(Label(_("Gegevens in onderzoek"), "amber"))
    if seen.threatening and seen.status != "closed":
        labels.append(Label(_threat(seen.signals, evicted_on), "red"))
    if count := sum(len(line.reported_on) for line in seen.signals if line.partner):
        said = ngettext("%d signaal", "%d signalen", count) % count
        labels.append(Label(said, "amber" if count > 1 else ""))
    if seen.minors is True:
        labels.append(Label(_("Er zijn kinderen (bron: register)"), "blue"))
    elif seen.minors:
        labels.append(Label(_("Kinderen: %d (bron: register)") % seen.minors, "blue"))
    return tuple(labels)


def _threat(signals: tuple[SignalLine, ...], evicted_on: date | None) -> str:
    """What is at stake, and when: the nearest announced day."""
    days = [(line.eviction_on, _("ontruiming")) for line in signals if line.eviction_on]
    days += [(evicted_on, _("ontruiming"))] if evicted_on else []
    days += [(line.end_of_supply_on, _("afsluiting")) for line in signals if line.end_of_supply_on]
    if not days:
        return _("Dreigend")
    on, what = min(days)
    return _("Dreigend: %(what)s op %(day)s") % {"what": what, "day": words.day(on)}


def _arrears(line: SignalLine) -> ArrearsLine:
    labels = []
    if line.eviction_on:
        labels.append(Label(_("ontruiming %s") % words.short_day(line.eviction_on), "red"))
    if line.end_of_supply_on:
        said = _("levering stopt %s") % words.short_day(line.end_of_supply_on)
        labels.append(Label(said, "red"))
    if line.crisis and not labels:
        labels.append(Label(_("dreigend"), "red"))
    if line.higher_than_before:
        labels.append(Label(_("hoger dan de vorige keer"), "amber"))
    return ArrearsLine(line, tuple(labels))
