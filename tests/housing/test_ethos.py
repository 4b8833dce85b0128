# SPDX-License-Identifier: EUPL-1.2
"""Where people went: counted at every moment, unknown as unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.housing.rules.contracts import LASTING, ContractKind
from woonzeker.housing.rules.ethos import (
    WORDS,
    Reading,
    Standing,
    Whereabouts,
    contacts_due,
    counted_nationally,
    full,
    is_homeless,
    is_near,
    light,
    moments,
    positions,
    suggested,
    tally,
)
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.law import Confidence, parameter

LOST = date(2026, 8, 31)
YEAR_LATER = date(2027, 12, 1)
POLICY = RoofPolicy()
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
SAID_ON = st.dates(date(2026, 6, 1), YEAR_LATER)
READINGS = st.lists(
    st.builds(Reading, st.sampled_from(Whereabouts), SAID_ON, st.just("x")), max_size=12
)


def known(
    readings: list[Reading], on: date = YEAR_LATER
) -> dict[str, tuple[Standing, Whereabouts]]:
    """What is known at each moment."""
    found = positions(LOST, readings, POLICY, on=on)
    return {each.moment.code: (each.standing, each.where) for each in found}


@given(DAYS)
def test_the_moments_are_before_the_day_and_one_three_six_and_twelve_months(lost_on: date) -> None:
    found = [(each.code, each.due_on) for each in moments(lost_on)]
    later = [(f"month_{n}", brute_force.same_day_later(lost_on, n)) for n in (1, 3, 6, 12)]
    assert found == [("before", lost_on - timedelta(1)), ("day", lost_on), *later]


def test_at_the_end_of_a_month_aftercare_falls_on_the_last_day() -> None:
    days = [each.due_on for each in moments(LOST)][2:]
    assert [str(day) for day in days] == ["2026-09-30", "2026-11-30", "2027-02-28", "2027-08-31"]


def test_nobody_said_anything_is_unknown_at_every_moment() -> None:
    assert set(known([]).values()) == {(Standing.UNKNOWN, Whereabouts.UNKNOWN)}


def test_the_same_silence_is_ahead_until_its_days_begin_and_due_while_they_run() -> None:
    found = known([], on=date(2026, 9, 25))
    assert found["month_1"][0] is Standing.DUE
    assert found["month_3"][0] is Standing.AHEAD
    due = contacts_due(positions(LOST, [], POLICY, on=date(2026, 9, 25)))
    assert [each.moment.code for each in due] == ["month_1"]


def test_before_is_the_last_thing_known_and_the_day_is_the_day() -> None:
    readings = [
        Reading(Whereabouts.OVERCROWDED, date(2026, 6, 1), "wijkteam"),
        Reading(Whereabouts.EVICTION_NEAR, date(2026, 8, 20), "wijkteam"),
        Reading(Whereabouts.WITH_OTHERS, LOST, "inwoner"),
    ]
    found = known(readings)
    assert found["before"][1] is Whereabouts.EVICTION_NEAR
    assert found["day"][1] is Whereabouts.WITH_OTHERS


def test_of_two_answers_the_nearest_counts_and_who_knows_goes_first() -> None:
    near = Reading(Whereabouts.UNKNOWN, date(2026, 9, 30), "collega")
    far = Reading(Whereabouts.OWN_HOME, date(2026, 10, 5), "inwoner")
    nearer = Reading(Whereabouts.SHELTER, date(2026, 10, 1), "inwoner")
    assert known([near, far])["month_1"][1] is Whereabouts.OWN_HOME
    assert known([near, far, nearer])["month_1"][1] is Whereabouts.SHELTER


def test_who_died_is_counted_so_ever_after() -> None:
    found = known([Reading(Whereabouts.DECEASED, date(2026, 12, 24), "BRP")])
    assert found["month_3"][1] is Whereabouts.UNKNOWN
    assert found["month_6"] == found["month_12"] == (Standing.KNOWN, Whereabouts.DECEASED)


@given(READINGS, st.dates(date(2026, 6, 1), YEAR_LATER))
def test_what_is_said_tomorrow_is_not_known_today(readings: list[Reading], on: date) -> None:
    today = [each for each in readings if each.on <= on]
    assert known(readings, on) == known(today, on)


@given(st.lists(READINGS, max_size=6))
def test_every_household_is_counted_once_at_every_moment_that_is_past(
    households: list[list[Reading]],
) -> None:
    counts = tally(positions(LOST, each, POLICY, on=YEAR_LATER) for each in households)
    for moment in moments(LOST):
        assert sum(counts.get(moment.code, {}).values()) == len(households)


@given(READINGS)
def test_unknown_is_only_said_of_what_nobody_knows(readings: list[Reading]) -> None:
    for standing, where in known(readings).values():
        assert (standing is Standing.UNKNOWN) is (where is Whereabouts.UNKNOWN)


def test_the_thirteen_of_the_full_list_are_in_its_order_and_not_verified() -> None:
    names = parameter("ethos/volledig", on=LOST).names
    found = [each for where in Whereabouts if (each := full(where, on=LOST))]
    assert [each.number for each in found] == list(range(1, len(names) + 1))
    assert {each.confidence for each in found} == {Confidence.UNVERIFIED}
    assert names.index("dreigende_huisuitzetting") + 1 == 9
    assert getattr(full(Whereabouts.EVICTION_NEAR, on=LOST), "number", 0) == 9


def test_the_six_of_the_light_list_are_verified_and_the_seventh_is_not() -> None:
    found = [each for where in Whereabouts if (each := light(where, on=LOST))]
    assert {each.number for each in found} == set(range(1, 8))
    six = {each.confidence for each in found if each.number < 7}
    assert six == {Confidence.VERIFIED}
    assert {each.confidence for each in found if each.number == 7} == {Confidence.SECONDARY}
    assert len(parameter("ethos/light", on=LOST).names) == 6


@pytest.mark.parametrize(
    ("where", "homeless", "counted"),
    [
        (Whereabouts.ROUGH, True, True),
        (Whereabouts.SHELTER, True, False),
        (Whereabouts.WITH_OTHERS, True, True),
        (Whereabouts.EVICTION_NEAR, False, False),
        (Whereabouts.OWN_HOME, False, False),
        (Whereabouts.UNKNOWN, False, False),
    ],
)
def test_who_is_homeless_and_whom_the_country_counts(
    where: Whereabouts, homeless: bool, counted: bool
) -> None:
    assert is_homeless(where) is homeless
    assert counted_nationally(where, on=LOST) is counted
    assert set(WORDS) == set(Whereabouts)


@pytest.mark.parametrize("kind", list(ContractKind))
def test_no_roof_of_somebody_else_is_called_a_home_of_ones_own(kind: ContractKind) -> None:
    own = suggested(kind) is Whereabouts.OWN_HOME
    assert own is (kind in LASTING or kind is ContractKind.OWN_TEMPORARY)


@pytest.mark.parametrize(
    ("eviction_on", "another_home", "near"),
    [
        (date(2026, 9, 30), False, True),
        (date(2026, 10, 1), False, False),
        (date(2026, 9, 30), True, False),
        (date(2026, 8, 30), False, False),
    ],
)
def test_an_eviction_is_near_within_a_month_without_another_home(
    eviction_on: date, another_home: bool, near: bool
) -> None:
    assert is_near(eviction_on, another_home=another_home, on=LOST) is near
