# SPDX-License-Identifier: EUPL-1.2
"""A registered phone sleeps instead of ending its session, and its PIN wakes it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.accounts.conftest import PASSWORD, code_of, sign_in

from woonzeker.access import clock
from woonzeker.accounts.models import FieldDevice, SignedIn, User
from woonzeker.accounts.rules import pin_is_digits, pin_is_easy

PIN = "295173"
LATER = timedelta(minutes=20)


@pytest.fixture
def phone(nadia: User, client: Client, noon: datetime) -> Client:
    """A phone that somebody registered at noon."""
    sign_in(client, nadia)
    client.post("/account/telefoon", {"name": "werktelefoon", "pin": PIN, "again": PIN})
    assert FieldDevice.objects.filter(user=nadia, ended_at=None).exists()
    return client


def test_an_idle_phone_sleeps_and_its_pin_wakes_it(phone: Client, noon: datetime) -> None:
    with clock.really_at(noon + LATER):
        asked = phone.get("/beoordelen").headers["Location"]
        assert asked == "/ontgrendelen?next=%2Fbeoordelen"
        assert "Ontgrendel met je pincode" in phone.get(asked).content.decode()
        assert phone.post(asked, {"pin": PIN}).headers["Location"] == "/beoordelen"
        assert phone.get("/beoordelen").status_code == 200


def test_waking_gives_the_session_another_key(phone: Client, noon: datetime) -> None:
    before = phone.cookies["sessionid"].value
    with clock.really_at(noon + LATER):
        phone.post("/ontgrendelen", {"pin": PIN})
    assert phone.cookies["sessionid"].value != before


def test_a_sleeping_phone_shows_nothing(phone: Client, noon: datetime) -> None:
    with clock.really_at(noon + LATER):
        for path in ("/", "/zaken", "/account", "/gemeente", "/bewijs", "/nergens"):
            assert phone.get(path).headers["Location"].startswith("/ontgrendelen")


@pytest.mark.parametrize("path", ["/aanmelden/code", "/aanmelden/app", "/aanmelden"])
def test_a_code_of_the_app_wakes_no_phone(
    phone: Client, nadia: User, noon: datetime, path: str
) -> None:
    with clock.really_at(noon + LATER):
        phone.post(path, {"code": code_of(nadia), "username": "nadia", "password": PASSWORD})
        assert phone.get("/beoordelen").headers["Location"].startswith("/ontgrendelen")
    assert SignedIn.objects.count() == 1


def test_what_was_filled_in_on_a_sleeping_phone_is_kept(phone: Client, noon: datetime) -> None:
    with clock.really_at(noon + LATER):
        page = phone.post("/account/telefoon", {"name": "tweede telefoon"})
        assert (page.status_code, b'name="kept" value="' in page.content) == (403, True)


def test_five_wrong_pins_end_session_and_registration(phone: Client, noon: datetime) -> None:
    with clock.really_at(noon + LATER):
        for left in (4, 3, 2, 1):
            page = phone.post("/ontgrendelen", {"pin": "111111"})
            assert f"Nog {left} poging" in page.content.decode()
        last = phone.post("/ontgrendelen", {"pin": "111111"}, follow=True)
    assert "vijf keer fout" in last.content.decode()
    assert SignedIn.objects.get().ended_why == "wrong_pin"
    assert FieldDevice.objects.get().ended_at is not None


def test_a_right_pin_forgets_the_wrong_ones(phone: Client, noon: datetime) -> None:
    with clock.really_at(noon + LATER):
        phone.post("/ontgrendelen", {"pin": "111111"})
        phone.post("/ontgrendelen", {"pin": PIN})
    assert FieldDevice.objects.get().failures == 0


def test_after_ten_hours_the_pin_wakes_nothing(phone: Client, noon: datetime) -> None:
    with clock.really_at(noon + timedelta(hours=10)):
        answer = phone.post("/ontgrendelen", {"pin": PIN})
    assert answer.headers["Location"].startswith("/aanmelden")


def test_the_session_elsewhere_does_not_sleep_but_ends(phone: Client, noon: datetime) -> None:
    thief = Client()
    thief.cookies["sessionid"] = phone.cookies["sessionid"].value
    with clock.really_at(noon + LATER):
        assert thief.get("/").headers["Location"].startswith("/aanmelden")


def test_on_a_registered_phone_the_next_session_sleeps_too(
    phone: Client, nadia: User, noon: datetime
) -> None:
    phone.post("/afmelden")
    with clock.really_at(noon + LATER):
        sign_in(phone, nadia)
    with clock.really_at(noon + 2 * LATER):
        assert phone.get("/").headers["Location"].startswith("/ontgrendelen")


def test_ending_a_phone_ends_the_sessions_on_it(phone: Client, nadia: User, noon: datetime) -> None:
    desk = Client()
    with clock.really_at(noon + timedelta(minutes=1)):
        sign_in(desk, nadia)
        desk.post(f"/account/telefoon/{FieldDevice.objects.get().pk}/einde")
        assert phone.get("/").headers["Location"].startswith("/aanmelden")
        assert desk.get("/account").status_code == 200


def test_nobody_ends_the_phone_of_another(phone: Client, nadia: User) -> None:
    FieldDevice.objects.update(user=User.objects.create(username="ander", name="Ander"))
    answer = phone.post(f"/account/telefoon/{FieldDevice.objects.get().pk}/einde")
    assert answer.status_code == 404
    assert FieldDevice.objects.get().ended_at is None


@pytest.mark.parametrize("pin", ["12345", "1234567890123", "12a456", "", "١٢٣٤٥٦"])
def test_a_pin_is_six_to_twelve_digits(pin: str) -> None:
    assert not pin_is_digits(pin)


@pytest.mark.parametrize(
    "pin",
    ["000000", "123456", "654321", "121212", "123123", "112233", "147258", "010190", "14061972",
     "123321", "890123", "343434"],
)  # fmt: skip
def test_an_easy_pin_is_known(pin: str) -> None:
    assert pin_is_easy(pin)


@pytest.mark.parametrize("pin", ["295173", "840629", "40917385", "736150"])
def test_other_pins_will_do(pin: str) -> None:
    assert not pin_is_easy(pin)


def test_an_easy_pin_registers_nothing(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    sent = {"name": "werktelefoon", "pin": "123456", "again": "123456"}
    assert "vinder" in client.post("/account/telefoon", sent).content.decode()
    assert not FieldDevice.objects.exists()
