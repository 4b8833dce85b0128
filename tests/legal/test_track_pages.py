# SPDX-License-Identifier: EUPL-1.2
"""The court track in a browser and in the database: from a case to a saved event and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.legal.claims import add, back, follow, household, judge, step_of, waiting
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.selectors.knowing import facts_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.legal.models import CourtTrack, TrackEvent
from woonzeker.legal.rules.track import ClaimGround, Occurrence
from woonzeker.legal.selectors import eviction_days, shelf, track_page, tracks_of
from woonzeker.legal.selectors.standing import threats_of
from woonzeker.legal.services import (
    ask_what_is_late,
    enter_message,
    open_track,
    recall_event,
    withdraw_message,
)

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def worker(outreach_worker: Actor) -> Actor:
    """Somebody who works on the case."""
    return outreach_worker


@pytest.fixture
def case(worker: Actor) -> Case:
    """A household on which somebody works."""
    return household(worker)


@pytest.fixture
def claim(worker: Actor, case: Case) -> CourtTrack:
    """A claim that somebody follows."""
    return follow(worker, case)


# --- what happens is written down, and the case follows -----------------------------------------


def test_the_same_claim_is_one_track_and_another_ground_another(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    again = open_track(actor=worker, case=case.pk, ground=ClaimGround.ARREARS, creditor="k. mulder")
    other = open_track(
        actor=worker, case=case.pk, ground=ClaimGround.NUISANCE, creditor="K. Mulder"
    )
    assert again.pk == claim.pk
    assert other.pk != claim.pk
    found = tracks_of(actor=worker, case=case.pk).tracks
    assert [each.head.creditor for each in found] == ["K. Mulder", "K. Mulder"]


def test_an_announced_eviction_raises_the_case_and_its_day_is_told(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    add(worker, claim, Occurrence.NOTICE, day_on=MONDAY + timedelta(8), in_person=True)
    assert step_of(case) == (8, True)
    assert "stop_eviction" in waiting(case)
    with tenant(CODE):
        assert eviction_days([case.pk]) == {case.pk: MONDAY + timedelta(8)}


def test_a_wrong_event_is_taken_back_with_all_that_it_began(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    before = step_of(case), waiting(case)
    made = add(worker, claim, Occurrence.NOTICE, day_on=MONDAY + timedelta(8))
    recall_event(actor=worker, track_event=made.pk, reason="pressed_wrong")
    assert (step_of(case), waiting(case) - {"check_recall"}) == before
    with tenant(CODE):
        assert eviction_days([case.pk]) == {}
    [line] = track_page(actor=worker, court_track=claim.pk).events
    assert line.recalled_why == "verkeerde toets of knop"
    with pytest.raises(Refused, match="al teruggenomen"):
        recall_event(actor=worker, track_event=made.pk, reason="pressed_wrong")


def test_what_another_letter_asks_for_stays_when_an_event_is_taken_back(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    made = add(worker, claim, Occurrence.NOTICE, day_on=MONDAY + timedelta(8))
    with clock.standing_at(MONDAY + timedelta(1)):
        raw = {"soort": "ontruiming_aangezegd", "datum": "2026-11-16"}
        letter = enter_message(actor=worker, case=case.pk, raw=raw)
        recall_event(actor=worker, track_event=made.pk, reason="misread")
        assert step_of(case) == (8, True)
        assert "stop_eviction" in waiting(case)
        withdraw_message(actor=worker, court_message=letter.pk, reason="misread")
    assert step_of(case)[1] is False
    assert "stop_eviction" not in waiting(case)


def test_an_event_of_a_message_goes_with_its_message(worker: Actor, case: Case) -> None:
    raw = {"soort": "dagvaarding_uitgebracht", "datum": "2026-12-07", "rechtbank": "Amsterdam"}
    enter_message(actor=worker, case=case.pk, raw=raw)
    with tenant(CODE):
        event = TrackEvent.objects.get()
    with pytest.raises(Refused, match="Neem het bericht terug"):
        recall_event(actor=worker, track_event=event.pk, reason="misread")


@pytest.mark.parametrize(
    ("kind", "facts", "says"),
    [
        (Occurrence.NOTICE, {"on": MONDAY + timedelta(1)}, "moet nog komen"),
        (Occurrence.HEARING, {}, "Vul de dag in"),
        (Occurrence.JUDGED, {}, "wat de rechter besliste"),
        (Occurrence.NOTICE, {"day_on": back(3)}, "vóór de dag"),
        (Occurrence.OUT_OF_COURT, {"day_on": MONDAY + timedelta(3)}, "niet gesloten"),
        (Occurrence.PAID, {"on": date(1906, 11, 2)}, "jaartal"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    worker: Actor, claim: CourtTrack, kind: Occurrence, facts: dict[str, date], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        add(worker, claim, kind, **facts)  # type: ignore[arg-type]


def test_pressed_twice_is_entered_once(worker: Actor, claim: CourtTrack) -> None:
    first, second = (add(worker, claim, Occurrence.PAID) for _ in range(2))
    assert first.pk == second.pk


def test_a_day_that_moved_back_on_the_same_day_is_the_day_that_stands(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    for days in (20, 18, 20):
        add(worker, claim, Occurrence.NOTICE, day_on=MONDAY + timedelta(days))
    with tenant(CODE):
        assert eviction_days([case.pk]) == {case.pk: MONDAY + timedelta(20)}


def test_the_same_with_something_else_said_of_it_is_not_lost(
    worker: Actor, claim: CourtTrack
) -> None:
    add(worker, claim, Occurrence.SERVED)
    with pytest.raises(Refused, match="met iets anders erin"):
        add(worker, claim, Occurrence.SERVED, in_person=True)


def test_money_does_not_end_the_danger_and_somebody_asks_whether_it_is_over(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    add(worker, claim, Occurrence.NOTICE, day_on=MONDAY + timedelta(8))
    add(worker, claim, Occurrence.PAID)
    assert step_of(case)[1] is True
    assert "track_confirm" in waiting(case)
    with tenant(CODE):
        assert eviction_days([case.pk]) == {case.pk: MONDAY + timedelta(8)}


def test_a_case_with_an_announced_eviction_never_waits_for_the_next_signal(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    with tenant(CODE):
        assert "nothing_threatens" not in threats_of(case)
    add(worker, claim, Occurrence.NOTICE, day_on=MONDAY + timedelta(8))
    cases.advance(actor=worker, case=case.pk, move="danger_over", reason="eviction_off")
    with tenant(CODE):
        assert threats_of(case) == {"nothing_threatens": False, "home_at_stake": True}


def test_a_summons_puts_a_home_at_stake_without_a_danger_that_could_be_over(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    with tenant(CODE):
        assert facts_of(case)["home_at_stake"] is False
    add(worker, claim, Occurrence.SUMMONED, back(1))
    with tenant(CODE):
        known = facts_of(Case.objects.get(pk=case.pk))
        assert (known["home_at_stake"], known["danger_noted"]) == (True, False)
    with pytest.raises(Refused, match="geen gevaar vastgelegd"):
        cases.advance(actor=worker, case=case.pk, move="danger_over", reason="eviction_off")
    add(worker, claim, Occurrence.WITHDRAWN)
    with tenant(CODE):
        assert facts_of(case)["home_at_stake"] is False


def test_of_two_announced_evictions_the_first_that_comes_counts(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    other = open_track(actor=worker, case=case.pk, ground=ClaimGround.NUISANCE)
    add(worker, claim, Occurrence.NOTICE, back(9), day_on=back(1))
    add(worker, other, Occurrence.NOTICE, day_on=MONDAY + timedelta(30))
    with tenant(CODE):
        assert eviction_days([case.pk]) == {case.pk: MONDAY + timedelta(30)}


def test_a_home_that_was_left_by_the_key_asks_for_a_place_today(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    judge(worker, claim, back(30))
    add(worker, claim, Occurrence.KEY)
    assert step_of(case)[0] == 11
    assert "find_place" in waiting(case)


# --- what is late becomes a task, once -----------------------------------------------------------


def test_what_is_late_or_doubtful_is_asked_once(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    add(worker, claim, Occurrence.NOTICE, back(20), day_on=back(5))
    room = system(CODE, "tests")
    assert ask_what_is_late(actor=room) == 2
    assert {"track_eviction_asked", "track_doubt_no_judgment"} <= waiting(case)
    assert ask_what_is_late(actor=room) == 0
    with tenant(CODE):
        CaseTask.objects.filter(kind__startswith="track_").update(done_on=MONDAY)
    assert ask_what_is_late(actor=room) == 0


def test_an_old_judgment_is_looked_at(worker: Actor, case: Case, claim: CourtTrack) -> None:
    judge(worker, claim, date(2025, 11, 20), by_default=False)
    ask_what_is_late(actor=system(CODE, "tests"))
    assert "track_shelf" in waiting(case)
    [line] = shelf(actor=worker)
    assert (line.shelf, line.doubtful_after, line.until) == (
        "soon", date(2026, 11, 20), date(2045, 11, 20),
    )  # fmt: skip
    with clock.standing_at(date(2026, 11, 23)):
        ask_what_is_late(actor=system(CODE, "tests"))
        assert "track_shelf_old" in waiting(case)
        assert shelf(actor=worker)[0].shelf == "old"


def test_an_old_contact_is_no_contact_about_this_summons(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    with clock.standing_at(back(30)):
        cases.advance(actor=worker, case=case.pk, move="contact_sought")
    with clock.standing_at(back(10)):
        add(worker, claim, Occurrence.SUMMONED, back(10), day_on=MONDAY + timedelta(20))
    late = {each.code for each in tracks_of(actor=worker, case=case.pk).tracks[0].coming}
    assert "contact" in late
    cases.advance(actor=worker, case=case.pk, move="contact_sought")
    late = {each.code for each in tracks_of(actor=worker, case=case.pk).tracks[0].coming}
    assert "contact" not in late


# --- the pages -----------------------------------------------------------------------------------


def test_from_the_case_to_a_judgment_and_back(
    client_for: SignIn, worker: Actor, case: Case
) -> None:
    client = client_for(worker)
    assert f"/zaken/{case.pk}/gang" in client.get(f"/zaken/{case.pk}").content.decode()
    assert "nog geen gang" in client.get(f"/zaken/{case.pk}/gang").content.decode()
    begun = client.post(f"/zaken/{case.pk}/gang/nieuw", {"ground": "arrears", "creditor": "Mulder"})
    where = begun["Location"]
    assert "Vonnis gewezen" in client.get(where).content.decode()
    form = f"{where}?soort=judged"
    given = {"on": "2026-10-20", "judgment": "", "said_by": "creditor", "costs": "450,00",
             "by_default": "ja", "court": "Amsterdam"}  # fmt: skip
    assert client.post(form, given).status_code == 422
    given["judgment"] = "dissolution"
    ahead = client.post(form, given).content.decode()
    assert "Dit volgt als je het vastlegt" in ahead
    assert "laatste aanbod" in ahead
    assert 'value="450,00"' in ahead
    with tenant(CODE):
        assert TrackEvent.objects.count() == 0
    page = client.post(form, {**given, "zeker": "ja"}, follow=True).content.decode()
    assert "Er ligt een vonnis waarop ontruimd mag worden." in page
    assert "wz-track__mark--now" in page
    assert "niet geverifieerd" in page
    with tenant(CODE):
        event = TrackEvent.objects.get()
    gone = client.post(
        f"/gang/gebeurtenis/{event.pk}/terugnemen", {"reason": "misread"}, follow=True
    )
    assert "er stond iets anders in de brief" in gone.content.decode()
    assert client.get(f"/gang/gebeurtenis/{event.pk}/terugnemen").status_code == 404


def test_the_drawing_and_its_table_tell_the_same_days(
    client_for: SignIn, worker: Actor, case: Case, claim: CourtTrack
) -> None:
    judge(worker, claim, back(60))
    add(worker, claim, Occurrence.NOTICE, back(2), day_on=MONDAY + timedelta(20))
    drawing = track_page(actor=worker, court_track=claim.pk).drawing
    assert drawing is not None
    days = {each.on for mark in drawing.marks for each in mark.dates}
    assert days == {row.on for row in drawing.rows if row.on}
    page = client_for(worker).get(f"/gang/{claim.pk}").content.decode()
    assert len(re.findall(r'<g class="wz-track__mark', page)) == len(drawing.marks)


def test_who_only_keeps_public_order_sees_no_track(case: Case, claim: CourtTrack) -> None:
    officer = person(Role.PUBLIC_ORDER_OFFICER)
    let_work(officer, case)
    with pytest.raises(NotPermitted):
        tracks_of(actor=officer, case=case.pk)


def test_a_municipality_sets_its_own_days(client_for: SignIn, municipality: str) -> None:
    client = client_for(person(Role.FUNCTIONAL_ADMIN))
    page = client.get("/beleid/gang").content.decode()
    assert "60 minuten" in page
    numbers = (3, 10, 5, 2, 5, 28, 60)
    given = {f"number_{place}": str(number) for place, number in enumerate(numbers)}
    given["valid_from"] = "2026-11-03"
    assert client.post("/beleid/gang", {**given, "number_0": "99"}).status_code == 422
    assert client.post("/beleid/gang", {**given, "number_0": "1"}).status_code == 302
    with clock.standing_at(date(2026, 11, 3)):
        assert "1 dag" in client.get("/beleid/gang").content.decode()
