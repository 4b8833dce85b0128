# SPDX-License-Identifier: EUPL-1.2
"""Scoring all running cases, and keeping why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.planning.households import reported, resident
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.errors import NotPermitted
from woonzeker.organisations.models import Partner, Sector
from woonzeker.planning import services
from woonzeker.planning.models import PriorityScore
from woonzeker.planning.priority import KINDS
from woonzeker.planning.selectors import priority_of

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)
Partners = Callable[..., Partner]


def words(case: Case, actor: Actor, on: date = MONDAY) -> dict[str, int]:
    services.score_cases(actor=actor, on=on)
    found = priority_of(actor=actor, case=case.pk)
    assert found is not None
    return {each.words: each.points for each in found.contributions}


def test_the_kinds_that_rules_may_name_are_the_sectors() -> None:
    assert set(KINDS) == set(Sector.values)


def test_rent_of_three_months_weighs(coordinator: Actor, partner_factory: Partners) -> None:
    case = reported(partner_factory(), resident(), terms=3)
    assert words(case, coordinator) == {
        "De huur loopt achter": 8,
        "Achterstand van 3 maandbedragen": 10,
    }


def test_the_sum_is_kept_with_the_version_of_the_policy(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    words(case, coordinator)
    with tenant("9999"):
        kept = PriorityScore.objects.get(case=case)
    assert (kept.total, kept.policy_version, kept.scored_on) == (8, 1, MONDAY)


def test_several_partners_and_children_weigh(coordinator: Actor, partner_factory: Partners) -> None:
    person = resident()
    resident(born_on="2019-06-00", surname="Kind")
    reported(partner_factory(), person)
    case = reported(partner_factory("water", "Bron"), person)
    said = words(case, coordinator)
    assert said["2 partners melden een achterstand"] == 10
    assert said["Minderjarige kinderen in huis"] == 15


def test_growth_is_seen_when_the_partner_reports_more(
    coordinator: Actor, partner_factory: Partners
) -> None:
    partner, person = partner_factory(), resident()
    reported(partner, person, cents=40_000)
    case = reported(partner, person, cents=60_000)
    assert words(case, coordinator)["De achterstand groeide met 50%"] == 10


def test_two_people_who_owe_the_same_partner_are_no_growth(
    coordinator: Actor, partner_factory: Partners
) -> None:
    partner = partner_factory("zorg", "Zeker")
    reported(partner, resident(), cents=40_000, customer_number="1")
    case = reported(partner, resident(), cents=60_000, customer_number="2")
    assert not [each for each in words(case, coordinator) if "groeide" in each]


def test_an_announced_eviction_weighs_most(coordinator: Actor, partner_factory: Partners) -> None:
    case = reported(
        partner_factory(), resident(), kind="ontruiming", eviction_on=MONDAY + timedelta(days=9)
    )
    assert words(case, coordinator)["Ontruiming aangekondigd: over 9 dagen"] == 60


def test_the_term_that_runs_weighs_more_as_it_ends(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    assert "Laatste dag van de termijn: over 3 dagen" in words(
        case, coordinator, MONDAY + timedelta(days=25)
    )


def test_the_arrears_before_a_case_was_closed_do_not_count_again(
    coordinator: Actor, partner_factory: Partners
) -> None:
    person = resident()
    closed = reported(partner_factory(), person)
    cases.advance(actor=coordinator, case=closed.pk, move="close_paid")
    case = reported(partner_factory("zorg", "Zeker"), person)
    assert "De huur loopt achter" not in words(case, coordinator)


def test_a_second_time_changes_nothing(coordinator: Actor, partner_factory: Partners) -> None:
    case = reported(partner_factory(), resident())
    assert words(case, coordinator) == words(case, coordinator)


def test_who_people_are_and_where_they_live_changes_nothing(
    coordinator: Actor, partner_factory: Partners
) -> None:
    """Two households, equal but for name, sex, neighbourhood and number of adults."""
    partner = partner_factory()
    one = reported(partner, resident(1, surname="Jansen", gender="V"))
    other = reported(
        partner,
        resident(
            2, surname="Wójcik", given_names="Zoë", initials="Z.", gender="M", postcode="6224XX",
            street="Verweg", address_key="6224XX 2", born_on="1961-01-01", secret=True,
        ),
    )  # fmt: skip
    resident(2, address_key="6224XX 2", born_on="1990-01-01", prefix="el", surname="Amrani")
    assert words(one, coordinator) == words(other, coordinator)


def test_many_cases_take_no_more_queries_than_few(
    coordinator: Actor, partner_factory: Partners
) -> None:
    partner = partner_factory()
    reported(partner, resident(1))
    with CaptureQueriesContext(
        connection,
    ) as few:
        services.score_cases(actor=coordinator, on=MONDAY)
    for number in range(2, 8):
        reported(partner, resident(number))
    with CaptureQueriesContext(connection) as many:
        services.score_cases(actor=coordinator, on=MONDAY)
    assert len(many) == len(few)


def test_a_flag_puts_a_household_forward_with_its_reason(
    outreach_worker: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    let_work(outreach_worker, case)
    services.flag_case(actor=outreach_worker, case=case.pk, reason="net uit het ziekenhuis")
    found = priority_of(actor=outreach_worker, case=case.pk)
    assert found is not None
    assert ("voorrang", 25) in [(each.code, each.points) for each in found.contributions]
    assert found.flags[0].reason == "net uit het ziekenhuis"


def test_a_flag_that_ended_weighs_no_more(
    outreach_worker: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    let_work(outreach_worker, case)
    flag = services.flag_case(actor=outreach_worker, case=case.pk, reason="even kijken")
    services.end_flag(actor=outreach_worker, flag=flag.pk)
    found = priority_of(actor=outreach_worker, case=case.pk)
    assert found is not None
    assert found.total == 8


def test_an_own_request_weighs_by_itself(outreach_worker: Actor, partner_factory: Partners) -> None:
    case = reported(partner_factory(), resident())
    let_work(outreach_worker, case)
    services.flag_case(actor=outreach_worker, case=case.pk, reason="belde zelf", own_request=True)
    assert words_now(case, outreach_worker)["De inwoner vroeg zelf om hulp"] == 30


def words_now(case: Case, actor: Actor) -> dict[str, int]:
    found = priority_of(actor=actor, case=case.pk)
    assert found is not None
    return {each.words: each.points for each in found.contributions}


def test_somebody_who_sees_figures_only_may_not_look(
    manager: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    with pytest.raises(NotPermitted):
        priority_of(actor=manager, case=case.pk)


def test_cases_are_scored_as_of_the_day_that_is_asked(
    coordinator: Actor, partner_factory: Partners
) -> None:
    with clock.standing_at(MONDAY - timedelta(days=40)):
        case = reported(partner_factory(), resident())
    assert words(case, coordinator)["Laatste dag van de termijn: 12 dagen geleden"] == 20
