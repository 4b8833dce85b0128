# SPDX-License-Identifier: EUPL-1.2
"""Names as they live in Dutch streets: registered names, and what people are called."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

from woonzeker.demo.town.dice import Weighted, commonest_first
from woonzeker.demo.town.figures import table

_OLD_UNTIL = 1956
_MIDDLE_UNTIL = 1986
_MADE_UP_SHARE = 0.28  # of Dutch surnames: the long tail that no list holds
_DIGRAPHS = ("IJ",)


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname without its tussenvoegsel, and the tussenvoegsel."""

    prefix: str
    name: str


@dataclass(frozen=True, slots=True)
class _Group:
    surnames: Weighted[str]
    given: dict[tuple[str, str], Weighted[str]]
    several_given: float
    no_surname: float
    unknown_birth_day: float
    gendered: dict[str, str]
    stems: list[str]
    endings: list[str]


def split_surname(text: str) -> Surname:
    """`van 't Hof` → tussenvoegsel `van 't`, name `Hof`; the last word is always the name."""
    words = text.split(" ")
    at = 0
    while at < len(words) - 1 and (words[at][0].islower() or words[at][0] == "'"):
        at += 1
    return Surname(" ".join(words[:at]), " ".join(words[at:]))


def initials_of(given: tuple[str, ...]) -> str:
    """`J.C.`, with a letter for each registered given name; IJ stays one letter."""
    words = [word for name in given for word in name.replace("-", " ").split()]
    return "".join(_initial(word) + "." for word in words)


def _initial(word: str) -> str:
    return next((word[: len(pair)] for pair in _DIGRAPHS if word.startswith(pair)), word[0].upper())


@cache
def _groups() -> dict[str, _Group]:
    return {code: _read(group) for code, group in table("names")["groups"].items()}


@cache
def _group_weights() -> Weighted[str]:
    return Weighted({code: row["share"] for code, row in table("names")["groups"].items()})


def _read(row: dict[str, Any]) -> _Group:
    given = {
        (age, gender): commonest_first(names, 6)
        for age, by_gender in row["given"].items()
        for gender, names in by_gender.items()
    }
    return _Group(
        commonest_first(row["surnames"]), given, row["several_given"], row.get("no_surname", 0.0),
        row.get("unknown_birth_day", 0.002), row.get("gendered", {}),
        row.get("stems", []), row.get("endings", []),
    )  # fmt: skip


def draw_group(chance: random.Random) -> str:
    """A group of names, as often as it lives in the town."""
    return _group_weights().draw(chance)


def draw_surname(chance: random.Random, group: str) -> Surname:
    """A surname of the group; for Dutch names sometimes one that no list holds."""
    names = _groups()[group]
    if names.no_surname and chance.random() < names.no_surname:
        return Surname("", draw_given(chance, group, "m", 1980)[0])
    if names.stems and chance.random() < _MADE_UP_SHARE:
        stem, ending = chance.choice(names.stems), chance.choice(names.endings)
        prefix = chance.choice(("", "", "", "van ", "van der ", "ter "))
        return split_surname(f"{prefix}{stem}{ending}")
    return split_surname(names.surnames.draw(chance))


def surname_for(surname: Surname, group: str, gender: str) -> Surname:
    """The same family name as a woman or man bears it: Kowalski, Kowalska."""
    if gender != "V":
        return surname
    for ending, female in _groups()[group].gendered.items():
        if surname.name.endswith(ending):
            return Surname(surname.prefix, surname.name.removesuffix(ending) + female)
    return surname


def draw_given(chance: random.Random, group: str, gender: str, born: int) -> tuple[str, ...]:
    """Registered given names for somebody of `gender` (m or v) born in the year `born`."""
    names = _groups()[group]
    age = "old" if born < _OLD_UNTIL else "mid" if born < _MIDDLE_UNTIL else "young"
    pool = names.given.get((age, gender)) or names.given[("any", gender)]
    number = 1 + sum(chance.random() < names.several_given / (n + 1) for n in range(3))
    drawn = [pool.draw(chance) for _ in range(number)]
    return tuple(dict.fromkeys(drawn))


def birth_day_unknown(chance: random.Random, group: str) -> bool:
    """Whether the register does not know this person's day and month of birth."""
    return chance.random() < _groups()[group].unknown_birth_day


def called(chance: random.Random, given: tuple[str, ...]) -> str:
    """What somebody is called: often the first registered name, sometimes another."""
    known = table("names")["called"].get(given[0])
    return str(chance.choice(known)) if known and chance.random() < 0.7 else given[0]
