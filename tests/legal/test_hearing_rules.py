# SPDX-License-Identifier: EUPL-1.2
"""Hearings: the week, what is missing, what leaves the house, and the file for the court."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.law.courts import DISTRICTS, district_named
from woonzeker.legal.rules.hearing import (
    LEAVES,
    PARTS,
    CalendarEntry,
    Hearing,
    Lacks,
    Leaves,
    Part,
    Sought,
    calendar_of,
    can_attend,
    contact_history,
    court_file,
    double_booked,
    entry_of,
    lacking,
    practice_at,
    week_of,
)
from woonzeker.legal.rules.track import ClaimGround

WEDNESDAY = date(2026, 12, 2)
STAMP = datetime(2026, 11, 16, 9, tzinfo=UTC)
ADDRESS = "https://woonzeker.example/gemeente"
HEARING = Hearing("h1", "t1", WEDNESDAY, time(10), "Rechtbank Rotterdam", ("anna",), True, True)
NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z"]), max_size=60)
HEARINGS = st.builds(
    Hearing,
    st.sampled_from(["a", "b", "c"]),
    st.just("t"),
    st.dates(date(2026, 11, 30), date(2026, 12, 6)),
    st.none() | st.times(),
    st.sampled_from(["", "Rotterdam", "Den Haag"]),
    st.lists(st.sampled_from(["anna", "bo"]), max_size=2, unique=True).map(tuple),
    cancelled=st.booleans(),
)
PART_SETS = st.frozensets(st.sampled_from(list(Part)))


def file_of(*entries: CalendarEntry, minutes: int = 60) -> str:
    return calendar_of(entries, stamped_at=STAMP, minutes=minutes, address=ADDRESS)


def unfolded(text: str) -> dict[str, str]:
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.partition(":")[::2] for line in lines if line)


def test_a_week_has_its_working_days_and_a_weekend_only_with_a_hearing() -> None:
    assert [day.on.isoweekday() for day in week_of([HEARING], WEDNESDAY, minutes=60)] == [
        1, 2, 3, 4, 5,
    ]  # fmt: skip
    saturday = replace(HEARING, on=date(2026, 12, 5))
    assert len(week_of([saturday], WEDNESDAY, minutes=60)) == 6


@given(st.lists(HEARINGS, max_size=5, unique_by=lambda each: each.id))
def test_every_hearing_of_the_week_stands_once(hearings: list[Hearing]) -> None:
    days = week_of(hearings, WEDNESDAY, minutes=60)
    shown = [row.hearing.id for day in days for row in day.rows]
    assert sorted(shown) == sorted(each.id for each in hearings if not each.cancelled)
    assert all(row.hearing.on == day.on for day in days for row in day.rows)


def test_a_hearing_says_what_it_lacks() -> None:
    assert lacking(HEARING) == ()
    assert lacking(Hearing("h", "t", WEDNESDAY)) == tuple(Lacks)


@pytest.mark.parametrize(
    ("changes", "double"),
    [
        ({"court": "Rechtbank Den Haag"}, ("anna",)),
        ({"court": "Rechtbank Den Haag", "at": time(11)}, ()),
        ({"court": "Rechtbank Den Haag", "at": None}, ("anna",)),
        ({}, ()),
        ({"court": "Rechtbank Den Haag", "cancelled": True}, ()),
        ({"court": "Rechtbank Den Haag", "attendants": ("bo",)}, ()),
    ],
)
def test_nobody_is_at_two_courts_at_once(changes: dict, double: tuple[str, ...]) -> None:  # type: ignore[type-arg]
    other = replace(HEARING, id="h2", **changes)
    assert double_booked(HEARING, [HEARING, other], minutes=60) == double


@given(st.lists(HEARINGS, max_size=5, unique_by=lambda each: each.id), HEARINGS)
def test_who_can_attend_is_never_double_booked(others: list[Hearing], hearing: Hearing) -> None:
    for who in can_attend(["anna", "bo"], hearing, others, minutes=60):
        going = replace(hearing, attendants=(who,))
        assert double_booked(going, others, minutes=60) == ()


def test_a_calendar_says_when_and_where_and_no_more() -> None:
    found = unfolded(file_of(entry_of(HEARING)))
    assert (found["DTSTART"], found["DTEND"]) == ("20261202T090000Z", "20261202T100000Z")
    assert (found["SUMMARY"], found["LOCATION"]) == ("Zitting", "rechtbank Rotterdam")
    assert found["URL"] == "https://woonzeker.example/gemeente/zittingen/h1"
    assert (found["CLASS"], found["STATUS"]) == ("PRIVATE", "CONFIRMED")


def test_summer_time_is_counted() -> None:
    summer = replace(HEARING, on=date(2026, 7, 1))
    assert unfolded(file_of(entry_of(summer)))["DTSTART"] == "20260701T080000Z"


def test_an_unknown_hour_is_a_whole_day_and_a_cancelled_hearing_says_so() -> None:
    found = unfolded(file_of(entry_of(replace(HEARING, at=None, cancelled=True, changes=2))))
    assert found["DTSTART;VALUE=DATE"] == "20261202"
    assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", "2")


def test_a_calendar_has_a_field_for_nothing_else() -> None:
    assert {each.name for each in fields(CalendarEntry)} == set(LEAVES)


@given(NAMES)
def test_no_word_of_a_message_leaves_the_house(said: str) -> None:
    secret = f"Van der Ploeg-Nowak {said} Iepenlaan 12"
    told = replace(HEARING, court=f"Rechtbank Rotterdam {secret}", track=secret,
                   attendants=(secret,))  # fmt: skip
    usual = file_of(entry_of(HEARING))
    assert district_named(told.court) in DISTRICTS
    if told.district == HEARING.district:
        assert file_of(entry_of(told)) == usual
    assert "Nowak" not in file_of(entry_of(told))


@given(st.lists(HEARINGS, max_size=4), NAMES)
def test_no_line_is_too_long_and_none_can_be_broken(hearings: list[Hearing], said: str) -> None:
    entries = [replace(entry_of(each), id=f"{each.id}{said}\r\nX:1") for each in hearings]
    text = file_of(*entries)
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any("\n" in line or "\r" in line or line.startswith("X:") for line in lines)
    assert text.count("BEGIN:VEVENT\r\n") == len(hearings)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        calendar_of([], stamped_at=STAMP.replace(tzinfo=None), minutes=60, address=ADDRESS)


@given(PART_SETS, PART_SETS, st.sampled_from(list(ClaimGround)))
def test_what_the_court_need_not_know_never_goes_along(
    there: frozenset[Part], consents: frozenset[Part], ground: ClaimGround
) -> None:
    found = court_file(there, ground=ground, consents=consents)
    for each in found.take:
        assert each.part in there
        assert each.leaves is Leaves.ALWAYS or each.part in consents
    assert not any(each.leaves is Leaves.NEVER for each in (*found.take, *found.ask))
    assert {each.part for each in found.stays} == {p for p in there if PARTS[p].leaves == "never"}


def test_without_a_yes_the_file_asks_for_it() -> None:
    there = {Part.OFFER, Part.HELP, Part.HEALTH}
    found = court_file(there, ground=ClaimGround.ARREARS)
    assert [each.part for each in found.ask] == [Part.HELP]
    assert [each.part for each in found.take] == [Part.OFFER]
    assert not found.complete
    more = court_file(there, ground=ClaimGround.ARREARS, consents={Part.HELP, Part.HEALTH})
    assert [each.part for each in more.take] == [Part.OFFER, Part.HELP]


def test_a_hearing_about_nuisance_does_not_ask_for_arrears() -> None:
    found = court_file(frozenset(), ground=ClaimGround.NUISANCE)
    assert [each.part for each in found.missing] == [
        Part.PRACTICE, Part.CONTACTS, Part.OFFER, Part.CHILDREN,
    ]  # fmt: skip


def test_every_kind_of_fact_has_a_rule_with_a_reason() -> None:
    assert set(PARTS) == set(Part)
    assert all(each.why.endswith(".") for each in PARTS.values())


@given(st.lists(st.builds(Sought, st.dates(date(2026, 1, 1), date(2026, 12, 31)),
                          st.sampled_from(["letter", "visit"]), st.booleans())))  # fmt: skip
def test_the_history_of_contact_counts_and_says_no_words(sought: list[Sought]) -> None:
    found = contact_history(sought, until=WEDNESDAY)
    assert found.tried == len(found.lines) == sum(count for _channel, count in found.by_channel)
    assert 0 <= found.reached <= found.tried
    assert {each.name for each in fields(Sought)} == {"on", "channel", "reached"}
    assert all(each.on <= WEDNESDAY for each in found.lines)


def test_amsterdam_has_its_own_hearings_and_a_second_after_three_weeks() -> None:
    found = practice_at("Rechtbank Amsterdam", "", summons_on=None, hearing_on=WEDNESDAY)
    assert found.second is not None
    assert found.second.on == WEDNESDAY + timedelta(weeks=3)
    assert "schuldhulp is op de zitting" in " ".join(line.value for line in found.lines)


def test_a_court_of_which_nothing_was_read_follows_the_recommendation() -> None:
    found = practice_at("Rechtbank Limburg", "amsterdam", summons_on=None, hearing_on=WEDNESDAY)
    assert found.second is None
    assert {line.path for line in found.lines} == {
        "kanton/landelijk_bewijs", "kanton/kinderen_melden",
    }  # fmt: skip
    assert all(line.source.startswith("https://") and line.sureness for line in found.lines)
