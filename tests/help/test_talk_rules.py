# SPDX-License-Identifier: EUPL-1.2
"""The rules of conversation, other help, requests and worries."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.help.rules import alarm, landlord, referral, support, worry
from woonzeker.help.rules.talk import AREAS, Said, Words, both, joined
from woonzeker.law.terms import is_working_day

TEXT = st.text(alphabet="abc \n", max_size=30)
MONDAY = date(2026, 11, 2)


@given(TEXT, TEXT)
def test_of_two_texts_nothing_is_lost(theirs: str, mine: str) -> None:
    whole = both(theirs, mine)
    assert theirs.strip() in whole
    assert mine.strip() in whole


@given(TEXT, TEXT)
def test_what_was_joined_once_is_not_doubled_when_joined_again(theirs: str, mine: str) -> None:
    once = both(theirs, mine)
    assert both(theirs, once) == once


AREA = st.builds(Said, st.sampled_from(["", "goed", "zorg"]), TEXT)
WORDS = st.builds(
    Words, TEXT, TEXT, TEXT, TEXT, st.one_of(st.none(), st.integers(1, 9)),
    st.dictionaries(st.sampled_from([area.code for area in AREAS]), AREA),
)  # fmt: skip


@given(WORDS, WORDS)
def test_two_who_write_in_one_conversation_both_keep_their_words(
    theirs: Words, mine: Words
) -> None:
    whole = joined(theirs, mine)
    for one in (theirs, mine):
        assert one.opening.strip() in whole.opening
        for code, said in one.areas.items():
            assert said.words.strip() in whole.areas[code].words


def test_who_writes_last_decides_how_an_area_stands() -> None:
    whole = joined(Words(areas={"geld": Said("goed")}), Words(areas={"geld": Said("zorg")}))
    assert whole.areas["geld"].stands == "zorg"


def test_a_guide_with_nothing_in_it_says_so() -> None:
    assert not Words()
    assert not Words(areas={"geld": Said()})
    assert Words(opening="moe")


def _watch(*offers: tuple[str, str]) -> support.Watch:
    return support.watch((support.Offer(*each) for each in offers), least=2, least_channels=2)


def test_twice_by_one_channel_is_not_enough() -> None:
    assert not _watch(("letter", "no_answer"), ("letter", "no_answer")).enough


def test_twice_by_two_channels_is_enough() -> None:
    assert _watch(("letter", "no_answer"), ("visit", "does_not_want")).enough


def test_who_wants_it_need_not_be_asked_again() -> None:
    assert _watch(("letter", "wants")).enough


@given(st.lists(st.tuples(st.sampled_from(["letter", "visit"]), st.just("thinks")), max_size=6))
def test_one_more_offer_never_makes_it_less(offers: list[tuple[str, str]]) -> None:
    if _watch(*offers).enough:
        assert _watch(*offers, ("letter", "no_answer")).enough


@pytest.mark.parametrize("state", ["confirmed", "declined"])
def test_a_referral_that_is_over_stays_over(state: str) -> None:
    assert referral.next_news(state) == ()
    assert state not in referral.AWAITED


def test_what_was_not_taken_up_can_be_handed_over_again() -> None:
    assert referral.News.HANDED_OVER in referral.next_news("not_taken_up")


def test_nobody_confirms_without_a_name() -> None:
    standing = referral.Standing("handed_over", "resident", False)
    assert referral.refusal(standing, referral.News.CONFIRMED, confirmed_by=" ")
    assert not referral.refusal(standing, referral.News.CONFIRMED, confirmed_by="mw. De Wit")


@pytest.mark.parametrize(("alone", "refused"), [(True, True), (False, False)])
def test_without_consent_a_second_person_hands_over(alone: bool, refused: bool) -> None:
    standing = referral.Standing("offered", "without", alone)
    odd = referral.refusal(standing, referral.News.HANDED_OVER, confirmed_by="")
    assert bool(odd) is refused


@pytest.mark.parametrize("kind", landlord.WRONGS)
def test_every_wrong_points_to_somebody_who_can_act(kind: str) -> None:
    wrong = landlord.WRONGS[kind]
    assert wrong.places
    assert set(wrong.places) <= set(landlord.PLACES)


def test_changed_locks_cannot_wait_two_weeks() -> None:
    again = landlord.look_again_on("locks", date(2026, 11, 6), 14)
    assert again == date(2026, 11, 10)
    assert is_working_day(again)


def test_too_much_rent_is_looked_at_after_the_days_of_the_policy() -> None:
    assert landlord.look_again_on("too_much", MONDAY, 14) == date(2026, 11, 16)


def test_a_wrong_without_a_place_to_go_is_not_noted() -> None:
    assert landlord.refusal("locks", ())
    assert not landlord.refusal("locks", ("politie",))


def test_an_organisation_asks_only_with_the_will_of_the_resident() -> None:
    assert alarm.refusal(alarm.Asked("organisation", "Voedselbank", False))
    assert alarm.refusal(alarm.Asked("organisation", " ", True))
    assert not alarm.refusal(alarm.Asked("organisation", "Voedselbank", True))
    assert not alarm.refusal(alarm.Asked("resident", "", False))


@given(st.sampled_from(list(alarm.LANDLORD_KNOWS)))
def test_without_consent_nobody_asks_the_landlord(knows: str) -> None:
    assert not alarm.ask_landlord(knows, may_know=False)


@given(st.text(max_size=60))
def test_words_alone_never_make_a_case(words: str) -> None:
    assert worry.first_state(worry.Brought(False, "", words)) == "asks_consent"


@pytest.mark.parametrize("ground", worry.EXCEPTIONS)
def test_an_exception_waits_for_a_second_person(ground: str) -> None:
    brought = worry.Brought(False, ground, "ratten op de trap, al weken lang")
    assert worry.first_state(brought) == "second_eyes"
    assert not worry.refusal(brought)


def test_an_exception_without_what_was_seen_is_refused() -> None:
    assert worry.refusal(worry.Brought(False, "vervuiling", "vies"))


def test_money_is_no_exception() -> None:
    assert worry.refusal(worry.Brought(False, "schulden", "x" * 40))


def test_the_second_pair_of_eyes_is_somebody_else() -> None:
    assert worry.may_judge("second_eyes", recorded_by="a", who="a")
    assert not worry.may_judge("second_eyes", recorded_by="a", who="b")
    assert worry.may_judge("waits", recorded_by="a", who="b")


def test_a_worry_that_a_second_person_does_not_share_asks_consent_like_any_other() -> None:
    assert worry.state_after_judgement(False) == "asks_consent"
