# SPDX-License-Identifier: EUPL-1.2
"""A letter that was entered wrongly is taken back: it stays, and what it started goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.help.talking import ADDRESS_KEY
from tests.legal.bailiffs import at_bailiff, send
from tests.situations import let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseAssignment, CaseMove, CaseTask, CaseTerm
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.models import CourtMessage
from woonzeker.legal.selectors import court_card, eviction_days, own_message
from woonzeker.legal.services import enter_message, withdraw_message
from woonzeker.planning.models import CaseFlag, VisitRequest
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")
EVICTION = {"soort": "ontruiming_aangezegd", "datum": "2026-11-16"}
LATER = MONDAY + timedelta(days=2)


@pytest.fixture
def case(coordinator: Actor) -> Case:
    """A household that asked for help itself."""
    return cases.open_on_request(actor=coordinator, home=HERE)


def enter(actor: Actor, case: Case, **facts: str) -> CourtMessage:
    return enter_message(actor=actor, case=case.pk, raw={**EVICTION, **facts})


def take_back(actor: Actor, message: CourtMessage, reason: str = "misread") -> CourtMessage:
    return withdraw_message(actor=actor, court_message=message.pk, reason=reason)


def stand(case: Case) -> dict[str, Any]:
    """How a case stands: all that a letter can start."""
    with tenant(CODE):
        now = Case.objects.get(pk=case.pk)
        terms = CaseTerm.objects.filter(case=case).values_list("kind", "starts_on", "met_on")
        # that somebody else looks whether a vonnis was taken back rightly is new
        waits = CaseTask.objects.filter(case=case, done_on=None).exclude(kind="check_recall")
        tasks = waits.values_list("kind", "due_on")
        visits = VisitRequest.objects.filter(case=case, status="open").values_list("due_on")
        reach = CaseAssignment.objects.filter(case=case, ended_at=None).values_list("user_id")
        return {
            "step": now.step, "status": now.status, "closed": now.closed_on, "ends": now.result,
            "threat": now.threatening, "terms": sorted(map(str, terms)), "tasks": sorted(tasks),
            "visits": list(visits), "reach": sorted(reach), "people": now.people.count(),
            "flags": CaseFlag.objects.filter(case=case, ended_on=None, kind="manual").count(),
            "eviction": eviction_days([case.pk]).get(case.pk),
        }  # fmt: skip


@pytest.mark.parametrize(
    "letter",
    [
        {},
        {"soort": "dagvaarding_uitgebracht", "rechtbank": "Amsterdam"},
        {"soort": "vonnis_gewezen", "vonnis": "ontbinding", "datum": "2026-10-20"},
        {"soort": "ontruiming_uitgevoerd", "datum": "2026-10-30"},
        {"soort": "zitting_bepaald", "rechtbank": "Amsterdam"},
    ],
    ids=["eviction", "summons", "judgment", "carried out", "hearing"],
)
def test_a_case_stands_as_before_when_its_letter_is_taken_back(
    coordinator: Actor, case: Case, letter: dict[str, str]
) -> None:
    person(Role.EVICTION_COORDINATOR)
    before = stand(case)
    made = enter(coordinator, case, **letter)
    assert stand(case) != before
    take_back(coordinator, made)
    assert stand(case) == before


def test_a_closed_case_is_closed_again_as_it_was(coordinator: Actor, case: Case) -> None:
    cases.close_case(actor=coordinator, case=case.pk, result=Exit.PAID)
    before = stand(case)
    with clock.standing_at(LATER):
        made = enter(coordinator, case)
        assert stand(case)["status"] == "open"
        take_back(coordinator, made)
    assert stand(case) == before


def test_a_wrong_withdrawal_of_an_eviction_lets_its_task_wait_again(
    coordinator: Actor, case: Case
) -> None:
    enter(coordinator, case)
    before = stand(case)
    wrong = enter(coordinator, case, soort="ontruiming_ingetrokken")
    assert stand(case)["eviction"] is None
    take_back(coordinator, wrong)
    assert stand(case) == before


def test_what_a_bailiff_told_since_keeps_its_own_clock_and_tasks(
    coordinator: Actor, case: Case
) -> None:
    wrong = enter(coordinator, case)
    with clock.standing_at(LATER):
        send(at_bailiff(), datum="2026-11-20")
        take_back(coordinator, wrong)
        found = stand(case)
    assert (found["threat"], found["step"]) == (True, 8)
    assert found["eviction"] == date(2026, 11, 20)
    assert [kind for kind, _due in found["tasks"]].count("stop_eviction") == 1
    assert (len(found["visits"]), found["flags"]) == (1, 1)
    with tenant(CODE):
        term = CaseTerm.objects.get(case=case, kind="threatening_talk")
    assert term.starts_on == LATER


def test_two_wrong_letters_leave_nothing(coordinator: Actor, case: Case) -> None:
    person(Role.EVICTION_COORDINATOR)
    before = stand(case)
    first = enter(coordinator, case)
    second = enter(coordinator, case, datum="2026-11-20")
    take_back(coordinator, first)
    assert stand(case)["threat"]
    take_back(coordinator, second)
    assert stand(case) == before


def test_a_conversation_that_was_held_stays_held(coordinator: Actor, case: Case) -> None:
    made = enter(coordinator, case)
    with tenant(CODE):
        CaseTerm.objects.filter(case=case, kind="threatening_talk").update(met_on=MONDAY)
    take_back(coordinator, made)
    with tenant(CODE):
        assert CaseTerm.objects.filter(case=case, kind="threatening_talk").get().met_on == MONDAY


def test_it_stays_to_be_read_with_who_took_it_back_and_why(coordinator: Actor, case: Case) -> None:
    made = enter(coordinator, case)
    take_back(coordinator, made, "other_household")
    [line] = court_card(actor=coordinator, case=case.pk).messages
    assert (line.withdrawn_why, line.may_withdraw) == (
        "de brief was voor een ander huishouden", False,
    )  # fmt: skip
    with tenant(CODE):
        [move] = CaseMove.objects.filter(case=case, code="message_withdrawn")
        assert "eviction_announced" in CaseMove.objects.filter(case=case).values_list(
            "code", flat=True
        )
        kept = CourtMessage.objects.get(pk=made.pk).started
        assert AuditLine.objects.filter(code="legal.withdraw_message").exists()
    assert move.undoes is not None
    assert kept is not None
    assert [each["kind"] for each in kept["gone"]["terms"]] == ["threatening_talk"]


def test_a_case_that_a_wrong_message_began_is_closed_and_the_sender_sees_so(
    coordinator: Actor,
) -> None:
    bailiff = at_bailiff()
    message = send(bailiff, datum="2026-11-16")
    with pytest.raises(Refused, match="waarom"):
        take_back(coordinator, message)
    take_back(coordinator, message, "sender_said")
    found = stand(message.case)
    assert (found["status"], found["ends"], found["threat"]) == ("closed", "wrongly_linked", False)
    assert (found["terms"], found["tasks"], found["visits"], found["reach"]) == ([], [], [], [])
    assert own_message(actor=bailiff, court_message=message.pk).line.withdrawn
    assert send(bailiff, datum="2026-11-16").pk != message.pk


def test_a_wrong_message_leaves_a_case_that_ran_as_it_was(coordinator: Actor) -> None:
    linked_signal(resident(ADDRESS_KEY), partner="Woonhart", sector="huur")
    linked_signal(resident(ADDRESS_KEY, surname="Zeldenrust"), partner="Ander", sector="huur")
    cases.take_up(actor=coordinator, on=MONDAY)
    with tenant(CODE):
        case = Case.objects.get()
    before = stand(case)
    message = send(at_bailiff(), datum="2026-11-16", achternaam="", voorletters="")
    assert message.case_id == case.pk
    take_back(coordinator, message, "sender_said")
    assert stand(case) == before


def test_it_is_taken_back_once_and_with_a_reason(coordinator: Actor, case: Case) -> None:
    made = enter(coordinator, case)
    with pytest.raises(Refused, match="waarom"):
        take_back(coordinator, made, "")
    take_back(coordinator, made)
    with pytest.raises(Refused, match="al teruggenomen"):
        take_back(coordinator, made)
    with pytest.raises(NotFound):
        withdraw_message(actor=coordinator, court_message=case.pk, reason="misread")


def test_the_same_letter_twice_is_entered_once_and_anew_after_it_was_taken_back(
    coordinator: Actor, case: Case
) -> None:
    made = enter(coordinator, case)
    assert enter(coordinator, case).pk == made.pk
    take_back(coordinator, made)
    assert enter(coordinator, case).pk != made.pk


def test_the_page_takes_it_back(
    client_for: Callable[[Actor], Client], outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    made = enter(outreach_worker, case)
    client, where = client_for(outreach_worker), f"/berichten/{made.pk}/terugnemen"
    assert where in client.get(f"/zaken/{case.pk}").content.decode()
    assert client.post(where, {"reason": ""}).status_code == 422
    page = client.post(where, {"reason": "misread"}, follow=True).content.decode()
    assert "er stond iets anders in de brief" in page
    assert "Dreigend: ontruiming" not in page
    assert client.get(where).status_code == 404


# --- what a signal that leaves its case does to what a bailiff told -----------------------------


@pytest.mark.parametrize("kind", ["signaal", "ontruiming"])
def test_what_a_bailiff_told_stands_when_the_signal_turns_out_to_be_another_s(
    coordinator: Actor, kind: str
) -> None:
    more = {"eviction_on": date(2026, 11, 20)} if kind == "ontruiming" else {}
    signal = linked_signal(resident(ADDRESS_KEY), partner="Woonhart", sector="huur", kind=kind,
                           **more)  # fmt: skip
    cases.take_up(actor=coordinator, on=MONDAY)
    made = send(at_bailiff(), datum="2026-11-16")
    cases.release_signal(actor=coordinator, signal=signal.pk, reason="wrong_person")
    with tenant(CODE):
        case = Case.objects.get(pk=made.case_id)
        clocks = CaseTerm.objects.filter(case=case, kind="threatening_talk", met_on=None)
        assert (case.status, case.step, case.threatening) == ("open", 8, True)
        assert clocks.count() == 1
