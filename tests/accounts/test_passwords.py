# SPDX-License-Identifier: EUPL-1.2
"""Which passwords will do, and changing one's own."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.accounts.conftest import PASSWORD, sign_in

from woonzeker.access import clock
from woonzeker.accounts import services
from woonzeker.accounts.models import User
from woonzeker.accounts.rules.passwords import SHORTEST, Weakness, listed, weakness

NEW = "oranje lampjes in de gracht"
NAMES = ["nadia", "Nadia Aydin", "woonzeker", "Meerveld"]


@pytest.mark.parametrize(
    "password",
    [NEW, PASSWORD, "correct paard batterij nietje", "hvK2-mquT9-zzRp4", "dertien soepkippen",
     "пароль для сервера", "een zin met spaties"],
)  # fmt: skip
def test_long_is_enough(password: str) -> None:
    assert weakness(password, own=NAMES) is None


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Ab1!Ab1!", Weakness.SHORT),
        ("x" * 201, Weakness.LONG),
        ("aaaaaaaaaaaaaaaa", Weakness.EASY),
        ("abcabcabcabcabc", Weakness.EASY),
        ("12345678901234", Weakness.EASY),
        ("qwertyuiop[]asdf", Weakness.EASY),
        ("1qaz2wsx3edc4rfv", Weakness.EASY),
        ("Welkom2026!!!!", Weakness.COMMON),
        ("W3lk0m!W3lk0m!", Weakness.COMMON),
        ("wachtwoord12345", Weakness.COMMON),
        ("zomer2026zomer", Weakness.COMMON),
        ("Feyenoord-1908-!", Weakness.COMMON),
        ("ikhouvanjou1999", Weakness.COMMON),
        ("P@ssw0rdP@ssw0rd", Weakness.COMMON),
        ("Januari-Februari", Weakness.COMMON),
        ("woonzeker is top!", Weakness.OWN),
        ("MeerveldTotDeMaan", Weakness.OWN),
        ("aydin zwemt vroeg", Weakness.OWN),
        ("Nadia loopt vlug", Weakness.OWN),
    ],
)
def test_what_others_guess_first_is_refused(password: str, why: Weakness) -> None:
    assert weakness(password, own=NAMES) is why


def test_the_list_is_long_and_holds_words_alone() -> None:
    assert len(listed()) > 10_000
    assert all(each.isalpha() and each == each.casefold() for each in listed())


def test_any_kind_of_character_will_do() -> None:
    assert weakness("zeven kleine geitjes") is None
    assert weakness(" ".join(["zeven kleine geitjes", "en de wolf", "staat buiten", NEW])) is None
    assert SHORTEST == 14


def test_a_new_password_works_and_ends_the_other_sessions(nadia: User, noon: datetime) -> None:
    here, there = Client(), Client()
    sign_in(here, nadia)
    with clock.really_at(noon + timedelta(minutes=1)):
        sign_in(there, nadia)
        here.post("/account/wachtwoord", {"old": PASSWORD, "new": NEW})
        assert here.get("/account").status_code == 200
        assert there.get("/account").headers["Location"].startswith("/aanmelden")
    assert services.recognise(username="nadia", password=NEW) == nadia


def test_the_old_password_is_asked(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    page = client.post("/account/wachtwoord", {"old": "fout", "new": NEW})
    assert "oude wachtwoord klopt niet" in page.content.decode()


def test_guessing_the_old_password_makes_one_wait(
    nadia: User, client: Client, noon: datetime
) -> None:
    sign_in(client, nadia)
    for _ in range(5):
        client.post("/account/wachtwoord", {"old": "fout", "new": NEW})
    page = client.post("/account/wachtwoord", {"old": PASSWORD, "new": NEW})
    assert "te vaak" in page.content.decode()
    assert services.recognise(username="nadia", password=PASSWORD) == nadia


def test_wrong_proofs_and_wrong_old_passwords_count_together(
    nadia: User, client: Client, noon: datetime
) -> None:
    sign_in(client, nadia)
    for _ in range(5):
        client.post("/bewijs", {"proof": "fout"})
    page = client.post("/account/wachtwoord", {"old": PASSWORD, "new": NEW})
    assert "te vaak" in page.content.decode()


@pytest.mark.parametrize("new", ["kort", "Meerveld voor altijd", "welkomwelkomwelkom"])
def test_a_weak_password_is_not_taken(nadia: User, client: Client, new: str) -> None:
    sign_in(client, nadia)
    client.session["municipality_name"] = "Meerveld"
    client.post("/account/wachtwoord", {"old": PASSWORD, "new": new})
    assert services.recognise(username="nadia", password=PASSWORD) == nadia


def test_no_password_comes_back_on_a_page(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    page = client.post("/account/wachtwoord", {"old": PASSWORD, "new": "kortegeheim"})
    assert PASSWORD not in page.content.decode()
    assert "kortegeheim" not in page.content.decode()
