# SPDX-License-Identifier: EUPL-1.2
"""What is not complete in a period, before anything is sent: counts, and the rows behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.access.shields import shut_for
from woonzeker.cases.models import MatchingPeriod, PeriodSignal
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.monitoring.ddas import RESULTS
from woonzeker.monitoring.rules import LACKS, Lack, Period, lacks_behind
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
_MISTAKES = (Exit.OPENED_BY_MISTAKE.value, Exit.WRONGLY_LINKED.value)
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
    """One signal or case behind a count, by its opaque id and number: the way to mend it."""

    id: UUID
    words: str
    kind: str


@look("monitoring.readiness", may_if=MAY_COUNT, basis="Wet CBS art. 33")
def readiness(*, actor: Actor, period: Period) -> Readiness:
    """See what a delivery of this period would hold and what is not complete in it. Counts only."""
    return ready_for(actor, period)


def ready_for(actor: Actor, period: Period) -> Readiness:
    """The same, for an act that has the right to the rows themselves."""
    named = _signals(period).count()
    counts = {code: rows(period).count() for code, rows in _ROWS.items()}
    counts["no_organisation"] = int(national_policy(actor).lacks_organisation)
    return Readiness(
        period=period,
        signals=named - counts["no_identity"],
        cases=_periods(period).count() - counts["mistaken_case"],
        missing=tuple(Missing(lack, counts[lack.code]) for lack in LACKS if counts[lack.code]),
    )


@look("monitoring.incomplete_rows", may_if=MAY_MEND, basis="Wet CBS art. 33")
def incomplete_rows(*, actor: Actor, period: Period, code: str) -> tuple[IncompleteRow, ...]:
    """See which signals or cases stand behind a count, to mend them. Raises NotFound."""
    if (lack := lacks_behind(code)) is None:
        raise NotFound
    rows, shut = _ROWS[code](period), shut_for(actor)
    if lack.list == "signals":
        open_ones = rows.exclude(pk__in=shut.signals).exclude(link__person__in=shut.people)
        found = open_ones.select_related("partner").order_by("signalled_on", "pk")
        return tuple(
            IncompleteRow(row.pk, f"{row.partner.name} {row.own_reference}", "signal")
            for row in found[:MOST_ROWS]
        )
    whole = rows.exclude(case__people__person__in=shut.people)
    pairs = whole.order_by("case__number").values_list("case_id", "case__number").distinct()
    return tuple(IncompleteRow(case, number, "case") for case, number in pairs[:MOST_ROWS])


def _signals(period: Period) -> QuerySet[ArrearsSignal]:
    return ArrearsSignal.objects.filter(signalled_on__range=(period.from_on, period.to_on))


def _periods(period: Period) -> QuerySet[MatchingPeriod]:
    of_period = PeriodSignal.objects.filter(
        period=OuterRef("pk"), signal__signalled_on__range=(period.from_on, period.to_on)
    )
    return MatchingPeriod.objects.filter(Exists(of_period))


def _over(period: Period) -> QuerySet[MatchingPeriod]:
    return _periods(period).filter(ends_on__lt=clock.today())


_HAS_PERSON = Q(link__result="linked", link__person__isnull=False)
_ATTEMPTS = ContactAttempt.objects.filter(
    case=OuterRef("case"), tried_on__gte=OuterRef("taken_up_on")
)
#: what stands behind each count
_ROWS: Mapping[str, Callable[[Period], QuerySet[Any]]] = {
    "no_identity": lambda period: _signals(period).filter(~_HAS_PERSON, postcode=""),
    "undecided": lambda period: _signals(period).filter(
        result=SignalResult.OPEN, in_period__isnull=True
    ),
    "no_number": lambda period: _signals(period).filter(~_HAS_PERSON).exclude(postcode=""),
    "no_arose": lambda period: _signals(period).filter(arose_on=None),
    "mistaken_case": lambda period: _periods(period).filter(result__in=_MISTAKES),
    "no_result": lambda period: _over(period).filter(result=""),
    "period_open": lambda period: _periods(period).filter(ends_on__gte=clock.today()),
    "no_word": lambda period: (
        _periods(period).filter(result__in=_WORDLESS).exclude(result__in=_MISTAKES)
    ),
    "no_attempt": lambda period: (
        _periods(period).exclude(result__in=("", *_WITHOUT_CONTACT)).filter(~Exists(_ATTEMPTS))
    ),
    "no_day_part": lambda period: _periods(period).filter(
        Exists(_ATTEMPTS.filter(channel__in=_WITH_DAY_PART, day_part=""))
    ),
}
