# SPDX-License-Identifier: EUPL-1.2
"""Every code of ours has one word of the national model; every word there an origin or a why."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from tests.monitoring.delivering import OFFICIAL

from woonzeker.intake.models import SignalResult
from woonzeker.monitoring.ddas import (
    ABSENT,
    CONTACT_KINDS,
    DAY_PARTS,
    ONLY_SAID,
    PARTNER_TYPES,
    RESULTS,
    STATUSES,
    Enumeration,
    model,
    origins,
    without_origin,
)
from woonzeker.monitoring.ddas.shv import DEBT_KINDS, EXIT_REASONS
from woonzeker.organisations.models import Sector
from woonzeker.outreach.ladder import DAY_PARTS as PARTS_OF_LADDER
from woonzeker.outreach.models import Channel
from woonzeker.process import RESULTS as CHOICES
from woonzeker.process import Exit

WORDS = {
    Enumeration.PARTNER: frozenset(get_args(model.Signaalpartnertype)),
    Enumeration.STATUS: frozenset(get_args(model.Signaalstatus)),
    Enumeration.RESULT: frozenset(get_args(model.Eindresultaat)),
    Enumeration.CONTACT: frozenset(get_args(model.Contactsoort)),
    Enumeration.DAY_PART: frozenset(get_args(model.Dagdeel)),
}
CODES = {
    Enumeration.PARTNER: set(Sector.values),
    Enumeration.STATUS: set(SignalResult.values),
    Enumeration.RESULT: {each.value for each in Exit},
    Enumeration.CONTACT: set(Channel.values),
    Enumeration.DAY_PART: set(PARTS_OF_LADDER),
}
TABLES = {
    Enumeration.PARTNER: PARTNER_TYPES,
    Enumeration.STATUS: STATUSES,
    Enumeration.RESULT: RESULTS,
    Enumeration.CONTACT: CONTACT_KINDS,
    Enumeration.DAY_PART: DAY_PARTS,
}


@pytest.mark.parametrize("kind", Enumeration)
def test_each_code_of_ours_has_a_word(kind: Enumeration) -> None:
    assert set(TABLES[kind]) == CODES[kind]
    assert {word for word in TABLES[kind].values() if word} <= WORDS[kind]


@pytest.mark.parametrize("kind", Enumeration)
def test_each_word_has_an_origin_or_a_reason_why_not(kind: Enumeration) -> None:
    for word in WORDS[kind]:
        assert bool(origins(kind, word)) != (word in without_origin(kind)), word


@pytest.mark.parametrize("kind", Enumeration)
def test_nothing_is_explained_that_does_not_exist(kind: Enumeration) -> None:
    assert without_origin(kind) <= WORDS[kind]
    assert all([*ABSENT[kind].values(), *ONLY_SAID.values()])


@pytest.mark.parametrize("kind", Enumeration)
def test_the_way_back_finds_the_code_it_came_from(kind: Enumeration) -> None:
    for code, word in TABLES[kind].items():
        assert word is None or code in origins(kind, word)


def test_the_sixteen_results_are_those_that_people_choose_from() -> None:
    assert {each.ddas for each in CHOICES} == WORDS[Enumeration.RESULT]
    assert len(WORDS[Enumeration.RESULT]) == 16


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="het officiële schema staat hier niet")
@pytest.mark.parametrize("kind", Enumeration)
def test_the_words_are_those_of_the_official_schema(kind: Enumeration) -> None:
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    assert set(schema["$defs"][kind.value]["enum"]) == WORDS[kind]


def test_each_kind_of_partner_is_a_kind_of_debt() -> None:
    assert set(DEBT_KINDS) == set(Sector.values)


def test_only_ends_that_exist_end_debt_help() -> None:
    assert set(EXIT_REASONS) <= {each.value for each in Exit}
