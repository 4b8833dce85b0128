# SPDX-License-Identifier: EUPL-1.2
"""One value of a row in Dutch words, for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Model

from woonzeker.access.clock import AMSTERDAM
from woonzeker.cases.models import Case, Household, MatchingPeriod
from woonzeker.cases.rules import GLASS_REASONS
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.matching.models import AuditDraw, Link
from woonzeker.organisations.models import Partner
from woonzeker.privacy.models import LeakFile
from woonzeker.privacy.rules.overview import day_words, moment_words
from woonzeker.process import Step, find_move, reason_words
from woonzeker.process.errors import UnknownMove
from woonzeker.ui.words import money

#: how another row is named in the overview
_NAMED: dict[type[Model], Callable[[Any], str]] = {
    Partner: lambda row: str(row.name),
    Delivery: lambda row: moment_words(row.received_at.astimezone(AMSTERDAM)),
    ArrearsSignal: lambda row: f"{row.partner.name}, {day_words(row.signalled_on)}",
    Link: lambda row: value_of(row, "signal"),
    AuditDraw: lambda row: value_of(row.link, "signal"),
    Case: lambda row: str(row.number),
    MatchingPeriod: lambda row: f"zaak {row.case.number}, {day_words(row.starts_on)}",
    Household: lambda row: (
        f"{row.street} {row.house_number}{row.house_letter}{row.house_addition}, {row.city}"
    ),
    LeakFile: lambda row: str(row.leak.number),
}


def value_of(row: Model, column: str) -> str:
    """What stands in a column, in words; empty when nothing does."""
    value = getattr(row, column)
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, Model):
        return next(words(value) for kind, words in _NAMED.items() if isinstance(value, kind))
    if (special := _SPECIAL.get((row._meta.label, column))) is not None:
        return special(value)
    shown = getattr(row, f"get_{column}_display", None)
    if shown is not None and isinstance(value, str):
        return str(shown())
    if column.endswith("_cents"):
        return str(money(value))
    return plain_words(value)


def plain_words(value: Any) -> str:
    """Days, numbers, lists and the like as people write them."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return moment_words(value.astimezone(AMSTERDAM))
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, time):
        return f"{value:%H.%M} uur"
    if isinstance(value, float | Decimal):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, dict):
        return "; ".join(f"{name}: {plain_words(each)}" for name, each in value.items() if each)
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, (plain_words(each) for each in value)))
    return str(value)


def _step(value: int) -> str:
    return str(Step(value).dutch)


def _move(value: str) -> str:
    try:
        return find_move(value).title
    except UnknownMove:
        return value


_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("cases.Case", "step"): _step,
    ("cases.CaseMove", "from_step"): _step,
    ("cases.CaseMove", "to_step"): _step,
    ("cases.EffortBooking", "step"): _step,
    ("cases.CaseMove", "code"): _move,
    ("cases.CaseMove", "reason"): reason_words,
    ("cases.SignalRelease", "reason"): reason_words,
    ("cases.BrokenGlass", "reason"): lambda code: GLASS_REASONS.get(code, code),
}
