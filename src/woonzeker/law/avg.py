# SPDX-License-Identifier: EUPL-1.2
"""When a breach must have been reported (AVG art. 33 lid 1), a request answered (art. 12 lid 3) and
somebody told that others gave data about them (art. 14 lid 3).

A term in hours runs on through nights, weekends and holidays: neither the Algemene termijnenwet
(art. 4) nor Regulation (EEC) 1182/71 (art. 3 paragraph 4) moves the end of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from woonzeker.law.atw import Span, end_of
from woonzeker.law.calendar import dutch_date, dutch_length
from woonzeker.law.errors import MalformedParameter
from woonzeker.law.reader import Citation, Confidence, Parameter, parameter
from woonzeker.law.terms import Deadline

REPORT, INFORM = "avg/melding_datalek", "avg/mededeling_datalek"
TELL = "avg/informeren_betrokkene"
ANSWER, LONGER = "avg/antwoord_verzoek", "avg/verlenging_verzoek"


@dataclass(frozen=True, slots=True)
class ReportTerm:
    """The moment before which the supervisor must know; `hours` is the length of the term."""

    due_at: datetime
    hours: int
    citation: Citation


def breach_report_due(found_at: datetime) -> ReportTerm:
    """The end of the term for a breach that the municipality came to know at `found_at` (aware).

    Raises MalformedParameter for a moment without a time zone.
    """
    if found_at.tzinfo is None:
        raise MalformedParameter("Een moment zonder tijdzone heeft geen einde van een termijn.")
    rule = parameter(REPORT, on=found_at.date())
    return ReportTerm(found_at + timedelta(hours=rule.number), rule.number, rule.citation)


def is_reported_late(found_at: datetime, reported_at: datetime) -> bool:
    """Whether a report came after the term and so must carry the reason of its delay."""
    return reported_at > breach_report_due(found_at).due_at


def request_due(received_on: date) -> Deadline:
    """The last day to answer a request or objection that came in on that day.

    A weekend or holiday does not extend it here: that keeps to the safe side.
    """
    rule = parameter(ANSWER, on=received_on)
    return _from(received_on, rule.number, (rule,), "")


def request_due_extended(received_on: date) -> Deadline:
    """The last day when the term was extended, with reasons, within the first one."""
    rule, longer = parameter(ANSWER, on=received_on), parameter(LONGER, on=received_on)
    because = f", {dutch_length(longer.number, longer.unit)} langer, met reden"
    return _from(received_on, rule.number + longer.number, (rule, longer), because)


def insight_due(received_on: date) -> Deadline:
    """The last day to tell a resident who reported what, when the report came in on that day.

    At the first contact if that is sooner. A weekend or holiday does not extend it here: that
    keeps to the safe side.
    """
    rule = parameter(TELL, on=received_on)
    return _from(received_on, rule.number, (rule,), "")


def _from(start: date, months: int, rules: tuple[Parameter, ...], because: str) -> Deadline:
    first = rules[0]
    end = end_of(start, Span(months, first.unit, first.nature))
    length = dutch_length(months, first.unit)
    sentence = f"{length[:1].upper()}{length[1:]} na {dutch_date(start)}{because}"
    sentence = f"{sentence} is {dutch_date(end.due_on)}"
    sentence = f"{sentence}; {end.why}." if end.why else f"{sentence}."
    if any(rule.confidence is Confidence.UNVERIFIED for rule in rules):
        sentence = f"{sentence} De lengte van deze termijn is nog niet geverifieerd."
    return Deadline(
        starts_on=start,
        due_on=end.due_on,
        unextended_on=end.unextended_on,
        explanation=sentence,
        parameters=tuple(rule.path for rule in rules),
        citation=str(first.citation),
    )
