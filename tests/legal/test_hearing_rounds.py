# SPDX-License-Identifier: EUPL-1.2
"""The hearings of a track: which is which, however often a day moves, and the paper for one."""

from __future__ import annotations

from dataclasses import fields
from datetime import time
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.legal.tracks import EVENTS, after, event, judged
from tests.proving import many

from woonzeker.legal.rules.costs import Bill, CostLine
from woonzeker.legal.rules.hearing import PARTS, Leaves, Part, Sought, contact_history
from woonzeker.legal.rules.hearing.facts import (
    Children,
    CourtFacts,
    Dated,
    MoneyLine,
    Overview,
    OwnWords,
    Proposed,
    Rent,
    Reported,
)
from woonzeker.legal.rules.hearing.paper import CourtPaper, left_out, render
from woonzeker.legal.rules.hearing.rounds import Round, Told, round_with, rounds_of
from woonzeker.legal.rules.hearing.sections import sections_of
from woonzeker.legal.rules.track import Occurrence, TrackEvent, standing

TODAY = after(100)


def rounds(*events: TrackEvent, recalled: tuple[int, ...] = (), on: int = 100) -> tuple[Round, ...]:
    told = [Told(str(n), each, n not in recalled) for n, each in enumerate(events)]
    return rounds_of(told, today=after(on))


def test_a_hearing_keeps_its_name_and_counts_its_changes() -> None:
    (found,) = rounds(
        event(Occurrence.SUMMONED, 0, 20),
        event(Occurrence.HEARING, 5, 30, at=time(9), court="Rotterdam"),
        event(Occurrence.HEARING_MOVED, 8, 40),
    )
    assert (found.first, found.ids, found.changes) == ("0", ("0", "1", "2"), 2)
    assert (found.on, found.at, found.court) == (after(40), None, "Rotterdam")


def test_after_a_judgment_and_verzet_the_next_hearing_is_another_one() -> None:
    first, second = rounds(
        event(Occurrence.HEARING, 0, 20),
        judged(25),
        event(Occurrence.OBJECTED, 30),
        event(Occurrence.HEARING, 35, 60),
    )
    assert (first.first, first.on, second.first, second.on) == ("0", after(20), "3", after(60))


def test_a_summons_without_a_day_is_no_hearing() -> None:
    assert rounds(event(Occurrence.SUMMONED, 0)) == ()


def test_what_was_recalled_is_none_but_still_leads_to_the_hearing() -> None:
    assert rounds(event(Occurrence.HEARING, 0, 20), recalled=(0,)) == ()
    (found,) = rounds(
        event(Occurrence.HEARING, 0, 20), event(Occurrence.HEARING_MOVED, 2, 30), recalled=(1,)
    )
    assert (found.on, found.changes) == (after(20), 2)
    assert round_with([found], "1") == found


def test_only_a_withdrawn_claim_or_a_judgment_before_the_day_cancels_a_hearing() -> None:
    for what, off in (
        (Occurrence.PAID, False),
        (Occurrence.SETTLED, False),
        (Occurrence.WITHDRAWN, True),
    ):
        (found,) = rounds(event(Occurrence.HEARING, 0, 20), event(what, 10))
        assert found.cancelled is off, what
    assert rounds(event(Occurrence.HEARING, 0, 20), judged(10))[0].cancelled
    assert not rounds(event(Occurrence.HEARING, 0, 20), judged(20))[0].cancelled


def test_once_the_home_is_left_no_new_hearing_is_told() -> None:
    assert (
        len(
            rounds(
                event(Occurrence.HEARING, 0, 20),
                event(Occurrence.KEY, 5),
                event(Occurrence.HEARING, 6, 30),
            )
        )
        == 1
    )


@settings(max_examples=many(25, 2_000), deadline=None)
@given(st.lists(EVENTS, max_size=8))
def test_the_last_hearing_is_the_one_that_the_track_tells(events: list[TrackEvent]) -> None:
    seen = standing(events, TODAY)
    found = rounds_of([Told(str(n), e) for n, e in enumerate(events)], today=TODAY)
    if seen.hearing_on is not None:
        assert found[-1].on == seen.hearing_on
        assert found[-1].at == seen.hearing_at
    names = [each for one in found for each in one.ids]
    assert len(names) == len(set(names))


# --- the paper ---------------------------------------------------------------------------------

EVERYTHING = CourtFacts(
    efforts=(Dated("persoonlijk contact gezocht", after(0)),),
    reports=(Reported("Woonstede", "R-1", after(1)),),
    contacts=contact_history([Sought(after(2), "visit", True)], until=TODAY),
    offers=(Dated("hulp schriftelijk aangeboden", None),),
    children=Children(True, 1, after(3)),
    arrangements=(
        Proposed(after(4), 100_000, 5_000, 20, after(30), "elke maand", refused_on=after(9)),
    ),
    rent=Rent(False, after(5), after(6)),
    costs=Bill((CostLine("claim", "de vordering", 123_456), CostLine("x", "griffierecht", None))),
    help=(Dated("hulp van de gemeente, sinds", after(7)),),
    debt_help=(Dated("aangemeld bij schuldhulp", after(8)),),
    overview=Overview(after(9), (MoneyLine("loon", 210_000, "elke maand"),), ()),
    own_words=OwnWords("Ik wil hier blijven.", after(9)),
)


def test_every_part_that_may_leave_has_words_and_none_that_never_does() -> None:
    may_leave = {part for part, rule in PARTS.items() if rule.leaves is not Leaves.NEVER}
    assert set(sections_of(EVERYTHING)) == may_leave - {Part.PRACTICE}
    assert sections_of(CourtFacts()) == {}
    never = {part.value for part in PARTS} - {part.value for part in may_leave}
    assert never.isdisjoint(each.name for each in fields(CourtFacts))


def test_the_sections_say_what_they_hold() -> None:
    said = {part: str(each) for part, each in sections_of(EVERYTHING).items()}
    for part, words in {
        Part.CHILDREN: "Er woont 1 kind.",
        Part.ARRANGEMENT: "De schuldeiser zei nee op",
        Part.CURRENT_RENT: "De huur van nu wordt niet betaald, sinds",
        Part.COSTS: "Samen ten minste",
        Part.OFFER: "dag niet bekend",
        Part.CONTACTS: "Wij zochten 1 keer contact en hadden dat 1 keer.",
    }.items():
        assert words in said[part]


def test_the_paper_is_tagged_and_always_the_same() -> None:
    sections = tuple(sections_of(EVERYTHING).values())
    paper = CourtPaper("Meerveld", (("Zitting", "morgen"),), sections, "door Ria", after(10))
    made = render(paper)
    assert made == render(paper)
    assert b"/StructTreeRoot" in made
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    for each in sections:
        assert each.title in text
    assert "door Ria" in text


def test_what_is_left_out_says_nothing_of_what_there_is() -> None:
    everything = {words for words, _why in left_out(())}
    with_some = {words for words, _why in left_out(sections_of(EVERYTHING).values())}
    never = {rule.words for rule in PARTS.values() if rule.leaves is Leaves.NEVER}
    assert with_some == never
    assert everything > never
