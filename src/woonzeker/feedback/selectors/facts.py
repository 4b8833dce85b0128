# SPDX-License-Identifier: EUPL-1.2
"""What counts of each signal that is not answered for good, gathered for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CaseMove, CaseStatus
from woonzeker.feedback.models import AnswerConsent, ReleaseState, ToldAnswer
from woonzeker.feedback.rules.answers import FINAL, AnswerCode, AnswerFacts
from woonzeker.feedback.rules.policy import Item
from woonzeker.feedback.rules.repeating import OwnSignal, repeats
from woonzeker.feedback.rules.telling import Last
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.intake.models import HANDED, ArrearsSignal, SignalResult
from woonzeker.matching.models import LinkResult
from woonzeker.organisations.models import Sector

_CASE = "in_period__period__case"
_COLUMNS = (
    "pk", "result", "partner_id", "sector", "own_reference", "customer_number", "line_number",
    "delivery__received_on", "delivery__received_at", "link__result", "link__person_id",
    f"{_CASE}_id", "in_period__period__result", "in_period__taken_up_at",
    "release__code", "release__state", "release__decided_at",
)  # fmt: skip
#: days in which a signal that was taken up again is seen
LOOKS_BACK = 31
#: days back that the job after a change looks; every morning another looks at everything
LATE = 2
_REACHED = frozenset({"contact_reached", "first_talk_held"})
_HELP = {"help_accepted": "accepted", "help_declined": "declined"}


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal with what was told of it last and what counts now."""

    pk: UUID
    partner: UUID
    reference: str
    last: Last
    #: taken up again after the last answer
    anew: bool
    waits: bool
    facts: AnswerFacts


def live_signals(actor: Actor, *, of_late: bool = False) -> QuerySet[ArrearsSignal]:
    """Signals whose answer may change, in order of delivery; `of_late` what moved these days.

    Of those that were answered for good only what was reopened, taken up again of late, or of which
    more may be told, or was: the job that asks runs after every change, and every morning. What
    another municipality handed over was answered there.
    """
    told = ToldAnswer.objects.filter(signal=OuterRef("pk"))
    settled = told.filter(code__in=FINAL, item="")
    again = settled.filter(told_at__lt=OuterRef("in_period__taken_up_at"))
    since = clock.now() - timedelta(days=LOOKS_BACK)
    may_change = (
        ~Exists(settled)
        | Q(pk__in=ToldAnswer.objects.exclude(reason="", item="").values("signal"))
        | Q(Exists(_agreed()))
        | Q(Exists(again), in_period__taken_up_at__gte=since)
    )
    found = ArrearsSignal.objects.filter(may_change).exclude(delivery__channel=HANDED)
    if of_late:
        found = found.filter(_moved(clock.now() - timedelta(days=LATE)))
    return found.order_by("delivery__received_at", "line_number", "pk")


def _agreed() -> QuerySet[AnswerConsent]:
    """That a resident agrees, today, that the partner of a signal hears more of their case."""
    case, partner = OuterRef("in_period__period__case"), OuterRef("partner")
    return consents_on(clock.today()).filter(case=case, partner=partner)


def _moved(since: datetime) -> Q:
    """Without a case, or in one in which something happened since a moment."""
    moves = CaseMove.objects.filter(case=OuterRef("in_period__period__case"), moved_at__gte=since)
    return Q(in_period=None) | Q(in_period__taken_up_at__gte=since) | Q(Exists(moves))


def facts_of_signals(actor: Actor, signals: Iterable[UUID], *, on: date) -> list[Signal]:
    """What counts of these signals on a day, in order of delivery."""
    ids = list(signals)
    found = ArrearsSignal.objects.filter(pk__in=ids)
    rows = list(found.order_by("delivery__received_at", "line_number", "pk").values(*_COLUMNS))
    around = _around(actor, rows, on)
    last = ToldAnswer.objects.filter(signal__in=ids).order_by("signal", "-number")
    around.told = {each.signal: each for each in last.distinct("signal")}
    return [_signal(row, around, on) for row in rows]


@dataclass(slots=True)
class _Around:
    """Cases and what is known of them, by their id."""

    cases: Mapping[UUID, Case]
    #: of cases that wait for another signal: since when
    waiting: Mapping[UUID, date]
    #: the case of who was reported once more, by the id of the person
    of_person: Mapping[UUID, UUID]
    moves: Mapping[UUID, list[tuple[str, date]]] = field(default_factory=dict)
    consents: Mapping[tuple[UUID, UUID], frozenset[Item]] = field(default_factory=dict)
    #: what was told last, by the id of the signal
    told: Mapping[UUID, ToldAnswer] = field(default_factory=dict)


def _around(actor: Actor, rows: list[dict[str, Any]], on: date) -> _Around:
    repeats = {row["link__person_id"] for row in rows if row["result"] == SignalResult.REPEAT}
    of_person = _newest_cases(repeats - {None})
    ids = {row[f"{_CASE}_id"] for row in rows} | set(of_person.values())
    cases = Case.objects.only("status", "result", "closed_on").in_bulk(list(ids - {None}))
    around = _Around(cases, _waiting(cases), of_person)
    around.consents = _consents(cases, on)
    if around.consents or any(feedback_policy(actor, on=on).grounds.values()):
        around.moves = _moves(cases)
    return around


def _newest_cases(people: set[UUID]) -> dict[UUID, UUID]:
    found = Case.objects.filter(people__person__in=people).order_by("opened_on", "number")
    return dict(found.values_list("people__person", "pk"))


def _waiting(cases: Mapping[UUID, Case]) -> dict[UUID, date]:
    """Cases whose people nobody could reach, and since when they wait for another signal."""
    ids = [pk for pk, case in cases.items() if case.status == CaseStatus.WAITING]
    moves = CaseMove.objects.filter(case__in=ids, from_status="open", to_status="waiting")
    last = {
        case: (code, moved_on)
        for case, code, moved_on in moves.order_by("sequence").values_list(
            "case_id", "code", "moved_on"
        )
    }
    return {case: day for case, (code, day) in last.items() if code == "wait_for_signal"}


def _moves(cases: Mapping[UUID, Case]) -> dict[UUID, list[tuple[str, date]]]:
    found: dict[UUID, list[tuple[str, date]]] = {}
    made = CaseMove.objects.filter(case__in=cases, code__in=[*_REACHED, *_HELP])
    for case, code, day in made.order_by("sequence").values_list("case_id", "code", "moved_on"):
        found.setdefault(case, []).append((code, day))
    return found


def _consents(cases: Mapping[UUID, Case], on: date) -> dict[tuple[UUID, UUID], frozenset[Item]]:
    found: dict[tuple[UUID, UUID], frozenset[Item]] = {}
    for each in consents_on(on).filter(case__in=cases):
        key = (each.case_id, each.partner_id)
        found[key] = found.get(key, frozenset()) | {Item(each.item)}
    return found


def consents_on(on: date) -> QuerySet[AnswerConsent]:
    """Consents that hold on a day."""
    holds = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
    return AnswerConsent.objects.filter(holds, from_on__lte=on, until_on__gte=on)


def _signal(row: dict[str, Any], around: _Around, on: date) -> Signal:
    case = around.cases.get(_case_id(row, around))
    told = around.told.get(row["pk"])
    last = Last()
    if told:
        last = Last(told.code, told.item, told.number, told.told_on, told.told_at)
    again: datetime | None = row["in_period__taken_up_at"]
    return Signal(
        pk=row["pk"],
        partner=row["partner_id"],
        reference=row["own_reference"],
        last=last,
        anew=bool(told and last.final and again and again > told.told_at),
        waits=row["release__state"] == ReleaseState.WAITS,
        facts=_facts(row, case, around, on),
    )


def _case_id(row: dict[str, Any], around: _Around) -> Any:
    return row[f"{_CASE}_id"] or (
        around.of_person.get(row["link__person_id"])
        if row["result"] == SignalResult.REPEAT
        else None
    )


def _facts(row: dict[str, Any], case: Case | None, around: _Around, on: date) -> AnswerFacts:
    closed = case is not None and case.status == CaseStatus.CLOSED
    result = row["in_period__period__result"] or (case.result if case and closed else "")
    since = around.waiting.get(case.pk) if case else None
    reached, help_ = _contact(row, case, around)
    state = row["release__state"]
    return AnswerFacts(
        result=row["result"],
        received_on=row["delivery__received_on"],
        on=on,
        case_runs=case is not None and not result and since is None,
        case_result=result,
        ended_on=(case.closed_on if case and closed else None) or since,
        waits=since is not None and not result,
        nobody=row["link__result"] == LinkResult.NOBODY,
        own_repeat=row["result"] == SignalResult.REPEAT and _own_repeat(row),
        rent=row["sector"] == Sector.HUUR,
        released=(row["release__code"] or "") if state == ReleaseState.RELEASED else "",
        withheld=_withheld(row, case if closed else None),
        reached=reached,
        help=help_,
        consents=around.consents.get((case.pk, row["partner_id"]), frozenset())
        if case
        else frozenset(),
    )


def _withheld(row: dict[str, Any], closed: Case | None) -> str:
    """What somebody said is not so; what they decided before the case ended is about before it."""
    if row["release__state"] != ReleaseState.WITHHELD:
        return ""
    decided_on = row["release__decided_at"].astimezone(clock.AMSTERDAM).date()
    later = closed is not None and closed.closed_on is not None and closed.closed_on > decided_on
    return "" if later else str(row["release__code"])


def _contact(row: dict[str, Any], case: Case | None, around: _Around) -> tuple[bool, str]:
    """Whether they were reached since this signal came, and what they said of help last."""
    since = row["delivery__received_on"]
    codes = [code for code, day in around.moves.get(case.pk, ()) if day >= since] if case else []
    said = [_HELP[code] for code in codes if code in _HELP]
    return bool(codes), said[-1] if said else ""


def _own_repeat(row: dict[str, Any]) -> bool:
    """Whether this is a repeat beside the partner's own signals about this customer or person.

    Asked of the partner's own signals alone: that others reported as well must not be seen here.
    """
    same = Q(pk=row["pk"])
    if row["link__person_id"]:
        same |= Q(link__person_id=row["link__person_id"])
    if row["customer_number"]:
        same |= Q(customer_number=row["customer_number"])
    own = ArrearsSignal.objects.filter(
        same,
        partner_id=row["partner_id"],
        result__in=(SignalResult.TAKEN_UP, SignalResult.REPEAT),
        delivery__received_at__lte=row["delivery__received_at"],
    ).exclude(delivery__channel=HANDED)
    told = ToldAnswer.objects.filter(signal__in=own.values("pk"), code__in=FINAL)
    over: dict[UUID, date] = {}
    for signal, on in told.exclude(code=AnswerCode.REPEAT).values_list("signal", "on"):
        over[signal] = min(on, over.get(signal, on))
    columns = ("pk", "result", "amount_cents", "delivery__received_on", "signalled_on")
    in_order = own.order_by("delivery__received_at", "line_number", "pk").values_list(*columns)
    return row["pk"] in repeats(
        OwnSignal(pk, result, amount, received, signalled, over.get(pk))
        for pk, result, amount, received, signalled in in_order
    )
