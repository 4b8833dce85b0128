# SPDX-License-Identifier: EUPL-1.2
"""What changed since a judgment: the checklist for a lawyer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.legal.tracks import DAYS, TRACKS, after, event, judged

from woonzeker.law import Confidence, parameter
from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.changed import (
    BEARS,
    CHANGES,
    RULE,
    SECTION_WORDS,
    Answer,
    Bears,
    Change,
    Checklist,
    KnownFact,
    Section,
    changed_since,
)
from woonzeker.legal.rules.track import CourtTrack, Occurrence, TrackEvent, standing

FACTS = st.lists(
    st.builds(
        KnownFact, st.sampled_from(list(Change)), st.sampled_from(list(Answer)), st.none() | DAYS,
        st.just("worker"), st.sampled_from([True, False, None]),
    )
)  # fmt: skip


def checked(*facts: KnownFact, events: tuple[TrackEvent, ...] = (), on: int = 60) -> Checklist:
    happened = (judged(0, by_default=True), *events)
    found = changed_since(standing(happened, after(on)), facts, after(on))
    assert found is not None
    return found


def kind_of(found: Checklist, change: Change) -> Section:
    return next(each.section for each in found.items if each.change is change)


@pytest.mark.parametrize(
    ("fact", "kind"),
    [
        (KnownFact(Change.RENT_KEPT, Answer.YES, after(10)), Section.NEW),
        (KnownFact(Change.RENT_KEPT, Answer.YES, after(0)), Section.EARLIER),
        (KnownFact(Change.RENT_KEPT, Answer.YES), Section.OPEN),
        (KnownFact(Change.RENT_KEPT, Answer.YES, after(-9), judge_knew=False), Section.NOT_KNOWN),
        (KnownFact(Change.RENT_KEPT, Answer.NO), Section.NO),
        (KnownFact(Change.RENT_KEPT, Answer.UNKNOWN), Section.OPEN),
    ],
)
def test_only_what_came_after_or_was_not_known_is_new(fact: KnownFact, kind: Section) -> None:
    assert kind_of(checked(fact), Change.RENT_KEPT) is kind


def test_what_nobody_asked_is_open() -> None:
    found = checked()
    assert kind_of(found, Change.CHILDREN) is Section.OPEN
    assert not found.has_new


def test_the_track_itself_tells_a_default_and_an_old_judgment() -> None:
    assert kind_of(checked(), Change.NOT_HEARD) is Section.EARLIER
    assert kind_of(checked(), Change.OLD) is Section.NO
    assert kind_of(checked(on=366), Change.OLD) is Section.NEW


def test_with_a_remedy_pending_the_interests_are_weighed_too() -> None:
    assert checked(events=(event(Occurrence.OBJECTED, 9),)).interests
    assert not checked().interests


@pytest.mark.parametrize("judgment", [Judgment.PAYMENT, Judgment.REJECTED])
def test_without_an_eviction_there_is_nothing_to_stay(judgment: Judgment) -> None:
    found = standing((judged(0, judgment),), after(1))
    assert changed_since(found, [], after(1)) is None


@given(TRACKS, FACTS, DAYS)
def test_every_question_stands_once_and_what_is_new_comes_first(
    track: CourtTrack, facts: list[KnownFact], today: date
) -> None:
    found = changed_since(standing(track.events, today), facts, today)
    if found is None:
        return
    assert sorted(each.change for each in found.items) == sorted(Change)
    order = [list(Section).index(each.section) for each in found.items]
    assert order == sorted(order)
    assert found.citation == "Rv art. 438"
    assert found.confidence is Confidence.SECONDARY


@given(TRACKS, FACTS, DAYS)
def test_nothing_from_before_the_judgment_is_called_new(
    track: CourtTrack, facts: list[KnownFact], today: date
) -> None:
    found = changed_since(standing(track.events, today), facts, today)
    for each in found.items if found else ():
        if each.section is Section.NEW:
            assert each.since_on is not None
            assert found is not None
            assert each.since_on > found.judged_on


def test_every_question_bears_on_a_ground_of_the_rule() -> None:
    assert {each.value for each in Bears} == set(parameter(RULE, on=after(0)).names)
    assert set(CHANGES) == set(Change)
    assert set(BEARS) == set(Bears)
    assert set(SECTION_WORDS) == set(Section)
