# SPDX-License-Identifier: EUPL-1.2
"""Two who want one place at once: exactly one gets it, the other hears nothing of who."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from tests.conftest import CODE, MONDAY
from tests.housing.placing import NIGHT, OTHER, WEEK, a_place, household, region

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, Household
from woonzeker.errors import Refused
from woonzeker.housing.models import Place, Stay, StayOf
from woonzeker.housing.rules.bookings import TAKEN
from woonzeker.housing.rules.party import Coming
from woonzeker.housing.services import Wanted, book

#: both stand ready before either begins
START = Barrier(2)


def case_elsewhere() -> Case:
    """A household of another municipality."""
    with tenant(OTHER):
        home = Household.objects.create(address_key="3511AA|1||", house_number=1)
        return Case.objects.create(household=home, number="2026-1", step=3, opened_on=MONDAY)


def try_to_book(code: str, case: Case, place: Place) -> str:
    """Book; what is said when it is refused."""
    try:
        with clock.standing_at(MONDAY):
            START.wait(timeout=10)
            book(
                actor=system(code, "tests"),
                case=case.pk,
                wanted=Wanted(place.pk, NIGHT, WEEK),
                coming=Coming(),
            )
    except Refused as refusal:
        return refusal.sentence
    finally:
        connection.close()
    return ""


def test_of_two_municipalities_at_once_exactly_one_gets_the_place(own_database: str) -> None:
    with clock.standing_at(MONDAY):
        place = a_place(region())
        wanted = [(CODE, household()), (OTHER, case_elsewhere())]
    with ThreadPoolExecutor(2) as both:
        said = list(both.map(lambda each: try_to_book(each[0], each[1], place), wanted))
    assert sorted(said) == ["", TAKEN]
    with tenant(CODE):
        assert Stay.objects.filter(place=place).count() == 1
        ours = StayOf.objects.count()
    with tenant(OTHER):
        assert StayOf.objects.count() + ours == 1
