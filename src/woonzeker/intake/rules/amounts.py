# SPDX-License-Identifier: EUPL-1.2
"""Amounts of money as partners write them. What reads in two ways is asked about, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from woonzeker.intake.rules.text import Wrong, shown

_DRESS = re.compile(r"(?i)€|\beuro?s?\b|\s|[\u00a0\u2009\u202f]")
_BODY = re.compile(r"\d[\d.,]*|[.,]\d+")
_DASH = re.compile(r"[,.](?:-{1,2}|–|—|=)$")
#: no household owes more; a number this long is a customer number in the wrong column
_HIGHEST = Decimal(10_000_000)

DECIMAL_MARKS = {"comma": ",", "point": "."}
_HOW = "Schrijf het bedrag als 1234,56 of 1.234,56."


@dataclass(frozen=True, slots=True)
class Written:
    """How one amount is written, before anybody decides what it means."""

    negative: bool
    #: value when it reads in one way only
    value: Decimal | None
    #: "comma" or "point": the decimal mark this writing proves; "" when it proves nothing
    proves: str = ""
    #: the mark of a writing that reads two ways, and what it says either way
    mark: str = ""
    if_thousands: Decimal | None = None
    if_cents: Decimal | None = None


def _undress(text: str) -> tuple[bool, str]:
    """Sign and digits, without currency, spaces and the dash of `75,-`."""
    bare = _DASH.sub("", _DRESS.sub("", text).replace("−", "-"))
    if bare.startswith("(") and bare.endswith(")"):
        return True, bare[1:-1]
    negative = bare.startswith("-") or bare.endswith("-")
    return negative, bare.strip("-").removeprefix("+")


def _grouped(body: str, mark: str) -> Decimal | None:
    """The whole number in groups of three, or None when the groups are not of three."""
    first, *rest = body.split(mark)
    if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in rest):
        return None
    return Decimal(first + "".join(rest))


def _both_marks(negative: bool, body: str) -> Written | None:
    decimal_mark = "," if body.rfind(",") > body.rfind(".") else "."
    other = "." if decimal_mark == "," else ","
    whole, _, cents = body.rpartition(decimal_mark)
    units = None if decimal_mark in whole else _grouped(whole, other)
    if units is None:
        return None
    value = units + Decimal("0." + (cents or "0"))
    return Written(negative, value, "comma" if decimal_mark == "," else "point")


def _one_mark(negative: bool, body: str, mark: str) -> Written | None:
    is_comma = mark == ","
    if body.count(mark) > 1:
        value = _grouped(body, mark)
        return None if value is None else Written(negative, value, "point" if is_comma else "comma")
    whole, _, cents = body.partition(mark)
    value = Decimal(f"{whole or 0}.{cents or 0}")
    if len(cents) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0"):
        return Written(negative, value, ("comma" if is_comma else "point") if cents else "")
    return Written(negative, None, "", mark, Decimal(whole + cents), value)


@lru_cache(maxsize=8192)
def written(text: str) -> Written | None:
    """How the amount is written; None when it is no amount at all."""
    negative, body = _undress(text)
    if not body.isascii() or not _BODY.fullmatch(body):
        return None
    if "," in body and "." in body:
        return _both_marks(negative, body)
    for mark in ",.":
        if mark in body:
            return _one_mark(negative, body, mark)
    return Written(negative, Decimal(body))


def parse_amount(text: str, style: str = "", *, thousandths: bool = False) -> int | Wrong:
    """Whole cents, rounded half up.

    `style` is the decimal mark of the file: "comma", "point" or "" when nobody settled it.
    `thousandths`: a person said that three digits behind that mark are decimals.
    """
    how = written(text)
    if how is None:
        return Wrong(f"{shown(text)} is geen bedrag.", _HOW)
    value = how.value
    if value is None and style:
        is_cents = DECIMAL_MARKS[style] == how.mark
        value = (how.if_cents if thousandths else None) if is_cents else how.if_thousands
    if value is None:
        return Wrong(f"Het bedrag {shown(text)} kan op twee manieren worden gelezen.", _HOW)
    if value > _HIGHEST:
        return Wrong(f"Het bedrag {shown(text)} is te hoog om een achterstand te zijn.", _HOW)
    cents = int((value * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return -cents if how.negative else cents


def amount_styles(values: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """What a column of amounts proves about its decimal mark, and the values that read two ways."""
    proven: set[str] = set()
    double: dict[str, None] = {}
    for text in values:
        how = written(text)
        if how is None:
            continue
        if how.value is None:
            double[text] = None
        elif how.proves:
            proven.add(how.proves)
    return frozenset(proven), tuple(double)
