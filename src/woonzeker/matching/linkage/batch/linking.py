# SPDX-License-Identifier: EUPL-1.2
"""Whose are these signals? The decisions for a whole file at once, the same as one by one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from woonzeker.matching.linkage.batch.candidates import Pairs, candidates, pairs_of
from woonzeker.matching.linkage.batch.claims import Claims, claims_of
from woonzeker.matching.linkage.batch.coding import Ints
from woonzeker.matching.linkage.batch.levels import (
    Levels,
    address_levels,
    birth_levels,
    given_levels,
    mail_levels,
    number_of,
    surname_levels,
)
from woonzeker.matching.linkage.batch.people import People
from woonzeker.matching.linkage.deciding import FIELDS
from woonzeker.matching.linkage.judging import (
    NEAR_NAME,
    NEGLIGIBLE,
    NO_NAME,
    PERHAPS_GIVEN,
    SAME_DOOR,
    SAME_NAME,
    Standing,
    judge,
    odds_of_best,
    reached_so,
)
from woonzeker.matching.linkage.shapes import Field, Ground, Result, Weights
from woonzeker.matching.linkage.weights import (
    LEVELS,
    SHIPPED,
    Address,
    Birth,
    Contact,
    Given,
    Mail,
    Surname,
    Together,
)

Mask = npt.NDArray[np.bool_]
_PLACE = {field: place for place, field in enumerate(FIELDS)}
_SURNAME, _GIVEN = _PLACE[Field.SURNAME], _PLACE[Field.GIVEN]
_BIRTH, _ADDRESS = _PLACE[Field.BIRTH], _PLACE[Field.ADDRESS]
_CONTACT, _MAIL = _PLACE[Field.CONTACT], _PLACE[Field.MAIL]


@dataclass(frozen=True, slots=True)
class Held:
    """Every pair that counts: its levels (pairs × fields, places in LEVELS) and its raw score in
    bits. Sorted by signal, best first."""

    pairs: Pairs
    levels: Levels
    raw: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer for one signal.

    `person` is the row of the best candidate (None without one), also when it is not linked;
    `score` its log2 odds; `departed` whether that person left or died.
    """

    result: Result
    ground: Ground
    person: int | None
    score: float
    margin: float
    departed: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """The outcome of every signal, and per contact key which people had it in linked signals."""

    outcomes: list[Outcome]
    lent: dict[int, set[int]]


def link_all(claims: Claims, people: People, *, weights: Weights = SHIPPED) -> Linked:
    """Decide every signal; then once more those that telephones and e-mails of the others help.

    The order of the signals does not matter and a second run gives the same.
    """
    held = hold(claims, candidates(claims, people), people, weights)
    first = outcomes(claims, people, held, weights)
    lent = _lent(claims, first)
    again = _wait_for_help(claims, first, lent)
    if not len(again):
        return Linked(first, lent)
    helped = _helped(claims, people, held, lent, again, weights)
    second = outcomes(claims, people, helped, weights)
    chosen = set(again.tolist())
    merged = [second[row] if row in chosen else first[row] for row in range(len(claims))]
    return Linked(merged, lent)


def held_finally(claims: Claims, people: People, weights: Weights) -> Held:
    """The pairs and levels on which `link_all` decides in the end; for those who fit weights."""
    held = hold(claims, candidates(claims, people), people, weights)
    first = outcomes(claims, people, held, weights)
    lent = _lent(claims, first)
    again = _wait_for_help(claims, first, lent)
    if not len(again):
        return held
    helped = _helped(claims, people, held, lent, again, weights)
    keep = ~np.isin(held.pairs.signal, again)
    pairs = Pairs(
        np.concatenate([held.pairs.signal[keep], helped.pairs.signal]),
        np.concatenate([held.pairs.person[keep], helped.pairs.person]),
    )
    levels = np.concatenate([held.levels[keep], helped.levels])
    return _sorted(pairs, levels, np.concatenate([held.raw[keep], helped.raw]))


def beside(
    claims: Claims, row: int, people: People, lent: dict[int, set[int]]
) -> list[tuple[int, frozenset[int]]]:
    """Who was held beside one signal, with the contact keys that each was lent."""
    pairs = candidates(claims_of([claims.facts[row]]), people)
    contacts = claims.cleaned[row].contacts
    persons = set(pairs.person.tolist()) | {p for key in contacts for p in lent.get(key, ())}
    adults = sorted(person for person in persons if not people.minor[person])
    had = _of_person(lent)
    return [(person, frozenset(had.get(person, ()))) for person in adults]


def hold(
    claims: Claims,
    pairs: Pairs,
    people: People,
    weights: Weights,
    contact: Levels | None = None,
) -> Held:
    """Compare and weigh pairs; who cannot count any more is dropped on the way."""
    bits = {field: _bits(field, weights) for field in FIELDS}
    if contact is None:
        contact = np.full(len(pairs), number_of(Field.CONTACT, Contact.MISSING), dtype=np.int8)
    surname, use = surname_levels(claims, people, pairs)
    address = address_levels(claims, people, pairs)
    found = {
        Field.SURNAME: surname,
        Field.NAME_USE: use,
        Field.BIRTH: _with_housemates(birth_levels(claims, people, pairs), address, pairs),
        Field.ADDRESS: address,
        Field.CONTACT: contact,
        Field.TOGETHER: _together(surname, address),
    }
    raw = weights.prior + sum(bits[field][levels] for field, levels in found.items())
    keep = raw + bits[Field.GIVEN].max() + bits[Field.MAIL].max() >= NEGLIGIBLE
    pairs, raw = pairs.only(keep), raw[keep]
    found = {field: levels[keep] for field, levels in found.items()}
    found[Field.GIVEN] = given_levels(claims, people, pairs, found[Field.SURNAME])
    found[Field.MAIL] = mail_levels(claims, people, pairs)
    raw = raw + bits[Field.GIVEN][found[Field.GIVEN]] + bits[Field.MAIL][found[Field.MAIL]]
    raw = np.round(raw, 3)
    levels = np.stack([found[field] for field in FIELDS], axis=1)
    counts = raw >= NEGLIGIBLE
    pairs, raw, levels = pairs.only(counts), raw[counts], levels[counts]
    return _sorted(pairs, levels, raw)


def _sorted(pairs: Pairs, levels: Levels, raw: npt.NDArray[np.float64]) -> Held:
    order = np.lexsort((pairs.person, -raw, pairs.signal))
    return Held(pairs.only_in(order), levels[order], raw[order])


def outcomes(claims: Claims, people: People, held: Held, weights: Weights) -> list[Outcome]:
    """The decision for each signal from its candidates."""
    start = np.searchsorted(held.pairs.signal, np.arange(len(claims) + 1))
    rival = _may_rival(held.levels)
    raws, persons = held.raw.tolist(), held.pairs.person.tolist()
    rows = held.levels.tolist()
    found = []
    for row, (begin, end) in enumerate(zip(start[:-1].tolist(), start[1:].tolist(), strict=True)):
        if begin == end:
            result, ground = judge(None, weights)
            found.append(Outcome(result, ground, None, weights.prior, math.inf, False))
            continue
        best = persons[begin]
        standing = Standing(
            odds=round(odds_of_best(raws[begin:end]), 3),
            margin=raws[begin] - raws[begin + 1] if end - begin > 1 else math.inf,
            surname=_SURNAMES[rows[begin][_SURNAME]],
            given=_GIVENS[rows[begin][_GIVEN]],
            birth=_BIRTHS[rows[begin][_BIRTH]],
            address=_ADDRESSES[rows[begin][_ADDRESS]],
            reached=reached_so(_CONTACTS[rows[begin][_CONTACT]], _MAILS[rows[begin][_MAIL]]),
            several=claims.cleaned[row].several,
            perhaps_minor=bool(people.perhaps_minor[best]),
            rival=bool(rival[begin + 1 : end].any()),
        )
        result, ground = judge(standing, weights)
        departed = bool(people.departed[best])
        found.append(Outcome(result, ground, best, standing.odds, standing.margin, departed))
    return found


_SURNAMES, _GIVENS = tuple(Surname), tuple(Given)
_BIRTHS, _ADDRESSES = tuple(Birth), tuple(Address)
_CONTACTS, _MAILS = tuple(Contact), tuple(Mail)


def _bits(field: Field, weights: Weights) -> npt.NDArray[np.float64]:
    return np.array([weights.bits[f"{field.value}/{level}"] for level in LEVELS[field]])


def _among(field: Field, levels: Iterable[str]) -> Mask:
    """Which places of a field's levels are among these."""
    mask = np.zeros(len(LEVELS[field]), dtype=np.bool_)
    mask[[number_of(field, level) for level in levels]] = True
    return mask


_NAME_AGREES = _among(Field.SURNAME, SAME_NAME | NEAR_NAME)
_NO_NAME = _among(Field.SURNAME, NO_NAME)
_DOOR_AGREES = _among(Field.ADDRESS, SAME_DOOR)
_GIVEN_PERHAPS = _among(Field.GIVEN, PERHAPS_GIVEN)


def _together(surname: Levels, address: Levels) -> Levels:
    family, alone = (number_of(Field.TOGETHER, each) for each in (Together.FAMILY, Together.NOT))
    both = _NAME_AGREES[surname] & _DOOR_AGREES[address]
    return np.where(both, family, alone).astype(np.int8)


def _with_housemates(birth: Levels, address: Levels, pairs: Pairs) -> Levels:
    """As `deciding` does for one signal: whose date it is at the address lends it to the others."""
    door = _DOOR_AGREES[address]
    owned = door & (birth == number_of(Field.BIRTH, Birth.EXACT))
    lends = np.zeros(int(pairs.signal.max(initial=0)) + 1, dtype=np.bool_)
    lends[pairs.signal[owned]] = True
    other = door & (birth == number_of(Field.BIRTH, Birth.DIFFERENT)) & lends[pairs.signal]
    return np.where(other, number_of(Field.BIRTH, Birth.HOUSEMATE), birth).astype(np.int8)


def pair_levels(claims: Claims, people: People) -> Held:
    """The levels of every pair that shares a key, none dropped; for those who fit weights.

    `raw` is 0 throughout.
    """
    nothing = Weights("none", 0.0, dict.fromkeys(SHIPPED.bits, 0.0))
    return hold(claims, candidates(claims, people), people, nothing)


def _may_rival(levels: Levels) -> Mask:
    name, given = ~_NO_NAME[levels[:, _SURNAME]], _GIVEN_PERHAPS[levels[:, _GIVEN]]
    return name & given & _DOOR_AGREES[levels[:, _ADDRESS]]


_Lent = dict[int, set[int]]


def _lent(claims: Claims, first: Sequence[Outcome]) -> _Lent:
    """Per contact key the people who had it: what linked signals lend to the others."""
    lent: _Lent = defaultdict(set)
    for signal, outcome in zip(claims.cleaned, first, strict=True):
        if outcome.result is Result.LINKED and outcome.person is not None:
            for key in signal.contacts:
                lent[key].add(outcome.person)
    return dict(lent)


def _of_person(lent: _Lent) -> dict[int, set[int]]:
    had: dict[int, set[int]] = defaultdict(set)
    for key, holders in lent.items():
        for person in holders:
            had[person].add(key)
    return had


def _wait_for_help(claims: Claims, first: Sequence[Outcome], lent: _Lent) -> Ints:
    """The signals without a link that somebody's linked signal may help.

    A linked signal is not among them, so nothing that a signal says of itself comes back to it.
    """
    rows = [
        row
        for row, (signal, outcome) in enumerate(zip(claims.cleaned, first, strict=True))
        if outcome.result is not Result.LINKED and any(key in lent for key in signal.contacts)
    ]
    return np.array(rows, dtype=np.int64)


def _helped(
    claims: Claims, people: People, held: Held, lent: _Lent, again: Ints, weights: Weights
) -> Held:
    """The candidates of the signals that are looked at again and who shares a contact, weighed
    anew with telephone and e-mail: together, because housemates bear on each other."""
    more = [
        (row, person)
        for row in again.tolist()
        for key in claims.cleaned[row].contacts
        for person in lent.get(key, ())
    ]
    signal, person = np.array(more, dtype=np.int64).reshape(-1, 2).T
    known = held.pairs.only(np.isin(held.pairs.signal, again))
    pairs = pairs_of(
        np.concatenate([known.signal, signal]), np.concatenate([known.person, person]), people
    )
    return hold(claims, pairs, people, weights, _contacts(claims, pairs, lent))


def _contacts(claims: Claims, pairs: Pairs, lent: _Lent) -> Levels:
    """Levels of telephone and e-mail against what other signals lent to each person."""
    had = _of_person(lent)
    same, missing, different = (number_of(Field.CONTACT, level) for level in Contact)
    levels = np.full(len(pairs), missing, dtype=np.int8)
    for place, (row, person) in enumerate(
        zip(pairs.signal.tolist(), pairs.person.tolist(), strict=True)
    ):
        ours, theirs = claims.cleaned[row].contacts, had.get(person)
        if ours and theirs:
            levels[place] = different if ours.isdisjoint(theirs) else same
    return levels
