# SPDX-License-Identifier: EUPL-1.2
"""What was answered, what stands beside it, and what makes an answer no answer. Pure.

An answer is a row that is only added: the last one counts. What does not apply is a fact with a
source as well, never a tick.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from woonzeker.legal.rules.safeguards.alternatives import WORDS as ALTERNATIVES
from woonzeker.legal.rules.safeguards.catalogue import (
    CATALOGUE,
    NOT_HEARD,
    SAYS_NO_CHILDREN,
    SOURCES,
    Brings,
    Safeguard,
)
from woonzeker.legal.rules.safeguards.signing import SignOff
from woonzeker.legal.rules.track import ClaimGround
from woonzeker.matching.linkage.wording import gettext_noop

#: how it is known that a home was kept
KEPT_BY: Mapping[str, str] = {
    "vonnis_rejected": gettext_noop("de rechter wees de ontruiming af"),
    "payment_only": gettext_noop("de rechter gaf alleen een betaling"),
    "in_writing": gettext_noop("de schuldeiser schrijft dat er niet wordt ontruimd"),
    "new_contract": gettext_noop("er is een nieuw huurcontract voor deze woning"),
    "conditions_met": gettext_noop("aan alle voorwaarden is voldaan, de woning blijft"),
}
#: how it is known that nobody lives there any more of whom anything could be asked
NOBODY_BY: Mapping[str, str] = {
    "register": gettext_noop("volgens het register is iedereen overleden"),
    "family": gettext_noop("de familie meldt dat de enige bewoner is overleden"),
}


#: how a second person knows that a vonnis or eviction was taken back rightly
RECALLED_BY: Mapping[str, str] = {
    "paper": gettext_noop("ik las het stuk zelf"),
    "sender": gettext_noop("de afzender bevestigt het"),
    "resident": gettext_noop("het huishouden liet het zien"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer as it was recorded.

    `id` names the row. `on` is the day it was so, `recorded_on` the day it was written down. `by`
    are the people who gave or wrote it, as opaque ids. `worded`: words stand beside it, sealed.
    `language` is a code, or `PICTURES`. `about` is a means of `alternatives`, `reason` a code of
    `NOT_HEARD`, `free_from` the day from which a place is there.
    """

    id: str
    safeguard: Safeguard
    code: str
    source: str
    on: date
    recorded_on: date
    by: tuple[str, ...]
    channel: str = ""
    language: str = ""
    about: str = ""
    reason: str = ""
    free_from: date | None = None
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """That something is so, how it is known and since when."""

    id: str
    source: str
    on: date
    recorded_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """How a case stands beside the answers.

    Answers of before `since_on` are of an earlier time and do not count; some count from
    `summoned_on` only, the day on which a court first came into it. `hearing_on` is the last
    hearing, `eviction_on` the day that stands now, `threatened_on` the last day on which a vonnis
    or an eviction was told: a home that was kept before that day is in danger again. `lost_on` is
    the day on which the home was left, `told_open` what the record of that day says was open (None
    while nobody made it). `reads` is the language in which to inform, empty when unknown.
    """

    since_on: date
    summoned_on: date | None = None
    grounds: frozenset[ClaimGround] = frozenset({ClaimGround.ARREARS})
    hearing_on: date | None = None
    eviction_on: date | None = None
    threatened_on: date | None = None
    lost_on: date | None = None
    told_open: frozenset[Safeguard] | None = None
    kept: Fact | None = None
    nobody_left: Fact | None = None
    reads: str = ""

    def is_kept(self) -> bool:
        """Whether the home was kept, known from a source, and not threatened again since."""
        fact = self.kept
        if fact is None or fact.source not in KEPT_BY or self.lost_on is not None:
            return False
        return self.threatened_on is None or fact.on >= self.threatened_on

    def is_empty(self) -> bool:
        """Whether nobody is left of whom anything could be asked, known from a source."""
        return self.nobody_left is not None and self.nobody_left.source in NOBODY_BY


@dataclass(frozen=True, slots=True)
class Norm:
    """How often and by how many ways independent support is offered, as the municipality set it."""

    offers: int = 2
    channels: int = 2
    #: days after which an offer that was not enough is made again
    again_days: int = 14

    def __post_init__(self) -> None:
        if self.offers < 2 or self.channels < 2 or self.again_days < 1:
            raise ValueError("offered twice by two ways at least")


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that was recorded of the safeguards of a case, in the order of recording."""

    situation: Situation
    answers: tuple[Answer, ...] = ()
    signatures: tuple[SignOff, ...] = ()
    norm: Norm = field(default_factory=Norm)

    def as_of(self, day: date) -> Record:
        """What had been recorded by the end of a day; what was written later is not there."""
        situation = self.situation
        return replace(
            self,
            situation=replace(
                situation,
                kept=_by(situation.kept, day),
                nobody_left=_by(situation.nobody_left, day),
            ),
            answers=tuple(each for each in self.answers if each.recorded_on <= day),
            signatures=tuple(each.as_of(day) for each in self.signatures if each.on <= day),
        )

    def table(self, *, on: date) -> Table:
        """What counts on a day: whole answers, of this time, not of tomorrow."""
        said = defaultdict[Safeguard, list[Answer]](list)
        for each in self.answers:
            if self._since(each.safeguard) <= each.on <= on and not faults(each):
                said[each.safeguard].append(each)
        return Table(self, on, {each: tuple(found) for each, found in said.items()})

    def _since(self, safeguard: Safeguard) -> date:
        """The day from which answers to one question count."""
        since, summoned_on = self.situation.since_on, self.situation.summoned_on
        if summoned_on is None or not CATALOGUE[safeguard].since_summons:
            return since
        return max(since, summoned_on)


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table on a day: the answers that count, oldest first, by their question."""

    record: Record
    on: date
    said: Mapping[Safeguard, tuple[Answer, ...]]

    @property
    def situation(self) -> Situation:
        """What stands beside the answers."""
        return self.record.situation

    def all(self, safeguard: Safeguard) -> tuple[Answer, ...]:
        """Every answer to one question that counts, oldest first."""
        return self.said.get(safeguard, ())

    def last(self, safeguard: Safeguard) -> Answer | None:
        """The newest answer to one question; None when nobody answered."""
        found = self.all(safeguard)
        return found[-1] if found else None

    def good(self, safeguard: Safeguard) -> Answer | None:
        """The newest answer when it can satisfy."""
        last = self.last(safeguard)
        satisfies = last is not None and CATALOGUE[safeguard].choices[last.code].good
        return last if satisfies else None


def _by(fact: Fact | None, day: date) -> Fact | None:
    return fact if fact is not None and fact.recorded_on <= day else None


_MISSING: Mapping[Brings, tuple[Callable[[Answer], bool], str]] = {
    Brings.WORDS: (lambda each: each.worded, gettext_noop("Schrijf erbij hoe dat zit.")),
    Brings.CHANNEL: (lambda each: bool(each.channel), gettext_noop("Zeg op welke manier.")),
    Brings.LANGUAGE: (
        lambda each: bool(each.language),
        gettext_noop("Zeg in welke taal, of met beelden."),
    ),
    Brings.REASON: (lambda each: each.reason in NOT_HEARD, gettext_noop("Kies waarom niet.")),
    Brings.ABOUT: (lambda each: each.about in ALTERNATIVES, gettext_noop("Zeg welk middel.")),
    Brings.FREE_FROM: (
        lambda each: each.free_from is not None,
        gettext_noop("Zeg vanaf welke dag de plek er is."),
    ),
}


def faults(answer: Answer) -> tuple[str, ...]:
    """What makes this no answer, in Dutch; empty when it is one."""
    spec = CATALOGUE[answer.safeguard]
    choice = spec.choices.get(answer.code)
    if choice is None:
        return (gettext_noop("Dit is hier geen antwoord."),)
    found = [words for need, (has, words) in _MISSING.items() if need in choice.brings
             and not has(answer)]  # fmt: skip
    if answer.source not in spec.sources or answer.source not in SOURCES:
        found.insert(0, gettext_noop("Zeg hoe je dit weet."))
    elif _hearsay(answer):
        found.append(gettext_noop("Dat er geen kinderen wonen, zegt een ouder of het register."))
    if not any(name.strip() for name in answer.by):
        found.append(gettext_noop("Zeg wie dit vastlegt."))
    if answer.recorded_on < answer.on:
        found.append(gettext_noop("Dit kan niet na vandaag gebeurd zijn."))
    return tuple(found)


def _hearsay(answer: Answer) -> bool:
    """Whether 'no children' rests on somebody who cannot know."""
    asks = answer.safeguard is Safeguard.CHILDREN_KNOWN and answer.code == "no"
    return asks and answer.source not in SAYS_NO_CHILDREN
