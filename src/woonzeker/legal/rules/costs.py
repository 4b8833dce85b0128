# SPDX-License-Identifier: EUPL-1.2
"""What a court track has cost, what it costs when it goes on, and what an arrangement costs. Pure.

Whole cents. Fees are those that somebody entered or a bailiff told; nothing is made up: an amount
that nobody knows is None, and a total with one of those is 'at least'. Collection costs are the
highest that the decree allows, never what is certainly owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from woonzeker.law import bik, paydays
from woonzeker.law.calendar import add_months
from woonzeker.law.errors import NotInForce
from woonzeker.law.reader import Confidence, parameter
from woonzeker.law.terms import fourteen_days_letter_due
from woonzeker.matching.linkage.wording import gettext_noop


class Fee(StrEnum):
    """What somebody asks money for on the way through court."""

    SUMMONS = "summons"
    COURT = "court"
    AGENT = "agent"
    SERVICE = "service"
    NOTICE = "notice"
    EVICTION = "eviction"
    STORAGE = "storage"
    OTHER = "other"


FEES: dict[Fee, str] = {
    Fee.SUMMONS: gettext_noop("dagvaarding"),
    Fee.COURT: gettext_noop("griffierecht"),
    Fee.AGENT: gettext_noop("gemachtigde of advocaat"),
    Fee.SERVICE: gettext_noop("betekening van het vonnis"),
    Fee.NOTICE: gettext_noop("aanzegging van de ontruiming"),
    Fee.EVICTION: gettext_noop("ontruiming"),
    Fee.STORAGE: gettext_noop("vervoer en opslag van spullen"),
    Fee.OTHER: gettext_noop("overige kosten"),
}
#: what a judgment speaks about when it says who pays the costs of the case
OF_THE_CASE = frozenset({Fee.SUMMONS, Fee.COURT, Fee.AGENT})


@dataclass(frozen=True, slots=True)
class EnteredFee:
    """A fee as it was entered: cents, None when only its kind is known.

    `on` None: it is still to come, if nothing stops the track.
    """

    fee: Fee
    cents: int | None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class CostFacts:
    """What the reckoning rests on, in cents.

    `claims`: what was unpaid and when costs fell due, for the highest collection costs; none when
    nothing is asked. `letter_on`: the day on which the letter of fourteen days was received, None
    when nobody knows. `awarded_cents`: the costs of the case as the judgment says; None without
    one. `rent_cents`: the rent of a month, that runs on; `paid_cents`: what came in since.
    """

    principal_cents: int
    claims: tuple[bik.Claim, ...] = ()
    letter_on: date | None = None
    with_vat: bool = False
    fees: tuple[EnteredFee, ...] = ()
    awarded_cents: int | None = None
    rent_cents: int = 0
    paid_cents: int = 0

    def __post_init__(self) -> None:
        amounts = [self.principal_cents, self.rent_cents, self.paid_cents, self.awarded_cents or 0]
        if min([*amounts, *(each.cents or 0 for each in self.fees)]) < 0:
            raise ValueError("amounts are not below zero")


@dataclass(frozen=True, slots=True)
class CostLine:
    """One amount of a bill; `cents` None: nobody knows it yet.

    `at_most`: the law allows no more, what is owed may be less. `citation` and `confidence` are
    those of the law where it sets the amount.
    """

    code: str
    words: str
    cents: int | None
    at_most: bool = False
    note: str = ""
    citation: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """Amounts for one party at one moment."""

    lines: tuple[CostLine, ...]

    @property
    def total_cents(self) -> int:
        """The sum of what is known."""
        return sum(each.cents or 0 for each in self.lines)

    @property
    def at_least(self) -> bool:
        """Whether something is not known, so that the total is a lower bound."""
        return any(each.cents is None for each in self.lines)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What an arrangement asks: how much in all, each time, how often, and until when about."""

    total_cents: int
    instalment_cents: int
    turns: int
    last_on: date


@dataclass(frozen=True, slots=True)
class Comparison:
    """The bill of one party now and when the track goes on, beside an arrangement.

    An arrangement stops the track, so that what it asks is the bill so far; the rent of each month
    is paid beside it. None when nobody proposed one, or nothing is left to pay.
    """

    so_far: Bill
    if_on: Bill
    arrangement: Arrangement | None = None

    @property
    def extra_cents(self) -> int:
        """What going on adds, as far as it is known."""
        return self.if_on.total_cents - self.so_far.total_cents


def for_resident(
    facts: CostFacts, *, today: date, until: date, instalment_cents: int = 0
) -> Comparison:
    """What a resident owes now, and on `until` when nothing stops the track.

    Fees of the case are owed from the judgment on, as it says; before it they may come.
    """
    now = (*_debt(facts), *_collection(facts, today), *_owed_fees(facts, to_come=False))
    more = (*_debt(facts), *_collection(facts, today), *_owed_fees(facts, to_come=True))
    return _compared(Bill(now), Bill((*more, *_rent(facts, today, until))), instalment_cents, today)


def for_creditor(
    facts: CostFacts, *, today: date, until: date, instalment_cents: int = 0
) -> Comparison:
    """What a creditor has to get back or to pay: the debt, and every fee, paid in advance.

    Whoever wins may claim the costs of the case; often they never come in, so they stand here.
    """
    now = (*_debt(facts), *_fees(facts, to_come=False))
    more = (*_debt(facts), *_fees(facts, to_come=True), *_rent(facts, today, until))
    return _compared(Bill(now), Bill(more), instalment_cents, today)


def _compared(now: Bill, more: Bill, instalment_cents: int, today: date) -> Comparison:
    first = add_months(today.replace(day=1), 1)
    return Comparison(now, more, arrangement(now.total_cents, instalment_cents, first_on=first))


def arrangement(total_cents: int, instalment_cents: int, *, first_on: date) -> Arrangement | None:
    """What paying off a total month by month asks; None when it is nothing or never ends."""
    if total_cents <= 0 or instalment_cents <= 0:
        return None
    turns = paydays.turns_of(total_cents, instalment_cents)
    if turns > _MOST_MONTHS:
        return None
    return Arrangement(total_cents, instalment_cents, turns, add_months(first_on, turns - 1))


#: an arrangement of more than this many months is a mistake in an amount
_MOST_MONTHS = 600


def _debt(facts: CostFacts) -> Iterator[CostLine]:
    left = max(0, facts.principal_cents - facts.paid_cents)
    note = gettext_noop("wat is betaald is eraf") if facts.paid_cents else ""
    yield CostLine("principal", gettext_noop("achterstand"), left, note=note)


def _collection(facts: CostFacts, today: date) -> Iterator[CostLine]:
    """The highest collection costs, and only after a letter that gave fourteen days."""
    due = [each for each in facts.claims if each.charged_on <= today and each.principal_cents > 0]
    if not due or _letter_runs(facts, today):
        return
    try:
        cents = sum(bik.recurring_costs(due, with_vat=facts.with_vat))
        rule = parameter("bik/staffel", on=max(each.charged_on for each in due))
    except NotInForce:
        yield CostLine("collection", gettext_noop("incassokosten"), None)
        return
    note = gettext_noop("meer mag niet; de rechter kan minder of niets toewijzen")
    if facts.letter_on is None:
        note = gettext_noop("alleen na een brief die veertien dagen gaf; die is niet bekend")
    yield CostLine(
        "collection", gettext_noop("incassokosten"), cents, at_most=True, note=note,
        citation=str(rule.citation), confidence=rule.confidence,
    )  # fmt: skip


def _letter_runs(facts: CostFacts, today: date) -> bool:
    """Whether the fourteen days are still running: then nothing is owed yet."""
    if facts.letter_on is None:
        return False
    try:
        return today <= fourteen_days_letter_due(facts.letter_on).due_on
    except NotInForce:
        return False


def _fees(facts: CostFacts, *, to_come: bool) -> Iterator[CostLine]:
    """The fees by kind: what is known of each, and apart from it that more of it is not known."""
    for fee in Fee:
        own = [each for each in facts.fees if each.fee is fee and (to_come or each.on is not None)]
        known = [each.cents for each in own if each.cents is not None]
        if known:
            yield CostLine(f"fee_{fee}", FEES[fee], sum(known))
        if len(known) < len(own):
            note = gettext_noop("bedrag niet bekend")
            yield CostLine(f"fee_{fee}", FEES[fee], None, note=note)


def _owed_fees(facts: CostFacts, *, to_come: bool) -> Iterator[CostLine]:
    """What a resident owes of the fees: those of the case only as a judgment says."""
    if facts.awarded_cents is not None:
        words = gettext_noop("proceskosten volgens het vonnis")
        yield CostLine("awarded", words, facts.awarded_cents)
    skip = OF_THE_CASE if facts.awarded_cents is not None or not to_come else frozenset[Fee]()
    kept = replace(facts, fees=tuple(each for each in facts.fees if each.fee not in skip))
    maybe = {f"fee_{each}" for each in OF_THE_CASE}
    for line in _fees(kept, to_come=to_come):
        note = line.note or gettext_noop("als de rechter dit toewijst")
        yield replace(line, at_most=True, note=note) if line.code in maybe else line


def _rent(facts: CostFacts, today: date, until: date) -> Iterator[CostLine]:
    """The rent of every month that begins after today, up to and including a day."""
    months = months_begun(today, until)
    if facts.rent_cents and months:
        words = gettext_noop("huur die intussen doorloopt")
        note = f"{months} × de huur van een maand"
        yield CostLine("rent", words, months * facts.rent_cents, note=note)


def months_begun(after_on: date, until: date) -> int:
    """How many first days of a month lie after a day, up to and including another."""
    return max(0, (until.year - after_on.year) * 12 + until.month - after_on.month)
