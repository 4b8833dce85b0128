# SPDX-License-Identifier: EUPL-1.2
"""How does this person live here: every combination of answers ends with a right and a step."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woonzeker.law.reader import paths
from woonzeker.legal.rules.tenure import (
    DECIDING,
    HOLDINGS,
    QUESTIONS,
    TABLE,
    UNKNOWN,
    AnswerUnknown,
    Ask,
    Judge,
    Tenure,
    answers_from,
    finding,
    looks_like,
    next_question,
    options_of,
    shown,
)

TODAY = date(2026, 11, 22)
MOST_QUESTIONS = len(Ask)
ANSWERS = st.fixed_dictionaries(
    {}, optional={ask: st.sampled_from(QUESTIONS[ask].codes) for ask in Ask}
)


def deciding() -> list[dict[Ask, str]]:
    """Every combination of answers to the questions that decide."""
    choices = product(*(QUESTIONS[ask].codes for ask in DECIDING))
    return [dict(zip(DECIDING, chosen, strict=True)) for chosen in choices]


def test_every_combination_of_answers_looks_like_something_with_a_right_and_a_step() -> None:
    seen = {looks_like(answers) for answers in deciding()}
    assert seen == set(Tenure)
    for tenure in seen:
        assert HOLDINGS[tenure].rights
        assert HOLDINGS[tenure].do_now


def test_every_row_of_the_table_is_the_first_to_fit_for_somebody() -> None:
    used = set()
    for answers in deciding():
        fits = (
            place for place, row in enumerate(TABLE)
            if all(answers[ask] in codes for ask, codes in row.when.items())
        )  # fmt: skip
        used.add(next(fits))
    assert used == set(range(len(TABLE)))


def test_the_table_names_answers_that_exist() -> None:
    for row in TABLE:
        for ask, codes in row.when.items():
            assert codes <= set(QUESTIONS[ask].codes)


@settings(max_examples=300, deadline=None)
@given(ANSWERS)
def test_whatever_is_answered_there_is_a_right_with_a_source_and_a_next_step(
    answers: dict[Ask, str],
) -> None:
    found = finding(answers, on=TODAY)
    assert found.rights
    assert found.do_now
    assert all(each.citation and each.source.startswith("https://") for each in found.rights)
    assert "{" not in "".join(each.says for each in (*found.rights, found.ended_by))
    assert found.reservation
    assert all(sign.path in paths() for sign in found.signs)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_questions_end_and_what_was_not_asked_would_not_have_changed_it(
    data: st.DataObject,
) -> None:
    answers: dict[Ask, str] = {}
    for _turn in range(MOST_QUESTIONS + 1):
        question = next_question(answers)
        if question is None:
            break
        assert question.ask not in answers
        answers[question.ask] = data.draw(st.sampled_from(question.codes))
    assert next_question(answers) is None
    skipped = [ask for ask in DECIDING if ask not in answers]
    others = {ask: data.draw(st.sampled_from(QUESTIONS[ask].codes)) for ask in skipped}
    assert looks_like({**others, **answers}) is looks_like(answers)


@pytest.mark.parametrize("ask", list(Ask))
def test_every_question_can_be_answered_with_not_knowing(ask: Ask) -> None:
    codes = QUESTIONS[ask].codes
    assert codes[-1] == UNKNOWN
    assert len(set(codes)) == len(codes)
    assert len(options_of(QUESTIONS[ask], on=TODAY)) == len(codes)


def test_lengths_in_the_words_come_from_the_law() -> None:
    words = [words for _code, words in options_of(QUESTIONS[Ask.LONG], on=TODAY)]
    assert words[:2] == ["Korter dan 9 maanden", "9 maanden of langer"]


@pytest.mark.parametrize("tenure", list(Tenure))
def test_every_right_stands_on_a_parameter(tenure: Tenure) -> None:
    holding = HOLDINGS[tenure]
    for right in (*holding.rights, holding.ended_by, holding.reporting):
        assert shown(right, on=TODAY).citation
        assert ("{length}" in right.says) is (right.says != shown(right, on=TODAY).says)


@pytest.mark.parametrize(
    ("answers", "tenure"),
    [
        ({"how": "pays", "from_whom": "owner", "place": "home", "paper": "rent"}, Tenure.RENT),
        ({"how": "pays", "place": "home", "paper": "none", "pays": "more"}, Tenure.RENT),
        ({"how": "pays", "paper": "rent_until"}, Tenure.RENT_TEMPORARY),
        ({"how": "free", "from_whom": "vacancy_manager", "paper": "use"}, Tenure.ANTI_SQUAT),
        ({"how": "pays", "from_whom": "employer", "pays": "wage"}, Tenure.WORK_HOUSING),
        ({"how": "pays", "from_whom": "tenant"}, Tenure.SUBLET),
        ({"how": "with_somebody", "from_whom": "tenant", "pays": "nothing"}, Tenure.WITH_SOMEBODY),
        ({"how": "with_somebody", "from_whom": "tenant", "pays": "more"}, Tenure.SUBLET),
        ({"how": "pays", "from_whom": "care_provider"}, Tenure.CARE_PROVIDER),
        ({"how": "pays", "place": "landlords_home"}, Tenure.ROOM_WITH_LANDLORD),
        ({"how": "pays", "place": "holiday_park", "paper": "rent"}, Tenure.HOLIDAY_PARK),
        ({"how": "bought", "paper": "rent"}, Tenure.OWNER),
        ({}, Tenure.UNKNOWN),
    ],
)
def test_it_looks_like_what_people_call_it(answers: dict[str, str], tenure: Tenure) -> None:
    assert looks_like(answers_from(answers)) is tenure


def test_who_pays_more_than_the_costs_for_a_use_agreement_hears_of_rent() -> None:
    found = finding({Ask.HOW: "free", Ask.PAPER: "use", Ask.PAYS: "more"}, on=TODAY)
    assert found.points_to_rent
    assert found.sentence.endswith("Er zijn aanwijzingen dat het toch huur is.")


def test_living_somewhere_long_for_nothing_is_a_sign_and_no_rent() -> None:
    answers = {Ask.HOW: "free", Ask.PAYS: "nothing", Ask.LONG: "long", Ask.ONLY_HOME: "yes"}
    found = finding(answers, on=TODAY)
    assert [sign.code for sign in found.signs] == ["lives_long", "only_home"]
    assert not found.points_to_rent


@given(ANSWERS)
def test_nobody_hears_a_verdict(answers: dict[Ask, str]) -> None:
    said = finding(answers, on=TODAY).sentence
    assert said.startswith(("Dit lijkt op", "Het is nog niet duidelijk"))


@given(ANSWERS)
def test_who_is_locked_out_is_helped_today(answers: dict[Ask, str]) -> None:
    found = finding({**answers, Ask.NOTICE: "locked_out"}, on=TODAY)
    assert found.urgent
    assert found.do_now[0].startswith("Bel vandaag een advocaat")


@given(ANSWERS)
def test_what_is_not_verified_is_told(answers: dict[Ask, str]) -> None:
    found = finding(answers, on=TODAY)
    marks = {each.confidence.value for each in (*found.rights, found.ended_by, found.reporting)}
    assert found.unsure is ("unverified" in marks)


def test_nothing_is_asked_about_who_somebody_is() -> None:
    words = " ".join(f"{each.words} {each.options}" for each in QUESTIONS.values()).casefold()
    assert not any(word in words for word in ("nationaliteit", "geboren", " taal", "afkomst"))


def test_a_tenant_never_hears_that_no_judge_is_needed() -> None:
    assert HOLDINGS[Tenure.RENT].judge is Judge.NEEDED
    assert HOLDINGS[Tenure.CAMPUS].judge is Judge.NEEDED


@pytest.mark.parametrize("raw", [{"how": "x"}, {"x": "pays"}])
def test_an_answer_that_is_not_there_is_refused(raw: dict[str, str]) -> None:
    with pytest.raises(AnswerUnknown):
        answers_from(raw)
