# SPDX-License-Identifier: EUPL-1.2
"""Every legal term of the process as a date, with the reason of that date in Dutch.

All functions are pure and take the day from which the term is counted; the term itself runs from
the day after. The value is the one that was law on that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.law.atw import Span, end_of, latest_before
from woonzeker.law.calendar import dutch_date, dutch_day, dutch_length
from woonzeker.law.holidays import (
    add_working_days,
    holidays,
    is_working_day,
    working_days_before,
)
from woonzeker.law.reader import Confidence, Parameter, parameter

__all__ = [
    "Deadline",
    "add_working_days",
    "broad_moratorium_until",
    "counted_from",
    "decision_due",
    "dutch_date",
    "dutch_day",
    "enforceable_until",
    "enforcement_doubtful_after",
    "eviction_order_met_by",
    "first_talk_due",
    "fourteen_days_letter_due",
    "goods_kept_until",
    "holidays",
    "is_working_day",
    "moratorium_until",
    "new_eviction_date_told_by",
    "offer_due",
    "threatening_talk_due",
    "working_days_before",
]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term: counted from `starts_on`, to be met on `due_on` at the latest.

    `unextended_on` is the end without the Algemene termijnenwet; `parameters` are the paths the
    date was made from; `citation` is where the term stands.
    """

    starts_on: date
    due_on: date
    unextended_on: date
    explanation: str
    parameters: tuple[str, ...]
    citation: str


def offer_due(reported_on: date) -> Deadline:
    """The offer of help after a report that came in on `reported_on` (Wgs art. 4 lid 1)."""
    return _deadline("wgs/aanbod", reported_on)


def first_talk_due(reported_on: date) -> Deadline:
    """The first conversation, counted from the day the resident or a report asked for it."""
    return _deadline("wgs/eerste_gesprek", reported_on)


def threatening_talk_due(reported_on: date) -> Deadline:
    """The first conversation when a threat became known on `reported_on` (Wgs art. 4 lid 2)."""
    return _deadline("wgs/eerste_gesprek_bedreigend", reported_on)


def decision_due(first_talk_on: date) -> Deadline:
    """The decision after the first conversation (Wgs art. 4a); set by by-law, so not extended."""
    return _deadline("wgs/beslissing", first_talk_on)


def broad_moratorium_until(granted_on: date) -> Deadline:
    """The last day of the cooling-off period that a court granted (Wgs art. 5)."""
    return _deadline("wgs/breed_moratorium", granted_on)


def moratorium_until(granted_on: date) -> Deadline:
    """The last day of the provision of Fw art. 287b, at its longest."""
    return _deadline("fw/moratorium", granted_on)


def fourteen_days_letter_due(received_on: date) -> Deadline:
    """The last day to pay without collection costs after a letter received on that day."""
    return _deadline("bw/veertiendagenbrief", received_on)


def enforceable_until(judged_on: date) -> Deadline:
    """The last day on which a judgment can be executed (BW art. 3:324)."""
    return _deadline("bw/tenuitvoerlegging", judged_on)


def enforcement_doubtful_after(judged_on: date) -> Deadline:
    """The day after which evicting on a judgment is in principle abuse: a warning, no limit."""
    return _deadline("bw/vonnis_praktijk", judged_on)


def eviction_order_met_by(served_on: date) -> Deadline:
    """The last day to obey the bailiff's order to leave, served on that day (Rv art. 555)."""
    return _deadline("rv/bevel_ontruiming", served_on)


def goods_kept_until(stored_on: date) -> Deadline:
    """The last day on which stored goods may not be sold yet (Rv art. 556 lid 3)."""
    return _deadline("rv/opslag_inboedel", stored_on)


def new_eviction_date_told_by(eviction_on: date) -> Deadline:
    """The last day to announce that the eviction is put off to `eviction_on`; counted back."""
    rule = parameter("rv/nieuwe_datum", on=eviction_on)
    end = latest_before(eviction_on, _span(rule))
    sentence = (
        f"{_capital(dutch_length(rule.number, rule.unit))} voor {dutch_date(eviction_on)} is"
        f" {dutch_day(end.unextended_on)}; er wordt teruggerekend, dus een weekend of feestdag"
        " verschuift die dag niet (Atw art. 1 lid 2)"
    )
    return _made(rule, eviction_on, end.unextended_on, end.due_on, _joined(sentence, end.why))


def counted_from(path: str, start: date) -> Deadline:
    """The end of the term at `path` in the parameters, counted from the day after `start`.

    For the terms of one act that stand in a module of their own. Raises NotInForce.
    """
    return _deadline(path, start)


def _deadline(path: str, start: date) -> Deadline:
    rule = parameter(path, on=start)
    end = end_of(start, _span(rule))
    length = _capital(dutch_length(rule.number, rule.unit))
    sentence = f"{length} na {dutch_date(start)} is {dutch_date(end.unextended_on)}"
    return _made(rule, start, end.unextended_on, end.due_on, _joined(sentence, end.why))


def _span(rule: Parameter) -> Span:
    return Span(rule.number, rule.unit, rule.nature)


def _made(rule: Parameter, start: date, plain: date, due: date, explanation: str) -> Deadline:
    if rule.confidence is Confidence.UNVERIFIED:
        explanation = f"{explanation} De lengte van deze termijn is nog niet geverifieerd."
    return Deadline(start, due, plain, explanation, (rule.path,), str(rule.citation))


def _joined(sentence: str, why: str) -> str:
    return f"{sentence}; {why}." if why else f"{sentence}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
