# SPDX-License-Identifier: EUPL-1.2
"""Sessions: a new key at each step, an end after a while, and a list in which one ends them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.accounts.conftest import PASSWORD, code_of, make, sign_in

from woonzeker.access import clock
from woonzeker.access.policy import Role
from woonzeker.accounts import services
from woonzeker.accounts.models import RecoveryCode, SecondFactor, SignedIn, User
from woonzeker.accounts.rules.browsers import browser_words
from woonzeker.accounts.services.sealed import plain_digest

MINUTE = timedelta(minutes=1)


def key(client: Client) -> str:
    return client.cookies["sessionid"].value


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


def test_the_key_changes_at_the_password_and_at_the_code(nadia: User, client: Client) -> None:
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    keys = [session.session_key]
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD})
    keys.append(key(client))
    client.post("/aanmelden/code", {"code": code_of(nadia)})
    keys.append(key(client))
    assert len(set(keys)) == 3
    assert "planted" not in client.session


def test_a_key_that_was_laid_ready_opens_nothing(nadia: User, client: Client) -> None:
    thief = Client()
    laid = thief.session
    laid.save()
    client.cookies["sessionid"] = thief.cookies["sessionid"] = laid.session_key
    sign_in(client, nadia)
    assert is_in(client)
    assert not is_in(thief)


def test_a_kept_cookie_opens_nothing_after_signing_out(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    kept = key(client)
    client.post("/afmelden")
    client.cookies["sessionid"] = kept
    assert client.get("/").headers["Location"].startswith("/aanmelden")


@pytest.mark.parametrize(("minutes", "there"), [(14, True), (15, False)])
def test_after_a_quarter_of_an_hour_idle_it_is_over(
    nadia: User, client: Client, noon: datetime, minutes: int, there: bool
) -> None:
    sign_in(client, nadia)
    with clock.really_at(noon + minutes * MINUTE):
        assert is_in(client) is there


def test_who_keeps_working_stays_until_ten_hours(
    nadia: User, client: Client, noon: datetime
) -> None:
    sign_in(client, nadia)
    for minutes in range(10, 600, 10):
        with clock.really_at(noon + minutes * MINUTE):
            assert is_in(client)
    with clock.really_at(noon + 600 * MINUTE):
        assert not is_in(client)
    assert SignedIn.objects.get().ended_why == "too_long"


def test_a_code_does_not_begin_the_hours_anew(nadia: User, client: Client, noon: datetime) -> None:
    sign_in(client, nadia)
    with clock.really_at(noon + 10 * MINUTE):
        client.post("/aanmelden/code", {"code": code_of(nadia)})
    assert SignedIn.objects.get().began_at == noon


def test_a_code_after_a_password_alone_keeps_its_hours(
    nadia: User, client: Client, noon: datetime
) -> None:
    sign_in(client, nadia)
    SignedIn.objects.update(second_step=False)
    with clock.really_at(noon + 10 * MINUTE):
        client.post("/aanmelden/code", {"code": code_of(nadia)})
    found = SignedIn.objects.get(ended_at=None)
    assert (found.second_step, found.began_at) == (True, noon)


def test_a_password_alone_is_no_use_of_an_account(
    nadia: User, client: Client, noon: datetime
) -> None:
    SecondFactor.objects.all().delete()
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD})
    with clock.really_at(noon + 2 * MINUTE):
        client.get("/zaken")
    assert SignedIn.objects.get().second_step is False
    assert User.objects.get().used_at is None


def test_figures_alone_are_use_of_an_account(municipality: str, noon: datetime) -> None:
    user, client = make("cijfers", Role.STATISTICIAN), Client()
    client.post("/aanmelden", {"username": "cijfers", "password": PASSWORD}, follow=True)
    user.refresh_from_db()
    assert user.used_at == noon


def test_it_is_said_why_one_must_sign_in_again(nadia: User, client: Client, noon: datetime) -> None:
    sign_in(client, nadia)
    with clock.really_at(noon + 20 * MINUTE):
        page = client.get("/beoordelen", follow=True)
    assert page.redirect_chain[-1][0] == "/aanmelden?next=%2Fbeoordelen"
    assert "Een kwartier lang gebeurde er niets" in page.content.decode()


def test_a_session_that_is_over_stays_over(nadia: User, client: Client, noon: datetime) -> None:
    sign_in(client, nadia)
    kept = key(client)
    with clock.really_at(noon + 20 * MINUTE):
        client.get("/")
    client.cookies["sessionid"] = kept
    assert not is_in(client)


def test_being_there_is_written_once_a_minute(nadia: User, client: Client, noon: datetime) -> None:
    sign_in(client, nadia)
    written = []
    for seconds in (10, 70, 80, 90, 140):
        moment = noon + timedelta(seconds=seconds)
        with (
            clock.really_at(moment),
            CaptureQueriesContext(
                connection,
            ) as asked,
        ):
            services.look_in(key=key(client), phone="")
        written.append(sum(each["sql"].startswith("UPDATE") for each in asked))
    assert written == [0, 1, 0, 0, 1]


def test_looking_in_is_one_question(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    with CaptureQueriesContext(connection) as asked:
        services.look_in(key=key(client), phone="")
    assert len(asked) == 1


def test_who_is_switched_off_is_out_at_the_next_request(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    User.objects.filter(pk=nadia.pk).update(is_active=False)
    assert client.get("/").headers["Location"].startswith("/aanmelden")
    assert SignedIn.objects.get().ended_why == "disabled"


def test_the_list_shows_every_place_and_which_is_this_one(nadia: User, noon: datetime) -> None:
    here, there = Client(headers={"User-Agent": FIREFOX}), Client(headers={"User-Agent": PHONE})
    sign_in(here, nadia)
    with clock.really_at(noon + MINUTE):
        sign_in(there, nadia)
    page = here.get("/account").content.decode()
    assert "Firefox, Windows" in page
    assert "Safari, iPhone" in page
    assert page.count(">deze<") == 1


def test_who_has_no_recovery_codes_is_told_to_make_them(nadia: User, client: Client) -> None:
    RecoveryCode.objects.filter(user=nadia).delete()
    sign_in(client, nadia)
    assert "Er zijn er geen. Maak ze nu" in client.get("/account").content.decode()


def test_one_ends_another_session_of_ones_own(nadia: User, noon: datetime) -> None:
    here, there = Client(), Client()
    sign_in(here, nadia)
    with clock.really_at(noon + MINUTE):
        sign_in(there, nadia)
    other = SignedIn.objects.get(key_hash=plain_digest(key(there)))
    here.post(f"/account/sessies/{other.pk}/einde")
    assert is_in(here)
    assert not is_in(there)


def test_one_ends_all_others_at_once(nadia: User, noon: datetime) -> None:
    browsers = [Client() for _ in range(3)]
    for late, browser in enumerate(browsers):
        with clock.really_at(noon + late * MINUTE):
            sign_in(browser, nadia)
    browsers[0].post("/account/sessies/einde")
    assert [is_in(browser) for browser in browsers] == [True, False, False]


def test_nobody_ends_the_session_of_another(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    other = User.objects.create(username="ander", name="Ander")
    theirs = services.begin_session(key="k" * 32, user=other, second_step=True)
    assert client.post(f"/account/sessies/{theirs.pk}/einde").status_code == 404
    theirs.refresh_from_db()
    assert theirs.ended_at is None


def test_no_key_of_a_session_is_kept_with_it(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    assert SignedIn.objects.get().key_hash == plain_digest(key(client))


FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "words"), [(FIREFOX, "Firefox, Windows"), (PHONE, "Safari, iPhone"), ("curl", "")]
)
def test_a_browser_is_named_in_a_few_words(agent: str, words: str) -> None:
    assert browser_words(agent) == words
