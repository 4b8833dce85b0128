# SPDX-License-Identifier: EUPL-1.2
"""What colleagues do with messages: who answers, what is open, whose it is, and 'please wait'."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, browser_at, person, seated
from tests.help.talking import ADDRESS_KEY
from tests.legal.bailiffs import NOTICE, at_bailiff, bailiff, case_of, send
from tests.situations import let_work, resident
from tests.web.households import settle

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.feedback.selectors import people_of_case
from woonzeker.legal.models import CourtMessage, WaitAnswer, Whose
from woonzeker.legal.rules import Consent, Kind, MessagesInvalid
from woonzeker.legal.selectors import court_card, own_message, own_messages, roster, whose
from woonzeker.legal.services import (
    decide_type,
    end_duty,
    enter_message,
    put_on_duty,
    say_wait,
    settle_whose,
    withdraw_wait,
)
from woonzeker.matching.models import Person

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
IN_MAY = "2026-11-16"
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")
YES = Consent(MONDAY, "mondeling, in het gesprek thuis")


@pytest.fixture
def sender(municipality: str) -> Actor:
    """Somebody who works at a bailiff."""
    return at_bailiff()


@pytest.fixture
def notice(sender: Actor) -> CourtMessage:
    """An eviction in two weeks."""
    return send(sender, datum=IN_MAY)


def talked(case: Case, worker: Actor) -> None:
    """The first conversation was held."""
    let_work(worker, case)
    cases.advance(actor=worker, case=case.pk, move="first_talk_held")


# --- who answers -------------------------------------------------------------------------------


def test_the_receipt_names_who_answers_today(
    sender: Actor, notice: CourtMessage, coordinator: Actor
) -> None:
    before = own_message(actor=sender, court_message=notice.pk)
    assert (before.duty, before.phone) == (None, "")
    put_on_duty(actor=coordinator, user=coordinator.id, phone="020 624 1111",
                from_on=MONDAY, until_on=MONDAY + timedelta(days=6))  # fmt: skip
    found = own_message(actor=sender, court_message=notice.pk).duty
    assert found is not None
    assert (found.name, found.phone) == ("Intake_Coordinator", "020 624 1111")


def test_two_turns_do_not_overlap_and_a_gap_is_told(coordinator: Actor) -> None:
    days = {"from_on": MONDAY, "until_on": MONDAY + timedelta(days=6)}
    turn = put_on_duty(actor=coordinator, user=coordinator.id, phone="0206241111", **days)
    with pytest.raises(Refused, match="al iemand dienst"):
        put_on_duty(actor=coordinator, user=coordinator.id, phone="0206241111", **days)
    assert roster(actor=coordinator).gap_on == MONDAY + timedelta(days=7)
    end_duty(actor=coordinator, turn=turn.pk)
    assert roster(actor=coordinator).gap_on == MONDAY
    with pytest.raises(NotFound):
        end_duty(actor=coordinator, turn=turn.pk)


@pytest.mark.parametrize(
    "wrong",
    [{"until_on": MONDAY - timedelta(days=1)}, {"user": "niemand"}, {"phone": "bel maar"}],
    ids=["over", "nobody", "no number"],
)
def test_a_turn_that_cannot_be_is_refused(coordinator: Actor, wrong: dict[str, Any]) -> None:
    given = {"user": coordinator.id, "phone": "0206241111", "from_on": MONDAY, "until_on": MONDAY}
    with pytest.raises(Refused):
        put_on_duty(actor=coordinator, **{**given, **wrong})


def test_the_roster_is_kept_on_its_page(client_for: SignIn, coordinator: Actor) -> None:
    client = client_for(coordinator)
    given = {"user": coordinator.id, "phone": "020 624 1111", "from_on": "2026-11-02",
             "until_on": "2026-11-08"}  # fmt: skip
    assert "020 624 1111" in client.post("/piket", given, follow=True).content.decode()
    assert client.post("/piket", given).status_code == 422


# --- what is open ------------------------------------------------------------------------------


def decide(actor: Actor, **facts: Any) -> None:
    given = {"what": Kind.HEARING.value, "ground": "agreement", "source": "convenant 2026",
             "confidence": "verified", "from_on": MONDAY, "until_on": None,
             "valid_from": MONDAY}  # fmt: skip
    decide_type(actor=actor, **{**given, **facts})


def test_a_kind_is_open_from_the_day_of_the_decision_and_closed_again(sender: Actor) -> None:
    admin = person(Role.FUNCTIONAL_ADMIN)
    hearing = {"soort": "zitting_bepaald", "rechtbank": "Amsterdam", "datum": IN_MAY}
    with pytest.raises(Refused):
        send(sender, **hearing)
    decide(admin)
    assert send(sender, **hearing).ground_source == "convenant 2026"
    assert send(sender, datum=IN_MAY).ground == "law"
    decide(admin, ground="")
    with pytest.raises(Refused):
        send(sender, **{**hearing, "datum": "2026-11-17"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"ground": "law"},
        {"source": " "},
        {"until_on": MONDAY - timedelta(days=1)},
        {"confidence": "heel"},
        {"what": "wait", "ground": "agreement"},
    ],
    ids=["no law says so", "no source", "ends before it begins", "how sure", "wait by agreement"],
)
def test_what_is_out_of_bounds_is_refused(municipality: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(MessagesInvalid):
        decide(person(Role.FUNCTIONAL_ADMIN), **wrong)


def test_only_a_functional_admin_opens_a_kind(coordinator: Actor) -> None:
    with pytest.raises(NotPermitted):
        decide(coordinator)
    with pytest.raises(Refused):
        decide(person(Role.FUNCTIONAL_ADMIN), valid_from=MONDAY - timedelta(days=1))


def test_the_page_opens_a_kind_and_says_how_sure_it_is(
    client_for: SignIn, municipality: str
) -> None:
    client, where = client_for(person(Role.FUNCTIONAL_ADMIN)), "/beleid/berichten/zitting_bepaald"
    assert "Gdw art. 14" in client.get("/beleid/berichten").content.decode()
    given = {"ground": "agreement", "source": "convenant", "confidence": "unverified",
             "from_on": "2026-11-02", "until_on": ""}  # fmt: skip
    page = client.post(where, given, follow=True).content.decode()
    assert "niet geverifieerd" in page
    assert client.post(where, {**given, "source": ""}).status_code == 422


# --- whose it is -------------------------------------------------------------------------------


def test_of_a_message_that_may_be_of_somebody_a_colleague_says_who(
    notice: CourtMessage, coordinator: Actor
) -> None:
    here = resident(surname="Nowak")
    with tenant(CODE):
        CourtMessage.objects.update(whose=Whose.REVIEW, candidates=[str(here.pk)])
    [candidate] = whose(actor=coordinator, court_message=notice.pk).candidates
    assert candidate.id == here.pk
    with pytest.raises(NotFound):
        settle_whose(actor=coordinator, court_message=notice.pk, person=notice.pk)
    settle_whose(actor=coordinator, court_message=notice.pk, person=here.pk)
    with tenant(CODE):
        assert case_of(notice).people.get().person_id == here.pk
    with pytest.raises(Refused):
        settle_whose(actor=coordinator, court_message=notice.pk, person=None)


def test_who_was_pointed_out_once_is_pointed_out_in_every_message_that_says_the_same(
    sender: Actor, notice: CourtMessage, coordinator: Actor
) -> None:
    gone = resident(ADDRESS_KEY, departed_on=MONDAY)
    other = send(sender, datum="2026-11-20")
    with tenant(CODE):
        CourtMessage.objects.update(whose=Whose.REVIEW, candidates=[str(gone.pk)])
    [candidate] = whose(actor=coordinator, court_message=notice.pk).candidates
    assert candidate.left_on == MONDAY
    settle_whose(actor=coordinator, court_message=notice.pk, person=gone.pk)
    with tenant(CODE):
        assert CourtMessage.objects.get(pk=other.pk).person_id == gone.pk
        assert not case_of(notice).people.exists()
    lines = court_card(actor=coordinator, case=notice.case_id).messages
    assert {each.left_on for each in lines} == {MONDAY}
    said = people_of_case(actor=coordinator, case=notice.case_id)
    assert [each.id for each in said] == [gone.pk]


def test_of_who_left_a_colleague_says_it_once_with_one_press(
    sender: Actor, coordinator: Actor, client_for: SignIn
) -> None:
    settle()
    there = {"postcode": "3551AB", "huisnummer": "12", "toevoeging": "A", "achternaam": "de Vries"}
    with tenant(CODE):
        Person.objects.filter(surname="Vries").update(departed_on=MONDAY)
    first = send(sender, voorletters="J.P.", **there)
    with tenant(CODE):
        gone = Person.objects.get(pk__in=first.candidates)
    client, where = client_for(coordinator), f"/berichten/{first.pk}/wie"
    page = client.get(where).content.decode()
    assert "staat hier niet meer ingeschreven" in page
    assert 'primary-action" type="submit">Deze persoon' in page
    case = client.post(where, {"person": gone.pk}, follow=True).content.decode()
    assert "woont wie in het bericht staat hier niet meer sinds" in case
    later = send(sender, voorletters="JP", datum="2026-11-20", telefoon="0612345678", **there)
    assert (later.whose, later.person_id, later.settled_by) == ("linked", gone.pk, coordinator.id)
    statement = client.get(f"/zaken/{first.case_id}/geen-melding").content.decode()
    assert str(gone.pk) in statement


def test_who_was_not_pointed_out_among_these_people_is_asked_again(
    sender: Actor, coordinator: Actor
) -> None:
    there = {"postcode": "1234AB", "huisnummer": "12"}
    one = resident(ADDRESS_KEY, surname="Nowak", initials="K.", departed_on=MONDAY)
    first, other = send(sender, **there), send(sender, **there, achternaam="Nowakowski")
    with tenant(CODE):
        CourtMessage.objects.update(whose=Whose.REVIEW, person=None, candidates=[str(one.pk)])
    settle_whose(actor=coordinator, court_message=first.pk, person=one.pk)
    with tenant(CODE):
        assert CourtMessage.objects.get(pk=other.pk).whose == Whose.REVIEW


def test_of_an_address_that_is_kept_from_others_nobody_hears_that_it_is_this_one(
    notice: CourtMessage, coordinator: Actor
) -> None:
    here = resident(ADDRESS_KEY, secret=True, born_on="1950-07-00")
    with tenant(CODE):
        CourtMessage.objects.update(whose=Whose.REVIEW, candidates=[str(here.pk)])
    [candidate] = whose(actor=coordinator, court_message=notice.pk).candidates
    assert (candidate.here, candidate.born_on) == (False, "07-1950")


# --- please wait -------------------------------------------------------------------------------


def test_wait_goes_back_with_consent_for_that_message_alone(
    sender: Actor, notice: CourtMessage, outreach_worker: Actor
) -> None:
    other = send(sender, datum=IN_MAY, huisnummer="14")
    until = MONDAY + timedelta(days=14)
    talked(case_of(notice), outreach_worker)
    say_wait(actor=outreach_worker, court_message=notice.pk, until_on=until, consent=YES)
    seen = {each.id: each.wait_until for each in own_messages(actor=sender).messages}
    assert seen == {notice.pk: until, other.pk: None}
    withdraw_wait(actor=outreach_worker, court_message=notice.pk)
    assert own_message(actor=sender, court_message=notice.pk).line.wait_until is None


def test_without_consent_or_ground_nothing_goes_back(
    notice: CourtMessage, outreach_worker: Actor
) -> None:
    talked(case_of(notice), outreach_worker)
    with pytest.raises(Refused, match="wanneer en hoe"):
        say_wait(actor=outreach_worker, court_message=notice.pk, until_on=MONDAY)
    decide(person(Role.FUNCTIONAL_ADMIN), what="wait", ground="law", source="Wgs art. 8d")
    made = say_wait(actor=outreach_worker, court_message=notice.pk, until_on=MONDAY)
    assert (made.ground, made.ground_source) == ("law", "Wgs art. 8d")


def test_it_must_be_true_that_help_started(notice: CourtMessage, outreach_worker: Actor) -> None:
    let_work(outreach_worker, case_of(notice))
    with pytest.raises(Refused, match="nog geen hulp"):
        say_wait(actor=outreach_worker, court_message=notice.pk, until_on=MONDAY, consent=YES)


@pytest.mark.parametrize("days", [-1, 31])
def test_a_wait_has_an_end_within_a_month(
    notice: CourtMessage, outreach_worker: Actor, days: int
) -> None:
    talked(case_of(notice), outreach_worker)
    with pytest.raises(Refused, match="30 dagen"):
        say_wait(actor=outreach_worker, court_message=notice.pk, consent=YES,
                 until_on=MONDAY + timedelta(days=days))  # fmt: skip


def test_the_page_asks_to_wait(
    client_for: SignIn, notice: CourtMessage, outreach_worker: Actor
) -> None:
    talked(case_of(notice), outreach_worker)
    client = client_for(outreach_worker)
    given = {"until_on": "2026-11-10", "consent_on": "2026-11-02", "consent_how": "thuis"}
    where = f"/berichten/{notice.pk}/wacht"
    assert client.post(where, {**given, "consent_how": ""}).status_code == 422
    page = client.post(where, given, follow=True).content.decode()
    assert "De afzender is gevraagd te wachten tot en met" in page
    with tenant(CODE):
        assert WaitAnswer.objects.get().ground == "consent"


# --- what a resident shows ---------------------------------------------------------------------


def test_what_a_resident_shows_needs_no_ground_and_raises_the_case(outreach_worker: Actor) -> None:
    case = cases.open_on_request(actor=outreach_worker, home=HERE)
    let_work(outreach_worker, case)
    raw = {"soort": "vonnis_gewezen", "vonnis": "ontbinding", "verstek": "ja",
           "datum": "2026-10-20"}  # fmt: skip
    made = enter_message(actor=outreach_worker, case=case.pk, raw=raw)
    assert (made.source, made.by_default, case_of(made).step) == ("shown", True, 8)
    card = court_card(actor=outreach_worker, case=case.pk)
    assert [each.judgment for each in card.messages] == ["ontbinding en ontruiming"]
    [track] = card.tracks
    assert track.words == "Er ligt een vonnis waarop ontruimd mag worden."
    assert {"offer", "objection", "shelf"} <= {each.code for each in track.coming}


def test_the_form_on_the_case_takes_over_what_a_letter_says(
    client_for: SignIn, coordinator: Actor
) -> None:
    case = cases.open_on_request(actor=coordinator, home=HERE)
    client = client_for(coordinator)
    where = f"/zaken/{case.pk}/berichten"
    assert "Ontruiming aangezegd" in client.get(where).content.decode()
    assert client.post(f"{where}?soort=ontruiming_aangezegd", {}).status_code == 422
    page = client.post(f"{where}?soort=ontruiming_aangezegd", {"datum": IN_MAY}, follow=True)
    assert "de inwoner liet het zien" in page.content.decode()
    with tenant(CODE):
        assert Case.objects.get(pk=case.pk).threatening


# --- who may what ------------------------------------------------------------------------------


def test_who_reports_arrears_sends_no_message(partner_factory: Any) -> None:
    landlord = seated(partner_factory(), name="laura")
    with pytest.raises(NotPermitted):
        send(landlord.at(CODE))
    assert browser_at(landlord).get("/partner/berichten").status_code == 403


def test_a_bailiff_without_an_agreement_here_sends_nothing(municipality: str) -> None:
    with pytest.raises(NotPermitted):
        send(seated(bailiff(), name="dirk").at("0002"), **NOTICE)
