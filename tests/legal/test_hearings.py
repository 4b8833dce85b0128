# SPDX-License-Identifier: EUPL-1.2
"""Hearings: the week, who goes, the file for the court, and what is noted afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pypdf import PdfReader
from tests.conftest import CODE, MONDAY, person
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.models import Export
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.help.models import ChildrenKnown, Conversation
from woonzeker.legal.errors import DoubleBooked
from woonzeker.legal.models import (
    CourtConsent,
    CourtTrack,
    HearingNote,
    HearingPlan,
    TrackEvent,
)
from woonzeker.legal.selectors import court_paper, hearing_view, hearing_week, hearings_now
from woonzeker.legal.selectors.track_pages import view_of_row
from woonzeker.legal.services import (
    assign_hearing,
    end_consent,
    enter_message,
    keep_consent,
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


@pytest.fixture
def counsellor(case: Case) -> Actor:
    """A debt counsellor who works on the case."""
    found = person(Role.DEBT_COUNSELLOR)
    let_work(found, case)
    return found


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


# --- the file ----------------------------------------------------------------------------------


def fill(case: Case) -> None:
    """What may go, what may go with a yes, and what never leaves, each with its own word."""
    with tenant(CODE):
        ChildrenKnown.objects.create(
            case=case, answer="yes", count=2, source="parent", asked_on=MONDAY, asked_by="x",
            recorded_at=clock.now(),
        )  # fmt: skip
        ContactAttempt.objects.create(
            case=case, channel="visit", tried_on=MONDAY, outcome="talked", tried_by="x",
            note="KANARIENOTITIE",
        )  # fmt: skip
        Conversation.objects.create(
            case=case, held_on=MONDAY, first=True, opening="KANARIEOPENING",
            areas={"gezondheid": {"stands": "zorg", "words": "KANARIEGEZOND"}},
            own_words="EIGENWOORDEN", wants="KANARIEWENS", started_at=clock.now(),
            started_by="x", saved_at=clock.now(), finished_at=clock.now(),
        )  # fmt: skip


def text_of(browser: Client, hearing: UUID) -> str:
    """The words of the PDF as somebody gets it."""
    answer = browser.get(f"/zittingen/{hearing}/dossier.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(page.extract_text() for page in pages).replace("\n", " ")


def test_the_page_says_what_goes_what_waits_what_lacks_and_what_stays(
    counsellor: Actor, case: Case, hearing: UUID
) -> None:
    fill(case)
    found = hearing_view(actor=counsellor, hearing=hearing)
    shown = [
        {each.part for each in parts}
        for parts in (found.take, found.ask, found.missing, found.stays)
    ]
    assert shown[0] == {"practice", "contacts", "children", "report"}
    assert shown[1] == {"own_words"}
    assert {"arrangement", "current_rent", "efforts", "offer"} <= shown[2]
    assert {"health", "notes", "bsn", "worries", "order"} <= shown[3]


def test_the_paper_holds_what_goes_and_nothing_that_stays(
    counsellor: Actor, case: Case, hearing: UUID, client_for: SignIn
) -> None:
    fill(case)
    browser = client_for(counsellor)
    assert browser.get(f"/zittingen/{hearing}/dossier.pdf").status_code == 404
    answer = browser.post(f"/zittingen/{hearing}/dossier", {"rent": "paid"}, follow=True)
    assert answer.status_code == 200
    text = text_of(browser, hearing)
    assert "dinsdag 24 november 2026, 10.00 uur" in text
    assert "Er wonen 2 kinderen." in text
    assert "De huur van nu wordt betaald." in text
    assert "KANARIE" not in text
    assert "EIGENWOORDEN" not in text
    with tenant(CODE):
        assert Export.objects.get(code="legal.court_file").people == 1


def test_own_words_go_along_only_after_a_yes_and_not_after_it_was_taken_back(
    counsellor: Actor, case: Case, hearing: UUID, client_for: SignIn
) -> None:
    fill(case)
    keep_consent(
        actor=counsellor, hearing=hearing, part="own_words", given_on=MONDAY, how="mondeling"
    )
    make_court_file(actor=counsellor, hearing=hearing, rent="unknown")
    browser = client_for(counsellor)
    assert "EIGENWOORDEN" in text_of(browser, hearing)
    assert end_consent(actor=counsellor, hearing=hearing, part="own_words") == 1
    assert "EIGENWOORDEN" not in text_of(browser, hearing)
    assert hearing_view(actor=counsellor, hearing=hearing).file_outdated


@pytest.mark.parametrize(
    ("part", "how", "given_on"),
    [("health", "mondeling", MONDAY), ("contacts", "mondeling", MONDAY), ("x", "x", MONDAY),
     ("help", " ", MONDAY), ("help", "mondeling", MONDAY + timedelta(days=1))],
)  # fmt: skip
def test_a_yes_that_cannot_be_is_refused(
    counsellor: Actor, hearing: UUID, part: str, how: str, given_on: date
) -> None:
    with pytest.raises(Refused):
        keep_consent(actor=counsellor, hearing=hearing, part=part, how=how, given_on=given_on)


def test_a_yes_twice_is_one_that_runs(counsellor: Actor, hearing: UUID) -> None:
    for how in ("mondeling", "schriftelijk"):
        keep_consent(actor=counsellor, hearing=hearing, part="help", given_on=MONDAY, how=how)
    with tenant(CODE):
        (runs,) = CourtConsent.objects.filter(ended_on=None)
        assert runs.how == "schriftelijk"


def test_what_somebody_may_not_see_is_not_in_their_file(
    counsellor: Actor, outreach_worker: Actor, case: Case, hearing: UUID
) -> None:
    fill(case)
    keep_consent(
        actor=counsellor, hearing=hearing, part="own_words", given_on=MONDAY, how="mondeling"
    )
    make_court_file(actor=counsellor, hearing=hearing, rent="unknown")
    found = hearing_view(actor=outreach_worker, hearing=hearing)
    assert {each.part for each in found.unseen} == {"own_words"}
    words = str(court_paper(actor=outreach_worker, hearing=hearing).sections)
    assert "EIGENWOORDEN" not in words
    assert "Er wonen kinderen." in words


def test_who_neither_goes_nor_prepares_it_makes_no_file(
    outreach_worker: Actor, hearing: UUID
) -> None:
    with pytest.raises(Refused, match="Zeg eerst dat jij gaat"):
        make_court_file(actor=outreach_worker, hearing=hearing, rent="unknown")
    assign_hearing(actor=outreach_worker, hearing=hearing, user=outreach_worker.id)
    made = make_court_file(actor=outreach_worker, hearing=hearing, rent="unknown")
    assert made.file_made_by == outreach_worker.id


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
