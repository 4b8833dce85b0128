# SPDX-License-Identifier: EUPL-1.2
"""One row per household: made from its moves, kept with each of them, counted without loss."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.monitoring.sieving import DAY, Walked, facts, walks

from woonzeker.monitoring.rules.sieve import (
    OF_EXIT,
    CaseFacts,
    Children,
    Made,
    Passage,
    Where,
    after,
    fold,
    follows_on,
    with_facts,
)
from woonzeker.monitoring.rules.sieve_counts import (
    Chosen,
    grid_of,
    leak_of,
    leak_order,
    median_days,
    sieve_of,
    stays_of,
)
from woonzeker.process import Exit, Status, Step, find_move

ALL = Chosen(date(2000, 1, 1), date(2100, 1, 1))


def walked(*codes: tuple[str, int]) -> Walked:
    """A case that makes these moves, each so many days after the first of January 5."""
    case = Walked()
    for code, days in codes:
        case.make(find_move(code), DAY + timedelta(days=days))
    return case


def row_of(*codes: tuple[str, int]) -> Passage:
    return fold(walked(*codes).moves)


def test_every_exit_is_counted_somewhere() -> None:
    assert set(OF_EXIT) == set(Exit)
    assert set(OF_EXIT.values()) | {Where.OPEN, Where.WAITING} == set(Where)


@given(walks(), facts)
def test_kept_with_each_move_a_row_is_what_all_moves_make_of_it(
    case: Walked, known: CaseFacts
) -> None:
    kept = fold(case.moves[:1], known)
    for number, made in enumerate(case.moves[1:], 2):
        kept = after(kept, made) if follows_on(made) else fold(case.moves[:number], known)
        assert kept == fold(case.moves[:number], known)


@given(walks())
def test_a_row_stands_where_the_case_stands(case: Walked) -> None:
    row = fold(case.moves)
    assert (row.step, row.status, row.left) == (case.step, case.status, case.result)
    assert row.left is None or row.left is Exit.WRONGLY_LINKED or row.left_on == case.closed_on
    assert row.entered_on == case.moves[0].on


@given(walks(), some.randoms())
def test_the_order_in_which_moves_are_read_says_nothing(case: Walked, chance: object) -> None:
    moves = list(case.moves)
    chance.shuffle(moves)  # type: ignore[attr-defined]
    assert fold(moves) == fold(case.moves)


@given(walks())
def test_steps_are_reached_downwards_and_the_last_is_the_furthest(case: Walked) -> None:
    row = fold(case.moves)
    steps = [step for step, _day in row.reached]
    assert steps == sorted(set(steps))
    assert (steps[0], steps[-1]) == (row.began, row.step)
    days = [day for _step, day in row.reached]
    assert days == sorted(days)


@given(walks())
def test_days_at_steps_are_days_in_the_sieve(case: Walked) -> None:
    row = fold(case.moves)
    last = case.moves[-1].on
    assert all(days >= 0 for _step, days in row.days)
    assert sum(days for _step, days in row.days) <= (last - row.entered_on).days


def test_a_case_without_moves_is_none() -> None:
    with pytest.raises(ValueError, match="began"):
        fold([])


def test_what_is_put_right_cannot_be_kept_on() -> None:
    row = row_of(("accept_report", 0))
    back = Made(2, "message_withdrawn", DAY, Step.REPORT, Status.OPEN, undoes=1)
    with pytest.raises(ValueError, match="fold again"):
        after(row, back)


def test_a_summons_that_was_taken_back_leaves_what_came_meanwhile() -> None:
    case = walked(("accept_report", 0), ("dagvaarding_served", 10), ("contact_reached", 20))
    assert fold(case.moves).step is Step.DAGVAARDING
    case.take_back(2, DAY + timedelta(days=30))
    row = fold(case.moves)
    assert row.reached == ((Step.REPORT, DAY), (Step.OUTREACH, DAY + timedelta(days=20)))
    assert row.last_contact_on == DAY + timedelta(days=20)
    assert row.sank_on is None


def test_days_outside_the_sieve_do_not_count() -> None:
    row = row_of(
        ("accept_report", 0), ("close_paid", 10), ("reopen", 200), ("dagvaarding_served", 205)
    )
    assert row.days == ((Step.REPORT, 15),)
    assert row.repeat


def test_who_was_known_before_is_a_repeat_and_so_is_who_came_back() -> None:
    row = row_of(("accept_report", 0))
    assert not row.repeat
    assert with_facts(row, CaseFacts(known_before=True)).repeat


def test_who_never_belonged_here_does_not_come_back() -> None:
    case = walked(("accept_report", 0))
    case.end_wrongly(DAY)
    case.make(find_move("reopen"), DAY)
    assert not fold(case.moves).repeat


@pytest.mark.parametrize(
    ("moves", "leaks"),
    [
        ([("accept_report", 0), ("dagvaarding_served", 9)], True),
        ([("accept_report", 0), ("contact_sought", 3), ("dagvaarding_served", 9)], True),
        ([("accept_report", 0), ("contact_reached", 3), ("dagvaarding_served", 9)], False),
        ([("accept_report", 0), ("dagvaarding_served", 9), ("contact_reached", 9)], False),
        # spoken to long ago, a step earlier
        (
            [
                ("accept_report", 0), ("contact_reached", 1), ("dagvaarding_announced", 9),
                ("dagvaarding_served", 30),
            ],
            True,
        ),
        # a summons out of nowhere: there was no day on which anybody could have come
        ([("begin_by_court_message", 0), ("dagvaarding_served", 0)], False),
        ([("begin_by_court_message", 0), ("vonnis_given", 20)], True),
        # who asked for help themselves was spoken to
        ([("accept_request", 0), ("dagvaarding_served", 9)], False),
        # a step of the municipality itself is help, not sinking
        ([("begin_by_eviction_notice", 0), ("contact_reached", 1), ("last_offer_made", 9)], False),
        ([("accept_report", 0), ("dagvaarding_served", 9), ("close_paid", 12)], False),
    ],
)  # fmt: skip
def test_who_sank_a_step_without_contact_is_a_leak(
    moves: list[tuple[str, int]], leaks: bool
) -> None:
    row = row_of(*moves)
    assert row.leaks is leaks
    assert (leak_of(row) is not None) is leaks


def test_whom_nobody_reached_and_who_comes_back_by_a_summons_sank() -> None:
    row = row_of(
        ("accept_report", 0), ("contact_sought", 1), ("close_no_contact", 90),
        ("dagvaarding_served", 200),
    )  # fmt: skip
    assert row.leaks
    assert row.sank_from is Step.OUTREACH


def test_the_leak_list_says_why_and_begins_with_the_deepest() -> None:
    rows = [
        row_of(("accept_report", 0), ("dagvaarding_served", 9)),
        row_of(("accept_report", 0), ("vonnis_given", 20)),
        row_of(("accept_report", 0), ("contact_reached", 1), ("dagvaarding_announced", 4),
               ("vonnis_given", 12)),
    ]  # fmt: skip
    leaks = sorted((leak for row in rows if (leak := leak_of(row))), key=leak_order)
    assert [(leak.step, leak.sank_on) for leak in leaks] == [
        (Step.VONNIS, DAY + timedelta(days=12)),
        (Step.VONNIS, DAY + timedelta(days=20)),
        (Step.DAGVAARDING, DAY + timedelta(days=9)),
    ]
    assert [(leak.sank_from, leak.last_contact_on) for leak in leaks[:2]] == [
        (Step.DAGVAARDING_ANNOUNCED, DAY + timedelta(days=1)),
        (Step.REPORT, None),
    ]


groups = some.lists(walks(8), max_size=12).map(lambda cases: [fold(case.moves) for case in cases])


@given(groups)
def test_who_entered_is_in_it_or_left(rows: list[Passage]) -> None:
    sieve = sieve_of(grid_of(rows))
    assert sieve.entered == sieve.inside + sum(sieve.left.values())
    assert sieve.entered + sieve.mistakes == len(rows)
    assert sieve.left == {
        where: number
        for where, number in Counter(row.where for row in rows).items()
        if not where.inside and where is not Where.MISTAKE
    }


@given(groups)
def test_at_every_step_what_comes_stays_leaves_or_goes_on(rows: list[Passage]) -> None:
    levels = sieve_of(grid_of(rows)).levels
    assert (levels[0].from_above, levels[-1].onward) == (0, 0)
    above = 0
    for level in levels:
        assert level.from_above == above
        assert level.began + level.from_above == level.here + level.out + level.onward
        assert level.onward >= 0
        above = level.onward


@given(groups)
def test_what_goes_on_is_who_began_above_and_came_deeper(rows: list[Passage]) -> None:
    counting = [row for row in rows if row.where is not Where.MISTAKE]
    for level in sieve_of(grid_of(rows)).levels:
        deeper = [row for row in counting if row.began <= level.step < row.step]
        assert level.onward == len(deeper)


@given(groups)
def test_the_median_is_the_one_in_the_middle(rows: list[Passage]) -> None:
    made = median_days(stays_of(rows))
    for step in Step:
        stays = [
            days
            for row in rows
            if row.where is not Where.MISTAKE
            for at, days in row.ended_stays
            if at is step
        ]
        assert made.get(step) == (median_low(stays) if stays else None)


def test_a_stay_that_goes_on_has_no_length_yet() -> None:
    assert row_of(("accept_report", 0), ("dagvaarding_served", 9)).ended_stays == (
        (Step.REPORT, 9),
    )
    again = row_of(("accept_report", 0), ("close_paid", 5), ("reopen", 9))
    assert again.ended_stays == ()


@given(walks(), facts)
def test_without_a_wish_everybody_is_counted_and_with_one_only_who_fits(
    case: Walked, known: CaseFacts
) -> None:
    row = fold(case.moves, known)
    assert ALL.takes(row)
    day = row.entered_on
    assert Chosen(day, day, known.sector, known.landlord, known.lanes[0], known.children,
                  row.repeat).takes(row)  # fmt: skip
    assert not Chosen(day, day, repeat=not row.repeat).takes(row)
    assert not Chosen(day, day, lane="fraud").takes(row)
    assert not Chosen(day + timedelta(days=1), date.max).takes(row)
    others = [each for each in Children if each is not known.children]
    assert not any(Chosen(day, day, children=each).takes(row) for each in others)
