# SPDX-License-Identifier: EUPL-1.2
"""Two named people sign for what they saw, and for nothing that came after. Pure.

One of them leads. They are two people; who wrote the weighing alone is neither of them, and two who
wrote it together are not enough. An answer or a day that changes voids what was signed before,
also when it changes back: they did not see that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import SIGNED, Refusal, Stop


class Level(StrEnum):
    """In which seat somebody signs."""

    WORK = "work"
    MANAGEMENT = "management"


#: why a manager does not sign
REFUSED_BECAUSE: Mapping[str, str] = {
    "weighing": gettext_noop("de weging overtuigt mij niet"),
    "not_tried": gettext_noop("er kan nog een lichter middel"),
    "no_place": gettext_noop("de plek past niet bij dit huishouden"),
    "unclear": gettext_noop("het dossier is niet duidelijk genoeg"),
    "not_mine": gettext_noop("een ander moet hierover tekenen"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """One signature: who (an opaque id), in which seat, for what, on what they saw.

    `seen` is `mark_of` the record as it stood. Raises nothing; a signature without a name counts
    for nothing.
    """

    id: str
    by: str
    level: Level
    stop: Stop
    seen: str
    on: date
    withdrawn_on: date | None = None

    def as_of(self, day: date) -> SignOff:
        """The signature as it stood at the end of a day: what was withdrawn later stood then."""
        if self.withdrawn_on is not None and self.withdrawn_on > day:
            return replace(self, withdrawn_on=None)
        return self


def mark_of(parts: Iterable[str]) -> str:
    """What was on the table, as 64 characters: the rows that count and the days that stand."""
    joined = "\n".join(f"{len(part)}:{part}" for part in sorted(parts))
    return sha256(joined.encode()).hexdigest()


def standing(
    signatures: Iterable[SignOff], *, stop: Stop, seen: str, authors: frozenset[str]
) -> tuple[SignOff, ...]:
    """The signatures that hold for `stop` and for what lies there now.

    `authors` wrote the weighing of the interests of the children; who did so alone cannot sign.
    """
    return tuple(
        each
        for each in signatures
        if (each.stop, each.seen) == (stop, seen)
        and each.withdrawn_on is None
        and each.by.strip()
        and authors != {each.by}
    )


def by_two(found: Iterable[SignOff], *, authors: frozenset[str]) -> bool:
    """Whether two people signed, at least one of whom did not write the weighing."""
    people = {each.by for each in found}
    return len(people) > 1 and not people <= authors


def by_manager(found: Iterable[SignOff]) -> bool:
    """Whether one of them leads."""
    return any(each.level is Level.MANAGEMENT for each in found)


def lacking(
    signatures: Iterable[SignOff], *, stop: Stop, seen: str, authors: frozenset[str]
) -> dict[str, Refusal]:
    """Which signatures are not there: the code of the fact and what its refusal says."""
    found = standing(signatures, stop=stop, seen=seen, authors=authors)
    there = {
        "signed_by_two": by_two(found, authors=authors),
        "signed_by_manager": by_manager(found),
    }
    return {code: SIGNED[code] for code, holds in there.items() if not holds}
