# SPDX-License-Identifier: EUPL-1.2
"""Homes lost without a court: an agreement that ended, a forced sale, another road; and lanes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from tests.cases.running import again, make
from tests.conftest import CODE, MONDAY, client_of, person
from tests.help.indebted import counsellor
from tests.housing.agreed import agreed
from tests.monitoring.losing import happened, rented
from tests.situations import LEAD, let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.housing.rules.agreement_end import HowEnded
from woonzeker.housing.rules.agreement_kinds import AgreementKind
from woonzeker.housing.services.living_end import End, end_agreement
from woonzeker.legal.models import CaseRoad, Loss
from woonzeker.legal.rules.roads import COURSES, LOSING_STEPS, SOLD_END, HowLost, Road
from woonzeker.legal.selectors.safeguards import yearly_account
from woonzeker.legal.services import roads
from woonzeker.monitoring import services
from woonzeker.monitoring.models import SieveRow
from woonzeker.monitoring.rules.evictions import (
    DEFINITIONS,
    Ending,
    Lost,
    Outcome,
    Reason,
    is_of_bailiffs,
)
from woonzeker.monitoring.rules.sieve_counts import Chosen
from woonzeker.monitoring.selectors import eviction_trend
from woonzeker.monitoring.selectors.evictions import judged, lost
from woonzeker.monitoring.selectors.sieve import sieve
from woonzeker.process import Step
from woonzeker.process.reasons import WRONG_ENTRY

pytestmark = pytest.mark.usefixtures("municipality")
ORDERLY = {Road.NUISANCE, Road.CLOSURE, Road.FRAUD}
LOST_ALL_THE_SAME = End(MONDAY, HowEnded.NO_CONTRACT, "De aanbieder stopte.", happened=True)


def lives_under(case: Case, kind: AgreementKind, end: End = LOST_ALL_THE_SAME) -> None:
    """Somebody lived under an agreement since October, and it ended."""
    worker = counsellor(case, name=f"Counsellor of {case.number}")
    made = agreed(worker, case, kind)
    end_agreement(actor=worker, living=made.pk, said=end)


def on_road(case: Case, road: Road, begun: str = "") -> tuple[Actor, CaseRoad]:
    """A road that somebody opened, and who leads it."""
    actor = person(Role.EVICTION_COORDINATOR)
    let_work(actor, case)
    open_road: Any = roads.begin_order_road if road in ORDERLY else roads.begin_road
    made = open_road(
        actor=actor, case=case.pk, road=road, begun=begun or COURSES[road].begins[0].code,
        told_by="resident", on=MONDAY,
    )  # fmt: skip
    return actor, made


def lost_in(year: int = 2026) -> list[Lost]:
    with clock.standing_at(MONDAY + timedelta(days=20)), tenant(CODE):
        return lost(LEAD, year)


def row_of(case: Case) -> SieveRow:
    with tenant(CODE):
        return SieveRow.objects.get(case=case)


def compared() -> int:
    """How many rows are not as their moves and roads say."""
    return len(services.rebuild_sieve(actor=LEAD, compare=True).other)


@pytest.mark.parametrize("kind", AgreementKind)
def test_an_agreement_that_ends_without_a_contract_of_ones_own_is_a_home_lost(
    kind: AgreementKind,
) -> None:
    case = rented()
    lives_under(case, kind)
    gone = lost_in()
    assert [(each.ending, each.case) for each in gone] == [(Ending.CONTRACT_ENDED, case.pk)]
    assert [each.code for each in DEFINITIONS if each.counts(gone[0])] == ["all"]
    row = row_of(case)
    assert (row.step, row.home_lost_on, row.place) == (Step.REHOUSING, MONDAY, "open")
    assert compared() == 0


def test_who_lets_is_the_provider_where_the_contract_is_in_its_name() -> None:
    lives_under(rented("1234AB1"), AgreementKind.HOV)
    lives_under(rented("1234AB2"), AgreementKind.LAST_CHANCE)
    found = {(each.landlord, each.reason) for each in lost_in()}
    assert found == {("intermediate", Reason.ARREARS), ("corporation", Reason.ARREARS)}


def test_what_was_open_that_day_stands_in_the_account_of_the_year() -> None:
    case = rented()
    lives_under(case, AgreementKind.HOV)
    with tenant(CODE):
        assert Loss.objects.get(case=case).in_spite
    happened(case, "key", "carried_out", since=MONDAY + timedelta(days=3))
    make(case, "home_lost", on=MONDAY + timedelta(days=4))
    found = yearly_account(actor=person(Role.MANAGER), year=2026)
    assert [each.number for each in found.figures][:2] == [1, 1]


def test_each_number_of_that_account_opens_its_list() -> None:
    case, other = rented("1234AB1"), rented("1234AB2")
    for each in (case, other):
        lives_under(each, AgreementKind.HOV)
    coordinates = person(Role.EVICTION_COORDINATOR)
    let_work(coordinates, case)
    browser = client_of(coordinates)
    text = browser.get("/verantwoording/2026").content.decode()
    found = set(re.findall(r'href="(/verantwoording/2026/lijst[^"]+)"', text))
    assert {each.split("=")[1] for each in found} > {"lost", "spite", "open_place"}
    for address in found:
        listed = browser.get(address).content.decode()
        assert case.number in listed
        assert other.number not in listed
    assert "/lijst?" not in browser.get("/verantwoording/2026?buiten=1").content.decode()
    assert browser.get("/verantwoording/2026/lijst?wat=nothing").status_code == 404
    manager = client_of(person(Role.MANAGER))
    assert "/lijst?" not in manager.get("/verantwoording/2026").content.decode()
    assert manager.get("/verantwoording/2026/lijst?wat=lost").status_code == 403


@pytest.mark.parametrize("how", [HowEnded.OWN_CONTRACT, HowEnded.DECEASED])
def test_who_keeps_a_contract_or_leaves_nobody_behind_lost_no_home(how: HowEnded) -> None:
    case = rented()
    end = End(MONDAY, how, "Zo ging het.", others_stay=False, seen="contract")
    lives_under(case, AgreementKind.LAST_CHANCE, end)
    assert lost_in() == []
    assert row_of(case).home_lost_on is None


def test_a_bailiff_who_comes_after_an_agreement_ended_is_counted_by_the_bailiffs() -> None:
    case = rented()
    lives_under(case, AgreementKind.HOV)
    happened(case, "carried_out", since=MONDAY + timedelta(days=9))
    gone = lost_in()
    assert [each.ending for each in gone] == [Ending.CARRIED_OUT]
    assert is_of_bailiffs(gone[0])


def test_a_home_that_a_bailiff_emptied_before_the_agreement_ended_is_lost_once() -> None:
    case = rented()
    make(case, "home_lost")
    happened(case, "carried_out")
    lives_under(case, AgreementKind.CONDITIONAL_JUDGMENT)
    with tenant(CODE):
        assert Loss.objects.filter(case=case).count() == 1
    assert [each.ending for each in lost_in()] == [Ending.CARRIED_OUT]


def test_what_was_told_of_the_end_of_a_year_is_not_counted_in_the_next() -> None:
    case = rented()
    happened(case, "carried_out", since=date(2025, 12, 30))
    make(case, "home_lost", on=MONDAY - timedelta(days=300))
    assert [each.ending for each in lost_in(2025)] == [Ending.CARRIED_OUT]
    assert lost_in(2026) == []


def test_over_the_years_each_year_has_its_own_numbers() -> None:
    happened(rented("1234AB1"), "judged", "carried_out", since=date(2024, 5, 1))
    lives_under(rented("1234AB2"), AgreementKind.HOV)
    with clock.standing_at(MONDAY + timedelta(days=20)):
        found = eviction_trend(actor=person(Role.MANAGER), year=2026)
    assert [each.year for each in found] == [2026, 2025, 2024, 2023, 2022]
    numbers = {each.year: [one.number for one in each.numbers] for each in found}
    assert (numbers[2026], numbers[2025], numbers[2024]) == (
        [0, 0, 0, 1], [0, 0, 0, 0], [1, 1, 1, 1]
    )  # fmt: skip
    national = {one.line: one.national for one in found[2].numbers}
    assert national["kbvg"]
    assert national["kbvg"].value == 2972
    assert found[0].numbers[1].national is None


def test_who_handed_in_the_key_at_the_end_of_the_case_did_so_after_the_judgment() -> None:
    case = rented()
    happened(case, "judged")
    with tenant(CODE):
        SieveRow.objects.filter(case=case).update(
            place="home_left", result="key_handed_in", left_on=MONDAY
        )
    with clock.standing_at(MONDAY + timedelta(days=20)), tenant(CODE):
        assert [each.outcome for each in judged(LEAD, 2026)] == [Outcome.KEY]


def test_a_home_sold_by_force_is_no_eviction_of_bailiffs_but_a_home_lost() -> None:
    case = rented()
    actor, road = on_road(case, Road.MORTGAGE, "sale_announced")
    roads.note_road_step(actor=actor, case_road=road.pk, code="sold_by_force", on=MONDAY)
    gone = lost_in()
    assert [(each.ending, each.landlord) for each in gone] == [(Ending.SOLD, "")]
    assert not is_of_bailiffs(gone[0])
    assert row_of(case).home_lost_on == MONDAY
    assert compared() == 0


def test_the_end_of_a_road_says_how_where_no_step_did(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("woonzeker.legal.services.roads.beginning.open_now", lambda _case: ())
    case = rented()
    actor, road = on_road(case, Road.MORTGAGE)
    for code in ("talked", "place_found"):
        roads.note_road_step(actor=actor, case_road=road.pk, code=code, on=MONDAY)
    make(case, "home_lost", on=MONDAY)
    roads.end_road(actor=actor, case_road=road.pk, ending="auctioned", on=MONDAY)
    assert [each.ending for each in lost_in()] == [Ending.SOLD]
    assert again(case).step == Step.REHOUSING


def test_a_home_closed_over_drugs_is_dissolved_out_of_court() -> None:
    case = rented()
    actor, road = on_road(case, Road.CLOSURE, "already_closed")
    facts = {"closure_ground": "opiumwet_13b"}
    note = {"actor": actor, "case_road": road.pk, "on": MONDAY}
    roads.note_road_step(**note, code="closed_in_fact", facts=facts)  # type: ignore[arg-type]
    roads.note_road_step(**note, code="dissolved_out_of_court")  # type: ignore[arg-type]
    assert [(each.ending, each.reason) for each in lost_in()] == [
        (Ending.OUT_OF_COURT, Reason.DRUGS)
    ]


def test_a_bailiff_on_the_road_of_nuisance_counts_with_its_reason() -> None:
    case = rented()
    actor, road = on_road(case, Road.NUISANCE)
    roads.note_road_step(actor=actor, case_road=road.pk, code="home_lost", on=MONDAY)
    assert [(each.ending, each.reason) for each in lost_in()] == [
        (Ending.CARRIED_OUT, Reason.NUISANCE)
    ]


def test_every_way_to_lose_a_home_on_a_road_is_counted() -> None:
    assert set(HowLost) == set(LOSING_STEPS.values())
    assert SOLD_END in {each.code for each in COURSES[Road.MORTGAGE].ends}
    assert {road for road, _step in LOSING_STEPS} == set(Road) - {Road.BREAK_UP}


def test_a_road_that_was_begun_by_mistake_is_no_lane() -> None:
    case = rented()
    actor, road = on_road(case, Road.CARER)
    roads.recall_road_row(
        actor=actor, case_road=road.pk, kind="road", row=road.pk, reason=next(iter(WRONG_ENTRY))
    )
    assert again(case).lanes == row_of(case).lanes == ["arrears"]
    assert compared() == 0


@pytest.mark.parametrize("road", Road)
def test_a_road_is_a_lane_from_the_moment_it_opens(road: Road) -> None:
    case, _other = rented("1234AB1"), rented("1234AB2")
    on_road(case, road)
    assert again(case).lanes == row_of(case).lanes == ["arrears", road.value]
    chosen = Chosen(date(2026, 1, 1), date(2026, 12, 31), lane=road.value)
    assert sieve(actor=person(Role.TEAM_LEAD), chosen=chosen).sieve.entered == 1
    assert compared() == 0


def test_a_road_of_before_is_a_lane_after_a_night_or_a_rebuild() -> None:
    case = rented()
    on_road(case, Road.CARER)
    with tenant(CODE):
        Case.objects.update(lanes=["arrears"])
        SieveRow.objects.update(lanes=["arrears"])
    assert compared() == 1
    services.bring_up_to_date(actor=LEAD)
    assert row_of(case).lanes == ["arrears", "carer"]
    assert compared() == 0


def test_a_lane_is_there_once() -> None:
    case = rented()
    for _turn in range(2):
        cases.add_lane(actor=LEAD, case=case.pk, lane="carer")
    assert again(case).lanes == ["arrears", "carer"]
