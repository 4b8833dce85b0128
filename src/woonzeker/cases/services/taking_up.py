# SPDX-License-Identifier: EUPL-1.2
"""From signals that found their person to households, cases, matching periods and terms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from woonzeker.access import audit, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases import rules
from woonzeker.cases.models import (
    Case,
    CasePerson,
    CaseStatus,
    CaseTask,
    Household,
    MatchingPeriod,
    PeriodSignal,
    SignalRelease,
)
from woonzeker.cases.selectors.knowing import waits_for_signal
from woonzeker.cases.services.leaving import make_room
from woonzeker.cases.services.moving import begin_case, make_move
from woonzeker.cases.services.running import meet_again, start_term, threaten
from woonzeker.cases.services.telling import told_together
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal, SignalKind, SignalResult
from woonzeker.law import avg, terms
from woonzeker.matching.models import LinkResult, Person, PersonSource
from woonzeker.process import Step, find_move


@dataclass(frozen=True, slots=True)
class TakenUp:
    """How many signals made a case, joined one, reopened one, or were not taken up (by result)."""

    new: int
    joined: int
    reopened: int
    set_aside: dict[str, int]


@dataclass(slots=True)
class _Run:
    """One taking up: who, on which day, the next case number, and what became of each signal."""

    actor: Actor
    on: date
    _number: int = 0
    results: dict[SignalResult, list[UUID]] = field(default_factory=lambda: defaultdict(list))

    def next_number(self) -> str:
        """The number of a new case; only one run at a time gives them."""
        self._number = (self._number or last_number(self.on)) + 1
        return f"{self.on.year}-{self._number:06d}"

    def keep_results(self) -> None:
        """Write what became of the signals."""
        for result, signals in self.results.items():
            ArrearsSignal.objects.filter(pk__in=signals).update(result=result)


@action(
    "cases.take_up",
    may_if=writes(DataClass.SIGNAL, DataClass.PROCESS).by(Role.INTAKE_COORDINATOR),
    basis="Wgs art. 3 lid 1 onder b",
)
def take_up(*, actor: Actor, on: date) -> TakenUp:
    """Take up every signal that is linked and waits: again does nothing. In order of delivery."""
    one_at_a_time()
    run = _Run(actor, on)
    counts = _take_up_all(run)
    run.keep_results()
    _promise_letters(on)
    audit.concerns(counts.total())
    if counts:
        jobs.defer("pipeline.score", actor=actor, once=True)
    new, joined, reopened = (counts.pop(word, 0) for word in ("new", "joined", "reopened"))
    return TakenUp(new=new, joined=joined, reopened=reopened, set_aside=dict(counts))


def _take_up_all(run: _Run) -> Counter[str]:
    counts: Counter[str] = Counter()
    with told_together() as told:
        for signal in _waiting():
            counts[_take_up_one(run, signal)] += 1
            told.when_many()
    return counts


def last_number(on: date) -> int:
    """The last number given to a case in the year of a day; 0 before the first."""
    numbers = Case.objects.filter(number__startswith=f"{on.year}-").order_by("-number")
    last = numbers.values_list("number", flat=True).first()
    return int(last[5:]) if last else 0


def one_at_a_time() -> None:
    """Let a second run for this municipality wait until the first is done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('cases.take_up'), hashtext(%s))",
            [current_municipality()],
        )


def _waiting() -> QuerySet[ArrearsSignal]:
    return (
        ArrearsSignal.objects.select_for_update(of=("self",))
        .filter(result=SignalResult.OPEN, link__result=LinkResult.LINKED, in_period=None)
        .exclude(link__person=None)
        .select_related("link__person", "delivery")
        .order_by("delivery__received_at", "partner__name", "line_number", "own_reference")
    )


def _take_up_one(run: _Run, signal: ArrearsSignal) -> str:
    person = _person_of(signal)
    case = _case_of(run, person, signal)
    running = case if case and case.status != CaseStatus.CLOSED else None
    sought = running if running and not waits_for_signal(running) else None
    earlier = rules.EarlierFacts(sought is not None, _last_amount(sought, signal))
    outcome = rules.outcome_of(facts_of_signal(signal), _register_facts(person), earlier, on=run.on)
    if outcome is rules.Outcome.TAKE_UP:
        run.results[SignalResult.TAKEN_UP].append(signal.pk)
        return _join(run, signal, person, case)
    if outcome is rules.Outcome.DECEASED:
        _look_after_those_left(person, signal, running, run.on)
    run.results[SignalResult(outcome.value)].append(signal.pk)
    return outcome.value


def _person_of(signal: ArrearsSignal) -> Person:
    if (person := signal.link.person) is None:
        raise NotFound  # never: a link without a person is not among those that wait
    return person


def facts_of_signal(signal: ArrearsSignal) -> rules.SignalFacts:
    """A signal as the rules see it."""
    return rules.SignalFacts(
        kind=signal.kind,
        amount_cents=signal.amount_cents,
        crisis=signal.crisis,
        eviction_on=signal.eviction_on,
    )


def _register_facts(person: Person) -> rules.PersonFacts:
    return rules.PersonFacts(died_on=person.died_on, departed_on=person.departed_on)


def _case_of(run: _Run, person: Person, signal: ArrearsSignal) -> Case | None:
    """The newest case of the person's household whose people still live there.

    A case that still runs for people who have all left is closed first: a new family does not
    inherit the case of the one before it. A signal that comes back to the person out of whose
    case it was taken finds that case again.
    """
    case = (
        Case.objects.select_for_update(of=("self",))
        .filter(household__address_key=person.address_key)
        .order_by("-opened_on", "-number")
        .first()
    )
    if case is None or somebody_stayed(case, person) or _left_it(case, signal, person):
        return case
    if case.status != CaseStatus.CLOSED:
        make_room(case, actor=run.actor, on=run.on)
    return None


def somebody_stayed(case: Case, person: Person) -> bool:
    """Whether this person, or who lives with them now, is among the people of a case."""
    here = Q(person=person) | Q(
        person__address_key=person.address_key,
        person__died_on=None,
        person__departed_on=None,
    )
    return CasePerson.objects.filter(here, case=case).exists()


def _left_it(case: Case, signal: ArrearsSignal, person: Person) -> SignalRelease | None:
    """The record that this very signal was taken out of the case of this person."""
    records = SignalRelease.objects.filter(case=case, signal=signal, linked_to=person.pk)
    return records.order_by("-released_at").first()


def _last_amount(case: Case | None, signal: ArrearsSignal) -> int | None:
    """The amount of this partner's last signal in the case, about this customer or person."""
    if case is None:
        return None
    same = Q(link__person_id=signal.link.person_id)
    if signal.customer_number:
        same |= Q(customer_number=signal.customer_number)
    return (
        ArrearsSignal.objects.filter(
            same, partner_id=signal.partner_id, in_period__period__case=case
        )
        .order_by("-signalled_on", "-delivery__received_at", "-line_number", "-own_reference")
        .values_list("amount_cents", flat=True)
        .first()
    )


def _join(run: _Run, signal: ArrearsSignal, person: Person, case: Case | None) -> str:
    """Bring the signal under its case; returns how it came: new, joined or reopened."""
    if case is None:
        case, came_as = _begin(run, person), "new"
    elif case.status == CaseStatus.CLOSED:
        came_as = "reopened"
        make_move(case, find_move("reopen"), actor=run.actor, on=run.on)
    else:
        came_as = "joined"
        if waits_for_signal(case):
            make_move(case, find_move("wake_by_signal"), actor=run.actor, on=run.on)
        make_move(case, find_move("join_report"), actor=run.actor, on=run.on)
    CasePerson.objects.bulk_create([CasePerson(case=case, person=person)], ignore_conflicts=True)
    period = _period_of(case, run.on)
    PeriodSignal.objects.create(period=period, signal=signal, came_as=came_as)
    shape(period)
    _start_terms(case, signal)
    if record := _left_it(case, signal, person):
        meet_again(case, record)
    if signal.kind == SignalKind.EVICTION and case.step < Step.VONNIS:
        make_move(case, find_move("eviction_announced"), actor=run.actor, on=run.on)
    return came_as


def _begin(run: _Run, person: Person) -> Case:
    case = Case(
        household=household_of(person),
        number=run.next_number(),
        opened_on=run.on,
        lanes=["arrears"],
    )
    return begin_case(case, find_move("accept_report"), actor=run.actor, on=run.on)


def household_of(person: Person) -> Household:
    """The household at the person's address, made when it is not there yet."""
    household = Household.objects.filter(address_key=person.address_key).first()
    return household or Household.objects.create(
        address_key=person.address_key,
        street=person.street,
        house_number=person.house_number or 0,
        house_letter=person.house_letter,
        house_addition=person.house_addition,
        postcode=person.postcode,
        city=person.city,
    )


def _period_of(case: Case, on: date) -> MatchingPeriod:
    """The matching period of the month; one run at a time makes them, so looking first is safe."""
    starts_on = on.replace(day=1)
    period = MatchingPeriod.objects.filter(case=case, starts_on=starts_on).first()
    return period or MatchingPeriod.objects.create(
        case=case,
        starts_on=starts_on,
        ends_on=(starts_on + timedelta(days=32)).replace(day=1) - timedelta(days=1),
        taken_up_on=on,
        shape=rules.Shape.SINGLE.value,
    )


def shape(period: MatchingPeriod) -> None:
    """Say again how many signals came together, and whether others came before."""
    earlier: Iterable[date] = MatchingPeriod.objects.filter(
        case__household=period.case.household, starts_on__lt=period.starts_on
    ).values_list("starts_on", flat=True)
    number = PeriodSignal.objects.filter(period=period).count()
    found = rules.shape_of(number, earlier, starts_on=period.starts_on)
    if period.shape != found.value:
        period.shape = found.value
        period.save(update_fields=["shape"])


def _start_terms(case: Case, signal: ArrearsSignal) -> None:
    """Start the terms for the offer and for telling who reported what.

    And the one of three working days when a home is at stake.
    """
    received_on = signal.delivery.received_on
    start_term(case, "offer", terms.offer_due(received_on))
    start_term(case, "insight", avg.insight_due(received_on))
    if rules.is_threatening(facts_of_signal(signal)):
        threaten(case, received_on)


def _look_after_those_left(
    person: Person, signal: ArrearsSignal, running: Case | None, on: date
) -> None:
    """When somebody died and others live on at the address: ask how they are.

    Of people of the BRP no housemates are kept: then it is asked too.
    """
    others = Person.objects.filter(
        address_key=person.address_key, died_on=None, departed_on=None
    ).exclude(pk=person.pk)
    may_be = person.source == PersonSource.BRP or others.exists()
    if person.address_key and may_be:
        CaseTask.objects.get_or_create(
            kind="check_who_stays_behind",
            signal=signal,
            defaults={"case": running, "asked_on": on, "due_on": terms.offer_due(on).due_on},
        )


def _promise_letters(on: date) -> None:
    """A rent report below the threshold is lawful: no visit, but the offer comes by letter.

    Also for who is not in the register, at the address of the report; not for who died or left,
    also when that comes to be known before the letter went.
    While somebody has yet to decide who it is, it waits.
    """
    gone = Q(link__person__died_on__lte=on) | Q(link__person__departed_on__lte=on)
    left = ArrearsSignal.objects.filter(gone)
    CaseTask.objects.filter(kind="written_offer", done_on=None, signal__in=left).delete()
    below = ArrearsSignal.objects.filter(
        result=SignalResult.BELOW_THRESHOLD,
        sector="huur",
        link__result__in=(LinkResult.LINKED, LinkResult.NOBODY),
        tasks=None,
    ).exclude(pk__in=left.values("pk"))
    CaseTask.objects.bulk_create(
        CaseTask(
            kind="written_offer",
            signal=signal,
            asked_on=on,
            due_on=terms.offer_due(signal.delivery.received_on).due_on,
        )
        for signal in below.select_related("delivery")
    )
