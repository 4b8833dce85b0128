# SPDX-License-Identifier: EUPL-1.2
"""The terms around staying in a home beside rent arrears: after a death, a notice, a closure, the
end of work, and before a forced sale. Pure.

Each takes the day from which is counted and raises NotInForce for a day before its rule is known.
"""

from __future__ import annotations

from datetime import date, timedelta

from woonzeker.law.atw import Span, latest_before
from woonzeker.law.calendar import add_months, dutch_date, dutch_length
from woonzeker.law.reader import Confidence, Parameter, parameter
from woonzeker.law.terms import Deadline, counted_from

__all__ = [
    "bids_until",
    "closure_objection_due",
    "co_tenant_may_leave_until",
    "continued_until",
    "housing_after_work_until",
    "notice_answer_due",
    "sublet_contested_until",
    "tenancy_ends_without_successor",
    "term_told_between",
]

_ENDS = "bw/einde_zonder_voortzetting"


def continued_until(died_on: date) -> Deadline:
    """The last day to rent on without more, and to ask the court to stay (BW art. 7:268 lid 2)."""
    return counted_from("bw/voortzetting_na_overlijden", died_on)


def co_tenant_may_leave_until(died_on: date) -> Deadline:
    """The last day on which a co-tenant can give up the tenancy they continue (7:268 lid 1)."""
    return counted_from("bw/medehuurder_na_overlijden", died_on)


def tenancy_ends_without_successor(died_on: date) -> Deadline:
    """The day on which a tenancy ends when nobody continues it (BW art. 7:268 lid 6).

    The end of the second calendar month after that of the death; no term of the Atw.
    """
    rule = parameter(_ENDS, on=died_on)
    first = died_on.replace(day=1)
    end = add_months(first, rule.number + 1) - timedelta(days=1)
    said = (
        f"Zet niemand de huur voort, dan eindigt die aan het eind van de maand,"
        f" {dutch_length(rule.number, 'maanden')} na die van het overlijden: {dutch_date(end)}."
    )
    return _made(rule, died_on, end, f"{said} Een jurist gaat de telling na.")


def notice_answer_due(noticed_on: date) -> Deadline:
    """The last day to answer a landlord who gave notice (BW art. 7:271); silence is no consent."""
    return counted_from("bw/opzegging_antwoord", noticed_on)


def closure_objection_due(made_known_on: date) -> Deadline:
    """The last day to object to a decision to close a home (Awb art. 6:7 and 6:8)."""
    return counted_from("awb/bezwaar_sluiting", made_known_on)


def sublet_contested_until(taken_over_on: date) -> Deadline:
    """The last day for a landlord to ask the court to end a sublet taken over (7:269 lid 2)."""
    return counted_from("bw/onderhuur_beeindigen", taken_over_on)


def housing_after_work_until(ended_on: date) -> Deadline:
    """The last day to stay in a home of an agency after its work ended (collective agreement)."""
    return counted_from("cao/blijven_na_werk", ended_on)


def term_told_between(ends_on: date) -> tuple[date, date]:
    """The first and last day on which a landlord can tell that a temporary contract ends."""
    window = parameter("bw/tijdelijk_bericht", on=ends_on).value
    return add_months(ends_on, -window["to"]), add_months(ends_on, -window["from"])


def bids_until(auction_on: date) -> Deadline:
    """The last day for a bid outside a forced sale, counted back from the auction (Rv art. 547)."""
    rule = parameter("rv/onderhands_bod", on=auction_on)
    end = latest_before(auction_on, Span(rule.number, rule.unit, rule.nature))
    said = f"{rule.number} dagen voor de veiling van {dutch_date(auction_on)}"
    return _made(rule, auction_on, end.due_on, f"{said} is {dutch_date(end.due_on)}.")


def _made(rule: Parameter, start: date, end: date, said: str) -> Deadline:
    if rule.confidence is Confidence.UNVERIFIED:
        said = f"{said} De lengte van deze termijn is nog niet geverifieerd."
    return Deadline(start, end, end, said, (rule.path,), str(rule.citation))
