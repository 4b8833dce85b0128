# SPDX-License-Identifier: EUPL-1.2
"""The day of an eviction: one lead by name, what is asked, what is arranged, and for which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import CODE, person
from tests.housing.evicted import (
    EVICTION,
    TODAY,
    announce,
    counsellor,
    household,
    leader,
    tasks,
)
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.selectors.knowing import facts_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.help.models import ChildrenKnown
from woonzeker.housing import services
from woonzeker.housing.models import EvictionPlan, PlanItem
from woonzeker.housing.rules.day import Roof, Topic
from woonzeker.housing.rules.known import Known
from woonzeker.housing.selectors import ROOFS, FoundRoof, day_page, found_roof
from woonzeker.housing.selectors.day_page import DayView
from woonzeker.legal.services import ask_what_is_late, enter_message

pytestmark = pytest.mark.django_db
JOB = system(CODE, "morning")


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def noor(case: Case) -> Actor:
    return leader(case)


@pytest.fixture
def announced(case: Case, noor: Actor) -> Case:
    announce(noor, case)
    return case


@pytest.fixture
def roofs() -> Iterator[list[FoundRoof]]:
    """Places of the household, which a test may add to."""
    found: list[FoundRoof] = []

    def tell(_case: object) -> list[FoundRoof]:
        return found

    ROOFS.append(tell)
    yield found
    ROOFS.remove(tell)


def view(actor: Actor, case: Case) -> DayView:
    return day_page(actor=actor, case=case.pk)


def topics(actor: Actor, case: Case) -> list[str]:
    return [line.topic for line in view(actor, case).missing]


def test_without_a_day_there_is_nothing_to_plan(case: Case, noor: Actor) -> None:
    assert view(noor, case).eviction_on is None
    with pytest.raises(Refused, match="geen dag bekend"):
        services.arrange_for_day(actor=noor, case=case.pk, topic=Topic.PAPERS, by="Noor")


def test_the_day_comes_from_the_court_and_everything_is_counted_back(
    announced: Case, noor: Actor
) -> None:
    found = view(noor, announced)
    assert (found.eviction_on, found.working_days) == (EVICTION, 19)
    assert found.missing[0].topic == "lead"
    assert found.missing[0].due_on == date(2026, 10, 30)
    assert found.missing[0].late
    assert len(found.missing) == len(Topic)


def test_one_person_leads_by_name(announced: Case, noor: Actor) -> None:
    services.take_lead(actor=noor, case=announced.pk, user=noor.id)
    assert view(noor, announced).lead_name == "noor"
    services.take_lead(
        actor=noor, case=announced.pk, name="Bas de Wit", organisation="Leger des Heils"
    )
    found = view(noor, announced)
    assert (found.lead_name, found.lead_organisation) == ("Bas de Wit", "Leger des Heils")
    with tenant(CODE):
        assert EvictionPlan.objects.get(case=announced).lead_user == ""
    with pytest.raises(Refused, match="al"):
        services.take_lead(
            actor=noor, case=announced.pk, name="Bas de Wit", organisation="Leger des Heils"
        )


def test_a_wrong_number_of_who_leads_is_put_right(announced: Case, noor: Actor) -> None:
    for days, phone in ((0, "06 1"), (2, "06 12345678")):
        with clock.standing_at(TODAY + timedelta(days=days)):
            services.take_lead(
                actor=noor, case=announced.pk, name="Bas", organisation="Het Leger", phone=phone
            )
    found = view(noor, announced)
    assert (found.lead_phone, found.lead_since) == ("06 12345678", TODAY)


@pytest.mark.parametrize(("name", "organisation"), [("", "Leger des Heils"), ("Bas", " ")])
def test_a_lead_has_a_name_and_a_place_of_work(
    announced: Case, noor: Actor, name: str, organisation: str
) -> None:
    with pytest.raises(Refused):
        services.take_lead(actor=noor, case=announced.pk, name=name, organisation=organisation)


def test_who_does_not_work_here_is_no_colleague(announced: Case, noor: Actor) -> None:
    with pytest.raises(Refused, match="werkt hier niet"):
        services.take_lead(actor=noor, case=announced.pk, user="deadbeef")


def test_what_is_arranged_is_done_and_can_be_taken_back(announced: Case, noor: Actor) -> None:
    services.arrange_for_day(
        actor=noor, case=announced.pk, topic=Topic.TRANSPORT, by="Joop", note="half negen"
    )
    (done,) = view(noor, announced).arranged
    assert (done.topic, done.by, done.note) == ("transport", "Joop", "half negen")
    services.not_arranged_after_all(actor=noor, case=announced.pk, topic=Topic.TRANSPORT)
    assert "transport" in topics(noor, announced)
    with tenant(CODE):
        assert PlanItem.objects.count() == 2


def test_a_van_of_the_old_day_is_no_van_of_the_new_one(announced: Case, noor: Actor) -> None:
    services.arrange_for_day(actor=noor, case=announced.pk, topic=Topic.TRANSPORT, by="Joop")
    announce(noor, announced, date(2026, 12, 8))
    line = next(each for each in view(noor, announced).missing if each.topic == "transport")
    assert (line.other_day, line.by) == (EVICTION, "Joop")


@pytest.mark.parametrize("topic", [Topic.LEAD, Topic.PLACE])
def test_lead_and_place_are_no_ticks(announced: Case, noor: Actor, topic: Topic) -> None:
    with pytest.raises(Refused):
        services.arrange_for_day(actor=noor, case=announced.pk, topic=topic, by="Noor")


def test_which_medicines_is_written_nowhere(announced: Case, noor: Actor) -> None:
    with pytest.raises(Refused, match="welke medicijnen"):
        services.arrange_for_day(
            actor=noor, case=announced.pk, topic=Topic.MEDICINES, by="Noor", note="insuline"
        )


def test_unknown_is_a_question_and_no_is_not_needed(announced: Case, noor: Actor) -> None:
    sam = counsellor(announced)
    asked = next(each for each in view(sam, announced).missing if each.topic == "pets")
    assert asked.asks
    services.note_household_for_day(actor=sam, case=announced.pk, fact="pets", said=Known.NO)
    assert "pets" not in topics(sam, announced)
    services.note_household_for_day(actor=sam, case=announced.pk, fact="pets", said=Known.UNKNOWN)
    assert "pets" in topics(sam, announced)


def test_children_are_kept_with_the_conversation(announced: Case, noor: Actor) -> None:
    sam = counsellor(announced)
    services.note_household_for_day(actor=sam, case=announced.pk, fact="children", said=Known.NO)
    assert {"children", "school"}.isdisjoint(topics(sam, announced))
    with tenant(CODE):
        assert ChildrenKnown.objects.get(case=announced).answer == "no"


def test_a_place_counts_on_the_day_itself(
    announced: Case, noor: Actor, roofs: list[FoundRoof]
) -> None:
    assert not view(noor, announced).has_place
    roofs.append(FoundRoof(Roof(EVICTION, None, fits=False), "te klein"))
    assert not view(noor, announced).has_place
    roofs.append(FoundRoof(Roof(EVICTION, None, fits=True), "gezinsplek 4"))
    found = view(noor, announced)
    assert (found.has_place, found.place_words) == (True, "gezinsplek 4")
    with tenant(CODE):
        assert found_roof(announced.pk, on=EVICTION) == roofs[1]


def test_facts_for_guarded_moves(announced: Case, noor: Actor, roofs: list[FoundRoof]) -> None:
    with tenant(CODE):
        before = facts_of(announced)
        roofs.append(FoundRoof(Roof(EVICTION, None, fits=True)))
        after = facts_of(announced)
    assert (before["place_on_the_day"], after["place_on_the_day"]) == (False, True)
    assert after["day_plan_whole"] is False


def test_four_people_are_asked_by_a_task_and_no_more_when_it_is_done(
    announced: Case, noor: Actor
) -> None:
    services.follow_day_and_goods(actor=JOB)
    assert sorted(tasks(announced, "day_")) == [
        "day_goods", "day_household", "day_lead", "day_place",
    ]  # fmt: skip
    services.take_lead(actor=noor, case=announced.pk, user=noor.id)
    assert "day_lead" not in tasks(announced)
    for topic in (Topic.TRANSPORT, Topic.STORAGE):
        services.arrange_for_day(actor=noor, case=announced.pk, topic=topic, by="Joop")
    assert sorted(tasks(announced, "day_")) == ["day_household", "day_place"]


def test_a_place_is_asked_for_once_and_not_for_a_day_that_passed(
    announced: Case, noor: Actor
) -> None:
    cases.give_task(actor=JOB, case=announced.pk, kind="track_place", due_on=EVICTION)
    with clock.standing_at(EVICTION - timedelta(days=1)):
        ask_what_is_late(actor=JOB)
        services.follow_day_and_goods(actor=JOB)
        assert [each for each in tasks(announced) if each.endswith("_place")] == ["day_place"]
        assert min(tasks(announced, "day_").values()) == EVICTION - timedelta(days=1)


def test_an_eviction_that_is_off_asks_nothing_more(announced: Case, noor: Actor) -> None:
    services.follow_day_and_goods(actor=JOB)
    enter_message(actor=noor, case=announced.pk, raw={"soort": "ontruiming_ingetrokken"})
    services.follow_day_and_goods(actor=JOB)
    assert tasks(announced, "day_") == {}


def test_what_was_arranged_is_never_rewritten(announced: Case, noor: Actor) -> None:
    services.arrange_for_day(actor=noor, case=announced.pk, topic=Topic.PAPERS, by="Noor")
    with tenant(CODE), pytest.raises(DatabaseError), transaction.atomic():
        PlanItem.objects.update(topic="work")


def test_who_does_not_work_on_the_case_sees_nothing(announced: Case) -> None:
    other = person(Role.EVICTION_COORDINATOR, name="elders")
    with pytest.raises(NotPermitted):
        view(other, announced)


def test_a_worker_sees_the_day_and_arranges_but_gives_nobody_the_lead(announced: Case) -> None:
    worker = person(Role.OUTREACH_WORKER, name="eva")
    let_work(worker, announced)
    services.arrange_for_day(actor=worker, case=announced.pk, topic=Topic.PAPERS, by="Eva")
    assert view(worker, announced).eviction_on == EVICTION
    with pytest.raises(NotPermitted):
        services.take_lead(actor=worker, case=announced.pk, user=worker.id)


def test_the_day_may_be_today(case: Case, noor: Actor) -> None:
    announce(noor, case, TODAY)
    assert view(noor, case).is_today
