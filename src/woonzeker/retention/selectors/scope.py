# SPDX-License-Identifier: EUPL-1.2
"""What hangs on a subject, what stands in the way of forgetting it, and what a reference means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from woonzeker.access import clock
from woonzeker.cases.models import (
    Case,
    CaseMove,
    CasePerson,
    CaseStatus,
    CaseTerm,
    PeriodSignal,
)
from woonzeker.cases.selectors import held_by_stop
from woonzeker.errors import NotFound
from woonzeker.housing.selectors import goods_lie
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkDecision, Person, PersonSource
from woonzeker.outreach.models import DataLeak
from woonzeker.privacy.models import RequestKind, RightsRequest
from woonzeker.retention.models import Hold, SubjectKind
from woonzeker.retention.rules import HoldKind, Ids, SubjectFacts, holds_of

#: the move with which a case begins to wait for the next signal
WAITS = "wait_for_signal"
_NUMBER = re.compile(r"\d{4}-\d{5,7}")


def subject_of(reference: str) -> tuple[SubjectKind, UUID]:
    """The subject that a case number or opaque id names; raises NotFound."""
    words = reference.strip()
    if _NUMBER.fullmatch(words):
        if case := Case.objects.filter(number=words).first():
            return SubjectKind.CASE, case.pk
        raise NotFound
    try:
        known = UUID(words)
    except ValueError:
        raise NotFound from None
    for kind, model in (
        (SubjectKind.PERSON, Person),
        (SubjectKind.CASE, Case),
        (SubjectKind.SIGNAL, ArrearsSignal),
    ):
        if model._default_manager.filter(pk=known).exists():
            return kind, known
    raise NotFound


def ids_of(kind: SubjectKind | str, subject: UUID) -> Ids:
    """Everything that goes with a subject. Raises NotFound when there is no such row."""
    gather = {
        SubjectKind.PERSON: _of_person,
        SubjectKind.SIGNAL: _of_signal,
        SubjectKind.CASE: _of_case,
    }[SubjectKind(kind)]
    return gather(subject)


def _of_person(person: UUID) -> Ids:
    """A person, every signal linked to them, and the cases in which there is nobody else."""
    if not Person.objects.filter(pk=person).exists():
        raise NotFound
    signals = list(Link.objects.filter(person=person).values_list("signal_id", flat=True))
    others = CasePerson.objects.filter(case=OuterRef("pk")).exclude(person=person)
    foreign = PeriodSignal.objects.filter(period__case=OuterRef("pk")).exclude(signal__in=signals)
    cases = Case.objects.filter(
        Q(people__person=person) | Q(periods__signals__signal__in=signals)
    ).filter(~Exists(others), ~Exists(foreign))
    return Ids((person,), tuple(signals), tuple(cases.distinct().values_list("pk", flat=True)))


def _of_signal(signal: UUID) -> Ids:
    """A signal, the case that it alone made, and who stood in the register for it alone."""
    if not ArrearsSignal.objects.filter(pk=signal).exists():
        raise NotFound
    foreign = PeriodSignal.objects.filter(period__case=OuterRef("pk")).exclude(signal=signal)
    cases = Case.objects.filter(periods__signals__signal=signal).filter(~Exists(foreign))
    persons = Person.objects.filter(links__signal=signal)
    found = tuple(cases.distinct().values_list("pk", flat=True))
    return Ids(_kept_for_this_alone(persons, [signal], found), (signal,), found)


def _of_case(case: UUID) -> Ids:
    """A case, the signals in its periods, and who stood in the register for them alone."""
    if not Case.objects.filter(pk=case).exists():
        raise NotFound
    signals = list(
        PeriodSignal.objects.filter(period__case=case).values_list("signal_id", flat=True)
    )
    persons = Person.objects.filter(
        Exists(CasePerson.objects.filter(case=case, person=OuterRef("pk")))
        | Exists(Link.objects.filter(signal__in=signals, person=OuterRef("pk")))
    )
    return Ids(_kept_for_this_alone(persons, signals, [case]), tuple(signals), (case,))


def _kept_for_this_alone(
    persons: QuerySet[Person], signals: Iterable[UUID], cases: Iterable[UUID]
) -> tuple[UUID, ...]:
    """Of these people, who is not a resident of the register as such and has nothing else here.

    Who lives here and came with an extract stays: the register has a term of its own.
    """
    gone = Q(source=PersonSource.BRP) | Q(died_on__isnull=False) | Q(departed_on__isnull=False)
    other_signals = Link.objects.filter(person=OuterRef("pk")).exclude(signal__in=list(signals))
    other_cases = CasePerson.objects.filter(person=OuterRef("pk")).exclude(case__in=list(cases))
    other_words = LinkDecision.objects.filter(person=OuterRef("pk")).exclude(
        link__signal__in=list(signals)
    )
    alone = persons.filter(gone).filter(
        ~Exists(other_signals), ~Exists(other_cases), ~Exists(other_words)
    )
    return tuple(alone.distinct().values_list("pk", flat=True))


def holds_on(ids: Ids) -> tuple[HoldKind, ...]:
    """What stands in the way of forgetting these now, or anybody and anything they share."""
    near = Case.objects.filter(
        Q(pk__in=ids.cases)
        | Q(people__person__in=ids.persons)
        | Q(periods__signals__signal__in=ids.signals)
    )
    running = near.exclude(status=CaseStatus.CLOSED).exclude(waits_for_signal())
    whole = _involved(ids, set(near.values_list("pk", flat=True)))
    facts = SubjectFacts(
        running_case=running.exists(),
        stored_goods=goods_lie(near.values_list("pk", flat=True)),
        open_stop=_stopped(near),
        running_term=CaseTerm.objects.filter(case__in=running.values("pk"), met_on=None).exists(),
        open_leak=_open_leaks(whole).exists(),
        by_hand=(
            *(HoldKind(why) for why in sorted(set(_holds(whole).values_list("why", flat=True)))),
            *([HoldKind.OBJECTION] if _open_requests(whole).exists() else []),
        ),
    )
    return holds_of(facts)


def waits_for_signal() -> Q:
    """Cases on which nobody works until a next signal, because nobody could be reached."""
    steps = CaseMove.objects.filter(case=OuterRef("pk")).exclude(to_status=F("from_status"))
    last = steps.order_by("-sequence").values("code")[:1]
    waits = Case.objects.filter(status=CaseStatus.WAITING).annotate(last=Subquery(last))
    return Q(pk__in=waits.filter(last=WAITS).values("pk"))


def _stopped(near: QuerySet[Case]) -> bool:
    """Whether one of these waits for a signal and may not be closed, past the vonnis or not.

    What is forgotten is closed first; what may not end is not forgotten either.
    """
    waiting = near.filter(status=CaseStatus.WAITING).distinct()
    return any(held_by_stop(case) for case in waiting)


def held_persons(persons: Collection[UUID]) -> set[UUID]:
    """Which of these people the register must keep, although nothing else points at them.

    For whoever removes many at once: asked about the people alone, not about what they share.
    """
    asked = Ids(persons=tuple(persons))
    leaks = _open_leaks(asked).values_list("about", "went_to")
    kept = {who for pair in leaks for who in pair}
    kept.update(_holds(asked).values_list("subject", flat=True))
    kept.update(_open_requests(asked).values_list("person", flat=True))
    return {who for who in kept if who is not None} & set(persons)


def _involved(ids: Ids, near: set[UUID]) -> Ids:
    """Everybody in these cases and signals, and every case and signal of all of them."""
    persons = {
        *ids.persons,
        *CasePerson.objects.filter(case__in=near).values_list("person_id", flat=True),
        *Person.objects.filter(
            Q(links__signal__in=ids.signals) | Q(links__signal__in=_signals_in(near))
        ).values_list("pk", flat=True),
    }
    cases = near | set(
        CasePerson.objects.filter(person__in=persons).values_list("case_id", flat=True)
    )
    signals = {
        *ids.signals,
        *_signals_in(cases),
        *Link.objects.filter(person__in=persons).values_list("signal_id", flat=True),
    }
    return Ids(tuple(persons), tuple(signals), tuple(cases))


def _signals_in(cases: Collection[UUID]) -> QuerySet[PeriodSignal, UUID]:
    return PeriodSignal.objects.filter(period__case__in=cases).values_list("signal_id", flat=True)


def _holds(ids: Ids) -> QuerySet[Hold]:
    """Holds by hand on any of these that count today."""
    return Hold.objects.filter(subject__in=ids.subjects, ended_at=None, until_on__gte=clock.today())


def _open_leaks(ids: Ids) -> QuerySet[DataLeak]:
    return DataLeak.objects.filter(closed_at=None).filter(
        Q(signal__in=ids.signals) | Q(case__in=ids.cases)
        | Q(about__in=ids.persons) | Q(went_to__in=ids.persons)
    )  # fmt: skip


def _open_requests(ids: Ids) -> QuerySet[RightsRequest]:
    """Who of these waits for an answer, or asked to leave their data as they are."""
    waits = Q(answered_on=None, kind__in=(RequestKind.OBJECTION, RequestKind.ACCESS))
    restricted = Q(restricted_from_at__isnull=False, restricted_until_at=None)
    return RightsRequest.objects.filter(waits | restricted).filter(
        Q(person__in=ids.persons) | Q(signal__in=ids.signals)
    )
