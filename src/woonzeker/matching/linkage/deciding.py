# SPDX-License-Identifier: EUPL-1.2
"""The door for one signal: whose is it? Only what is certain is linked without a person."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from woonzeker.matching.linkage.addresses import NO_CLEAN_ADDRESS
from woonzeker.matching.linkage.comparing import (
    CleanPerson,
    CleanSignal,
    clean_person,
    clean_signal,
    compare_address,
    compare_birth,
    compare_called,
    compare_contact,
    compare_mail,
    compare_surname,
)
from woonzeker.matching.linkage.dates import perhaps_under, surely_under, within
from woonzeker.matching.linkage.judging import (
    NEGLIGIBLE,
    SENTENCES,
    Standing,
    borrowed_from,
    judge,
    may_borrow,
    may_rival,
    odds_of_best,
    reached_so,
    together,
)
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
from woonzeker.matching.linkage.weights import (
    SHIPPED,
    Address,
    Birth,
    Contact,
    Given,
    Mail,
    NameUse,
    Surname,
    Together,
    reason,
)

ADULT = 18
#: partners take over a new address late, but not this many years (an estimate)
RECENT = 6
#: whom a reviewer sees at most: further down nobody finds anything
SHOWN = 8


class Levels(NamedTuple):
    """At which level each field agrees, in the order of `FIELDS`."""

    surname: Surname
    name_use: NameUse
    given: Given
    birth: Birth
    address: Address
    contact: Contact
    mail: Mail
    together: Together


FIELDS = tuple(Field(name) for name in Levels._fields)
#: levels that say nothing and are left out of the reasons
_SAYS_NOTHING = frozenset(
    {
        (Field.NAME_USE, NameUse.MISSING),
        (Field.CONTACT, Contact.MISSING),
        (Field.MAIL, Mail.MISSING),
        (Field.TOGETHER, Together.NOT),
    }
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A person held beside the signal; `raw` is the prior and the bits, added up."""

    facts: PersonFacts
    levels: Levels
    raw: float


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
    beside = [(person, _compared(cleaned, person, on, weights)) for person in adults]
    near = sorted((each for each in beside if each[1]), key=lambda each: _by_facts(each[0]))
    levels = _with_housemates([found for _, found in near if found])
    held = [_hold(person, found, weights) for (person, _), found in zip(near, levels, strict=True)]
    counting = [one for one in held if one.raw >= NEGLIGIBLE]
    ranked = sorted(counting, key=lambda one: -one.raw)
    standing = _standing(cleaned, ranked, on)
    result, ground = judge(standing, weights)
    return _answer(result, ground, standing, ranked, on, weights)


def levels_of(signal: CleanSignal, facts: PersonFacts, on: date) -> Levels:
    """The level of every field for a signal and one person; an address that was left longer ago
    than `RECENT` years is no address of theirs any more."""
    person = clean_person(facts)
    return _whole(signal, person, _first_look(signal, person, facts, on))


def _compared(signal: CleanSignal, facts: PersonFacts, on: date, weights: Weights) -> Levels | None:
    """The levels, or None for somebody who cannot count whatever given names and e-mail say.

    Most people behind a key are such: neighbours and namesakes far away.
    """
    person = clean_person(facts)
    look = _first_look(signal, person, facts, on)
    bits = weights.bits
    most = weights.prior + sum(bits[f"{field.value}/{level.value}"] for field, level in look)
    most += max(bits[f"given/{level.value}"] for level in Given)
    most += max(bits[f"mail/{level.value}"] for level in Mail)
    if may_borrow(Birth(look[2][1]), Address(look[3][1])):
        most += bits[f"birth/{Birth.HOUSEMATE.value}"] - bits[f"birth/{Birth.DIFFERENT.value}"]
    return _whole(signal, person, look) if most >= NEGLIGIBLE else None


_Look = tuple[tuple[Field, StrEnum], ...]


def _first_look(signal: CleanSignal, person: CleanPerson, facts: PersonFacts, on: date) -> _Look:
    """The fields that cost little: surname, its form, birth, address, contact and family."""
    surname, use = compare_surname(signal, person)
    previous = person.previous if within(RECENT, facts.since_on, on) else NO_CLEAN_ADDRESS
    address = compare_address(signal.address, person.address, previous)
    return (
        (Field.SURNAME, surname),
        (Field.NAME_USE, use),
        (Field.BIRTH, compare_birth(signal.born, person.born)),
        (Field.ADDRESS, address),
        (Field.CONTACT, compare_contact(signal.contacts, person.contacts)),
        (Field.TOGETHER, together(surname, address)),
    )


def _whole(signal: CleanSignal, person: CleanPerson, look: _Look) -> Levels:
    known: dict[str, Any] = {field.value: level for field, level in look}
    return Levels(
        **known,
        given=compare_called(signal, person, known["surname"]),
        mail=compare_mail(signal.mails, person.surname, person.partner, person.given),
    )


def presence_of(facts: PersonFacts, on: date) -> Presence:
    """Whether somebody lives here, has left or has died, on a day."""
    if facts.deceased_on is not None and facts.deceased_on <= on:
        return Presence.DECEASED
    if facts.departed_on is not None and facts.departed_on <= on:
        return Presence.DEPARTED
    return Presence.RESIDENT


def _by_facts(person: PersonFacts) -> tuple[str, ...]:
    """An order that does not hang on ids, so that a fresh database gives the same list."""
    names = (person.surname, person.first_names, person.initials)
    return (str(person.born), *names, person.address.addition, person.person)


def _with_housemates(levels: list[Levels]) -> list[Levels]:
    """A date of birth that is another person's at the address says less against somebody."""
    if not any(borrowed_from(one.birth, one.address) for one in levels):
        return levels
    return [
        one._replace(birth=Birth.HOUSEMATE) if may_borrow(one.birth, one.address) else one
        for one in levels
    ]


def _hold(facts: PersonFacts, levels: Levels, weights: Weights) -> _Held:
    bits = weights.bits
    raw = weights.prior + sum(
        bits[f"{field.value}/{level.value}"] for field, level in zip(FIELDS, levels, strict=True)
    )
    return _Held(facts, levels, round(raw, 3))


def _standing(signal: CleanSignal, ranked: Sequence[_Held], on: date) -> Standing | None:
    if not ranked:
        return None
    best, others = ranked[0], ranked[1:]
    levels = best.levels
    return Standing(
        odds=round(odds_of_best([one.raw for one in ranked]), 3),
        margin=best.raw - others[0].raw if others else math.inf,
        surname=levels.surname,
        given=levels.given,
        birth=levels.birth,
        address=levels.address,
        reached=reached_so(levels.contact, levels.mail),
        several=signal.several,
        perhaps_minor=perhaps_under(best.facts.born, ADULT, on),
        rival=any(
            may_rival(one.levels.surname, one.levels.given, one.levels.address) for one in others
        ),
    )


def _answer(
    result: Result,
    ground: Ground,
    standing: Standing | None,
    ranked: Sequence[_Held],
    on: date,
    weights: Weights,
) -> Decision:
    shown = [one for one in ranked[:SHOWN] if one.raw >= weights.review_floor]
    candidates = tuple(_candidate(one, on, weights) for one in shown or ranked[:1])
    best = candidates[0] if candidates else None
    linked = best if result is Result.LINKED else None
    return Decision(
        result=result,
        person=linked.person if linked else None,
        score=standing.odds if standing else weights.prior,
        reasons=best.reasons if best else (),
        runner_up=ranked[1].facts.person if len(ranked) > 1 else None,
        margin=standing.margin if standing else math.inf,
        version=weights.version,
        ground=ground,
        sentence=SENTENCES[ground],
        presence=linked.presence if linked else None,
        candidates=candidates if shown else (),
    )


def _candidate(held: _Held, on: date, weights: Weights) -> Candidate:
    reasons = tuple(
        reason(field, level, weights)
        for field, level in zip(FIELDS, held.levels, strict=True)
        if (field, level) not in _SAYS_NOTHING
    )
    return Candidate(held.facts.person, held.raw, reasons, presence_of(held.facts, on))
