# SPDX-License-Identifier: EUPL-1.2
"""Hearings: the week, who goes, the file for the court, and what is noted afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.legal.errors import DoubleBooked
from woonzeker.legal.models import (
    CourtTrack,
    HearingNote,
    HearingPlan,
    TrackEvent,
)
from woonzeker.legal.selectors import hearing_view, hearing_week, hearings_now
from woonzeker.legal.selectors.track_pages import view_of_row
from woonzeker.legal.services import (
    assign_hearing,
    enter_message,
    let_go_hearing,
    make_court_file,
    note_attended,
    withdraw_message,
)
from woonzeker.outreach.models import ContactAttempt

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
DAY = date(2026, 11, 24)
HEARING = {
    "soort": "zitting_bepaald", "datum": "2026-11-24", "tijd": "10:00",
    "rechtbank": "Rechtbank Amsterdam",
}  # fmt: skip


def household(actor: Actor, number: int = 12) -> Case:
    """A household that asked for help itself."""
    home = Home(postcode="1234AB", house_number=number, street="Iepenlaan", city="Meerveld")
    return cases.open_on_request(actor=actor, home=home)


def set_hearing(actor: Actor, case: Case, **facts: str) -> UUID:
    """A hearing that a resident shows the letter of; by which it is known."""
    message = enter_message(actor=actor, case=case.pk, raw={**HEARING, **facts})
    with tenant(CODE):
        return TrackEvent.objects.get(message=message).pk


@pytest.fixture
def case(coordinator: Actor, outreach_worker: Actor) -> Case:
    """A household on which the outreach worker works."""
    found = household(coordinator)
    let_work(outreach_worker, found)
    return found


@pytest.fixture
def hearing(coordinator: Actor, case: Case) -> UUID:
    """Its hearing of 24 November at ten in Amsterdam."""
    return set_hearing(coordinator, case)


def week_of_day(actor: Actor, day: date = DAY) -> list[str]:
    """The hearings in the week of a day: hour, address, what lacks."""
    week = hearing_week(actor=actor, monday=day - timedelta(days=day.weekday()))
    return [f"{each.at} {each.address}" for found in week.days for each in found.lines]


# --- the week ----------------------------------------------------------------------------------


def test_a_week_shows_its_hearings_and_what_they_lack(coordinator: Actor, hearing: UUID) -> None:
    week = hearing_week(actor=coordinator, monday=date(2026, 11, 23))
    (line,) = [line for day in week.days for line in day.lines]
    assert (line.id, line.on, line.court) == (hearing, DAY, "Rechtbank Amsterdam")
    assert line.lacks == (
        "Er gaat nog niemand heen.",
        "Het dossier is niet klaar.",
        "Er is nog met niemand gesproken.",
    )
    assert (week.count, week.unattended) == (1, 1)


def test_a_week_without_one_names_the_next(coordinator: Actor, hearing: UUID) -> None:
    week = hearing_week(actor=coordinator, monday=MONDAY)
    assert (week.count, week.next_on) == (0, DAY)


def test_a_hearing_that_moves_stays_the_same_hearing(
    coordinator: Actor, case: Case, hearing: UUID
) -> None:
    assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    moved = set_hearing(coordinator, case, datum="2026-12-01")
    assert week_of_day(coordinator) == []
    assert len(week_of_day(coordinator, date(2026, 12, 1))) == 1
    for known_by in (hearing, moved):
        found = hearing_view(actor=coordinator, hearing=known_by)
        assert (found.line.id, found.changes, found.line.mine) == (hearing, 1, True)


def test_a_hearing_that_was_entered_wrongly_is_there_no_more(
    coordinator: Actor, case: Case, hearing: UUID
) -> None:
    with tenant(CODE):
        message = TrackEvent.objects.get(pk=hearing).message_id
    assert message is not None
    withdraw_message(actor=coordinator, court_message=message, reason="misread")
    assert week_of_day(coordinator) == []
    with pytest.raises(NotFound):
        hearing_view(actor=coordinator, hearing=hearing)


def test_a_worker_sees_the_hearings_of_their_own_cases_alone(
    coordinator: Actor, outreach_worker: Actor, hearing: UUID
) -> None:
    other = set_hearing(coordinator, household(coordinator, 14))
    assert len(week_of_day(outreach_worker)) == 1
    assert len(week_of_day(coordinator)) == 2
    with pytest.raises(NotPermitted):
        hearing_view(actor=outreach_worker, hearing=other)


def test_who_talked_with_them_lacks_no_contact(
    coordinator: Actor, case: Case, hearing: UUID
) -> None:
    with tenant(CODE):
        ContactAttempt.objects.create(
            case=case, channel="visit", tried_on=MONDAY, outcome="talked", tried_by="x"
        )
    assert (
        "Er is nog met niemand gesproken."
        not in hearing_view(actor=coordinator, hearing=hearing).line.lacks
    )


# --- who goes ----------------------------------------------------------------------------------


def test_a_worker_says_they_go_and_finds_it_on_their_day(
    outreach_worker: Actor, hearing: UUID, client_for: SignIn
) -> None:
    browser = client_for(outreach_worker)
    assert browser.post(f"/zittingen/{hearing}/ik-ga").status_code == 302
    with clock.standing_at(date(2026, 11, 20)):
        (line,) = hearings_now(actor=outreach_worker).mine
        assert line.id == hearing
    let_go_hearing(actor=outreach_worker, hearing=hearing, user=outreach_worker.id)
    with clock.standing_at(date(2026, 11, 20)):
        assert hearings_now(actor=outreach_worker).mine == ()


def test_a_lead_sees_soon_to_which_hearings_nobody_goes(coordinator: Actor, hearing: UUID) -> None:
    assert hearings_now(actor=coordinator).unattended == ()
    with clock.standing_at(date(2026, 11, 12)):
        assert [each.id for each in hearings_now(actor=coordinator).unattended] == [hearing]
    assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    with clock.standing_at(date(2026, 11, 12)):
        assert hearings_now(actor=coordinator).unattended == ()


def test_the_track_hears_that_somebody_goes_and_that_the_file_is_made(
    coordinator: Actor, case: Case, hearing: UUID
) -> None:
    def asked() -> set[str]:
        with tenant(CODE):
            (row,) = CourtTrack.objects.filter(case=case)
            return {each.code for each in view_of_row(row).coming}

    assert {"attendant", "file"} <= asked()
    assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    make_court_file(actor=coordinator, hearing=hearing, rent="unknown")
    assert not {"attendant", "file"} & asked()


def test_only_a_lead_sends_somebody_else(
    coordinator: Actor, outreach_worker: Actor, hearing: UUID
) -> None:
    with pytest.raises(Refused, match="van jezelf"):
        assign_hearing(actor=outreach_worker, hearing=hearing, user=coordinator.id)
    plan = assign_hearing(actor=coordinator, hearing=hearing, user=outreach_worker.id)
    assert plan.attendants == [outreach_worker.id]


@pytest.mark.parametrize("user", ["niemand", "00000000-0000-4000-8000-000000000000"])
def test_who_does_not_see_the_case_cannot_be_sent(
    coordinator: Actor, hearing: UUID, user: str
) -> None:
    with pytest.raises(Refused, match="werkt niet aan deze zaak"):
        assign_hearing(actor=coordinator, hearing=hearing, user=user)


def test_nobody_is_sent_to_two_courts_at_once_without_saying_so(
    coordinator: Actor, hearing: UUID
) -> None:
    other = household(coordinator, 14)
    second = set_hearing(coordinator, other, rechtbank="Rechtbank Rotterdam", tijd="10:30")
    assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    with pytest.raises(DoubleBooked, match=r"Amsterdam, om 10\.00"):
        assign_hearing(actor=coordinator, hearing=second, user=coordinator.id)
    assign_hearing(actor=coordinator, hearing=second, user=coordinator.id, anyway=True)
    (first, last) = [
        line
        for day in hearing_week(actor=coordinator, monday=date(2026, 11, 23)).days
        for line in day.lines
    ]
    assert first.double == last.double == ("Intake_Coordinator",)


def test_the_page_asks_whether_two_courts_at_once_can_be(
    coordinator: Actor, hearing: UUID, client_for: SignIn
) -> None:
    second = set_hearing(coordinator, household(coordinator, 14), rechtbank="Rechtbank Rotterdam")
    assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    browser, url = client_for(coordinator), f"/zittingen/{second}/wie-gaat"
    refused = browser.post(url, {"user": coordinator.id})
    assert refused.status_code == 422
    assert 'type="checkbox"' in refused.content.decode()
    assert browser.post(url, {"user": coordinator.id, "anyway": "on"}).status_code == 302


def test_a_hearing_that_is_over_needs_nobody_any_more(coordinator: Actor, hearing: UUID) -> None:
    with clock.standing_at(DAY + timedelta(days=1)):
        with pytest.raises(Refused, match="voorbij"):
            assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
        assert hearing_view(actor=coordinator, hearing=hearing).line.lacks == ()


# --- who was there -----------------------------------------------------------------------------


def test_who_was_there_is_noted_afterwards_and_never_rewritten(
    coordinator: Actor, hearing: UUID
) -> None:
    said = {"municipality_was": "there", "resident_was": "absent"}
    with pytest.raises(Refused, match="moet nog komen"):
        note_attended(actor=coordinator, hearing=hearing, **said)
    with clock.standing_at(DAY):
        note_attended(actor=coordinator, hearing=hearing, **said)
        note_attended(actor=coordinator, hearing=hearing, **{**said, "resident_was": "came"})
        found = hearing_view(actor=coordinator, hearing=hearing).attendance
    assert found is not None
    assert found.resident_was == "kwam zelf"
    with tenant(CODE):
        assert HearingNote.objects.count() == 2
        with transaction.atomic(), pytest.raises(DatabaseError, match="only ever added"):
            HearingNote.objects.update(resident_was="sent")


# --- the pages ---------------------------------------------------------------------------------


def test_two_who_prepare_one_hearing_have_one_plan(coordinator: Actor, hearing: UUID) -> None:
    assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    make_court_file(actor=coordinator, hearing=hearing, rent="unpaid")
    with tenant(CODE):
        assert HearingPlan.objects.count() == 1


def test_every_page_works_and_another_municipality_finds_nothing(
    coordinator: Actor, hearing: UUID, client_for: SignIn
) -> None:
    browser = client_for(coordinator)
    own = f"/zittingen/{hearing}"
    pages = ["/zittingen?week=2026-W48", "/zittingen", "/zittingen?week=x", "/zittingen/agenda",
             own, f"{own}/wie-gaat", f"{own}/wie-was-er"]  # fmt: skip
    assert [browser.get(page).status_code for page in pages] == [200] * len(pages)
    assert browser.get(f"{own}/toestemming?deel=health").status_code == 302
    elsewhere = system("0002", "tests")
    with pytest.raises(NotFound):
        hearing_view(actor=elsewhere, hearing=hearing)


def test_the_case_leads_to_its_hearing_and_says_whether_somebody_goes(
    coordinator: Actor, case: Case, hearing: UUID, client_for: SignIn
) -> None:
    browser = client_for(coordinator)
    page = browser.get(f"/zaken/{case.pk}").content.decode()
    assert f"/zittingen/{hearing}" in page
    assert "niemand gaat" in page
    assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    assert "er gaat iemand heen" in browser.get(f"/zaken/{case.pk}").content.decode()
