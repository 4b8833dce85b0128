# SPDX-License-Identifier: EUPL-1.2
"""The wall between help and order measures, as a table: what help may keep, hear, or never have.

Nothing of help ever reaches those who enforce. What enforcement tells help is four things of a
closure: that it is, when, on which ground and until when. Sources: AVG art. 5, 9 and 10; data
about nuisance, drugs and closures is class D7. A fact is a day, a yes or no, a number or a code
of a closed list: there is no place for words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.legal.rules.roads.facts import ROWS, FactKind, Form, Kept, Row

__all__ = [
    "ROWS",
    "TOLD_BY_ORDER",
    "FactKind",
    "Form",
    "Kept",
    "Purpose",
    "Refused",
    "Row",
    "admit",
    "flows",
    "refusals",
]


class Purpose(StrEnum):
    """What data is used for; each use has its own wall."""

    RECEIVE = "P1"
    CONTACT = "P2"
    HELP = "P3"
    PREVENT = "P4"
    REHOUSE = "P5"
    ORDER = "P6"
    ACCOUNT = "P7"
    STATISTICS = "P8"
    MANAGE = "P9"


#: all that enforcement tells help
TOLD_BY_ORDER = frozenset(
    {
        FactKind.CLOSURE,
        FactKind.CLOSURE_DAY,
        FactKind.CLOSURE_GROUND,
        FactKind.CLOSURE_UNTIL,
    }
)
_HELPING = (
    Purpose.RECEIVE, Purpose.CONTACT, Purpose.HELP, Purpose.PREVENT, Purpose.REHOUSE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refused:
    """A fact that does not pass the wall: what it is, and why in Dutch."""

    kind: FactKind | None
    key: str
    why: str


def refusals(kinds: Iterable[FactKind]) -> tuple[Refused, ...]:
    """Every kind among these that help may not keep, with the reason; empty when all may."""
    found = ((kind, ROWS[kind]) for kind in kinds)
    return tuple(
        Refused(kind, kind.value, row.why) for kind, row in found if row.kept is not Kept.YES
    )


def flows(kind: FactKind, origin: Purpose, target: Purpose) -> bool:
    """Whether a kind of fact may be used for another purpose than the one it came for.

    Nothing reaches order measures. From them come the four facts of a closure alone. Help uses its
    own facts forward along the steps of help; counts may be made of what is kept.
    """
    if target is Purpose.ORDER:
        return origin is Purpose.ORDER and kind in TOLD_BY_ORDER
    if origin is Purpose.ORDER:
        return kind in TOLD_BY_ORDER and target in _HELPING
    if ROWS[kind].kept is not Kept.YES:
        return False
    if target in (Purpose.ACCOUNT, Purpose.STATISTICS):
        return True
    if origin not in _HELPING or target not in _HELPING:
        return origin is target
    return _HELPING.index(origin) <= _HELPING.index(target)


def admit(raw: Mapping[str, object]) -> tuple[dict[FactKind, object], tuple[Refused, ...]]:
    """What of these facts help may keep, and what was left at the wall with the reason.

    A key that is no kind of fact, a kind that may not be kept and a value in another form than
    the table says are all refused.
    """
    kept: dict[FactKind, object] = {}
    left: list[Refused] = []
    for key, value in raw.items():
        why = _why_not(key, value)
        if why:
            kind = FactKind(key) if key in set(FactKind) else None
            left.append(Refused(kind, key, why))
        else:
            kept[FactKind(key)] = value
    return kept, tuple(left)


def _why_not(key: str, value: object) -> str:
    if key not in set(FactKind):
        return "Dit hoort niet bij wat de hulp mag vastleggen."
    row = ROWS[FactKind(key)]
    if row.kept is not Kept.YES:
        return row.why
    return "" if _fits(row, value) else f"Dit kan alleen als {row.form.words}."


def _fits(row: Row, value: object) -> bool:
    match row.form:
        case Form.DAY:
            return type(value) is date
        case Form.YES_NO:
            return isinstance(value, bool)
        case Form.NUMBER:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case Form.CODE:
            return isinstance(value, str) and value in row.codes
        case _:
            return False
