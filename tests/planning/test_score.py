# SPDX-License-Identifier: EUPL-1.2
"""The sum of points, its words and its order."""

from __future__ import annotations

import ast
import random
from dataclasses import fields, replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.planning import priority
from woonzeker.planning.priority import (
    FACTS,
    KINDS,
    PriorityFacts,
    PriorityPolicy,
    Rule,
    Standing,
    months_behind,
    place_in_line,
    policy_from,
    score,
)

_SHIPPED = resources.files("woonzeker.organisations") / "policies" / "priority.yaml"
SHIPPED = policy_from(yaml.safe_load(_SHIPPED.read_text(encoding="utf-8")))


def _policy(*rules: Rule) -> PriorityPolicy:
    return PriorityPolicy(version=7, valid_from=date(2026, 1, 1), rules=rules)


_days = st.none() | st.integers(-30, 400)
any_facts = st.builds(
    PriorityFacts,
    partner_kinds=st.frozensets(st.sampled_from(KINDS)),
    partner_count=st.integers(0, 9),
    months_behind=st.none() | st.integers(0, 40),
    growth_percent=st.none() | st.integers(-100, 400),
    repeat_within_six_months=st.booleans(),
    crisis=st.booleans(),
    eviction_in_days=_days,
    shutoff_in_days=_days,
    minors=st.integers(0, 6),
    step=st.integers(1, 11),
    days_left=_days,
    resident_asked=st.booleans(),
    flagged=st.booleans(),
)


def test_each_rule_that_holds_says_its_words() -> None:
    facts = PriorityFacts(partner_count=3, minors=2, shutoff_in_days=9)
    found = score(facts, SHIPPED)
    assert [(c.words, c.points) for c in found.contributions] == [
        ("Afsluiting aangekondigd: over 9 dagen", 40),
        ("Minderjarige kinderen in huis", 15),
        ("3 partners melden een achterstand", 15),
    ]
    assert found.total == 70


def test_the_version_of_the_policy_stays_with_the_sum() -> None:
    assert score(PriorityFacts(), _policy()).policy_version == 7


def test_a_household_without_a_fact_has_no_points() -> None:
    assert score(PriorityFacts(), SHIPPED).total == 0


def test_of_rules_on_one_number_only_the_heaviest_counts() -> None:
    few = Rule("few", "minors", 9, "{value}", 1)
    many = Rule("many", "minors", 4, "{value}", 2)
    assert score(PriorityFacts(minors=3), _policy(many, few)).total == 9


def test_every_kind_of_partner_counts_by_itself() -> None:
    rules = (
        Rule("a", "partner_kinds", 3, "Huur", "huur"),
        Rule("b", "partner_kinds", 2, "W", "water"),
    )
    assert (
        score(PriorityFacts(partner_kinds=frozenset({"huur", "water"})), _policy(*rules)).total == 5
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "3 dagen geleden"), (-1, "gisteren"), (0, "vandaag"), (1, "morgen"), (2, "over 2 dagen")],
)
def test_days_are_said_as_people_say_them(days: int, words: str) -> None:
    rule = Rule("weg", "eviction_in_days", 40, "Ontruiming: {value}", 365)
    found = score(PriorityFacts(eviction_in_days=days), _policy(rule))
    assert found.contributions[0].words == f"Ontruiming: {words}"


def test_one_of_something_is_said_in_the_singular() -> None:
    rule = Rule("kind", "minors", 5, "{value} in huis", 1)
    assert score(PriorityFacts(minors=1), _policy(rule)).contributions[0].words == "1 kind in huis"


def test_months_come_from_the_reported_terms_first() -> None:
    assert months_behind("huur", 10_00, 3.5, SHIPPED) == 3


def test_months_come_from_the_usual_amount_when_no_terms_were_given() -> None:
    assert months_behind("huur", 1_400_00, None, SHIPPED) == 2


def test_months_are_unknown_for_a_kind_without_a_usual_amount() -> None:
    assert months_behind("overige", 1_400_00, None, SHIPPED) is None


@given(facts=any_facts)
def test_the_contributions_add_up_to_the_total(facts: PriorityFacts) -> None:
    found = score(facts, SHIPPED)
    assert found.total == sum(c.points for c in found.contributions) >= 0
    assert all(c.words and "{" not in c.words for c in found.contributions)


@given(facts=any_facts)
def test_the_same_facts_give_the_same_sum(facts: PriorityFacts) -> None:
    assert score(facts, SHIPPED) == score(replace(facts), SHIPPED)


@given(facts=any_facts, name=st.sampled_from(sorted(FACTS)), more=st.integers(1, 30))
def test_a_household_never_comes_later_because_something_got_worse(
    facts: PriorityFacts, name: str, more: int
) -> None:
    now = getattr(facts, name)
    worse: object = True
    if name == "partner_kinds":
        worse = now | {KINDS[more % len(KINDS)]}
    elif not isinstance(now, bool):
        earlier = FACTS[name].way is priority.Way.AT_MOST
        worse = (-more if earlier else more) + (now or 0) if now is not None else more
    assert score(replace(facts, **{name: worse}), SHIPPED).total >= score(facts, SHIPPED).total


standings = st.lists(
    st.builds(
        Standing,
        case=st.uuids().map(str),
        total=st.integers(0, 3),
        crisis=st.booleans(),
        due_on=st.none() | st.dates(date(2026, 11, 1), date(2026, 11, 4)),
    ),
    max_size=12,
)


@given(line=standings, seed=st.integers())
def test_the_line_does_not_depend_on_who_was_read_first(line: list[Standing], seed: int) -> None:
    mixed = list(line)
    random.Random(seed).shuffle(mixed)
    assert sorted(mixed, key=place_in_line) == sorted(line, key=place_in_line)


def test_equal_points_are_ordered_by_the_earliest_term_then_the_opaque_id() -> None:
    line = [
        Standing(case="b", total=5),
        Standing(case="c", total=5, due_on=date(2026, 11, 9)),
        Standing(case="a", total=5),
        Standing(case="d", total=5, due_on=date(2026, 11, 3)),
    ]
    assert [each.case for each in sorted(line, key=place_in_line)] == ["d", "c", "a", "b"]


def test_a_crisis_comes_before_any_sum() -> None:
    line = [Standing(case="a", total=200), Standing(case="b", total=0, crisis=True)]
    assert min(line, key=place_in_line).case == "b"


def test_the_facts_are_the_closed_list_and_nothing_else() -> None:
    assert tuple(FACTS) == tuple(each.name for each in fields(PriorityFacts))
    assert set(FACTS) == {
        "partner_kinds", "partner_count", "months_behind", "growth_percent",
        "repeat_within_six_months", "crisis", "eviction_in_days", "shutoff_in_days",
        "minors", "step", "days_left", "resident_asked", "flagged",
    }  # fmt: skip


def test_no_fact_can_carry_a_name_an_origin_or_free_words() -> None:
    """Only whole numbers and yes or no; the one set holds kinds of partners."""
    kinds = {each.name: each.type for each in fields(PriorityFacts)}
    assert kinds.pop("partner_kinds") == "frozenset[str]"
    assert set(kinds.values()) == {"int", "bool", "int | None"}


def test_a_rule_reads_a_fact_and_nothing_beside_it() -> None:
    assert {rule.fact for rule in SHIPPED.rules} <= set(FACTS)
    assert not any(rule.fact.startswith("_") for rule in SHIPPED.rules)


def test_the_rules_know_no_room_table_or_clock() -> None:
    tree = ast.parse(Path(priority.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {m for m in modules if m and m.startswith("woonzeker")} == {"woonzeker.errors"}
    assert not {m for m in modules if m and m.startswith("django")}
