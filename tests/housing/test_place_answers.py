# SPDX-License-Identifier: EUPL-1.2
"""A booking is the answer to the safeguard that asks for a place; when it ends there is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE
from tests.housing.placing import LEAD, NIGHT, WEEK, a_place, household, region, stay

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.help.models import ChildrenAnswer
from woonzeker.help.services.children import note_children
from woonzeker.housing.models import Region, Stay, StayOf
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.selectors import place_answers
from woonzeker.housing.services import cancel_stay
from woonzeker.legal.rules.safeguards import Safeguard, faults
from woonzeker.legal.selectors.safeguards import record_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(municipality: str) -> Region:
    return region()


def said(case: Case) -> list[tuple[str, date]]:
    with tenant(CODE):
        found = place_answers(case.pk)
    assert not any(faults(each) for each in found)
    return [(each.code, each.on) for each in found]


def of(made: StayOf) -> Stay:
    with tenant(CODE):
        return Stay.objects.get(number=made.number)


def test_a_booking_is_the_answer_with_the_day_from_which_it_is_there(shared: Region) -> None:
    case = household()
    made = stay(case, a_place(shared), from_on=WEEK, until_on=None)
    assert said(case) == [("family_place", NIGHT)]
    with tenant(CODE):
        answer = place_answers(case.pk)[0]
    assert (answer.id, answer.free_from) == (f"booking:{of(made).pk}", WEEK)


def test_what_is_taken_back_or_over_is_no_place_any_more(shared: Region) -> None:
    case = household()
    stay(case, a_place(shared))
    with clock.standing_at(WEEK):
        assert said(case) == [("family_place", NIGHT), ("none", WEEK)]
    later = stay(case, a_place(shared, PlaceKind.FLAT), from_on=WEEK, until_on=None)
    cancel_stay(actor=LEAD, case=case.pk, stay=of(later).pk)
    assert said(case)[-1] == ("family_place", NIGHT)
    with clock.standing_at(WEEK + timedelta(days=1)):
        assert said(case)[-1] == ("none", WEEK)


def test_who_goes_on_to_another_place_keeps_having_one(shared: Region) -> None:
    case = household()
    stay(case, a_place(shared, PlaceKind.HOTEL))
    stay(case, a_place(shared, PlaceKind.FLAT), from_on=WEEK, until_on=None)
    with clock.standing_at(WEEK):
        assert said(case)[-1] == ("temporary_home", WEEK)


def test_a_place_that_fits_no_more_is_no_place(shared: Region) -> None:
    case = household("no")
    stay(case, a_place(shared, PlaceKind.SHELTER))
    assert said(case) == [("shelter", NIGHT)]
    with clock.standing_at(NIGHT + timedelta(days=1)):
        note_children(actor=LEAD, case=case.pk, answer=ChildrenAnswer.YES, source="seen", count=1)
        assert said(case) == [("none", NIGHT)]


def test_the_safeguards_of_a_case_read_the_booking(shared: Region) -> None:
    case = household()
    stay(case, a_place(shared), until_on=None)
    with tenant(CODE):
        answers = record_of(Case.objects.get(pk=case.pk)).answers
    found = [each for each in answers if each.safeguard is Safeguard.PLACE]
    assert [(each.code, each.source) for each in found] == [("family_place", "booking")]


def test_a_place_that_ends_before_the_eviction_is_no_place(
    shared: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = household()
    stay(case, a_place(shared))
    there = "woonzeker.housing.selectors.booked.leaving_days"
    monkeypatch.setattr(there, lambda _cases: {case.pk: WEEK})
    assert said(case) == [("none", NIGHT)]
