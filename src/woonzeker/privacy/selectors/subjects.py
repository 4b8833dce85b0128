# SPDX-License-Identifier: EUPL-1.2
"""What was looked at, as the rules of the watch need it: whose names, where, and what went on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from woonzeker.cases.models import (
    Case,
    CaseMove,
    CasePerson,
    CaseTask,
    MatchingPeriod,
    PeriodSignal,
    Shield,
)
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.linkage.names import clean_surname, plain
from woonzeker.matching.models import Link, LinkDecision, Person
from woonzeker.outreach.models import ContactAttempt
from woonzeker.planning.models import Visit
from woonzeker.privacy.models import RightsRequest
from woonzeker.privacy.rules.watching import Place, SubjectFacts

#: kinds of subjects whose looks are gone over
LOOKED_AT = frozenset({"case", "person", "signal", "link", "task", "visit"})
#: looks of this room at one resident, within the request of whom they are
WITHIN_REQUEST = frozenset({"privacy.find_person", "privacy.overview"})
Names = frozenset[tuple[str, str]]


def facts_of(about: Mapping[str, str]) -> tuple[dict[str, SubjectFacts], dict[str, str]]:
    """The facts of each subject (id → kind), and the case that each belongs to."""
    ids: dict[str, set[UUID]] = defaultdict(set)
    for subject, kind in about.items():
        if (number := _uuid(subject)) is not None:
            ids[kind].add(number)
    case_of = {str(each): str(each) for each in ids["case"]}
    case_of |= _pairs(CaseTask.objects.filter(pk__in=ids["task"]).values_list("pk", "case_id"))
    case_of |= _pairs(Visit.objects.filter(pk__in=ids["visit"]).values_list("pk", "case_id"))
    links = _pairs(Link.objects.filter(pk__in=ids["link"]).values_list("pk", "signal_id"))
    signals = {each: each for each in map(str, ids["signal"])} | links
    taken = _pairs(
        PeriodSignal.objects.filter(
            signal__in=[UUID(each) for each in signals.values()]
        ).values_list("signal_id", "period__case_id")
    )
    case_of |= {subject: taken[signal] for subject, signal in signals.items() if signal in taken}
    cases = _cases(set(case_of.values()))
    found = {subject: cases[case] for subject, case in case_of.items() if case in cases}
    found |= _signals({each: signal for each, signal in signals.items() if each not in found})
    found |= _people(ids["person"])
    return found, case_of


def _cases(numbers: set[str]) -> dict[str, SubjectFacts]:
    cases = [UUID(each) for each in numbers]
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    people = CasePerson.objects.filter(case__in=cases).select_related("person")
    for each in people.iterator():
        names[str(each.case_id)] |= names_of_person(each.person)
    away: dict[str, set[str]] = defaultdict(set)
    homes: set[str] = set()
    for shield in Shield.objects.filter(case__in=cases, ended_at=None):
        if shield.user_id:
            away[str(shield.case_id)].add(shield.user_id)
        else:
            homes.add(str(shield.case_id))
    events = _events(cases)
    rows = Case.objects.filter(pk__in=cases).select_related("household")
    return {
        str(case.pk): SubjectFacts(
            names=frozenset(names[str(case.pk)]),
            places=frozenset({Place(case.household.postcode, case.household.house_number)}),
            keep_away=frozenset(away[str(case.pk)]),
            home_of_colleague=str(case.pk) in homes,
            events=frozenset(events[str(case.pk)]),
        )
        for case in rows.iterator()
    }


def _events(cases: list[UUID]) -> dict[str, set[date]]:
    """The days on which anything happened to each case, whoever did it."""
    days: dict[str, set[date]] = defaultdict(set)
    sources = (
        CaseMove.objects.filter(case__in=cases).values_list("case_id", "moved_on"),
        ContactAttempt.objects.filter(case__in=cases).values_list("case_id", "tried_on"),
        Visit.objects.filter(case__in=cases).values_list("case_id", "day_on"),
        CaseTask.objects.filter(case__in=cases).values_list("case_id", "asked_on"),
        CaseTask.objects.filter(case__in=cases).values_list("case_id", "done_on"),
        MatchingPeriod.objects.filter(case__in=cases).values_list("case_id", "taken_up_on"),
    )
    for rows in sources:
        for case, day in rows.iterator():
            if day is not None:
                days[str(case)].add(day)
    return days


def _signals(signals: Mapping[str, str]) -> dict[str, SubjectFacts]:
    """Signals without a case: names and address as delivered, and of whom it proved to be."""
    rows = ArrearsSignal.objects.filter(pk__in=set(signals.values()))
    facts: dict[str, SubjectFacts] = {}
    for signal in rows.select_related("link__person", "delivery").iterator():
        link = getattr(signal, "link", None)
        names = {_name(signal.initials or signal.given_names, signal.prefix, signal.surname)}
        if link and link.person:
            names |= names_of_person(link.person)
        facts[str(signal.pk)] = SubjectFacts(
            names=frozenset(names),
            places=frozenset({Place(signal.postcode, signal.house_number or 0)}),
            events=frozenset(
                {signal.delivery.received_on} | ({link.decided_on} if link else set())
            ),
        )
    return {subject: facts[signal] for subject, signal in signals.items() if signal in facts}


def _people(people: Iterable[UUID]) -> dict[str, SubjectFacts]:
    decided: dict[UUID | None, set[date]] = defaultdict(set)
    rows = LinkDecision.objects.filter(person__in=people).values_list("person_id", "decided_at")
    for person, at in rows:
        decided[person].add(at.date())
    asked = RightsRequest.objects.filter(person__in=people)
    for asks, *days in asked.values_list("person", "received_on", "identified_on", "answered_on"):
        decided[asks] |= {day for day in days if day is not None}
    away = _kept_away(people)
    return {
        str(person.pk): SubjectFacts(
            names=names_of_person(person),
            places=frozenset({Place(person.postcode, person.house_number or 0)}),
            keep_away=frozenset(away[person.pk]),
            events=frozenset(decided[person.pk]),
        )
        for person in Person.objects.filter(pk__in=people).iterator()
    }


def _kept_away(people: Iterable[UUID]) -> dict[UUID, set[str]]:
    """The colleagues to whom a case of each is closed."""
    away: dict[UUID, set[str]] = defaultdict(set)
    rows = Shield.objects.filter(case__people__person__in=people, ended_at=None).exclude(user_id="")
    for person, user in rows.values_list("case__people__person", "user_id"):
        away[person].add(user)
    return away


def names_of_person(person: Person) -> Names:
    """Initial and cleaned surname of somebody, with that of their partner when they carry it."""
    given = person.given_names or person.initials
    names = {_name(given, person.prefix, person.surname)}
    if person.partner_surname and person.name_use in "PVN":
        names.add(_name(given, person.partner_prefix, person.partner_surname))
    return frozenset(names)


def _name(given: str, prefix: str, surname: str) -> tuple[str, str]:
    return (plain(given)[:1], clean_surname(prefix, surname).core)


def _pairs(rows: Iterable[tuple[object, object]]) -> dict[str, str]:
    return {str(one): str(other) for one, other in rows if other is not None}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
