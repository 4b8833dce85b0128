# SPDX-License-Identifier: EUPL-1.2
"""Fifty planted snoops among ten thousand looks: how many are found, and how much is false."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.privacy.planted import LOOKS, SNOOPS, Office, office
from tests.proving import SEED, many

from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.privacy.rules.limits import limits_from
from woonzeker.privacy.rules.watching import odd_looks

LIMITS = limits_from(shipped_policy(PolicyKind.ACCESS))


def flagged(made: Office) -> set[int]:
    """The lines on the list: what the night itself found, and what was found a week later."""
    return {
        look.line
        for on in sorted(made.looks)
        for settled in (False, True)
        for odd in odd_looks(made.looks[on], made.world, LIMITS, settled=settled)
        for look in odd.looks
    }


@pytest.mark.parametrize("seed", range(SEED, SEED + many(5, 100)))
def test_planted_snoops_are_found_and_few_others(seed: int) -> None:
    made = office(seed)
    lines, planted = flagged(made), set(made.planted)
    hit = lines & planted
    recall, precision = len(hit) / len(planted), len(hit) / len(lines)
    missed = dict(Counter(made.planted[line] for line in planted - lines))
    total = sum(map(len, made.looks.values()))
    print(
        f"zaad {seed}: {total} keer gekeken, {len(planted)} geplant, {len(lines)} op de lijst, "
        f"gevonden {recall:.0%}, raak {precision:.0%}, gemist {missed}"
    )
    assert total >= LOOKS
    assert len(planted) >= SNOOPS
    assert recall >= 0.95
    assert precision >= 0.30
