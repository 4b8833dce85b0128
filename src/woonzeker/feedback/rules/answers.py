# SPDX-License-Identifier: EUPL-1.2
"""What a partner hears of its own signal: the closed list, and which word of it fits. Pure.

The list follows the national exchange model (DDAS): received, in progress, closed, and the reasons
that a partner may know. Never why, never other debts, never who lives there, never where to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from woonzeker.feedback.rules.policy import FeedbackPolicy, Item
from woonzeker.process import Exit, ExitKind


class AnswerCode(StrEnum):
    """The closed list. The value is stored, and the same for every partner."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    REPEAT = "repeat"
    UNJUSTIFIED = "unjustified"
    NOT_TAKEN_UP = "not_taken_up"
    DECEASED = "deceased"
    NOT_RESIDENT = "not_resident"


#: answers after which nothing follows unless the signal itself is taken up anew
FINAL = frozenset(AnswerCode) - {AnswerCode.RECEIVED, AnswerCode.IN_PROGRESS}
#: answers that only a person gives, after they tried to reach somebody
BY_HAND = frozenset({AnswerCode.DECEASED, AnswerCode.NOT_RESIDENT})
#: what landlords need a ground for; without one they hear that it was not taken up
TO_LANDLORDS: Mapping[AnswerCode, Item] = MappingProxyType(
    {
        AnswerCode.DECEASED: Item.DECEASED_TO_LANDLORDS,
        AnswerCode.NOT_RESIDENT: Item.NOT_RESIDENT_TO_LANDLORDS,
    }
)


class Basis(StrEnum):
    """What an answer rests on; stored beside it."""

    RESULT = "result"  # what became of the signal itself
    CASE = "case"  # how far the help is
    RELEASE = "release"  # somebody released it, after an attempt to reach them
    GROUND = "ground"  # the municipality set a legal ground for this item
    CONSENT = "consent"  # the resident agreed


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What counts of one signal. `result` is a code of SignalResult, `case_result` one of Exit.

    `nobody`: the register knows nobody of this name and address. `waits`: nobody could be reached
    and the case waits for another signal. `own_repeat`: it repeats an own signal of the
    same partner that ran when it came. `help`: accepted or declined.
    """

    result: str
    received_on: date
    on: date
    case_runs: bool = False
    case_result: str = ""
    ended_on: date | None = None
    waits: bool = False
    nobody: bool = False
    own_repeat: bool = False
    rent: bool = False
    released: str = ""
    #: a code of which somebody said that it is not so
    withheld: str = ""
    reached: bool = False
    help: str = ""
    consents: frozenset[Item] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the partner hears, from which day, and what must be released before it hears more."""

    code: AnswerCode
    on: date
    basis: Basis
    #: reached, help_accepted or help_declined; empty without a ground or consent
    item: str = ""
    #: a code that waits for a person
    waits_for: str = ""

    @property
    def final(self) -> bool:
        """Whether nothing follows any more."""
        return self.code in FINAL


def answer_for(facts: AnswerFacts, policy: FeedbackPolicy) -> Answer:
    """The one answer to a signal on a day."""
    said, basis = _said(facts)
    waits_for = ""
    if said in BY_HAND:
        if facts.released == said:
            basis = Basis.RELEASE
            if facts.rent and not policy.grounds.get(TO_LANDLORDS[said]):
                said = AnswerCode.NOT_TAKEN_UP
        else:
            not_so = facts.withheld == said
            waits_for = "" if not_so else said.value
            said = _meanwhile(facts, not_so=not_so)
    item, item_basis = _item(facts, policy) if said in _WITH_ITEM else ("", basis)
    return Answer(said, _day(said, facts), item_basis if item else basis, item, waits_for)


def _meanwhile(facts: AnswerFacts, *, not_so: bool) -> AnswerCode:
    """What a partner hears while a person has not released the rest, or said that it is not so."""
    if not facts.case_result:
        return AnswerCode.RECEIVED
    return AnswerCode.CLOSED if not_so else AnswerCode.IN_PROGRESS


_WITH_ITEM = frozenset({AnswerCode.IN_PROGRESS, AnswerCode.CLOSED})


def _day(code: AnswerCode, facts: AnswerFacts) -> date:
    if code is AnswerCode.RECEIVED:
        return facts.received_on
    return facts.ended_on if code is AnswerCode.CLOSED and facts.ended_on else facts.on


#: signal results that say it all; what is missing depends on the case
_BY_RESULT: Mapping[str, AnswerCode] = MappingProxyType(
    {
        "below_threshold": AnswerCode.UNJUSTIFIED,
        "outside_window": AnswerCode.UNJUSTIFIED,
        "deceased": AnswerCode.DECEASED,
        "not_resident": AnswerCode.NOT_RESIDENT,
        "known_to_debt_help": AnswerCode.CLOSED,
        "other": AnswerCode.NOT_TAKEN_UP,
    }
)
#: results of a case of which a partner may hear more than that it is closed
_BY_EXIT: Mapping[Exit, AnswerCode] = MappingProxyType(
    {
        Exit.DECEASED: AnswerCode.DECEASED,
        Exit.MOVED_OWN_WILL: AnswerCode.NOT_RESIDENT,
        Exit.MOVED_UNDER_PRESSURE: AnswerCode.NOT_RESIDENT,
        Exit.KEY_HANDED_IN: AnswerCode.NOT_RESIDENT,
        Exit.MOVED_UNKNOWN: AnswerCode.NOT_TAKEN_UP,
        Exit.NOT_TAKEN_UP: AnswerCode.NOT_TAKEN_UP,
        Exit.REPEATED: AnswerCode.REPEAT,
        Exit.UNJUSTIFIED: AnswerCode.UNJUSTIFIED,
        Exit.WRONGLY_LINKED: AnswerCode.RECEIVED,
    }
)


def _said(facts: AnswerFacts) -> tuple[AnswerCode, Basis]:
    """What the facts say, before anybody may be told."""
    if facts.result == "open":
        code = AnswerCode.NOT_RESIDENT if facts.nobody else AnswerCode.RECEIVED
        return code, Basis.RESULT
    if facts.result in _BY_RESULT:
        return _BY_RESULT[facts.result], Basis.RESULT
    if facts.result == "repeat" and (facts.own_repeat or not _has_case(facts)):
        return AnswerCode.REPEAT, Basis.RESULT
    return _of_case(facts), Basis.CASE


def _has_case(facts: AnswerFacts) -> bool:
    return bool(facts.case_runs or facts.case_result or facts.waits)


def _of_case(facts: AnswerFacts) -> AnswerCode:
    if facts.case_result:
        return _BY_EXIT.get(Exit(facts.case_result), AnswerCode.CLOSED)
    return AnswerCode.CLOSED if facts.waits else AnswerCode.IN_PROGRESS


def _item(facts: AnswerFacts, policy: FeedbackPolicy) -> tuple[str, Basis]:
    """The most that may be said beside the answer, and on what it rests."""
    for item in _items_true(facts):
        if policy.grounds.get(item):
            return item.value, Basis.GROUND
        if item in facts.consents:
            return item.value, Basis.CONSENT
    return "", Basis.CASE


def _items_true(facts: AnswerFacts) -> list[Item]:
    """What is so, the most telling first."""
    known = []
    ended = Exit(facts.case_result).kind if facts.case_result else None
    if facts.help == "accepted" or ended is ExitKind.HELP_ACCEPTED:
        known.append(Item.HELP_ACCEPTED)
    elif facts.help == "declined" or facts.case_result == Exit.HELP_DECLINED:
        known.append(Item.HELP_DECLINED)
    if facts.reached or known:
        known.append(Item.REACHED)
    return known
