# SPDX-License-Identifier: EUPL-1.2
"""Somebody with an own story chooses, goes, tells what was found, and is paid for the hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.cases.running import begun, make
from tests.conftest import CODE, MONDAY, person
from tests.situations import let_work, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine, ProcessingLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask, Shield
from woonzeker.cases.selectors import case_overview
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.matching.models import Person
from woonzeker.outreach import selectors, services
from woonzeker.outreach.models import (
    Channel,
    ContactAttempt,
    ContactOutcome,
    PeerRequest,
)
from woonzeker.outreach.rules.peers import area_of, day_refusal, hours_refusal, window_around
from woonzeker.planning import services as planning

FRIDAY = date(2026, 11, 6)
THURSDAY, SATURDAY, SUNDAY = (FRIDAY + timedelta(days=n) for n in (-1, 1, 2))
VISIT, DECLINED = Channel.VISIT, ContactOutcome.DECLINED
WORDS = "Zij deed open en wil volgende week praten."


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(0, 7), st.integers(-9, 9))
def test_the_window_is_as_wide_before_as_after(on: date, days: int, off: int) -> None:
    window = window_around(on, days)
    assert window.holds(on + timedelta(days=off)) is (abs(off) <= days)


@pytest.mark.parametrize(
    ("on", "due_on", "may"),
    [(MONDAY, None, True), (date(2026, 11, 1), None, False), (date(2026, 12, 1), None, False),
     (FRIDAY, THURSDAY, False), (FRIDAY, FRIDAY, True), (FRIDAY, date(2026, 11, 1), True)],
)  # fmt: skip
def test_a_day_is_ahead_and_in_time(on: date, due_on: date | None, may: bool) -> None:
    assert bool(day_refusal(on, today=MONDAY, due_on=due_on)) is not may


@pytest.mark.parametrize(
    ("on", "minutes"), [(FRIDAY, 60), (date(2026, 8, 1), 60), (MONDAY, 4), (MONDAY, 721)]
)
def test_hours_that_cannot_be_are_refused(on: date, minutes: int) -> None:
    assert hours_refusal(on, minutes, today=MONDAY)
    assert not hours_refusal(MONDAY, 60, today=MONDAY)


def test_the_area_says_roughly_where_and_of_a_secret_address_only_the_town() -> None:
    assert area_of("6211AB", "Meerveld", secret=False) == "Meerveld 6211"
    assert area_of("6211AB", "Meerveld", secret=True) == "Meerveld"
    assert area_of("", "Meerveld", secret=False) == "Meerveld"


@pytest.fixture
def case(municipality: str) -> Case:
    return begun(resident())


@pytest.fixture
def peer(municipality: str) -> Actor:
    return person(Role.PEER_EXPERT, name="Sam")


@pytest.fixture
def asked(case: Case, outreach_worker: Actor) -> PeerRequest:
    """A worker asked for somebody to ring and listen."""
    let_work(outreach_worker, case)
    return ask(outreach_worker, case)


def ask(worker: Actor, case: Case, **more: object) -> PeerRequest:
    words = {"about": ["listen", "ring"], "why": "drie keer niemand thuis", **more}
    return services.ask_peer(actor=worker, case=case.pk, **words)  # type: ignore[arg-type]


def take(peer: Actor, asked: PeerRequest, on: date = FRIDAY) -> PeerRequest:
    return services.take_peer_request(actor=peer, peer_request=asked.pk, on=on)


def tell(
    peer: Actor, asked: PeerRequest, on: date, words: str = WORDS, visited: date = FRIDAY
) -> PeerRequest:
    with clock.standing_at(on):
        return services.report_peer_visit(
            actor=peer, peer_request=asked.pk, on=visited, outcome=ContactOutcome.APPOINTMENT,
            day_part="middag", words=words,
        )  # fmt: skip


@pytest.mark.django_db
def test_before_choosing_nobody_is_named(peer: Actor, asked: PeerRequest, case: Case) -> None:
    [line] = selectors.peer_desk(actor=peer).asked
    assert line.kinds[0] == "aanbellen en kennismaken"
    assert line.area == "Meerveld 1234"
    assert {"Nowak", "Iepenlaan", case.number} & set(str(line).split()) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "known"), [(MONDAY, False), (THURSDAY, True), (SATURDAY, True), (SUNDAY, False)]
)
def test_name_and_address_open_around_the_visit_alone(
    peer: Actor, asked: PeerRequest, case: Case, on: date, known: bool
) -> None:
    take(peer, asked)
    with clock.standing_at(on):
        [line] = selectors.peer_desk(actor=peer).chosen
        assert line.address == ("Iepenlaan 12" if known else "")
        assert bool(line.people) is known
        if not known:
            with pytest.raises(NotPermitted):
                case_overview(actor=peer, case=case.pk, on=on)


@pytest.mark.django_db
def test_looking_at_what_is_asked_processes_nobodys_data(peer: Actor, asked: PeerRequest) -> None:
    take(peer, asked)
    selectors.peer_desk(actor=peer)
    with tenant(CODE):
        looks = AuditLine.objects.filter(code="outreach.peer_desk")
        assert list(looks.values_list("count", flat=True)) == [0]
        assert not ProcessingLine.objects.filter(name="outreach.peer_desk").exists()


@pytest.mark.django_db
def test_only_one_goes(peer: Actor, asked: PeerRequest) -> None:
    take(peer, asked)
    with pytest.raises(Refused, match="Iemand anders"):
        take(person(Role.PEER_EXPERT, name="Kim"), asked)


@pytest.mark.django_db
def test_who_knows_the_household_does_not_see_the_request(
    peer: Actor, asked: PeerRequest, case: Case
) -> None:
    with tenant(CODE):
        Shield.objects.create(case=case, user_id=peer.id, why="kin", set_at=clock.now(), set_by="x")
    assert selectors.peer_desk(actor=peer).asked == ()
    with pytest.raises(NotPermitted):
        take(peer, asked)


@pytest.mark.django_db
def test_given_back_it_is_open_to_others_and_the_address_closes(
    peer: Actor, asked: PeerRequest
) -> None:
    take(peer, asked, MONDAY)
    services.give_back_peer_request(actor=peer, peer_request=asked.pk)
    desk = selectors.peer_desk(actor=peer)
    assert (len(desk.asked), desk.chosen) == (1, ())
    with pytest.raises(NotPermitted):
        case_overview(actor=peer, case=asked.case_id, on=MONDAY)


@pytest.mark.django_db
def test_what_was_found_is_told_in_own_words_and_counts_as_an_attempt(
    peer: Actor, asked: PeerRequest, outreach_worker: Actor
) -> None:
    take(peer, asked)
    tell(peer, asked, FRIDAY)
    with tenant(CODE):
        attempt = ContactAttempt.objects.get()
        task = CaseTask.objects.get(kind="peer_report")
    assert (attempt.by_peer, attempt.outcome, attempt.tried_on) == (True, "appointment", FRIDAY)
    assert task.due_on == date(2026, 11, 10)
    [line] = selectors.peer_requests_of(actor=outreach_worker, case=asked.case_id)
    assert (line.report, line.by, line.state) == (WORDS, "Sam", "done")


@pytest.mark.django_db
def test_after_telling_the_address_closes(peer: Actor, asked: PeerRequest) -> None:
    take(peer, asked)
    tell(peer, asked, FRIDAY)
    with clock.standing_at(FRIDAY):
        assert selectors.peer_desk(actor=peer).chosen == ()
        with pytest.raises(NotPermitted):
            case_overview(actor=peer, case=asked.case_id, on=FRIDAY)


@pytest.mark.django_db
@pytest.mark.parametrize("told", [FRIDAY, SATURDAY, date(2026, 11, 20)])
def test_told_later_it_counts_for_the_day_of_the_visit(
    peer: Actor, asked: PeerRequest, told: date
) -> None:
    take(peer, asked)
    tell(peer, asked, told)
    with tenant(CODE):
        attempt = ContactAttempt.objects.get()
        assert PeerRequest.objects.get().report == WORDS
    assert (attempt.tried_on, attempt.by_peer, attempt.tried_by) == (FRIDAY, True, peer.id)


@pytest.mark.django_db
@pytest.mark.parametrize("visited", [MONDAY, SUNDAY, SATURDAY])
def test_a_day_outside_the_visit_or_ahead_is_refused(
    peer: Actor, asked: PeerRequest, visited: date
) -> None:
    take(peer, asked)
    with pytest.raises(Refused, match="Kies de dag"):
        tell(peer, asked, FRIDAY, visited=visited)


def stop(worker: Actor, case: Case, how: str) -> None:
    """Something happens after which nobody rings there alone."""
    if how in ("two_people", "no_visits"):
        planning.take_care(actor=worker, case=case.pk, kind=how)
    elif how == "declined":
        services.record_contact(
            actor=worker, case=case.pk, channel=VISIT, day_part="ochtend", outcome=DECLINED
        )
    elif how == "wish":
        wishes = services.Wishes(not_at_home=True)
        services.record_wish(actor=worker, case=case.pk, wishes=wishes)
    else:
        make(case, "close_paid")


STOPS = ["two_people", "no_visits", "declined", "wish", "closed"]


@pytest.mark.django_db
@pytest.mark.parametrize("how", STOPS)
def test_where_nobody_may_ring_alone_none_is_asked_shown_or_taken(
    peer: Actor, asked: PeerRequest, outreach_worker: Actor, case: Case, how: str
) -> None:
    stop(outreach_worker, case, how)
    assert selectors.peer_desk(actor=peer).asked == ()
    with pytest.raises(Refused, match="niemand langs"):
        take(peer, asked)
    services.withdraw_peer_request(actor=outreach_worker, peer_request=asked.pk)
    with pytest.raises(Refused):
        ask(outreach_worker, case)


@pytest.mark.django_db
@pytest.mark.parametrize("how", STOPS)
def test_who_was_going_hears_to_stay_away_and_sees_nobody(
    peer: Actor, asked: PeerRequest, outreach_worker: Actor, case: Case, how: str
) -> None:
    take(peer, asked, MONDAY)
    stop(outreach_worker, case, how)
    (line,) = selectors.peer_desk(actor=peer).chosen
    assert (line.stopped, line.address, line.people) == (True, "", ())


@pytest.mark.django_db
def test_together_with_a_colleague_somebody_may_go_where_nobody_goes_alone(
    peer: Actor, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    planning.take_care(actor=outreach_worker, case=case.pk, kind="two_people")
    take(peer, ask(outreach_worker, case, about=["along"]), MONDAY)
    [line] = selectors.peer_desk(actor=peer).chosen
    assert (line.stopped, line.address) == (False, "Iepenlaan 12")


@pytest.mark.django_db
def test_who_is_secret_dead_or_gone_is_not_named(
    peer: Actor, asked: PeerRequest, case: Case
) -> None:
    take(peer, asked, MONDAY)
    with tenant(CODE):
        Person.objects.update(secret=True)
    [line] = selectors.peer_desk(actor=peer).chosen
    assert line.people == ("naam staat bij de zaak (geheimhouding)",)
    with tenant(CODE):
        Person.objects.update(died_on=MONDAY)
    assert selectors.peer_desk(actor=peer).chosen[0].people == ()


@pytest.mark.django_db
def test_nothing_is_told_before_the_visit_or_without_words(peer: Actor, asked: PeerRequest) -> None:
    take(peer, asked)
    with pytest.raises(Refused):
        tell(peer, asked, MONDAY)
    with pytest.raises(Refused):
        tell(peer, asked, FRIDAY, words="ok")


@pytest.mark.django_db
def test_another_does_not_tell_of_my_visit(peer: Actor, asked: PeerRequest) -> None:
    take(peer, asked)
    with pytest.raises(NotFound):
        tell(person(Role.PEER_EXPERT, name="Kim"), asked, FRIDAY)


@pytest.mark.django_db
def test_it_is_asked_once_and_not_for_a_closed_case(
    asked: PeerRequest, outreach_worker: Actor, case: Case
) -> None:
    with pytest.raises(Refused, match="al om"):
        ask(outreach_worker, case)
    services.withdraw_peer_request(actor=outreach_worker, peer_request=asked.pk)
    make(case, "close_paid")
    with pytest.raises(Refused, match="afgesloten"):
        ask(outreach_worker, case)


@pytest.mark.django_db
def test_a_landlord_asks_through_a_worker(case: Case, outreach_worker: Actor) -> None:
    let_work(outreach_worker, case)
    ask(outreach_worker, case, asked_for="landlord", due_on=FRIDAY)
    [line] = selectors.running_requests(actor=outreach_worker)
    assert (line.asked_for, line.due_on) == ("een verhuurder vroeg het ons", FRIDAY)


@pytest.mark.django_db
def test_withdrawing_closes_the_address_for_who_would_go(
    peer: Actor, asked: PeerRequest, outreach_worker: Actor
) -> None:
    take(peer, asked, MONDAY)
    services.withdraw_peer_request(actor=outreach_worker, peer_request=asked.pk)
    with pytest.raises(NotPermitted):
        case_overview(actor=peer, case=asked.case_id, on=MONDAY)


@pytest.mark.django_db
def test_the_whole_way_on_the_pages(
    case: Case, peer: Actor, outreach_worker: Actor, coordinator: Actor,
    client_for: Callable[[Actor], Client],
) -> None:  # fmt: skip
    let_work(outreach_worker, case)
    worker, sam = client_for(outreach_worker), client_for(peer)
    address = f"/zaken/{case.pk}/ervaringsdeskundige"
    assert worker.get(address).status_code == 200
    worker.post(address, {"about": ["listen"], "asked_for": "worker", "why": "x"})
    page = sam.get("/ervaringsdeskundigen").content.decode()
    assert "Meerveld 1234" in page
    assert "Iepenlaan" not in page
    [line] = selectors.peer_desk(actor=peer).asked
    sam.post(f"/ervaringsdeskundigen/{line.id}/kiezen", {"on": "2026-11-02"})
    assert "Iepenlaan 12" in sam.get("/ervaringsdeskundigen").content.decode()
    sam.post(
        f"/ervaringsdeskundigen/{line.id}/verslag",
        {"on": "2026-11-02", "outcome": "talked", "day_part": "middag", "words": WORDS},
    )
    assert WORDS in worker.get(f"/zaken/{case.pk}").content.decode()
    sam.post(
        "/ervaringsdeskundigen/uren", {"worked_on": "2026-11-02", "minutes": "60", "what": "visit"}
    )
    lead = client_for(coordinator)
    assert "Keur goed" in lead.get("/ervaringsdeskundigen").content.decode()
    lead.post(f"/ervaringsdeskundigen/uren/{peer.id}/akkoord", {"maand": "2026-11"})
    made = lead.get("/ervaringsdeskundigen/uren.csv?maand=2026-11").content.decode("utf-8-sig")
    assert "Sam;2026-11;60;" in made


@pytest.mark.django_db
def test_who_may_not_read_the_report_is_led_to_what_came_of_it(
    peer: Actor, asked: PeerRequest, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    take(peer, asked, MONDAY)
    tell(peer, asked, MONDAY, visited=MONDAY)
    lead = client_for(coordinator)
    seen = lead.get(f"/zaken/{asked.case_id}").content.decode()
    assert WORDS not in seen
    assert "Het verslag leest wie aan deze zaak werkt." in seen
    assert "Kijk wat er volgt" in lead.get(reverse("cases:tasks")).content.decode()
