# SPDX-License-Identifier: EUPL-1.2
"""The pages of letters: texts with their preview and score, and the letters of a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.outreach.lettering import words_on
from tests.situations import LEAD, let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import take_up
from woonzeker.matching.models import Person
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.outreach.models import Letter, LetterText

pytestmark = pytest.mark.django_db
In = Callable[[Actor], Client]
CARD = "/beleid/brieven/card/nl"


def form(**changes: str) -> dict[str, str]:
    said = {
        "title": "Wij waren er",
        "paragraphs": "Beste bewoner,\n\nBel ons: {telefoon}.",
        "closing": "Groet, {afzender}",
        "valid_from": MONDAY.isoformat(),
    }
    return said | changes


@pytest.fixture
def case(outreach_worker: Actor) -> Case:
    someone = resident(surname="Zwaluw")
    linked_signal(someone)
    take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        Person.objects.update(checked_at=clock.now())
        found = Case.objects.get()
    let_work(outreach_worker, found)
    return found


def test_the_list_says_which_translations_nobody_looked_at(
    client_for: In, coordinator: Actor
) -> None:
    page = client_for(coordinator).get("/beleid/brieven").content.decode()
    assert page.count("niet nagekeken") == 84
    assert "Arabisch" in page


def test_the_example_opens_beside_the_text_that_is_being_written(
    client_for: In, coordinator: Actor
) -> None:
    page = client_for(coordinator).get(CARD).content.decode()
    assert page.count('formtarget="_blank"') == page.count("/voorbeeld") > 0


def test_a_new_text_is_kept_as_a_version(client_for: In, coordinator: Actor) -> None:
    answer = client_for(coordinator).post(CARD, form())
    assert answer.status_code == 302
    with tenant(CODE):
        row = LetterText.objects.get()
        assert row.content["paragraphs"] == ["Beste bewoner,", "Bel ons: {telefoon}."]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"paragraphs": "U heeft een betalingsachterstand van € 500."}, "geen bedrag"),
        ({"paragraphs": "Uw schuldhulp begint."}, "neutraal"),
        ({"paragraphs": "Uw nummer is 123456782."}, "BSN"),
        ({"paragraphs": "Zie {melders}."}, "kan niet in deze brief"),
        ({"paragraphs": "Zie {iets}."}, "geen invulplek"),
        ({"paragraphs": "[poes] Hallo."}, "bestaat niet"),
        ({"paragraphs": "woord " * 900}, "past niet op één bladzijde"),
        ({"valid_from": "2026-11-01"}, "vóór vandaag"),
    ],
)
def test_words_that_may_not_be_in_a_letter_are_refused(
    client_for: In, coordinator: Actor, changes: dict[str, str], said: str
) -> None:
    answer = client_for(coordinator).post(CARD, form(**changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    with tenant(CODE):
        assert not LetterText.objects.exists()


def test_the_score_is_told_of_words_that_are_not_kept_yet(
    client_for: In, coordinator: Actor
) -> None:
    hard = "Middels dit schrijven verzoeken wij u derhalve ons onverwijld te benaderen."
    page = client_for(coordinator).post(CARD, form(paragraphs=hard, check="1")).content.decode()
    assert "kan makkelijker" in page
    assert "derhalve" in page
    with tenant(CODE):
        assert not LetterText.objects.exists()


def test_the_preview_shows_the_words_of_the_form_with_nobody_in_them(
    client_for: In, coordinator: Actor
) -> None:
    answer = client_for(coordinator).post(f"{CARD}/voorbeeld", form(title="Een heel andere kop"))
    assert answer["Content-Type"] == "application/pdf"
    words = words_on(answer.content)
    assert "Een heel andere kop" in words
    assert "Voorbeeld" in words


@pytest.mark.parametrize("language", ["ar", "ti", "uk"])
def test_a_translation_is_seen_on_paper(client_for: In, coordinator: Actor, language: str) -> None:
    answer = client_for(coordinator).get(f"/beleid/brieven/first/{language}/voorbeeld?plaatjes=1")
    assert answer.content.startswith(b"%PDF")


def test_arabic_is_written_from_right_to_left(client_for: In, coordinator: Actor) -> None:
    page = client_for(coordinator).get("/beleid/brieven/first/ar").content.decode()
    assert page.count('lang="ar" dir="rtl"') == 3


def test_a_translation_is_confirmed_once_and_by_another_than_who_wrote_it(
    client_for: In, coordinator: Actor
) -> None:
    address = "/beleid/brieven/card/tr"
    browser = client_for(coordinator)
    browser.post(address, form())
    refused = browser.post(f"{address}/nagekeken", {"version": "1"})
    assert "Laat een ander" in refused.content.decode()
    other = client_for(person(Role.TEAM_LEAD, name="ander"))
    assert other.post(f"{address}/nagekeken", {"version": "1"}).status_code == 302
    assert "nagekeken op" in browser.get(address).content.decode()


def test_an_older_version_cannot_be_confirmed(client_for: In, coordinator: Actor) -> None:
    browser = client_for(coordinator)
    browser.post("/beleid/brieven/card/tr", form())
    answer = browser.post("/beleid/brieven/card/tr/nagekeken", {"version": "0"})
    assert "nieuwere tekst" in answer.content.decode()


def test_a_text_that_does_not_exist_is_not_found(client_for: In, coordinator: Actor) -> None:
    browser = client_for(coordinator)
    assert browser.get("/beleid/brieven/first/xx").status_code == 404
    assert browser.get("/beleid/brieven/liefdesbrief/nl/voorbeeld").status_code == 404


def test_the_municipality_decides_on_a_neutral_first_letter(
    client_for: In, municipality: str
) -> None:
    browser = client_for(person(Role.FUNCTIONAL_ADMIN))
    held: dict[str, Any] = browser.get("/beleid/brieven/afspraken").context["form"].initial
    answer = browser.post("/beleid/brieven/afspraken", held | {"first_letter": "neutral"})
    assert answer.status_code == 302
    with tenant(CODE):
        newest = LocalPolicy.objects.filter(kind=PolicyKind.LETTERS).latest("version")
        assert newest.data["first_letter"] == "neutral"
    late = held | {"source_told_within_days": 31}
    assert browser.post("/beleid/brieven/afspraken", late).status_code == 422


def test_a_sender_whose_name_tells_what_it_is_about_is_refused(
    client_for: In, municipality: str
) -> None:
    browser = client_for(person(Role.FUNCTIONAL_ADMIN))
    held: dict[str, Any] = browser.get("/beleid/brieven/afspraken").context["form"].initial
    answer = browser.post("/beleid/brieven/afspraken", held | {"sender": "Team Schuldhulp"})
    assert answer.status_code == 422
    assert "neutrale naam" in answer.content.decode()


def test_a_letter_is_made_looked_at_and_said_to_be_sent(
    client_for: In, outreach_worker: Actor, case: Case
) -> None:
    browser = client_for(outreach_worker)
    page = f"/zaken/{case.pk}/brieven"
    to = browser.get(page).context["form"].fields["person"].choices[0][0]
    browser.post(page, {"kind": "first", "person": to, "language": "nl"})
    with tenant(CODE):
        letter = Letter.objects.get()
    assert "Zwaluw" in words_on(browser.get(f"/brieven/{letter.pk}").content)
    browser.post(f"/brieven/{letter.pk}/verstuurd")
    assert "op de post" in browser.get(page).content.decode()


def test_a_refused_letter_says_why_on_the_page(
    client_for: In, outreach_worker: Actor, case: Case
) -> None:
    browser = client_for(outreach_worker)
    page = f"/zaken/{case.pk}/brieven"
    to = browser.get(page).context["form"].fields["person"].choices[0][0]
    answer = browser.post(page, {"kind": "appointment", "person": to, "language": "nl"})
    assert answer.status_code == 422
    assert "{dag} is niet bekend" in answer.content.decode()


def test_who_may_not_write_sees_that_there_are_letters_and_no_page(
    client_for: In, outreach_worker: Actor, case: Case
) -> None:
    browser = client_for(outreach_worker)
    page = f"/zaken/{case.pk}/brieven"
    to = browser.get(page).context["form"].fields["person"].choices[0][0]
    browser.post(page, {"kind": "reminder", "person": to, "language": "nl"})
    lead = client_for(person(Role.TEAM_LEAD, name="leider"))
    seen = lead.get(page).content.decode()
    assert "Herinnering" in seen
    assert "Zwaluw" not in seen
    assert "Nieuwe brief" not in seen
    with tenant(CODE):
        letter = Letter.objects.get()
    assert lead.get(f"/brieven/{letter.pk}").status_code == 403
