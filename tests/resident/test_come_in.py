# SPDX-License-Identifier: EUPL-1.2
"""The door of one's own page: a code and a birthday, the same answer for whatever is wrong."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, client_of
from tests.resident.opened import code_for, come_in, household, inside, text
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine, ProcessingLine, SignInLine
from woonzeker.access.tenancy import tenant
from woonzeker.matching.models import Person
from woonzeker.outreach.models import AccessCode

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(municipality: str) -> Person:
    return household()[1]


def test_the_code_and_the_birthday_open_the_page(person: Person) -> None:
    answer = inside(person).get("/mijn/overzicht")
    assert answer.status_code == 200
    assert "Bron" in text(answer)


def test_every_wrong_try_gets_the_same_answer(person: Person) -> None:
    code = code_for(person)
    wrong = [
        ("ABCD-EFGH-JKLM", {}),
        ("x", {}),
        (code, {"year": "1990"}),
        (code, {"day": "77"}),
    ]
    pages = {_plain(come_in(Client(), typed, **changed)) for typed, changed in wrong}
    assert len(pages) == 1


def test_a_wrong_try_leaves_a_line_without_what_was_typed(person: Person) -> None:
    come_in(Client(), "ABCD-EFGH-JKLM")
    come_in(Client(), code_for(person), year="1990")
    lines = SignInLine.objects.filter(code="resident.open_page").order_by("id")
    assert [line.why for line in lines] == ["unknown", "wrong_birth"]
    assert all(line.refused and not line.user_id for line in lines)


def test_five_wrong_birthdays_end_the_code_for_good(person: Person) -> None:
    code = code_for(person)
    for year in ("1980", "1981", "1982", "1983", "1984"):
        come_in(Client(REMOTE_ADDR=f"192.0.2.{year[-1]}"), code, year=year)
    with clock.really_at(clock.real() + timedelta(days=2)):
        assert come_in(Client(), code).status_code == 422
    with tenant(CODE):
        assert AccessCode.objects.get().ended_at is not None


def test_who_guesses_from_one_address_waits(person: Person) -> None:
    for number in range(11):
        come_in(Client(), f"ABCD-EFGH-JKL{'ABCDEFGHJKL'[number]}")
    assert "te vaak geprobeerd" in text(come_in(Client(), code_for(person)))


@pytest.mark.parametrize(
    "gone", [{"died_on": date(2026, 10, 1)}, {"departed_on": date(2026, 10, 1)}]
)
def test_the_code_of_who_died_or_left_opens_nothing(person: Person, gone: dict[str, date]) -> None:
    code = code_for(person)
    with tenant(CODE):
        Person.objects.filter(pk=person.pk).update(**gone)
    assert come_in(Client(), code).status_code == 422


def test_a_code_that_ends_closes_the_page_with_the_next_click(person: Person) -> None:
    browser = inside(person)
    with tenant(CODE):
        AccessCode.objects.update(ended_at=clock.now())
    assert browser.get("/mijn/overzicht").headers["Location"] == "/mijn"


def test_the_page_closes_after_a_quarter_of_an_hour(person: Person) -> None:
    browser = inside(person)
    with clock.really_at(clock.real() + timedelta(minutes=16)):
        assert browser.get("/mijn/overzicht").status_code == 302


def test_it_is_closed_after_an_hour_however_busy_somebody_is(person: Person) -> None:
    browser, began = inside(person), clock.real()
    for minutes in range(10, 60, 10):
        with clock.really_at(began + timedelta(minutes=minutes)):
            assert browser.get("/mijn/overzicht").status_code == 200
    with clock.really_at(began + timedelta(minutes=60)):
        assert browser.get("/mijn/overzicht").status_code == 302


def test_closing_the_page_closes_it_for_whoever_kept_the_cookie(person: Person) -> None:
    browser, copy = inside(person), Client()
    copy.cookies = browser.cookies
    browser.post("/mijn/stoppen")
    copy.cookies["mijn"] = browser.cookies["mijn"].value or "gone"
    assert copy.get("/mijn/overzicht").status_code == 302


def test_the_cookie_of_a_resident_opens_nothing_of_a_colleague(person: Person) -> None:
    browser = inside(person)
    browser.cookies["sessionid"] = browser.cookies["mijn"].value
    assert browser.get("/zaken").headers["Location"].startswith("/aanmelden")


def test_the_session_of_a_colleague_opens_nobodys_page(person: Person, coordinator: Actor) -> None:
    browser = client_of(coordinator)
    assert browser.get("/mijn/overzicht").headers["Location"] == "/mijn"
    browser.cookies["mijn"] = browser.cookies["sessionid"].value
    assert browser.get("/mijn/overzicht").headers["Location"] == "/mijn"
    assert text(browser.get("/mijn")).count("wz-nav") == 0


def test_a_code_opens_the_page_of_nobody_else(person: Person) -> None:
    other = household(address_key="9999ZZ1", surname="Ander")[1]
    browser = inside(other)
    assert come_in(browser, code_for(person), year="1990").status_code == 422
    assert browser.get("/mijn/overzicht").status_code == 200


def test_opening_and_looking_stand_in_both_logs(person: Person) -> None:
    inside(person).get("/mijn/overzicht")
    with tenant(CODE):
        lines = AuditLine.objects.filter(code__startswith="resident.").order_by("id")
        told = [(each.code, each.actor_kind, each.relations) for each in lines]
        names = set(ProcessingLine.objects.values_list("name", flat=True))
    assert told == [
        ("resident.open_page", "resident", "self"),
        ("resident.page", "resident", "self"),
    ]
    assert "resident.open_page" in names


def test_who_has_no_birthday_in_the_register_comes_in_with_the_year(municipality: str) -> None:
    person = household(born_on="1991-00-00")[1]
    assert come_in(Client(), code_for(person), day="1", month="1").status_code == 302


def test_a_signal_that_was_not_theirs_closes_the_page(person: Person) -> None:
    browser, somebody = inside(person), resident()
    with tenant(CODE):
        AccessCode.objects.update(person=somebody)
    assert browser.get("/mijn/overzicht").status_code == 302


def _plain(answer: object) -> str:
    """A page without what differs with every form: its token, and what was typed."""
    words = re.sub(r'value="[^"]*"', "", text(answer))  # type: ignore[arg-type]
    return re.sub(r"<input[^>]*>", "", words)


def test_a_browser_may_say_where_the_form_came_from(person: Person) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = text(browser.get("/mijn"))
    assert '<meta name="referrer" content="same-origin">' in page
