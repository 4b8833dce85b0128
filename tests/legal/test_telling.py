# SPDX-License-Identifier: EUPL-1.2
"""Who hears of a hearing or an eviction that comes near, and that nobody hears it twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE, MONDAY, client_of, person
from tests.legal.bailiffs import at_bailiff, case_of, open_kind, send, tasks
from tests.legal.whole import say, whole_answers
from tests.situations import let_work, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.legal.models import EscalationTold
from woonzeker.legal.rules import Kind
from woonzeker.legal.rules.safeguards import Safeguard
from woonzeker.legal.services.safeguards import tell_escalations, telling

pytestmark = pytest.mark.usefixtures("municipality")
ROOM = system(CODE, "tests")
#: eight days from the Monday of the tests
NEAR = MONDAY + timedelta(days=8)


@pytest.fixture
def bailiff() -> Actor:
    return at_bailiff()


def noticed(bailiff: Actor, day: date = NEAR, **facts: str) -> Case:
    """The case of a home of which the eviction was announced."""
    resident(surname="Nowak")
    return case_of(send(bailiff, datum=day.isoformat(), **facts))


def told(case: Case) -> set[tuple[str, str]]:
    with tenant(CODE):
        return set(EscalationTold.objects.filter(case=case).values_list("rung", "hears"))


def test_an_eviction_in_eight_days_goes_to_all_but_the_alderman(bailiff: Actor) -> None:
    case = noticed(bailiff)
    assert tell_escalations(actor=ROOM) == 3
    # nobody works on it: the lead hears what a worker would
    assert told(case) == {("worker", "lead"), ("lead", "lead"), ("manager", "manager")}
    assert tell_escalations(actor=ROOM) == 0


def test_three_working_days_before_it_stands_on_the_list_of_the_alderman(bailiff: Actor) -> None:
    case = noticed(bailiff)
    tell_escalations(actor=ROOM)
    with clock.standing_at(date(2026, 11, 5)):
        assert tell_escalations(actor=ROOM) == 1
        page = client_of(person(Role.MANAGER)).get("/ontruimingen/wethouder").content.decode()
    assert ("alderman", "alderman") in told(case)
    assert case.number in page
    assert "Iepenlaan" not in page


def test_a_manager_counts_no_eviction_that_was_withdrawn_meanwhile(bailiff: Actor) -> None:
    noticed(bailiff)
    tell_escalations(actor=ROOM)
    open_kind(Kind.CANCELLED)
    manager = client_of(person(Role.MANAGER))
    assert "komt dichtbij zonder dossier of plek" in manager.get("/").content.decode()
    send(bailiff, soort="ontruiming_ingetrokken", datum=NEAR.isoformat())
    assert "komt dichtbij zonder dossier of plek" not in manager.get("/").content.decode()


def test_a_complete_file_with_a_place_tells_nobody(bailiff: Actor) -> None:
    case = noticed(bailiff)
    whole_answers(case)
    assert tell_escalations(actor=ROOM) == 0
    say(case, Safeguard.PLACE, "none", "booking")
    assert tell_escalations(actor=ROOM) == 3


def test_the_same_day_again_tells_nobody_and_a_new_day_begins_anew(bailiff: Actor) -> None:
    noticed(bailiff)
    assert tell_escalations(actor=ROOM) == 3
    with clock.standing_at(MONDAY + timedelta(days=1)):
        send(bailiff, datum=NEAR.isoformat(), kenmerk="D-2")
        assert tell_escalations(actor=ROOM) == 0
        send(bailiff, datum=(NEAR + timedelta(days=1)).isoformat(), kenmerk="D-3")
        assert tell_escalations(actor=ROOM) == 3


def test_a_day_that_is_over_tells_nobody(bailiff: Actor) -> None:
    noticed(bailiff)
    with clock.standing_at(NEAR + timedelta(days=1)):
        assert tell_escalations(actor=ROOM) == 0


def test_the_lead_sees_what_is_open_and_the_worker_their_own(bailiff: Actor) -> None:
    case = noticed(bailiff)
    worker, other = person(Role.OUTREACH_WORKER), person(Role.DEBT_COUNSELLOR)
    let_work(worker, case)
    tell_escalations(actor=ROOM)
    for who, sees in ((person(Role.TEAM_LEAD), True), (worker, True), (other, False)):
        page = client_of(who).get("/ontruimingen/komende").content.decode()
        assert (case.number in page) is sees
    start = client_of(worker).get("/").content.decode()
    assert f"/zaken/{case.pk}/waarborgen" in start


def test_a_hearing_without_contact_goes_to_the_lead_twice(bailiff: Actor) -> None:
    open_kind(Kind.HEARING)
    resident(surname="Nowak")
    hearing = MONDAY + timedelta(days=20)
    case = case_of(
        send(bailiff, soort="zitting_bepaald", datum=hearing.isoformat(), rechtbank="Kanton")
    )
    assert tell_escalations(actor=ROOM) == 0
    with clock.standing_at(hearing - timedelta(days=14)):
        assert tell_escalations(actor=ROOM) == 1
    with clock.standing_at(hearing - timedelta(days=7)):
        assert tell_escalations(actor=ROOM) == 1
    assert {hears for _rung, hears in told(case)} == {"lead"}


def test_from_the_summons_on_three_things_are_due_and_settled_when_met(bailiff: Actor) -> None:
    open_kind(Kind.SUMMONED)
    resident(surname="Nowak")
    said = {"soort": "dagvaarding_uitgebracht", "datum": "2026-12-03", "rechtbank": "Kanton"}
    case = case_of(send(bailiff, **said, gedaan_op="2026-11-02", schuldeiser="Huis"))
    asked = {"rights_letter", "offer_support", "point_to_legal_help"}
    assert asked <= tasks(case)
    say(case, Safeguard.INFORMED, "explained", channel="visit")
    say(case, Safeguard.LEGAL_HELP, "pointed", channel="visit")
    assert tasks(case) & asked == {"offer_support"}
    say(case, Safeguard.OCO_OFFERED, "wants", channel="visit")
    assert not tasks(case) & asked


def test_who_runs_it_at_the_same_moment_tells_nobody_twice(
    bailiff: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    noticed(bailiff)
    assert tell_escalations(actor=ROOM) == 3
    # as another run sees it that began before this one was done
    monkeypatch.setattr(telling, "told_of", lambda _case: ())
    assert tell_escalations(actor=ROOM) == 0
