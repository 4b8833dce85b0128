# SPDX-License-Identifier: EUPL-1.2
"""Before anything is sent somebody sees what the statistics office would ask about, and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.conftest import CODE, person
from tests.monitoring.delivering import (
    YEAR,
    delivered,
    linked_signal,
    numbered,
    sought,
    taken_up,
)
from tests.situations import LEAD

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import MatchingPeriod, PeriodSignal
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkResult
from woonzeker.monitoring import selectors, services
from woonzeker.monitoring.rules import LACKS

ON = date(2026, 9, 1)
pytestmark = pytest.mark.usefixtures("municipality")


def lost(**facts: Any) -> ArrearsSignal:
    signal = linked_signal(numbered(), **facts)
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result=LinkResult.REVIEW, person=None)
    return signal


def month(result: str = "", **attempt: Any) -> None:
    """A household's month with a result, and an attempt."""
    whom = numbered()
    period = taken_up(whom, linked_signal(whom, arose_on=date(2026, 9, 1)), result=result)
    if attempt:
        sought(period.case_id, **attempt)


WRONG: dict[str, Callable[[], object]] = {
    "no_identity": lambda: lost(postcode=""),
    "mistaken_case": lambda: month("opened_by_mistake"),
    "undecided": lambda: linked_signal(numbered()),
    "no_number": lambda: lost(postcode="1234AB"),
    "no_arose": lambda: linked_signal(numbered(), arose_on=None),
    "no_result": lambda: month(),
    "period_open": lambda: month("advice"),
    "no_word": lambda: month("rehoused"),
    "no_attempt": lambda: month("advice"),
    "no_day_part": lambda: month("advice", channel="phone", day_part=""),
    "no_organisation": lambda: None,
}


def counts(on: date = date(2027, 1, 15)) -> dict[str, int]:
    with clock.standing_at(on):
        return selectors.readiness(actor=LEAD, period=YEAR).counts


@pytest.mark.parametrize("code", [each.code for each in LACKS])
def test_what_is_not_complete_is_counted(code: str) -> None:
    WRONG[code]()
    assert counts(date(2026, 11, 3) if code == "period_open" else date(2027, 1, 15))[code] == 1


def test_what_is_complete_is_not() -> None:
    services.name_organisation(
        actor=LEAD,
        said={"organisation": "Meerveld", "kvk": "12345678", "contacts": [{"naam": "Noor"}]},
    )
    month("advice", channel="visit", day_part="avond")
    assert counts() == {}


@pytest.mark.parametrize("code", [each.code for each in LACKS if each.list])
def test_who_may_sees_what_stands_behind_a_count(code: str, coordinator: Actor) -> None:
    WRONG[code]()
    with clock.standing_at(date(2026, 11, 3) if code == "period_open" else date(2027, 1, 15)):
        rows = selectors.incomplete_rows(actor=coordinator, period=YEAR, code=code)
    assert len(rows) == 1


def two_months() -> MatchingPeriod:
    """A household with a month in October without an attempt, and one in November with one."""
    whom = numbered()
    period = taken_up(whom, linked_signal(whom, arose_on=ON), result="advice")
    sought(period.case_id, "phone", day_part="")
    signal = linked_signal(whom, partner="Stroom", sector="energie", arose_on=ON)
    with tenant(CODE):
        first = MatchingPeriod.objects.create(
            case_id=period.case_id, starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 31),
            taken_up_on=date(2026, 10, 5), shape="single", result="advice",
        )  # fmt: skip
        PeriodSignal.objects.create(period=first, signal=signal, came_as="new")
    return first


def test_an_attempt_counts_for_the_month_with_which_it_is_delivered() -> None:
    first = two_months()
    found = counts()
    assert (found["no_attempt"], found["no_day_part"]) == (1, 1)
    zaken = delivered()["leveringen"][0]["vroegsignaalzaken"]
    tried = {each["startdatumMatchingperiode"]: len(each["contactpogingen"]) for each in zaken}
    assert tried == {"2026-10-01": 0, "2026-11-01": 1}
    sought(first.case_id, day_part="avond", tried_on=date(2026, 9, 30))
    assert "no_attempt" not in counts()


def test_each_row_leads_to_where_it_is_mended(coordinator: Actor) -> None:
    signal = lost(postcode="1234AB", arose_on=None)
    whom = numbered("999990020")
    taken = linked_signal(whom, partner="Stroom", sector="energie", arose_on=None)
    period = taken_up(whom, taken)
    rows = selectors.incomplete_rows(actor=coordinator, period=YEAR, code="no_arose")
    assert {(each.kind, each.at) for each in rows} == {
        ("review", signal.link.pk), ("case", period.case_id),
    }  # fmt: skip


def test_a_list_that_does_not_exist_is_not_found(coordinator: Actor) -> None:
    with pytest.raises(NotFound):
        selectors.incomplete_rows(actor=coordinator, period=YEAR, code="no_organisation")


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.MANAGER, Role.PRIVACY_OFFICER])
def test_who_counts_sees_no_rows(role: Role) -> None:
    somebody = person(role)
    assert selectors.readiness(actor=somebody, period=YEAR).signals == 0
    with pytest.raises(NotPermitted):
        selectors.incomplete_rows(actor=somebody, period=YEAR, code="undecided")


@pytest.mark.parametrize("role", [Role.FUNCTIONAL_ADMIN, Role.OUTREACH_WORKER])
def test_who_counts_nothing_sees_no_counts(role: Role) -> None:
    with pytest.raises(NotPermitted):
        selectors.readiness(actor=person(role), period=YEAR)
