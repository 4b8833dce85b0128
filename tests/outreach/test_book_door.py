# SPDX-License-Identifier: EUPL-1.2
"""A press at a door is kept once, whatever the line does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import person
from tests.planning.rounds import MONDAY, Partners, at, households, visits, week
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.outreach.ladder import Barred, LadderStep, barred
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.rules import LONGEST_WAIT, MEANINGS, Press, pressed_at
from woonzeker.outreach.selectors.seeking import ladder_facts, sought
from woonzeker.outreach.services import Booked, book_door, record_contact
from woonzeker.planning.models import DoorCaution, VisitRequest
from woonzeker.planning.routes import DayPart
from woonzeker.planning.services import end_care

PARTS = [(MONDAY, DayPart.MORNING), (MONDAY, DayPart.EVENING)]
KEY = UUID(int=7)


@pytest.fixture
def door(coordinator: Actor, outreach_worker: Actor, partner_factory: Partners) -> UUID:
    """The visit of this morning."""
    households(partner_factory(), 1)
    week(coordinator, outreach_worker, parts=PARTS)
    return visits()[0].pk


def press(actor: Actor, door: UUID, what: str, key: UUID = KEY, note: str = "") -> Booked:
    with at(10):
        return book_door(actor=actor, visit=door, press=Press(what), sent_key=key, note=note)


def attempts() -> list[ContactAttempt]:
    with tenant("9999"):
        return list(ContactAttempt.objects.all())


@pytest.mark.django_db
@pytest.mark.parametrize("button", MEANINGS)
def test_each_button_is_an_attempt_with_its_outcome(
    outreach_worker: Actor, door: UUID, button: Press
) -> None:
    booked = press(outreach_worker, door, button)
    [kept] = attempts()
    assert kept.outcome == booked.outcome == MEANINGS[button].outcome
    assert (kept.day_part, kept.tried_on, kept.channel) == ("ochtend", MONDAY, "visit")
    assert visits()[0].outcome == kept.outcome


@pytest.mark.django_db
def test_the_same_press_twice_is_one_attempt(outreach_worker: Actor, door: UUID) -> None:
    first = press(outreach_worker, door, "not_reached")
    again = press(outreach_worker, door, "not_reached")
    assert (len(attempts()), first) == (1, again)


@pytest.mark.django_db
def test_another_press_at_a_door_that_has_been_is_refused(
    outreach_worker: Actor, door: UUID
) -> None:
    press(outreach_worker, door, "not_reached")
    with pytest.raises(Refused):
        press(outreach_worker, door, "talked", uuid4())


@pytest.mark.django_db
def test_a_press_that_waited_is_of_the_hour_at_which_it_was_pressed(
    outreach_worker: Actor, door: UUID
) -> None:
    with at(19, on=MONDAY + timedelta(days=1)):
        from_phone = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
        book_door(
            actor=outreach_worker, visit=door, press=Press.CARD_LEFT, sent_key=KEY, at=from_phone
        )
    [kept] = attempts()
    assert (kept.tried_on, kept.day_part) == (MONDAY, "ochtend")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("button", "kind"), [("unsafe_two", "two_people"), ("unsafe_none", "no_visits")]
)
def test_unsafe_takes_care_at_the_door(
    outreach_worker: Actor, door: UUID, button: str, kind: str
) -> None:
    press(outreach_worker, door, button)
    with tenant("9999"):
        assert DoorCaution.objects.get().kind == kind
    assert visits()[0].outcome == ContactOutcome.UNSAFE


@pytest.mark.django_db
def test_who_was_not_safe_comes_back_by_two_and_the_ladder_goes_on(
    outreach_worker: Actor, door: UUID
) -> None:
    press(outreach_worker, door, "unsafe_two")
    with tenant("9999"):
        assert VisitRequest.objects.get(status="open").two_people
        case = Case.objects.select_related("household").get()
        facts = ladder_facts(case, sought(case), on=MONDAY)
    assert barred(LadderStep.DAY_VISIT, facts) is None
    assert barred(LadderStep.PEER_VISIT, facts) is Barred.CARE


@pytest.mark.django_db
def test_where_nobody_goes_no_visit_is_asked_until_the_care_ends(
    outreach_worker: Actor, door: UUID
) -> None:
    press(outreach_worker, door, "unsafe_none")
    with tenant("9999"):
        assert not VisitRequest.objects.filter(status="open").exists()
        case = Case.objects.select_related("household").get()
    with tenant("9999"), clock.standing_at(MONDAY + timedelta(days=120)):
        facts = ladder_facts(case, sought(case), on=clock.today())
        assert barred(LadderStep.DAY_VISIT, facts) is Barred.CARE
    end_care(actor=outreach_worker, case=case.pk)
    with tenant("9999"):
        facts = ladder_facts(case, sought(case), on=MONDAY)
    assert barred(LadderStep.DAY_VISIT, facts) is None


@pytest.mark.django_db
def test_unsafe_noted_on_the_page_of_the_case_takes_care_too(
    outreach_worker: Actor, door: UUID
) -> None:
    record_contact(
        actor=outreach_worker, case=visits()[0].case_id, channel=Channel.VISIT,
        outcome=ContactOutcome.UNSAFE, day_part="ochtend",
    )  # fmt: skip
    with tenant("9999"):
        assert DoorCaution.objects.get().kind == "two_people"
        assert VisitRequest.objects.get(status="open").two_people


@pytest.mark.django_db
def test_coming_later_is_no_attempt_and_says_when(outreach_worker: Actor, door: UUID) -> None:
    booked = press(outreach_worker, door, "later")
    assert (booked.outcome, booked.next_on, booked.next_part) == ("", MONDAY, "avond")
    assert attempts() == []
    again = press(outreach_worker, door, "later")
    assert (again, visits()[0].day_part) == (booked, "avond")


@pytest.mark.django_db
def test_a_note_is_kept_sealed_and_short(outreach_worker: Actor, door: UUID) -> None:
    press(outreach_worker, door, "talked", note="  belt   morgen terug " + "x" * 600)
    assert attempts()[0].note.startswith("belt morgen terug xxx")
    assert len(attempts()[0].note) == 500


@pytest.mark.django_db
def test_somebody_elses_door_is_refused(
    outreach_worker: Actor, door: UUID, coordinator: Actor
) -> None:
    colleague = person(Role.OUTREACH_WORKER, name="collega")
    let_work(colleague, visits()[0].case)
    with pytest.raises(Refused):
        press(colleague, door, "talked")


@pytest.mark.django_db
def test_a_round_of_tomorrow_has_not_begun(outreach_worker: Actor, door: UUID) -> None:
    with at(10, on=MONDAY - timedelta(days=1)), pytest.raises(Refused):
        book_door(actor=outreach_worker, visit=door, press=Press.TALKED, sent_key=KEY)


@given(st.integers(-10_000, 10_000_000))
def test_a_press_is_never_in_the_future_nor_longer_ago_than_is_believed(ago: int) -> None:
    now = datetime(2026, 11, 2, 12, tzinfo=UTC)
    assert now - LONGEST_WAIT <= pressed_at(now, ago) <= now
