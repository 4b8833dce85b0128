# SPDX-License-Identifier: EUPL-1.2
"""Reading the parameters of the law: dated, cited, and refused for a day before they existed.

The values live in `parameters/<act>/<name>.yaml` in this package; the path of a parameter is
`<act>/<name>`. Amounts are whole cents, shares are hundredths of a percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from woonzeker.law.errors import MalformedParameter, NotInForce, ParameterUnknown

#: a safe loader, the fast one if there: two hundred sheets are read at the start of every command
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Confidence(StrEnum):
    """How sure we are: read in the official text, read elsewhere, or not checked."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"

    @property
    def dutch(self) -> str:
        """The mark on the screen."""
        return {
            "verified": "gelezen in de officiële tekst",
            "secondary": "gelezen in een andere bron",
            "unverified": "niet geverifieerd",
        }[self.value]


class Nature(StrEnum):
    """What kind of rule sets the value; decides whether the Algemene termijnenwet applies."""

    WET = "wet"
    AMVB = "amvb"
    VERORDENING = "verordening"
    OVEREENKOMST = "overeenkomst"
    RECHTER = "rechter"
    PRAKTIJK = "praktijk"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: act (short name), article, paragraph, and the address it was read at."""

    act: str
    article: str
    paragraph: str
    source: str

    def __str__(self) -> str:
        if not self.article[:1].isdigit():
            return f"{self.act} ({self.article})"
        paragraph = self.paragraph
        if paragraph[:1].isdigit():
            paragraph = f"lid {paragraph}"
        return f"{self.act} art. {self.article} {paragraph}".strip()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of the law with the days on which it holds.

    `value` is an int, bool, str, or a tuple or mapping of those; `valid_to` is None while the
    value still holds.
    """

    path: str
    title: str
    value: Any
    unit: str
    nature: Nature
    citation: Citation
    confidence: Confidence
    valid_from: date
    valid_to: date | None
    note: str

    @property
    def number(self) -> int:
        """The value as a whole number; raises MalformedParameter when it is something else."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise MalformedParameter
        return self.value

    @property
    def names(self) -> tuple[str, ...]:
        """The value as a list of words; raises MalformedParameter when it is something else."""
        if not isinstance(self.value, tuple):
            raise MalformedParameter
        return tuple(str(word) for word in self.value)

    def holds_on(self, day: date) -> bool:
        """Whether this value was in force on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def parameter(path: str, on: date) -> Parameter:
    """The value of `path` that held on the day `on`.

    Raises ParameterUnknown for a path that is not there, NotInForce for a day on which no value
    held.
    """
    for value in series(path):
        if value.holds_on(on):
            return value
    raise NotInForce(f"{path} gold niet op {on.isoformat()}.")


def series(path: str) -> tuple[Parameter, ...]:
    """Every value of `path` through time, oldest first; raises ParameterUnknown."""
    found = _all().get(path)
    if found is None:
        raise ParameterUnknown(f"{path} staat niet in de wettelijke parameters.")
    return found


def paths() -> tuple[str, ...]:
    """Every path there is, sorted."""
    return tuple(sorted(_all()))


def acts() -> Mapping[str, str]:
    """Short name of each act to its full name."""
    return {act["short"]: act["name"] for act in _sources()["acts"].values()}


def sources() -> Mapping[str, tuple[str, str]]:
    """Key of each source to its address and what was read there."""
    return {key: (row["address"], row["read"]) for key, row in _sources()["sources"].items()}


@cache
def _sources() -> Mapping[str, Any]:
    return _load(files("woonzeker.law") / "sources.yaml")


@cache
def _all() -> Mapping[str, tuple[Parameter, ...]]:
    return dict(_read_all(files("woonzeker.law") / "parameters"))


def _read_all(folder: Traversable) -> Iterator[tuple[str, tuple[Parameter, ...]]]:
    for act in folder.iterdir():
        for sheet in act.iterdir():
            path = f"{act.name}/{sheet.name.removesuffix('.yaml')}"
            yield path, _read(path, act.name, _load(sheet))


def _read(path: str, act: str, sheet: Mapping[str, Any]) -> tuple[Parameter, ...]:
    rows = sorted(sheet["series"], key=lambda row: row["valid_from"])
    return tuple(
        Parameter(
            path=path,
            title=sheet["title"],
            value=_frozen(row["value"]),
            unit=sheet["unit"],
            nature=Nature(sheet["nature"]),
            citation=_citation(act, row),
            confidence=Confidence(row["confidence"]),
            valid_from=row["valid_from"],
            valid_to=row.get("valid_to"),
            note=row.get("note", ""),
        )
        for row in rows
    )


def _citation(act: str, row: Mapping[str, Any]) -> Citation:
    source = _sources()["sources"].get(row["source"])
    if source is None:
        raise MalformedParameter(f"Bron {row['source']} staat niet in sources.yaml.")
    short = _sources()["acts"][act]["short"]
    return Citation(short, row["article"], row["paragraph"], source["address"])


def _load(sheet: Traversable) -> Mapping[str, Any]:
    loaded = yaml.load(sheet.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe one
    if not isinstance(loaded, dict):
        raise MalformedParameter(f"{sheet.name} is geen tabel.")
    return loaded


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value
