# SPDX-License-Identifier: EUPL-1.2
"""The start page: for each role what needs them today, and what to do when nothing does."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.situations import let_work
from tests.web.households import SYSTEM, TODAY, report, settle

from woonzeker.access import clock, exports
from woonzeker.access.actors import Actor
from woonzeker.access.exports import SecondPersonNeeded
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTerm
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner, Team
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Channel, ContactOutcome, PrintRun
from woonzeker.planning import services as planning
from woonzeker.planning.models import Visit, WorkList, WorkListState
from woonzeker.privacy import services as requests
from woonzeker.privacy.models import RequestKind

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def page(client: Client, address: str = "/") -> str:
    """The words on the page, with the white space between them made even."""
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def put_on_list(case: Case, worker: Actor, on: date = TODAY) -> Visit:
    """A visit on a list that stands."""
    let_work(worker, case)
    with tenant(CODE):
        week = WorkList.objects.create(
            team_id=Team.objects.get().pk,
            week_on=TODAY,
            state=WorkListState.FINAL,
            planned_at=f"{TODAY}T08:00Z",
            planned_by="tests",
        )
        return Visit.objects.create(
            work_list=week, case=case, worker_id=worker.id, worker_name="M. Kaya", day_on=on,
            day_part="middag", position=1, expected_at="14:10", minutes=45, why="water stopt",
        )  # fmt: skip


def test_an_empty_municipality_says_what_to_do(client_for: SignIn, coordinator: Actor) -> None:
    said = page(client_for(coordinator))
    assert "Er wacht vandaag niets op jou" in said
    assert "Partners leveren meestal in de eerste week" in said


def test_a_threat_without_a_visit_comes_first_and_opens_its_list(
    client_for: SignIn, coordinator: Actor, water: Partner
) -> None:
    settle()
    report(water, crisis="ja", soort="eindelevering", einddatum_levering="16-11-2026")
    client = client_for(coordinator)
    assert "1 dreigend huishouden heeft nog geen bezoek of gesprek" in page(client)
    assert "Kerkstraat 12A" in page(client, "/vandaag/dreigend")


def test_a_planned_visit_takes_the_threat_off_the_page(
    client_for: SignIn, coordinator: Actor, outreach_worker: Actor, water: Partner
) -> None:
    settle()
    case = report(water, crisis="ja", soort="eindelevering", einddatum_levering="16-11-2026")
    put_on_list(case, outreach_worker)
    assert "nog geen bezoek of gesprek" not in page(client_for(coordinator))


def test_terms_that_capacity_will_miss_are_told(
    client_for: SignIn, coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    put_on_list(case, outreach_worker)
    with tenant(CODE):
        WorkList.objects.update(forecast=[{"case": str(case.pk), "due_on": "2026-11-30"}])
    said = page(client_for(coordinator))
    assert "Met deze bezetting lukt 1 bezoek niet binnen de termijn" in said


def test_a_term_that_was_met_long_ago_makes_no_case_late(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    with tenant(CODE):
        met = CaseTerm.objects.get(case=case, kind="offer")
        met.pk, met.due_on, met.met_on = uuid4(), date(2026, 10, 1), date(2026, 9, 30)
        met.starts_on = met.due_on
        met.save(force_insert=True)
    said = page(client_for(coordinator))
    assert "binnen een week een termijn af" not in said
    assert "is de termijn al om" not in said


def test_new_households_open_their_list(client_for: SignIn, coordinator: Actor, case: Case) -> None:
    client = client_for(coordinator)
    assert "1 nieuw huishouden in de laatste week" in page(client)
    assert "Kerkstraat 12A" in page(client, "/vandaag/nieuw")


def test_who_gets_the_offer_by_letter_stays_on_the_page_until_it_went(
    client_for: SignIn, coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    week = planning.plan_week(actor=coordinator, team=Team.objects.get().pk, week=TODAY, people=())
    planning.confirm_work_list(actor=coordinator, work_list=week.pk)
    client = client_for(coordinator)
    assert "1 huishouden krijgt het aanbod per brief" in page(client)
    assert "Kerkstraat 12A" in page(client, "/vandaag/brieven")
    assert "contact?per=brief" in client.get("/vandaag/brieven").content.decode()
    outreach.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    assert "aanbod per brief" not in page(client)


def test_a_list_that_does_not_exist_is_not_found(client_for: SignIn, coordinator: Actor) -> None:
    assert client_for(coordinator).get("/vandaag/anders").status_code == 404


def test_who_rings_doorbells_sees_their_own_doors(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    put_on_list(case, outreach_worker)
    said = page(client_for(outreach_worker))
    assert "Vandaag, middag: 1 deur" in said
    assert "Kerkstraat 12A" in said
    assert "rond 14:10 · water stopt" in said


def test_without_doors_the_page_says_who_plans_them(
    client_for: SignIn, outreach_worker: Actor
) -> None:
    assert "Je teamleider stelt de looplijst vast." in page(client_for(outreach_worker))


def test_who_has_no_doors_finds_their_terms_from_here(
    client_for: SignIn, municipality: str
) -> None:
    assert "Bekijk je termijnen" in page(client_for(person(Role.DEBT_COUNSELLOR)))


def test_who_may_release_a_print_run_finds_it_in_the_menu(
    client_for: SignIn, municipality: str
) -> None:
    assert "Printrondes" in page(client_for(person(Role.TEAM_LEAD)))


def test_a_door_of_next_week_waits(client_for: SignIn, outreach_worker: Actor, case: Case) -> None:
    let_work(outreach_worker, case)
    put_on_list(case, outreach_worker, on=date(2026, 11, 9))
    assert "Kerkstraat" not in page(client_for(outreach_worker))


def test_a_manager_sees_the_funnel_of_a_month_and_no_names(
    client_for: SignIn, manager: Actor, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    outreach.record_contact(
        actor=outreach_worker,
        case=case.pk,
        channel=Channel.VISIT,
        outcome=ContactOutcome.ACCEPTED,
        day_part="avond",
    )
    said = page(client_for(manager), "/?maand=2026-11")
    assert "Hulp aangenomen 1 100% van de huishoudens" in said
    assert "Vries" not in said
    assert "Kerkstraat" not in said


def test_a_number_of_the_funnel_opens_its_parts(
    client_for: SignIn, manager: Actor, case: Case
) -> None:
    said = page(client_for(manager), "/?maand=2026-11&toon=gemeld")
    assert "Signalen van partners in november 2026, per soort partner" in said
    assert "water 1" in said


@pytest.mark.parametrize("asked", ["?maand=2026-13", "?maand=x&toon=y", "?toon=gemeld"])
def test_an_odd_question_still_gives_a_page(client_for: SignIn, manager: Actor, asked: str) -> None:
    assert "Van signaal naar hulp" in page(client_for(manager), f"/{asked}")


def test_the_menu_shows_only_where_a_role_can_go(
    client_for: SignIn, coordinator: Actor, manager: Actor, outreach_worker: Actor
) -> None:
    assert "Aanleveringen" in page(client_for(coordinator))
    assert "Aanleveringen" not in page(client_for(outreach_worker))
    assert "Zaken" not in page(client_for(manager)).partition("Uitloggen")[0]


def test_every_page_says_that_this_is_a_practice_municipality(
    client_for: SignIn, coordinator: Actor
) -> None:
    said = page(client_for(coordinator))
    assert "Dit is een oefengemeente; het is hier maandag 2 november 2026." in said
    assert SYSTEM.municipality == CODE


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (date(2026, 11, 1), "Bij 1 huishouden is de termijn al om Stuur het aanbod vandaag nog"),
        (date(2026, 11, 5), "loopt binnen een week een termijn af Plan een bezoek"),
    ],
)
def test_when_a_term_is_over_the_page_says_what_to_do_now(
    client_for: SignIn, coordinator: Actor, case: Case, due_on: date, said: str
) -> None:
    with tenant(CODE):
        CaseTerm.objects.filter(case=case).update(due_on=due_on)
    assert said in page(client_for(coordinator))


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.PRIVACY_OFFICER])
def test_access_taken_in_an_emergency_waits_on_the_page_of_who_judges_it(
    client_for: SignIn, outreach_worker: Actor, case: Case, role: Role
) -> None:
    cases.break_glass(
        actor=outreach_worker, number=case.number, reason="danger", words="Iemand belde over gevaar"
    )
    browser = client_for(person(role, name="Tessa"))
    assert "1 keer noodtoegang wacht op jouw oordeel" in page(browser)
    form = browser.get("/privacy/noodtoegang").content.decode()
    assert '<option value="" selected>maak een keuze</option>' in form


@pytest.fixture
def waits(municipality: str, outreach_worker: Actor) -> Actor:
    """A request, a colleague who wants people out, and a link; gives who asked for the link."""
    officer = person(Role.PRIVACY_OFFICER, name="Oud")
    requests.take_request(actor=officer, kind=RequestKind.ACCESS, channel="desk", received_on=TODAY)
    token = SecondPersonNeeded("tests.file", "a", 87).token()
    exports.ask(actor=outreach_worker, token=token, reason="ronde")
    admin = person(Role.FUNCTIONAL_ADMIN, name="Beheer")
    team, roles = Team.objects.get().pk, [Role.REVIEWER]
    organisations.invite(actor=admin, username="j.mulder", name="J. Mulder", roles=roles, team=team)
    return admin


REQUEST = "1 verzoek van een inwoner staat open Het eerste antwoord: over 4 weken, woensdag 2 dec"
FILE = "1 vraag om uitvoer wacht op jou"
LINK = "1 link naar een account wacht op jou"


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.PRIVACY_OFFICER, [REQUEST, FILE, LINK]),
        (Role.INTAKE_COORDINATOR, [REQUEST]),
        (Role.TEAM_LEAD, [FILE, LINK]),
        (Role.FUNCTIONAL_ADMIN, [LINK]),
        (Role.OUTREACH_WORKER, []),
        (Role.MANAGER, []),
    ],
)
def test_what_others_wait_for_stands_on_the_page_of_who_can_help_them(
    client_for: SignIn, waits: Actor, role: Role, said: list[str]
) -> None:
    shown = page(client_for(person(role, name="Ander")))
    assert [words for words in (REQUEST, FILE, LINK) if words in shown] == said


def test_who_asked_for_a_link_does_not_find_it_waiting(client_for: SignIn, waits: Actor) -> None:
    assert "wacht op jou" not in page(client_for(waits))


def test_a_functional_admin_finds_what_they_keep_in_order(
    client_for: SignIn, municipality: str, water: Partner
) -> None:
    admin = client_for(person(Role.FUNCTIONAL_ADMIN, name="Beheer"))
    said = page(admin)
    for words in ("1 gebruiker met een rol", "1 partner levert signalen", "Contactladders"):
        assert words in said
    ways = re.findall(r'<a href="(/[^"]+)">', admin.get("/").content.decode().split("<main")[1])
    assert [way for way in ways if admin.get(way).status_code != 200] == []
    assert "Wat jij beheert" not in page(client_for(person(Role.TEAM_LEAD, name="Leider")))


def test_a_team_lead_finds_the_print_run_that_waits_for_a_second_person(
    client_for: SignIn, coordinator: Actor
) -> None:
    with tenant(CODE):
        PrintRun.objects.create(
            number="PR-2026-001", kind="first", state="checked", made_at=clock.now(),
            made_by=coordinator.id,
        )  # fmt: skip
    lead = client_for(person(Role.TEAM_LEAD, name="leider"))
    assert "1 printronde wacht op jouw vrijgave" in page(lead)
    assert "Printrondes" in page(lead)
    assert "wacht op jouw vrijgave" not in page(client_for(coordinator))


def test_a_worker_finds_the_tasks_of_their_own_cases(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    cases.give_task(actor=SYSTEM, case=case.pk, kind="ask_about_payment", due_on=TODAY)
    assert "1 taak wacht in jouw zaken" in page(client_for(outreach_worker))


def test_a_peer_expert_finds_what_is_asked(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    outreach.ask_peer(
        actor=coordinator, case=case.pk, about=["ring"], asked_for="worker", due_on=None, why=""
    )
    peer = client_for(person(Role.PEER_EXPERT, name="ervaring"))
    assert "1 bezoek wordt gevraagd" in page(peer)


def test_who_waits_for_a_signal_waits_for_nobody_else(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    for move in ("contact_sought", "help_offered"):
        cases.advance(actor=SYSTEM, case=case.pk, move=move, on=TODAY)
    with tenant(CODE):
        CaseTerm.objects.update(met_on=TODAY)
    cases.advance(actor=SYSTEM, case=case.pk, move="wait_for_signal", on=TODAY)
    said = page(client_for(coordinator))
    assert "1 huishouden wacht op het volgende signaal" in said
    assert "wacht op een ander" not in said
