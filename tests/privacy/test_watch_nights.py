# SPDX-License-Identifier: EUPL-1.2
"""The nightly look, over real lines of the log."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.privacy.town import asked, household, looked
from tests.situations import LEAD, let_work, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import Export
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Shield
from woonzeker.errors import NotPermitted, Refused
from woonzeker.organisations.models import Membership, PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.outreach.selectors import leak_list
from woonzeker.planning.models import WorkList
from woonzeker.privacy.models import Finding, FindingVerdict
from woonzeker.privacy.rules.limits import UnusablePolicy, limits_from
from woonzeker.privacy.selectors import finding_list, finding_view, last_night
from woonzeker.privacy.services import (
    add_famous_name,
    declare_address,
    judge_finding,
    run_night,
)
from woonzeker.privacy.tasks import nights_of

pytestmark = pytest.mark.usefixtures("municipality")
SUNDAY, SATURDAY = MONDAY - timedelta(days=1), MONDAY - timedelta(days=2)


@pytest.fixture
def colleague(municipality: str) -> Actor:
    """A coordinator with a name that few have, among many others."""
    for _each in range(30):
        resident(surname="Jansen")
    return person(Role.INTAKE_COORDINATOR, name="Fatima el Amrani")


def found(*codes: str) -> list[set[str]]:
    with tenant(CODE):
        every = [{each["code"] for each in row.reasons} for row in Finding.objects.all()]
    return [each for each in every if not codes or set(codes) & each]


def night() -> Finding | None:
    run_night(actor=LEAD, on=SATURDAY)
    with tenant(CODE):
        return Finding.objects.first()


def test_a_look_at_an_address_that_was_declared_is_found(colleague: Actor) -> None:
    _person, case = household("1234AB", 14)
    declare_address(actor=colleague, postcode="1234 ab", house_number=14)
    looked(colleague, case.pk, days_ago=2)
    night()
    assert found() == [{"own_address"}]


def test_a_look_next_door_is_found(colleague: Actor) -> None:
    _person, case = household("1234AB", 16)
    declare_address(actor=colleague, postcode="1234AB", house_number=14)
    looked(colleague, case.pk, days_ago=2)
    night()
    assert found() == [{"neighbour"}]


def test_a_namesake_of_a_colleague_with_a_rare_name_is_found(colleague: Actor) -> None:
    for _each in range(600):
        resident(surname="Jansen")
    _person, case = household(surname="Amrani", prefix="el", initials="Z.")
    looked(colleague, case.pk, days_ago=2)
    night()
    assert found() == [{"own_name"}]


def test_where_somebody_with_the_same_name_and_initial_lives_is_perhaps_home(
    colleague: Actor, privacy_officer: Actor, client_for: Callable[[Actor], Client]
) -> None:
    _person, case = household(surname="Amrani", prefix="el", initials="F.")
    looked(colleague, case.pk, days_ago=2)
    night()
    assert found() == [{"maybe_own_address", "own_name"}]
    with tenant(CODE):
        of_guess = Finding.objects.get()
    page = client_for(privacy_officer).get(f"/privacy/bevindingen/{of_guess.pk}").content.decode()
    assert "Mogelijk het eigen adres" in page
    assert "Dit is het eigen adres" not in page


def test_a_guess_of_an_address_alone_accuses_nobody(colleague: Actor) -> None:
    _person, case = household("1234AB", 16)
    resident(surname="Amrani", prefix="el", initials="F.", house_number=16)
    looked(colleague, case.pk, days_ago=2)
    night()
    assert found() == []


def test_a_policy_of_before_a_reason_came_still_serves() -> None:
    before = deepcopy(shipped_policy(PolicyKind.ACCESS))
    del before["watch"]["weights"]["maybe_own_address"]
    weights = limits_from(before).weights
    assert weights["maybe_own_address"] < weights["own_address"]
    del before["watch"]["weights"]["own_address"]
    with pytest.raises(UnusablePolicy, match="own_address"):
        limits_from(before)


@pytest.mark.parametrize("code", ["privacy.find_person", "privacy.overview"])
def test_a_neighbour_in_a_request_of_a_resident_is_found(colleague: Actor, code: str) -> None:
    somebody, _case = household("1234AB", 16)
    declare_address(actor=colleague, postcode="1234AB", house_number=14)
    request = asked(colleague, person=somebody)
    looked(colleague, request.pk, days_ago=2, code=code)
    night()
    assert found() == [{"neighbour"}]
    with tenant(CODE):
        assert Finding.objects.get().subject == str(somebody.pk)


def test_a_request_is_something_that_goes_on(colleague: Actor) -> None:
    somebody, _case = household()
    request = asked(colleague, person=somebody)
    looked(colleague, request.pk, days_ago=0, code="privacy.overview")
    with clock.standing_at(MONDAY + timedelta(days=10)):
        run_night(actor=LEAD, on=MONDAY + timedelta(days=7))
    assert found() == []


@pytest.mark.parametrize(("team", "odd"), [("own", []), ("another", [{"export"}])])
def test_a_work_list_of_another_team_that_left_is_found(team: str, odd: list[set[str]]) -> None:
    lead = person(Role.TEAM_LEAD, name="Tessa Lead")
    with tenant(CODE):
        own = Membership.objects.get(user_id=lead.id).team_id
        week = WorkList.objects.create(
            team_id=own if team == "own" else uuid4(), week_on=MONDAY,
            planned_at=clock.now(), planned_by="x",
        )  # fmt: skip
        Export.objects.create(
            asked_by=lead.id, code="planning.sheet", subject=str(week.pk), people=30,
            taken_at=(clock.now() - timedelta(days=2)).replace(hour=11),
        )  # fmt: skip
    night()
    assert found() == odd


def test_a_famous_name_is_found_unless_there_is_work(
    colleague: Actor, privacy_officer: Actor
) -> None:
    _person, case = household(surname="Beroemd")
    add_famous_name(actor=privacy_officer, surname="Beroemd")
    looked(colleague, case.pk, days_ago=2)
    worker = person(Role.OUTREACH_WORKER, name="Sam Smit")
    let_work(worker, case)
    looked(worker, case.pk, days_ago=2)
    night()
    assert found() == [{"famous"}]


def test_a_household_that_is_closed_to_somebody_is_found(colleague: Actor) -> None:
    _person, case = household()
    with tenant(CODE):
        Shield.objects.create(
            case=case, user_id=colleague.id, why="kin", set_at=clock.now(), set_by="x"
        )
    looked(colleague, case.pk, days_ago=2)
    night()
    assert found() == [{"own_address"}]


def test_a_look_without_work_is_judged_a_week_later(colleague: Actor) -> None:
    _person, case = household()
    looked(colleague, case.pk, days_ago=30)
    run_night(actor=LEAD, on=MONDAY - timedelta(days=30))
    assert found() == []
    run_night(actor=LEAD, on=MONDAY - timedelta(days=23))
    assert found() == [{"no_work", "nothing_happened"}]


def test_a_night_is_gone_over_once(colleague: Actor) -> None:
    _person, case = household("1234AB", 14)
    declare_address(actor=colleague, postcode="1234AB", house_number=14)
    looked(colleague, case.pk, days_ago=2)
    first, again = (run_night(actor=LEAD, on=SATURDAY) for _each in range(2))
    assert (first.pk, first.findings, len(found())) == (again.pk, 1, 1)


def test_nights_that_were_missed_are_made_up_for() -> None:
    assert nights_of(CODE).to_do == (SUNDAY,)
    run_night(actor=LEAD, on=MONDAY - timedelta(days=4))
    assert nights_of(CODE).to_do == (MONDAY - timedelta(days=3), SATURDAY, SUNDAY)


def test_a_night_that_failed_before_one_that_went_well_is_made_up_for() -> None:
    for days in (4, 1):
        run_night(actor=LEAD, on=MONDAY - timedelta(days=days))
    assert nights_of(CODE).to_do == (MONDAY - timedelta(days=3), SATURDAY)


def test_nights_that_are_too_long_ago_are_reported(
    privacy_officer: Actor, client_for: Callable[[Actor], Client]
) -> None:
    for days in (17, 15):
        run_night(actor=LEAD, on=MONDAY - timedelta(days=days))
    assert len(nights_of(CODE).to_do) == 14
    assert last_night(actor=privacy_officer).lost == (MONDAY - timedelta(days=16),)
    assert "nooit nagegaan" in client_for(privacy_officer).get("/privacy").content.decode()


def test_findings_of_two_days_at_one_subject_stand_beside_each_other(colleague: Actor) -> None:
    _person, case = household("1234AB", 14)
    declare_address(actor=colleague, postcode="1234AB", house_number=14)
    for days in (30, 23):
        looked(colleague, case.pk, days_ago=days)
    run_night(actor=LEAD, on=MONDAY - timedelta(days=23))
    with tenant(CODE):
        days_on = set(Finding.objects.values_list("day_on", flat=True))
    assert days_on == {MONDAY - timedelta(days=30), MONDAY - timedelta(days=23)}


def test_what_is_known_a_week_later_is_added_to_the_finding_of_the_day(colleague: Actor) -> None:
    _person, case = household("1234AB", 14)
    declare_address(actor=colleague, postcode="1234AB", house_number=14)
    looked(colleague, case.pk, days_ago=30)
    for days in (30, 23):
        run_night(actor=LEAD, on=MONDAY - timedelta(days=days))
    assert found() == [{"own_address", "no_work", "nothing_happened"}]
    with tenant(CODE):
        assert Finding.objects.get().looks == 1


@pytest.fixture
def finding(colleague: Actor) -> Finding:
    """A look at somebody's own address."""
    _person, case = household("1234AB", 14)
    declare_address(actor=colleague, postcode="1234AB", house_number=14)
    looked(colleague, case.pk, days_ago=2)
    made = night()
    assert made is not None
    return made


def test_the_list_says_who_and_why(privacy_officer: Actor, finding: Finding) -> None:
    row = finding_list(actor=privacy_officer)[0]
    assert (row.who, row.weight) == ("Fatima el Amrani", 10)
    assert row.first_reason == "Dit is het eigen adres, of van wie de collega na staat."
    view = finding_view(actor=privacy_officer, finding=finding.pk)
    assert [line.code for line in view.lines] == ["cases.overview"]
    assert last_night(actor=privacy_officer).open == 1


def test_a_verdict_takes_it_from_the_list(privacy_officer: Actor, finding: Finding) -> None:
    verdict = FindingVerdict.EXPLAINED
    judge_finding(
        actor=privacy_officer, finding=finding.pk, verdict=verdict, reason="Een oefening."
    )
    assert finding_list(actor=privacy_officer) == []
    assert finding_list(actor=privacy_officer, judged=True)[0].id == finding.pk


def test_an_incident_opens_a_data_leak(privacy_officer: Actor, finding: Finding) -> None:
    judged = judge_finding(
        actor=privacy_officer, finding=finding.pk, verdict=FindingVerdict.INCIDENT, reason="Keek."
    )
    leak = leak_list(actor=privacy_officer)[0]
    assert (judged.leak_id, leak.kind_words) == (
        leak.id, "een collega keek zonder dat het bij het werk hoorde",
    )  # fmt: skip


def test_a_verdict_has_a_reason(privacy_officer: Actor, finding: Finding) -> None:
    with pytest.raises(Refused, match="reden"):
        judge_finding(
            actor=privacy_officer, finding=finding.pk, verdict=FindingVerdict.TALK, reason=" "
        )


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.INTAKE_COORDINATOR, Role.FUNCTIONAL_ADMIN])
def test_only_who_watches_over_privacy_sees_the_list(role: Role) -> None:
    with pytest.raises(NotPermitted):
        finding_list(actor=person(role))
