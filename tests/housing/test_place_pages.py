# SPDX-License-Identifier: EUPL-1.2
"""From the page of a case to a booked place and back: the picture, the list and the policy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.help.talking import worker
from tests.housing.placing import (
    FAR,
    LEAD,
    NIGHT,
    OTHER,
    WEEK,
    a_place,
    elsewhere,
    household,
    region,
    stay,
)

from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.housing.models import Place, Region, Stay, StayOf, Waits
from woonzeker.housing.rules.places import MISFIT_WORDS, Misfit, PlaceKind
from woonzeker.housing.selectors import roof_policies
from woonzeker.housing.services import wait_for_place
from woonzeker.organisations import services as organisations

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def shared(municipality: str) -> Region:
    return region()


def coordinator_of(*cases: Case) -> Actor:
    return worker(Role.EVICTION_COORDINATOR, *cases)


def asked(**more: Any) -> dict[str, Any]:
    return {"from_on": NIGHT.isoformat(), "until_on": WEEK.isoformat(), "adults": "1",
            "children": "1", "pets": "no", "step_free": "no", **more}  # fmt: skip


def test_from_the_case_to_a_booked_place_and_back(client_for: SignIn, shared: Region) -> None:
    case, place = household(), a_place(shared, label="De Linde 1")
    browser = client_for(coordinator_of(case))
    assert f"/zaken/{case.pk}/plek-zoeken" in browser.get(f"/zaken/{case.pk}").content.decode()
    found = browser.post(f"/zaken/{case.pk}/plek-zoeken", asked())
    assert "De Linde 1" in found.content.decode()
    done = browser.post(
        f"/zaken/{case.pk}/plek-zoeken/boeken", asked(region_place=str(place.pk)), follow=True
    )
    assert "De plek is geboekt" in done.content.decode()
    assert "past" in done.content.decode()
    assert "plek vanaf 2 nov" in browser.get(f"/zaken/{case.pk}").content.decode()
    with tenant(CODE):
        assert (Stay.objects.get().from_on, StayOf.objects.get().case_id) == (NIGHT, case.pk)


def test_a_family_is_not_offered_a_shelter_and_a_forged_choice_is_refused(
    client_for: SignIn, shared: Region
) -> None:
    case, shelter = household(), a_place(shared, PlaceKind.SHELTER, label="Nachtopvang")
    browser = client_for(coordinator_of(case))
    found = browser.post(f"/zaken/{case.pk}/plek-zoeken", asked(children="0"))
    assert "Nachtopvang" not in found.content.decode()
    forged = browser.post(
        f"/zaken/{case.pk}/plek-zoeken/boeken", asked(children="0", region_place=str(shelter.pk))
    )
    assert forged.status_code == 422
    assert MISFIT_WORDS[Misfit.FAMILY_IN_SHELTER] in forged.content.decode()
    with tenant(CODE):
        assert not Stay.objects.exists()


def test_what_is_not_met_never_keeps_a_family_from_its_place(
    client_for: SignIn, shared: Region
) -> None:
    case, place = household(), a_place(shared)
    browser = client_for(coordinator_of(case))
    unmet = asked(unmet=["debt_settlement", "guidance"])
    said = browser.post(f"/zaken/{case.pk}/plek-zoeken", unmet).content.decode()
    assert "Bied hierbij hulp aan: een schuldregeling, begeleiding" in said
    browser.post(f"/zaken/{case.pk}/plek-zoeken/boeken", {**unmet, "region_place": str(place.pk)})
    with tenant(CODE):
        assert StayOf.objects.filter(case=case).exists()


def test_who_may_not_book_sees_what_fits_and_no_button(client_for: SignIn, shared: Region) -> None:
    case = household()
    a_place(shared, label="De Linde 1")
    browser = client_for(worker(Role.OUTREACH_WORKER, case))
    said = browser.post(f"/zaken/{case.pk}/plek-zoeken", asked()).content.decode()
    assert "De Linde 1" in said
    assert "Boek deze plek" not in said
    refused = browser.post(f"/zaken/{case.pk}/plek-zoeken/boeken", asked())
    assert refused.status_code in {403, 404}


def test_leaving_and_taking_back_on_the_page(client_for: SignIn, shared: Region) -> None:
    case = household()
    stay(case, a_place(shared))
    browser = client_for(coordinator_of(case))
    with tenant(CODE):
        booked = Stay.objects.get()
    way = f"/zaken/{case.pk}/plek/{booked.pk}"
    wrong = browser.post(f"{way}/vertrek", {"until_on": NIGHT.isoformat()})
    assert (wrong.status_code, "na de eerste nacht" in wrong.content.decode()) == (422, True)
    browser.post(f"{way}/vertrek", {"until_on": (WEEK + timedelta(days=2)).isoformat()})
    with tenant(CODE):
        assert Stay.objects.get().until_on == WEEK + timedelta(days=2)
    browser.post(f"{way}/terug")
    with tenant(CODE):
        assert Stay.objects.get().cancelled_on == NIGHT


def test_the_picture_shows_nights_and_numbers_and_nobody(
    client_for: SignIn, shared: Region
) -> None:
    case, place = household(), a_place(shared, label="De Linde 1")
    made = stay(case, place)
    other = client_for(elsewhere(OTHER))
    said = other.get("/plekken").content.decode()
    assert all(words in said for words in ("De Linde 1", "1 van 1 bezet", "Meerveld"))
    assert str(made.number)[:8].upper() in said
    assert case.number not in said + other.get(f"/plekken/{place.pk}").content.decode()
    ours = client_for(coordinator_of(case)).get(f"/plekken/{place.pk}").content.decode()
    assert case.number in ours


def test_a_place_of_a_region_of_others_is_not_found(client_for: SignIn, shared: Region) -> None:
    place = a_place(shared)
    browser = client_for(elsewhere(FAR))
    assert browser.get(f"/plekken/{place.pk}").status_code == 404
    assert "deelt nog geen plekken" in browser.get("/plekken").content.decode()


def test_places_are_added_and_closed_on_the_page(client_for: SignIn, shared: Region) -> None:
    browser = client_for(person(Role.FUNCTIONAL_ADMIN))
    given = {"region": str(shared.pk), "kind": "family", "label": "Kamer", "number": "3",
             "beds": "4", "open_from": NIGHT.isoformat()}  # fmt: skip
    assert browser.post("/plekken/nieuw", given).status_code == 302
    with tenant(CODE):
        assert Place.objects.count() == 3
        place = Place.objects.first()
    assert place is not None
    browser.post(f"/plekken/{place.pk}/dicht", {"until_on": WEEK.isoformat()})
    with tenant(CODE):
        assert Place.objects.get(pk=place.pk).open_until == WEEK


def test_a_region_is_begun_and_shared_on_its_page(client_for: SignIn, municipality: str) -> None:
    organisations.establish(actor=system(OTHER, "tests"), name="Verderop")
    browser = client_for(person(Role.FUNCTIONAL_ADMIN))
    browser.post("/plekken/regio/begin", {"name": "Meer en Veld"})
    with tenant(CODE):
        made = Region.objects.get()
    browser.post(f"/plekken/regio/{made.pk}/toelaten", {"municipality": OTHER})
    assert "Verderop" in browser.get("/plekken/regio").content.decode()
    browser.post(f"/plekken/regio/{made.pk}/wachtlijst", {"shares": "on"})
    with tenant(OTHER):
        assert Region.objects.get().shares_waiting


def test_the_policy_is_read_and_decided_on_its_page(client_for: SignIn, municipality: str) -> None:
    browser = client_for(person(Role.FUNCTIONAL_ADMIN))
    said = browser.get("/beleid/onderdak").content.decode()
    assert "Zo lang in een hotel" in said
    numbers, _lists = roof_policies(CODE)
    given: dict[str, Any] = {name: str(getattr(numbers, name)) for name in numbers.__slots__}
    given |= {"hotel_nights": "7", "conditions": ["guidance"], "valid_from": NIGHT.isoformat()}
    assert browser.post("/beleid/onderdak", given).status_code == 302
    changed, lists = roof_policies(CODE)
    assert (changed.hotel_nights, [str(each) for each in lists.conditions]) == (7, ["guidance"])
    wrong = browser.post("/beleid/onderdak", {**given, "hotel_nights": "70"})
    assert wrong.status_code == 422


def test_a_household_waits_and_leaves_the_list_on_the_page(
    client_for: SignIn, shared: Region
) -> None:
    case = household()
    browser = client_for(coordinator_of(case))
    browser.post(f"/zaken/{case.pk}/wachten", {"roof_ends_on": WEEK.isoformat()})
    assert "Iepenlaan" in browser.get("/plekken/wachtlijst").content.decode()
    browser.post(f"/zaken/{case.pk}/wachten/weg", {"why": "own_roof"})
    with tenant(CODE):
        assert Waits.objects.get().left_why == "own_roof"
    assert wait_for_place(actor=LEAD, case=case.pk, roof_ends_on=None).since_on == NIGHT
