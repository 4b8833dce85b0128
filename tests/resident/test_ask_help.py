# SPDX-License-Identifier: EUPL-1.2
"""Asking for help without a letter: kept for the desk, and nobody learns who is known."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import CODE, MONDAY, client_of, person
from tests.help.talking import ADDRESS_KEY
from tests.resident.opened import household, text
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTerm
from woonzeker.help.models import OwnAlarm
from woonzeker.help.selectors import waiting
from woonzeker.law import terms
from woonzeker.organisations.models import Municipality, PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.organisations.services import decide_policy
from woonzeker.resident.rules import ASKS_FROM_ADDRESS

pytestmark = pytest.mark.django_db
URL = "/mijn/hulp-vragen"
ASKED: dict[str, Any] = {
    "municipality": CODE, "by": "resident", "surname": "Nowak", "postcode": "1234 ab",
    "house_number": "12", "phone": "06-12345678", "words": "huur lukt niet",
}  # fmt: skip


def _kept() -> OwnAlarm:
    with tenant(CODE):
        return OwnAlarm.objects.get()


def test_it_is_kept_for_the_desk_and_the_term_runs_from_today(municipality: str) -> None:
    assert "vier weken" in text(Client().get(URL))
    assert Client().post(URL, ASKED)["Location"] == f"{URL}?gedaan=ja&gemeente={CODE}"
    kept = _kept()
    assert (kept.case_id, kept.channel) == (None, "form")
    assert kept.due_on == terms.first_talk_due(MONDAY).due_on


def test_the_thanks_say_whom_to_call_and_by_when(municipality: str) -> None:
    thanks = Client().post(URL, ASKED)["Location"]
    said = text(Client().get(thanks))
    assert "uiterlijk maandag 30 november" in said
    assert "uiterlijk donderdag 5 november" in said
    assert "Bel de gemeente." in said
    letters = shipped_policy(PolicyKind.LETTERS) | {"phone": "14 0123", "sender": "Team Erop af"}
    lead = system(CODE, "tests")
    decide_policy(actor=lead, kind=PolicyKind.LETTERS, valid_from=MONDAY, data=letters)
    said = text(Client().get(thanks))
    assert "14 0123" in said
    assert "Team Erop af" in said
    assert "14 0123" not in text(Client().get(f"{URL}?gedaan=ja&gemeente=0001"))


def test_the_answer_is_the_same_for_who_is_known_and_who_is_not(municipality: str) -> None:
    before = Client().post(URL, ASKED)
    household()
    after = Client().post(URL, ASKED)
    assert (before.status_code, before["Location"]) == (after.status_code, after["Location"])
    with tenant(CODE):
        assert set(OwnAlarm.objects.values_list("case", flat=True)) == {None}


def test_an_organisation_asks_only_with_the_will_of_the_resident(municipality: str) -> None:
    said = {**ASKED, "by": "organisation", "organisation": "Voedselbank"}
    assert Client().post(URL, said).status_code == 422
    assert Client().post(URL, {**said, "resident_agrees": "on"}).status_code == 302


def test_no_practice_municipality_can_be_asked_where_work_is_real(
    municipality: str, settings: Any
) -> None:
    settings.WOONZEKER_MODE = "production"
    assert f'value="{CODE}"' not in Client().get(URL).content.decode()
    assert Client().post(URL, ASKED).status_code == 422
    Municipality.objects.update(is_demo=False)
    assert f'value="{CODE}"' in Client().get(URL).content.decode()


def test_too_many_from_one_address_wait(municipality: str) -> None:
    answers = [Client().post(URL, ASKED) for _each in range(ASKS_FROM_ADDRESS.free + 2)]
    assert answers[0].status_code == 302
    assert answers[-1].status_code == 422


def test_a_machine_that_fills_in_everything_leaves_nothing(municipality: str) -> None:
    assert Client().post(URL, {**ASKED, "website": "http://x"}).status_code == 302
    with tenant(CODE):
        assert not OwnAlarm.objects.exists()


def test_the_desk_takes_it_up_and_the_term_still_runs_from_the_day_it_came(
    coordinator: Actor,
) -> None:
    Client().post(URL, ASKED)
    desk, kept = client_of(coordinator), _kept()
    with clock.standing_at(MONDAY + timedelta(days=3)):
        assert "1 hulpvraag wacht" in text(desk.get("/"))
        assert "Nowak" in text(desk.get("/hulpvragen"))
        page = f"/hulpvragen/{kept.pk}"
        assert "huur lukt niet" in text(desk.get(page))
        told = {**ASKED, "channel": "form", "landlord_knows": "unknown", "person": "none"}
        assert desk.post(page, told).status_code == 302
    with tenant(CODE):
        assert OwnAlarm.objects.get().case == Case.objects.get()
        assert CaseTerm.objects.get().due_on == terms.first_talk_due(MONDAY).due_on


def test_what_is_no_request_leaves_nothing(coordinator: Actor) -> None:
    Client().post(URL, ASKED)
    client_of(coordinator).post(f"/hulpvragen/{_kept().pk}/wissen")
    with tenant(CODE):
        assert not OwnAlarm.objects.exists()


def test_a_worker_does_not_see_what_waits(outreach_worker: Actor) -> None:
    assert client_of(outreach_worker).get("/hulpvragen").status_code == 403


def test_whom_nobody_knows_does_not_walk_into_the_case_of_others(coordinator: Actor) -> None:
    case, _person = household(surname="Jansen", address_key=ADDRESS_KEY)
    told = {**ASKED, "channel": "desk", "landlord_knows": "unknown", "person": "none"}
    desk = client_of(coordinator)
    desk.post("/hulpvraag", told)
    kept = _kept()
    assert kept.case_id is None
    assert desk.post(f"/hulpvragen/{kept.pk}", told).status_code == 422
    desk.post(f"/hulpvragen/{kept.pk}", {**told, "together": "on"})
    assert _kept().case_id == case.pk


def test_who_has_the_name_of_the_case_joins_it(coordinator: Actor) -> None:
    case, _person = household(surname="Nowak", address_key=ADDRESS_KEY)
    resident(ADDRESS_KEY, initials="Z.", surname="Ander")
    told = {**ASKED, "channel": "desk", "landlord_knows": "unknown", "person": "none"}
    client_of(coordinator).post("/hulpvraag", told)
    assert _kept().case_id == case.pk


def test_a_lead_and_a_manager_hear_of_what_nobody_took_up(
    municipality: str, manager: Actor
) -> None:
    Client().post(URL, {**ASKED, "threatening": "on"})
    lead, boss = client_of(person(Role.TEAM_LEAD)), client_of(manager)
    assert "1 hulpvraag wacht op de coördinator" in text(lead.get("/"))
    assert "nog niet opgenomen" not in text(boss.get("/"))
    with clock.standing_at(_kept().due_on):
        assert "1 hulpvraag is nog niet opgenomen" in text(boss.get("/"))
        assert "Nowak" not in text(boss.get("/"))


def test_the_list_of_terms_tells_of_requests_without_a_case(
    coordinator: Actor, outreach_worker: Actor
) -> None:
    Client().post(URL, {**ASKED, "threatening": "on"})
    desk, told = client_of(coordinator), "1 hulpvraag heeft nog geen zaak"
    assert told in text(desk.get("/termijnen"))
    assert told in text(desk.get(f"/termijnen/{MONDAY}/print"))
    assert told not in text(desk.get("/termijnen?week=volgende"))
    assert told not in text(client_of(outreach_worker).get("/termijnen"))


def test_a_flood_is_counted_without_opening_it_and_read_by_page(
    coordinator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "A_PAGE", 2)
    for _each in range(3):
        Client().post(URL, ASKED)
    desk = client_of(coordinator)
    with CaptureQueriesContext(connection) as asked:
        assert "3 hulpvragen wachten" in text(desk.get("/"))
    assert not [each for each in asked if "about_sealed" in each["sql"] and "alarm" in each["sql"]]
    shown = [text(desk.get(f"/hulpvragen?page={page}")).count("Nowak") for page in ("1", "2", "x")]
    assert shown == [2, 1, 2]
