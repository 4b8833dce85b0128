# SPDX-License-Identifier: EUPL-1.2
"""What stands around a page of a partner, and what it reads when something is not there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.conftest import browser_at, seated

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.organisations.models import Partner
from woonzeker.web.context import navigation

pytestmark = pytest.mark.django_db
OF_STAFF = ("bij Zaken", "Vandaag", " je ", " jouw ", "teamleider")


def read(client: Client, path: str) -> tuple[int, str]:
    """The status and the words of a page, without its tags."""
    answer = client.get(path)
    words = re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main")[1].split("</main")[0])
    return answer.status_code, words


@pytest.fixture
def corporation(partner_factory: Callable[..., Partner]) -> Client:
    return browser_at(seated(partner_factory()))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/partner/bestaat-niet", 404),
        ("/bestaat-niet", 404),
        ("/partner/9999/aanleveringen/00000000-0000-4000-8000-000000000000", 404),
        ("/partner/berichten", 403),
    ],
)
def test_a_partner_is_sent_to_its_own_desk(corporation: Client, path: str, status: int) -> None:
    found, words = read(corporation, path)
    assert found == status
    assert "Naar uw bureau" in words
    assert [word for word in OF_STAFF if word in words] == []


def test_an_error_with_words_of_its_own_is_not_plain() -> None:
    assert NotFound().is_plain
    assert NotPermitted().is_plain
    assert not NotFound("De gemeente wiste dit bestand.").is_plain


@pytest.mark.parametrize(("person", "times"), [("Petra Smit", 1), ("Sjaak", 2)])
def test_who_is_an_organisation_of_one_reads_the_name_once(
    partner_factory: Callable[..., Partner], person: str, times: int
) -> None:
    browser = browser_at(seated(partner_factory("huur", "Petra Smit")))
    session = browser.session
    session["user_name"] = person
    session.save()
    page = browser.get("/partner").content.decode()
    header = page.split("</header>")[0]
    assert header.count("Petra Smit") + header.count("Sjaak") == times


def test_a_bailiff_has_no_word_for_signals() -> None:
    def labels(role: Role) -> set[str]:
        actor = Actor("partner", "x", "", frozenset({role.value}))
        return {str(item.label) for item in navigation(actor, "/partner").everything}

    assert "Uw signalen" not in labels(Role.BAILIFF)
    assert "Aanleveren" not in labels(Role.BAILIFF)
    assert "Uw signalen" in labels(Role.PARTNER_USER)


def test_who_signs_in_reads_that_a_mail_address_will_do() -> None:
    assert "Gebruikersnaam of e-mailadres" in Client().get("/aanmelden").content.decode()
