# SPDX-License-Identifier: EUPL-1.2
"""People in running work are checked every night, and before a letter goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.connections.brp.people import DOOR
from tests.matching.people import ON, row
from tests.matching.registered import answering, choose_brp, impatient, jan

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.jobs import inline
from woonzeker.access.tenancy import tenant
from woonzeker.connections.brp import LETTER, RegisterDate
from woonzeker.connections.brp.fake import FakeBrp, Fault
from woonzeker.errors import NotPermitted
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services, tasks
from woonzeker.matching.linkage import keys_of_person
from woonzeker.matching.models import BrpState, Link, Person, PersonKey
from woonzeker.matching.selectors import LetterCheck, LetterRisk
from woonzeker.matching.services.people import person_facts
from woonzeker.matching.services.searching import stored_keys

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
HOME = "3551AB 12 A"
ELSEWHERE = replace(DOOR, street="Dorpsweg", number=7, letter="", postcode="3552CD")
__all__ = ["impatient"]


@pytest.fixture
def brp(settings: Any) -> Iterator[Callable[..., FakeBrp]]:
    """Start a fake BRP of people beside the extract that was read."""
    with ExitStack() as running:
        yield lambda *people: running.enter_context(answering(settings, people))


@pytest.fixture
def known(
    register: Callable[..., Any], signalled: Callable[..., ArrearsSignal],
    linked: Callable[..., Link],
) -> Person:  # fmt: skip
    """Jan Pieter de Vries, in the extract, with a signal of his own."""
    register(row(1))
    person = linked(signalled()).person
    assert person is not None
    return person


Brp = Callable[..., FakeBrp]


def refresh(lead: Actor) -> services.RefreshCounts:
    return services.refresh_people(actor=lead, before=clock.now() - timedelta(minutes=5))


def check(lead: Actor, person: Person, address: str = HOME) -> LetterCheck:
    return services.check_before_letter(actor=lead, people=[person.pk], address_key=address)


def again(person: Person) -> Person:
    with tenant(person.municipality):
        person.refresh_from_db()
    return person


def test_who_moved_gets_the_new_address_and_new_keys(brp: Brp, known: Person, lead: Actor) -> None:
    brp(jan(1, address=ELSEWHERE))
    assert refresh(lead) == services.RefreshCounts(checked=1, changed=1)
    person = again(known)
    assert (person.address_key, person.previous_street) == ("3552CD 7", "Kerkstraat")
    with tenant(lead.municipality):
        keys = set(PersonKey.objects.filter(person=person).values_list("key", flat=True))
        assert keys == set(stored_keys(keys_of_person(person_facts(person))))


@pytest.mark.parametrize(
    ("facts", "column", "value"),
    [
        ({"died": RegisterDate(2026, 10, 30)}, "died_on", date(2026, 10, 30)),
        ({"municipality": "0344", "registered_there": RegisterDate(2026, 10, 1)}, "departed_on",
         date(2026, 10, 1)),
        ({"secret": True}, "secret", True),
        ({"under_investigation": True}, "under_investigation", True),
    ],
)  # fmt: skip
def test_what_changed_is_taken_over(
    brp: Brp, known: Person, lead: Actor, facts: dict[str, Any], column: str, value: object
) -> None:
    brp(jan(1, **facts))
    refresh(lead)
    assert getattr(again(known), column) == value


def test_who_is_not_in_the_brp_is_for_a_person_to_look_into(
    brp: Brp, known: Person, lead: Actor
) -> None:
    brp()
    refresh(lead)
    assert again(known).under_investigation


def test_only_people_in_running_work_are_asked_after(
    brp: Brp, known: Person, register: Callable[..., Any], lead: Actor
) -> None:
    register(row(2, voorletters="K.", geslachtsnaam="Smit"))
    fake = brp(jan(1))
    assert refresh(lead).checked == 1
    assert len(fake.questions[0]["burgerservicenummer"]) == 1
    assert refresh(lead).checked == 0


def test_the_night_asks_after_everybody_a_part_at_a_time(
    brp: Brp, known: Person, lead: Actor
) -> None:
    brp(jan(1))
    with inline():
        tasks.refresh_everywhere.func(0)
    assert again(known).checked_at is not None


def test_silence_leaves_everything_as_it_was_and_is_told(
    brp: Brp, known: Person, lead: Actor
) -> None:
    brp(jan(1, died=RegisterDate(2026, 10, 30))).stays_wrong(Fault.SILENT)
    assert refresh(lead).silent
    assert (again(known).died_on, known.checked_at) == (None, None)
    with tenant(lead.municipality):
        assert BrpState.objects.get().silent_since is not None


def test_the_job_comes_back_after_silence(brp: Brp, known: Person, lead: Actor) -> None:
    fake = brp(jan(1))
    fake.stays_wrong(Fault.AWAY)
    refresh(lead)
    fake.stays_wrong(None)
    with inline():
        tasks.try_again.func(0)
    assert again(known).checked_at is not None


def test_a_letter_may_go_to_who_was_checked(brp: Brp, known: Person, lead: Actor) -> None:
    fake = brp(jan(1))
    assert check(lead, known).verified
    assert fake.questions[0]["fields"] == list(LETTER.fields)


def test_who_was_checked_within_a_day_is_not_asked_after_again(
    brp: Brp, known: Person, lead: Actor
) -> None:
    fake = brp(jan(1))
    refresh(lead)
    assert check(lead, known).verified
    assert len(fake.questions) == 1


def test_after_a_day_a_check_is_too_old(brp: Brp, known: Person, lead: Actor) -> None:
    fake = brp(jan(1))
    refresh(lead)
    with clock.standing_at(ON + timedelta(days=2)):
        check(lead, known)
    assert len(fake.questions) == 2


@pytest.mark.parametrize(
    ("facts", "risk"),
    [
        ({"died": RegisterDate(2026, 10, 30)}, LetterRisk.DECEASED),
        ({"municipality": "0344"}, LetterRisk.DEPARTED),
        ({"address": ELSEWHERE}, LetterRisk.MOVED),
        ({"under_investigation": True}, LetterRisk.UNDER_INVESTIGATION),
        ({"address": replace(DOOR, doubted=True)}, LetterRisk.UNDER_INVESTIGATION),
    ],
)
def test_the_brp_says_why_a_letter_should_not_go(
    brp: Brp, known: Person, lead: Actor, facts: dict[str, Any], risk: LetterRisk
) -> None:
    brp(jan(1, **facts))
    assert check(lead, known).risk is risk


def test_a_check_for_a_letter_leaves_the_name_alone(brp: Brp, known: Person, lead: Actor) -> None:
    brp(jan(1))
    check(lead, known)
    assert (again(known).surname, known.born_on) == ("Vries", "1980-05-03")


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.ERROR, Fault.BUSY])
def test_without_an_answer_a_letter_is_not_verified(
    brp: Brp, known: Person, lead: Actor, fault: Fault
) -> None:
    brp(jan(1)).stays_wrong(fault)
    assert check(lead, known).risk is LetterRisk.NOT_CHECKED


def test_without_a_brp_that_is_said(known: Person, lead: Actor) -> None:
    assert check(lead, known).risk is LetterRisk.NOT_SET_UP


def test_a_manager_checks_nobody(known: Person, manager: Actor) -> None:
    with pytest.raises(NotPermitted):
        check(manager, known)


def test_who_stops_keeping_an_extract_keeps_whom_signals_are_about(
    brp: Brp, known: Person, register: Callable[..., Any], lead: Actor
) -> None:
    register(row(2, voorletters="K.", geslachtsnaam="Smit"))
    brp(jan(1))
    choose_brp(lead.municipality)
    refresh(lead)
    with tenant(lead.municipality):
        assert [(each.pk, each.source) for each in Person.objects.all()] == [(known.pk, "brp")]
        assert not PersonKey.objects.exists()


def test_what_an_extract_says_since_has_yet_to_be_confirmed(
    brp: Brp, known: Person, register: Callable[..., Any], lead: Actor
) -> None:
    fake = brp(jan(1))
    refresh(lead)
    register(row(1, straat="Dorpsweg", huisnummer="7", huisletter="", postcode="3552CD"))
    assert again(known).checked_at is None
    assert check(lead, known, "3552CD 7").risk is LetterRisk.MOVED
    assert len(fake.questions) == 2


def test_an_extract_too_can_say_that_somebody_moved(
    known: Person, register: Callable[..., Any], lead: Actor
) -> None:
    register(row(1, straat="Dorpsweg", huisnummer="7", huisletter="", postcode="3552CD"))
    assert check(lead, known).risk is LetterRisk.MOVED


def test_where_no_brp_is_set_up_a_letter_makes_nobody_silent(known: Person, lead: Actor) -> None:
    check(lead, known)
    with tenant(lead.municipality):
        assert not BrpState.objects.exists()
