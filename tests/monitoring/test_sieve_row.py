# SPDX-License-Identifier: EUPL-1.2
"""A row of the sieve in columns says what it said, and can be kept on from there."""

from __future__ import annotations

from hypothesis import given
from tests.monitoring.sieving import Walked, facts, walks

from woonzeker.monitoring.rules.sieve import CaseFacts, Passage, Where, after, fold, follows_on
from woonzeker.monitoring.rules.sieve_row import DAYS_COLUMNS, DERIVED, flat, passage_of


def same(one: Passage, other: Passage) -> bool:
    """Equal but for stays of no days, of which a column may say nothing."""
    return flat(one) == flat(other)


@given(walks(), facts)
def test_what_goes_into_columns_comes_out(case: Walked, known: CaseFacts) -> None:
    row = fold(case.moves, known)
    assert same(passage_of(flat(row)), row)


@given(walks(), facts)
def test_a_row_that_was_kept_goes_on_with_the_next_move(case: Walked, known: CaseFacts) -> None:
    kept = fold(case.moves[:1], known)
    for number, made in enumerate(case.moves[1:], 2):
        stored = passage_of(flat(kept))
        kept = after(stored, made) if follows_on(made) else fold(case.moves[:number], known)
    assert same(kept, fold(case.moves, known))


@given(walks())
def test_who_is_in_the_sieve_has_no_length_at_its_own_step(case: Walked) -> None:
    values = flat(fold(case.moves))
    if Where(values["place"]).inside:
        assert values[f"days_{values['step']}"] is None
    assert all(name in values for name in (*DERIVED, *DAYS_COLUMNS))
