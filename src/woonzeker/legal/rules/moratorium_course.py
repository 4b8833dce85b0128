# SPDX-License-Identifier: EUPL-1.2
"""After a court gave time: the clock, the rent of each month, the report, and what next. Pure.

A moratorium is not made longer: what is not settled by its last day is due on that day. A month in
which the rent was not paid is no reason to tell the court: help comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law.last_offers import settlement_until
from woonzeker.law.reader import parameter
from woonzeker.law.terms import add_working_days, broad_moratorium_until, moratorium_until
from woonzeker.legal.rules.clocks import Clock, clock_of
from woonzeker.legal.rules.lacking import Lack, lack
from woonzeker.legal.rules.last_offer_policy import LastOfferPolicy
from woonzeker.legal.rules.moratorium import TYPES, MoratoriumKind
from woonzeker.legal.rules.watching import Look, WatchState, WatchTurn, dues, turns
from woonzeker.matching.linkage.wording import gettext_noop


class MoratoriumEnd(StrEnum):
    """How a moratorium was over."""

    AGREED = "agreed"
    SETTLEMENT = "settlement"
    PAID = "paid"
    LIFTED = "lifted"
    OVER = "over"


END_WORDS: dict[MoratoriumEnd, str] = {
    MoratoriumEnd.AGREED: gettext_noop("er is een regeling met de schuldeisers"),
    MoratoriumEnd.SETTLEMENT: gettext_noop("de schuldsanering begon"),
    MoratoriumEnd.PAID: gettext_noop("de schuld is betaald"),
    MoratoriumEnd.LIFTED: gettext_noop("de rechtbank hief haar op"),
    MoratoriumEnd.OVER: gettext_noop("de tijd was om"),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """That a court gave time: which kind, when, until when as it said, and when it was over.

    `settlement_on`: the first day of the debt settlement that a stay leans on. `reported_on`: when
    the report went to the court.
    """

    kind: MoratoriumKind
    granted_on: date
    said_until: date | None = None
    settlement_on: date | None = None
    ended_on: date | None = None
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What is to be done in a course, by when (None: now), and who does it."""

    code: str
    words: str
    by: date | None
    who: str


@dataclass(frozen=True, slots=True)
class MoratoriumCourse:
    """How a moratorium stands: its clock (None: no end known), its months, report and next."""

    clock: Clock | None
    turns: tuple[WatchTurn, ...]
    report_by: date | None
    nexts: tuple[Next, ...]


_COUNSELLOR = gettext_noop("De schuldhulpverlener")


def clock(grant: Grant) -> Clock | None:
    """From when until when; None for a kind of which nobody knows a longest time.

    Never beyond what the law allows: six months, or the debt settlement that a stay leans on.
    """
    if grant.kind is MoratoriumKind.PROVISION:
        return clock_of(moratorium_until(grant.granted_on), grant.said_until)
    if grant.kind is MoratoriumKind.BROAD:
        return clock_of(broad_moratorium_until(grant.granted_on), grant.said_until)
    if grant.kind is MoratoriumKind.STAY and grant.settlement_on is not None:
        longest = settlement_until(grant.settlement_on)
        return clock_of(
            longest, grant.said_until, began_on=max(grant.granted_on, longest.starts_on)
        )
    return None


def until(grant: Grant) -> date | None:
    """The last day on which it protects: sooner when it ended sooner; None when nobody knows."""
    running = clock(grant)
    last = running.until_on if running else grant.said_until
    if grant.ended_on is None:
        return last
    return grant.ended_on if last is None else min(last, grant.ended_on)


def protects(grant: Grant, *, on: date) -> bool:
    """Whether it protects on a day; with no last day known, only what the court said counts."""
    last = until(grant)
    return last is not None and grant.granted_on <= on <= last


def why_not_longer(grant: Grant, *, on: date) -> Lack:
    """A moratorium is not made longer; said with its rule, and what to do instead."""
    rule = TYPES[grant.kind].rule(on=on)
    words = gettext_noop("verlengen kan niet: zorg voor een regeling of schuldsanering op tijd")
    return lack("no_extension", words, _COUNSELLOR, rule)


def report_by(grant: Grant, policy: LastOfferPolicy) -> date | None:
    """The day by which the debt counsellor reports to the court; only the provision asks one.

    The law sets no day; the municipality does.
    """
    last = until(grant)
    if grant.kind is not MoratoriumKind.PROVISION or last is None:
        return None
    return last + timedelta(days=policy.report_days)


def course(
    grant: Grant, looks: Sequence[Look], *, rent_day: int, on: date, policy: LastOfferPolicy
) -> MoratoriumCourse:
    """How a moratorium stands on a day; the rent falls due on `rent_day` of each month."""
    last = until(grant)
    months = dues(rent_day, grant.granted_on, last) if last is not None else ()
    stood = turns(months, looks, on=on, policy=policy)
    by = report_by(grant, policy)
    return MoratoriumCourse(clock(grant), stood, by, tuple(_nexts(grant, stood, by, policy, on)))


def _nexts(
    grant: Grant, stood: Sequence[WatchTurn], by: date | None, policy: LastOfferPolicy, on: date
) -> Iterator[Next]:
    last = until(grant)
    yield from _of_months(stood, policy)
    if last is None:
        words = gettext_noop("Vraag de rechtbank tot wanneer dit geldt.")
        yield Next("ask_until", words, None, _COUNSELLOR)
    elif on <= last and grant.ended_on is None:
        words = gettext_noop("Voor deze dag is er een regeling of schuldsanering.")
        yield Next("settle", words, last, _COUNSELLOR)
    elif by is not None and on > last and grant.reported_on is None:
        yield Next("report", gettext_noop("Doe verslag aan de rechtbank."), by, _COUNSELLOR)


def _of_months(stood: Sequence[WatchTurn], policy: LastOfferPolicy) -> Iterator[Next]:
    for each in stood:
        if each.state is WatchState.BREACH and each.looked_on is not None:
            help_by = add_working_days(each.looked_on, policy.start_days)
            words = gettext_noop("Deze maand is niet betaald: help eerst.")
            yield Next("help_first", words, help_by, _COUNSELLOR)
        elif each.state in (WatchState.TO_LOOK, WatchState.LATE):
            words = gettext_noop("Kijk of deze maand betaald is.")
            yield Next("look", words, each.look_by, _COUNSELLOR)


def report_asked_of(*, on: date) -> str:
    """Who owes the court a report of the provision (Fw art. 287b lid 6)."""
    return str(parameter("fw/moratorium_verslag", on=on).value)
