# SPDX-License-Identifier: EUPL-1.2
"""The pages of the aid: one question each, on to the next, and the page of who looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import CODE, MONDAY, browser_at, client_of
from tests.landlords.letting import PDF, file_of, in_arrears, landlord, postcodes, ready

import woonzeker.pipeline
from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.connections.oidc.fake import CLIENT_ID, SECRET, FakeProvider
from woonzeker.help.models import WayfinderEntry
from woonzeker.intake.models import ArrearsSignal
from woonzeker.landlords import selectors
from woonzeker.landlords.models import FileState
from woonzeker.settings.landlord_provider import LandlordSignIn

pytestmark = pytest.mark.django_db
STAGES = (woonzeker.pipeline.deliver_report,)
ROOT = "/partner/verhuurder"


@pytest.fixture
def ria(municipality: str) -> Actor:
    """A landlord in a municipality that works here."""
    postcodes()
    return landlord()


def text(client: Client, address: str) -> str:
    """A page as somebody sees it."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def send(client: Client, address: str, **words: object) -> str:
    """Send a form; gives where it leads."""
    response = client.post(address, words)
    assert response.status_code == 302, response.content.decode()[-3000:]
    return str(response.headers["Location"])


def test_from_a_home_to_the_file_it_is_one_question_a_page(ria: Actor) -> None:
    client = browser_at(ria)
    home = {"postcode": "9991 ab", "house": "12a", "street": "Kadestraat", "city": "Meerveld"}
    at = send(client, f"{ROOT}/woning", **home)
    assert at.endswith("/huurder")
    text(client, at)
    at = send(client, at, surname="Verhoeven", given_names="J.", phone="06 12345678")
    text(client, at)
    at = send(client, at, rent="€ 875,50", amount="1.751", arose_on="2026-09-01")
    assert at.endswith("/contact")
    assert "Wanneer zocht u contact?" in text(client, at)
    page = text(client, at.removesuffix("/contact"))
    assert "1.751,00" in page
    desk = text(client, f"{ROOT}/huurders")
    assert "Verhoeven" in desk
    assert "praat met uw huurder" in desk


def test_a_postcode_that_nobody_knows_asks_for_the_municipality(municipality: str) -> None:
    client = browser_at(landlord())
    home = {"postcode": "1234 AB", "house": "1", "street": "Straat", "city": "Plaats"}
    at = send(client, f"{ROOT}/woning", **home)
    assert at.endswith("/gemeente")
    assert "Meerveld" in text(client, at)
    assert send(client, at, code=CODE).endswith("/huurder")


def test_no_municipality_is_chosen_for_somebody(municipality: str) -> None:
    client = browser_at(landlord())
    home = {"postcode": "1234 AB", "house": "1", "street": "Straat", "city": "Plaats"}
    at = send(client, f"{ROOT}/woning", **home)
    assert "checked" not in text(client, at)
    assert client.post(at, {"code": ""}).status_code == 422
    assert send(client, at, code="elders").endswith("/huurder")


def test_all_faults_of_an_address_are_said_at_once(ria: Actor) -> None:
    wrong = {"postcode": "12", "house": "abc", "street": "", "city": "Meerveld"}
    page = browser_at(ria).post(f"{ROOT}/woning", wrong).content.decode()
    assert "vier cijfers" in page
    assert "Begin met het getal" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"postcode": "12 AB"}, "vier cijfers"), ({"house": "a"}, "Begin met het getal")],
)
def test_what_is_wrong_stands_near_the_field(ria: Actor, wrong: dict[str, str], said: str) -> None:
    home = {"postcode": "9991AB", "house": "12", "street": "Kade", "city": "Meerveld"}
    response = browser_at(ria).post(f"{ROOT}/woning", home | wrong)
    assert response.status_code == 422
    assert said in response.content.decode()


def walk(client: Client, file: UUID) -> None:
    """The steps on their pages, up to the letter that went."""
    base = f"{ROOT}/dossier/{file}"
    text(client, f"{base}/contact")
    send(client, f"{base}/contact", channel="phone", made_on=MONDAY.isoformat(), words="Nam op.")
    assert "Zet het in de brief" in text(client, f"{base}/hulp")
    assert "geen kosten" in text(client, f"{base}/brief")
    assert send(client, f"{base}/brief").endswith("/verstuurd")
    assert "Verstuur de brief" in text(client, base)
    [letter] = re.findall(rf"{ROOT}/brief/([0-9a-f-]+)/verstuurd", text(client, base))
    paper = client.get(f"{ROOT}/brief/{letter}")
    assert (paper.content[:5], paper.headers["X-Content-Type-Options"]) == (b"%PDF-", "nosniff")
    text(client, f"{ROOT}/brief/{letter}/verstuurd")
    send(client, f"{ROOT}/brief/{letter}/verstuurd", sent_on=MONDAY.isoformat(), channel="letter")


def test_the_whole_way_to_a_report_that_the_municipality_takes_in(
    ria: Actor, coordinator: Actor
) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    walk(client, file)
    base, later = f"{ROOT}/dossier/{file}", MONDAY + timedelta(days=18)
    assert "Wacht op het antwoord" in text(client, base)
    with clock.standing_at(later), jobs.inline():
        send(client, f"{base}/antwoord", answer="geen", made_on=later.isoformat())
        page = text(client, f"{base}/melden")
        assert "1.751,00" in page
        assert "geboorte" not in page.casefold()
        lease = SimpleUploadedFile("contract.pdf", PDF, "application/pdf")
        send(client, f"{base}/melden", how="lease", document=lease)
        assert "kijkt of u de verhuurder bent" in text(client, base)
        staff = client_of(coordinator)
        [check] = re.findall(r"/verhuurders/([0-9a-f-]{36})", text(staff, "/verhuurders"))
        assert "Kadestraat 12a" in text(staff, f"/verhuurders/{check}")
        assert staff.get(f"/verhuurders/{check}/stuk").content == PDF
        send(staff, f"/verhuurders/{check}/akkoord", contact="Marit Oosterhuis, 14 0999")
    with clock.standing_at(later):
        page = text(client, base)
    assert "De melding is bij de gemeente" in page
    assert "Marit Oosterhuis, 14 0999" in page
    with tenant(CODE):
        assert ArrearsSignal.objects.count() == 1


def test_who_is_refused_reads_why(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    client, staff = browser_at(ria), client_of(coordinator)
    with clock.standing_at(later):
        lease = SimpleUploadedFile("contract.pdf", PDF, "application/pdf")
        send(client, f"{ROOT}/dossier/{file}/melden", how="lease", document=lease)
        [line] = selectors.checks(actor=coordinator)
        refused = staff.post(f"/verhuurders/{line.id}/afwijzen", {"reason": "nee"})
        assert refused.status_code == 422
        send(staff, f"/verhuurders/{line.id}/afwijzen", reason="Uw naam staat niet in het stuk.")
        page = text(client, f"{ROOT}/dossier/{file}")
    assert "Uw naam staat niet in het stuk." in page
    assert "Laat iets anders zien" in page


@pytest.mark.parametrize("content", [b"", b"GIF89a....", b"%PDF-1.7 afgebroken"])
def test_a_paper_that_is_none_is_not_taken(ria: Actor, content: bytes) -> None:
    file, later = ready(ria)
    with clock.standing_at(later):
        wrong = SimpleUploadedFile("contract.pdf", content, "application/pdf")
        response = browser_at(ria).post(
            f"{ROOT}/dossier/{file}/melden", {"how": "lease", "document": wrong}
        )
    assert response.status_code == 422
    assert file_of(ria, file).state == FileState.WORKING


def test_a_report_that_may_not_go_says_what_to_do(ria: Actor) -> None:
    file = in_arrears(ria)
    page = text(browser_at(ria), f"{ROOT}/dossier/{file}/melden")
    assert "U kunt nog niet melden" in page
    assert "Bel uw huurder" in page


def test_after_a_refusal_the_page_says_what_is_wise(ria: Actor) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    walk(client, file)
    send(client, f"{ROOT}/dossier/{file}/antwoord", answer="afwijzing", made_on=MONDAY.isoformat())
    page = text(client, f"{ROOT}/dossier/{file}")
    assert "U mag dit nu niet melden" in page
    assert "Spreek een bedrag per maand af" in page


def test_what_one_wrote_oneself_counts(ria: Actor) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    base, day = f"{ROOT}/dossier/{file}", MONDAY.isoformat()
    send(client, f"{base}/contact", channel="visit", made_on=day)
    empty = client.post(f"{base}/eigen-brief", {"made_on": day, "channel": "letter"})
    assert empty.status_code == 422
    send(client, f"{base}/eigen-brief", made_on=day, channel="mail", reminder="on",
         help_pointed="on", offer_to_share="on")  # fmt: skip
    assert "Wacht op het antwoord" in text(client, base)


def test_the_wayfinder_of_the_municipality_is_used(ria: Actor) -> None:
    with tenant(CODE):
        WayfinderEntry.objects.create(
            name="Budgetwinkel Meerveld", kinds=["schulden"], what="gratis gesprek",
            phone="010-1234567", checked_on=MONDAY, changed_by="tests",
        )  # fmt: skip
    file = in_arrears(ria)
    page = text(browser_at(ria), f"{ROOT}/dossier/{file}/hulp")
    assert "Budgetwinkel Meerveld" in page
    assert "Geldfit" not in page


def test_elsewhere_the_words_are_ready(municipality: str) -> None:
    koos = landlord("Koos Prins")
    file, later = ready(koos)
    client = browser_at(koos)
    with clock.standing_at(later):
        assert "werkt nog niet met dit programma" in text(client, f"{ROOT}/dossier/{file}")
        page = text(client, f"{ROOT}/dossier/{file}/elders")
        assert "Verhoeven" in page
        send(client, f"{ROOT}/dossier/{file}/elders", on=later.isoformat())
        assert "U meldde dit zelf" in text(client, f"{ROOT}/dossier/{file}")


def test_a_proof_is_kept_and_given_back_as_a_file(ria: Actor) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    base = f"{ROOT}/dossier/{file}"
    send(client, f"{base}/contact", channel="phone", made_on=MONDAY.isoformat())
    [effort] = re.findall(rf"{ROOT}/stap/([0-9a-f-]+)/bewijs", text(client, base))
    photo = SimpleUploadedFile("x.html", b"\xff\xd8\xff" + b"0" * 9 + b"\xff\xd9", "text/html")
    send(client, f"{ROOT}/stap/{effort}/bewijs", document=photo, arrears=str(file))
    [kept] = re.findall(rf"{ROOT}/bewijs/([0-9a-f-]+)", text(client, base))
    given = client.get(f"{ROOT}/bewijs/{kept}")
    assert given.headers["Content-Type"] == "image/jpeg"
    assert given.headers["Content-Disposition"].startswith("attachment")


def test_another_landlord_finds_no_page_of_it(ria: Actor) -> None:
    file = in_arrears(ria)
    stranger = browser_at(landlord("Koos Prins"))
    for part in ("", "/contact", "/hulp", "/brief", "/antwoord", "/melden", "/elders"):
        assert stranger.get(f"{ROOT}/dossier/{file}{part}").status_code == 404


def test_wiping_asks_first(ria: Actor) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    tenancy = selectors.file(actor=ria, arrears=file).tenancy
    assert client.post(f"{ROOT}/huurder/{tenancy}/wissen", {}).status_code == 422
    send(client, f"{ROOT}/huurder/{tenancy}/wissen", sure="on")
    assert "Verhoeven" not in text(client, f"{ROOT}/huurders")
    assert send(client, f"{ROOT}/wissen", sure="on") == ROOT
    assert client.get(f"{ROOT}/huurders").status_code == 302


def test_the_first_page_is_for_everybody(client: Client, municipality: str) -> None:
    page = text(client, ROOT)
    assert "Uw huurder betaalt niet. Begin hier." in page
    assert client.get(f"{ROOT}/code").headers["Location"] == ROOT


def test_who_may_not_decide_sees_no_landlords(manager: Actor) -> None:
    assert client_of(manager).get("/verhuurders").status_code == 403


@pytest.fixture
def broker(settings: LazySettings) -> Iterator[FakeProvider]:
    """Where landlords show who they are."""
    with FakeProvider() as fake:
        fake.signs_in("k1", name="R. Bakker", kvk="12345678", birthdate="1970-01-01")
        settings.WOONZEKER_LANDLORD_OIDC = LandlordSignIn(
            name="eHerkenning", issuer=fake.issuer, client_id=CLIENT_ID, secret=SECRET,
            scopes=("openid",), hosts=(), userinfo=False, acr=(),
            facts=(("name", "Naam volgens eHerkenning"), ("kvk", "KvK-nummer")),
        )  # fmt: skip
        yield fake


def sent_back(url: str) -> str:
    """Where the provider sends somebody back to."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    connection.request("GET", f"{parts.path}?{parts.query}")
    found = connection.getresponse().getheader("Location", "")
    connection.close()
    back = urlsplit(found)
    return f"{back.path}?{back.query}"


def test_who_somebody_is_elsewhere_is_shown_to_who_decides(
    ria: Actor, coordinator: Actor, broker: FakeProvider
) -> None:
    file, later = ready(ria)
    client = browser_at(ria)
    with clock.standing_at(later):
        assert "Meld met eHerkenning" in text(client, f"{ROOT}/dossier/{file}/melden")
        there = client.get(f"{ROOT}/dossier/{file}/herkennen").headers["Location"]
        assert client.get(sent_back(there)).status_code == 302
    assert file_of(ria, file).state == FileState.HELD
    [line] = selectors.checks(actor=coordinator)
    assert line.told == (("Naam volgens eHerkenning", "R. Bakker"), ("KvK-nummer", "12345678"))
    assert not line.has_document


def test_an_answer_that_nobody_asked_for_shows_nothing(ria: Actor, broker: FakeProvider) -> None:
    file, later = ready(ria)
    client = browser_at(ria)
    with clock.standing_at(later):
        there = client.get(f"{ROOT}/dossier/{file}/herkennen").headers["Location"]
        answer = sent_back(there)
        stranger = browser_at(landlord("Koos Prins"))
        stranger.get(answer)
        client.get(f"{ROOT}/herkend?state=anders&code=x")
        client.get(answer)
    assert file_of(ria, file).state == FileState.WORKING


def test_without_the_setting_it_is_not_offered(ria: Actor) -> None:
    file, later = ready(ria)
    client = browser_at(ria)
    with clock.standing_at(later):
        assert "Meld met" not in text(client, f"{ROOT}/dossier/{file}/melden")
        assert client.get(f"{ROOT}/dossier/{file}/herkennen").status_code == 404
