# SPDX-License-Identifier: EUPL-1.2
"""A conversation is kept half done, loses no words, and becomes part of the story of its case."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import CODE, MONDAY
from tests.help.talking import finish, running, save, to_do, worker

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove
from woonzeker.errors import NotPermitted, Refused
from woonzeker.help.models import Conversation
from woonzeker.help.rules.talk import Said, Words
from woonzeker.help.selectors.talk import OwnWords, WordsOfAnother, talk_page
from woonzeker.help.services.talk import TalkMoved, save_talk
from woonzeker.outreach.models import ContactAttempt

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(municipality: str) -> Case:
    return running()


@pytest.fixture
def walker(case: Case) -> Actor:
    return worker(Role.OUTREACH_WORKER, case)


@pytest.fixture
def counsellor(case: Case) -> Actor:
    return worker(Role.DEBT_COUNSELLOR, case)


def _codes(case: Case) -> list[str]:
    with tenant(CODE):
        moves = CaseMove.objects.filter(case=case).order_by("sequence")
        return list(moves.values_list("code", flat=True))


def test_a_conversation_is_saved_half_done_and_read_back(walker: Actor, case: Case) -> None:
    save(walker, case, opening="niet zo goed", areas={"geld": Said("zorg", "loon te laat")})
    mine = talk_page(actor=walker, case=case.pk).mine
    assert mine.version == 1
    assert mine.words["opening"] == "niet zo goed"
    assert mine.words["geld_words"] == "loon te laat"


def test_saving_again_keeps_one_conversation(walker: Actor, case: Case) -> None:
    save(walker, case, opening="moe")
    assert save(walker, case, version=1, opening="moe en boos").version == 2
    with tenant(CODE):
        assert Conversation.objects.count() == 1


def test_who_saved_elsewhere_meanwhile_is_told_and_nothing_is_written_over(
    walker: Actor, case: Case
) -> None:
    save(walker, case, opening="op de tablet")
    with pytest.raises(TalkMoved):
        save(walker, case, version=0, opening="op de laptop")
    assert talk_page(actor=walker, case=case.pk).mine.words["opening"] == "op de tablet"


def test_two_colleagues_each_have_their_own_words(
    walker: Actor, counsellor: Actor, case: Case
) -> None:
    save(walker, case, opening="van de een")
    save(counsellor, case, opening="van de ander")
    assert talk_page(actor=walker, case=case.pk).mine.words["opening"] == "van de een"


def test_a_finished_first_talk_is_contact_and_meets_the_terms(walker: Actor, case: Case) -> None:
    made = finish(walker, case, opening="goed")
    assert made.first
    assert _codes(case)[-2:] == ["contact_reached", "first_talk_held"]
    with tenant(CODE):
        assert ContactAttempt.objects.get().outcome == "talked"


def test_who_wants_help_starts_the_term_for_the_decision(walker: Actor, case: Case) -> None:
    finish(walker, case, wish="accepted", wants="rust")
    assert _codes(case)[-1] == "help_accepted"
    with tenant(CODE):
        assert case.terms.filter(kind="decision").exists()


def test_contact_noted_at_the_door_is_not_noted_twice(walker: Actor, case: Case) -> None:
    finish(walker, case, opening="eerst")
    finish(walker, case, wish="accepted", wants="toch hulp")
    with tenant(CODE):
        assert ContactAttempt.objects.count() == 1
    assert _codes(case)[-1] == "help_accepted"


def test_who_refuses_at_home_is_left_alone(walker: Actor, case: Case) -> None:
    finish(walker, case, wish="declined", opening="laat me")
    assert _codes(case)[-1] == "visits_ended"


def test_the_second_conversation_is_not_the_first(walker: Actor, case: Case) -> None:
    finish(walker, case, opening="een")
    assert not finish(walker, case, opening="twee").first


def test_after_a_conversation_independent_support_is_on_the_list(walker: Actor, case: Case) -> None:
    finish(walker, case, opening="goed")
    assert "offer_support" in to_do(case)


def test_a_conversation_of_which_nothing_was_written_is_not_finished(
    walker: Actor, case: Case
) -> None:
    with pytest.raises(Refused):
        finish(walker, case)


def test_who_may_not_write_on_health_is_told_so(walker: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="huisarts"):
        save(walker, case, areas={"gezondheid": Said("zorg", "x")})


def test_a_counsellor_may_write_what_help_needs_to_know_of_health(
    counsellor: Actor, case: Case
) -> None:
    finish(counsellor, case, areas={"gezondheid": Said("", "kan geen trap op")})
    [line] = talk_page(actor=counsellor, case=case.pk).finished
    assert line.words.health == "kan geen trap op"


def test_a_worker_does_not_read_what_a_colleague_wrote(
    walker: Actor, counsellor: Actor, case: Case
) -> None:
    finish(counsellor, case, opening="vertrouwelijk", lives_here="oma ook")
    [line] = talk_page(actor=walker, case=case.pk).finished
    assert isinstance(line.words, WordsOfAnother)
    assert (line.words.opening, line.words.lives_here) == ("", "")


def test_a_counsellor_reads_what_a_worker_wrote(
    walker: Actor, counsellor: Actor, case: Case
) -> None:
    finish(walker, case, opening="gaat wel")
    [line] = talk_page(actor=counsellor, case=case.pk).finished
    assert line.words.opening == "gaat wel"


def test_a_worker_reads_back_their_own_words(walker: Actor, case: Case) -> None:
    finish(walker, case, opening="gaat wel")
    [line] = talk_page(actor=walker, case=case.pk).finished
    assert isinstance(line.words, OwnWords)
    assert line.words.opening == "gaat wel"


def test_who_does_not_work_on_the_case_writes_nothing(coordinator: Actor, case: Case) -> None:
    with pytest.raises(NotPermitted):
        save(coordinator, case, opening="x")


def test_the_words_are_sealed_where_they_are_kept(walker: Actor, case: Case) -> None:
    made = save(walker, case, opening="geheim woord")
    with tenant(CODE):
        [kept] = Conversation.objects.filter(pk=made.pk).values_list("opening", flat=True)
    assert b"geheim" not in bytes(kept)


def test_a_talk_of_tomorrow_was_not_held(walker: Actor, case: Case) -> None:
    with pytest.raises(Refused):
        save_talk(
            actor=walker, case=case.pk, words=Words(opening="x"),
            held_on=MONDAY + timedelta(days=1), place="thuis", version=0,
        )  # fmt: skip
