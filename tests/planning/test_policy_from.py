# SPDX-License-Identifier: EUPL-1.2
"""A municipality's own order: what it may decide, and where the bounds are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from woonzeker.planning.priority import PolicyInvalid, policy_from

RULE = {"code": "kinderen", "fact": "minors", "at_least": 1, "points": 15, "words": "Kinderen"}


def _data(**changes: Any) -> dict[str, Any]:
    return {"version": 2, "valid_from": "2026-09-01", "rules": [RULE], **changes}


def _faults(**changes: Any) -> str:
    with pytest.raises(PolicyInvalid) as caught:
        policy_from(_data(**changes))
    return caught.value.sentence


def test_a_lawful_policy_is_read() -> None:
    policy = policy_from(_data(monthly_cents={"huur": 70_000}))
    assert (policy.version, policy.valid_from) == (2, date(2026, 9, 1))
    assert policy.rules[0].limit == 1
    assert policy.monthly_cents == {"huur": 70_000}


@pytest.mark.parametrize(
    "fact",
    ["nationality", "birth_place", "language", "gender", "postcode", "surname", "notes", "case"],
)
def test_a_rule_on_an_excluded_field_is_refused(fact: str) -> None:
    assert f"'{fact}' mag niet meewegen" in _faults(rules=[{**RULE, "fact": fact}])


@pytest.mark.parametrize("points", [0, -5, 101, True, "15", None])
def test_points_only_ever_add_within_bounds(points: object) -> None:
    assert "punten" in _faults(rules=[{**RULE, "points": points}])


def test_a_condition_the_wrong_way_round_is_refused() -> None:
    turned = {key: value for key, value in RULE.items() if key != "at_least"} | {"at_most": 0}
    assert "hoort precies 'at_least'" in _faults(rules=[turned])


def test_having_no_children_can_never_give_points() -> None:
    assert "tussen 1 en 20" in _faults(rules=[{**RULE, "at_least": 0}])


def test_yes_or_no_has_no_limit() -> None:
    assert "geen grens" in _faults(rules=[{**RULE, "fact": "crisis"}])


def test_an_unknown_kind_of_partner_is_refused() -> None:
    rule = {"code": "duo", "fact": "partner_kinds", "contains": "duo", "points": 5, "words": "D"}
    assert "soort partner" in _faults(rules=[rule])


def test_a_code_stands_once() -> None:
    assert "twee keer" in _faults(rules=[RULE, RULE])


@pytest.mark.parametrize("words", ["", "x" * 121, "{name} woont hier", "half {value"])
def test_the_words_are_one_short_sentence(words: str) -> None:
    assert "woorden" in _faults(rules=[{**RULE, "words": words}])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 0}, "versie"),
        ({"version": None}, "versie"),
        ({"valid_from": "morgen"}, "ingangsdatum"),
        ({"rules": []}, "regels"),
        ({"rules": "alles"}, "regels"),
        ({"rules": [3]}, "code"),
        ({"monthly_cents": {"huur": -1}}, "maandbedrag"),
        ({"monthly_cents": {"wijk": 100}}, "maandbedrag"),
        ({"wijken": ["Noord"]}, "hoort niet"),
    ],
)
def test_every_fault_is_said_in_words(change: dict[str, Any], said: str) -> None:
    assert said in _faults(**change)
