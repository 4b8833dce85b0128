# SPDX-License-Identifier: EUPL-1.2
"""Asking for help without a letter: kept for the desk, and nobody learns who is known."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, client_of
from tests.help.talking import ADDRESS_KEY
from tests.resident.opened import household, text
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTerm
from woonzeker.help.models import OwnAlarm
from woonzeker.law import terms
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
    assert Client().post(URL, ASKED)["Location"] == f"{URL}?gedaan=ja"
    kept = _kept()
    assert (kept.case_id, kept.channel) == (None, "form")
    assert kept.due_on == terms.first_talk_due(MONDAY).due_on


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
