# SPDX-License-Identifier: EUPL-1.2
"""What stands on one's own page, and what one can ask there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.resident.opened import household, inside, text
from tests.situations import LEAD, let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.accounts import services as accounts
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.errors import NotFound
from woonzeker.help.models import OwnAlarm, SupportOffer, WayfinderEntry
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Team
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import AccessCode, ContactWish
from woonzeker.outreach.selectors.unwanted import want_no_visit
from woonzeker.outreach.selectors.wished import wished_in
from woonzeker.outreach.services import Wishes
from woonzeker.planning.models import WorkList
from woonzeker.planning.selectors.candidates import waiting_for_visit
from woonzeker.privacy.models import RightsRequest
from woonzeker.process import Exit
from woonzeker.resident.selectors import own_page
from woonzeker.resident.services import make_wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(municipality: str) -> tuple[Case, Person]:
    return household("Bron", "Woonpartners")


def test_it_says_who_reported_and_never_how_much(home: tuple[Case, Person]) -> None:
    page = text(inside(home[1]).get("/mijn/overzicht"))
    assert "Bron" in page
    assert "Woonpartners" in page
    assert not {each for each in ("500", "€") if each in page}


def _codes() -> list[AccessCode]:
    with tenant(CODE):
        return list(AccessCode.objects.order_by("made_at"))


def test_the_code_of_another_opens_and_does_nothing(home: tuple[Case, Person]) -> None:
    inside(home[1])
    inside(household(surname="Ander", address_key="1234AB 14")[1])
    mine, other = _codes()
    me = Actor(kind="resident", id=str(mine.pk), municipality=CODE)
    with pytest.raises(NotFound):
        own_page(actor=me, own_page=other.pk)
    with pytest.raises(NotFound):
        make_wish(actor=me, own_page=other.pk, wish=Wishes(not_at_home=True))
    with tenant(CODE):
        assert not ContactWish.objects.exists()


def test_what_they_ask_leaves_a_line_about_their_page(home: tuple[Case, Person]) -> None:
    inside(home[1]).post("/mijn/wens", {"not_at_home": "on"})
    with tenant(CODE):
        line = AuditLine.objects.get(code="resident.wish")
    assert line.subject == str(_codes()[0].pk)


def test_it_says_nothing_of_a_housemate_nor_where_somebody_lives(
    home: tuple[Case, Person],
) -> None:
    mate = resident(initials="P.", surname="Huisgenoot")
    linked_signal(mate, partner="Zilverzorg", sector="zorg")
    cases.take_up(actor=LEAD, on=MONDAY)
    page = text(inside(home[1]).get("/mijn/overzicht"))
    for word in ("Zilverzorg", "Huisgenoot", "Nowak", "Iepenlaan", "1234AB"):
        assert word not in page


def test_it_says_by_when_the_municipality_must_have_done_something(
    home: tuple[Case, Person],
) -> None:
    page = text(inside(home[1]).get("/mijn/overzicht"))
    assert "Uiterlijk maandag 30 november" in page
    assert "Na een melding heeft de gemeente vier weken" in page
    assert "Algemene termijnenwet" not in page


def test_it_says_that_what_is_seen_at_home_never_serves_control(home: tuple[Case, Person]) -> None:
    page = text(inside(home[1]).get("/mijn/overzicht"))
    assert "gaat nooit naar controle van een uitkering" in page


def test_it_names_who_stands_beside_somebody_for_free(home: tuple[Case, Person]) -> None:
    with tenant(CODE):
        WayfinderEntry.objects.create(
            name="Stichting Naast", kinds=["onafhankelijk"], phone="010-1234567",
            checked_on=MONDAY, changed_by="tests",
        )  # fmt: skip
    page = text(inside(home[1]).get("/mijn/overzicht"))
    assert "Stichting Naast" in page
    assert "010-1234567" in page


def test_seeing_the_page_is_one_offer_of_independent_support(home: tuple[Case, Person]) -> None:
    for _time in range(2):
        inside(home[1])
    with tenant(CODE):
        offers = SupportOffer.objects.values_list("channel", "reaction")
        assert list(offers) == [("page", "no_answer")]


def test_who_wants_support_is_brought_to_it(home: tuple[Case, Person]) -> None:
    browser = inside(home[1])
    browser.post("/mijn/ondersteuning", {"said": "wants"})
    with tenant(CODE):
        assert SupportOffer.objects.get().reaction == "wants"
        assert CaseTask.objects.filter(kind="connect_support", done_on=None).exists()
    assert "U wilt dit graag" in text(browser.get("/mijn/overzicht"))


def test_a_wish_holds_until_the_next_one(home: tuple[Case, Person]) -> None:
    browser = inside(home[1])
    browser.post("/mijn/wens", {"channels": ["phone"], "language": "pl"})
    browser.post("/mijn/wens", {"channels": ["email"], "not_channels": ["visit"]})
    with tenant(CODE):
        now = ContactWish.objects.get(ended_at=None)
        assert ContactWish.objects.count() == 2
    assert (now.channels, now.not_channels, now.said_by) == (["email"], ["visit"], "resident")


def test_what_somebody_wants_and_does_not_want_cannot_be_the_same(
    home: tuple[Case, Person],
) -> None:
    answer = inside(home[1]).post("/mijn/wens", {"channels": ["phone"], "not_channels": ["phone"]})
    assert answer.status_code == 422


def test_who_wants_to_be_called_is_a_task_of_a_worker(home: tuple[Case, Person]) -> None:
    browser = inside(home[1])
    browser.post("/mijn/terugbellen", {"phone": "06-12345678", "when": "avond"})
    again = browser.post("/mijn/terugbellen", {"phone": "06-12345678"})
    with tenant(CODE):
        task, kept = CaseTask.objects.get(kind="call_back"), OwnAlarm.objects.get()
        assert not ContactWish.objects.exists()
    assert task.due_on.isoformat() == "2026-11-04"
    assert (kept.about["phone"], kept.channel) == ("06-12345678", "page")
    assert "avond" in kept.words
    assert again.status_code == 422
    assert "06-12345678" not in text(browser.get("/mijn/overzicht"))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("terugbellen", {"phone": "06-12345678", "words": "bel maar"}),
        ("wens", {"channels": ["visit"], "words": "kom gerust"}),
        ("geen-hulp", {"sure": "on"}),
    ],
)
def test_what_a_worker_noted_for_safety_stays_whatever_is_said_on_the_page(
    path: str, said: dict[str, object], home: tuple[Case, Person], outreach_worker: Actor
) -> None:
    let_work(outreach_worker, home[0])
    safe = Wishes(not_channels=["visit"], words="nooit aanbellen: ex komt langs")
    outreach.record_wish(actor=outreach_worker, case=home[0].pk, wishes=safe)
    inside(home[1]).post(f"/mijn/{path}", said)
    with tenant(CODE):
        now = wished_in(Case.objects.get())
    assert now is not None
    assert "ex komt langs" in now.words
    assert ("kom gerust" in now.words) == (path == "wens")
    assert ("visit" in now.not_channels, "visit" in now.channels) == (True, False)


def test_no_help_lapses_when_something_new_comes(
    home: tuple[Case, Person], outreach_worker: Actor
) -> None:
    inside(home[1]).post("/mijn/geen-hulp", {"sure": "on"})
    with clock.standing_at(MONDAY + timedelta(days=30)):
        linked_signal(home[1], partner="Zilverzorg", sector="zorg")
        cases.take_up(actor=LEAD, on=MONDAY + timedelta(days=30))
        with tenant(CODE):
            assert wished_in(Case.objects.get()) is None
            assert not want_no_visit().exists()


def test_no_help_bars_nothing_while_a_home_is_at_stake(home: tuple[Case, Person]) -> None:
    inside(home[1]).post("/mijn/geen-hulp", {"sure": "on"})
    with tenant(CODE):
        assert wished_in(Case.objects.get()) is not None
        Case.objects.update(threatening=True)
        assert wished_in(Case.objects.get()) is None


def test_a_correction_is_a_request_of_which_it_is_known_who_asks(
    home: tuple[Case, Person],
) -> None:
    browser = inside(home[1])
    browser.post("/mijn/klopt-niet", {"words": "Dit heb ik al betaald."})
    with tenant(CODE):
        asked = RightsRequest.objects.get()
        case = Case.objects.get()
    assert (asked.person, asked.identified_how) == (home[1].pk, "letter_code")
    assert case.status == "waiting"
    assert browser.post("/mijn/klopt-niet", {"words": "nog eens"}).status_code == 422


def test_no_help_keeps_visits_away_and_a_worker_asks_once(home: tuple[Case, Person]) -> None:
    inside(home[1]).post("/mijn/geen-hulp", {"sure": "on"})
    with tenant(CODE):
        assert ContactWish.objects.get(ended_at=None).not_channels == ["visit"]
        assert CaseTask.objects.get(kind="confirm_no_help").due_on.isoformat() == "2026-11-09"
        assert Case.objects.get().status == "open"


def test_when_a_home_is_at_stake_visits_stay(municipality: str) -> None:
    person = resident()
    linked_signal(person, crisis=True)
    cases.take_up(actor=LEAD, on=MONDAY)
    browser = inside(person)
    assert "Het is dringend" in text(browser.get("/mijn/overzicht"))
    browser.post("/mijn/geen-hulp", {"sure": "on"})
    with tenant(CODE):
        assert not ContactWish.objects.exists()


def test_after_closing_the_same_worker_stays_the_one_to_call(
    home: tuple[Case, Person], outreach_worker: Actor
) -> None:
    let_work(outreach_worker, home[0])
    accounts.change_work_phone(actor=outreach_worker, number="06-87654321")
    cases.close_case(actor=LEAD, case=home[0].pk, result=Exit.PAID)
    page = text(inside(home[1]).get("/mijn/overzicht"))
    assert "Wij zijn klaar, maar u mag altijd bellen" in page
    assert "Outreach_Worker" in page
    assert "06-87654321" in page


def test_somebody_else_stays_out_of_every_address(municipality: str) -> None:
    household()
    for path in ("overzicht", "wens", "terugbellen", "klopt-niet", "geen-hulp"):
        assert Client().get(f"/mijn/{path}").headers["Location"] == "/mijn"


@pytest.mark.parametrize(("crisis", "planned"), [(False, 0), (True, 1)])
def test_who_wants_no_help_is_not_planned_unless_a_home_is_at_stake(
    municipality: str, crisis: bool, planned: int
) -> None:
    person = resident()
    linked_signal(person, crisis=crisis)
    cases.take_up(actor=LEAD, on=MONDAY)
    inside(person).post("/mijn/wens", {"not_channels": ["visit"]})
    with tenant(CODE):
        team = Team.objects.get()
        waiting = waiting_for_visit(WorkList(team_id=team.pk, week_on=MONDAY))
    assert len(waiting) == planned
