# SPDX-License-Identifier: EUPL-1.2
"""The page of one case: what now, the terms, the people, the signals, what happened, why here."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.situations import let_work
from tests.web.households import SYSTEM, TODAY, report

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Partner
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.planning import services as planning
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def page(client: Client, case: Case) -> str:
    """The words on the page, with the white space between them made even."""
    response = client.get(f"/zaken/{case.pk}")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_next_action_stands_first_with_its_latest_day(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    said = page(client_for(coordinator), case)
    assert "Nu: stuur een brief, uiterlijk maandag 30 november" in said
    assert said.index("Nu: stuur een brief") < said.index("Achterstanden")


def test_a_threat_is_named_with_its_day_and_its_term(
    client_for: SignIn, coordinator: Actor, case: Case, water: Partner
) -> None:
    ends = {"soort": "eindelevering", "einddatum_levering": "16-11-2026"}
    report(water, number=2, signaaldatum="02-11-2026", crisis="ja", **ends)
    said = page(client_for(coordinator), case)
    assert "Dreigend: afsluiting op maandag 16 november" in said
    assert "Nu: ga overdag langs, uiterlijk donderdag 5 november" in said


def test_an_attempt_changes_what_is_next_and_stands_in_the_history(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    for _ in range(2):
        outreach.record_contact(
            actor=outreach_worker,
            case=case.pk,
            channel=Channel.VISIT,
            outcome=ContactOutcome.NOT_REACHED,
            day_part="middag",
        )
    said = page(client_for(outreach_worker), case)
    assert "Nu: stuur een brief" in said
    assert "Twee keer overdag niemand thuis." in said
    assert "Huisbezoek (middag): niemand bereikt" in said
    assert "Outreach_Worker" in said


def test_an_attempt_and_the_moves_it_brings_are_one_line(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    outreach.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    said = page(client_for(outreach_worker), case)
    assert "Brief: verstuurd" in said
    assert "Hulp schriftelijk aangeboden" not in said


def test_a_growing_amount_is_shown_in_words_with_every_report(
    client_for: SignIn, coordinator: Actor, case: Case, water: Partner
) -> None:
    report(water, number=2, klantnummer="K1", bedrag="200,00", signaaldatum="02-11-2026")
    said = page(client_for(coordinator), case)
    assert "€ 200,00" in said
    assert "hoger dan de vorige keer" in said
    assert "1 okt 2026 , 2 nov 2026" in said


def test_who_leads_knows_that_there_are_children_and_who_helps_how_many(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    assert "Er zijn kinderen (bron: register)" in page(client_for(coordinator), case)
    helper = person(Role.DEBT_COUNSELLOR)
    let_work(helper, case)
    said = page(client_for(helper), case)
    assert "Kinderen: 1 (bron: register)" in said
    assert "J.P. de Vries (1980)" in said
    assert "K. de Vries" not in said


def test_the_priority_opens_its_sum(client_for: SignIn, coordinator: Actor, case: Case) -> None:
    said = page(client_for(coordinator), case)
    assert "Waarom op deze plek?" in said
    assert "Een mens beslist." in said


def test_a_closed_case_says_how_it_ended(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    cases.record_outcome(actor=coordinator, case=case.pk, outcome=Exit.MOVED_OWN_WILL)
    said = page(client_for(coordinator), case)
    assert "Uitkomst: verhuisd, eigen keuze." in said
    assert "Afgesloten op maandag 2 november 2026." in said


def test_time_is_booked_on_the_page(client_for: SignIn, coordinator: Actor, case: Case) -> None:
    client = client_for(coordinator)
    form = {"what": "talk", "minutes": "45", "cost": "12,50"}
    assert client.post(f"/zaken/{case.pk}/uren", form).status_code == 302
    said = page(client, case)
    assert "45 minuten" in said
    assert "€ 12,50" in said


def test_looking_leaves_a_line(client_for: SignIn, coordinator: Actor, case: Case) -> None:
    page(client_for(coordinator), case)
    with tenant(CODE):
        assert AuditLine.objects.filter(subject=str(case.pk), code="cases.overview").exists()


def test_a_manager_sees_no_household(client_for: SignIn, manager: Actor, case: Case) -> None:
    assert client_for(manager).get(f"/zaken/{case.pk}").status_code == 403


def test_a_case_that_does_not_exist_is_not_found(client_for: SignIn, coordinator: Actor) -> None:
    assert client_for(coordinator).get(f"/zaken/{uuid.uuid4()}").status_code == 404


@pytest.fixture
def visited(case: Case, outreach_worker: Actor) -> Case:
    """The case after a colleague rang there and found nobody."""
    let_work(outreach_worker, case)
    outreach.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.VISIT,
        outcome=ContactOutcome.NOT_REACHED, day_part="middag",
    )  # fmt: skip
    return case


def test_what_a_peer_expert_does_not_see_is_not_said_to_be_nothing(
    client_for: SignIn, visited: Case
) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(peer, visited)
    said = page(client_for(peer), visited)
    for words in ("nog niets", "Waarom op deze plek?", "Wat er gebeurd is", "Geboekt"):
        assert words not in said
    assert "Kerkstraat 12A" in said


def test_a_peer_expert_reads_only_their_own_earlier_contacts(
    client_for: SignIn, visited: Case
) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(peer, visited)
    here, browser = f"/zaken/{visited.pk}/contact", client_for(peer)
    assert "Eerder:" not in browser.get(here).content.decode()
    pressed = {"channel": "visit", "outcome": "card_left", "day_part": "middag", "on": "2026-11-02"}
    assert browser.post(here, pressed).status_code == 302
    assert "Eerder:" in browser.get(here).content.decode()


def test_a_team_lead_reads_the_points_and_not_what_was_reported(
    client_for: SignIn, case: Case
) -> None:
    said = page(client_for(person(Role.TEAM_LEAD, name="Tessa Lead")), case)
    assert "De redenen ziet wie aan de zaak werkt." in said
    assert "Samen" in said
    assert "water" not in said.lower()


@pytest.mark.parametrize("place", ["bezoek", "voorrang"])
def test_a_page_to_ask_something_is_closed_to_who_may_not_ask_it(
    client_for: SignIn, case: Case, place: str
) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(peer, case)
    assert client_for(peer).get(f"/zaken/{case.pk}/{place}").status_code == 403


def test_one_other_in_the_home_is_one(client_for: SignIn, case: Case) -> None:
    with tenant(CODE):
        Person.objects.filter(initials="A.").delete()
    counsellor = person(Role.DEBT_COUNSELLOR)
    let_work(counsellor, case)
    said = page(client_for(counsellor), case)
    assert "Er woont nog 1 ander op dit adres. Die is jonger dan 18." in said


@pytest.mark.parametrize(
    ("role", "asked"),
    [(Role.OUTREACH_WORKER, "je teamleider"), (Role.MANAGER, "wie jouw rollen beheert")],
)
def test_a_refusal_is_true_for_a_role_and_for_a_case(
    client_for: SignIn, case: Case, role: Role, asked: str
) -> None:
    answer = client_for(person(role)).get(f"/zaken/{case.pk}")
    said = re.sub(r"<[^>]+>", " ", answer.content.decode())
    assert answer.status_code == 403
    assert "Hier kun je niet bij" in said
    assert "Dit hoort niet bij jouw rol, of de zaak is niet of niet meer van jou." in said
    assert f"Vraag het {asked}." in said


def test_help_that_was_accepted_in_a_conversation_is_followed_up(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    outreach.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.VISIT,
        outcome=ContactOutcome.TALKED, day_part="avond",
    )  # fmt: skip
    client = client_for(outreach_worker)
    assert "Schrijf het gesprek op" in page(client, case)
    cases.advance(actor=SYSTEM, case=case.pk, move="help_accepted", on=TODAY)
    said = page(client, case)
    assert "Ik maak hier een regeling" in said


def test_a_task_is_what_comes_now_by_its_name_and_in_the_story(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    task = cases.give_task(actor=SYSTEM, case=case.pk, kind="call_back", due_on=TODAY)
    client = client_for(coordinator)
    assert "Nu: bel de inwoner terug" in page(client, case)
    cases.finish_task(actor=coordinator, task=task.pk)
    assert "Gedaan: Bel de inwoner terug" in page(client, case)


def test_a_visit_that_was_asked_says_so(client_for: SignIn, coordinator: Actor, case: Case) -> None:
    planning.request_visit(actor=coordinator, case=case.pk, reason="vraagt erom")
    assert "bezoek gevraagd" in page(client_for(coordinator), case)


def test_the_form_for_a_visit_begins_as_the_ladder_asks(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    address = f"/zaken/{case.pk}/bezoek?per=avond&dagdeel=avond"
    said = client_for(coordinator).get(address).content.decode()
    assert 'value="avond" selected' in said
    assert "volgende stap van de contactladder" in said


def test_what_is_to_be_done_stands_before_what_is_done(
    client_for: SignIn, coordinator: Actor, case: Case
) -> None:
    for kind in ("call_back", "check_address"):
        cases.give_task(actor=SYSTEM, case=case.pk, kind=kind, due_on=TODAY)
    told = client_for(coordinator).get(f"/zaken/{case.pk}").content.decode()
    now = told.split("Nu: ")[1].split("</section>")[0]
    assert now.count("utrecht-button--primary-action") == 1
    first, done = now.index("Leg contact vast"), now.index("Gedaan: ")
    assert now.index("utrecht-button--primary-action") < first < done
