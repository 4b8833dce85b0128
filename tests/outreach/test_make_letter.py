# SPDX-License-Identifier: EUPL-1.2
"""A letter for a case: who may, what stands in it, and what follows when it is posted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.conftest import CODE, MONDAY
from tests.outreach.lettering import words_on
from tests.situations import LEAD, let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson, CaseTask
from woonzeker.cases.services import record_outcome, take_up
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.matching.models import Person
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.outreach import letters, selectors, services
from woonzeker.outreach.models import AccessCode, ContactAttempt, Letter, LetterPage, LetterText
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(outreach_worker: Actor) -> tuple[Case, Person]:
    """A household with arrears at two partners; the worker works there."""
    person = resident(surname="Zwaluw", initials="Q.", born_on="1991-05-04")
    linked_signal(person, partner="Bron")
    linked_signal(person, partner="Woonstichting", sector="huur", amount_cents=90_000)
    take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        case = Case.objects.get()
        # the register said so today
        Person.objects.filter(pk=person.pk).update(checked_at=clock.now())
    let_work(outreach_worker, case)
    return case, person


def made(actor: Actor, home: tuple[Case, Person], kind: str = "first", **more: Any) -> Letter:
    case, person = home
    return services.make_letter(actor=actor, case=case.pk, person=person.pk, kind=kind, **more)


def read(actor: Actor, letter: Letter) -> str:
    return words_on(selectors.letter_page(actor=actor, letter=letter.pk))


def decide(**changes: object) -> None:
    """The municipality chose so from the beginning of the year."""
    with tenant(CODE):
        LocalPolicy.objects.create(
            municipality_id=CODE, kind=PolicyKind.LETTERS, version=2,
            valid_from=date(2026, 1, 1), decided_by="tests",
            data=shipped_policy(PolicyKind.LETTERS) | changes,
        )  # fmt: skip


def test_the_first_letter_names_who_reported_and_no_amount(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    words = read(outreach_worker, made(outreach_worker, home))
    assert "Bron\n" in words
    assert "Woonstichting" in words
    assert not [said for said in ("€", "500", "900", "1991", home[0].number) if said in words]


def test_the_address_is_the_door_of_the_household(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    letter = made(outreach_worker, home)
    with tenant(CODE):
        assert letter.address == ["Q. Zwaluw", "Iepenlaan 12", "1234 AB MEERVELD"]
    assert "Q. Zwaluw\nIepenlaan 12\n1234 AB MEERVELD" in read(outreach_worker, letter)


def test_the_code_stands_on_paper_and_nowhere_else(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    letter = made(outreach_worker, home)
    stands = read(outreach_worker, letter)
    with tenant(CODE):
        row = AccessCode.objects.get()
        code = next(each for each in stands.split() if services.find_code(each) == row)
        assert code not in str(Letter.objects.get().filled)
        assert row.valid_until == MONDAY + timedelta(days=112)


def test_a_second_first_letter_ends_the_code_of_the_one_before_when_it_goes_out(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    one, other = made(outreach_worker, home), made(outreach_worker, home)
    services.post_letter(actor=outreach_worker, letter=one.pk)
    with tenant(CODE):
        assert AccessCode.objects.filter(ended_at=None).count() == 2
    services.post_letter(actor=outreach_worker, letter=other.pk)
    with tenant(CODE):
        assert AccessCode.objects.get(ended_at=None).letter_id == other.pk


def test_a_letter_that_never_went_leaves_the_code_of_the_one_before(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    one = services.post_letter(actor=outreach_worker, letter=made(outreach_worker, home).pk)
    services.withdraw_letter(actor=outreach_worker, letter=made(outreach_worker, home).pk)
    with tenant(CODE):
        assert AccessCode.objects.get(ended_at=None).letter_id == one.pk


@pytest.mark.parametrize(("kind", "met_on"), [
    ("first", MONDAY), ("first_neutral", None), ("reminder", None), ("source", MONDAY),
])  # fmt: skip
def test_only_a_letter_that_names_who_reported_tells_it(
    outreach_worker: Actor, home: tuple[Case, Person], kind: str, met_on: date | None
) -> None:
    decide(first_letter="neutral" if kind == "first_neutral" else "sealed")
    services.post_letter(actor=outreach_worker, letter=made(outreach_worker, home, kind).pk)
    with tenant(CODE):
        assert home[0].terms.get(kind="insight").met_on == met_on


def test_a_letter_that_told_it_before_the_newest_report_told_nothing_of_that(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    services.post_letter(actor=outreach_worker, letter=made(outreach_worker, home, "source").pk)
    with clock.standing_at(MONDAY + timedelta(days=9)):
        linked_signal(home[1], partner="Stroom", sector="energie")
        take_up(actor=LEAD, on=clock.today())
        neutral = made(outreach_worker, home, "first_neutral")
        services.post_letter(actor=outreach_worker, letter=neutral.pk)
    with tenant(CODE):
        assert CaseTask.objects.filter(kind="tell_source", done_on=None).exists()


def test_nobody_reads_of_the_arrears_of_who_they_live_with(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    partner = resident(surname="Merel")
    with tenant(CODE):
        CasePerson.objects.create(case=home[0], person=partner)
    with pytest.raises(Refused, match="meldde niemand"):
        made(outreach_worker, (home[0], partner), by_hand=True)


def test_an_unreviewed_translation_cannot_be_made(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    with pytest.raises(Refused, match="nog niet nagekeken"):
        made(outreach_worker, home, language="en")


def test_a_confirmed_translation_is_made(
    outreach_worker: Actor, coordinator: Actor, home: tuple[Case, Person]
) -> None:
    services.confirm_letter_text(actor=coordinator, kind="first", language="en", version=0)
    letter = made(outreach_worker, home, language="en")
    assert letter.text_version == 1
    assert "2 November 2026" in read(outreach_worker, letter)


def test_a_municipality_that_chose_neutral_sends_no_sealed_letter(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    decide(first_letter="neutral")
    with pytest.raises(Refused, match="neutrale eerste brief"):
        made(outreach_worker, home)
    assert "Bron" not in read(outreach_worker, made(outreach_worker, home, "first_neutral"))


@pytest.mark.parametrize(
    "facts", [{"died_on": MONDAY}, {"departed_on": MONDAY}, {"address_key": "9999ZZ1"}]
)
def test_who_died_left_or_moved_gets_no_letter(
    outreach_worker: Actor, home: tuple[Case, Person], facts: dict[str, Any]
) -> None:
    with tenant(CODE):
        Person.objects.filter(pk=home[1].pk).update(**facts)
    with pytest.raises(Refused, match="komt deze brief niet aan"):
        made(outreach_worker, home, by_hand=True)


def test_an_unchecked_address_gets_a_neutral_letter_or_one_by_hand(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    with tenant(CODE):
        Person.objects.filter(pk=home[1].pk).update(checked_at=None)
    with pytest.raises(Refused, match="niet nagekeken"):
        made(outreach_worker, home)
    assert made(outreach_worker, home, "reminder").pk
    assert made(outreach_worker, home, by_hand=True).pk


def test_an_appointment_says_when_and_where_or_is_refused(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    with pytest.raises(letters.GapMissing, match="dag"):
        made(outreach_worker, home, "appointment")
    own = {"dag": "maandag 9 november 2026", "tijd": "10.30", "plek": "Brink 4"}
    words = read(outreach_worker, made(outreach_worker, home, "appointment", own=own))
    assert "maandag 9 november 2026, om 10.30 uur" in words


@pytest.mark.parametrize(("who", "stands"), [("Sam de Boer", True), ("", False)])
def test_with_whom_an_appointment_is_stands_there_when_it_is_known(
    outreach_worker: Actor, home: tuple[Case, Person], who: str, stands: bool
) -> None:
    own = {"dag": "maandag 9 november 2026", "tijd": "10.30", "plek": "Brink 4", "medewerker": who}
    words = read(outreach_worker, made(outreach_worker, home, "appointment", own=own))
    assert ("Met: Sam de Boer" in words, "Met:" in words) == (stands, stands)


@pytest.mark.parametrize(("hosts", "address"), [
    (["10.0.0.4", "localhost", "hulp.meerveld.example"], "hulp.meerveld.example/mijn"),
    (["127.0.0.1", "localhost"], "www.gemeente.example"),
])  # fmt: skip
def test_the_first_letter_says_where_the_code_works(
    outreach_worker: Actor, home: tuple[Case, Person], settings: Any, hosts: list[str], address: str
) -> None:
    settings.ALLOWED_HOSTS = hosts
    decide(website="www.gemeente.example")
    words = read(outreach_worker, made(outreach_worker, home))
    assert f"Op {address} ziet u wie iets meldde" in " ".join(words.split())


def test_a_card_does_not_say_that_nothing_is_wrong() -> None:
    said = " ".join(letters.shipped("card", "nl").paragraphs)
    assert "niets ergs" not in said
    assert "U hoeft niet te schrikken" in said


def test_what_is_posted_is_an_attempt_and_meets_the_offer(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    letter = services.post_letter(actor=outreach_worker, letter=made(outreach_worker, home).pk)
    with tenant(CODE):
        attempt = ContactAttempt.objects.get()
        assert (attempt.channel, attempt.outcome) == ("letter", "sent")
        assert home[0].terms.get(kind="offer").met_on == MONDAY
    assert letter.state == "posted"


def test_after_a_neutral_letter_the_source_is_told_within_the_term(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    neutral = made(outreach_worker, home, "first_neutral")
    services.post_letter(actor=outreach_worker, letter=neutral.pk)
    with tenant(CODE):
        task = CaseTask.objects.get(kind="tell_source")
        assert task.due_on == MONDAY + timedelta(days=30)
    source = made(outreach_worker, home, "source")
    services.post_letter(actor=outreach_worker, letter=source.pk)
    with tenant(CODE):
        assert CaseTask.objects.get(kind="tell_source").done_on == MONDAY


def test_a_withdrawn_letter_leaves_no_page_and_no_code(
    outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    letter = made(outreach_worker, home)
    services.withdraw_letter(actor=outreach_worker, letter=letter.pk)
    with tenant(CODE):
        assert not LetterPage.objects.exists()
        assert not AccessCode.objects.filter(ended_at=None).exists()
    with pytest.raises(Refused, match="wacht niet meer"):
        services.post_letter(actor=outreach_worker, letter=letter.pk)
    with pytest.raises(NotFound):
        selectors.letter_page(actor=outreach_worker, letter=letter.pk)


def test_a_closed_case_gets_no_letter(outreach_worker: Actor, home: tuple[Case, Person]) -> None:
    record_outcome(actor=LEAD, case=home[0].pk, outcome=Exit.MOVED_UNKNOWN, on=MONDAY)
    with pytest.raises(Refused, match="afgesloten"):
        made(outreach_worker, home)


def test_a_manager_neither_makes_nor_reads_a_letter(
    manager: Actor, outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    letter = made(outreach_worker, home)
    with pytest.raises(NotPermitted):
        made(manager, home)
    with pytest.raises(NotPermitted):
        selectors.letter_page(actor=manager, letter=letter.pk)


def test_a_new_text_is_what_goes_out_from_its_day(
    coordinator: Actor, outreach_worker: Actor, home: tuple[Case, Person]
) -> None:
    words = letters.Words("Een andere kop", ("Beste {naam},", "Bel {telefoon}."), "Groet")
    services.decide_letter_text(
        actor=coordinator, kind="reminder", language="nl", words=words,
        valid_from=MONDAY + timedelta(days=1),
    )  # fmt: skip
    assert made(outreach_worker, home, "reminder").text_version == 0
    with clock.standing_at(MONDAY + timedelta(days=1)):
        assert made(outreach_worker, home, "reminder").text_version == 1
    with tenant(CODE):
        assert LetterText.objects.get().version == 1
