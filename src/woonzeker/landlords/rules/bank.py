# SPDX-License-Identifier: EUPL-1.2
"""Whose rent a line of a bank export is: sure, a question, or nothing of ours. Pure.

Nothing is booked from this alone: what is sure is proposed, what is not is asked. A line that fits
nobody is not remembered at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

_TITLES = frozenset({"de", "den", "der", "van", "het", "ter", "ten", "te", "en", "eo", "mw",
                     "mevr", "dhr", "hr", "mevrouw", "heer", "cj", "co", "op", "in", "t",
                     "s"})  # fmt: skip
_PLAIN = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{8,30}")
_POSTCODE = re.compile(r"\b(\d{4})\s?([a-z]{2})\b\s*(?:nr\.?\s*)?(\d{1,5}[a-z]?)?")


@dataclass(frozen=True, slots=True)
class Line:
    """Money that came in, as the bank tells it; `reference` is the bank's own mark of it."""

    on: date
    cents: int
    iban: str = ""
    name: str = ""
    words: str = ""
    reference: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Payer:
    """A tenant as far as a bank line can show who it is; `expected` are amounts that would fit."""

    tenancy: str
    surname: str
    initials: str = ""
    ibans: frozenset[str] = frozenset()
    expected: frozenset[int] = frozenset()
    postcode: str = ""
    house_number: str = ""
    street: str = ""


class Why(StrEnum):
    """What a line and a tenant have in common."""

    IBAN = "iban"
    NAME_AND_AMOUNT = "name_and_amount"
    HOME_AND_NAME = "home_and_name"
    HOME_AND_AMOUNT = "home_and_amount"
    NAME = "name"
    HOME = "home"
    AMOUNT = "amount"
    #: the account pays for more than one home
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Match:
    """For a line: the tenants that it may be of, best first, whether that is sure, and why."""

    line: Line
    tenancies: tuple[str, ...]
    sure: bool
    why: Why


def fold(text: str) -> str:
    """Lower case words without accents, split by single spaces: to compare, never to keep."""
    lowered = "".join(_PLAIN.get(each, each) for each in text.casefold())
    bare = unicodedata.normalize("NFKD", lowered)
    kept = "".join(
        each if each.isalnum() else " " for each in bare if not unicodedata.combining(each)
    )
    return " ".join(kept.split())


def clean_iban(text: str) -> str:
    """An account number without spaces in capitals; empty when it is none."""
    bare = "".join(text.split()).upper()
    return bare if _IBAN.fullmatch(bare) and _checks(bare) else ""


def _checks(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(each, 36)) for each in turned)) % 97 == 1


def keys(lines: Sequence[Line]) -> tuple[str, ...]:
    """For each line what it is recognised by, the same in every export that it stands in.

    By its whole content and the how many-eth it is of that content: two equal payments on one day
    are two. The mark of the bank is no part of it, for not every kind of export tells it.
    """
    seen: Counter[str] = Counter()
    found = []
    for each in lines:
        told = "|".join((each.on.isoformat(), str(each.cents), each.iban or fold(each.name)))
        seen[told] += 1
        found.append(f"{told}|{seen[told]}")
    return tuple(found)


def matches(lines: Sequence[Line], payers: Sequence[Payer]) -> tuple[tuple[int, Match], ...]:
    """Every line that fits somebody, with its place; of the others nothing is kept."""
    index = _Index(payers)
    found = ((place, _match(line, index)) for place, line in enumerate(lines))
    return tuple((place, each) for place, each in found if each is not None)


def _match(line: Line, index: _Index) -> Match | None:
    if line.cents <= 0:
        return None
    seen = _Seen(fold(f"{line.name} {line.words}").split(), fold(line.words))
    scored: dict[Why, list[str]] = {}
    for each in index.likely(line, seen):
        if (why := _common(line, seen, each)) is not None:
            scored.setdefault(why, []).append(each.tenancy)
    for why in Why:
        if names := scored.get(why):
            return _decided(line, names, why, index)
    return None


@dataclass(frozen=True, slots=True)
class _Seen:
    """The words of a line, folded once for all tenants."""

    names: list[str]
    words: str


def _common(line: Line, seen: _Seen, payer: Payer) -> Why | None:
    if line.iban and line.iban in payer.ibans:
        return Why.IBAN
    name, amount = _named(seen, payer), line.cents in payer.expected
    home = _homed(seen, payer)
    pairs = (
        (home and name, Why.HOME_AND_NAME),
        (name and amount, Why.NAME_AND_AMOUNT),
        (home and amount, Why.HOME_AND_AMOUNT),
        (name, Why.NAME),
        (home, Why.HOME),
        (amount, Why.AMOUNT),
    )
    return next((why for holds, why in pairs if holds), None)


def _named(seen: _Seen, payer: Payer) -> bool:
    """Every word of the surname stands there; a short one also needs an initial before it."""
    wanted = [each for each in fold(payer.surname).split() if each not in _TITLES]
    if not wanted or not set(wanted) <= set(seen.names):
        return False
    letters = {fold(each)[:1] for each in payer.initials.replace(".", " ").split() if each}
    letters |= {each for each in fold(payer.initials) if each.isalpha()}
    others = [
        each
        for each in seen.names
        if each not in wanted and (len(each) == 1 or each not in _TITLES)
    ]
    return len("".join(wanted)) > 3 or bool(letters & {each[0] for each in others})


def _homed(seen: _Seen, payer: Payer) -> bool:
    """The home stands in the words: postcode with number, or street with number."""
    number = fold(payer.house_number).replace(" ", "")
    if not number:
        return False
    postcode = fold(payer.postcode).replace(" ", "")
    for digits, letters, house in _POSTCODE.findall(seen.words):
        if f"{digits}{letters}" == postcode and (house or number) == number:
            return True
    street = fold(payer.street)
    return bool(street) and f" {street} {number} " in f" {seen.words} "


_SURE = (Why.IBAN, Why.HOME_AND_NAME, Why.NAME_AND_AMOUNT)
#: an amount that more tenants pay says nothing
_SAME_RENT = 3


def _decided(line: Line, names: list[str], why: Why, index: _Index) -> Match | None:
    """One tenant by a strong mark is sure; several, or a weak mark, is a question."""
    if len(names) == 1:
        return Match(line, tuple(names), why in _SURE, why)
    if why is Why.IBAN:
        return _apart(line, names, index)
    if why is Why.AMOUNT and len(names) > _SAME_RENT:
        return None
    return Match(line, tuple(names), False, why)


def _apart(line: Line, names: list[str], index: _Index) -> Match:
    """Of tenants who are paid for by one account: the only one whose name, home or amount fits."""
    without = [replace(each, ibans=frozenset()) for each in index.payers if each.tenancy in names]
    second = _match(line, _Index(without))
    if second is None or len(second.tenancies) != 1:
        return Match(line, tuple(names), False, Why.SHARED)
    return Match(line, second.tenancies, True, Why.IBAN)


class _Index:
    """Tenants by what a line may show of them, so that each line meets only a few."""

    def __init__(self, payers: Sequence[Payer]) -> None:
        self.payers = payers
        self._by: dict[tuple[str, str | int], list[int]] = defaultdict(list)
        for place, each in enumerate(payers):
            for key in _shown_by(each):
                self._by[key].append(place)

    def likely(self, line: Line, seen: _Seen) -> list[Payer]:
        """Who may be meant, in the order of the list."""
        asked: list[tuple[str, str | int]] = [("iban", line.iban), ("cents", line.cents)]
        asked += [("word", each) for each in dict.fromkeys(seen.names)]
        asked += [("street", each) for each in _streets(seen.words.split())]
        postcodes = _POSTCODE.findall(seen.words)
        asked += [("word", f"{digits}{letters}") for digits, letters, _house in postcodes]
        places = {place for key in asked for place in self._by.get(key, ())}
        return [self.payers[place] for place in sorted(places)]


def _shown_by(payer: Payer) -> Iterator[tuple[str, str | int]]:
    yield from (("iban", each) for each in payer.ibans)
    yield from (("cents", each) for each in payer.expected)
    words = [each for each in fold(payer.surname).split() if each not in _TITLES]
    yield "street", f"{fold(payer.street)} {fold(payer.house_number).replace(' ', '')}"
    yield from (("word", each) for each in {*words, fold(payer.postcode).replace(" ", "")} if each)


#: streets of more words than this are not looked for by their name
_STREET_WORDS = 5


def _streets(words: Sequence[str]) -> Iterator[str]:
    """Every run of words that ends with a number, as streets are written."""
    for at, word in enumerate(words):
        if word[0].isdigit():
            for first in range(max(0, at - _STREET_WORDS), at):
                yield " ".join(words[first : at + 1])
