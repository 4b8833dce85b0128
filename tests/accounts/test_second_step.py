# SPDX-License-Identifier: EUPL-1.2
"""The second step: each code once, an app set up the first time, and recovery codes."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pyotp
import pytest
from django.test import Client
from tests.accounts.conftest import PASSWORD, code_of, make, sign_in
from tests.conftest import CODE

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.matrix import GRANTS, DataClass, Sight
from woonzeker.access.policy import Role
from woonzeker.access.sealing import SealBroken
from woonzeker.accounts import services
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.models import RecoveryCode, SecondFactor, User
from woonzeker.accounts.rules import needs_second_step
from woonzeker.accounts.services.sealed import open_secret
from woonzeker.accounts.services.second_step import fresh_recovery_codes
from woonzeker.organisations import services as organisations


def test_a_code_works_once(nadia: User, noon: datetime) -> None:
    assert services.check_second_step(user=nadia, code=code_of(nadia))
    assert not services.check_second_step(user=nadia, code=code_of(nadia))


def test_an_earlier_code_does_not_work_after_a_later_one(nadia: User, noon: datetime) -> None:
    assert services.check_second_step(user=nadia, code=code_of(nadia, 1))
    assert not services.check_second_step(user=nadia, code=code_of(nadia))


@pytest.mark.parametrize(("later", "right"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(nadia: User, noon: datetime, later: int, right: bool) -> None:
    assert services.check_second_step(user=nadia, code=code_of(nadia, later)) is right


def test_a_code_may_be_typed_with_a_space(nadia: User, noon: datetime) -> None:
    code = code_of(nadia)
    assert services.check_second_step(user=nadia, code=f"{code[:3]} {code[3:]}")


def test_a_replayed_code_opens_nothing(nadia: User, noon: datetime) -> None:
    first, second = Client(), Client()
    sign_in(first, nadia)
    sign_in(second, nadia)
    assert first.get("/account").status_code == 200
    assert second.get("/").headers["Location"].startswith("/aanmelden")


def test_after_five_wrong_codes_one_waits(nadia: User, noon: datetime) -> None:
    for _ in range(5):
        assert not services.check_second_step(user=nadia, code="000000")
    with pytest.raises(TooSoon):
        services.check_second_step(user=nadia, code=code_of(nadia))
    with clock.really_at(noon + timedelta(seconds=31)):
        assert services.check_second_step(user=nadia, code=code_of(nadia))


def test_halfway_ends_after_ten_minutes(nadia: User, client: Client, noon: datetime) -> None:
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD})
    with clock.really_at(noon + timedelta(minutes=11)):
        response = client.post("/aanmelden/code", {"code": code_of(nadia)})
    assert response.headers["Location"].startswith("/aanmelden?")


def test_every_role_that_sees_residents_needs_a_second_step() -> None:
    about_people = [each for each in DataClass if each.name not in {"FIGURES", "LOGS", "USERS"}]
    seeing = {
        grant.role
        for grant in GRANTS.values()
        if grant.data in about_people and grant.sight > Sight.COUNT
    }
    assert {role for role in Role if needs_second_step({role.value})} == {
        *seeing, Role.FUNCTIONAL_ADMIN
    }  # fmt: skip


def test_the_first_time_an_app_is_set_up(municipality: str, client: Client) -> None:
    make("nadia", Role.REVIEWER)
    page = client.post("/aanmelden", {"username": "nadia", "password": PASSWORD}, follow=True)
    assert page.redirect_chain[-1][0].startswith("/aanmelden/app")
    secret = re.search(r'wz-code">([A-Z2-7 ]+)<', page.content.decode())
    assert secret
    code = pyotp.TOTP(secret[1].replace(" ", "")).at(clock.real())
    shown = client.post("/aanmelden/app", {"code": code}).content.decode()
    assert len(re.findall(r"<code>(?:[A-Z2-9]{5}-?){5}</code>", shown)) == 10
    assert client.get("/gemeente?next=/", follow=True).status_code == 200


def test_an_app_is_not_set_up_with_a_wrong_code(municipality: str, client: Client) -> None:
    user = make("nadia", Role.REVIEWER)
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD}, follow=True)
    client.post("/aanmelden/app", {"code": "000000"})
    assert not SecondFactor.objects.filter(user=user).exists()


def test_the_secret_is_another_one_in_another_session(municipality: str) -> None:
    make("nadia", Role.REVIEWER)
    pages = []
    for browser in (Client(), Client()):
        browser.post("/aanmelden", {"username": "nadia", "password": PASSWORD}, follow=True)
        pages.append(browser.get("/aanmelden/app").content.decode())
    first, second = (re.findall(r'wz-code">([A-Z2-7 ]+)<', page) for page in pages)
    assert first != second


def test_without_an_app_nothing_of_a_resident_is_shown(municipality: str, client: Client) -> None:
    make("nadia", Role.REVIEWER)
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD}, follow=True)
    for path in ("/", "/zaken", "/beoordelen", "/account"):
        assert client.get(path).headers["Location"].startswith("/aanmelden/code")


def test_figures_alone_need_no_app_until_a_role_does(municipality: str, client: Client) -> None:
    user = make("cijfers", Role.STATISTICIAN)
    client.post("/aanmelden", {"username": "cijfers", "password": PASSWORD}, follow=True)
    assert client.get("/account").status_code == 200
    organisations.give_role(
        actor=system(CODE, "tests"), user=user.pk, role=Role.REVIEWER, from_on=date(2026, 1, 1)
    )
    assert client.get("/account").headers["Location"].startswith("/aanmelden/code")


def test_a_recovery_code_works_once(nadia: User, noon: datetime) -> None:
    code = fresh_recovery_codes(nadia)[0]
    assert services.check_second_step(user=nadia, code=code.lower())
    assert not services.check_second_step(user=nadia, code=code)


def test_of_a_recovery_code_only_a_digest_is_kept(nadia: User) -> None:
    made = fresh_recovery_codes(nadia)
    kept = "".join(RecoveryCode.objects.values_list("code_hash", flat=True))
    assert not any(code.replace("-", "") in kept.upper() for code in made)


def test_new_recovery_codes_end_the_old_ones(nadia: User, noon: datetime) -> None:
    old = fresh_recovery_codes(nadia)[0]
    fresh_recovery_codes(nadia)
    assert not services.check_second_step(user=nadia, code=old)


def test_somebody_elses_recovery_code_does_not_work(nadia: User, noon: datetime) -> None:
    other = make("bram", Role.REVIEWER)
    assert not services.check_second_step(user=nadia, code=fresh_recovery_codes(other)[0])


def test_it_is_said_when_recovery_codes_run_out(nadia: User, client: Client) -> None:
    code, *rest = fresh_recovery_codes(nadia)
    for used in rest[:7]:
        services.check_second_step(user=nadia, code=used)
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD})
    page = client.post("/aanmelden/code", {"code": code}, follow=True).content.decode()
    assert "Er zijn nog 2 herstelcodes" in page


def test_who_has_no_recovery_codes_hears_so_without_a_nought(nadia: User, client: Client) -> None:
    code, *rest = fresh_recovery_codes(nadia)
    for used in rest:
        services.check_second_step(user=nadia, code=used)
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD})
    page = client.post("/aanmelden/code", {"code": code}, follow=True).content.decode()
    assert "Er zijn geen herstelcodes" in page


def test_a_secret_opens_for_nobody_else(nadia: User) -> None:
    other = make("bram", Role.REVIEWER)
    sealed = SecondFactor.objects.get(user=nadia).secret
    with pytest.raises(SealBroken):
        open_secret(sealed, other.pk)


def test_a_practice_account_is_not_warned_about_recovery_codes(nadia: User, client: Client) -> None:
    User.objects.filter(pk=nadia.pk).update(is_demo=True)
    RecoveryCode.objects.filter(user=nadia).delete()
    sign_in(client, nadia)
    page = client.get("/account").content.decode()
    assert "Er zijn er nog 0" not in page
    assert "Dit is een oefenaccount" in page
