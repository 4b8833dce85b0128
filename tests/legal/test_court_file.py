# SPDX-License-Identifier: EUPL-1.2
"""The file for a court: what goes along, what waits for a yes, and what never leaves the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.conftest import CODE, MONDAY, person
from tests.legal.offering import granted
from tests.legal.test_hearings import household, set_hearing
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import Export
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.help.models import ChildrenKnown, Conversation
from woonzeker.legal.models import CourtConsent
from woonzeker.legal.selectors import court_paper, hearing_view
from woonzeker.legal.services import (
    assign_hearing,
    end_consent,
    keep_consent,
    make_court_file,
)
from woonzeker.outreach.models import ContactAttempt

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


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


def test_time_of_a_court_and_bewind_go_along_after_a_yes(
    counsellor: Actor, case: Case, hearing: UUID
) -> None:
    granted(counsellor, case)
    keep_consent(
        actor=counsellor, hearing=hearing, part="debt_help", given_on=MONDAY, how="mondeling"
    )
    make_court_file(actor=counsellor, hearing=hearing, rent="unknown")
    words = str(court_paper(actor=counsellor, hearing=hearing).sections)
    assert "moratorium gegeven door de rechtbank" in words


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
