# SPDX-License-Identifier: EUPL-1.2
"""An agreement to go on living somewhere: what it lacks, its clock, its months, its breaches. Pure.

A breach starts help, and for a set number of working days nobody else hears of it. What the other
party may then hear is as little as it needs: which condition, never why, nor whether help was
refused. How it leads to a contract of one's own, and how it ends: `agreement_end`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from woonzeker.housing.rules.agreement_kinds import (
    CONDITION_WORDS,
    PARTY_WORDS,
    TYPES,
    AgreementKind,
    AgreementType,
    Condition,
    Party,
)
from woonzeker.law.calendar import add_months, dutch_date, dutch_length
from woonzeker.law.reader import Confidence, parameter
from woonzeker.law.terms import Deadline, counted_from
from woonzeker.legal.rules import (
    Breach,
    BreachStage,
    Clock,
    Lack,
    LastOfferPolicy,
    Look,
    WatchTurn,
    breach_standing,
    clock_of,
    dues,
    turns,
)
from woonzeker.matching.linkage.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement: kind, first day, last day as said, conditions, and who signed when.

    `first_on`: the first day on which this home stood in somebody else's name, where an earlier
    agreement went before; the longest time counts from there. `informed_on`: the day on which
    everything was explained to the resident, in a way they follow. `bewind_own_on`: the day on
    which the resident asked for bewind themselves. `ended_on`: the day on which it ended.
    """

    kind: AgreementKind
    begins_on: date
    said_until: date | None = None
    conditions: frozenset[Condition] = frozenset({Condition.RENT})
    signed: Mapping[Party, date] = field(default_factory=dict)
    first_on: date | None = None
    informed_on: date | None = None
    bewind_own_on: date | None = None
    ended_on: date | None = None

    @property
    def type(self) -> AgreementType:
        """What its kind is."""
        return TYPES[self.kind]

    @property
    def counts_from(self) -> date:
        """The day from which its longest time counts."""
        return self.begins_on if self.first_on is None else min(self.first_on, self.begins_on)


_WORKER = gettext_noop("Wie de zaak doet")
_RESIDENT = gettext_noop("De inwoner, met hulp")


def lacks_of(agreement: Agreement, *, on: date, policy: LastOfferPolicy) -> tuple[Lack, ...]:
    """What is missing before an agreement can begin, in the order in which to do it."""
    return tuple(_lacks(agreement, on, policy))


def _lacks(made: Agreement, on: date, policy: LastOfferPolicy) -> Iterator[Lack]:
    if Condition.RENT not in made.conditions:
        yield _lack(made, "rent", gettext_noop("de lopende huur als voorwaarde"), _WORKER)
    bewind = Condition.BEWIND in made.conditions
    if bewind and made.kind is not AgreementKind.CONDITIONAL_JUDGMENT and not made.bewind_own_on:
        yield _lack(
            made, "bewind_own",
            gettext_noop("een eigen verzoek om bewind; een verhuurder kan het niet opleggen"),
            _RESIDENT,
        )  # fmt: skip
    yield from _length(made, policy)
    if made.informed_on is None or made.informed_on > on:
        words = gettext_noop(
            "uitleg aan de inwoner: wat gebeurt er als het misgaat, en aan het eind"
        )
        yield _lack(made, "informed", words, _WORKER)
    for party in sorted(made.type.signers):
        signed_on = made.signed.get(party)
        if signed_on is None or signed_on > on:
            yield _lack(
                made, f"signed_{party}", gettext_noop("een handtekening"), PARTY_WORDS[party]
            )


def _length(made: Agreement, policy: LastOfferPolicy) -> Iterator[Lack]:
    clock = clock_of_agreement(made, policy)
    if made.said_until is None or made.said_until < made.begins_on:
        yield _lack(made, "ends_on", gettext_noop("een laatste dag"), _WORKER)
    if clock is None:
        return
    if clock.longest_on < made.begins_on:
        words = gettext_noop("een contract op eigen naam; de langste tijd is al om")
        yield Lack("used_up", words, _WORKER, clock.citation, clock.confidence)
    elif clock.said_longer:
        words = gettext_noop("een laatste dag binnen de langste tijd")
        yield Lack("too_long", words, _WORKER, clock.citation, clock.confidence)


def _lack(made: Agreement, code: str, words: str, who: str) -> Lack:
    return Lack(code, words, who, made.type.source, Confidence.SECONDARY)


def clock_of_agreement(agreement: Agreement, policy: LastOfferPolicy) -> Clock | None:
    """From when until when; None for one in the resident's own name without a last day.

    In somebody else's name never longer than the municipality decided, nor than the practice of
    renting on conditions (`hov/langste_duur`), counted from the first such agreement on this home.
    """
    said = agreement.said_until
    if said is not None and said < agreement.begins_on:
        said = agreement.begins_on
    if agreement.type.own_name:
        if said is None:
            return None
        words = f"Afgesproken is tot en met {dutch_date(said)}."
        source, sure = agreement.type.source, Confidence.VERIFIED
        return Clock(agreement.begins_on, said, said, words, source, sure)
    longest = _longest(agreement, policy)
    return clock_of(longest, said, began_on=agreement.begins_on)


def _longest(agreement: Agreement, policy: LastOfferPolicy) -> Deadline:
    # its first day counts: two years from the twelfth end on the eleventh
    start = agreement.counts_from - timedelta(days=1)
    last = add_months(start, policy.other_name_months)
    length = dutch_length(policy.other_name_months, "maanden")
    words = f"Na ten hoogste {length}, op {dutch_date(last)}, is er een eigen contract."
    decided = Deadline(start, last, last, words, (), gettext_noop("beleid van de gemeente"))
    if not agreement.type.longest:
        return decided
    practice = counted_from(agreement.type.longest, start)
    return practice if practice.due_on <= last else decided


@dataclass(frozen=True, slots=True)
class Watched:
    """One condition in one month, and who looks."""

    condition: Condition
    turn: WatchTurn


def watched(
    agreement: Agreement,
    looks: Mapping[Condition, Sequence[Look]],
    *,
    day: int,
    on: date,
    policy: LastOfferPolicy,
) -> tuple[Watched, ...]:
    """Every condition in every month, oldest first; `day` is the day of the month it is due.

    After the day on which it ended nothing is looked at any more. One without a last day is
    watched up to and including today's month.
    """
    clock = clock_of_agreement(agreement, policy)
    last = clock.until_on if clock else add_months(on, 1)
    if agreement.ended_on is not None:
        last = min(last, agreement.ended_on)
    months = dues(day, agreement.begins_on, last)
    found = [
        Watched(condition, turn)
        for condition in agreement.conditions
        for turn in turns(months, looks.get(condition, ()), on=on, policy=policy)
    ]
    return tuple(sorted(found, key=lambda each: (each.turn.due_on, each.condition)))


#: what a party may hear of a condition that was not kept: no more than it needs for its own part
_NEEDS: dict[tuple[Party, Condition], str] = {
    (Party.LANDLORD, Condition.RENT): gettext_noop("De huur van deze maand is niet betaald."),
    (Party.LANDLORD, Condition.ARRANGEMENT): gettext_noop("Een termijn is niet betaald."),
    (Party.PROVIDER, Condition.RENT): gettext_noop("De huur van deze maand is niet betaald."),
    (Party.PROVIDER, Condition.GUIDANCE): gettext_noop("De begeleiding lukt nu niet."),
}
_NO_MORE = gettext_noop("Een voorwaarde is niet nagekomen.")
#: who is never told by the municipality: the resident is in the room, a judge hears the parties
_NEVER = frozenset({Party.RESIDENT, Party.COURT, Party.MUNICIPALITY})


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether a party may hear of a breach now, in which words, or else how the breach stands."""

    allowed: bool
    words: str
    stage: BreachStage


def telling(
    agreement: Agreement,
    condition: Condition,
    breach: Breach,
    party: Party,
    *,
    on: date,
    policy: LastOfferPolicy,
) -> Telling:
    """What a party may hear of a breach on a day; words only when it may.

    Whoever is no party never hears; a condition that is not in the agreement cannot be broken.
    """
    stage = breach_standing(breach, on=on, policy=policy).stage
    concerns = party in agreement.type.parties - _NEVER and condition in agreement.conditions
    if not concerns or stage is not BreachStage.OTHERS_MAY_HEAR:
        return Telling(False, "", stage)
    return Telling(True, _NEEDS.get((party, condition), _NO_MORE), stage)


def what_parties_hear(agreement: Agreement, condition: Condition) -> tuple[tuple[Party, str], ...]:
    """Who would hear of a condition that was not kept, and in which words: never more than that.

    For the resident, who knows it beforehand. Whether somebody may hear now: `telling`.
    """
    concerned = agreement.type.parties - _NEVER if condition in agreement.conditions else ()
    return tuple((party, _NEEDS.get((party, condition), _NO_MORE)) for party in sorted(concerned))


def said_to(code: str) -> str:
    """The sentence behind a code as 'landlord:rent'; of an older release as it stands."""
    party, _colon, condition = code.partition(":")
    if party not in set(Party) or condition not in set(Condition):
        return code
    return _NEEDS.get((Party(party), Condition(condition)), _NO_MORE)


def condition_words(conditions: frozenset[Condition]) -> tuple[str, ...]:
    """The conditions of an agreement as people read them, in a fixed order."""
    return tuple(CONDITION_WORDS[each] for each in Condition if each in conditions)


def own_name_norm(*, on: date) -> str:
    """The source of the norm that people rent in their own name."""
    return str(parameter("nad/eigen_contract", on=on).citation)
