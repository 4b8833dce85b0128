# SPDX-License-Identifier: EUPL-1.2
"""Who is summoned hears before the hearing what they can do, and that it was sent counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.legal.claims import add, back, follow, judge, waiting
from tests.outreach.lettering import words_on
from tests.resident.opened import household
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.legal.models import CourtTrack
from woonzeker.legal.rules.hearing_letter import IN_THE_SUMMONS
from woonzeker.legal.rules.safeguards import Safeguard, State, assess
from woonzeker.legal.rules.track import Occurrence
from woonzeker.legal.selectors.safeguards import record_of
from woonzeker.legal.services import write_rights_letter
from woonzeker.matching.models import Person
from woonzeker.outreach import letters, selectors, services
from woonzeker.outreach.models import Letter
from woonzeker.process import Step

pytestmark = pytest.mark.django_db
HEARING = MONDAY + timedelta(days=21)
ERRANDS = {"rights_letter", "point_to_legal_help"}
Home = tuple[Actor, Case, Person, CourtTrack]


@pytest.fixture
def home(municipality: str) -> Home:
    case, who = household()
    with tenant(CODE):
        Person.objects.filter(pk=who.pk).update(checked_at=clock.now())
    worker = person(Role.DEBT_COUNSELLOR)
    let_work(worker, case)
    return worker, case, who, follow(worker, case)


def summoned(home: Home, **facts: object) -> None:
    add(home[0], home[3], Occurrence.SUMMONED, back(1), **facts)


def written(home: Home) -> tuple[Letter, str]:
    actor, _case, who, claim = home
    letter = write_rights_letter(actor=actor, court_track=claim.pk, person=who.pk, by_hand=True)
    page = selectors.letter_page(actor=actor, letter=letter.pk)
    return letter, " ".join(words_on(page).split())


def test_in_a_language_that_nobody_knows_they_read_it_informs_with_pictures_only(
    home: Home,
) -> None:
    summoned(home, day_on=HEARING)
    worker, case, who, claim = home
    for pictures, found in ((False, State.OPEN), (True, State.MET)):
        letter = write_rights_letter(
            actor=worker, court_track=claim.pk, person=who.pk, with_pictures=pictures, by_hand=True
        )
        services.post_letter(actor=worker, letter=letter.pk)
        assert states(case)[Safeguard.INFORMED] is found


def states(case: Case) -> dict[Safeguard, State]:
    with tenant(CODE):
        found = assess(record_of(case), step=Step.DAGVAARDING, on=clock.today())
    return {each.safeguard: each.state for each in found}


def test_the_letter_says_when_and_where_and_how_long_one_can_object(home: Home) -> None:
    summoned(home, day_on=HEARING, court="Rechtbank Amsterdam")
    words = written(home)[1]
    assert "Dag van de zitting: maandag 23 november 2026." in words
    assert "Rechtbank Amsterdam" in words
    assert "tot 4 weken nadat u het vonnis kreeg" in words
    for each in ("uitstel", "Juridisch Loket", "cliëntondersteuner", "regeling", "7:280"):
        assert each in words


def test_what_nobody_told_stands_in_the_summons_itself(home: Home) -> None:
    summoned(home)
    assert written(home)[1].count("staat in uw dagvaarding") == 3


def test_without_a_summons_or_after_the_hearing_there_is_no_such_letter(home: Home) -> None:
    with pytest.raises(Refused, match="geen dagvaarding"):
        written(home)
    summoned(home, day_on=MONDAY)
    judge(home[0], home[3], MONDAY)
    with pytest.raises(Refused, match="geen dagvaarding"):
        written(home)


def test_what_went_out_informs_and_points_to_help_and_the_tasks_go(home: Home) -> None:
    worker, case = home[:2]
    summoned(home, day_on=HEARING)
    assert waiting(case) >= ERRANDS
    letter = written(home)[0]
    assert states(case)[Safeguard.INFORMED] is State.OPEN
    services.post_letter(actor=worker, letter=letter.pk)
    found = states(case)
    assert {found[Safeguard.INFORMED], found[Safeguard.LEGAL_HELP]} == {State.MET}
    assert not waiting(case) & ERRANDS


def test_the_page_makes_the_letter_and_the_task_leads_there(
    home: Home, client_for: Callable[[Actor], Client]
) -> None:
    worker, case, who, claim = home
    at = f"/zaken/{case.pk}/rechtenbrief"
    browser = client_for(worker)
    assert "Er komt hier geen zitting" in browser.get(at).content.decode()
    summoned(home, day_on=HEARING)
    assert at in browser.get(f"/zaken/{case.pk}").content.decode()
    assert at in browser.get(f"/gang/{claim.pk}").content.decode()
    sent = {"court_track": str(claim.pk), "person": str(who.pk), "language": "nl", "by_hand": "on"}
    assert browser.post(at, sent | {"language": "ar"}).status_code == 422  # nobody confirmed it
    assert browser.post(at, sent).status_code == 302
    with tenant(CODE):
        assert Letter.objects.get(case=case).kind == "summons_rights"


def test_every_language_of_letters_can_say_where_it_stands() -> None:
    assert set(IN_THE_SUMMONS) == set(letters.LANGUAGES)
