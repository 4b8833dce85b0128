# SPDX-License-Identifier: EUPL-1.2
"""What of a year of evictions may leave: tables that are safe beside each other. Pure.

The three ways to count lie within each other, so that one taken from another is a number too. What
leaves is therefore divided in what each adds: evicted from a corporation, evicted from others, lost
in another way. Every other table divides these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from woonzeker.legal.rules import JUDGMENTS, Judgment
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.monitoring.rules.evictions import (
    CORPORATION,
    DEFAULT_CODES,
    DISSOLVES,
    LANDLORDS,
    After,
    Ending,
    Judged,
    Lost,
    Outcome,
    Reason,
    is_of_bailiffs,
    is_of_corporations,
)
from woonzeker.monitoring.rules.publishing import SMALL, Cell
from woonzeker.monitoring.rules.sieve import Children
from woonzeker.monitoring.rules.suppression import Crossed, Together, grouped, together

_CORPORATION, _OTHERS, _OTHERWISE = "aedes", "others", "otherwise"
#: ways to take the parts together, the finest first
LOST_LADDER = (
    ((_CORPORATION,), (_OTHERS,), (_OTHERWISE,)),
    ((_CORPORATION, _OTHERS), (_OTHERWISE,)),
    ((_CORPORATION, _OTHERS, _OTHERWISE),),
)
PART_WORDS: Mapping[str, str] = {
    _CORPORATION: gettext_noop("ontruimd bij een corporatie"),
    _OTHERS: gettext_noop("ontruimd bij een ander"),
    _OTHERWISE: gettext_noop("woning verloren op een andere manier"),
}
_DISSOLVED = tuple(kind.value for kind in Judgment if kind in DISSOLVES)
_NOT_DISSOLVED = tuple(kind.value for kind in Judgment if kind not in DISSOLVES)
JUDGED_LADDER = (
    tuple((kind.value,) for kind in Judgment),
    (_DISSOLVED, _NOT_DISSOLVED),
    (_DISSOLVED + _NOT_DISSOLVED,),
)
_NONE = "none"
Parts = Sequence[Sequence[str]]
_Each = TypeVar("_Each", Lost, Judged)


def lost_outside(lost: Iterable[Lost], *, year: int, small: int = SMALL) -> Together | None:
    """The homes lost in a year as they may leave; None when there are too few to say anything."""
    gone = [each for each in lost if each.on.year == year]
    parts = grouped(Counter(map(_part, gone)), LOST_LADDER, small=small)
    if not parts:
        return None
    found = _Crossing(gone, parts, _part)
    return together(
        found.rows,
        [
            found.by("ending", Ending, lambda each: each.ending, _ending_fits),
            found.by("landlord", [kind or _NONE for kind in LANDLORDS],
                     lambda each: each.landlord if each.landlord in LANDLORDS and each.landlord
                     else _NONE, _landlord_fits),
            found.by("reason", Reason, lambda each: each.reason),
            found.by("children", Children, lambda each: each.children),
            found.by("after", After, lambda each: each.after),
        ],
        small=small,
    )  # fmt: skip


def judged_outside(judged: Iterable[Judged], *, year: int, small: int = SMALL) -> Together | None:
    """The judgments of a year as they may leave; None when there are too few to say anything.

    What became of one is said of dissolutions alone, so it leaves only when those stand apart.
    """
    spoken = [each for each in judged if each.on.year == year]
    parts = grouped(Counter(each.kind.value for each in spoken), JUDGED_LADDER, small=small)
    if not parts:
        return None
    found = _Crossing(spoken, parts, lambda each: each.kind.value)
    return together(
        found.rows,
        [
            found.by(
                "default", list(DEFAULT_CODES.values()), lambda each: DEFAULT_CODES[each.by_default]
            ),
            found.by("reason", Reason, lambda each: each.reason),
            found.by("outcome", [*Outcome, _NONE], _outcome, _outcome_fits),
        ],
        small=small,
    )  # fmt: skip


def part_words(row: str) -> str:
    """The name of a row, of whichever table, in Dutch."""
    names = {**PART_WORDS, **{kind.value: words for kind, (_wire, words) in JUDGMENTS.items()}}
    return ", ".join(names[part] for part in row.split("+"))


class _Crossing(Generic[_Each]):
    """Households or judgments in rows, to be divided in several ways."""

    def __init__(self, found: Sequence[_Each], parts: Parts, part: Callable[[_Each], str]) -> None:
        self._found: Sequence[_Each] = found
        self._part: Callable[[_Each], str] = part
        self._parts = parts
        self._row = {name: "+".join(names) for names in parts for name in names}
        self.rows = tuple("+".join(names) for names in parts)

    def by(
        self,
        code: str,
        columns: Iterable[str],
        column: Callable[[_Each], str],
        fits: Callable[[str, str], bool] | None = None,
    ) -> Crossed:
        """The table that divides by one thing. `fits` says whether it can be in a part at all."""
        names = tuple(map(str, columns))
        counts: Counter[Cell] = Counter(
            (self._row[self._part(each)], str(column(each))) for each in self._found
        )
        never = frozenset(
            ("+".join(parts), name)
            for parts in self._parts
            for name in names
            if fits and not any(fits(part, name) for part in parts)
        )
        return Crossed(code, code, names, counts, never)


def _part(lost: Lost) -> str:
    if is_of_corporations(lost):
        return _CORPORATION
    return _OTHERS if is_of_bailiffs(lost) else _OTHERWISE


def _ending_fits(part: str, ending: str) -> bool:
    return (part == _OTHERWISE) is (ending != Ending.CARRIED_OUT)


def _landlord_fits(part: str, landlord: str) -> bool:
    return part == _OTHERWISE or (part == _CORPORATION) is (landlord == CORPORATION)


def _outcome(judged: Judged) -> str:
    return judged.outcome if judged.kind in DISSOLVES else _NONE


def _outcome_fits(kind: str, outcome: str) -> bool:
    return (kind in _DISSOLVED) is (outcome != _NONE)
