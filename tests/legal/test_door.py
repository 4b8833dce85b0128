# SPDX-License-Identifier: EUPL-1.2
"""Somebody who was brought from the door, and homes of another municipality."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import CODE, MONDAY, browser_at, seated
from tests.legal.bailiffs import at_bailiff, bailiff, send, tasks

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import Home
from woonzeker.errors import Refused
from woonzeker.legal.errors import Elsewhere
from woonzeker.legal.selectors import court_card
from woonzeker.legal.services import Brought, bring, called, put_on_duty
from woonzeker.organisations.models import PostcodeRange

pytestmark = pytest.mark.django_db
IN_MAY = "2026-11-16"
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")


@pytest.fixture
def sender(municipality: str) -> Actor:
    """Somebody who works at a bailiff."""
    return at_bailiff()


def brought(**facts: Any) -> Brought:
    """Somebody who was met at the door and agreed."""
    given: dict[str, Any] = {
        "name": "K. Nowak", "phone": "06 12345678", "home": HERE, "wish": "praten over de huur",
        "consent_at": clock.now(), "consent_how": "mondeling",
    }  # fmt: skip
    return Brought(**{**given, **facts})


def test_who_is_brought_is_called_today(sender: Actor, coordinator: Actor) -> None:
    made = bring(actor=sender, brought=brought())
    assert (made.due_on, tasks(made.case)) == (MONDAY, {"call_from_door"})
    [line] = court_card(actor=coordinator, case=made.case_id).warm
    assert (line.phone, line.wish) == ("06 12345678", "praten over de huur")
    called(actor=coordinator, warm_referral=made.pk)
    assert tasks(made.case) == set()


def test_who_presses_twice_passes_on_once(sender: Actor, coordinator: Actor) -> None:
    first, again = bring(actor=sender, brought=brought()), bring(actor=sender, brought=brought())
    assert first.pk == again.pk
    called(actor=coordinator, warm_referral=first.pk)
    assert bring(actor=sender, brought=brought()).pk != first.pk


def test_on_a_saturday_the_call_is_due_on_monday_unless_somebody_has_duty(
    sender: Actor, coordinator: Actor
) -> None:
    saturday = MONDAY + timedelta(days=5)
    with clock.standing_at(saturday):
        assert bring(actor=sender, brought=brought()).due_on == saturday + timedelta(days=2)
        put_on_duty(actor=coordinator, user=coordinator.id, phone="020 624 1111",
                    from_on=saturday, until_on=saturday)  # fmt: skip
        other = brought(phone="06 87654321")
        assert bring(actor=sender, brought=other).due_on == saturday


@pytest.mark.parametrize(
    "wrong",
    [{"consent_how": " "}, {"name": ""}, {"phone": "x"}, {"home": Home("", 0)},
     {"consent_at": None}],
    ids=["how", "name", "phone", "home", "when"],
)  # fmt: skip
def test_without_consent_or_a_number_nobody_is_brought(
    sender: Actor, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Refused):
        bring(actor=sender, brought=brought(**wrong))


def test_the_page_at_the_door_asks_consent_first(municipality: str) -> None:
    browser = browser_at(seated(bailiff(), name="dirk"))
    given = {"plaats": CODE, "name": "K. Nowak", "phone": "0612345678", "postcode": "1234AB",
             "house_number": "12", "consent_how": "mondeling aan de deur"}  # fmt: skip
    assert browser.post("/partner/in-contact-brengen", given).status_code == 422
    page = browser.post("/partner/in-contact-brengen", {**given, "agreed": "on"}, follow=True)
    assert "De gemeente belt de bewoner vandaag" in page.content.decode()
    assert "Nowak" not in page.content.decode()


# --- a home of another municipality ------------------------------------------------------------


@pytest.fixture
def lies_elsewhere(municipality: str) -> None:
    """1234 lies in another municipality, and 9999 here."""
    for first, code in (("1234", "0002"), ("9999", CODE)):
        PostcodeRange.objects.create(
            first=f"{first}AA", last=f"{first}ZZ", municipality_code=code, source="proef",
            imported_at=clock.now(),
        )  # fmt: skip


@pytest.mark.usefixtures("lies_elsewhere")
def test_a_home_of_another_municipality_gets_no_case_here(sender: Actor) -> None:
    with pytest.raises(Elsewhere, match="Controleer de postcode"):
        send(sender, datum=IN_MAY)
    with pytest.raises(Elsewhere):
        bring(actor=sender, brought=brought())
    with tenant(CODE):
        assert Case.objects.count() == 0
    assert send(sender, datum=IN_MAY, postcode="9999AB").pk


def test_a_closed_kind_leads_to_what_is_open(municipality: str) -> None:
    browser = browser_at(seated(bailiff(), name="dirk"))
    page = browser.get("/partner/berichten/nieuw?soort=zitting_bepaald", follow=True)
    assert "Wat wilt u melden?" in page.content.decode()


def test_a_new_day_is_announced_anew_where_the_law_is_the_only_ground(sender: Actor) -> None:
    first = send(sender, datum=IN_MAY)
    with pytest.raises(Refused, match="Ontruiming aangezegd"):
        send(sender, soort="ontruiming_verplaatst", datum="2026-11-20")
    assert send(sender, datum="2026-11-20").case_id == first.case_id
