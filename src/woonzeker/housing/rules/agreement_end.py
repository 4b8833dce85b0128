# SPDX-License-Identifier: EUPL-1.2
"""The way to a contract in one's own name, and how an agreement ends. Pure.

An end without a contract in one's own name is an eviction, whatever it is called, and has all the
same stops: nobody at the municipality ends it while one is open. What happened all the same is
recorded as that, with the stops that were open. An agreement ends once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.housing.rules.agreements import Agreement, clock_of_agreement
from woonzeker.law.calendar import add_months
from woonzeker.legal.rules import Breach, LastOfferPolicy, others_may_hear
from woonzeker.matching.linkage.wording import gettext_noop


class OwnStep(StrEnum):
    """A step towards a contract in one's own name, in order."""

    PROMISED = "promised"
    TALKED = "talked"
    LANDLORD_YES = "landlord_yes"
    SIGNED = "signed"


OWN_STEP_WORDS: dict[OwnStep, str] = {
    OwnStep.PROMISED: gettext_noop("afgesproken wanneer het contract op eigen naam komt"),
    OwnStep.TALKED: gettext_noop("met verhuurder en inwoner over het contract gepraat"),
    OwnStep.LANDLORD_YES: gettext_noop("de verhuurder zegt ja"),
    OwnStep.SIGNED: gettext_noop("contract op eigen naam getekend"),
}


@dataclass(frozen=True, slots=True)
class OwnStepLine:
    """One step: by when, and when it was done."""

    step: OwnStep
    by: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class OwnNamePlan:
    """The steps with their days, the next one, and those that are late."""

    lines: tuple[OwnStepLine, ...]
    next_step: OwnStep | None
    late: tuple[OwnStep, ...]


def own_name_plan(
    agreement: Agreement,
    done: Mapping[OwnStep, date],
    *,
    on: date,
    policy: LastOfferPolicy,
) -> OwnNamePlan | None:
    """The way to a contract of one's own; None for an agreement that is in one's own name.

    Steps count back from the last day, and are never due before the agreement began.
    """
    clock = clock_of_agreement(agreement, policy)
    if agreement.type.own_name or clock is None:
        return None
    last = clock.until_on
    days = {
        OwnStep.PROMISED: agreement.begins_on,
        OwnStep.TALKED: add_months(last, -policy.ahead_months),
        OwnStep.LANDLORD_YES: add_months(last, -policy.ahead_yes_months),
        OwnStep.SIGNED: last,
    }
    lines = tuple(
        OwnStepLine(step, max(by, agreement.begins_on), _done(done.get(step), on))
        for step, by in days.items()
    )
    waiting = [each for each in lines if each.done_on is None]
    late = tuple(each.step for each in waiting if each.by < on)
    signed = any(each.step is OwnStep.SIGNED and each.done_on for each in lines)
    if signed:
        return OwnNamePlan(lines, None, ())
    return OwnNamePlan(lines, waiting[0].step, late)


def threatens_on(
    agreement: Agreement,
    done: Mapping[OwnStep, date],
    *,
    on: date,
    policy: LastOfferPolicy,
) -> date | None:
    """The day on which a home is lost without a contract of one's own; None when it is safe.

    It is watched as the day of an announced eviction: the same stops, the same escalation.
    """
    plan = own_name_plan(agreement, done, on=on, policy=policy)
    if plan is None or plan.next_step is None or agreement.ended_on is not None:
        return None
    return plan.lines[-1].by


def _done(day: date | None, on: date) -> date | None:
    return day if day is not None and day <= on else None


class HowEnded(StrEnum):
    """How an agreement was over for the resident."""

    #: the contract of this home is in the resident's own name, without conditions
    OWN_CONTRACT = "own_contract"
    #: the resident has a contract of their own for another home
    OWN_ELSEWHERE = "own_elsewhere"
    #: another agreement on the same home follows at once
    NEXT_AGREEMENT = "next_agreement"
    DECEASED = "deceased"
    NO_CONTRACT = "no_contract"
    LEFT = "left"
    UNKNOWN = "unknown"


HOW_WORDS: dict[HowEnded, str] = {
    HowEnded.OWN_CONTRACT: gettext_noop("blijft hier wonen met een eigen huurcontract"),
    HowEnded.OWN_ELSEWHERE: gettext_noop("woont elders met een eigen huurcontract"),
    HowEnded.NEXT_AGREEMENT: gettext_noop("een nieuwe afspraak voor deze woning"),
    HowEnded.DECEASED: gettext_noop("overleden"),
    HowEnded.NO_CONTRACT: gettext_noop("geëindigd zonder eigen contract"),
    HowEnded.LEFT: gettext_noop("vertrokken zonder eigen contract"),
    HowEnded.UNKNOWN: gettext_noop("niet bekend"),
}
#: ends after which somebody lives under a contract of their own
WITH_CONTRACT = frozenset({HowEnded.OWN_CONTRACT, HowEnded.OWN_ELSEWHERE})
_NO_EVICTION = WITH_CONTRACT | {HowEnded.NEXT_AGREEMENT, HowEnded.DECEASED}


@dataclass(frozen=True, slots=True)
class Ending:
    """An end: the day, how it is over, whether it says why, and whether it already happened.

    `by_party`: somebody else than the resident ended it before its last day. `others_stay`: people
    of the household live on in the home of whoever died; None while nobody knows. `contract_on` and
    `next_begins_on`: the first day of the own contract, or of the agreement that follows.
    """

    on: date
    how: HowEnded
    argued: bool
    happened: bool = False
    by_party: bool = False
    others_stay: bool | None = None
    contract_on: date | None = None
    next_begins_on: date | None = None


def counts_as_eviction(ending: Ending) -> bool:
    """Whether an end counts as an eviction, with all the stops and in the yearly figures.

    What nobody knows counts too. So does a death, unless somebody looked and nobody stays behind.
    """
    if ending.how is HowEnded.DECEASED:
        return ending.others_stay is not False
    return ending.how not in _NO_EVICTION


@dataclass(frozen=True, slots=True)
class Ended:
    """An agreement that ended: the row as it is then, and how it counts.

    `in_spite_of`: what was open when it happened all the same: codes of stops, and 'help_first'
    when help had not had its days.
    """

    agreement: Agreement
    eviction: bool
    goal_reached: bool
    in_spite_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotEnded:
    """Why an agreement cannot end so: codes, with their words in WHY_NOT, and the open stops."""

    codes: tuple[str, ...]
    stops: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The reasons in Dutch."""
        return tuple(WHY_NOT[code] for code in self.codes)


WHY_NOT: dict[str, str] = {
    "ended": gettext_noop("Deze afspraak is al geëindigd."),
    "before_begin": gettext_noop("Deze dag ligt vóór het begin van de afspraak."),
    "argued": gettext_noop("Schrijf op waarom: is het doel gehaald, en zo niet, waarom niet?"),
    "next": gettext_noop("De nieuwe afspraak begint uiterlijk de dag erna."),
    "contract": gettext_noop("Vul de eerste dag van het eigen contract in: uiterlijk de dag erna."),
    "help_first": gettext_noop("De hulp is nog niet klaar: niemand kan de afspraak nu stoppen."),
    "stops": gettext_noop(
        "Een einde zonder eigen contract is een ontruiming: de stops staan open."
    ),
    "ahead": gettext_noop("Leg een einde vast op de dag zelf of daarna."),
}


def end(
    agreement: Agreement,
    ending: Ending,
    *,
    breaches: tuple[Breach, ...],
    open_stops: tuple[str, ...],
    on: date,
    policy: LastOfferPolicy,
) -> Ended | NotEnded:
    """End an agreement, or say why not. `open_stops`: codes of safeguards that are open now.

    What happened all the same is recorded with what was open then: hiding it helps nobody.
    """
    codes = _formal(agreement, ending, on)
    eviction = counts_as_eviction(ending)
    held = list(open_stops) if eviction else []
    if eviction and _too_early(agreement, ending, breaches, on, policy):
        held.append("help_first")
    if held and not ending.happened:
        codes += [code for code in held if code == "help_first"]
        codes += ["stops"] if open_stops else []
    if codes:
        return NotEnded(tuple(codes), open_stops if "stops" in codes else ())
    row = replace(agreement, ended_on=ending.on)
    return Ended(row, eviction, ending.how in WITH_CONTRACT, tuple(held))


def _formal(agreement: Agreement, ending: Ending, on: date) -> list[str]:
    found = []
    if agreement.ended_on is not None:
        found.append("ended")
    if ending.on < agreement.begins_on:
        found.append("before_begin")
    if not ending.argued:
        found.append("argued")
    if ending.on > on:
        found.append("ahead")
    next_on = ending.next_begins_on
    goes_on = next_on is not None and next_on >= ending.on and _at_once(next_on, ending.on)
    if ending.how is HowEnded.NEXT_AGREEMENT and not goes_on:
        found.append("next")
    if ending.how in WITH_CONTRACT and not _at_once(ending.contract_on, ending.on):
        found.append("contract")
    return found


def _at_once(begins_on: date | None, ended_on: date) -> bool:
    """Whether what follows began by the day after the end: no day in between without a home."""
    return begins_on is not None and begins_on <= ended_on + timedelta(days=1)


def _too_early(
    agreement: Agreement,
    ending: Ending,
    breaches: tuple[Breach, ...],
    on: date,
    policy: LastOfferPolicy,
) -> bool:
    """Another party puts somebody out early only over a breach that it may hear of."""
    if not ending.by_party:
        return False
    clock = clock_of_agreement(agreement, policy)
    if clock is not None and ending.on >= clock.until_on:
        return False
    return not any(others_may_hear(each, on=on, policy=policy) for each in breaches)


def follows_from(earlier: Agreement, later: Agreement) -> Agreement:
    """A later agreement on the same home, with the time that was used before taken along."""
    if earlier.type.own_name or later.type.own_name:
        return later
    return replace(later, first_on=earlier.counts_from)
