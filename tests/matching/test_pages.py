# SPDX-License-Identifier: EUPL-1.2
"""The review pages and the register page, as a browser without script sees them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.matching.people import extract, row

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching import tasks
from woonzeker.matching.models import Link, Person, RegisterImport

pytestmark = pytest.mark.django_db
Signalled = Callable[..., ArrearsSignal]


@pytest.fixture
def waiting(
    register: Callable[..., RegisterImport],
    signalled: Signalled,
    linked: Callable[[ArrearsSignal], Link],
) -> Link:
    """The first of two signals that wait for a reviewer."""
    register(row(1), row(2, voorletters="A.", voornamen="Anna", geboortedatum="1982-07-01"))
    first = linked(signalled(born_on="1988-11-23", crisis=True))
    linked(signalled(born_on="1988-11-23", initials="A."))
    return first


@pytest.fixture
def browser(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser in which the coordinator has signed in."""
    return client_for(coordinator)


def test_the_list_shows_what_waits_and_where_to_begin(browser: Client, waiting: Link) -> None:
    page = browser.get("/beoordelen").content.decode()
    assert "Er wachten 2 signalen." in page
    assert page.index(f"/beoordelen/{waiting.pk}") < page.index("De lijst")
    assert "haast" in page


def test_an_empty_list_says_so(browser: Client) -> None:
    assert "Er is niets te beoordelen." in browser.get("/beoordelen").content.decode()


def test_an_item_shows_the_fields_side_by_side_with_differences_in_words_and_marks(
    browser: Client, waiting: Link
) -> None:
    page = browser.get(f"/beoordelen/{waiting.pk}").content.decode()
    assert "<mark>8</mark>" in page
    assert "<mark>05</mark>" in page
    assert "Geboortedatum is anders" in page
    assert "≠ anders" in page


def test_every_choice_has_a_key(browser: Client, waiting: Link) -> None:
    page = browser.get(f"/beoordelen/{waiting.pk}").content.decode()
    assert all(f'accesskey="{key}"' in page for key in ("1", "n", "l"))


@pytest.mark.parametrize("choice", ["linked", "nobody", "later"])
def test_after_a_choice_the_next_signal_follows_at_once(
    browser: Client, waiting: Link, someone: Callable[..., Person], choice: str
) -> None:
    person = someone(initials="J.P.").pk
    answer = browser.post(
        f"/beoordelen/{waiting.pk}/beslis", {"choice": choice, "person": person}, follow=True
    )
    address = answer.redirect_chain[0][0]
    assert address.startswith("/beoordelen/")
    assert str(waiting.pk) not in address
    assert "Draai mijn laatste keuze terug" in answer.content.decode()


def test_a_choice_can_be_turned_back(browser: Client, waiting: Link) -> None:
    browser.post(f"/beoordelen/{waiting.pk}/beslis", {"choice": "nobody"})
    answer = browser.post(f"/beoordelen/{waiting.pk}/terug", follow=True)
    assert "Je kunt opnieuw kiezen" in answer.content.decode()


def test_too_late_to_turn_back_says_why_and_goes_on_reviewing(
    browser: Client, waiting: Link
) -> None:
    browser.post(f"/beoordelen/{waiting.pk}/beslis", {"choice": "nobody"})
    with tenant(waiting.municipality):
        ArrearsSignal.objects.update(result=SignalResult.TAKEN_UP)
    answer = browser.post(f"/beoordelen/{waiting.pk}/terug", follow=True)
    assert "al opgepakt" in answer.content.decode()
    assert answer.redirect_chain[0][0].startswith("/beoordelen/")


def test_the_last_one_leads_back_to_the_list(browser: Client, waiting: Link) -> None:
    with tenant(waiting.municipality):
        Link.objects.exclude(pk=waiting.pk).update(result="nobody")
    answer = browser.post(f"/beoordelen/{waiting.pk}/beslis", {"choice": "nobody"})
    assert answer.headers["Location"] == "/beoordelen"


@pytest.mark.parametrize("sent", [{}, {"choice": "iemand"}, {"choice": "linked"}])
def test_half_a_choice_is_refused_with_a_sentence(
    browser: Client, waiting: Link, sent: dict[str, str]
) -> None:
    answer = browser.post(f"/beoordelen/{waiting.pk}/beslis", sent)
    assert answer.status_code == 409
    assert "Kies wie het is" in answer.content.decode()


def test_who_comes_second_is_told_so_and_goes_on(browser: Client, waiting: Link) -> None:
    browser.post(f"/beoordelen/{waiting.pk}/beslis", {"choice": "nobody"})
    answer = browser.post(f"/beoordelen/{waiting.pk}/beslis", {"choice": "nobody"}, follow=True)
    assert "Iemand anders heeft dit signaal al beoordeeld." in answer.content.decode()
    assert answer.redirect_chain[0][0].startswith("/beoordelen/")


def test_an_unknown_item_is_not_found(browser: Client) -> None:
    assert browser.get(f"/beoordelen/{uuid4()}").status_code == 404


@pytest.mark.parametrize("path", ["/beoordelen", "/register"])
def test_somebody_who_visits_homes_has_no_business_here(
    client_for: Callable[[Actor], Client], outreach_worker: Actor, path: str
) -> None:
    assert client_for(outreach_worker).get(path).status_code == 403


def test_who_did_not_sign_in_is_asked_to(waiting: Link) -> None:
    answer = Client().get("/beoordelen")
    assert answer.headers["Location"].startswith("/aanmelden")


def test_an_extract_is_uploaded_read_and_told_about(browser: Client) -> None:
    content = extract(row(1), row(2, geboortedatum="morgen"))
    browser.post("/register", {"file": SimpleUploadedFile("register.csv", content)})
    assert "wordt ingelezen" in browser.get("/register").content.decode()
    _read_what_waits()
    page = browser.get("/register").content.decode()
    assert "Rij 3: geboortedatum is geen datum die bestaat." in page


def _read_what_waits() -> None:
    with tenant("9999"):
        made = RegisterImport.objects.get()
    tasks.read_register.func(
        municipality="9999", actor_kind="user", actor_id="x", register_import=str(made.pk)
    )


def test_an_upload_without_a_file_says_what_to_do(browser: Client) -> None:
    assert "Kies eerst een bestand." in browser.post("/register").content.decode()


def test_no_script_or_style_stands_in_the_pages_themselves(browser: Client, waiting: Link) -> None:
    for path in ("/beoordelen", f"/beoordelen/{waiting.pk}", "/register"):
        page = browser.get(path).content.decode()
        assert "<style" not in page
        assert "style=" not in page
        assert "<script>" not in page
