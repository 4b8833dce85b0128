# SPDX-License-Identifier: EUPL-1.2
"""An eviction notice: the right deadline, the right step, and everybody knows the same minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time

import pytest
from django.test import Client
from tests.conftest import CODE, browser_at, person, seated
from tests.legal.bailiffs import FRIDAY, at_bailiff, bailiff, case_of, open_kind, send
from tests.web.households import settle

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseAssignment, CaseTask, CaseTerm
from woonzeker.legal.errors import KindClosed, MessageFaulty
from woonzeker.legal.models import CourtMessage
from woonzeker.legal.rules import Kind
from woonzeker.legal.selectors import court_card
from woonzeker.planning import services as planning
from woonzeker.planning.models import PriorityScore, VisitRequest
from woonzeker.process import Status, Step

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def before_whitsun(municipality: str) -> Iterator[None]:
    """It is Friday afternoon, five to five, and Monday is Whit Monday."""
    with clock.standing_at(FRIDAY):
        yield


def test_the_conversation_is_due_on_thursday_after_whitsun() -> None:
    message = send(at_bailiff())
    with tenant(CODE):
        term = CaseTerm.objects.get(case=message.case_id, kind="threatening_talk")
    assert (term.starts_on, term.due_on) == (FRIDAY, date(2027, 5, 20))


def test_an_unknown_household_has_a_new_case_at_the_judgment() -> None:
    case = case_of(send(at_bailiff()))
    assert (case.step, case.status, case.threatening) == (Step.VONNIS, Status.OPEN, True)
    with tenant(CODE):
        assert list(case.moves.values_list("code", flat=True)) == [
            "begin_by_eviction_notice", "eviction_announced",
        ]  # fmt: skip


def test_a_known_resident_is_found_and_stands_in_the_case() -> None:
    settle()
    there = {"postcode": "3551AB", "huisnummer": "12", "toevoeging": "A"}
    message = send(at_bailiff(), achternaam="de Vries", voorletters="J.P.", **there)
    with tenant(CODE):
        [row] = case_of(message).people.select_related("person")
    assert (message.whose, message.person_id) == ("linked", row.person_id)
    assert row.person.surname == "Vries"


def test_the_same_message_twice_is_one() -> None:
    actor = at_bailiff()
    assert send(actor).pk == send(actor).pk
    with tenant(CODE):
        assert (CourtMessage.objects.count(), Case.objects.count()) == (1, 1)


def test_a_visit_and_a_task_wait_before_the_term_ends() -> None:
    message = send(at_bailiff())
    with tenant(CODE):
        visit = VisitRequest.objects.get(case=message.case_id)
        task = CaseTask.objects.get(case=message.case_id, kind="stop_eviction")
        score = PriorityScore.objects.get(case=message.case_id)
    assert (visit.due_on, task.due_on) == (date(2027, 5, 20), date(2027, 5, 20))
    assert "ontruiming_dichtbij" in {each["code"] for each in score.contributions}


def test_who_coordinates_evictions_has_the_case_at_once(client_for: SignIn) -> None:
    coordinates = person(Role.EVICTION_COORDINATOR)
    message = send(at_bailiff())
    with tenant(CODE):
        assert CaseAssignment.objects.get(case=message.case_id).user_id == coordinates.id
    assert "Ontruiming aangezegd" in client_for(coordinates).get("/").content.decode()


def test_the_coordinator_sees_it_at_once_with_the_deadline(
    client_for: SignIn, coordinator: Actor
) -> None:
    client = client_for(coordinator)
    assert "Ontruiming aangezegd" not in client.get("/").content.decode()
    message = send(at_bailiff())
    said = client.get("/").content.decode()
    assert "Ontruiming aangezegd" in said
    assert "donderdag 20 mei 2027" in said
    client.post(f"/berichten/{message.pk}/gezien")
    assert "Nieuw bericht van deurwaarder" not in client.get("/").content.decode()
    case = client.get(f"/zaken/{message.case_id}").content.decode()
    assert "Dreigend: ontruiming op vrijdag 28 mei" in case


def test_a_closed_kind_is_refused_with_what_is_possible() -> None:
    with pytest.raises(KindClosed, match="Wel kan: ontruiming aangezegd"):
        send(at_bailiff(), soort="zitting_bepaald", rechtbank="Amsterdam")


def test_an_opened_kind_raises_the_case_to_its_step() -> None:
    open_kind(Kind.HEARING)
    case = case_of(send(at_bailiff(), soort="zitting_bepaald", rechtbank="Amsterdam"))
    assert (case.step, case.threatening) == (Step.HEARING, False)


def test_consent_is_asked_with_each_message_when_that_is_the_ground() -> None:
    open_kind(Kind.ANNOUNCED, ground="consent")
    actor = at_bailiff()
    with pytest.raises(KindClosed, match="toestemming"):
        send(actor, soort="dagvaarding_aangekondigd")
    kept = send(actor, soort="dagvaarding_aangekondigd", toestemming_op="2027-05-13",
                toestemming_hoe="mondeling aan de deur")  # fmt: skip
    assert (kept.ground, kept.consent_on) == ("consent", date(2027, 5, 13))


def test_what_is_wrong_is_told_by_field() -> None:
    with pytest.raises(MessageFaulty) as told:
        send(at_bailiff(), datum="2027-05-01", tijd="25:00", huisnummer="")
    assert {each.field for each in told.value.problems} == {"datum", "tijd", "huisnummer"}  # type: ignore[attr-defined]


def test_a_later_date_counts_and_a_withdrawn_one_does_not() -> None:
    actor = at_bailiff()
    message = send(actor)
    open_kind(Kind.CANCELLED)
    send(actor, soort="ontruiming_ingetrokken")
    with tenant(CODE):
        tasks = CaseTask.objects.filter(case=message.case_id, done_on=None)
        kinds = set(tasks.values_list("kind", flat=True))
    assert kinds == {"check_cancelled"}
    open_kind(Kind.EVICTION, ground="law")
    anew = send(actor)
    assert anew.pk != message.pk
    assert anew.again == 1


def test_the_bailiff_sends_it_from_a_phone_and_sees_a_receipt_and_nothing_else() -> None:
    browser = browser_at(seated(bailiff(), name="dirk"))
    page = browser.get("/partner/berichten/nieuw?soort=ontruiming_aangezegd")
    assert page.status_code == 200
    sent = browser.post(
        "/partner/berichten/nieuw?soort=ontruiming_aangezegd",
        {"plaats": CODE, "postcode": "1234AB", "huisnummer": "12", "datum": "2027-05-28",
         "achternaam": "Nowak", "kenmerk": "D-118"},
        follow=True,
    )  # fmt: skip
    said = sent.content.decode()
    assert sent.status_code == 200
    assert "Ontvangen" in said
    assert "D-118" in said
    assert "Nowak" not in said
    assert "1234" not in said


def test_another_bailiff_finds_nothing_of_it() -> None:
    message = send(at_bailiff())
    other = browser_at(seated(bailiff("Andere deurwaarder"), name="els"))
    assert other.get(f"/partner/berichten/{CODE}/{message.pk}").status_code == 404
    assert "D-2027-118" not in other.get("/partner/berichten").content.decode()


def test_what_comes_at_five_to_five_counts_from_that_day() -> None:
    with clock.standing_at(FRIDAY, time(16, 55)):
        message = send(at_bailiff())
    assert message.received_at.astimezone(clock.AMSTERDAM).time() == time(16, 55)
    assert message.received_on == FRIDAY


def test_the_first_page_of_a_bailiff_leads_to_a_message() -> None:
    said = browser_at(seated(bailiff(), name="dirk")).get("/partner").content.decode()
    assert 'href="/partner/berichten/nieuw"' in said


def test_a_home_that_nobody_knows_has_an_address_to_go_to(
    client_for: SignIn, coordinator: Actor
) -> None:
    message = send(at_bailiff(), postcode="1198DE", huisnummer="58")
    client = client_for(coordinator)
    assert "1198 DE 58" in client.get("/").content.decode()
    assert "Huishouden 1198 DE 58" in client.get(f"/zaken/{message.case_id}").content.decode()


def test_the_street_of_a_postcode_is_that_of_the_register() -> None:
    settle()
    case = case_of(send(at_bailiff(), postcode="3551AB", huisnummer="99"))
    with tenant(CODE):
        assert case.household.street != ""


def test_a_day_that_was_withdrawn_holds_no_more(client_for: SignIn, coordinator: Actor) -> None:
    actor = at_bailiff()
    send(actor)
    open_kind(Kind.CANCELLED)
    message = send(actor, soort="ontruiming_ingetrokken")
    card = court_card(actor=coordinator, case=message.case_id)
    newest, notice = card.messages
    assert (newest.lapsed, notice.lapsed) == (False, True)
    assert [each.words[:28] for each in card.tracks] == ["De ontruiming is ingetrokken"]
    start = client_for(coordinator).get("/").content.decode()
    withdrawn = start.partition("Ontruiming ingetrokken")[2].partition("</li>")[0]
    assert "Voer het eerste gesprek" not in withdrawn


def test_a_new_notice_lets_somebody_go_again_to_who_wanted_no_help(coordinator: Actor) -> None:
    actor = at_bailiff()
    case = case_of(send(actor))
    for move in ("contact_reached", "help_declined"):
        cases.advance(actor=coordinator, case=case.pk, move=move)
    planning.end_visits(actor=coordinator, case=case.pk, on=FRIDAY)
    send(actor, datum="2027-06-11")
    with tenant(CODE):
        assert VisitRequest.objects.filter(case=case, status="open").exists()
