# SPDX-License-Identifier: EUPL-1.2
"""What courts make of a report, on the days before and after their practice changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.law import courts, reporting
from woonzeker.law.courts import Judged

SUMMONS = date(2026, 11, 2)
DAYS = st.dates(date(2021, 7, 1), date(2030, 12, 31))


def judged(court: str, summons_on: date, *reported: date) -> dict[str, Judged]:
    found = courts.findings(court, summons_on=summons_on, reported=reported, letter_on=None)
    return {each.code: each.judged for each in found}


def alarm(court: str, *reported: date, summons_on: date = SUMMONS) -> str:
    found = courts.summons_without_report(court, summons_on=summons_on, reported=reported)
    return found.code if found else ""


@pytest.mark.parametrize("court", courts.COURTS)
def test_a_summons_without_any_report_raises_the_alarm(court: str) -> None:
    assert alarm(court) == "no_report"


@pytest.mark.parametrize("court", courts.COURTS)
def test_a_report_on_the_day_of_the_summons_came_not_before_it(court: str) -> None:
    assert alarm(court, SUMMONS) == "no_report"


def test_rotterdam_wants_two_months_between_report_and_summons() -> None:
    assert alarm("rotterdam", date(2026, 9, 3)) == "too_soon"
    assert alarm("rotterdam", date(2026, 9, 2)) == ""
    assert alarm("amsterdam", date(2026, 11, 1)) == ""


def test_before_may_2024_rotterdam_had_no_term() -> None:
    assert alarm("rotterdam", date(2024, 4, 29), summons_on=date(2024, 4, 30)) == ""
    assert alarm("rotterdam", date(2024, 4, 30), summons_on=date(2024, 5, 1)) == "too_soon"


def test_six_months_are_a_warning_since_a_higher_court_doubted_them() -> None:
    long_ago = date(2024, 6, 1)
    assert judged("rotterdam", date(2025, 3, 17), long_ago)["too_old"] is Judged.LACKING
    assert judged("rotterdam", date(2025, 3, 18), long_ago)["too_old"] is Judged.WARNING
    assert alarm("rotterdam", long_ago) == ""


def test_amsterdam_asks_for_the_letter_from_july_2021_on() -> None:
    assert "letter" not in judged("amsterdam", date(2021, 6, 30), date(2021, 3, 1))
    assert judged("amsterdam", date(2021, 7, 1), date(2021, 3, 1))["letter"] is Judged.LACKING


def test_every_practice_says_its_source_and_how_sure_we_are() -> None:
    for court in courts.COURTS:
        for practice in courts.practices(court, on=SUMMONS):
            assert practice.citation.source.startswith("https://")
            assert practice.confidence.dutch


@given(DAYS, st.lists(DAYS, max_size=4), st.sampled_from(sorted(courts.COURTS)))
def test_one_more_report_never_raises_an_alarm(day: date, reported: list[date], court: str) -> None:
    if not alarm(court, *reported, summons_on=day):
        assert not alarm(court, *reported, day - timedelta(days=1), summons_on=day)


def test_the_court_is_the_one_that_the_message_names() -> None:
    assert courts.court_named("Rechtbank ROTTERDAM, kanton", "amsterdam") == "rotterdam"
    assert courts.court_named("Rechtbank Limburg", "amsterdam") == ""
    assert courts.court_named(" ", "amsterdam") == "amsterdam"


@given(DAYS, st.lists(DAYS, max_size=4), st.lists(DAYS, max_size=4))
def test_without_any_report_before_it_nobody_who_summons_reported(
    day: date, own: list[date], others: list[date]
) -> None:
    def proven(mine: list[date] | None) -> courts.Proven:
        everybody = [*(mine or own), *others]
        return courts.standing("", summons_on=day, own=mine, anybody=everybody).proven

    none_before = not any(each < day for each in [*own, *others])
    assert (proven(None) is courts.Proven.LACKING) is none_before
    assert (proven(own) is courts.Proven.LACKING) is (not any(each < day for each in own))


def facts(**changes: object) -> reporting.Facts:
    efforts = tuple(reporting.Effort(letter, date(2026, 8, 3)) for letter in "abcd")
    report = reporting.Report("H-1", date(2026, 9, 1), date(2026, 9, 2), 123_456)
    words = {"reports": (report,), "efforts": efforts, "reaction": "geen", **changes}
    return reporting.Facts(**words)  # type: ignore[arg-type]


def test_a_whole_report_lacks_nothing() -> None:
    assert reporting.statement(facts(), made_on=SUMMONS).missing == ()


def test_an_effort_without_a_day_is_said_plainly() -> None:
    efforts = reporting.added((), {"a": date(2026, 8, 3)})
    said = reporting.statement(facts(efforts=efforts), made_on=SUMMONS).missing
    assert [each[:7] for each in said] == ["Onder b", "Onder c", "Onder d"]


def test_what_was_told_at_the_report_is_not_changed_later() -> None:
    first = (reporting.Effort("a", date(2026, 8, 3)),)
    whole = reporting.added(first, {"a": date(2026, 1, 1), "b": date(2026, 8, 4)})
    assert whole[0].done_on == date(2026, 8, 3)
    assert whole[1].told is reporting.Told.LATER


def test_an_effort_added_later_that_came_after_the_report_does_not_count() -> None:
    efforts = reporting.added(facts().efforts[:3], {"d": date(2026, 9, 1)})
    said = reporting.statement(facts(efforts=efforts), made_on=SUMMONS).missing
    assert [each[:7] for each in said] == ["Onder d"]


@pytest.mark.parametrize("court", courts.COURTS)
def test_before_there_is_a_summons_nobody_says_that_the_report_came_before_it(court: str) -> None:
    found = reporting.statement(facts(court=court, summons_on=None), made_on=SUMMONS)
    [said, *_more] = [each for each in found.findings if each.code == "reported"]
    assert said.judged is Judged.OPEN
    assert "vóór de dagvaarding" not in said.sentence
    assert said.sentence not in found.missing


def test_of_a_court_only_its_district_is_said() -> None:
    assert courts.district_named("Rechtbank DEN HAAG, zaak Jansen") == "Den Haag"
    assert courts.district_named("kantonrechter Noord-Holland te Haarlem") == "Noord-Holland"
    assert courts.district_named("de rechtbank") == ""


def test_hearings_in_amsterdam_changed_in_2020() -> None:
    before = courts.hearing_practices("amsterdam", on=date(2019, 12, 31))
    since = courts.hearing_practices("amsterdam", on=date(2020, 1, 1))
    assert before == ()
    assert {each.path for each in since} > {"kanton/amsterdam_huurzitting"}
