# SPDX-License-Identifier: EUPL-1.2
"""The practice municipality is filled through the door of real deliveries."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker
from tests.conftest import CODE, MONDAY, at_database, made_by_migrations
from tests.towns import told_town

from woonzeker import pipeline
from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.services import recognise
from woonzeker.cases.models import Case, CaseMove
from woonzeker.demo import accounts
from woonzeker.demo.months import Filling
from woonzeker.demo.services import note_progress
from woonzeker.demo.town import MONTHS, Town
from woonzeker.feedback.models import ToldAnswer
from woonzeker.help.models import Worry
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState, SetAsideLine
from woonzeker.legal.models import CaseRoad
from woonzeker.legal.rules.roads import Road
from woonzeker.legal.selectors import before_me, signing_page
from woonzeker.matching.models import Link
from woonzeker.monitoring.rules.sieve_counts import Chosen
from woonzeker.monitoring.selectors import sieve
from woonzeker.organisations.models import Agreement, PolicyKind
from woonzeker.organisations.selectors import actor_for, policy_data
from woonzeker.organisations.services import shipped_policy
from woonzeker.outreach.models import ContactAttempt
from woonzeker.planning.models import WorkList, WorkListState
from woonzeker.process import Step, Stop
from woonzeker.settings import databases

#: the creditor's own steps: no municipality hears of a household before it is reported
OF_CREDITORS = {Step.ARREARS, Step.PERSONAL_CONTACT}
STAGES = (pipeline.take_in, pipeline.take_up, pipeline.score)


def counts() -> dict[str, int]:
    """How many rows of each kind there are."""
    with tenant(CODE):
        kinds = (Delivery, ArrearsSignal, SetAsideLine, Link, Case, CaseMove, ContactAttempt)
        return {kind.__name__: kind.objects.count() for kind in kinds}


@pytest.mark.django_db
def test_accounts_teams_and_partners_are_made_once() -> None:
    first, again = accounts.prepare(), accounts.prepare()
    assert first == again
    assert Agreement.objects.filter(municipality_id=CODE).count() == 41


@pytest.mark.django_db
@pytest.mark.parametrize("account", accounts.ACCOUNTS, ids=lambda one: one.username)
def test_one_can_sign_in_for_each_role(account: accounts.Account) -> None:
    accounts.prepare()
    user = recognise(username=account.username, password=accounts.DEMO_PASSWORD)
    assert user is not None
    actor = actor_for(user=user.pk, municipality=CODE)
    assert actor is not None
    assert actor.roles == {role.value for role in account.roles}


@pytest.mark.django_db
def test_deliveries_meet_the_shipped_policy() -> None:
    accounts.prepare()
    assert policy_data(CODE, PolicyKind.INTAKE, on=date(2026, 1, 1)) == shipped_policy(
        PolicyKind.INTAKE
    )


@pytest.mark.django_db
def test_months_that_are_in_stay_in() -> None:
    lead = accounts.prepare().lead
    note_progress(actor=lead, months_done=3, months_in_all=12)
    assert note_progress(actor=lead, months_done=0, months_in_all=12).months_done == 3


@pytest.fixture(scope="module")
def two_months(small_town: Town, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a database with the first two months of a small town, taken in and worked."""
    name = f"{connection.settings_dict['NAME']}_months"
    said: list[str] = []
    unblocked, at_monday = django_db_blocker.unblock(), clock.standing_at(MONDAY)
    with unblocked, at_monday, at_database(name, made_by_migrations()):
        filling = Filling(small_town, accounts.prepare(), said.append)
        filling.take_register()
        for month in MONTHS[:2]:
            filling.take_month(month)
    assert said[-1] == "Maand 2 van 12 wordt ingelezen …"
    yield name
    databases.drop(os.environ["DATABASE_OWNER_URL"], name)


@pytest.fixture
def filling(
    two_months: str, small_town: Town, django_db_blocker: DjangoDbBlocker
) -> Iterator[Filling]:
    """A copy of these months, to go on with."""
    name = f"{connection.settings_dict['NAME']}_own"
    with django_db_blocker.unblock(), at_database(name, two_months):
        yield Filling(small_town, accounts.prepare(), lambda _sentence: None)
    databases.drop(os.environ["DATABASE_OWNER_URL"], name)


def test_months_come_in_as_the_truth_says_and_once(filling: Filling) -> None:
    truth = [row for row in filling.town.truth() if row.month in ("2025-11", "2025-12")]
    expected = Counter(row.expected for row in truth)
    with tenant(CODE):
        assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.DONE}
        assert ArrearsSignal.objects.count() == expected.pop("accepted")
        returned = SetAsideLine.objects.filter(outcome="returned")
        assert returned.count() == sum(expected.values()) - expected["duplicate"]
        assert not WorkList.objects.exclude(state=WorkListState.FINAL).exists()
        assert ContactAttempt.objects.exists()
    assert filling.months_done() == 2
    before = counts()
    filling.take_register()
    filling.take_month(MONTHS[1])
    assert counts() == before


@pytest.fixture
def told(small_town: Town, django_db_blocker: DjangoDbBlocker) -> Iterator[Filling]:
    """A copy of a town in which the stories were told after the months."""
    name = f"{connection.settings_dict['NAME']}_own"
    with django_db_blocker.unblock(), at_database(name, told_town()):
        yield Filling(small_town, accounts.prepare(), lambda _sentence: None)
    databases.drop(os.environ["DATABASE_OWNER_URL"], name)


def test_stories_are_told_once(told: Filling) -> None:
    assert told.stories.done()
    before = counts()
    told.stories.at_the_end(MONDAY)
    assert counts() == before
    with tenant(CODE):
        assert Worry.objects.filter(state="second_eyes").count() == 1


def test_partners_were_told_in_the_order_of_the_days(told: Filling) -> None:
    assert told.stories.done()
    with tenant(CODE):
        rows = list(ToldAnswer.objects.order_by("signal", "number"))
        pairs = [(one, two) for one, two in pairwise(rows) if one.signal == two.signal]
        moves = CaseMove.objects.filter(to_status="closed")
        closed = set(moves.values_list("case", "moved_on"))  # a case may be closed again later
        of = dict(ArrearsSignal.objects.values_list("pk", "in_period__period__case"))
    assert [(one, two) for one, two in pairs if two.told_on < one.told_on] == []
    here = {case for case, _ in closed}
    ends = {(of[row.signal], row.told_on) for row in rows if row.code == "closed"}
    of_here = {(case, told_on) for case, told_on in ends if case in here}
    assert of_here
    assert of_here <= closed


def test_every_step_and_every_road_has_a_case(told: Filling) -> None:
    manager = told.practice.people["manager"]
    with tenant(CODE):
        page = sieve(actor=manager, chosen=Chosen(date(2025, 1, 1), MONDAY))
        roads = set(CaseRoad.objects.filter(ended_on=None).values_list("road", flat=True))
    assert {level.step for level in page.sieve.levels if level.here} == set(Step) - OF_CREDITORS
    assert roads == set(Road)


def test_what_waits_for_the_manager_was_signed_after_all_that_was_arranged(told: Filling) -> None:
    manager = told.practice.people["manager"]
    (line,) = before_me(actor=manager)
    page = signing_page(actor=manager, case=line.case, stop=Stop(line.stop))
    assert [each.holds for each in page.signed] == [True]
