# SPDX-License-Identifier: EUPL-1.2
"""When a breach of personal data must have been reported (AVG art. 33 lid 1).

A term in hours runs on through nights, weekends and holidays: neither the Algemene termijnenwet
(art. 4) nor Regulation (EEC) 1182/71 (art. 3 paragraph 4) moves the end of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from woonzeker.law.errors import MalformedParameter
from woonzeker.law.reader import Citation, parameter

REPORT, INFORM = "avg/melding_datalek", "avg/mededeling_datalek"


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
