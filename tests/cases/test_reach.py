# SPDX-License-Identifier: EUPL-1.2
"""Assignment gives reach, its end takes it away; emergencies and shields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from tests.cases.running import begun
from tests.conftest import CODE, MONDAY, person
from tests.situations import LEAD, let_work, resident

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import selectors, services
from woonzeker.cases.models import BrokenGlass, Case, CaseAssignment, CasePerson, Shield
from woonzeker.cases.selectors import CaseFilter
from woonzeker.errors import NotPermitted, Refused
from woonzeker.matching.models import Person
from woonzeker.organisations import services as organisations
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
WHY = "de verhuurder belde: morgen ontruiming"


def sees(actor: Actor, case: Case) -> bool:
    try:
        selectors.case_overview(actor=actor, case=case.pk, on=clock.today())
    except NotPermitted:
        return False
    return True


def listed(actor: Actor, words: str = "") -> int:
    return len(selectors.case_list(actor=actor, asked=CaseFilter(words=words)).rows)


def test_an_assignment_opens_the_case_and_its_end_closes_it(
    outreach_worker: Actor, coordinator: Actor, case: Case
) -> None:
    assert (sees(outreach_worker, case), listed(outreach_worker)) == (False, 0)
    services.assign(actor=coordinator, case=case.pk, user=outreach_worker.id)
    assert (sees(outreach_worker, case), listed(outreach_worker)) == (True, 1)
    services.unassign(actor=coordinator, case=case.pk, user=outreach_worker.id)
    assert (sees(outreach_worker, case), listed(outreach_worker)) == (False, 0)


def test_after_its_last_day_an_assignment_gives_nothing(
    outreach_worker: Actor, coordinator: Actor, case: Case
) -> None:
    services.assign(actor=coordinator, case=case.pk, user=outreach_worker.id, until_on=MONDAY)
    with clock.standing_at(MONDAY + timedelta(days=1)):
        assert not sees(outreach_worker, case)


def test_a_closed_case_stays_open_to_who_worked_on_it_for_four_weeks(
    outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    services.record_outcome(actor=LEAD, case=case.pk, outcome=Exit.MOVED_UNKNOWN)
    assert sees(outreach_worker, case)
    with clock.standing_at(MONDAY + timedelta(days=29)):
        assert not sees(outreach_worker, case)


def test_another_role_elsewhere_makes_nobody_lead_there(municipality: str, case: Case) -> None:
    west = organisations.add_team(actor=LEAD, name="West")
    services.assign_team(actor=LEAD, case=case.pk, team=west.pk)
    lead = person(Role.TEAM_LEAD)
    for role, team in ((Role.STATISTICIAN, None), (Role.OUTREACH_WORKER, west.pk)):
        organisations.give_role(
            actor=LEAD, user=UUID(lead.id), role=role, from_on=MONDAY, team=team
        )
    roles = lead.roles | {Role.STATISTICIAN.value, Role.OUTREACH_WORKER.value}
    lead = replace(lead, roles=roles)
    assert not may(lead, "cases.assign", case.pk), "asked outside a transaction too"
    assert not sees(lead, case)


def test_emergency_access_gives_nobody_a_case_for_good(municipality: str, case: Case) -> None:
    west = organisations.add_team(actor=LEAD, name="West")
    services.assign_team(actor=LEAD, case=case.pk, team=west.pk)
    lead, other = person(Role.TEAM_LEAD), person(Role.OUTREACH_WORKER)
    services.break_glass(actor=lead, number=case.number, reason="danger", words=WHY)
    assert sees(lead, case)
    with pytest.raises(NotPermitted):
        services.assign(actor=lead, case=case.pk, user=other.id)


def test_one_case_and_a_list_of_cases_say_the_same(municipality: str, case: Case) -> None:
    west = organisations.add_team(actor=LEAD, name="West")
    services.assign_team(actor=LEAD, case=case.pk, team=west.pk)
    worker, other = person(Role.OUTREACH_WORKER), person(Role.DEBT_COUNSELLOR)
    said = set()
    for turn in range(2**5):
        stands = [bool(turn >> at & 1) for at in range(5)]
        with tenant(CODE), transaction.atomic():
            _stand(case, worker, other, *stands)
            for who in (worker, other, LEAD):
                one = selectors.relations_to_case(who, str(case.pk))
                assert one == selectors.relations_of_cases(who, [case.pk])[case.pk], stands
                said.add(one)
            transaction.set_rollback(True)
    assert len(said) > 6


def _stand(case: Case, worker: Actor, other: Actor, *stands: bool) -> None:
    """Let two people stand to a case in this way."""
    assigned, arranges, broken, ended, shut = stands
    mine = {"municipality": CODE, "case": case}
    for who in (worker, other) if assigned else (other,):
        CaseAssignment.objects.create(
            **mine, user_id=who.id, from_on=MONDAY, arranges=arranges, why="handler",
            assigned_by="lead", assigned_at=clock.now(), ended_at=clock.now() if ended else None,
        )  # fmt: skip
    if broken:
        BrokenGlass.objects.create(
            **mine, user_id=worker.id, reason="danger", broken_at=clock.now(),
            until_at=clock.now() + timedelta(hours=0 if ended else 1),
        )  # fmt: skip
    if shut:
        Shield.objects.create(
            **mine, open_to=[other.id], why="colleague", set_at=clock.now(), set_by="lead"
        )


def test_nobody_gives_themselves_a_case(coordinator: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="jezelf"):
        services.assign(actor=coordinator, case=case.pk, user=coordinator.id)


def test_glass_is_taken_a_few_times_a_day(outreach_worker: Actor, case: Case) -> None:
    for _ in range(3):
        services.break_glass(actor=outreach_worker, number=case.number, reason="danger", words=WHY)
    with pytest.raises(Refused, match="te vaak"):
        services.break_glass(actor=outreach_worker, number=case.number, reason="danger", words=WHY)


def test_glass_does_not_tell_a_closed_case_from_none(outreach_worker: Actor, case: Case) -> None:
    let_work(outreach_worker, case)
    services.shield_from_me(actor=outreach_worker, case=case.pk, why="kin")
    said = set()
    for number in (case.number, "2026-99999"):
        with pytest.raises(Refused) as refused:
            services.break_glass(actor=outreach_worker, number=number, reason="danger", words=WHY)
        said.add(refused.value.sentence)
    assert len(said) == 1


def test_a_filter_does_not_tell_what_the_list_hides(municipality: str, case: Case) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(peer, case)
    for sector in ("water", "zorg"):
        assert len(selectors.case_list(actor=peer, asked=CaseFilter(sector=sector)).rows) == 1


def test_only_who_works_here_gets_a_case(coordinator: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="werkt hier niet"):
        services.assign(
            actor=coordinator, case=case.pk, user="2f1de4d2-0000-4000-8000-000000000000"
        )


def test_who_leads_another_team_does_not_see_the_case(municipality: str, case: Case) -> None:
    other = organisations.add_team(actor=LEAD, name="West")
    lead = person(Role.TEAM_LEAD)
    assert sees(lead, case), "a case without a team is every lead's to give away"
    services.assign_team(actor=LEAD, case=case.pk, team=other.pk)
    assert (sees(lead, case), listed(lead)) == (False, 0)


def test_who_leads_the_team_sees_initials_and_no_amounts(municipality: str, case: Case) -> None:
    lead = person(Role.TEAM_LEAD)
    seen = selectors.case_overview(actor=lead, case=case.pk, on=MONDAY)
    assert seen.people[0].name.startswith("K.")
    assert "Nowak" not in seen.people[0].name
    assert [line.amount_cents for line in seen.signals] == [None]
    assert (seen.address, seen.postcode) == ("Iepenlaan 12", "")


def test_who_rings_knows_that_there_are_children_and_not_how_many(
    outreach_worker: Actor, case: Case
) -> None:
    resident(born_on="2018-01-01")
    let_work(outreach_worker, case)
    seen = selectors.case_overview(actor=outreach_worker, case=case.pk, on=MONDAY)
    assert (seen.minors, seen.housemates) == (True, None)


def test_an_external_peer_expert_sees_name_and_door_and_no_debts(
    municipality: str, case: Case
) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(peer, case)
    seen = selectors.case_overview(actor=peer, case=case.pk, on=MONDAY)
    assert (seen.people[0].name.startswith("K. Nowak"), seen.people[0].born) == (True, "")
    assert (seen.address, seen.moves) == ("Iepenlaan 12", ())
    assert [(line.partner, line.amount_cents) for line in seen.signals] == [("", None)]


def test_glass_opens_a_case_for_a_day_and_is_remembered(outreach_worker: Actor, case: Case) -> None:
    services.break_glass(
        actor=outreach_worker, number=case.number, reason="eviction_near", words=WHY
    )
    assert sees(outreach_worker, case)
    with tenant(CODE):
        assert AuditLine.objects.filter(code="cases.break_glass", refused=False).exists()
        BrokenGlass.objects.update(until_at=clock.now() - timedelta(minutes=1))
    assert not sees(outreach_worker, case)


@pytest.mark.parametrize(("reason", "words"), [("nosy", WHY), ("danger", "zomaar")])
def test_glass_asks_for_a_real_reason(
    outreach_worker: Actor, case: Case, reason: str, words: str
) -> None:
    with pytest.raises(Refused):
        services.break_glass(actor=outreach_worker, number=case.number, reason=reason, words=words)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.PEER_EXPERT, Role.FUNCTIONAL_ADMIN])
def test_who_has_no_case_of_their_own_breaks_no_glass(case: Case, role: Role) -> None:
    with pytest.raises(NotPermitted):
        services.break_glass(actor=person(role), number=case.number, reason="danger", words=WHY)


def test_who_knows_the_household_is_shut_out_also_with_glass(
    outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    services.shield_from_me(actor=outreach_worker, case=case.pk, why="kin")
    assert (sees(outreach_worker, case), listed(outreach_worker)) == (False, 0)
    with pytest.raises(Refused, match="kun je niet openen"):
        services.break_glass(actor=outreach_worker, number=case.number, reason="danger", words=WHY)


def test_a_coordinator_is_shut_out_of_the_own_household_too(coordinator: Actor, case: Case) -> None:
    services.shield_from_me(actor=coordinator, case=case.pk, why="own_household")
    assert (sees(coordinator, case), listed(coordinator)) == (False, 0)


def test_the_household_of_a_colleague_is_open_to_named_people_only(
    outreach_worker: Actor, coordinator: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    with pytest.raises(Refused, match="Kies een collega"):
        services.shield_colleague(actor=coordinator, case=case.pk, open_to=[])
    other = person(Role.TEAM_LEAD, name="ander")
    services.shield_colleague(actor=coordinator, case=case.pk, open_to=[other.id])
    assert (sees(outreach_worker, case), sees(coordinator, case)) == (False, True)


def test_nobody_lifts_a_shield_for_themselves(coordinator: Actor, case: Case) -> None:
    other = person(Role.TEAM_LEAD, name="andere")
    services.shield_from_me(actor=other, case=case.pk, why="kin")
    with tenant(CODE):
        shield = Shield.objects.get()
    with pytest.raises(NotPermitted):
        services.lift_shield(actor=other, case=case.pk, shield=shield.pk)
    services.lift_shield(actor=coordinator, case=case.pk, shield=shield.pk)
    assert sees(other, case)


@pytest.fixture
def secret(case: Case) -> Case:
    with tenant(CODE):
        Person.objects.filter(pk__in=CasePerson.objects.values("person")).update(secret=True)
    return case


def test_a_secret_address_is_not_listed_nor_found_from_afar(
    coordinator: Actor, secret: Case
) -> None:
    rows = selectors.case_list(actor=coordinator, asked=CaseFilter()).rows
    assert [(row.secret, row.address) for row in rows] == [(True, "")]
    assert listed(coordinator, "Iepenlaan") == 0
    assert listed(coordinator, secret.number) == 1


def test_who_goes_there_knows_a_secret_address(outreach_worker: Actor, secret: Case) -> None:
    let_work(outreach_worker, secret)
    seen = selectors.case_overview(actor=outreach_worker, case=secret.pk, on=MONDAY)
    assert seen.address == "Iepenlaan 12"


def test_the_page_of_an_emergency_asks_why_and_opens_the_case(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    browser = client_for(outreach_worker)
    here = f"/zaken/{case.pk}"
    assert browser.get(here).status_code == 403
    assert "noodtoegang" in browser.get(here).content.decode()
    told = {"number": case.number, "reason": "eviction_near", "words": WHY}
    assert browser.post("/noodtoegang", told).headers["Location"] == here
    assert "Je ziet deze zaak tot" in browser.get(here).content.decode()


def test_an_emergency_asks_for_a_fresh_proof(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    browser = client_for(outreach_worker)
    told = {"number": case.number, "reason": "eviction_near", "words": WHY}
    with clock.really_at(clock.real() + timedelta(minutes=11)):
        assert browser.post("/noodtoegang", told).status_code == 403
    with tenant(CODE):
        assert not BrokenGlass.objects.exists()


def test_a_lead_gives_a_case_on_its_page(
    client_for: SignIn, coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    told = {"user": outreach_worker.id, "until_on": "", "arranges": "on"}
    client_for(coordinator).post(f"/zaken/{case.pk}/toewijzen", told)
    with tenant(CODE):
        given = CaseAssignment.objects.get()
    assert (given.user_id, given.why, given.arranges) == (outreach_worker.id, "handler", True)


def test_many_rows_ask_as_many_questions_as_few(coordinator: Actor, case: Case) -> None:
    few = begun(resident("1234AB99", house_number=99))
    assert {row.id for row in selectors.case_list(actor=coordinator, asked=CaseFilter()).rows} == {
        case.pk, few.pk
    }  # fmt: skip


@pytest.mark.parametrize("words", ["1234 AB 12", "1234ab, 12"])
def test_glass_opens_the_case_at_a_door(outreach_worker: Actor, case: Case, words: str) -> None:
    taken = services.break_glass(actor=outreach_worker, number=words, reason="danger", words=WHY)
    assert taken.case_id == case.pk


def test_glass_at_a_door_with_two_households_asks_which(outreach_worker: Actor, case: Case) -> None:
    beside = begun(resident("1234AB12A", house_letter="A"))
    given = {"actor": outreach_worker, "reason": "danger", "words": WHY}
    with pytest.raises(Refused, match="kun je niet openen"):
        services.break_glass(number="1234 AB 12", **given)  # type: ignore[arg-type]
    taken = services.break_glass(number="1234 AB 12-a", **given)  # type: ignore[arg-type]
    assert taken.case_id == beside.pk


def test_glass_finds_no_secret_address(outreach_worker: Actor, secret: Case) -> None:
    with pytest.raises(Refused, match="kun je niet openen"):
        services.break_glass(actor=outreach_worker, number="1234 AB 12", reason="danger", words=WHY)


def test_why_it_is_an_emergency_is_asked_in_english_too(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    browser = client_for(outreach_worker)
    browser.cookies["taal"] = "en"
    page = browser.get("/noodtoegang").content.decode()
    assert "somebody is in danger now" in page
    assert "2026-000123" in page
