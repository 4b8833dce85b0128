# SPDX-License-Identifier: EUPL-1.2
"""What counts as a repeat for a partner follows from its own signals alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from woonzeker.feedback.rules.repeating import OwnSignal, repeats

OCTOBER, DECEMBER = date(2026, 10, 1), date(2026, 12, 1)
FIRST = OwnSignal("first", "taken_up", 82_000, OCTOBER, OCTOBER)
AGAIN = OwnSignal("again", "repeat", 63_100, DECEMBER, DECEMBER)
THIRD = OwnSignal("third", "repeat", 16_900, DECEMBER, DECEMBER)


def test_not_higher_beside_one_that_runs_is_a_repeat() -> None:
    assert repeats([FIRST, AGAIN]) == {"again"}


def test_higher_is_no_repeat() -> None:
    assert repeats([FIRST, replace(AGAIN, amount_cents=82_001)]) == frozenset()


def test_after_an_answer_for_good_it_is_news() -> None:
    over = replace(FIRST, over_on=date(2026, 11, 11))
    assert repeats([over, AGAIN]) == frozenset()


def test_what_was_set_aside_for_what_others_reported_counts_for_what_follows() -> None:
    over = replace(FIRST, over_on=date(2026, 11, 11))
    alone = repeats([over, replace(AGAIN, result="taken_up"), THIRD])
    assert alone == repeats([over, AGAIN, THIRD]) == {"third"}


_SIGNALS = st.lists(
    st.builds(
        OwnSignal,
        id=st.uuids(),
        result=st.sampled_from(["taken_up", "repeat"]),
        amount_cents=st.integers(1, 5),
        received_on=st.just(DECEMBER),
        signalled_on=st.just(DECEMBER),
        over_on=st.one_of(st.none(), st.just(OCTOBER)),
    ),
    max_size=6,
)


@given(_SIGNALS)
def test_the_first_is_never_a_repeat_and_what_was_taken_up_never_either(
    signals: list[OwnSignal],
) -> None:
    found = repeats(signals)
    taken = {each.id for each in signals if each.result == "taken_up"}
    assert not found & ({each.id for each in signals[:1]} | taken)
