# SPDX-License-Identifier: EUPL-1.2
"""One cell as text: typed values in one form, and nothing that a database or a page chokes on."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | None | date | datetime | time | timedelta

#: a workbook keeps fifteen digits of a number
_KEPT = 1e15
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
#: digits that a program wrapped so that a workbook keeps their leading zeros
_KEPT_ZEROS = re.compile(r'="(\d*)"|\'(\d+)')


def number_text(number: str) -> str:
    """A number with a point, never with exactly three decimals: `1.234` is left to people."""
    whole, point, decimals = number.partition(".")
    if not point or "e" in number or "E" in number:
        return number
    decimals = decimals.rstrip("0")
    if not decimals:
        return whole
    return f"{whole}.{decimals}0" if len(decimals) == 3 else f"{whole}.{decimals}"


def float_text(value: float) -> str:
    """At most the fifteen digits that a workbook keeps; whole numbers without a point.

    A longer number lost its last digits when it was typed: it shows as `1.23456789012346E+17`, so
    that nobody takes it for the number it was.
    """
    if not math.isfinite(value):
        return "#NUM!"
    if abs(value) >= _KEPT:
        return f"{value:.15G}"
    return str(int(value)) if value == int(value) else number_text(f"{value:.15g}")


def text_of(value: Value) -> str:
    """A typed cell in the form that `Table` promises."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return "" if value is None else str(value)


def tidy(cells: Sequence[str]) -> tuple[list[str], bool]:
    """Cells without control characters and half characters; whether there were any."""
    together = "".join(cells)
    if together.isprintable():
        return list(cells), False
    clean = [_SURROGATE.sub("\ufffd", _UNWANTED.sub("", cell)) for cell in cells]
    return clean, clean != list(cells)


def unwrap(cell: str) -> str:
    """`00123` out of `="00123"` or `'00123`; anything else, such as `'t Hof`, as it is."""
    match = _KEPT_ZEROS.fullmatch(cell)
    return cell if match is None else (match[1] or match[2] or "")
