# SPDX-License-Identifier: EUPL-1.2
"""Who waits for a place and who goes first; and the place as the day and safeguards read it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from tests.cases.running import begun
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
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.errors import Refused
from woonzeker.help.models import ChildrenAnswer
from woonzeker.help.services.children import note_children
from woonzeker.housing.models import (
    LeftWaiting,
    PassedOver,
    Region,
    Stay,
    StayOf,
    Waits,
    WaitShared,
)
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.selectors import places, search_page, stay_on, waiting
from woonzeker.housing.services import cancel_stay, leave_waiting, share_waiting, wait_for_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(municipality: str) -> Region:
    return region()


def other_household() -> Case:
    """A second household, of which nobody asked whether there are children."""
    return begun(resident("1234AB 14", house_number=14))


def stay_row(made: StayOf) -> Stay:
    with tenant(CODE):
        return Stay.objects.get(number=made.number)


def lines_of(actor: Any) -> list[tuple[str, bool, bool]]:
    return [
        (line.reasons[0], line.ours, line.case is not None) for line in waiting(actor=actor).turns
    ]


def test_the_list_is_by_need_and_names_only_cases_in_reach(shared: Region) -> None:
    mine, theirs = household(), other_household()
    wait_for_place(actor=LEAD, case=mine.pk, roof_ends_on=WEEK + timedelta(days=60))
    wait_for_place(actor=LEAD, case=theirs.pk, roof_ends_on=None)
    seen = waiting(actor=worker(Role.EVICTION_COORDINATOR, mine)).turns
    assert [line.case for line in seen] == [None, mine.pk]
    assert [bool(line.address) for line in seen] == [False, True]
    assert seen[0].ours


def test_who_looks_at_numbers_alone_sees_no_case(shared: Region) -> None:
    wait_for_place(actor=LEAD, case=household().pk, roof_ends_on=None)
    assert [line.case for line in waiting(actor=person(Role.MANAGER)).turns] == [None]


def test_waiting_gives_a_task_and_booking_ends_both(shared: Region) -> None:
    case = household()
    wait_for_place(actor=LEAD, case=case.pk, roof_ends_on=NIGHT)
    with tenant(CODE):
        assert CaseTask.objects.get(case=case, kind="find_place", done_on=None).due_on == NIGHT
    stay(case, a_place(shared))
    with tenant(CODE):
        assert Waits.objects.get().left_why == LeftWaiting.PLACED
        assert not CaseTask.objects.filter(kind="find_place", done_on=None).exists()


def test_who_goes_before_another_says_why(shared: Region) -> None:
    first, second, place = household(), other_household(), a_place(shared)
    wait_for_place(actor=LEAD, case=first.pk, roof_ends_on=None)
    with pytest.raises(Refused, match="Kies waarom die nu niet gaat"):
        stay(second, place, from_on=WEEK, until_on=None)
    made = stay(second, place, from_on=WEEK, until_on=None, reason="keeps_school_or_work")
    with tenant(CODE):
        kept = PassedOver.objects.get()
        assert (kept.number, kept.case_id, kept.passed) == (made.number, second.pk, 1)
    with pytest.raises(DatabaseError, match="only ever added"), tenant(CODE):
        PassedOver.objects.update(reason="no_fit")


def test_whose_turn_it_is_needs_no_reason(shared: Region) -> None:
    first, second = household(), other_household()
    wait_for_place(actor=LEAD, case=first.pk, roof_ends_on=None)
    wait_for_place(actor=LEAD, case=second.pk, roof_ends_on=WEEK + timedelta(days=90))
    stay(first, a_place(shared))
    with tenant(CODE):
        assert not PassedOver.objects.exists()


def test_a_region_sees_a_waiting_list_only_when_it_said_so(shared: Region) -> None:
    case = household()
    wait_for_place(actor=LEAD, case=case.pk, roof_ends_on=WEEK)
    there = elsewhere(OTHER)
    assert lines_of(there) == []
    share_waiting(actor=LEAD, region=shared.pk, shares=True)
    assert lines_of(there) == [("verliest binnenkort het dak", False, False)]
    assert lines_of(elsewhere(FAR)) == []
    with tenant(OTHER):
        row = WaitShared.objects.values().get()
        assert (row["children"], row["waits_for_id"]) == ("yes", CODE)
        assert not Waits.objects.exists()
    share_waiting(actor=system(OTHER, "tests"), region=shared.pk, shares=False)
    assert lines_of(there) == []


def test_who_leaves_the_list_leaves_that_of_the_region(shared: Region) -> None:
    share_waiting(actor=LEAD, region=shared.pk, shares=True)
    case = household()
    wait_for_place(actor=LEAD, case=case.pk, roof_ends_on=WEEK)
    leave_waiting(actor=LEAD, case=case.pk, why=LeftWaiting.KEPT_HOME)
    assert lines_of(elsewhere(OTHER)) == []
    with tenant(CODE):
        assert not WaitShared.objects.exists()


def test_the_place_on_a_day_is_the_booking_that_covers_it(shared: Region) -> None:
    case = household()
    made = stay(case, a_place(shared), from_on=WEEK, until_on=None)
    with tenant(CODE):
        before, there = stay_on(case.pk, on=NIGHT), stay_on(case.pk, on=WEEK)
    assert before == there
    assert there is not None
    assert (there.kind, there.from_on, there.fits) == (PlaceKind.FAMILY, WEEK, True)
    assert (there.covers(NIGHT), there.covers(WEEK), there.roof.until_on) == (False, True, None)
    cancel_stay(actor=LEAD, case=case.pk, stay=stay_row(made).pk)
    with tenant(CODE):
        assert stay_on(case.pk, on=WEEK) is None


def test_a_shelter_fits_no_more_when_a_child_turns_out_to_be_there(shared: Region) -> None:
    case = household("no")
    stay(case, a_place(shared, PlaceKind.SHELTER))
    with clock.standing_at(NIGHT + timedelta(days=1)):
        note_children(actor=LEAD, case=case.pk, answer=ChildrenAnswer.YES, source="seen", count=1)
        seen = search_page(actor=LEAD, case=case.pk).stays
    assert [line.fits for line in seen] == [False]


def test_a_hotel_that_lasts_too_long_is_told_and_nobody_leaves(shared: Region) -> None:
    case = household()
    stay(case, a_place(shared, PlaceKind.HOTEL), until_on=None)
    with clock.standing_at(NIGHT + timedelta(days=16)):
        view = places(actor=LEAD)
        assert [(label, spell.too_long) for label, spell in view.too_long] == [("hotel 1", 2)]
        assert [line.too_long for line in search_page(actor=LEAD, case=case.pk).stays] == [2]
    with clock.standing_at(NIGHT + timedelta(days=14)):
        assert places(actor=LEAD).too_long == ()


def test_the_picture_counts_nights_and_draws_them(shared: Region) -> None:
    stay(household(), a_place(shared))
    a_place(shared, label="leeg")
    view = places(actor=LEAD)
    assert [(each.open, each.taken, each.free) for each in view.tonight] == [(2, 1, 1)]
    assert view.used == (("Meerveld", 7),)
    drawn = {line.label: [(s.kind, s.x, s.width) for s in line.stripes] for line in view.places}
    assert drawn["family 1"] == [("open", 0, 280), ("ours", 0, 70)]
    assert drawn["leeg"] == [("open", 0, 280)]
    assert [night.kinds[0].taken for night in view.nights] == [1] * 7 + [0] * 21
