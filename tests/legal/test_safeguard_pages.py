# SPDX-License-Identifier: EUPL-1.2
"""The pages of the safeguards: from the case to a saved row and back, signing, and the lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.cases.running import again, begun, make
from tests.conftest import CODE, MONDAY, client_of, person
from tests.legal.whole import say, whole_answers, whole_file
from tests.situations import let_work, resident

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.legal.forms.safeguards import AnswerForm
from woonzeker.legal.models import SafeguardAnswer, SignOff
from woonzeker.legal.rules.safeguards import CATALOGUE, Safeguard
from woonzeker.process import Stop

pytestmark = pytest.mark.usefixtures("municipality")
SignIn = Callable[[Actor], Client]


@pytest.fixture
def case() -> Case:
    """A case of which the vonnis was given."""
    return make(begun(resident()), "contact_reached", "vonnis_given")


@pytest.fixture
def worker(case: Case) -> Actor:
    """Who coordinates evictions and works on the case."""
    found = person(Role.EVICTION_COORDINATOR)
    let_work(found, case)
    return found


def test_the_case_leads_to_its_end_and_that_page_says_what_keeps_it_open(
    case: Case, worker: Actor
) -> None:
    browser = client_of(worker)
    address = f"/zaken/{case.pk}/afsluiten"
    assert address in browser.get(f"/zaken/{case.pk}").content.decode()
    page = browser.get(address).content.decode()
    assert "Eerst dit, want er is een vonnis" in page
    assert 'type="submit">Sluit af' not in page
    whole_file(case)
    assert 'type="submit">Sluit af' in browser.get(address).content.decode()


def test_what_a_summons_asks_is_done_where_it_is_kept(case: Case, worker: Actor) -> None:
    with tenant(CODE):
        for kind in ("rights_letter", "point_to_legal_help"):
            CaseTask.objects.create(case=case, kind=kind, asked_on=MONDAY, due_on=MONDAY)
    browser = client_of(worker)
    for address in (f"/zaken/{case.pk}", "/zaken/taken"):
        page = browser.get(address).content.decode()
        assert page.count(f'href="/zaken/{case.pk}/waarborgen"') >= 1
        assert f'href="/zaken/{case.pk}/hulp"' not in page.split("Gesprek en hulp")[0]


def test_the_case_leads_to_the_checklist_and_a_question_to_a_row(case: Case, worker: Actor) -> None:
    browser = client_of(worker)
    assert f"/zaken/{case.pk}/waarborgen" in browser.get(f"/zaken/{case.pk}").content.decode()
    page = browser.get(f"/zaken/{case.pk}/waarborgen")
    assert "Nog te doen" in page.content.decode()
    address = f"/zaken/{case.pk}/waarborgen/interest_weighed"
    assert browser.get(address).status_code == 200
    asked = browser.get(f"{address}?antwoord=weighed").content.decode()
    assert "belang van de kinderen" in asked
    assert "Welk middel" not in asked
    said = {"on": MONDAY.isoformat(), "words": "Twee kinderen, school om de hoek."}
    saved = browser.post(f"{address}?antwoord=weighed", said)
    assert saved["Location"].endswith("/waarborgen")
    with tenant(CODE):
        row = SafeguardAnswer.objects.get(case=case)
        assert (row.answer, str(row.words), row.by) == ("weighed", said["words"], [worker.id])
    assert said["words"] in browser.get(address).content.decode()


def test_every_answer_has_a_form_that_asks_what_it_brings() -> None:
    for code in Safeguard:
        for answer, choice in CATALOGUE[code].choices.items():
            asked = set(AnswerForm(safeguard=code, answer=answer).fields)
            assert asked - {"source", "on"} == {each.value for each in choice.brings}


def test_words_that_were_typed_are_not_lost(case: Case, worker: Actor) -> None:
    address = f"/zaken/{case.pk}/waarborgen/root_cause?antwoord=solved"
    later = (MONDAY + timedelta(days=3)).isoformat()
    answer = client_of(worker).post(address, {"source": "talk", "on": later, "words": "mijn zin"})
    assert answer.status_code == 422
    assert "mijn zin" in answer.content.decode()
    assert "na vandaag" in answer.content.decode()


def sign_as(who: Actor, case: Case, stop: Stop = Stop.CLOSING) -> int:
    browser = client_of(who)
    address = f"/zaken/{case.pk}/tekenen/{stop.value}"
    page = browser.get(address)
    if page.status_code != 200:
        return page.status_code
    return browser.post(address, {"seen": page.context["found"].seen}).status_code


def test_two_sign_and_the_case_may_end(case: Case, worker: Actor) -> None:
    manager = person(Role.MANAGER)
    assert sign_as(manager, case) in {403, 404}
    whole_answers(case)
    browser = client_of(worker)
    asked = browser.post(f"/zaken/{case.pk}/tekenen/closing/voorleggen", {"user": manager.id})
    assert asked.status_code == 302
    before = client_of(manager).get("/voorgelegd").content.decode()
    assert case.number in before
    assert "Iepenlaan" not in before
    assert sign_as(manager, case) == 302
    assert sign_as(worker, case) == 302
    assert sign_as(manager, case) in {403, 404}
    assert make(again(case), "close_paid").status == "closed"


def test_who_saw_something_else_does_not_sign(case: Case, worker: Actor) -> None:
    whole_answers(case)
    browser = client_of(worker)
    address = f"/zaken/{case.pk}/tekenen/closing"
    seen = browser.get(address).context["found"].seen
    say(case, Safeguard.LEGAL_HELP, "has_lawyer")
    answer = browser.post(address, {"seen": seen})
    assert answer.status_code == 409
    assert "kwam iets bij" in answer.content.decode()
    with tenant(CODE):
        assert not SignOff.objects.filter(case=case).exists()


def test_a_manager_refuses_with_a_reason(case: Case, worker: Actor) -> None:
    manager = person(Role.MANAGER)
    whole_answers(case)
    browser = client_of(worker)
    browser.post(f"/zaken/{case.pk}/tekenen/closing/voorleggen", {"user": manager.id})
    refused = client_of(manager).post(f"/zaken/{case.pk}/tekenen/closing/niet", {"why": "no_place"})
    assert refused.status_code == 302
    assert "de plek past niet" in browser.get(f"/zaken/{case.pk}/tekenen/closing").content.decode()


def test_a_signature_can_be_taken_back_and_given_again(case: Case, worker: Actor) -> None:
    whole_answers(case)
    assert sign_as(worker, case) == 302
    with tenant(CODE):
        row = SignOff.objects.get(case=case)
    browser = client_of(worker)
    assert browser.post(f"/handtekeningen/{row.pk}/intrekken").status_code == 302
    assert sign_as(worker, case) == 302
    other = person(Role.TEAM_LEAD)
    refused = client_of(other).post(f"/handtekeningen/{row.pk}/intrekken")
    assert "van een ander" in refused.content.decode()


def test_the_home_was_kept_and_that_can_be_taken_back(case: Case, worker: Actor) -> None:
    browser = client_of(worker)
    address = f"/zaken/{case.pk}/woning/behouden"
    said = {"source": "payment_only", "on": MONDAY.isoformat()}
    assert browser.get(address).status_code == 200
    assert browser.post(address, said).status_code == 302
    assert "behouden" in browser.get(f"/zaken/{case.pk}/waarborgen").content.decode()
    assert browser.post(address, {"terug": "1"}).status_code == 302
    assert browser.post(address, {"terug": "1"}).status_code == 422


def test_a_lead_sees_states_and_no_words(case: Case, worker: Actor) -> None:
    say(case, Safeguard.ROOT_CAUSE, "help_runs", words="een heel eigen verhaal")
    lead = person(Role.TEAM_LEAD)
    page = client_of(lead).get(f"/zaken/{case.pk}/waarborgen/root_cause").content.decode()
    assert "er loopt hulp bij" in page
    assert "een heel eigen verhaal" not in page


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("/ontruimingen/komende", Role.TEAM_LEAD),
        ("/ontruimingen/wethouder", Role.MANAGER),
        ("/verantwoording", Role.MANAGER),
        ("/verantwoording/2026?buiten=1", Role.MANAGER),
        ("/beleid/zitting-en-ontruiming", Role.FUNCTIONAL_ADMIN),
    ],
)
def test_the_lists_open_empty(address: str, role: Role) -> None:
    assert client_of(person(role)).get(address).status_code == 200
