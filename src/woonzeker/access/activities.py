# SPDX-License-Identifier: EUPL-1.2
"""The register of processing activities: for each act why it is done. Pure, from `activities.yaml`.

An entry has a version; what was logged under an earlier version keeps pointing to that one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_SOURCE = Path(__file__).with_name("activities.yaml")


@dataclass(frozen=True, slots=True)
class Activity:
    """One entry of the register: why, on which ground, about whom, for whom, for how long."""

    slug: str
    version: int
    name: str
    purpose: str
    ground: str
    subjects: tuple[str, ...]
    data: tuple[str, ...]
    receivers: tuple[str, ...]
    retention: tuple[str, ...]
    acts: tuple[str, ...]

    @property
    def entry(self) -> str:
        """The entry with its version, as lines of the processing log name it."""
        return f"{self.slug}/{self.version}" if self.slug else ""


#: for acts that no entry names: only those of tests
UNREGISTERED = Activity("", 0, "", "", "", (), (), (), (), ())


@cache
def purposes() -> dict[str, str]:
    """What each purpose is, by its code."""
    return dict(_read()["purposes"])


@cache
def register() -> tuple[Activity, ...]:
    """Every entry, in the order in which they were written."""
    return tuple(_entries())


@cache
def of(code: str) -> Activity:
    """The activity that an act belongs to: of the entries that name it the most exact one."""
    fitting = [
        (len(pattern), activity)
        for activity in register()
        for pattern in activity.acts
        if fnmatchcase(code, pattern)
    ]
    return max(fitting, key=lambda each: each[0])[1] if fitting else UNREGISTERED


def mark(activity: Activity) -> str:
    """A short digest of what an entry says: a change without a new version shows."""
    said = {name: each for name, each in asdict(activity).items() if name not in {"acts"}}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]


def _entries() -> Iterator[Activity]:
    for slug, said in _read()["activities"].items():
        lists = ("subjects", "data", "receivers", "retention", "acts")
        yield Activity(
            slug=slug,
            version=said["version"],
            name=said["name"],
            purpose=said["purpose"],
            ground=said["ground"],
            **{name: tuple(said[name]) for name in lists},
        )


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_SOURCE.read_text(encoding="utf-8"))
    return found
