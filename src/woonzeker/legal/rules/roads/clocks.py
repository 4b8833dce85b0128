# SPDX-License-Identifier: EUPL-1.2
"""What is due when on a road: terms of the law, and numbers of working days of the municipality.

A term of the law carries its citation and how sure it is; a number of the municipality says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.law.reader import Confidence, parameter
from woonzeker.law.staying import (
    bids_until,
    closure_objection_due,
    co_tenant_may_leave_until,
    continued_until,
    housing_after_work_until,
    notice_answer_due,
    sublet_contested_until,
    tenancy_ends_without_successor,
)
from woonzeker.law.terms import Deadline, add_working_days, dutch_date
from woonzeker.legal.rules.roads.policy import RoadsPolicy

_OWN = "beleid van de gemeente"


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was taken: which, on which day, and the day that it speaks of, if another."""

    code: str
    on: date
    speaks_of: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Until when something must be done: why in Dutch, where that stands, how sure it is.

    `confidence` is None for what the municipality decided itself.
    """

    due_on: date
    why: str
    source: str
    confidence: Confidence | None = None


def due(clock: str, since: Done, policy: RoadsPolicy) -> Due:
    """The day that a clock gives, counted from a step; raises KeyError for an unknown clock."""
    return CLOCKS[clock](since, policy)


def _own(name: str, said: str) -> Callable[[Done, RoadsPolicy], Due]:
    def counted(since: Done, policy: RoadsPolicy) -> Due:
        days: int = getattr(policy, name)
        end = add_working_days(since.on, days)
        length = "één werkdag" if days == 1 else f"{days} werkdagen"
        return Due(end, f"{said} binnen {length}: {dutch_date(end)}.", _OWN)

    return counted


def _law(term: Callable[[date], Deadline], *, of_day: bool) -> Callable[[Done, RoadsPolicy], Due]:
    def counted(since: Done, policy: RoadsPolicy) -> Due:
        start = (since.speaks_of or since.on) if of_day else since.on
        found = term(start)
        sure = parameter(found.parameters[0], on=start).confidence
        return Due(found.due_on, found.explanation, found.citation, sure)

    return counted


def _review(since: Done, policy: RoadsPolicy) -> Due:
    end = since.on + timedelta(days=policy.order_review_days)
    said = f"Kijk na {policy.order_review_days} dagen of de aanwijzing nog nodig is"
    return Due(end, f"{said}: {dutch_date(end)}.", _OWN)


def _before_sale(since: Done, policy: RoadsPolicy) -> Due:
    day = since.speaks_of or since.on
    end = day - timedelta(days=policy.sale_alarm_days)
    return Due(end, f"{policy.sale_alarm_days} dagen voor de verkoop: {dutch_date(end)}.", _OWN)


def _before_claim_lapses(since: Done, policy: RoadsPolicy) -> Due:
    last = continued_until(since.speaks_of or since.on)
    end = last.due_on - timedelta(days=policy.claim_alarm_days)
    said = f"Het recht om naar de rechter te gaan vervalt na {dutch_date(last.due_on)}"
    return Due(end, f"{said}. Vraag het de verhuurder uiterlijk {dutch_date(end)}.", _OWN)


CLOCKS: Mapping[str, Callable[[Done, RoadsPolicy], Due]] = {
    "contact": _own("contact_days", "Zoek contact"),
    "closure_contact": _own("closure_contact_days", "Ga langs"),
    "heard": _own("heard_days", "Hoor de bewoner"),
    "safe": _own("safe_days", "Zorg voor een veilige plek"),
    "order_review": _review,
    "before_sale": _before_sale,
    "before_claim_lapses": _before_claim_lapses,
    "closure_objection": _law(closure_objection_due, of_day=False),
    "death_claim": _law(continued_until, of_day=True),
    "death_end": _law(tenancy_ends_without_successor, of_day=True),
    "co_tenant_leaves": _law(co_tenant_may_leave_until, of_day=True),
    "notice_answer": _law(notice_answer_due, of_day=True),
    "after_work": _law(housing_after_work_until, of_day=True),
    "sublet": _law(sublet_contested_until, of_day=True),
    "bids": _law(bids_until, of_day=True),
}
