# SPDX-License-Identifier: EUPL-1.2
"""Places that a region shares: two stays never in one night, and a region sees no persons."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.conftest import CODE
from tests.housing.placing import (
    FAR,
    LEAD,
    NIGHT,
    OTHER,
    WEEK,
    a_place,
    elsewhere,
    household,
    numbers,
    region,
    stay,
)

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import Place, Region, RegionMember, Stay, StayOf
from woonzeker.housing.rules.bookings import TAKEN
from woonzeker.housing.rules.places import MISFIT_WORDS, Misfit, PlaceKind
from woonzeker.housing.services import (
    NewPlace,
    add_place,
    cancel_stay,
    close_place,
    end_stay,
    leave_region,
    let_into_region,
)

pytestmark = pytest.mark.django_db
EMPTY = "INSERT INTO housing_stay (id, place_id, from_on, until_on, booked_for_id, number)"


@pytest.fixture
def shared(municipality: str) -> Region:
    return region()


def written(place: Place, code: str, from_on: date, until_on: date | None) -> None:
    """Write a stay past every service, as somebody at the database would."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"{EMPTY} VALUES (%s, %s, %s, %s, %s, %s)",
            [uuid4(), place.pk, from_on, until_on, code, uuid4()],
        )


def asked(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_stay_is_kept_with_its_household_apart(shared: Region) -> None:
    made = stay(household(), a_place(shared))
    with tenant(CODE):
        row = Stay.objects.get(number=made.number)
        assert (row.from_on, row.until_on, row.booked_for_id) == (NIGHT, WEEK, CODE)
    assert numbers(OTHER) == set()


def test_another_municipality_sees_nights_and_a_number_and_no_more(shared: Region) -> None:
    place = a_place(shared)
    made = stay(household(), place)
    with tenant(OTHER):
        row = Stay.objects.values().get()
        assert set(row) == {
            "id", "place_id", "from_on", "until_on", "booked_for_id", "number", "cancelled_on"
        }  # fmt: skip
        assert (row["place_id"], row["number"]) == (place.pk, made.number)
        assert not StayOf.objects.exists()


def test_who_is_not_in_the_region_sees_none_of_it(shared: Region) -> None:
    stay(household(), a_place(shared))
    with tenant(FAR):
        assert not Region.objects.exists()
        assert not Place.objects.exists()
        assert not Stay.objects.exists()


@pytest.mark.parametrize("table", ["region", "regionmember", "place", "stay"])
def test_without_a_municipality_there_is_an_error_and_no_empty_list(
    shared: Region, table: str
) -> None:
    stay(household(), a_place(shared))
    with pytest.raises(DatabaseError, match="no municipality chosen"), transaction.atomic():
        asked(f"SELECT * FROM housing_{table}")


def test_the_database_refuses_two_stays_in_one_night_also_of_two_municipalities(
    shared: Region,
) -> None:
    place = a_place(shared)
    stay(household(), place)
    with pytest.raises(IntegrityError, match="once_a_night"), tenant(OTHER):
        written(place, OTHER, WEEK - timedelta(days=1), None)


def test_on_the_day_of_leaving_somebody_else_can_come(shared: Region) -> None:
    place = a_place(shared)
    stay(household(), place)
    with tenant(OTHER):
        written(place, OTHER, WEEK, None)
        assert Stay.objects.count() == 2


def test_a_stay_that_was_taken_back_leaves_the_place_free(shared: Region) -> None:
    place, case = a_place(shared), household()
    made = stay(case, place)
    with tenant(CODE):
        row = Stay.objects.get(number=made.number)
    cancel_stay(actor=LEAD, case=case.pk, stay=row.pk)
    with tenant(OTHER):
        written(place, OTHER, NIGHT, WEEK)
    with pytest.raises(Refused, match="al teruggenomen"):
        cancel_stay(actor=LEAD, case=case.pk, stay=row.pk)


def test_nobody_writes_a_stay_of_another_municipality(shared: Region) -> None:
    place = a_place(shared)
    stay(household(), place)
    with pytest.raises(DatabaseError, match="row-level security"), tenant(OTHER):
        written(place, CODE, date(2027, 1, 1), None)
    with tenant(OTHER):
        assert Stay.objects.update(until_on=WEEK) == 0
        assert Stay.objects.all()._raw_delete("default") == 0


def test_nobody_books_in_a_region_of_others(shared: Region) -> None:
    place = a_place(shared)
    with pytest.raises(DatabaseError, match="row-level security"), tenant(FAR):
        written(place, FAR, NIGHT, None)


def test_nobody_lets_itself_into_a_region(shared: Region) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), tenant(FAR):
        RegionMember.objects.create(region=shared, member_id=FAR, joined_on=NIGHT)
    with pytest.raises(NotFound):
        let_into_region(actor=system(FAR, "tests"), region=shared.pk, municipality=FAR)


@pytest.mark.parametrize("table", ["place SET kind = 'shelter'", "stay SET number = place_id"])
def test_what_a_place_is_and_where_a_stay_was_never_changes(shared: Region, table: str) -> None:
    stay(household(), a_place(shared))
    with pytest.raises(DatabaseError, match="only ever added"), tenant(CODE):
        asked(f"UPDATE housing_{table}")


def test_a_place_that_is_taken_is_refused_without_a_word_about_who(shared: Region) -> None:
    place = a_place(shared)
    with tenant(OTHER):
        written(place, OTHER, NIGHT, None)
    with pytest.raises(Refused) as refused:
        stay(household(), place)
    assert refused.value.sentence == TAKEN


def test_a_booking_that_comes_in_between_is_refused_in_the_same_words(
    shared: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = a_place(shared)
    with tenant(OTHER):
        written(place, OTHER, NIGHT, None)
    monkeypatch.setattr("woonzeker.housing.services.stays.refusals", lambda *_a, **_k: ())
    with pytest.raises(Refused) as refused:
        stay(household(), place)
    assert refused.value.sentence == TAKEN


@pytest.mark.parametrize("children", ["yes", "unknown", ""])
def test_a_family_never_goes_to_a_shelter(shared: Region, children: str) -> None:
    """Also while nobody knows whether there are children: asking is the way out."""
    shelter = a_place(shared, PlaceKind.SHELTER)
    with pytest.raises(Refused) as refused:
        stay(household(children), shelter)
    assert MISFIT_WORDS[Misfit.FAMILY_IN_SHELTER] in refused.value.sentence


def test_who_only_heard_that_there_are_no_children_does_not_know(shared: Region) -> None:
    with pytest.raises(Refused):
        stay(household("no", source="other"), a_place(shared, PlaceKind.SHELTER))


def test_without_children_a_shelter_is_a_place(shared: Region) -> None:
    made = stay(household("no"), a_place(shared, PlaceKind.SHELTER))
    assert (made.kind, made.children) == ("shelter", 0)


@pytest.mark.parametrize("children", [None, 2])
def test_the_database_refuses_a_family_in_a_shelter(shared: Region, children: int | None) -> None:
    made = stay(household("no"), a_place(shared, PlaceKind.SHELTER))
    forged = {"number": uuid4(), "kind": "shelter", "adults": 1, "children": children,
              "pets": "no", "step_free": "no", "booked_on": NIGHT, "booked_by": "x"}  # fmt: skip
    with pytest.raises(IntegrityError, match="no_family_in_a_shelter"), tenant(CODE):
        StayOf.objects.create(case_id=made.case_id, **forged)


def test_a_stay_gets_another_day_of_leaving_until_the_next_comes(shared: Region) -> None:
    place, case = a_place(shared), household()
    made = stay(case, place)
    with tenant(OTHER):
        written(place, OTHER, WEEK + timedelta(days=3), None)
    with tenant(CODE):
        row = Stay.objects.get(number=made.number)
    longer = end_stay(actor=LEAD, case=case.pk, stay=row.pk, until_on=WEEK + timedelta(days=3))
    assert longer.until_on == WEEK + timedelta(days=3)
    with pytest.raises(Refused, match="dan al van een ander"):
        end_stay(actor=LEAD, case=case.pk, stay=row.pk, until_on=WEEK + timedelta(days=4))
    with pytest.raises(Refused, match="na de eerste nacht"):
        end_stay(actor=LEAD, case=case.pk, stay=row.pk, until_on=NIGHT)


def test_a_stay_of_another_household_is_not_found(shared: Region) -> None:
    made = stay(household(), a_place(shared))
    with tenant(CODE):
        row = Stay.objects.get(number=made.number)
    with pytest.raises(NotFound):
        cancel_stay(actor=LEAD, case=uuid4(), stay=row.pk)


def test_no_place_closes_under_somebody_who_sleeps_there(shared: Region) -> None:
    place = a_place(shared)
    stay(household(), place)
    with pytest.raises(Refused, match="nog nachten geboekt"):
        close_place(actor=LEAD, region_place=place.pk, until_on=WEEK - timedelta(days=1))
    assert close_place(actor=LEAD, region_place=place.pk, until_on=WEEK).open_until == WEEK


def test_only_who_keeps_a_place_closes_it(shared: Region) -> None:
    place = a_place(shared)
    with pytest.raises(NotFound):
        close_place(actor=elsewhere(OTHER), region_place=place.pk, until_on=WEEK)


def test_places_alike_are_added_at_once_and_no_label_twice(shared: Region) -> None:
    a_place(shared, label="Kamer", number=16)
    with tenant(OTHER):
        assert Place.objects.count() == 16
    with pytest.raises(Refused, match="al een plek met deze naam"):
        a_place(shared, label="Kamer 3")


def test_a_region_of_others_takes_no_place(shared: Region) -> None:
    new = NewPlace(kind=PlaceKind.FLAT, label="Flat", beds=2, open_from=NIGHT)
    with pytest.raises(NotFound):
        add_place(actor=elsewhere(FAR), region=shared.pk, new=new)


def test_who_leaves_takes_its_places_and_households_along_first(shared: Region) -> None:
    there = a_place(shared, actor=system(OTHER, "tests"))
    with pytest.raises(Refused, match="plekken van deze gemeente"):
        leave_region(actor=system(OTHER, "tests"), region=shared.pk)
    stay(household(), there, until_on=None)
    with pytest.raises(Refused, match="slapen nog huishoudens"):
        leave_region(actor=LEAD, region=shared.pk)
