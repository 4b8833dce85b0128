# SPDX-License-Identifier: EUPL-1.2
"""A debt settlement by law, followed from outside: where it is, and what to ask when. Pure.

A court and a bewindvoerder of its own run it; the municipality asks how it goes, so that the home
is not lost in it and nobody falls into a hole at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law.calendar import add_months
from woonzeker.law.last_offers import settlement_until
from woonzeker.legal.rules.clocks import Clock, clock_of
from woonzeker.legal.rules.last_offer_policy import LastOfferPolicy
from woonzeker.matching.linkage.wording import gettext_noop


class Phase(StrEnum):
    """Where a debt settlement is."""

    ASKED = "asked"
    REFUSED = "refused"
    RUNNING = "running"
    LAST_PART = "last_part"
    TO_CLOSE = "to_close"
    CLEAN = "clean"
    STOPPED = "stopped"


PHASE_WORDS: dict[Phase, str] = {
    Phase.ASKED: gettext_noop("gevraagd, de rechtbank beslist nog"),
    Phase.REFUSED: gettext_noop("niet toegelaten"),
    Phase.RUNNING: gettext_noop("loopt"),
    Phase.LAST_PART: gettext_noop("loopt, het einde is in zicht"),
    Phase.TO_CLOSE: gettext_noop("de tijd is om: vraag of er een schone lei is"),
    Phase.CLEAN: gettext_noop("klaar, met schone lei"),
    Phase.STOPPED: gettext_noop("eerder gestopt, zonder schone lei"),
}


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is known of one: days only. `clean`: whether it ended with a clean slate."""

    asked_on: date
    refused_on: date | None = None
    begins_on: date | None = None
    said_until: date | None = None
    ended_on: date | None = None
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask, and the day on which."""

    code: str
    on: date
    words: str


def settlement_clock(settlement: Settlement) -> Clock | None:
    """From when until when; None before it began. Never beyond the usual length."""
    if settlement.begins_on is None:
        return None
    return clock_of(settlement_until(settlement.begins_on), settlement.said_until)


def phase(settlement: Settlement, *, on: date, policy: LastOfferPolicy) -> Phase:
    """Where a debt settlement is on a day."""
    if settlement.ended_on is not None and settlement.ended_on <= on:
        return Phase.CLEAN if settlement.clean else Phase.STOPPED
    clock = settlement_clock(settlement)
    if clock is None or on < clock.begins_on:
        return Phase.REFUSED if settlement.refused_on is not None else Phase.ASKED
    if on > clock.until_on:
        return Phase.TO_CLOSE
    ahead = add_months(clock.until_on, -policy.settlement_before_months)
    return Phase.LAST_PART if on >= ahead else Phase.RUNNING


def questions(settlement: Settlement, policy: LastOfferPolicy) -> tuple[Question, ...]:
    """What to ask and when, in order; nothing after the day on which it ended."""
    clock = settlement_clock(settlement)
    if clock is None:
        return ()
    last = settlement.ended_on
    found = sorted(_questions(clock, policy), key=lambda each: (each.on, each.code))
    return tuple(each for each in found if last is None or each.on <= last)


def _questions(clock: Clock, policy: LastOfferPolicy) -> Iterator[Question]:
    first = clock.begins_on + timedelta(weeks=policy.settlement_first_weeks)
    ahead = add_months(clock.until_on, -policy.settlement_before_months)
    if first < ahead:
        yield Question(
            "begin", first,
            gettext_noop("Wie is de bewindvoerder, en wordt de lopende huur betaald?"),
        )  # fmt: skip
    turn = 1
    while (on := add_months(clock.begins_on, turn * policy.evaluate_months)) < ahead:
        if on > first:
            yield Question(
                "going", on, gettext_noop("Zijn er nieuwe schulden, en is er hulp nodig?")
            )
        turn += 1
    if ahead > clock.begins_on:
        yield Question(
            "after", ahead, gettext_noop("Hoe gaat het straks: wie helpt daarna met het geld?")
        )
    yield Question("end", clock.until_on, gettext_noop("Is er een schone lei?"))
