# SPDX-License-Identifier: EUPL-1.2
"""Time that a court can give: who asks, what the pack lacks, the clock, the months, the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.law.reader import Confidence
from woonzeker.legal.rules import LastOfferPolicy, Look, Seen, WatchState
from woonzeker.legal.rules.moratorium import (
    PAPERS,
    TYPES,
    Application,
    Asker,
    CurrentRent,
    MoratoriumKind,
    RentKeptBy,
    readiness,
)
from woonzeker.legal.rules.moratorium_course import (
    Grant,
    clock,
    course,
    protects,
    report_asked_of,
    report_by,
    until,
    why_not_longer,
)

POLICY = LastOfferPolicy()
ON = date(2026, 11, 20)
DAYS = st.dates(date(2024, 1, 1), date(2030, 6, 30))
WHOLE = Application(
    MoratoriumKind.PROVISION,
    Asker.DEBTOR,
    "gedwongen_ontruiming",
    date(2026, 12, 1),
    CurrentRent(date(2026, 9, 1), date(2026, 11, 1), RentKeptBy.INCOME_MANAGEMENT),
    frozenset(PAPERS),
    resident_signed_on=ON,
)


def lacking(application: Application) -> list[str]:
    return [each.code for each in readiness(application, on=ON).lacks]


def test_a_whole_pack_is_ready() -> None:
    found = readiness(WHOLE, on=ON)
    assert found.ready
    assert [note.code for note in found.notes] == ["rent_since"]
    assert "1 september 2026" in found.notes[0].words


def test_an_empty_pack_says_everything_that_is_missing_and_who_can_do_it() -> None:
    found = readiness(Application(MoratoriumKind.PROVISION, Asker.DEBTOR), on=ON)
    codes = [each.code for each in found.lacks]
    assert codes[:4] == ["threat", "threat_on", "rent", "rent_ahead"]
    assert {f"paper_{code}" for code in PAPERS} < set(codes)
    assert all(each.words and each.who and each.rule for each in found.lacks)


def test_the_college_asks_only_within_its_own_request() -> None:
    assert lacking(replace(WHOLE, asker=Asker.COLLEGE)) == ["asker"]
    assert lacking(replace(WHOLE, asker=Asker.COLLEGE_284, resident_signed_on=None)) == []


def test_heat_is_not_in_the_list_of_the_act() -> None:
    assert lacking(replace(WHOLE, threat="beeindiging_stadsverwarming")) == ["threat"]


def test_the_rent_of_this_month_is_asked_and_that_is_not_verified() -> None:
    behind = replace(WHOLE, rent=replace(WHOLE.rent, paid_through=date(2026, 10, 1)))
    (found,) = readiness(behind, on=ON).lacks
    assert (found.code, found.confidence) == ("rent", Confidence.UNVERIFIED)
    assert found.doubt == "niet geverifieerd"


def test_who_loses_water_shows_that_the_bill_of_water_is_paid() -> None:
    water = replace(WHOLE, threat="beeindiging_water", rent=CurrentRent())
    words = [each.words for each in readiness(water, on=ON).lacks]
    assert words[0] == "de rekening van deze maand is betaald"
    assert not any("huur" in each for each in words)


def test_attachments_stay_and_a_day_that_passed_is_said() -> None:
    late = replace(WHOLE, seized=True, threat_on=ON)
    found = readiness(late, on=ON)
    assert found.ready
    assert {note.code for note in found.notes} == {"seized", "day_passed", "rent_since"}


@pytest.mark.parametrize("kind", [MoratoriumKind.URGENT, MoratoriumKind.STAY, MoratoriumKind.BROAD])
def test_what_nobody_read_a_lawyer_looks_at_first(kind: MoratoriumKind) -> None:
    asker = next(iter(TYPES[kind].askers))
    made = replace(WHOLE, kind=kind, asker=asker, settlement_on=ON)
    assert lacking(made) == ["lawyer"]
    assert lacking(replace(made, lawyer_on=ON)) == []


def test_a_stay_leans_on_a_debt_settlement_that_runs() -> None:
    stay = replace(WHOLE, kind=MoratoriumKind.STAY, lawyer_on=ON)
    assert lacking(stay) == ["settlement"]


def test_every_paper_of_the_list_has_words_and_somebody_who_can_get_it() -> None:
    found = readiness(replace(WHOLE, papers=frozenset()), on=ON)
    assert len(found.lacks) == len(PAPERS)


def test_months_of_rent_are_counted_across_a_year() -> None:
    assert CurrentRent(date(2026, 11, 1), date(2027, 2, 1)).months() == 4
    assert CurrentRent().months() == 0


def test_six_months_are_the_end_whatever_was_written_down() -> None:
    found = clock(Grant(MoratoriumKind.PROVISION, date(2026, 8, 31), date(2027, 8, 31)))
    assert found is not None
    assert (found.until_on, found.said_longer) == (date(2027, 2, 28), True)
    assert found.citation == "Fw art. 287b lid 5"


def test_a_court_may_give_less() -> None:
    grant = Grant(MoratoriumKind.PROVISION, date(2026, 11, 2), date(2027, 1, 2))
    assert until(grant) == date(2027, 1, 2)


def test_no_length_is_made_up_for_what_was_not_read() -> None:
    urgent = Grant(MoratoriumKind.URGENT, ON)
    assert clock(urgent) is None
    assert not protects(urgent, on=ON)
    nexts = course(urgent, [], rent_day=1, on=ON, policy=POLICY).nexts
    assert [each.code for each in nexts] == ["ask_until"]


def test_what_the_court_said_counts_where_no_longest_is_known() -> None:
    urgent = Grant(MoratoriumKind.URGENT, ON, said_until=date(2026, 12, 1))
    assert protects(urgent, on=date(2026, 12, 1))
    assert not protects(urgent, on=date(2026, 12, 2))


def test_a_moratorium_is_not_made_longer() -> None:
    found = why_not_longer(Grant(MoratoriumKind.PROVISION, ON), on=ON)
    assert (found.code, found.rule) == ("no_extension", "Fw art. 287b lid 5")


def test_a_month_without_rent_means_help_and_nothing_to_the_court() -> None:
    grant = Grant(MoratoriumKind.PROVISION, date(2026, 10, 15))
    looks = [Look(date(2026, 11, 1), Seen.NOT_KEPT, date(2026, 11, 5))]
    found = course(grant, looks, rent_day=1, on=date(2026, 11, 6), policy=POLICY)
    assert [each.state for each in found.turns][:2] == [WatchState.BREACH, WatchState.AHEAD]
    assert [each.code for each in found.nexts] == ["help_first", "settle"]
    assert found.nexts[0].by == date(2026, 11, 9)


def test_the_report_follows_the_last_day() -> None:
    grant = Grant(MoratoriumKind.PROVISION, date(2026, 3, 2), ended_on=date(2026, 6, 1))
    after = course(grant, [], rent_day=1, on=date(2026, 6, 2), policy=POLICY)
    assert after.report_by == date(2026, 6, 15)
    assert after.nexts[-1].code == "report"
    told = replace(grant, reported_on=date(2026, 6, 3))
    nexts = course(told, [], rent_day=1, on=date(2026, 6, 4), policy=POLICY).nexts
    assert "report" not in [each.code for each in nexts]
    assert report_asked_of(on=ON) == "schuldhulpverlener"


def test_only_the_provision_asks_a_report() -> None:
    assert report_by(Grant(MoratoriumKind.BROAD, ON), POLICY) is None


@given(
    st.sampled_from([MoratoriumKind.PROVISION, MoratoriumKind.BROAD]),
    DAYS,
    st.none() | st.integers(0, 900),
    st.none() | st.integers(0, 900),
)
def test_a_moratorium_never_protects_beyond_six_months(
    kind: MoratoriumKind, granted: date, said: int | None, ended: int | None
) -> None:
    grant = Grant(
        kind, granted,
        None if said is None else granted + timedelta(days=said),
        ended_on=None if ended is None else granted + timedelta(days=ended),
    )  # fmt: skip
    last = until(grant)
    assert last is not None
    assert granted <= last <= brute_force.same_day_later(granted, 6)
    assert not protects(grant, on=last + timedelta(days=1))


@given(DAYS, st.integers(0, 800), st.none() | st.integers(0, 900))
def test_a_stay_never_outlives_the_debt_settlement(
    settled: date, later: int, said: int | None
) -> None:
    granted = settled + timedelta(days=later)
    said_on = None if said is None else granted + timedelta(days=said)
    last = until(Grant(MoratoriumKind.STAY, granted, said_on, settlement_on=settled))
    assert last is not None
    assert last <= brute_force.same_day_later(settled, 18)


@given(DAYS, st.integers(1, 31), st.integers(0, 400))
def test_every_month_of_rent_is_watched_and_none_after_the_end(
    granted: date, rent_day: int, days: int
) -> None:
    grant = Grant(MoratoriumKind.PROVISION, granted)
    found = course(grant, [], rent_day=rent_day, on=granted + timedelta(days=days), policy=POLICY)
    last = until(grant)
    assert last is not None
    assert 5 <= len(found.turns) <= 7
    assert all(granted <= each.due_on <= last for each in found.turns)


def test_an_end_before_the_beginning_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="before its beginning"):
        clock(Grant(MoratoriumKind.PROVISION, ON, date(2026, 11, 1)))
