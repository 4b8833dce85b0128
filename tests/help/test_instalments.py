# SPDX-License-Identifier: EUPL-1.2
"""Instalments on somebody's own pay day, exact to the cent."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.help.rules.instalments import (
    Due,
    Line,
    NoPlan,
    PayDay,
    agreed,
    balance,
    less,
    paid,
    paused,
    pay_days,
    plan,
    postponed,
    shared,
)
from woonzeker.help.rules.money import Every

MONDAY = date(2026, 11, 2)
days = st.dates(min_value=date(2026, 1, 1), max_value=date(2030, 12, 31))
pay_day = st.one_of(
    st.builds(PayDay, st.just(Every.MONTH), st.integers(1, 31)),
    st.builds(PayDay, st.sampled_from([Every.WEEK, Every.FOUR_WEEKS]), st.integers(1, 7)),
)
owed = st.lists(st.integers(1, 3_000_000), min_size=1, max_size=5).map(
    lambda found: [(f"schuld {place}", each) for place, each in enumerate(found)]
)


def first(pay: PayDay, on: date, times: int) -> list[date]:
    return list(islice(pay_days(pay, on), times))


def lines_of(dues: tuple[Due, ...]) -> tuple[Line, ...]:
    return tuple(Line(each.number, each.on, each.debt, each.cents) for each in dues)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Line, ...]:
    debts = draw(owed)
    instalment = draw(st.integers(-(-sum(cents for _, cents in debts) // 40), 3_000_000))
    made = plan(debts, instalment_cents=instalment, pay=draw(pay_day), first_on=draw(days))
    return lines_of(made)


@st.composite
def arranged(draw: st.DrawFn) -> tuple[PayDay, tuple[Line, ...]]:
    """A plan with the pay day it was made for."""
    debts, pay = draw(owed), draw(pay_day)
    instalment = draw(st.integers(-(-sum(cents for _, cents in debts) // 40), 3_000_000))
    made = plan(debts, instalment_cents=instalment, pay=pay, first_on=draw(days))
    return pay, lines_of(made)


def test_who_is_paid_on_the_31st_pays_on_the_last_day_of_a_month() -> None:
    found = first(PayDay(Every.MONTH, 31), date(2027, 1, 15), 4)
    assert found == [
        date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)
    ]  # fmt: skip


def test_a_pay_day_that_passed_waits_for_the_next_month() -> None:
    assert first(PayDay(Every.MONTH, 24), date(2026, 11, 25), 1) == [date(2026, 12, 24)]


def test_a_day_in_the_weekend_stays_as_it_is() -> None:
    assert first(PayDay(Every.MONTH, 7), MONDAY, 1) == [date(2026, 11, 7)]


def test_four_weeks_are_four_weeks_also_over_new_year() -> None:
    found = first(PayDay(Every.FOUR_WEEKS, 5), MONDAY, 4)
    assert [later - earlier for earlier, later in pairwise(found)] == [timedelta(weeks=4)] * 3
    assert found[0] == date(2026, 11, 6)


@given(pay_day, days)
def test_pay_days_never_come_before_the_first_and_always_go_on(pay: PayDay, on: date) -> None:
    found = first(pay, on, 30)
    assert found[0] >= on
    assert all(earlier < later for earlier, later in pairwise(found))


@given(st.integers(1, 31), days)
def test_every_month_has_one_pay_day(day: int, on: date) -> None:
    months = [(each.year, each.month) for each in first(PayDay(Every.MONTH, day), on, 25)]
    assert len(set(months)) == 25


def test_a_day_that_no_week_has_is_no_pay_day() -> None:
    with pytest.raises(NoPlan):
        PayDay(Every.WEEK, 8)


def test_the_last_instalment_is_the_rest() -> None:
    made = plan([("huur", 100_050)], instalment_cents=25_000, pay=PayDay(Every.MONTH, 1),
                first_on=MONDAY)  # fmt: skip
    assert [each.cents for each in made] == [25_000, 25_000, 25_000, 25_000, 50]


def test_two_creditors_get_their_share_of_each_instalment() -> None:
    made = plan([("huur", 90_000), ("stroom", 30_000)], instalment_cents=40_000,
                pay=PayDay(Every.MONTH, 1), first_on=MONDAY)  # fmt: skip
    assert [(each.debt, each.cents) for each in made[:2]] == [("huur", 30_000), ("stroom", 10_000)]


@given(owed, st.integers(1, 4_000_000), pay_day, days)
def test_instalments_add_up_to_each_debt_exactly(
    debts: list[tuple[str, int]], instalment: int, pay: PayDay, on: date
) -> None:
    try:
        made = plan(debts, instalment_cents=instalment, pay=pay, first_on=on)
    except NoPlan:
        return
    for debt, cents in debts:
        assert sum(each.cents for each in made if each.debt == debt) == cents


@given(plans())
def test_on_no_day_more_is_asked_than_the_instalment(lines: tuple[Line, ...]) -> None:
    by_day: dict[date, int] = {}
    for line in lines:
        by_day[line.on] = by_day.get(line.on, 0) + line.cents
    sums = [by_day[on] for on in sorted(by_day)]
    assert len(set(sums[:-1])) <= 1
    assert sums[-1] <= sums[0]


@given(plans())
def test_numbers_of_a_debt_count_up_without_a_gap(lines: tuple[Line, ...]) -> None:
    for debt in {line.debt for line in lines}:
        own = [line.number for line in lines if line.debt == debt]
        assert own == list(range(1, len(own) + 1))


@given(owed, st.data())
def test_shares_are_never_more_than_what_is_left(
    debts: list[tuple[str, int]], data: st.DataObject
) -> None:
    left = dict(debts)
    cents = data.draw(st.integers(1, sum(left.values())))
    parts = shared(left, cents)
    assert sum(parts.values()) == cents
    assert all(0 <= parts[debt] <= left[debt] for debt in left)


def test_an_instalment_of_nothing_is_no_plan() -> None:
    with pytest.raises(NoPlan):
        plan([("huur", 1)], instalment_cents=0, pay=PayDay(Every.WEEK, 1), first_on=MONDAY)


def test_a_plan_without_an_end_is_no_plan() -> None:
    with pytest.raises(NoPlan):
        plan([("huur", 9_000_000)], instalment_cents=1, pay=PayDay(Every.WEEK, 1),
             first_on=MONDAY)  # fmt: skip


@given(plans(), st.data())
def test_a_payment_takes_exactly_so_much_off_what_is_open(
    lines: tuple[Line, ...], data: st.DataObject
) -> None:
    cents = data.draw(st.integers(1, agreed(lines)))
    after = paid(lines, cents)
    assert sum(line.open for line in after) == agreed(lines) - cents
    assert agreed(after) == agreed(lines)


def test_more_than_is_open_is_not_booked() -> None:
    with pytest.raises(NoPlan):
        paid((Line(1, MONDAY, "huur", 100),), 101)


@given(plans(), st.data())
def test_putting_off_changes_no_total(lines: tuple[Line, ...], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    part = data.draw(st.integers(0, lines[place].cents - 1))
    lines = (*lines[:place], *(paid((lines[place],), part) if part else (lines[place],)),
             *lines[place + 1 :])  # fmt: skip
    after = postponed(lines, place, lines[place].on + timedelta(days=40))
    assert agreed(after) == agreed(lines)
    assert sum(line.open for line in after) == sum(line.open for line in lines)


def test_putting_off_to_an_earlier_day_is_refused() -> None:
    with pytest.raises(NoPlan):
        postponed((Line(1, MONDAY, "huur", 100),), 0, MONDAY)


@given(plans(), st.data())
def test_what_is_waived_goes_off_the_end_to_the_cent(
    lines: tuple[Line, ...], data: st.DataObject
) -> None:
    debt = lines[0].debt
    owed_there = sum(line.cents for line in lines if line.debt == debt)
    cents = data.draw(st.integers(1, owed_there))
    after = less(lines, debt, cents)
    assert agreed(after) == agreed(lines) - cents
    assert [line for line in after if line.debt != debt] == [
        line for line in lines if line.debt != debt
    ]


@given(arranged(), st.integers(0, 400))
def test_a_pause_moves_days_and_no_money(made: tuple[PayDay, tuple[Line, ...]], later: int) -> None:
    pay, lines = made
    until = lines[0].on + timedelta(days=later)
    after = paused(lines, pay, first_on=lines[0].on, until=until)
    assert [line.cents for line in after] == [line.cents for line in lines]
    assert all(now.on >= max(was.on, until) for was, now in zip(lines, after, strict=True))


@given(arranged(), st.integers(0, 400))
def test_a_pause_keeps_to_the_pay_days_and_never_puts_two_together(
    made: tuple[PayDay, tuple[Line, ...]], later: int
) -> None:
    pay, lines = made
    after = paused(lines, pay, first_on=lines[0].on, until=lines[0].on + timedelta(days=later))
    series = set(islice(pay_days(pay, lines[0].on), 600))
    assert {line.on for line in after} <= series
    assert len({line.on for line in after}) == len({line.on for line in lines})


def test_a_pause_keeps_who_is_paid_every_four_weeks_on_their_own_friday() -> None:
    stood = [date(2027, 1, 1), date(2027, 1, 29), date(2027, 2, 26)]
    lines = tuple(Line(place, on, "huur", 100) for place, on in enumerate(stood, 1))
    pay = PayDay(Every.FOUR_WEEKS, 5)
    after = paused(lines, pay, first_on=stood[0], until=date(2027, 1, 10))
    assert [line.on for line in after] == [
        date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26)
    ]  # fmt: skip


def test_a_pause_brings_nothing_forward() -> None:
    lines = (Line(1, date(2027, 1, 25), "huur", 100), Line(2, date(2027, 4, 25), "huur", 100))
    pay = PayDay(Every.MONTH, 25)
    after = paused(lines, pay, first_on=lines[0].on, until=date(2027, 2, 1))
    assert [line.on for line in after] == [date(2027, 2, 25), date(2027, 4, 25)]


def test_a_pause_goes_round_a_payment_that_came_in_for_a_part() -> None:
    lines = (Line(1, date(2027, 1, 25), "huur", 100), Line(2, date(2027, 2, 25), "huur", 100, 40))
    pay = PayDay(Every.MONTH, 25)
    after = paused(lines, pay, first_on=lines[0].on, until=date(2027, 2, 1))
    assert [line.on for line in after] == [date(2027, 3, 25), date(2027, 2, 25)]


@given(plans(), st.data())
def test_who_pays_on_the_day_is_never_behind(lines: tuple[Line, ...], data: st.DataObject) -> None:
    on = data.draw(st.sampled_from(sorted({line.on for line in lines})))
    due = sum(line.cents for line in lines if line.on < on)
    after = paid(lines, due) if due else lines
    assert balance(after, on=on).behind == 0


def test_who_missed_an_instalment_is_behind_by_it() -> None:
    lines = (Line(1, MONDAY, "huur", 5_000), Line(2, date(2026, 12, 2), "huur", 5_000))
    assert balance(lines, on=date(2026, 11, 3)).behind == 5_000
