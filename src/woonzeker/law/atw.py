# SPDX-License-Identifier: EUPL-1.2
"""The Algemene termijnenwet: when a term ends, and whether a weekend or holiday extends it.

Art. 1 paragraph 1: an end on a Saturday, Sunday or holiday moves to the next working day;
paragraph 2: not when counted back from an event. Art. 2: a term of at least three days has at
least two working days in it. Art. 4: not for hours, nor for more than 90 days, 12 weeks, 3 months
or for years. Only terms set by or under an act, so no by-law, contract, court or practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from woonzeker.law.calendar import add_months, day_name, dutch_date, dutch_day
from woonzeker.law.errors import MalformedParameter
from woonzeker.law.holidays import add_working_days, holidays, is_working_day, next_working_day
from woonzeker.law.reader import Nature, parameter

Unit = Literal["uren", "dagen", "werkdagen", "weken", "maanden", "jaren"]

_ONE_DAY = timedelta(days=1)
_LIMITS = {"dagen": "atw/grens_dagen", "weken": "atw/grens_weken", "maanden": "atw/grens_maanden"}
_NOT_AN_ACT = {
    Nature.VERORDENING: "de termijn in een verordening staat",
    Nature.OVEREENKOMST: "de termijn is afgesproken",
    Nature.RECHTER: "de rechter de termijn bepaalt",
    Nature.PRAKTIJK: "dit een vuistregel is en geen wettelijke termijn",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time that a rule sets: so many units, by what kind of rule."""

    amount: int
    unit: str
    nature: Nature = Nature.WET


@dataclass(frozen=True, slots=True)
class End:
    """The last day of a term, without and with extension, and the words for the difference."""

    unextended_on: date
    due_on: date
    why: str


def why_not_extended(span: Span, on: date) -> str | None:
    """In Dutch why the Algemene termijnenwet leaves this term alone; None when it applies."""
    if (reason := _NOT_AN_ACT.get(span.nature)) is not None:
        return reason
    if span.unit in ("uren", "jaren"):
        return f"een termijn in {span.unit} niet wordt verlengd (Atw art. 4)"
    if (path := _LIMITS.get(span.unit)) is None:
        return None
    limit = parameter(path, on=on).number
    if span.amount > limit:
        return f"een termijn van meer dan {limit} {span.unit} niet wordt verlengd (Atw art. 4)"
    return None


def end_of(start: date, span: Span) -> End:
    """The end of a term that runs from the day after `start`.

    Raises MalformedParameter for a unit that has no end in days (hours).
    """
    plain = _plain_end(start, span)
    if (reason := why_not_extended(span, start)) is not None:
        why = f"dat wordt niet verlengd, omdat {reason}" if not is_working_day(plain) else ""
        return End(plain, plain, why)
    filled = _with_two_working_days(start, plain, span)
    due = next_working_day(filled)
    return End(plain, due, _why_extended(plain, filled, due))


def latest_before(event: date, span: Span) -> End:
    """The last day on which something can be done `span` (in days) before `event`.

    Art. 1 paragraph 2 keeps art. 1 from moving it; art. 2 has no such exception, so a short term
    is stretched backwards until it holds two working days.
    """
    if span.unit != "dagen":
        raise MalformedParameter
    plain = event - timedelta(days=span.amount)
    if why_not_extended(span, event) is not None or span.amount < _short(event):
        return End(plain, plain, "")
    due, needed = plain, parameter("atw/werkdagen_in_termijn", on=event).number
    while _working_days(due, event - _ONE_DAY) < needed:
        due -= _ONE_DAY
    why = f"een termijn van {span.amount} dagen telt twee werkdagen mee (Atw art. 2)"
    return End(plain, due, f"{why}, dus {dutch_day(due)}" if due != plain else "")


def _plain_end(start: date, span: Span) -> date:
    match span.unit:
        case "dagen":
            return start + timedelta(days=span.amount)
        case "werkdagen":
            return add_working_days(start, span.amount)
        case "weken":
            return start + timedelta(weeks=span.amount)
        case "maanden":
            return add_months(start, span.amount)
        case "jaren":
            return add_months(start, 12 * span.amount)
        case _:
            raise MalformedParameter(f"Een termijn in {span.unit} heeft geen laatste dag.")


def _short(on: date) -> int:
    return parameter("atw/korte_termijn", on=on).number


def _with_two_working_days(start: date, end: date, span: Span) -> date:
    """Art. 2; a term in weeks or more always has them."""
    if span.unit != "dagen" or span.amount < _short(start):
        return end
    needed = parameter("atw/werkdagen_in_termijn", on=start).number
    while _working_days(start + _ONE_DAY, end) < needed:
        end += _ONE_DAY
    return end


def _working_days(first: date, last: date) -> int:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(1 for day in days if is_working_day(day))


def _why_extended(plain: date, filled: date, due: date) -> str:
    if due == plain:
        return ""
    until = dutch_day(due) if due.year == plain.year else dutch_date(due)
    if is_working_day(plain) or due != next_working_day(plain):
        return f"de termijn moet twee werkdagen bevatten (Atw art. 2), dus {until}"
    return f"dat valt op {_name_of(plain)}, dus {until} (Atw art. 1 lid 1)"


def _name_of(day: date) -> str:
    """'zaterdag', or the holiday when it is one on a weekday."""
    return holidays(day.year).get(day) or day_name(day)
