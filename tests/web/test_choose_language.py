# SPDX-License-Identifier: EUPL-1.2
"""Pages are Dutch until somebody chooses English, and stay so."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.test import Client
from tests.architecture.house import nodes_of
from tests.proving import some
from tests.web.test_log_of_requests import addresses

from woonzeker.access.actors import Actor
from woonzeker.settings import catalogues

ENGLISH = catalogues.FOLDER / "en" / "LC_MESSAGES" / "django.po"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """The catalogues as the source has them now."""
    catalogues.compile_all()


def test_a_browser_in_english_gets_dutch() -> None:
    page = Client(headers={"Accept-Language": "en-US,en;q=0.9"}).get("/aanmelden")
    assert page["Content-Language"] == "nl"
    assert "Gebruikersnaam" in page.content.decode()


def test_a_choice_for_english_is_kept() -> None:
    client = Client()
    answer = client.post("/taal", {"language": "en", "next": "/aanmelden"})
    assert (answer.status_code, answer["Location"]) == (302, "/aanmelden")
    page = client.get("/aanmelden")
    assert page["Content-Language"] == "en"
    assert '<html lang="en"' in page.content.decode()
    assert "Gebruikersnaam" not in page.content.decode()


def test_an_unknown_language_is_dutch() -> None:
    client = Client()
    client.cookies["taal"] = "xx"
    assert client.get("/aanmelden")["Content-Language"] == "nl"


@pytest.mark.parametrize("elsewhere", ["https://boef.example/", "//boef.example"])
def test_choosing_a_language_leads_nowhere_else(elsewhere: str) -> None:
    answer = Client().post("/taal", {"language": "en", "next": elsewhere})
    assert "boef" not in answer["Location"]


def test_every_page_can_be_had_in_english(
    coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    client = client_for(coordinator)
    client.cookies["taal"] = "en"
    asked = some((each for each in addresses() if not each.startswith("/api")), 3)
    pages = {each: client.get(each) for each in asked}
    shown = {
        each: page["Content-Language"] for each, page in pages.items() if page.status_code == 200
    }
    broken = {each: page.status_code for each, page in pages.items() if page.status_code >= 500}
    assert broken == {each: 503 for each in pages if each == "/readyz"}  # no worker lives here
    assert set(shown.values()) == {"en"}


def test_every_sentence_has_its_english() -> None:
    catalogue = catalogues.read(ENGLISH)
    said = [message.id for message in catalogues.messages() if message.id]
    assert [str(each) for each in said if each not in catalogue] == []
    assert catalogues.untranslated(catalogue) == []


def test_no_translation_drops_what_must_be_filled_in() -> None:
    faults = [(str(m.id), errors) for m, errors in catalogues.read(ENGLISH).check()]
    assert faults == []


def test_a_catalogue_is_compiled_without_system_tools(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid "huis"\nmsgstr "house"\n', encoding="utf-8")
    assert (catalogues.compile_all(tmp_path), catalogues.compile_all(tmp_path)) == (1, 0)
    with (folder / "django.mo").open("rb") as binary:
        assert read_mo(binary).get("huis").string == "house"


def test_one_word_has_one_name_in_english() -> None:
    with ENGLISH.open("rb") as file:
        known = read_po(file)
    said = {str(each.id): str(each.string) for each in known if "looplijst" in str(each.id).lower()}
    assert said
    assert [dutch for dutch, english in said.items() if "work list" not in english.lower()] == []


def test_no_sentence_hides_in_a_string_that_is_put_together() -> None:
    """What stands inside an f-string is not collected: nobody could say it in English."""
    hidden = []
    for path in sorted(catalogues.PACKAGE.rglob("*.py")):
        for text in nodes_of(path, ast.JoinedStr):
            hidden += [
                f"{path.name}:{each.lineno}"
                for each in ast.walk(text)
                if isinstance(each, ast.Call)
                and isinstance(each.func, ast.Name)
                and each.func.id in {"_", "gettext", "ngettext"}
                and isinstance(each.args[0], ast.Constant)
            ]
    assert hidden == []
