# SPDX-License-Identifier: EUPL-1.2
"""The door: whose signal is it? Only what is certain is linked without a person."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.matching.linkage.comparing import (
    CleanSignal,
    clean_person,
    clean_signal,
    compare_address,
    compare_birth,
    compare_given,
    compare_surname,
)
from woonzeker.matching.linkage.dates import perhaps_under, surely_under
from woonzeker.matching.linkage.shapes import (
    Candidate,
    Decision,
    Field,
    Ground,
    PersonFacts,
    Presence,
    Result,
    SignalFacts,
    Weights,
)
from woonzeker.matching.linkage.weights import SHIPPED, Address, Birth, Given, Surname, reason
from woonzeker.matching.linkage.wording import gettext_noop

ADULT = 18
#: whom a reviewer sees at most: further down nobody finds anything
SHOWN = 8

_SAME_NAME = {Surname.EXACT, Surname.CLEANED, Surname.BOTH, Surname.PARTNER}
_NEAR_NAME = {Surname.SOUNDS, Surname.TYPO, Surname.PART}
_SAME_GIVEN = {Given.NAME, Given.INITIALS, Given.FIRST}
_PERHAPS_GIVEN = _SAME_GIVEN | {Given.MISSING, Given.FIRST_ONLY, Given.NAME_DIFFERS}
_SAME_ADDRESS = {Address.EXACT, Address.STREET, Address.PREVIOUS}
_SAME_DOOR = _SAME_ADDRESS | {Address.NO_ADDITION, Address.PREVIOUS_NO_ADDITION}
_NO_BIRTH = {Birth.MISSING, Birth.YEAR, Birth.MONTH}

SENTENCES: dict[Ground, str] = {
    Ground.BIRTH_NAME_ADDRESS: gettext_noop(
        "Geboortedatum, naam en adres kloppen en niemand anders past."
    ),
    Ground.ADDRESS_NAME_INITIAL: gettext_noop(
        "Adres, naam en voorletter kloppen en niemand anders op dit adres past daarbij."
    ),
    Ground.RIVAL: gettext_noop(
        "Zonder geboortedatum is niet te zeggen wie het is: op dit adres past nog iemand bij deze "
        "naam en voorletter."
    ),
    Ground.SEVERAL_NAMES: gettext_noop("Het signaal noemt meer dan één persoon."),
    Ground.NEAR_RUNNER_UP: gettext_noop("Twee mensen passen bijna even goed."),
    Ground.PERHAPS_MINOR: gettext_noop("Deze persoon is misschien nog geen 18 jaar."),
    Ground.NOT_CERTAIN: gettext_noop(
        "Er past iemand, maar niet zeker genoeg om vanzelf te koppelen."
    ),
    Ground.NO_CANDIDATE: gettext_noop("Niemand in het register past bij dit signaal."),
}


@dataclass(frozen=True, slots=True)
class _Held:
    """A person held beside the signal, with the levels that the rules ask about."""

    candidate: Candidate
    surname: Surname
    given: Given
    birth: Birth
    address: Address
    perhaps_minor: bool


def decide(
    signal: SignalFacts,
    candidates: Sequence[PersonFacts],
    *,
    on: date,
    weights: Weights = SHIPPED,
) -> Decision:
    """Decide whose signal it is, as things stand on the day `on`.

    `candidates` are people of the register who may be meant, in any order, departed and deceased
    ones included; everybody at the address must be among them, because a rival decides. Who is
    surely under 18 on the day is passed over. Raises nothing; equal input gives an equal decision.
    """
    cleaned = clean_signal(signal)
    adults = [person for person in candidates if not surely_under(person.born, ADULT, on)]
    held = [_hold(cleaned, person, on, weights) for person in sorted(adults, key=_by_facts)]
    ranked = sorted(held, key=lambda one: -one.candidate.score)
    plausible = [one for one in ranked if one.candidate.score >= weights.review_floor]
    margin = math.inf
    if len(ranked) > 1:
        margin = ranked[0].candidate.score - ranked[1].candidate.score
    result, ground = _judge(cleaned, plausible, margin, weights)
    return _answer(result, ground, ranked, plausible, margin, weights)


def _by_facts(person: PersonFacts) -> tuple[str, ...]:
    """An order that does not hang on ids, so that a fresh database gives the same list."""
    names = (person.surname, person.first_names, person.initials)
    return (str(person.born), *names, person.address.addition, person.person)


def _hold(signal: CleanSignal, facts: PersonFacts, on: date, weights: Weights) -> _Held:
    person = clean_person(facts)
    surname = compare_surname(signal, person)
    given = compare_given(signal.given, person.given)
    birth = compare_birth(signal.born, person.born)
    address = compare_address(signal.address, person)
    reasons = (
        reason(Field.SURNAME, surname, weights),
        reason(Field.GIVEN, given, weights),
        reason(Field.BIRTH, birth, weights),
        reason(Field.ADDRESS, address, weights),
    )
    score = round(weights.prior + sum(one.bits for one in reasons), 3)
    candidate = Candidate(facts.person, score, reasons, presence_of(facts, on))
    minor = perhaps_under(facts.born, ADULT, on)
    return _Held(candidate, surname, given, birth, address, minor)


def presence_of(facts: PersonFacts, on: date) -> Presence:
    """Whether somebody lives here, has left or has died, on a day."""
    if facts.deceased_on is not None and facts.deceased_on <= on:
        return Presence.DECEASED
    if facts.departed_on is not None and facts.departed_on <= on:
        return Presence.DEPARTED
    return Presence.RESIDENT


def _judge(
    signal: CleanSignal, plausible: list[_Held], margin: float, weights: Weights
) -> tuple[Result, Ground]:
    if not plausible:
        return Result.NOBODY, Ground.NO_CANDIDATE
    best, others = plausible[0], plausible[1:]
    ground = _certain_by(best)
    if ground is None:
        return Result.REVIEW, Ground.NOT_CERTAIN
    if signal.several:
        return Result.REVIEW, Ground.SEVERAL_NAMES
    if best.perhaps_minor:
        return Result.REVIEW, Ground.PERHAPS_MINOR
    if ground is Ground.ADDRESS_NAME_INITIAL and any(_rival(one) for one in others):
        return Result.REVIEW, Ground.RIVAL
    if margin < weights.margin:
        return Result.REVIEW, Ground.NEAR_RUNNER_UP
    return Result.LINKED, ground


def _certain_by(best: _Held) -> Ground | None:
    """The rule by which the best candidate is certain on its own, before rivals are looked at."""
    if best.address in _SAME_DOOR and _same_birth_and_name(best):
        return Ground.BIRTH_NAME_ADDRESS
    same = best.surname in _SAME_NAME and best.given in _SAME_GIVEN
    if best.birth in _NO_BIRTH and same and best.address in _SAME_ADDRESS:
        return Ground.ADDRESS_NAME_INITIAL
    return None


def _same_birth_and_name(best: _Held) -> bool:
    """With a date of birth a name may be called or spelled otherwise, but not both.

    1 January stands for an unknown day too often to lean on: then the given name must agree.
    """
    if best.given in _SAME_GIVEN:
        name = best.surname in _SAME_NAME or best.surname in _NEAR_NAME
        return name and best.birth in (Birth.EXACT, Birth.NEW_YEAR)
    called = best.given in (Given.MISSING, Given.NAME_DIFFERS)
    return called and best.surname in _SAME_NAME and best.birth is Birth.EXACT


def _rival(other: _Held) -> bool:
    """Whether somebody else at the address could carry the name and initial of the signal."""
    name = other.surname in _SAME_NAME or other.surname in _NEAR_NAME
    return name and other.given in _PERHAPS_GIVEN and other.address in _SAME_DOOR


def _answer(
    result: Result,
    ground: Ground,
    ranked: list[_Held],
    plausible: list[_Held],
    margin: float,
    weights: Weights,
) -> Decision:
    best = ranked[0].candidate if ranked else None
    linked = best if result is Result.LINKED else None
    return Decision(
        result=result,
        person=linked.person if linked else None,
        score=best.score if best else weights.prior,
        reasons=best.reasons if best else (),
        runner_up=ranked[1].candidate.person if len(ranked) > 1 else None,
        margin=margin,
        version=weights.version,
        ground=ground,
        sentence=SENTENCES[ground],
        presence=linked.presence if linked else None,
        candidates=tuple(one.candidate for one in plausible[:SHOWN]),
    )
