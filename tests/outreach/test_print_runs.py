# SPDX-License-Identifier: EUPL-1.2
"""A print run: who is due, drawn and judged, released by a second person, posted, come back."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.outreach.runs import letters, made, of_person, posted
from tests.planning.households import resident

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.models import Export
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson, CaseTask, CaseTerm
from woonzeker.errors import NotPermitted, Refused
from woonzeker.outreach.checking import judge, read_all
from woonzeker.outreach.models import (
    AccessCode,
    ContactAttempt,
    ContactWish,
    Letter,
    LetterPage,
    PrintRun,
)
from woonzeker.outreach.selectors.checked import letters_by_mark, wanted_of
from woonzeker.outreach.services import (
    book_return,
    drop_letters,
    erase_pages,
    make_run,
    post_run,
    release_run,
    take_run,
    withdraw_run,
)
from woonzeker.outreach.services.codes import digests_of
from woonzeker.outreach.services.drawing_up import LetterOrder, desk_of, prepare
from woonzeker.planning.models import WrittenOffer

pytestmark = pytest.mark.django_db
NIGHT = system(CODE, "night")


def test_who_is_due_gets_a_letter_that_is_found_good(
    maker: Actor, due: Callable[..., Case]
) -> None:
    due(1), due(2)
    run = made(maker)
    assert (run.state, run.findings, run.number) == ("checked", [], "PR-2026-001")
    assert letters(run) == [("made", ""), ("made", "")]
    with tenant(CODE):
        assert LetterPage.objects.count() == AccessCode.objects.count() == 2


@pytest.mark.parametrize(("facts", "why"), [
    ({"died_on": MONDAY}, "deceased"), ({"departed_on": MONDAY}, "departed"),
    ({"address_key": "9999ZZ 1"}, "moved"), ({"under_investigation": True}, "under_investigation"),
    ({"checked_at": None}, "not_set_up"),
])  # fmt: skip
def test_who_a_letter_would_not_reach_stays_out_with_the_reason(
    maker: Actor, due: Callable[..., Case], facts: dict[str, Any], why: str
) -> None:
    due(1)
    of_person(due(2), **facts)
    assert letters(made(maker)) == [("made", ""), ("left_out", why)]


def test_what_is_drawn_elsewhere_is_made_of_plain_words(
    maker: Actor, due: Callable[..., Case]
) -> None:
    case = due(1)
    with tenant(CODE):
        order = LetterOrder(case, CasePerson.objects.get(case=case).person, "first")
        prepared = prepare(order, by="tests", desk=desk_of(maker))
    assert b"models" not in pickle.dumps(prepared.content)


def test_who_wants_no_letters_gets_none(maker: Actor, due: Callable[..., Case]) -> None:
    case = due(1)
    with tenant(CODE):
        ContactWish.objects.create(
            case=case, not_channels=["letter"], said_by="resident", recorded_at=clock.now(),
            recorded_by="tests",
        )  # fmt: skip
    assert letters(made(maker)) == [("left_out", "wish")]


def test_nobody_gets_the_same_letter_twice(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    due(1)
    posted(maker, second)
    assert letters(made(maker)) == []


def test_a_run_that_waits_keeps_another_of_its_kind_away(
    maker: Actor, due: Callable[..., Case]
) -> None:
    due(1)
    made(maker)
    with pytest.raises(Refused):
        made(maker)


def test_a_reminder_goes_ten_days_after_the_first_letter(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    case = due(1)
    posted(maker, second)
    assert letters(made(maker, "reminder")) == []
    with clock.standing_at(MONDAY + timedelta(days=10)):
        of_person(case, checked_at=clock.now())
        assert letters(made(maker, "reminder")) == [("made", "")]


def test_the_maker_never_releases(maker: Actor, due: Callable[..., Case]) -> None:
    due(1)
    run = made(maker)
    with pytest.raises(NotPermitted):
        release_run(actor=maker, print_run=run.pk)


@pytest.mark.parametrize("facts", [
    {"died_on": MONDAY}, {"address_key": "9999ZZ 1"}, {"surname": "Andersheet"},
    {"house_number": 99},
])  # fmt: skip
def test_what_changed_in_the_register_since_holds_the_run_back(
    maker: Actor, second: Actor, due: Callable[..., Case], facts: dict[str, Any]
) -> None:
    case = due(1)
    run = made(maker)
    of_person(case, **facts)
    assert release_run(actor=second, print_run=run.pk).state == "stopped"
    assert drop_letters(actor=maker, print_run=run.pk).state == "checked"
    assert [state for state, _why in letters(run)] == ["left_out"]
    with tenant(CODE):
        assert not LetterPage.objects.exists()
        assert not AccessCode.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize(("facts", "fault"), [
    ({"died_on": MONDAY}, "died"), ({"departed_on": MONDAY}, "departed"),
    ({"address_key": "9999ZZ 1"}, "moved"), ({"under_investigation": True}, "doubted"),
    ({"checked_at": None}, "unchecked"), ({"surname": "Andersheet"}, None),
])  # fmt: skip
def test_the_judge_asks_the_tables_as_they_are_and_not_as_they_were(
    maker: Actor, due: Callable[..., Case], facts: dict[str, Any], fault: str | None
) -> None:
    case = due(1)
    run = made(maker)
    of_person(case, **facts)
    with tenant(CODE):
        (wanted,) = wanted_of(run, now=clock.now(), hours=24)
        files = {mark: row.printed.opened() for mark, row in letters_by_mark(run.pk).items()}
        found = {each.fault.value for each in judge(read_all(files), [wanted], digests=digests_of)}
    assert fault in found if fault else found


def test_a_page_that_was_touched_holds_the_run_back(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    due(1), due(2)
    run = made(maker)
    release_run(actor=second, print_run=run.pk)
    with tenant(CODE):
        one, other = LetterPage.objects.select_related("letter").order_by("letter__mark")
        one.keep(other.opened())
    with pytest.raises(Refused):
        take_run(actor=maker, print_run=run.pk)


def test_an_answer_of_the_register_of_yesterday_is_too_old(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    due(1)
    run = made(maker)
    release_run(actor=second, print_run=run.pk)
    with clock.standing_at(MONDAY + timedelta(days=2)):
        for act in (take_run, post_run):
            with pytest.raises(Refused):
                act(actor=maker, print_run=run.pk)


def test_letters_that_went_in_time_may_be_said_so_later(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    case = due(1)
    run = made(maker)
    release_run(actor=second, print_run=run.pk)
    with clock.standing_at(MONDAY + timedelta(days=3)), jobs.inline():
        assert post_run(actor=maker, print_run=run.pk, on=MONDAY).state == "posted"
    with tenant(CODE):
        assert Letter.objects.get(run=run).posted_on == MONDAY
        assert CaseTerm.objects.get(case=case, kind="offer").met_on == MONDAY
        assert AccessCode.objects.filter(ended_at=None).count() == 1


def test_of_today_the_hours_count_and_of_yesterday_the_day(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    tuesday = MONDAY + timedelta(days=1)
    with clock.standing_at(MONDAY, time(9)):
        due(1)
        run = made(maker)
        release_run(actor=second, print_run=run.pk)
    with clock.standing_at(tuesday, time(10)):
        with pytest.raises(Refused, match="24 uur"):
            post_run(actor=maker, print_run=run.pk)
        assert post_run(actor=maker, print_run=run.pk, on=MONDAY).state == "posted"


def test_an_older_letter_went_out_with_its_run(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    with clock.standing_at(MONDAY, time(9)):
        due(1)
        run = made(maker)
        release_run(actor=second, print_run=run.pk)
    with clock.standing_at(MONDAY + timedelta(days=1), time(8)), jobs.inline():
        post_run(actor=maker, print_run=run.pk)
    with tenant(CODE):
        Letter.objects.filter(run=run).update(posted_on=None)
        assert Letter.objects.get(run=run).sent_on == date(2026, 11, 3)


@pytest.mark.parametrize("days", [-1, 2, 4])
def test_letters_did_not_go_before_release_nor_too_late_nor_tomorrow(
    maker: Actor, second: Actor, due: Callable[..., Case], days: int
) -> None:
    due(1)
    run = made(maker)
    release_run(actor=second, print_run=run.pk)
    with clock.standing_at(MONDAY + timedelta(days=3)), pytest.raises(Refused):
        post_run(actor=maker, print_run=run.pk, on=MONDAY + timedelta(days=days))


def test_a_number_is_not_given_again_when_one_is_gone(maker: Actor) -> None:
    for kind in ("first", "reminder"):
        last = made(maker, kind)
    with tenant(CODE):
        PrintRun.objects.exclude(pk=last.pk).delete()
    assert make_run(actor=maker, kind="first").number == "PR-2026-003"


def test_what_was_withdrawn_opens_nothing(maker: Actor, due: Callable[..., Case]) -> None:
    due(1)
    run = made(maker)
    withdraw_run(actor=maker, print_run=run.pk)
    assert letters(run) == [("left_out", "withdrawn")]
    with tenant(CODE):
        assert not AccessCode.objects.filter(ended_at=None).exists()


def test_every_case_knows_once_that_a_letter_went_out(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    case = due(1)
    with tenant(CODE):
        mate = resident(1, checked_at=clock.now(), initials="B.")
        CasePerson.objects.create(case=case, person=mate)
    posted(maker, second)
    with tenant(CODE):
        attempts = ContactAttempt.objects.filter(case=case)
        assert [(each.channel, each.tried_by) for each in attempts] == [("letter", maker.id)]
        assert CaseTerm.objects.get(case=case, kind="offer").met_on == MONDAY
        assert WrittenOffer.objects.get(case=case).sent_on == MONDAY


def test_post_that_came_back_is_booked_by_its_mark(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    case = due(1)
    run = posted(maker, second)
    with tenant(CODE):
        mark = Letter.objects.get(run=run).mark
    book_return(actor=maker, mark=mark.lower().replace("-", " "), why="moved")
    with tenant(CODE):
        assert Letter.objects.get(run=run).state == "returned"
        assert CaseTask.objects.get(case=case).kind == "check_address"
        met = CaseTerm.objects.filter(case=case).values_list("kind", "met_on")
        assert dict(met) == {"offer": None, "insight": None}
        assert not AccessCode.objects.filter(ended_at=None).exists()
        outcomes = ContactAttempt.objects.filter(case=case).order_by("recorded_at")
        assert [each.outcome for each in outcomes] == ["sent", "moved"]
    with pytest.raises(Refused):
        book_return(actor=maker, mark=mark, why="moved")


def test_a_letter_to_who_moved_closes_no_door_for_who_still_lives_there(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    case = due(1)
    run = posted(maker, second)
    with tenant(CODE):
        home = Case.objects.select_related("household").get(pk=case.pk).household.address_key
        mate = resident(1, checked_at=clock.now(), initials="B.", address_key=home)
        CasePerson.objects.create(case=case, person=mate)
        mark = Letter.objects.get(run=run).mark
    book_return(actor=maker, mark=mark, why="moved")
    with tenant(CODE):
        assert not ContactAttempt.objects.filter(case=case, outcome="moved").exists()
        assert CaseTask.objects.get(case=case).kind == "check_address"


def test_a_mark_that_no_letter_has_is_not_booked(maker: Actor) -> None:
    with pytest.raises(Refused):
        book_return(actor=maker, mark="4H7-K2M-9XC", why="moved")


def test_pages_are_erased_when_their_days_are_over(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    due(1)
    posted(maker, second)
    assert erase_pages(actor=NIGHT) == 0
    with clock.standing_at(MONDAY + timedelta(days=8)):
        assert erase_pages(actor=NIGHT) == 1


Browser = Callable[[Actor], Client]


def test_the_printer_gets_a_file_for_each_letter_and_a_list_without_names(
    maker: Actor, second: Actor, due: Callable[..., Case], client_for: Browser
) -> None:
    due(1), due(2)
    run = made(maker)
    client_for(second).post(f"/brieven/printronde/{run.pk}/vrijgeven")
    answer = client_for(maker).get(f"/brieven/printronde/{run.pk}/bestanden")
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert len([name for name in packed.namelist() if name.endswith(".pdf")]) == 2
    assert b"Nowak" not in packed.read("manifest.csv")
    with tenant(CODE):
        assert Export.objects.get().approved_by == second.id


def test_the_list_of_marks_can_be_read_by_a_machine(
    maker: Actor, due: Callable[..., Case], client_for: Browser
) -> None:
    due(1)
    run = made(maker)
    answer = client_for(maker).get(f"/brieven/printronde/{run.pk}/manifest?vorm=json")
    (row,) = json.loads(answer.content)
    assert set(row) == {"kenmerk", "bladzijden", "sha256"}


def test_a_run_goes_by_its_pages_from_due_to_post(
    maker: Actor, second: Actor, due: Callable[..., Case], client_for: Browser
) -> None:
    due(1)
    browser = client_for(maker)
    with jobs.inline():
        began = browser.post("/brieven/printronde", {"kind": "first"})
    page = browser.get(began["Location"]).content.decode()
    assert "Een ander dan jij geeft de ronde vrij" in page
    assert "Nowak" not in page
    assert client_for(second).post(f"{began['Location']}/vrijgeven").status_code == 302
    assert "Haal de brieven op" in browser.get(began["Location"]).content.decode()
    assert browser.post(f"{began['Location']}/op-de-post").status_code == 302
    assert "PR-2026-001" in browser.get("/brieven/printronde").content.decode()


def test_returned_post_has_a_page(maker: Actor, client_for: Browser) -> None:
    browser = client_for(maker)
    assert browser.get("/brieven/retour").status_code == 200
    answer = browser.post("/brieven/retour", {"mark": "4H7-K2M-9XC", "why": "moved"})
    assert answer.status_code == 422
    assert "Geen brief heeft dit kenmerk" in answer.content.decode()
