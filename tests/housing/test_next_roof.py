# SPDX-License-Identifier: EUPL-1.2
"""A place that ends, falls through or fits no more: somebody looks for the next roof in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.conftest import CODE, MONDAY, client_of, person
from tests.help.talking import to_do, worker
from tests.housing.placing import LEAD, NIGHT, OTHER, WEEK, a_place, household, region, stay

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CasePerson, CaseTask
from woonzeker.errors import Refused
from woonzeker.help.models import ChildrenAnswer
from woonzeker.help.services.children import note_children
from woonzeker.housing.models import Region, Stay, StayOf, Waits, WaitShared
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.party import Coming
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.selectors import place, places, search_page
from woonzeker.housing.selectors.children import children_of
from woonzeker.housing.selectors.roofs import found_roof
from woonzeker.housing.services import (
    Wanted,
    book,
    cancel_stay,
    end_stay,
    follow_roof,
    share_waiting,
    wait_for_place,
)
from woonzeker.matching.models import Person
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
MORNING = system(CODE, "morning")
WHERE = "Verborgen pad 7, Elders"


@pytest.fixture
def shared(municipality: str) -> Region:
    return region()


def stay_row(made: StayOf) -> Stay:
    with tenant(CODE):
        return Stay.objects.get(number=made.number)


def nothing_waits(case: Case) -> None:
    with tenant(CODE):
        CaseTask.objects.filter(case=case).delete()


def test_who_waited_waits_again_at_its_turn_when_a_booking_is_taken_back(shared: Region) -> None:
    case, place = household(), a_place(shared)
    wait_for_place(actor=LEAD, case=case.pk, roof_ends_on=NIGHT)
    with clock.standing_at(MONDAY + timedelta(days=3)):
        made = stay(case, place, MONDAY + timedelta(days=4))
        cancel_stay(actor=LEAD, case=case.pk, stay=stay_row(made).pk)
    with tenant(CODE):
        row = Waits.objects.get()
        assert (row.left_on, row.since_on, row.roof_ends_on) == (None, MONDAY, NIGHT)
    assert "find_place" in to_do(case)


def test_a_stay_that_was_taken_back_has_no_other_day_of_leaving(shared: Region) -> None:
    case = household()
    row = stay_row(stay(case, a_place(shared)))
    cancel_stay(actor=LEAD, case=case.pk, stay=row.pk)
    with pytest.raises(Refused, match="al teruggenomen"):
        end_stay(actor=LEAD, case=case.pk, stay=row.pk, until_on=WEEK + timedelta(days=2))


def test_a_family_that_turns_up_in_a_shelter_gets_no_more_nights_there(shared: Region) -> None:
    case = household("no")
    row = stay_row(stay(case, a_place(shared, PlaceKind.SHELTER)))
    note_children(actor=LEAD, case=case.pk, answer=ChildrenAnswer.YES, source="parent", count=1)
    with pytest.raises(Refused, match="nooit naar de algemene opvang"):
        end_stay(actor=LEAD, case=case.pk, stay=row.pk, until_on=WEEK + timedelta(days=7))
    nothing_waits(case)
    follow_roof(actor=MORNING)
    assert to_do(case)["find_place"] == MONDAY


def test_the_database_makes_no_booking_one_for_other_people(shared: Region) -> None:
    stay(household("no"), a_place(shared, PlaceKind.SHELTER))
    with tenant(CODE), pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        StayOf.objects.update(kind="family")


def test_a_place_that_ends_without_the_next_roof_is_work(shared: Region) -> None:
    case = household()
    stay(case, a_place(shared))
    nothing_waits(case)
    follow_roof(actor=MORNING)
    assert to_do(case)["find_place"] == WEEK


def test_a_place_after_which_another_begins_asks_nothing(shared: Region) -> None:
    case = household()
    stay(case, a_place(shared))
    stay(case, a_place(shared, label="flat 9"), WEEK, None)
    nothing_waits(case)
    follow_roof(actor=MORNING)
    assert "find_place" not in to_do(case)


def test_what_somebody_looked_into_this_week_is_not_asked_again(shared: Region) -> None:
    case = household()
    stay(case, a_place(shared))
    follow_roof(actor=MORNING)
    with tenant(CODE):
        CaseTask.objects.filter(case=case).update(done_on=MONDAY)
    follow_roof(actor=MORNING)
    assert "find_place" not in to_do(case)


def test_a_hotel_that_lasts_too_long_asks_for_another_place(shared: Region) -> None:
    case = household()
    stay(case, a_place(shared, PlaceKind.HOTEL), NIGHT, NIGHT + timedelta(days=90))
    nothing_waits(case)
    with clock.standing_at(NIGHT + timedelta(days=20)):
        follow_roof(actor=MORNING)
        assert to_do(case)["find_place"] == clock.today()


def test_who_is_no_case_any_more_waits_no_more_anywhere(shared: Region) -> None:
    case = household()
    share_waiting(actor=LEAD, region=shared.pk, shares=True)
    wait_for_place(actor=LEAD, case=case.pk, roof_ends_on=None)
    cases.close_case(actor=LEAD, case=case.pk, result=Exit.UNJUSTIFIED)
    follow_roof(actor=MORNING)
    with tenant(CODE):
        assert Waits.objects.get().left_why == "closed"
        assert not WaitShared.objects.exists()


def test_the_region_hears_of_children_once_they_are_known(shared: Region) -> None:
    case = household("")
    share_waiting(actor=LEAD, region=shared.pk, shares=True)
    wait_for_place(actor=LEAD, case=case.pk, roof_ends_on=None)
    note_children(actor=LEAD, case=case.pk, answer=ChildrenAnswer.YES, source="seen", count=None)
    follow_roof(actor=MORNING)
    with tenant(OTHER):
        assert WaitShared.objects.get().children == "yes"


def test_a_child_born_after_somebody_said_there_are_none_is_a_child(shared: Region) -> None:
    case = household("no")
    with tenant(CODE):
        assert children_of([case.pk])[case.pk].known is Known.NO
        mother = CasePerson.objects.filter(case=case).first()
        assert mother is not None
        Person.objects.filter(pk=mother.person_id).update(
            born_on=(MONDAY + timedelta(days=1)).isoformat()
        )
        assert children_of([case.pk])[case.pk].known is Known.YES


def test_who_no_longer_knows_it_does_not_say_that_there_are_none(shared: Region) -> None:
    case = household("no")
    note_children(actor=LEAD, case=case.pk, answer=ChildrenAnswer.UNKNOWN, source="parent")
    with tenant(CODE):
        assert children_of([case.pk])[case.pk].known is Known.UNKNOWN


def hidden(shared: Region, case: Case) -> StayOf:
    """A booking of a place of which nobody may know where it is."""
    refuge = a_place(shared, label="Veilige plek 2", secret=True)
    wanted = Wanted(refuge.pk, NIGHT, WEEK, WHERE)
    return book(actor=LEAD, case=case.pk, wanted=wanted, coming=Coming())


def test_a_secret_place_is_not_booked_without_where_it_is(shared: Region) -> None:
    with pytest.raises(Refused, match="Schrijf op waar deze plek is"):
        stay(household(), a_place(shared, secret=True))


def test_where_a_secret_place_is_reads_who_works_on_the_case_and_nobody_else(
    shared: Region,
) -> None:
    case = household()
    made = hidden(shared, case)
    sam = worker(Role.DEBT_COUNSELLOR, case)
    (line,) = search_page(actor=sam, case=case.pk).stays
    assert line.address == WHERE
    lead = person(Role.TEAM_LEAD, name="lid")
    assert search_page(actor=lead, case=case.pk).stays[0].address == ""
    with tenant(CODE):
        assert found_roof(case.pk, on=NIGHT).words == ""  # type: ignore[union-attr]
    row = stay_row(made)
    told = f"{places(actor=sam)} {place(actor=sam, region_place=row.place_id)}"
    assert "Verborgen" not in told


def test_where_a_secret_place_is_lies_sealed_and_in_no_shared_table(shared: Region) -> None:
    hidden(shared, household())
    with tenant(CODE), connection.cursor() as cursor:
        for table in ("stayof", "stay", "place"):
            cursor.execute(f"SELECT t::text FROM housing_{table} t")
            assert "Verborgen" not in str(cursor.fetchall())


def test_the_page_asks_where_a_secret_place_is_and_shows_it_there(shared: Region) -> None:
    case = household()
    refuge = a_place(shared, label="Veilige plek 2", secret=True)
    browser: Client = client_of(worker(Role.EVICTION_COORDINATOR, case))
    asked = {"from_on": NIGHT.isoformat(), "until_on": WEEK.isoformat(), "adults": "1",
             "children": "1", "pets": "no", "step_free": "no"}  # fmt: skip
    at = f"/zaken/{case.pk}/plek-zoeken"
    assert "Adres, alleen van een geheime plek" in browser.post(at, asked).content.decode()
    chosen = {**asked, "region_place": str(refuge.pk)}
    assert browser.post(f"{at}/boeken", chosen).status_code == 422
    done = browser.post(f"{at}/boeken", {**chosen, "address": WHERE}, follow=True)
    assert WHERE in done.content.decode()
