# SPDX-License-Identifier: EUPL-1.2
"""What is not complete in a period, before anything is sent: counts, and the rows behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.access.shields import shut_for
from woonzeker.cases.models import MatchingPeriod, PeriodSignal
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching.models import LinkResult
from woonzeker.monitoring.ddas import RESULTS
from woonzeker.monitoring.rules import LACKS, MISTAKES, Lack, Period, lacks_behind
from woonzeker.monitoring.selectors.organisation import national_policy
from woonzeker.outreach.models import Channel, ContactAttempt
from woonzeker.process import Exit

MAY_COUNT = sees(DataClass.FIGURES, least=Sight.COUNT).by(
    Role.STATISTICIAN, Role.MANAGER, Role.INTAKE_COORDINATOR, Role.REVIEWER, Role.PRIVACY_OFFICER
)
MAY_MEND = sees(DataClass.SIGNAL, DataClass.PROCESS).by(Role.INTAKE_COORDINATOR, Role.REVIEWER)
MOST_ROWS = 200
#: at these somebody was called or met, so that the part of the day says something
_WITH_DAY_PART = (Channel.PHONE, Channel.VISIT, Channel.ELSEWHERE)
#: ends that came about without any contact being sought
_WITHOUT_CONTACT = tuple(
    way.value
    for way in (
        Exit.DECEASED, Exit.KNOWN_TO_DEBT_HELP, Exit.MOVED_UNKNOWN, Exit.MOVED_OWN_WILL,
        Exit.MOVED_UNDER_PRESSURE, Exit.KEY_HANDED_IN, Exit.REPEATED, Exit.UNJUSTIFIED,
        Exit.NOT_TAKEN_UP, Exit.OPENED_BY_MISTAKE, Exit.WRONGLY_LINKED, Exit.PAID,
    )
)  # fmt: skip
_WORDLESS = tuple(code for code, word in RESULTS.items() if word is None)


@dataclass(frozen=True, slots=True)
class Missing:
    """How often something is not complete."""

    lack: Lack
    count: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """How a period stands: what there is to deliver, and what is not complete in it."""

    period: Period
    signals: int
    cases: int
    missing: tuple[Missing, ...]

    @property
    def left_out(self) -> int:
        """How many signals cannot be given at all."""
        return sum(
            each.count
            for each in self.missing
            if each.lack.left_out and each.lack.list == "signals"
        )

    @property
    def counts(self) -> dict[str, int]:
        """Code of a lack → how often."""
        return {each.lack.code: each.count for each in self.missing}


@dataclass(frozen=True, slots=True)
class IncompleteRow:
    """One signal or case behind a count, by its opaque id and number: the way to mend it.

    `kind` says what stands at `at`: a case, or a signal of which somebody decides whose it is
    (review). Without either there is no page here: the partner mends it.
    """

    id: UUID
    words: str
    #: when the signal was sent, or its month began
    on: date
    kind: str = ""
    at: UUID | None = None


@look("monitoring.readiness", may_if=MAY_COUNT, basis="Wet CBS art. 33")
def readiness(*, actor: Actor, period: Period) -> Readiness:
    """See what a delivery of this period would hold and what is not complete in it. Counts only."""
    return ready_for(actor, period)


def ready_for(actor: Actor, period: Period) -> Readiness:
    """The same, for an act that has the right to the rows themselves."""
    counts = _counts(period)
    counts["no_organisation"] = int(national_policy(actor).lacks_organisation)
    return Readiness(
        period=period,
        signals=counts["signals"] - counts["no_identity"],
        cases=counts["cases"] - counts["mistaken_case"],
        missing=tuple(Missing(lack, counts[lack.code]) for lack in LACKS if counts[lack.code]),
    )


@look("monitoring.incomplete_rows", may_if=MAY_MEND, basis="Wet CBS art. 33")
def incomplete_rows(*, actor: Actor, period: Period, code: str) -> tuple[IncompleteRow, ...]:
    """See which signals or cases stand behind a count, to mend them. Raises NotFound."""
    if (lack := lacks_behind(code)) is None:
        raise NotFound
    rows, shut = _rows(code, period), shut_for(actor)
    if lack.list == "signals":
        open_ones = rows.exclude(pk__in=shut.signals).exclude(link__person__in=shut.people)
        found = open_ones.select_related("partner", "link", "in_period__period")
        return tuple(_row(row) for row in found.order_by("signalled_on", "pk")[:MOST_ROWS])
    whole = rows.exclude(case__people__person__in=shut.people)
    found = whole.order_by("starts_on", "case__number").values_list(
        "case_id", "case__number", "starts_on"
    )
    return tuple(
        IncompleteRow(case, number, on, "case", case) for case, number, on in found[:MOST_ROWS]
    )


def _row(signal: ArrearsSignal) -> IncompleteRow:
    words, on = f"{signal.partner.name} {signal.own_reference}", signal.signalled_on
    taken_up, link = getattr(signal, "in_period", None), getattr(signal, "link", None)
    if taken_up is not None:
        return IncompleteRow(signal.pk, words, on, "case", taken_up.period.case_id)
    if link is not None and link.result == LinkResult.REVIEW:
        return IncompleteRow(signal.pk, words, on, "review", link.pk)
    return IncompleteRow(signal.pk, words, on)


def _signals(period: Period) -> QuerySet[ArrearsSignal]:
    return ArrearsSignal.objects.filter(signalled_on__range=(period.from_on, period.to_on))


_ATTEMPTS = ContactAttempt.objects.filter(
    case=OuterRef("case"), tried_on__gte=OuterRef("since"), tried_on__lt=OuterRef("until")
)


def _periods(period: Period) -> QuerySet[MatchingPeriod]:
    of_period = PeriodSignal.objects.filter(
        period=OuterRef("pk"), signal__signalled_on__range=(period.from_on, period.to_on)
    )
    return MatchingPeriod.objects.filter(Exists(of_period))


def _tried(period: Period) -> QuerySet[MatchingPeriod]:
    """Each with the days between which its attempts are, as the delivery gives them (`rows`).

    From when it was taken up until the next month of its case was; what is before all of them is
    of the first.
    """
    months = MatchingPeriod.objects.filter(case=OuterRef("case")).order_by("starts_on")
    earlier = months.filter(starts_on__lt=OuterRef("starts_on"))
    later = months.filter(starts_on__gt=OuterRef("starts_on")).values("taken_up_on")[:1]
    return _periods(period).alias(
        since=Case(When(Exists(earlier), then=F("taken_up_on")), default=Value(date.min)),
        until=Coalesce(Subquery(later), Value(date.max)),
    )


_HAS_PERSON = Q(link__result="linked", link__person__isnull=False)
_Lacking = Mapping[str, Callable[[], Q]]
#: what is not complete, and how much there is, by what it is counted among: each such table is
#: gone through once
_AMONG: tuple[tuple[Callable[[Period], QuerySet[Any]], _Lacking], ...] = (
    (_signals, {
        "signals": Q,
        "no_identity": lambda: ~_HAS_PERSON & Q(postcode=""),
        "undecided": lambda: Q(result=SignalResult.OPEN, in_period__isnull=True),
        "no_number": lambda: ~_HAS_PERSON & ~Q(postcode=""),
        "no_arose": lambda: Q(arose_on=None),
    }),
    (_periods, {
        "cases": Q,
        "mistaken_case": lambda: Q(result__in=MISTAKES),
        "no_result": lambda: Q(ends_on__lt=clock.today(), result=""),
        "period_open": lambda: Q(ends_on__gte=clock.today()),
        "no_word": lambda: Q(result__in=_WORDLESS) & ~Q(result__in=MISTAKES),
    }),
)  # fmt: skip
#: what the attempts say is asked of those alone of which it is to be known
_BY_ATTEMPT: _Lacking = {
    "no_attempt": lambda: ~Q(result__in=("", *_WITHOUT_CONTACT)) & ~Q(Exists(_ATTEMPTS)),
    "no_day_part": lambda: Q(Exists(_ATTEMPTS.filter(channel__in=_WITH_DAY_PART, day_part=""))),
}


def _counts(period: Period) -> dict[str, int]:
    """How often each thing is not complete; and `signals` and `cases`, how many there are."""
    counts: dict[str, int] = {}
    for among, lacks in _AMONG:
        asked = {code: Count("pk", filter=lacking()) for code, lacking in lacks.items()}
        counts |= among(period).aggregate(**asked)
    return counts | {code: _rows(code, period).count() for code in _BY_ATTEMPT}


def _rows(code: str, period: Period) -> QuerySet[Any]:
    """What stands behind a count."""
    among, lacks = next(each for each in (*_AMONG, (_tried, _BY_ATTEMPT)) if code in each[1])
    return among(period).filter(lacks[code]())
