# SPDX-License-Identifier: EUPL-1.2
"""The safeguards: whole, with their sources, and open until they are really met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.legal.safeguarding import (
    AT_VONNIS,
    EVICTION,
    HEARING,
    SITUATION,
    SUMMONED,
    TODAY,
    answer,
    children,
    good,
    offer,
    place,
    record,
    tried,
)

from woonzeker import law
from woonzeker.help.selectors.children import SOURCES as KNOWN_BY
from woonzeker.legal.rules.safeguards import (
    CATALOGUE,
    ELSEWHERE,
    SOURCES,
    Fact,
    Norm,
    Record,
    Safeguard,
    Standing,
    State,
    assess,
    faults,
    ladder,
    open_ones,
    rules_behind,
    what_is_missing,
)
from woonzeker.legal.rules.safeguards.alternatives import WORDS
from woonzeker.legal.rules.track import ClaimGround
from woonzeker.process import SAFEGUARDS, Step, Stop

KEPT = Fact("kept-1", "in_writing", TODAY, TODAY)
GONE = Fact("gone-1", "register", TODAY, TODAY)


def standing(
    found: Record,
    safeguard: Safeguard,
    *,
    step: Step = AT_VONNIS,
    on: date = TODAY,
    stop: Stop = Stop.CLOSING,
) -> Standing:
    """How one safeguard stands."""
    return next(
        each for each in assess(found, step=step, on=on, stop=stop) if each.safeguard is safeguard
    )


# the list


def test_every_safeguard_has_a_stop_and_every_stop_a_safeguard() -> None:
    assert {each.value for each in Safeguard} == set(SAFEGUARDS)
    assert set(CATALOGUE) == set(Safeguard)


@pytest.mark.parametrize("safeguard", Safeguard)
def test_every_safeguard_is_asked_by_a_rule_that_is_cited(safeguard: Safeguard) -> None:
    rules = rules_behind(safeguard, on=TODAY)
    assert len(rules) == len(CATALOGUE[safeguard].asked_by)
    assert safeguard.refusal.rule in {str(each.citation) for each in rules}


@pytest.mark.parametrize("safeguard", Safeguard)
def test_every_safeguard_can_be_met_and_knows_how_something_is_known(safeguard: Safeguard) -> None:
    spec = CATALOGUE[safeguard]
    assert any(choice.good for choice in spec.choices.values())
    assert set(spec.sources) <= set(SOURCES)
    assert spec.due_from <= Step.VONNIS
    assert spec.title.endswith("?")


def test_each_obligation_of_the_treaties_and_the_ombudsmen_is_met_somewhere() -> None:
    asked = {path for spec in CATALOGUE.values() for path in spec.asked_by}
    acts = {"ivrk", "gc7", "ombudsman", "hr", "lissabon", "wmo", "wrb"}
    there = {path for path in law.paths() if path.partition("/")[0] in acts}
    assert there >= asked | set(ELSEWHERE)
    assert {path for path in there if path.partition("/")[0] in {"gc7", "ombudsman"}} <= (
        asked | set(ELSEWHERE)
    )
    assert not asked & set(ELSEWHERE)


def test_general_comment_7_has_eight_and_the_ombudsmen_eight() -> None:
    for act in ("gc7", "ombudsman"):
        assert sum(path.startswith(f"{act}/") for path in law.paths()) == 8


def test_what_nobody_read_is_no_fact() -> None:
    doubted = rules_behind(Safeguard.LEGAL_HELP, on=TODAY)
    assert law.Confidence.UNVERIFIED in {each.confidence for each in doubted}


def test_children_are_known_by_the_same_sources_as_in_a_talk() -> None:
    assert set(CATALOGUE[Safeguard.CHILDREN_KNOWN].sources) == set(KNOWN_BY)


@pytest.mark.parametrize("ground", ClaimGround)
def test_every_ground_has_lighter_means_with_words(ground: ClaimGround) -> None:
    assert len(ladder([ground])) == len(set(ladder([ground]))) >= 3
    assert set(ladder([ground])) <= set(WORDS)


# met and open


def test_a_family_with_everything_met_has_nothing_open() -> None:
    assert {each.state for each in assess(record(), step=AT_VONNIS, on=TODAY)} == {State.MET}


@pytest.mark.parametrize("safeguard", Safeguard)
def test_whatever_nobody_answered_is_open_and_says_who_can_do_it(safeguard: Safeguard) -> None:
    found = open_ones(record(without=safeguard), step=AT_VONNIS, on=TODAY)
    assert [each.safeguard for each in found] == [safeguard]
    assert found[0].missing
    assert found[0].who
    assert found[0].rule in found[0].refusal.sentence


def test_before_its_step_a_safeguard_waits() -> None:
    found = assess(Record(SITUATION), step=Step.DAGVAARDING, on=SUMMONED)
    due = {each.safeguard for each in found if each.state is State.OPEN}
    assert due == {
        Safeguard.CHILDREN_KNOWN, Safeguard.INFORMED, Safeguard.OCO_OFFERED, Safeguard.LEGAL_HELP,
    }  # fmt: skip
    assert {each.state for each in found} == {State.OPEN, State.LATER}


def test_from_the_vonnis_on_nothing_waits_for_later() -> None:
    found = assess(Record(SITUATION), step=AT_VONNIS, on=TODAY)
    assert {each.state for each in found} == {State.OPEN}


def test_the_last_answer_counts() -> None:
    later = answer(Safeguard.ROOT_CAUSE, "not_found")
    assert standing(record(later), Safeguard.ROOT_CAUSE).state is State.OPEN


def test_an_answer_of_an_earlier_danger_does_not_count() -> None:
    found = record(since_on=TODAY + timedelta(days=1))
    assert len(open_ones(found, step=AT_VONNIS, on=TODAY + timedelta(days=2))) == len(Safeguard)


# children


@pytest.mark.parametrize(("day", "step", "state"), [
    (HEARING - timedelta(days=1), Step.HEARING, State.MET),
    (HEARING, Step.HEARING, State.MET),
    (HEARING + timedelta(days=1), Step.HEARING, State.OPEN),
    (HEARING, Step.VONNIS, State.OPEN),
])  # fmt: skip
def test_unknown_is_no_answer_after_the_hearing(day: date, step: Step, state: State) -> None:
    asked = children("unknown", on=SUMMONED)
    found = Record(SITUATION, (asked,))
    assert standing(found, Safeguard.CHILDREN_KNOWN, step=step, on=day).state is state


def test_without_children_nobody_weighs_their_interest_and_it_says_how_that_is_known() -> None:
    found = record(children("no", "register"), without=Safeguard.CHILDREN_HEARD)
    heard = standing(found, Safeguard.CHILDREN_HEARD)
    assert heard.state is State.EXEMPT
    assert "het register" in heard.because


@pytest.mark.parametrize("source", ["school", "other", "file", ""])
def test_hearsay_never_says_that_there_are_no_children(source: str) -> None:
    found = record(children("no", source), without=Safeguard.CHILDREN_HEARD)
    assert standing(found, Safeguard.CHILDREN_HEARD).state is State.OPEN


def test_unknown_children_are_protected_as_children() -> None:
    found = record(children("unknown"), without=Safeguard.INTEREST_WEIGHED)
    assert standing(found, Safeguard.INTEREST_WEIGHED).state is State.OPEN


def test_children_who_were_not_heard_need_a_reason_of_the_list() -> None:
    bare = answer(Safeguard.CHILDREN_HEARD, "not_heard", source="parent")
    assert faults(bare) == ("Kies waarom niet.",)
    assert faults(replace(bare, reason="too_young")) == ()


# information, support, help


def test_a_letter_in_another_language_does_not_inform() -> None:
    assert standing(record(reads="ar"), Safeguard.INFORMED).state is State.OPEN


def test_pictures_inform_whom_nobody_asked_about_language() -> None:
    pictures = answer(
        Safeguard.INFORMED, "letter", source="letter", channel="post", language="pictures"
    )
    assert standing(record(reads=""), Safeguard.INFORMED).state is State.OPEN
    assert standing(record(pictures, reads=""), Safeguard.INFORMED).state is State.MET


@pytest.mark.parametrize(("offers", "state"), [
    ([("letter", "no_answer")], State.OPEN),
    ([("letter", "no_answer"), ("letter", "no_answer")], State.OPEN),
    ([("letter", "no_answer"), ("visit", "does_not_want")], State.MET),
    ([("visit", "wants")], State.MET),
])  # fmt: skip
def test_support_is_offered_twice_by_two_ways(offers: list[tuple[str, str]], state: State) -> None:
    made = tuple(offer(channel, reaction) for channel, reaction in offers)
    assert standing(Record(SITUATION, made), Safeguard.OCO_OFFERED).state is state


def test_a_municipality_may_offer_more_often_but_not_once() -> None:
    often = replace(record(), norm=Norm(offers=3))
    assert "2 van 3 keer" in standing(often, Safeguard.OCO_OFFERED).missing
    with pytest.raises(ValueError, match="twice"):
        Norm(offers=1)


# lighter means


def test_the_next_lighter_means_is_named() -> None:
    found = record(tried("moratorium", code="not_tried"))
    assert standing(found, Safeguard.ALTERNATIVES).missing == "nog niet geprobeerd: een moratorium"


def test_a_means_after_a_heavier_one_is_out_of_order_until_it_is_tried_again() -> None:
    early, late = SUMMONED, TODAY
    days = dict.fromkeys(ladder([ClaimGround.ARREARS]), late) | {"forced_bewind": early}
    said = tuple(tried(about, on=day) for about, day in days.items())
    found = record(*said, without=Safeguard.ALTERNATIVES)
    assert "na een zwaarder middel" in standing(found, Safeguard.ALTERNATIVES).missing
    again = replace(found, answers=(*found.answers, tried("forced_bewind", on=late)))
    assert standing(again, Safeguard.ALTERNATIVES).state is State.MET


def test_trying_a_light_means_once_more_breaks_no_order() -> None:
    later = replace(tried("arrangement", on=TODAY + timedelta(days=3)), recorded_on=date.max)
    found = record(later)
    assert standing(found, Safeguard.ALTERNATIVES, on=date(2027, 1, 2)).state is State.MET


@given(st.data())
def test_the_order_is_judged_as_a_slower_count_does(data: st.DataObject) -> None:
    order = ladder([ClaimGround.CLOSURE])
    days = st.lists(st.dates(SUMMONED, SUMMONED + timedelta(days=9)), min_size=1, max_size=3)
    tries = {each: data.draw(days) for each in order}

    def possible(left: tuple[str, ...], floor: date) -> bool:
        if not left:
            return True
        return any(possible(left[1:], day) for day in tries[left[0]] if day >= floor)

    said = tuple(tried(each, on=day) for each in order for day in tries[each])
    found = Record(replace(SITUATION, grounds=frozenset({ClaimGround.CLOSURE})), said)
    met = standing(found, Safeguard.ALTERNATIVES).state is State.MET
    assert met is possible(order, date.min)


# a place


@pytest.mark.parametrize(("made", "state"), [
    (place(free_from=EVICTION), State.MET),
    (place(free_from=EVICTION + timedelta(days=1)), State.OPEN),
    (place("with_others"), State.OPEN),
    (place("none"), State.OPEN),
    (place("shelter"), State.OPEN),
    (place("hotel"), State.MET),
])  # fmt: skip
def test_a_place_is_there_before_the_day_and_no_shelter_for_a_family(
    made: object, state: State
) -> None:
    assert standing(record(made), Safeguard.PLACE).state is state  # type: ignore[arg-type]


def test_somebody_without_children_may_go_to_the_shelter() -> None:
    found = record(children("no"), place("shelter"))
    assert standing(found, Safeguard.PLACE).state is State.MET


def test_a_day_that_comes_nearer_opens_the_place_again() -> None:
    found = record(eviction_on=EVICTION - timedelta(days=7))
    assert standing(found, Safeguard.PLACE).state is State.OPEN


# what does not apply


def test_a_home_that_was_kept_asks_less_and_still_asks_what_made_it_shake() -> None:
    found = Record(replace(SITUATION, kept=KEPT))
    left = {each.safeguard for each in open_ones(found, step=AT_VONNIS, on=TODAY)}
    assert left == {
        Safeguard.CHILDREN_KNOWN, Safeguard.FAMILY_CONSULTED, Safeguard.INFORMED,
        Safeguard.OCO_OFFERED, Safeguard.LEGAL_HELP, Safeguard.ROOT_CAUSE,
    }  # fmt: skip


@pytest.mark.parametrize("change", [
    {"kept": replace(KEPT, source="said so")},
    {"kept": replace(KEPT, on=TODAY - timedelta(days=1))},
    {"kept": KEPT, "lost_on": TODAY},
])  # fmt: skip
def test_a_home_is_kept_by_a_source_after_the_last_threat(change: dict[str, object]) -> None:
    found = record(without=Safeguard.PLACE, **change)
    assert standing(found, Safeguard.PLACE).state is State.OPEN


def test_a_home_that_was_kept_never_helps_to_call_it_lost() -> None:
    found = record(without=Safeguard.PLACE, kept=KEPT)
    assert standing(found, Safeguard.PLACE, stop=Stop.UNAVOIDABLE).state is State.OPEN
    missing = what_is_missing(found, stop=Stop.UNAVOIDABLE, step=AT_VONNIS, on=TODAY)
    assert "geen ontruiming aangezegd" in missing[0].sentence


def test_of_nobody_nothing_is_asked_but_the_signatures() -> None:
    found = Record(replace(SITUATION, nobody_left=GONE))
    missing = what_is_missing(found, stop=Stop.CLOSING, step=AT_VONNIS, on=TODAY)
    assert len(missing) == 2
    assert {each.state for each in assess(found, step=AT_VONNIS, on=TODAY)} == {State.EXEMPT}


# after a loss


def test_what_was_open_when_a_home_was_lost_cannot_be_made_good() -> None:
    bare = record(without=Safeguard.CHILDREN_HEARD, lost_on=EVICTION)
    later = EVICTION + timedelta(days=3)
    unsaid = standing(bare, Safeguard.CHILDREN_HEARD, step=Step.REHOUSING, on=later)
    assert unsaid.state is State.OPEN
    assert "vastleggen wat er openstond" in unsaid.missing
    told = replace(bare, situation=replace(
        bare.situation, told_open=frozenset({Safeguard.CHILDREN_HEARD})
    ))  # fmt: skip
    found = standing(told, Safeguard.CHILDREN_HEARD, step=Step.REHOUSING, on=later)
    assert found.state is State.TOO_LATE


def test_a_place_is_owed_after_the_loss_as_well() -> None:
    late = place(free_from=EVICTION + timedelta(days=2))
    told = frozenset({Safeguard.PLACE})
    found = record(late, without=Safeguard.PLACE, lost_on=EVICTION, told_open=told)
    after = EVICTION + timedelta(days=5)
    assert standing(found, Safeguard.PLACE, step=Step.REHOUSING, on=after).state is State.MET
    none = record(without=Safeguard.PLACE, lost_on=EVICTION, told_open=told)
    assert standing(none, Safeguard.PLACE, step=Step.REHOUSING, on=after).state is State.OPEN


# no answer


@pytest.mark.parametrize(("broken", "said"), [
    ({"code": "misschien"}, "Dit is hier geen antwoord."),
    ({"source": "booking"}, "Zeg hoe je dit weet."),
    ({"by": ("  ",)}, "Zeg wie dit vastlegt."),
    ({"worded": False}, "Schrijf erbij hoe dat zit."),
    ({"on": TODAY + timedelta(days=1)}, "Dit kan niet na vandaag gebeurd zijn."),
])  # fmt: skip
def test_an_answer_that_is_not_whole_says_why_and_counts_for_nothing(
    broken: dict[str, object], said: str
) -> None:
    made = replace(good(Safeguard.FAMILY_CONSULTED)[0], **broken)  # type: ignore[arg-type]
    assert faults(made) == (said,)
    found = Record(SITUATION, (made,))
    assert standing(found, Safeguard.FAMILY_CONSULTED, on=EVICTION).state is State.OPEN


@given(st.sampled_from(list(Safeguard)), st.sampled_from(list(Step)), st.booleans())
def test_a_later_step_never_closes_what_was_open(
    without: Safeguard, step: Step, calls: bool
) -> None:
    stop = Stop.UNAVOIDABLE if calls else Stop.CLOSING
    found = record(without=without)
    assert standing(found, without, step=step, stop=stop).stops
    assert standing(found, without, step=Step.REHOUSING, stop=stop).state is State.OPEN
