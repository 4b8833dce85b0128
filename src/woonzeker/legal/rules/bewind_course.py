# SPDX-License-Identifier: EUPL-1.2
"""Bewind that runs: what the municipality is told, when it advises, and whether it must go on.

Pure. It ends as soon as it can. At every evaluation that is the question, and the answer is that it
ends unless somebody argues why not yet. A court decides about a bewind of a court; the municipality
only asks. Income management ends when the resident says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law import last_offers
from woonzeker.law.calendar import add_months
from woonzeker.law.reader import Confidence, series
from woonzeker.law.terms import Deadline
from woonzeker.legal.rules.bewind import BewindKind
from woonzeker.legal.rules.lacking import least_sure
from woonzeker.legal.rules.last_offer_policy import LastOfferPolicy
from woonzeker.matching.linkage.wording import gettext_noop

TEMPORARY = "bw/bewind_tijdelijk"


@dataclass(frozen=True, slots=True)
class Duty:
    """A term of the right to advise: what, whose, by when, why that day, and how sure it is."""

    code: str
    words: str
    who: str
    deadline: Deadline
    confidence: Confidence


def _duty(code: str, words: str, who: str, deadline: Deadline) -> Duty:
    sure = least_sure(deadline.parameters, on=deadline.starts_on)
    return Duty(code, words, who, deadline, sure)


_KEEPER = gettext_noop("De bewindvoerder")
_MUNICIPALITY = gettext_noop("De gemeente")


def duties(
    kind: BewindKind, *, granted_on: date, plan_on: date | None, signed_up: bool
) -> tuple[Duty, ...]:
    """What the bewindvoerder tells the municipality and what it answers, with the day of each.

    Nothing for income management, which no court knows of; nothing where the municipality did not
    sign up with the court to advise.
    """
    if kind is BewindKind.INCOME_MANAGEMENT or not signed_up:
        return ()
    told = _duty(
        "told", gettext_noop("meldt het bewind aan de gemeente"), _KEEPER,
        last_offers.bewind_told_by(granted_on),
    )  # fmt: skip
    plan = _duty(
        "plan", gettext_noop("stuurt de boedelbeschrijving en het plan"), _KEEPER,
        last_offers.bewind_plan_due(granted_on),
    )  # fmt: skip
    if plan_on is None:
        return told, plan
    advice = _duty(
        "advice", gettext_noop("adviseert de rechtbank, of ziet ervan af"), _MUNICIPALITY,
        last_offers.bewind_advice_due(plan_on),
    )  # fmt: skip
    return told, plan, advice


class Verdict(StrEnum):
    """What an evaluation comes to."""

    END = "end"
    GO_ON = "go_on"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation: its day, whether it should go on, and whether that was argued.

    `resident_on`: the day on which the resident said what they want themselves.
    """

    held_on: date
    go_on: bool = False
    argued: bool = False
    resident_on: date | None = None


def verdict(evaluation: Evaluation) -> Verdict:
    """What an evaluation comes to: it ends, unless it is argued and the resident was asked."""
    asked = evaluation.resident_on is not None and evaluation.resident_on <= evaluation.held_on
    on = evaluation.go_on and evaluation.argued and asked
    return Verdict.GO_ON if on else Verdict.END


@dataclass(frozen=True, slots=True)
class Bewind:
    """Bewind or income management that began: which, when, until when as said, and its end.

    `wants_out_on`: the day on which the resident last asked for the end.
    """

    kind: BewindKind
    begins_on: date
    said_until: date | None = None
    wants_out_on: date | None = None
    ended_on: date | None = None


class Step(StrEnum):
    """What is to be done about a bewind now."""

    OVER = "over"
    END_NOW = "end_now"
    ASK_THE_END = "ask_the_end"
    EVALUATE = "evaluate"
    PREPARE = "prepare"
    FOLLOW = "follow"


STEP_WORDS: dict[Step, str] = {
    Step.OVER: gettext_noop("Het is afgelopen."),
    Step.END_NOW: gettext_noop("De inwoner wil stoppen: het inkomensbeheer eindigt."),
    Step.ASK_THE_END: gettext_noop(
        "Vraag om het einde: niemand legde uit waarom het moet blijven."
    ),
    Step.EVALUATE: gettext_noop("Evalueer nu: kan het eindigen?"),
    Step.PREPARE: gettext_noop("Bereid de evaluatie voor. Vraag de inwoner wat die wil."),
    Step.FOLLOW: gettext_noop("Het loopt."),
}


@dataclass(frozen=True, slots=True)
class BewindStanding:
    """How it stands: what to do, the day of the evaluation, and the day on which it is over.

    `term_missing`: a court bewind over debts has an end, and nobody wrote it down.
    """

    step: Step
    evaluate_on: date | None
    until_on: date | None
    term_missing: bool

    @property
    def words(self) -> str:
        """What to do, in Dutch."""
        return STEP_WORDS[self.step]


def standing_of(
    bewind: Bewind, evaluations: Sequence[Evaluation], *, on: date, policy: LastOfferPolicy
) -> BewindStanding:
    """How bewind stands on a day; `evaluations` in the order in which they were held."""
    held = [each for each in evaluations if bewind.begins_on <= each.held_on <= on]
    next_on = evaluate_on(bewind, held, policy)
    until_on = bewind.said_until
    missing = until_on is None and _has_term(bewind)
    step = _step(bewind, held, next_on, on, policy)
    return BewindStanding(step, None if step is Step.OVER else next_on, until_on, missing)


def _has_term(bewind: Bewind) -> bool:
    """Whether the law asks for an end; a bewind from before that rule may have none."""
    if bewind.kind is BewindKind.INCOME_MANAGEMENT:
        return False
    return any(each.holds_on(bewind.begins_on) and each.value for each in series(TEMPORARY))


def evaluate_on(bewind: Bewind, held: Sequence[Evaluation], policy: LastOfferPolicy) -> date:
    """The day of the next evaluation: never later than so many months after the last one.

    At once when the resident asked for the end after it, and on the last day when that is sooner.
    """
    last = max((each.held_on for each in held), default=bewind.begins_on)
    day = add_months(last, policy.evaluate_months)
    if bewind.wants_out_on is not None and (not held or bewind.wants_out_on > last):
        day = min(day, bewind.wants_out_on)
    return day if bewind.said_until is None else min(day, bewind.said_until)


def _step(
    bewind: Bewind, held: Sequence[Evaluation], next_on: date, on: date, policy: LastOfferPolicy
) -> Step:
    if _is_over(bewind, on):
        return Step.OVER
    wants_out = bewind.wants_out_on is not None and bewind.wants_out_on <= on
    if wants_out and bewind.kind is BewindKind.INCOME_MANAGEMENT:
        return Step.END_NOW
    if held and verdict(held[-1]) is Verdict.END:
        return Step.ASK_THE_END
    if on >= next_on:
        return Step.EVALUATE
    ahead = next_on - timedelta(weeks=policy.evaluate_ahead_weeks)
    return Step.PREPARE if on >= ahead else Step.FOLLOW


def _is_over(bewind: Bewind, on: date) -> bool:
    days = [day for day in (bewind.ended_on, bewind.said_until) if day is not None]
    return (bool(days) and on > min(days)) or bewind.ended_on == on
