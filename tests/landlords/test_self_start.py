# SPDX-License-Identifier: EUPL-1.2
"""Beginning by oneself: a code by mail, an account, a desk, and the same again another day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from tests.conftest import CODE
from tests.landlords.letting import landlord

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.policy import Role
from woonzeker.accounts import services as accounts
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.models import MailCode, SelfStart, SignedIn, User
from woonzeker.accounts.rules import shown_enough
from woonzeker.errors import Refused
from woonzeker.landlords import services
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner, PartnerSeat

pytestmark = pytest.mark.django_db
MAIL, PASSWORD = "ria@voorbeeld.example", "vier gele giraffen"
ASKED = {"name": "Ria Bakker", "mail": MAIL, "password": PASSWORD}
START, CONFIRM = "/partner/verhuurder", "/partner/verhuurder/code"


@pytest.fixture
def post(municipality: str, settings: LazySettings, tmp_path: Path) -> Path:
    """The folder in which mail stays."""
    settings.WOONZEKER_MAIL_URL = tmp_path.as_uri()
    settings.WOONZEKER_MAIL_FROM = "woonzeker@voorbeeld.example"
    return tmp_path


def mails(post: Path) -> list[str]:
    """What was mailed, the last at the end."""
    found = sorted(post.glob("*.eml"), key=lambda each: each.stat().st_mtime_ns)
    return [each.read_text("utf-8") for each in found]


def code_in(post: Path) -> str:
    """The code in the last mail."""
    found = re.search(r"^Uw code is (\d{6})", mails(post)[-1], re.MULTILINE)
    assert found is not None
    return found[1]


def start(client: Client, post: Path) -> HttpResponse:
    client.post(START, ASKED)
    return client.post(CONFIRM, {"code": code_in(post)})  # type: ignore[return-value]


def test_the_right_code_gives_an_account_and_a_desk(client: Client, post: Path) -> None:
    assert start(client, post).headers["Location"] == "/partner/verhuurder/woning"
    user = User.objects.get(username=MAIL)
    seat = PartnerSeat.objects.get(user=user)
    assert (seat.role, seat.keeps_seats, seat.partner.kind, seat.partner.sector) == (
        "private_landlord", True, "landlord", "huur",
    )  # fmt: skip
    assert not seat.partner.agreements.exists()
    assert client.get("/partner/verhuurder/woning").status_code == 200


def test_before_the_code_there_is_no_account(client: Client, post: Path) -> None:
    client.post(START, ASKED)
    assert not User.objects.filter(username=MAIL).exists()
    assert client.post(CONFIRM, {"code": "000000"}).status_code == 422
    assert not User.objects.filter(username=MAIL).exists()


def test_a_code_works_once_and_ten_minutes(client: Client, post: Path) -> None:
    start(client, post)
    again = Client()
    again.post(START, ASKED | {"mail": "koos@voorbeeld.example"})
    row = SelfStart.objects.get(mail="koos@voorbeeld.example")
    with clock.really_at(clock.real() + timedelta(minutes=11)):
        assert accounts.confirm_start(start=row.pk, code=code_in(post)) is None
    assert accounts.confirm_start(start=row.pk, code=code_in(post)) is not None
    assert accounts.confirm_start(start=row.pk, code=code_in(post)) is None


def test_who_guesses_waits(client: Client, post: Path) -> None:
    client.post(START, ASKED)
    row = SelfStart.objects.get()
    for _ in range(5):
        assert accounts.confirm_start(start=row.pk, code="12") is None
    with pytest.raises(TooSoon):
        accounts.confirm_start(start=row.pk, code=code_in(post))


def test_nobody_hears_whether_an_address_has_an_account(client: Client, post: Path) -> None:
    User.objects.create(username=MAIL, name="Ria")
    stranger = Client()
    known = client.post(START, ASKED)
    unknown = stranger.post(START, ASKED | {"mail": "nieuw@voorbeeld.example"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code, unknown.headers["Location"],
    )  # fmt: skip
    assert client.get(CONFIRM).status_code == stranger.get(CONFIRM).status_code == 200
    assert len(mails(post)) == 2


@pytest.mark.parametrize("taken", [{"username": MAIL}, {"username": "r", "mail": MAIL.upper()}])
def test_an_account_that_exists_is_never_taken_over(
    client: Client, post: Path, taken: dict[str, str]
) -> None:
    user = User.objects.create(name="Ria", **taken)
    client.post(START, ASKED)
    assert "Subject: U heeft al een account" in mails(post)[-1]
    row = SelfStart.objects.get()
    assert row.password == ""
    for code in ("000000", "", "123456"):
        assert accounts.confirm_start(start=row.pk, code=code) is None
    assert not PartnerSeat.objects.filter(user=user).exists()


def test_the_mail_holds_no_link(client: Client, post: Path) -> None:
    client.post(START, ASKED)
    assert "http" not in mails(post)[-1].split("\n\n", 1)[1]


@pytest.mark.parametrize("weak", ["kort", "wachtwoord1234", "riabakker2026!!", "aaaaaaaaaaaaaaaa"])
def test_weak_passwords_are_refused(client: Client, post: Path, weak: str) -> None:
    assert client.post(START, ASKED | {"password": weak}).status_code == 422
    assert mails(post) == []


def test_who_asks_again_and_again_waits(client: Client, post: Path) -> None:
    for _ in range(4):
        assert client.post(START, ASKED).status_code == 302
    assert client.post(START, ASKED).status_code == 422
    assert len(mails(post)) == 4


def test_without_a_mail_server_nobody_begins(
    client: Client, post: Path, settings: LazySettings
) -> None:
    settings.WOONZEKER_MAIL_URL = ""
    response = client.post(START, ASKED)
    assert response.status_code == 422
    assert "Bel uw gemeente" in response.content.decode()


def test_the_next_time_a_code_by_mail_is_asked_besides_the_password(
    client: Client, post: Path
) -> None:
    start(client, post)
    later = Client()
    response = later.post("/aanmelden", {"username": MAIL, "password": PASSWORD})
    assert response.headers["Location"].startswith("/aanmelden/mail")
    assert later.get("/partner/verhuurder/huurders").status_code == 302
    later.get("/aanmelden/mail")
    assert later.post("/aanmelden/mail", {"code": "000000"}).status_code == 200
    landed = later.post("/aanmelden/mail", {"code": code_in(post)}, follow=True)
    assert landed.redirect_chain[-1][0].startswith("/partner")
    assert later.get("/partner/verhuurder/huurders").status_code == 200
    assert not MailCode.objects.filter(used_at=None).exists()


def test_looking_again_mails_no_other_code(client: Client, post: Path) -> None:
    start(client, post)
    later = Client()
    later.post("/aanmelden", {"username": MAIL, "password": PASSWORD})
    before = len(mails(post))
    for _ in range(3):
        later.get("/aanmelden/mail")
    assert len(mails(post)) == before + 1
    first = code_in(post)
    later.post("/aanmelden/mail/opnieuw")
    later.post("/aanmelden/mail", {"code": first})
    assert len(mails(post)) == before + 2
    assert later.get("/partner/verhuurder/huurders").status_code == 302 or first == code_in(post)


def test_a_code_by_mail_opens_no_page_of_a_municipality(client: Client, post: Path) -> None:
    start(client, post)
    user = User.objects.get(username=MAIL)
    organisations.give_role(
        actor=system(CODE, "tests"), user=user.pk, role=Role.INTAKE_COORDINATOR,
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    session = client.session
    session["municipality"] = CODE
    session.save()
    response = client.get("/aanleveringen")
    assert response.headers["Location"].startswith("/aanmelden/code")
    assert client.get(response.headers["Location"]).headers["Location"].startswith("/aanmelden/app")


def test_a_code_by_mail_will_do_for_a_small_landlord_alone() -> None:
    for role in Role:
        enough = shown_enough({role.value}, second_step=False, mailed=True)
        free = shown_enough({role.value}, second_step=False, mailed=False)
        assert enough == (free or role is Role.PRIVATE_LANDLORD)


def test_two_people_of_one_name_are_two_organisations(post: Path, municipality: str) -> None:
    one, two = (User.objects.create(username=each, name="J. Jansen") for each in "ab")
    first = organisations.begin_as_landlord(user=one.pk, name=one.name)
    second = organisations.begin_as_landlord(user=two.pk, name=two.name)
    assert first.pk != second.pk
    assert organisations.begin_as_landlord(user=one.pk, name=one.name) == first
    assert Partner.objects.filter(name__startswith="J. Jansen").count() == 2


def test_a_second_step_of_a_session_says_that_it_was_by_mail(client: Client, post: Path) -> None:
    start(client, post)
    session = SignedIn.objects.get(user__username=MAIL)
    assert (session.second_step, session.mailed) == (False, True)


def test_the_door_forgets_what_was_asked_for(client: Client, post: Path) -> None:
    client.post(START, ASKED)
    with clock.really_at(clock.real() + timedelta(days=2)):
        accounts.clear_door()
    assert not SelfStart.objects.exists()
    assert accounts.practice_mail(UUID(int=0)) == ""


def test_nobody_wipes_a_desk_at_which_others_work_too(post: Path, municipality: str) -> None:
    actor = landlord()
    book = User.objects.create(username="boekhouder", name="Boekhouder")
    seat = PartnerSeat.objects.create(
        user=book, partner_id=actor.id, role="private_landlord", from_on=clock.today()
    )
    both = [actor, replace(actor, behind=str(book.pk))]
    for each in both:
        with pytest.raises(Refused, match="iemand anders"):
            services.leave(actor=each)
    organisations.end_colleague(actor=actor, seat=seat.pk)
    services.leave(actor=actor)
    assert not PartnerSeat.objects.filter(partner_id=actor.id, until_on=None).exists()


def test_who_lets_a_home_finds_the_beginning_at_the_door(client: Client, municipality: str) -> None:
    assert 'href="/partner/verhuurder"' in client.get("/aanmelden").content.decode()
    assert client.get("/partner/verhuurder").status_code == 200
