# SPDX-License-Identifier: EUPL-1.2
"""A death or departure is told by a person, after an attempt, and the signal goes to who helps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.conftest import CODE, MONDAY, browser_at, seated
from tests.feedback.answering import (
    LEAD,
    TUESDAY,
    release_of,
    set_ground,
    tell,
    told,
)
from tests.situations import linked_signal, resident

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson, Household, Shield
from woonzeker.cases.services import record_outcome, take_up
from woonzeker.errors import NotPermitted, Refused
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import AnswerRelease, ToldAnswer, WebhookEvent
from woonzeker.feedback.selectors import own_signals, release_view, waiting_releases
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.intake.selectors import own_deliveries
from woonzeker.matching.models import Link, LinkResult
from woonzeker.monitoring.selectors import own_scorecard
from woonzeker.organisations import services as organisations
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
OTHER = "0002"
EFFORT = date(2026, 10, 12)
DIED: dict[str, Any] = {"died_on": date(2026, 10, 1)}
LEFT: dict[str, Any] = {"departed_on": date(2026, 10, 1)}


def waiting(sector: str = "water", **gone: Any) -> ArrearsSignal:
    """A signal about somebody who died or left, as it waits for a person."""
    signal = linked_signal(
        resident(**gone), sector=sector, partner=f"Partner {sector}", phones=["0612345678"],
        contact_tried_on=EFFORT, pointed_to_help_on=EFFORT, reminded_on=EFFORT,
        offered_to_share_on=EFFORT, reaction="geen", postcode="1234AB", street="Iepenlaan",
        city="Meerveld",
    )  # fmt: skip
    take_up(actor=LEAD, on=clock.today())
    tell()
    return signal


def release(actor: Actor, signal: ArrearsSignal, how: str = "phone") -> None:
    feedback.release_answer(
        actor=actor, release=release_of(signal).pk, tried_how=how, tried_on=clock.today()
    )


@pytest.mark.parametrize(("gone", "code"), [(DIED, "deceased"), (LEFT, "not_resident")])
def test_a_person_releases_it_after_an_attempt(
    coordinator: Actor, gone: dict[str, Any], code: str
) -> None:
    signal = waiting(**gone)
    assert told(signal) == []
    release(coordinator, signal)
    assert told(signal) == [code]
    found = release_of(signal)
    assert (found.state, found.tried_how, found.decided_by) == ("released", "phone", coordinator.id)


@pytest.mark.parametrize(
    ("how", "on"), [("", MONDAY), ("phone", None), ("phone", TUESDAY), ("rumour", MONDAY)]
)
def test_without_an_attempt_nothing_is_told(coordinator: Actor, how: str, on: date | None) -> None:
    signal = waiting(**DIED)
    with pytest.raises(Refused):
        feedback.release_answer(
            actor=coordinator, release=release_of(signal).pk, tried_how=how, tried_on=on
        )
    assert told(signal) == []


@pytest.mark.parametrize("gone", [DIED, LEFT])
def test_a_landlord_hears_only_that_it_was_not_taken_up(
    coordinator: Actor, gone: dict[str, Any]
) -> None:
    signal = waiting("huur", **gone)
    release(coordinator, signal)
    assert told(signal) == ["not_taken_up"]


def test_a_landlord_hears_more_with_a_ground(coordinator: Actor) -> None:
    set_ground("deceased_to_landlords")
    signal = waiting("huur", **DIED)
    release(coordinator, signal)
    assert told(signal) == ["deceased"]


def test_what_is_not_so_is_withheld_and_stays_so(coordinator: Actor) -> None:
    signal = waiting(**DIED)
    feedback.withhold_answer(actor=coordinator, release=release_of(signal).pk)
    tell()
    assert (told(signal), release_of(signal).state) == ([], "withheld")
    with pytest.raises(Refused):
        release(coordinator, signal)


def test_that_one_thing_was_not_so_says_nothing_of_another(coordinator: Actor) -> None:
    signal = waiting(**DIED)
    feedback.withhold_answer(actor=coordinator, release=release_of(signal).pk)
    with tenant(CODE):
        ArrearsSignal.objects.filter(pk=signal.pk).update(result="not_resident")
    tell()
    found = release_of(signal)
    assert (told(signal), found.code, found.state) == ([], "not_resident", "waits")


def test_who_left_after_it_was_withheld_waits_for_a_person_again(coordinator: Actor) -> None:
    signal = linked_signal(resident())
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result=LinkResult.NOBODY)
    tell()
    feedback.withhold_answer(actor=coordinator, release=release_of(signal).pk)
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result=LinkResult.LINKED)
    take_up(actor=LEAD, on=clock.today())
    with tenant(CODE):
        case = Case.objects.get()
    with clock.standing_at(TUESDAY):
        record_outcome(actor=LEAD, case=case.pk, outcome=Exit.MOVED_OWN_WILL)
        tell()
    found = release_of(signal)
    assert (found.state, found.code, found.asked_on) == ("waits", "not_resident", TUESDAY)


def test_who_does_not_coordinate_releases_nothing(outreach_worker: Actor, manager: Actor) -> None:
    signal = waiting(**DIED)
    for actor in (outreach_worker, manager):
        with pytest.raises(NotPermitted):
            release(actor, signal)
        with pytest.raises(NotPermitted):
            waiting_releases(actor=actor)


def test_what_is_late_is_on_the_list(coordinator: Actor) -> None:
    waiting(**DIED)
    assert waiting_releases(actor=coordinator).late == 0
    with clock.standing_at(date(2026, 11, 4)):
        found = waiting_releases(actor=coordinator)
    assert (found.late, [row.late for row in found.waiting]) == (1, [True])


def test_the_start_page_says_what_waits_and_what_is_late(
    coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    waiting(**DIED)
    browser = client_for(coordinator)
    assert "1 antwoord aan een partner wacht op jou" in browser.get("/").content.decode()
    with clock.standing_at(date(2026, 11, 4)):
        assert "1 is te laat" in browser.get("/").content.decode()


def test_the_list_is_cut_and_says_how_many_wait(
    coordinator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(**DIED)
    waiting("energie", **LEFT)
    monkeypatch.setattr("woonzeker.feedback.selectors.releases.SHOWN", 1)
    found = waiting_releases(actor=coordinator)
    assert (len(found.waiting), found.count) == (1, 2)


def test_a_household_that_is_closed_to_somebody_is_not_on_their_list(coordinator: Actor) -> None:
    signal = waiting(**DIED)
    with tenant(CODE):
        home = Household.objects.create(address_key="1234AB12", house_number=12)
        case = Case.objects.create(household=home, number="2026-000099", step=3, opened_on=MONDAY)
        person = Link.objects.exclude(person=None).get(signal=signal).person
        assert person is not None
        CasePerson.objects.create(case=case, person=person)
        Shield.objects.create(
            case=case, user_id=coordinator.id, why="kin", set_at=clock.now(), set_by="tests"
        )
    assert waiting_releases(actor=coordinator).waiting == ()
    with pytest.raises(NotPermitted):
        release(coordinator, signal)


def test_the_list_holds_no_names_and_counts_what_was_told(coordinator: Actor) -> None:
    signal = waiting(**LEFT)
    found = waiting_releases(actor=coordinator)
    assert "Nowak" not in repr(found)
    release(coordinator, signal)
    found = waiting_releases(actor=coordinator)
    assert [(each.says, each.number) for each in found.sent] == [
        ("geen inwoner (meer) van de gemeente", 1)
    ]
    assert [row.id for row in found.to_hand_over] == [release_of(signal).pk]


def test_a_signal_goes_on_by_phone_and_it_is_known_by_whom(coordinator: Actor) -> None:
    signal = waiting(**LEFT)
    feedback.hand_over_signal(
        actor=coordinator, release=release_of(signal).pk, to="Zeedam", how="phone"
    )
    found = release_of(signal)
    assert (found.handed_to, found.handed_how, found.handed_by) == (
        "Zeedam", "phone", coordinator.id,
    )  # fmt: skip
    with pytest.raises(Refused):
        feedback.hand_over_signal(
            actor=coordinator, release=found.pk, to="Zeedam", how="secure_mail"
        )


def test_a_death_is_not_handed_over(coordinator: Actor) -> None:
    signal = waiting(**DIED)
    with pytest.raises(Refused):
        feedback.hand_over_signal(
            actor=coordinator, release=release_of(signal).pk, to="Zeedam", how="phone"
        )


@pytest.fixture
def elsewhere(municipality: str) -> str:
    """Another municipality of this installation, without an agreement."""
    organisations.establish(actor=system(OTHER, "tests"), name="Zeedam", is_demo=True)
    return OTHER


def test_only_where_the_partner_has_an_agreement_it_can_be_placed(
    coordinator: Actor, elsewhere: str
) -> None:
    signal = waiting(**LEFT)
    pk = release_of(signal).pk
    assert release_view(actor=coordinator, release=pk).here == ()
    with pytest.raises(Refused):
        feedback.hand_over_signal(actor=coordinator, release=pk, to=elsewhere, how="here")


@pytest.mark.parametrize("sector", ["water", "huur"])
def test_a_signal_is_placed_in_the_other_municipality_as_delivered(
    coordinator: Actor, elsewhere: str, sector: str
) -> None:
    signal = waiting(sector, **LEFT)
    organisations.agree(
        actor=system(OTHER, "tests"), sector=sector, name=f"Partner {sector}",
        from_on=date(2021, 1, 1),
    )  # fmt: skip
    pk = release_of(signal).pk
    assert release_view(actor=coordinator, release=pk).here == ((OTHER, "Zeedam"),)
    with jobs.inline():
        feedback.hand_over_signal(actor=coordinator, release=pk, to=OTHER, how="here")
    with tenant(OTHER):
        there = ArrearsSignal.objects.get()
        assert (there.own_reference, there.amount_cents, there.surname, there.phones) == (
            signal.own_reference, signal.amount_cents, signal.surname, ["0612345678"],
        )  # fmt: skip
    found = release_of(signal)
    assert (found.handed_to, found.placed_in) == ("Zeedam", OTHER)
    assert found.placed_at is not None
    feedback.place_elsewhere(actor=LEAD, release=pk)
    with tenant(OTHER):
        assert Delivery.objects.count() == 1


def test_a_partner_sees_nothing_where_its_signal_went(
    coordinator: Actor, elsewhere: str, settings: Settings
) -> None:
    """It would learn where somebody lives now."""
    settings.WOONZEKER_WEBHOOK_HOSTS = ("bron.example",)
    signal = waiting("huur", **LEFT)
    there = system(OTHER, "tests")
    organisations.agree(
        actor=there, sector="huur", name=signal.partner.name, from_on=date(2021, 1, 1)
    )
    release(coordinator, signal)
    feedback.set_webhook(actor=there, partner=signal.partner_id, url="https://bron.example/")
    with jobs.inline():
        feedback.hand_over_signal(
            actor=coordinator, release=release_of(signal).pk, to=OTHER, how="here"
        )
    feedback.tell_answers(actor=there, on=clock.today())
    own = seated(signal.partner)
    assert [each.place for each in own_deliveries(actor=own)] == [CODE]
    found = own_signals(actor=own)
    assert [line.place for _place, lines in found.rows for line in lines] == [CODE]
    with tenant(OTHER):
        delivery, placed = Delivery.objects.get().pk, ArrearsSignal.objects.get().pk
        assert not ToldAnswer.objects.exists()
        assert not WebhookEvent.objects.exists()
    browser = browser_at(own)
    for page in (f"aanleveringen/{delivery}", f"aanleveringen/{delivery}/bewijs",
                 f"signalen/{placed}/verklaring"):  # fmt: skip
        assert browser.get(f"/partner/{OTHER}/{page}").status_code == 404, page
    card = own_scorecard(actor=own.at(OTHER), months=1)
    assert (card.months_delivered, card.accepted) == (0, 0)


def test_the_coordinator_releases_on_the_page(
    coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    signal = waiting("huur", **LEFT)
    browser, pk = client_for(coordinator), release_of(signal).pk
    assert f"/terugkoppeling/{pk}" in browser.get("/terugkoppeling").content.decode()
    page = browser.get(f"/terugkoppeling/{pk}").content.decode()
    assert "0612345678" in page
    assert "alleen 'niet opgepakt'" in page
    refused = browser.post(f"/terugkoppeling/{pk}", {"tried_how": "", "tried_on": ""})
    assert refused.status_code == 422
    browser.post(f"/terugkoppeling/{pk}", {"tried_how": "visit", "tried_on": "2026-11-02"})
    assert told(signal) == ["not_taken_up"]
    browser.post(f"/terugkoppeling/{pk}/overdragen", {"how": "phone", "to": "Zeedam"})
    assert "Aan Zeedam" in browser.get(f"/terugkoppeling/{pk}").content.decode()


def test_the_page_says_why_somebody_is_thought_to_be_gone_and_what_is_next(
    coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    first, second = waiting(**LEFT), waiting("energie", **DIED)
    with tenant(CODE):
        Link.objects.filter(signal=second).update(result=LinkResult.NOBODY, person=None)
    browser = client_for(coordinator)
    where = [f"/terugkoppeling/{release_of(each).pk}" for each in (first, second)]
    pages = [browser.get(each).content.decode() for each in where]
    assert "vertrokken op donderdag 1 oktober 2026" in pages[0]
    assert "staat niemand met deze naam" in pages[1]
    release(coordinator, first)
    assert where[1] in browser.get(where[0]).content.decode()


def test_withholding_goes_by_the_page_too(
    coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    signal = waiting(**DIED)
    client_for(coordinator).post(f"/terugkoppeling/{release_of(signal).pk}/niet")
    assert release_of(signal).state == "withheld"


def test_a_release_is_gone_with_the_reason_for_it(municipality: str) -> None:
    signal = waiting(**DIED)
    with tenant(CODE):
        ArrearsSignal.objects.filter(pk=signal.pk).update(result="other")
    tell()
    with tenant(CODE):
        assert not AnswerRelease.objects.exists()
    assert told(signal) == ["not_taken_up"]
