# SPDX-License-Identifier: EUPL-1.2
"""A municipality that keeps no extract asks the BRP, keeps no more than it needs, and waits when
the BRP is away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from itertools import chain
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.connections.brp.contract import faults_in_question
from tests.matching.people import ON, number
from tests.matching.registered import answering, brp, choose_brp, impatient, jan

from woonzeker import pipeline
from woonzeker.access.actors import Actor
from woonzeker.access.jobs import inline
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseTask
from woonzeker.connections.brp import (
    PURPOSES,
    Address,
    Name,
    PartnerName,
    RegisterDate,
    Suspended,
    Suspension,
)
from woonzeker.connections.brp.fake import FakeBrp, Fault
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services, tasks
from woonzeker.matching.models import BrpState, Link, Person, PersonKey, PersonSource
from woonzeker.matching.services.forgetting import forget_unlinked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
Signalled = Callable[..., ArrearsSignal]
Linked = Callable[..., Link]
HOUSEMATE = jan(2, name=Name("Klaas", "K.", "", "Smit", "E"), born=RegisterDate(1991, 1, 9))
CHILD = jan(3, name=Name("Jip", "J.", "de", "Vries", "E"), born=RegisterDate(2015, 6, 1))
#: named so that the stages exist for the jobs that are done inside a test
STAGES = (pipeline.take_up, pipeline.score)
__all__ = ["impatient"]


@pytest.fixture
def register(municipality: str, settings: Any) -> Iterator[Callable[..., FakeBrp]]:
    """Start a fake BRP of people, of which the municipality keeps no extract."""
    choose_brp(municipality)
    with ExitStack() as running:
        yield lambda *people: running.enter_context(answering(settings, people))


Register = Callable[..., FakeBrp]


def stored(lead: Actor) -> list[Person]:
    with tenant(lead.municipality):
        return list(Person.objects.order_by("surname"))


def state(lead: Actor) -> BrpState:
    with tenant(lead.municipality):
        return BrpState.objects.get()


def test_a_signal_finds_its_person_and_only_that_one_stays(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(jan(1), HOUSEMATE, CHILD)
    link = linked(signalled())
    (person,) = stored(lead)
    assert (link.result, link.person) == ("linked", person)
    assert (person.surname, person.source, person.partner_surname) == ("Vries", "brp", "Berg")
    assert [each["person"] for each in link.candidates] == [str(person.pk)]
    with tenant(lead.municipality):
        assert not PersonKey.objects.exists()


def test_nobody_stays_of_a_signal_that_fits_nobody(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(HOUSEMATE)
    link = linked(signalled())
    assert (link.result, link.candidates, stored(lead)) == ("nobody", [], [])


def test_no_more_is_asked_than_the_purposes_name(
    register: Register, signalled: Signalled, linked: Linked
) -> None:
    fake = register(jan(1), HOUSEMATE)
    linked(signalled())
    asked = set(chain.from_iterable(each["fields"] for each in fake.questions))
    assert asked <= set(chain.from_iterable(each.fields for each in PURPOSES))
    assert [faults_in_question(each) for each in fake.questions] == [[], []]


def test_children_are_not_looked_up(
    register: Register, signalled: Signalled, linked: Linked
) -> None:
    fake = register(jan(1), CHILD)
    linked(signalled())
    assert fake.questions[-1]["burgerservicenummer"] == [number(1)]


def test_the_name_is_only_asked_after_when_the_door_does_not_answer(
    register: Register, signalled: Signalled, linked: Linked
) -> None:
    fake = register(jan(1), jan(4, address=Address("Dorpsweg", 7, postcode="3552CD")))
    linked(signalled())
    assert [each["type"] for each in fake.questions] == [
        "ZoekMetPostcodeEnHuisnummer", "RaadpleegMetBurgerservicenummer",
    ]  # fmt: skip


def test_who_moved_is_found_by_name_and_date_of_birth(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(jan(1, address=Address("Dorpsweg", 7, postcode="3552CD", city="Meerveld")))
    link = linked(signalled())
    assert link.result == "linked"
    assert [person.street for person in stored(lead)] == ["Dorpsweg"]


def test_who_is_registered_elsewhere_has_departed(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(jan(1, municipality="0344", registered_there=RegisterDate(2026, 3, 1)))
    linked(signalled())
    assert stored(lead)[0].departed_on == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("facts", "column", "value"),
    [
        ({"died": RegisterDate(2026, 1, 2)}, "died_on", date(2026, 1, 2)),
        ({"suspension": Suspension(Suspended.DEATH, RegisterDate(2026, 1))}, "died_on",
         date(2026, 1, 1)),
        ({"suspension": Suspension(Suspended.EMIGRATION, RegisterDate(2025, 3, 1))},
         "departed_on", date(2025, 3, 1)),
        ({"suspension": Suspension(Suspended.NON_RESIDENT)}, "departed_on", ON),
        ({"secret": True}, "secret", True),
        ({"under_investigation": True}, "under_investigation", True),
        ({"address": Address("Kerkstraat", 12, "A", postcode="3551AB", doubted=True)},
         "under_investigation", True),
        ({"born": RegisterDate(1980, 5)}, "born_on", "1980-05-00"),
        ({"partner": PartnerName()}, "partner_surname", ""),
    ],
)  # fmt: skip
def test_what_the_brp_says_comes_through(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor,
    facts: dict[str, object], column: str, value: object,
) -> None:  # fmt: skip
    register(jan(1, **facts))
    linked(signalled())
    assert getattr(stored(lead)[0], column) == value


def test_an_entry_made_in_error_is_nobody(
    register: Register, signalled: Signalled, linked: Linked
) -> None:
    register(jan(1, suspension=Suspension(Suspended.ERROR)))
    assert linked(signalled()).result == "nobody"


def test_candidates_stay_until_somebody_decided(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(jan(1), jan(4))
    link = linked(signalled(born_on=""))
    assert (link.result, len(stored(lead))) == ("review", 2)
    with tenant(lead.municipality):
        assert forget_unlinked(extract_too=False) == 0
    services.decide_review(
        actor=lead, link=link.pk, choice=services.Choice.LINK, person=stored(lead)[0].pk
    )
    with tenant(lead.municipality):
        assert forget_unlinked(extract_too=False) == 1
        link.refresh_from_db()
    assert [each["person"] for each in link.candidates] == [str(link.person_id)]


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.AWAY, Fault.BROKEN, Fault.BUSY])
def test_signals_wait_while_the_brp_is_away_and_are_linked_afterwards(
    register: Register, signalled: Signalled, lead: Actor, fault: Fault
) -> None:
    fake = register(jan(1))
    signalled()
    fake.stays_wrong(fault)
    assert services.link_signals(actor=lead) == services.LinkCounts()
    assert state(lead).silent_since is not None
    fake.stays_wrong(None)
    assert services.link_signals(actor=lead) == services.LinkCounts(linked=1)
    assert state(lead).silent_since is None


def test_the_first_moment_of_silence_stays(
    register: Register, signalled: Signalled, lead: Actor
) -> None:
    register(jan(1)).stays_wrong(Fault.AWAY)
    signalled()
    services.link_signals(actor=lead)
    first = state(lead).silent_since
    services.link_signals(actor=lead)
    assert (state(lead).silent_since, state(lead).problem) == (first, "unreachable")


def test_without_an_address_of_the_brp_signals_wait_too(
    municipality: str, signalled: Signalled, lead: Actor, settings: Any
) -> None:
    choose_brp(municipality)
    settings.WOONZEKER_BRP_URL = ""
    signalled()
    assert services.link_signals(actor=lead) == services.LinkCounts()
    assert state(lead).problem == "not_set_up"


def test_what_was_linked_before_the_brp_fell_silent_stays(
    register: Register, signalled: Signalled, lead: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = register(jan(1), jan(2, address=Address("Dorpsweg", 7, postcode="3552CD")))
    monkeypatch.setattr("woonzeker.matching.services.sources.FromBrp.at_once", 1)
    signalled()
    signalled(postcode="3552CD", house_number=7, house_letter="", street="Dorpsweg")
    fake.goes_wrong(Fault.SILENT, Fault.SILENT)
    with tenant(lead.municipality):
        assert services.link_signals(actor=lead) == services.LinkCounts()
    fake.answers.clear()
    assert services.link_signals(actor=lead).linked == 2


def test_the_job_tries_what_waits_and_makes_cases_of_it(
    register: Register, signalled: Signalled, lead: Actor
) -> None:
    fake = register(jan(1))
    signal = signalled()
    fake.stays_wrong(Fault.AWAY)
    services.link_signals(actor=lead)
    fake.stays_wrong(None)
    with inline():
        tasks.try_again.func(0)
    with tenant(lead.municipality):
        signal.refresh_from_db()
    assert signal.result == "taken_up"


def test_many_signals_are_linked_a_part_at_a_time(
    register: Register, signalled: Signalled, lead: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(jan(1))
    monkeypatch.setattr("woonzeker.matching.services.sources.FromBrp.most", 2)
    for _ in range(5):
        signalled()
    with inline():
        assert services.link_signals(actor=lead) == services.LinkCounts(linked=2)
    with tenant(lead.municipality):
        assert Link.objects.filter(result="linked").count() == 5


def test_a_door_with_too_many_people_is_asked_more_narrowly(
    register: Register, signalled: Signalled, linked: Linked
) -> None:
    crowd = [
        jan(place, name=Name("A", "A.", "", f"Bewoner{chr(65 + place % 26)}"),
            address=Address("Kerkstraat", 12, "Z", postcode="3551AB"))
        for place in range(40, 75)
    ]  # fmt: skip
    register(jan(1), *crowd)
    assert linked(signalled()).result == "linked"


def test_a_name_that_the_brp_does_not_take_holds_nobody_up(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    fake = register(HOUSEMATE)
    fake.goes_wrong(None, Fault.REFUSED)
    assert linked(signalled()).result == "nobody"
    assert state(lead).silent_since is None


def test_a_key_that_is_refused_makes_everything_wait(
    municipality: str, signalled: Signalled, lead: Actor, settings: Any
) -> None:
    choose_brp(municipality)
    signalled()
    with brp(jan(1), key="een andere") as fake:
        settings.WOONZEKER_BRP_URL = fake.url
        assert services.link_signals(actor=lead) == services.LinkCounts()
    assert state(lead).problem == "refused"


def test_a_person_of_an_extract_keeps_that_source(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(jan(1))
    linked(signalled())
    with tenant(lead.municipality):
        Person.objects.update(source=PersonSource.EXTRACT, surname="Fries")
    linked(signalled())
    assert [(each.source, each.surname) for each in stored(lead)] == [("extract", "Vries")]


def test_of_people_of_the_brp_housemates_are_not_known_and_a_death_is_looked_into(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(jan(1, died=RegisterDate(2026, 1, 2)))
    linked(signalled())
    cases.take_up(actor=lead, on=ON)
    with tenant(lead.municipality):
        assert CaseTask.objects.get().kind == "check_who_stays_behind"


def test_candidates_of_a_decision_that_is_reopened_are_sought_again(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(jan(1), jan(4))
    link = linked(signalled(born_on=""))
    chosen = stored(lead)[0].pk
    services.decide_review(actor=lead, link=link.pk, choice=services.Choice.LINK, person=chosen)
    with tenant(lead.municipality):
        forget_unlinked(extract_too=False)
    with inline():
        services.reopen(actor=lead, link=link.pk, reason_code=services.ReopenReason.WRONG_PERSON)
    with tenant(lead.municipality):
        link.refresh_from_db()
    assert (link.result, len(link.candidates), len(stored(lead))) == ("review", 2, 2)


def sought(lead: Actor, link: Link) -> int:
    """How many candidates the job finds for a link."""
    words = {"municipality": lead.municipality, "actor_kind": lead.kind, "actor_id": lead.id}
    tasks.find_candidates.func(**words, link=str(link.pk))
    with tenant(lead.municipality):
        link.refresh_from_db()
    return len(link.candidates)


def test_candidates_that_the_silent_brp_did_not_give_are_sought_until_it_does(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    fake = register(jan(1), jan(4))
    link = linked(signalled(born_on=""))
    with tenant(lead.municipality):
        Link.objects.filter(pk=link.pk).update(candidates=[])
    fake.stays_wrong(Fault.AWAY)
    with pytest.raises(services.sources.RegisterSilent):
        sought(lead, link)
    assert tasks.find_candidates.retry_strategy == tasks.UNTIL_IT_ANSWERS
    fake.stays_wrong(None)
    assert sought(lead, link) == 2


def test_an_answer_that_came_while_the_brp_was_silent_is_sought_with_later(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    fake = register(jan(1), jan(4))
    link = linked(signalled(born_on=""))
    services.decide_review(actor=lead, link=link.pk, choice=services.Choice.ASK)
    fake.stays_wrong(Fault.AWAY)
    services.answer_question(actor=lead, link=link.pk, said={"initials": "Q."})
    with tenant(lead.municipality):
        jobs = ProcrastinateJob.objects.filter(task_name="matching.find_candidates")
        assert [each.args["link"] for each in jobs] == [str(link.pk)]
