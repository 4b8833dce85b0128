# SPDX-License-Identifier: EUPL-1.2
"""The pages about residents' rights and about who looks, as people see them."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.privacy.town import asked, household, looked
from tests.situations import LEAD

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import BrokenGlass, Case
from woonzeker.cases.services import break_glass
from woonzeker.matching.models import Person
from woonzeker.outreach.models import DataLeak
from woonzeker.privacy.models import FamousName, Finding, OwnAddress, RequestKind, RightsRequest
from woonzeker.privacy.services import declare_address, run_night

pytestmark = pytest.mark.usefixtures("municipality")
SignIn = Callable[[Actor], Client]


def said(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


@pytest.fixture
def officer(privacy_officer: Actor, client_for: SignIn) -> Client:
    """The browser of who watches over privacy."""
    return client_for(privacy_officer)


@pytest.fixture
def finding(municipality: str) -> Finding:
    """A coordinator looked at their own address."""
    colleague = person(Role.INTAKE_COORDINATOR, name="Fatima el Amrani")
    _who, case = household("1234AB", 14)
    declare_address(actor=colleague, postcode="1234AB", house_number=14)
    looked(colleague, case.pk, days_ago=2)
    run_night(actor=LEAD, on=MONDAY - timedelta(days=2))
    with tenant(CODE):
        return Finding.objects.get()


def test_the_start_page_says_what_waits(officer: Client, finding: Finding) -> None:
    page = said(officer, "/privacy")
    for words in (
        "Fatima el Amrani", "1 bevinding wacht", "Er is geen verzoek open.",
        "Er is geen datalek open.", "Zoek in het logboek",
    ):  # fmt: skip
        assert words in page


def test_the_word_stands_in_the_menu(officer: Client) -> None:
    assert 'href="/privacy"' in said(officer, "/")


def test_a_finding_is_judged_on_its_page(officer: Client, finding: Finding) -> None:
    here = f"/privacy/bevindingen/{finding.pk}"
    assert "het eigen adres" in said(officer, here)
    officer.post(f"{here}/oordeel", {"verdict": "explained", "reason": "Een oefening."})
    assert "Een oefening." in said(officer, here)
    assert "Er staat niets op de lijst." in said(officer, "/privacy/bevindingen")


def test_without_a_reason_the_form_says_so(officer: Client, finding: Finding) -> None:
    answer = officer.post(
        f"/privacy/bevindingen/{finding.pk}/oordeel", {"verdict": "talk", "reason": ""}
    )
    assert answer.status_code == 422


def test_a_resident_is_never_named_in_a_finding(officer: Client, finding: Finding) -> None:
    with tenant(CODE):
        surname = Person.objects.get(house_number=14).surname
    page = said(officer, f"/privacy/bevindingen/{finding.pk}")
    assert finding.subject in page
    assert surname not in page


def test_an_emergency_is_judged_by_the_lead_of_the_team(client_for: SignIn) -> None:
    _who, case = household()
    break_glass(
        actor=person(Role.OUTREACH_WORKER, name="Sam Smit"), number=case.number,
        reason="danger", words="Iemand belde over gevaar thuis.",
    )  # fmt: skip
    lead = client_for(person(Role.TEAM_LEAD, name="Tessa Lead"))
    page = said(lead, "/privacy/noodtoegang")
    assert "Sam Smit" in page
    assert "Iemand belde over gevaar thuis." in page
    row = page.split("/privacy/noodtoegang/")[1].split('"')[0]
    lead.post(f"/privacy/noodtoegang/{row}", {"verdict": "explained"})
    assert "verklaard" in said(lead, "/privacy/noodtoegang")


def test_an_emergency_that_a_lead_calls_an_incident_is_a_data_leak(
    client_for: SignIn, privacy_officer: Actor
) -> None:
    _who, case = household()
    worker = person(Role.OUTREACH_WORKER, name="Sam Smit")
    words = "Iemand belde over gevaar thuis."
    glass = break_glass(actor=worker, number=case.number, reason="danger", words=words)
    lead = client_for(person(Role.TEAM_LEAD, name="Tessa Lead"))
    lead.post(f"/privacy/noodtoegang/{glass.pk}", {"verdict": "incident"})
    with tenant(CODE):
        assert BrokenGlass.objects.get().leak == DataLeak.objects.get().pk
    assert lead.post(f"/privacy/noodtoegang/{glass.pk}", {"verdict": "talk"}).status_code == 409


def test_the_log_is_searched_by_what_was_looked_at(officer: Client, finding: Finding) -> None:
    assert "Waar zoek je naar?" in said(officer, "/privacy/logboek")
    page = said(officer, f"/privacy/logboek?subject={finding.subject}")
    assert "Fatima el Amrani" in page
    assert "cases.overview" in page


def test_the_log_is_searched_by_the_number_of_a_case(officer: Client, finding: Finding) -> None:
    with tenant(CODE):
        number = Case.objects.get(pk=finding.subject).number
    assert "cases.overview" in said(officer, f"/privacy/logboek?subject={number}")


def test_the_log_is_searched_by_colleague(officer: Client, finding: Finding) -> None:
    page = said(officer, f"/privacy/logboek?user={finding.user_id}")
    assert "privacy.declare_address" in page


def test_a_famous_name_comes_and_goes(officer: Client) -> None:
    officer.post("/privacy/namen/erbij", {"surname": "Beroemd", "first_letter": "b"})
    assert "B. Beroemd" in said(officer, "/privacy/namen")
    with tenant(CODE):
        name = FamousName.objects.get()
    officer.post(f"/privacy/namen/{name.pk}/weg")
    assert "Er staat nog geen naam." in said(officer, "/privacy/namen")


def test_a_colleague_declares_an_address_and_takes_it_back(
    client_for: SignIn, outreach_worker: Actor
) -> None:
    client = client_for(outreach_worker)
    assert 'href="/mijn-adressen"' in said(client, "/account")
    client.post("/mijn-adressen", {"postcode": "1234 ab", "house_number": "7"})
    assert "1234AB 7" in said(client, "/mijn-adressen")
    with tenant(CODE):
        mine = OwnAddress.objects.get()
    client.post(f"/mijn-adressen/{mine.pk}/weg")
    assert "1234AB 7" not in said(client, "/mijn-adressen")


def test_a_request_goes_from_desk_to_paper(
    officer: Client, client_for: SignIn, coordinator: Actor
) -> None:
    household(surname="Bakker")
    officer.post(
        "/privacy/verzoeken/nieuw",
        {"kind": "access", "channel": "desk", "received_on": "2026-11-02", "words": "Alles."},
    )
    with tenant(CODE):
        here = f"/privacy/verzoeken/{RightsRequest.objects.get().pk}"
    assert "Nu: stel vast wie het vraagt" in said(officer, here)
    officer.post(f"{here}/vaststellen", {"how": "desk", "on": "2026-11-02"})
    found = officer.post(f"{here}/zoeken", {"surname": "Bakker", "born_on": "1991-05-04"})
    assert "K. Bakker" in found.content.decode()
    assert "4 mei 1991" in found.content.decode()
    with tenant(CODE):
        somebody = Person.objects.get(surname="Bakker")
    officer.post(f"{here}/aanwijzen", {"person": str(somebody.pk), "signal": ""})
    assert "Een collega maakt het overzicht" in said(officer, here)
    assert officer.get(f"{here}/overzicht.pdf").status_code == 409
    assert "Nu: maak het overzicht" in said(client_for(coordinator), here)


def test_another_than_who_identified_sees_nobody(
    officer: Client, client_for: SignIn, privacy_officer: Actor, coordinator: Actor
) -> None:
    here = f"/privacy/verzoeken/{asked(privacy_officer).pk}"
    officer.post(f"{here}/vaststellen", {"how": "desk", "on": "2026-11-02"})
    other = client_for(coordinator)
    assert "Een collega zoekt de inwoner op" in said(other, here)
    other.post(f"{here}/vaststellen", {"how": "desk", "on": "2026-11-02"})
    assert "Nu: zoek de inwoner op" in said(other, here)


def test_the_overview_leaves_as_paper_and_as_json(
    officer: Client, privacy_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "woonzeker.privacy.selectors.everything.bsn_of", lambda **_asked: "999990019"
    )
    somebody, _case = household(surname="Bakker")
    here = f"/privacy/verzoeken/{asked(privacy_officer, person=somebody).pk}"
    paper, taken = officer.get(f"{here}/overzicht.pdf"), officer.get(f"{here}/overzicht.json")
    assert paper.content.startswith(b"%PDF")
    assert "Bakker" not in paper["Content-Disposition"]
    assert taken.json()["delen"][0]["code"] == "register"
    officer.post(f"{here}/antwoord", {"answer": "granted", "words": "Gegeven."})
    assert "Dit verzoek is beantwoord" in said(officer, here)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (RequestKind.CORRECTION, "Nu: zet het recht"),
        (RequestKind.OBJECTION, "Nu: weeg het bezwaar"),
    ],
)
def test_each_kind_says_what_to_do(
    officer: Client, privacy_officer: Actor, kind: RequestKind, words: str
) -> None:
    somebody, _case = household()
    made = asked(privacy_officer, kind, somebody)
    assert words in said(officer, f"/privacy/verzoeken/{made.pk}")
    assert made.number in said(officer, "/privacy/verzoeken")


def test_a_worker_takes_a_request_down_and_goes_on_with_the_day(
    client_for: SignIn, outreach_worker: Actor
) -> None:
    client = client_for(outreach_worker)
    sent = client.post(
        "/privacy/verzoeken/nieuw",
        {"kind": "access", "channel": "door", "received_on": "2026-11-02"},
    )
    assert (sent.status_code, sent["Location"]) == (302, "/")
    assert client.get("/privacy/verzoeken").status_code == 403


def test_a_leak_that_somebody_found_has_a_file(officer: Client) -> None:
    officer.post(
        "/datalekken/nieuw",
        {"kind": "lost_device", "what": "Telefoon kwijt.", "known_at": "2026-11-02T00:00"},
    )
    with tenant(CODE):
        leak = DataLeak.objects.get()
    assert "Telefoon kwijt." in said(officer, f"/datalekken/{leak.pk}")
    here = f"/datalekken/{leak.pk}/dossier"
    officer.post(f"{here}/gevolgen", {"consequences": "Iemand leest mee."})
    officer.post(
        f"{here}/wiens",
        {"code": "hulp-aanbieden", "since": "2026-11-01T00:00", "until": "2026-11-02T23:00"},
    )
    page = said(officer, here)
    assert "0 mensen" in page
    assert "Iemand leest mee." in page
    assert officer.get(f"{here}.pdf").content.startswith(b"%PDF")
    assert officer.get(f"{here}.json").json()["nummer"] == leak.number
    assert "Er is niemand gevonden." in said(officer, f"{here}/namen")


@pytest.mark.parametrize(
    "url", ["/privacy", "/privacy/bevindingen", "/privacy/logboek", "/privacy/verzoeken"]
)
def test_a_manager_has_nothing_to_do_here(client_for: SignIn, manager: Actor, url: str) -> None:
    assert client_for(manager).get(url).status_code == 403
