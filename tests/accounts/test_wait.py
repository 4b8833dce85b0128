# SPDX-License-Identifier: EUPL-1.2
"""Who guesses waits, longer each time; nobody is locked out, and nobody learns who exists."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.core import signing
from django.db import connection
from django.test import Client
from tests.accounts.conftest import NOON, PASSWORD, code_of, make, sign_in, with_app
from tests.conftest import MONDAY, person

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.accounts import services
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.models import LetIn, Try, User
from woonzeker.accounts.rules.tries import LONGEST_WAIT, NAME, wait_until
from woonzeker.accounts.services import Door
from woonzeker.accounts.services.devices import remembering
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Membership

STRANGER = Door(address="203.0.113.7")


def guess(username: str, times: int, door: Door = STRANGER) -> int:
    """How many wrong passwords are looked at of so many in a row."""
    looked_at = 0
    for _ in range(times):
        try:
            services.recognise(username=username, password="fout", door=door)
            looked_at += 1
        except TooSoon:
            pass
    return looked_at


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (40, 900)]
)
def test_each_wrong_try_doubles_the_wait(wrong: int, seconds: int) -> None:
    until = wait_until([NOON] * wrong, limit=NAME, now=NOON)
    assert (until - NOON if until else timedelta(0)) == timedelta(seconds=seconds)


def test_a_try_counts_for_a_day_and_no_wait_is_longer_than_a_quarter_of_an_hour() -> None:
    assert wait_until([NOON] * 99, limit=NAME, now=NOON + LONGEST_WAIT) is None
    assert wait_until([NOON] * 99, limit=NAME, now=NOON + NAME.counts_for) is None


def test_of_many_guesses_at_one_name_five_are_looked_at(nadia: User, noon: datetime) -> None:
    assert guess("nadia", 50) == 5


def test_of_one_password_at_500_names_ten_are_looked_at(nadia: User, noon: datetime) -> None:
    assert sum(guess(f"naam{number}", 1) for number in range(500)) == 10


def test_spraying_from_many_addresses_is_still_five_a_name(nadia: User, noon: datetime) -> None:
    doors = [Door(address=f"198.51.100.{number}") for number in range(40)]
    assert sum(guess("nadia", 1, door) for door in doors) == 5


def test_the_right_password_waits_too_and_then_works(nadia: User, noon: datetime) -> None:
    guess("nadia", 5)
    with pytest.raises(TooSoon):
        services.recognise(username="nadia", password=PASSWORD, door=STRANGER)
    with clock.really_at(noon + timedelta(seconds=31)):
        assert services.recognise(username="nadia", password=PASSWORD, door=STRANGER) == nadia


def test_hammering_does_not_make_the_wait_longer(nadia: User, noon: datetime) -> None:
    guess("nadia", 500)
    with clock.really_at(noon + timedelta(seconds=31)):
        assert services.recognise(username="nadia", password=PASSWORD, door=STRANGER) == nadia


def test_a_known_device_is_not_slowed_by_strangers(nadia: User, noon: datetime) -> None:
    known = Door(address=STRANGER.address, device=remembering(Door(), nadia))
    guess("nadia", 500)
    assert services.recognise(username="nadia", password=PASSWORD, door=known) == nadia


def test_on_a_known_device_one_waits_for_ones_own_mistakes(nadia: User, noon: datetime) -> None:
    known = Door(device=remembering(Door(), nadia))
    assert guess("nadia", 20, known) == 5


def test_somebody_elses_device_is_a_stranger(nadia: User, noon: datetime) -> None:
    other = Door(device=remembering(Door(), make("bram")))
    guess("nadia", 5)
    with pytest.raises(TooSoon):
        services.recognise(username="nadia", password=PASSWORD, door=other)


def test_a_forged_device_is_a_stranger(nadia: User, noon: datetime) -> None:
    guess("nadia", 5)
    forged = signing.dumps(["x", ["y"]], salt="another")
    with pytest.raises(TooSoon):
        services.recognise(username="nadia", password=PASSWORD, door=Door(device=forged))


def test_the_browser_remembers_that_it_is_known(nadia: User, client: Client) -> None:
    with clock.really_at(NOON):
        sign_in(client, nadia)
        client.post("/afmelden")
        guess("nadia", 20)
    with clock.really_at(NOON + timedelta(seconds=40)):
        assert sign_in(client, nadia) == "/"
    assert client.cookies["toestel"]["httponly"]


def test_signing_in_well_leaves_no_wrong_try(nadia: User) -> None:
    services.recognise(username="nadia", password=PASSWORD, door=STRANGER)
    assert not Try.objects.exists()


def test_of_a_try_no_name_or_address_is_kept(nadia: User) -> None:
    guess("nadia", 1)
    kept = " ".join(Try.objects.values_list("key_hash", flat=True))
    assert "nadia" not in kept
    assert STRANGER.address not in kept


def words(page: str) -> str:
    """A page without what differs in every answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken": "[^"]+"', "", page)


@pytest.mark.parametrize("tries", [1, 6, 8])
def test_a_name_that_exists_is_answered_as_one_that_does_not(
    nadia: User, noon: datetime, tries: int
) -> None:
    answers = []
    for name, address in (("nadia", "203.0.113.1"), ("adnia", "203.0.113.2")):
        sent = {"username": name, "password": "fout"}
        for _ in range(tries):
            answer = Client(REMOTE_ADDR=address).post("/aanmelden", sent)
        answers.append((answer.status_code, words(answer.content.decode()).replace(name, "")))
    assert answers[0] == answers[1]


def test_an_account_that_is_switched_off_is_answered_as_one_that_never_was(
    nadia: User, noon: datetime
) -> None:
    User.objects.update(is_active=False)
    sent = {"username": "nadia", "password": PASSWORD}
    assert "klopt niet" in Client().post("/aanmelden", sent).content.decode()


@pytest.mark.parametrize("who", ["adnia", "nadia", "switched_off", "from_elsewhere"])
def test_each_answer_costs_one_password_of_work(
    nadia: User, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    User.objects.create(username="switched_off", name="Uit", is_active=False)
    User.objects.create(username="from_elsewhere", name="Elders", password=make_password(None))
    worked: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *said: worked.append(who) or encode(*said)
    )
    services.recognise(username=who, password="fout", door=STRANGER)
    assert worked == [who]


def test_many_at_the_same_moment_do_not_slip_past(own_database: str) -> None:
    with_app(make("nadia"))
    with ThreadPoolExecutor(8) as together:
        looked_at = sum(together.map(_guess_in_a_thread, range(24)))
    assert looked_at == 5


def _guess_in_a_thread(number: int) -> int:
    try:
        return guess("nadia", 1, Door(address=f"198.51.100.{number}"))
    finally:
        connection.close()


def lead() -> Actor:
    return person(Role.TEAM_LEAD, name="teamleider")


def in_team(username: str) -> User:
    """Somebody of the same team, whose app works."""
    return with_app_and_password(User.objects.get(pk=person(Role.REVIEWER, name=username).id))


def with_app_and_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return with_app(user)


def test_a_team_lead_lets_somebody_in_who_must_wait(municipality: str, noon: datetime) -> None:
    user = in_team("samira")
    guess("samira", 20)
    code = services.let_in(actor=lead(), user=user.pk)
    client = Client()
    sent = {"username": "samira", "password": PASSWORD, "let_in": code.lower()}
    assert client.post("/aanmelden", sent, follow=True).redirect_chain[-1][0] == "/"
    assert client.get("/account").status_code == 200


def test_a_code_to_be_let_in_works_once_and_for_ten_minutes(
    municipality: str, noon: datetime
) -> None:
    user = in_team("samira")
    code = services.let_in(actor=lead(), user=user.pk)
    assert services.use_let_in(user=user, code=code)
    assert not services.use_let_in(user=user, code=code)
    code = services.let_in(actor=lead_again(), user=user.pk)
    with clock.really_at(noon + timedelta(minutes=10)):
        assert not services.use_let_in(user=user, code=code)


def lead_again() -> Actor:
    return person(Role.TEAM_LEAD, name="tweede teamleider")


def test_a_code_to_be_let_in_is_nothing_without_the_password(
    municipality: str, noon: datetime
) -> None:
    user = in_team("samira")
    code = services.let_in(actor=lead(), user=user.pk)
    assert services.recognise(username="samira", password="fout", let_in=code) is None


def guess_with(code: str, times: int) -> int:
    """How many wrong passwords with a code are looked at."""
    looked_at = 0
    for _ in range(times):
        with suppress(TooSoon):
            services.recognise(username="samira", password="fout", door=STRANGER, let_in=code)
            looked_at += 1
    return looked_at


def test_after_five_wrong_passwords_a_code_lets_nobody_in(
    municipality: str, noon: datetime
) -> None:
    user = in_team("samira")
    code = services.let_in(actor=lead(), user=user.pk)
    guess_with(code, 5)
    assert LetIn.objects.filter(used_at=None).count() == 0
    with pytest.raises(TooSoon):
        services.recognise(username="samira", password=PASSWORD, door=STRANGER, let_in=code)


def test_of_many_guesses_with_a_code_five_are_looked_at(municipality: str, noon: datetime) -> None:
    code = services.let_in(actor=lead(), user=in_team("samira").pk)
    assert guess_with(code, 50) == 5


def test_another_code_gives_no_more_guesses(municipality: str, noon: datetime) -> None:
    user = in_team("samira")
    guess_with(services.let_in(actor=lead(), user=user.pk), 5)
    assert guess_with(services.let_in(actor=lead_again(), user=user.pk), 5) == 0


def test_a_former_colleague_is_not_let_in(municipality: str) -> None:
    user = in_team("samira")
    Membership.objects.filter(user=user).update(until_on=MONDAY - timedelta(days=1))
    admin = person(Role.FUNCTIONAL_ADMIN, name="beheer")
    with pytest.raises(Refused):
        services.let_in(actor=admin, user=user.pk)


def test_who_works_elsewhere_too_is_not_let_in(municipality: str) -> None:
    user, elsewhere = in_team("samira"), system("0001", "tests")
    organisations.establish(actor=elsewhere, name="Elders")
    organisations.give_role(actor=elsewhere, user=user.pk, role=Role.REVIEWER, from_on=MONDAY)
    with pytest.raises(Refused, match="andere gemeente"):
        services.let_in(actor=lead(), user=user.pk)


def test_an_unknown_address_is_one_address(nadia: User, noon: datetime) -> None:
    assert sum(guess(f"naam{number}", 1, Door()) for number in range(50)) == 10


def test_nobody_lets_themselves_in(municipality: str) -> None:
    actor = lead()
    with pytest.raises(Refused):
        services.let_in(actor=actor, user=UUID(actor.id))


def test_who_does_not_work_here_is_not_let_in(municipality: str) -> None:
    stranger = make("elders")
    with pytest.raises(NotFound):
        services.let_in(actor=lead(), user=stranger.pk)


def test_only_who_is_responsible_lets_in(municipality: str) -> None:
    user = in_team("samira")
    with pytest.raises(NotPermitted):
        services.let_in(actor=person(Role.REVIEWER, name="collega"), user=user.pk)
    assert not LetIn.objects.exists()


def test_who_was_guessed_at_is_told(nadia: User, noon: datetime) -> None:
    guess("nadia", 20)
    client = Client()
    client.cookies["toestel"] = remembering(Door(), nadia)
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD})
    page = client.post("/aanmelden/code", {"code": code_of(nadia)}, follow=True)
    assert "vaak geprobeerd om met deze naam" in page.content.decode()


def test_old_tries_are_forgotten(nadia: User, noon: datetime) -> None:
    guess("nadia", 3)
    with clock.really_at(noon + timedelta(hours=26)):
        services.clear_door()
    assert not Try.objects.exists()
