# SPDX-License-Identifier: EUPL-1.2
"""Links held against the truth, counted by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from benchmarks.linkage import measures, said
from benchmarks.linkage.measures import Link, Truth
from benchmarks.linkage.people import Files
from benchmarks.linkage.runs import ENGINES, Cost, Failed, run


def link(signal: str, person: str, score: float, decision: str = "") -> Link:
    return Link(signal, person, score, decision)


def present(*signals: str) -> list[Truth]:
    return [Truth(signal, f"P{signal}", "register") for signal in signals]


def test_all_right_is_one_everywhere() -> None:
    found = measures.measure([link("a", "Pa", 2), link("b", "Pb", 1)], present("a", "b"))
    assert (found.precision, found.recall, found.f1) == (1, 1, 1)
    assert (found.recall_999, found.recall_995, found.human) == (1, 1, 0)


def test_no_links_at_all_find_nothing() -> None:
    found = measures.measure([link("a", "", 0)], present("a"))
    assert (found.recall, found.f1, found.recall_999, found.human) == (0, 0, 0, 0)


def test_recall_at_a_precision_stops_before_the_first_wrong_link() -> None:
    links = [link("a", "Pa", 4), link("b", "Pb", 3), link("c", "Px", 2), link("d", "Pd", 1)]
    found = measures.measure(links, present("a", "b", "c", "d"))
    assert found.recall_999 == 0.5
    assert (found.precision, found.recall) == (0.75, 0.75)


def test_a_threshold_cannot_lie_between_equal_scores() -> None:
    links = [link("a", "Pa", 3), link("b", "Pb", 2), link("c", "Px", 2)]
    assert measures.measure(links, present("a", "b", "c")).recall_999 == pytest.approx(1 / 3)


def test_a_link_to_who_departed_is_wrong_and_no_link_is_missed() -> None:
    truths = [*present("a"), Truth("b", "Pb", "departed", ("departed",))]
    found = measures.measure([link("a", "Pa", 1), link("b", "Pb", 2)], truths)
    assert (found.recall, found.precision) == (1, 0.5)
    assert found.false_kinds == {"departed": 1}


def test_one_wrong_in_a_thousand_still_counts_as_999() -> None:
    names = [str(at) for at in range(1_000)]
    links = [link(name, f"P{name}", 5) for name in names[1:]] + [link("0", "Px", 5)]
    assert measures.measure(links, present(*names)).recall_999 == 0.999


def test_a_person_looks_at_what_lies_under_the_threshold() -> None:
    links = [link("a", "Pa", 9), link("b", "Px", 5), link("c", "Pc", 4), link("d", "Py", 1)]
    found = measures.measure(links, present("a", "b", "c", "d"))
    assert found.human == 0.5


def test_what_the_engine_decided_is_counted_apart() -> None:
    links = [
        link("a", "Pa", 9, "linked"), link("b", "Px", 8, "linked"), link("c", "Pc", 4, "review"),
        link("d", "Pd", 1, "none"),
    ]  # fmt: skip
    decided = measures.measure(links, present("a", "b", "c", "d")).decided
    assert decided == measures.Decided(precision=0.5, recall=0.25, review=0.25)


def test_growth_is_the_exponent() -> None:
    sizes = [(10.0, 10.0), (1000.0, 10.0), (10.0, 1000.0), (1000.0, 1000.0)]
    seconds = [3 * math.sqrt(people) * signals for people, signals in sizes]
    assert measures.growth(sizes, seconds) == pytest.approx([0.5, 1.0])


def test_pairs_in_the_same_cluster_are_counted() -> None:
    clusters = {"a": "1", "b": "1", "c": "1", "d": "2"}
    truth = {"a": "x", "b": "x", "c": "y", "d": "y"}
    assert measures.pairwise(clusters, truth) == pytest.approx((1 / 3, 1 / 2, 2 / 5))


def test_links_and_truth_are_read_as_they_are_written(tmp_path: Path) -> None:
    said.write(tmp_path / "links.csv", [("a", "Pa", "1.5", "linked"), ("b", "", "", "none")])
    read = measures.read_links(tmp_path / "links.csv")
    assert read == [link("a", "Pa", 1.5, "linked"), link("b", "", -math.inf, "none")]


def test_what_a_run_cost_is_read_from_its_own_line() -> None:
    told = "…\nladen 4.2 s · koppelen 1.9 s · 0.032 ms per signaal · piek 1311 MB\n"
    assert said.read(told) == Cost(4.2, 1.9, 0.032, 1311)
    assert said.read("iets anders") is None


def test_exact_joins_find_most_and_hardly_anybody_else(written: Files, tmp_path: Path) -> None:
    (exact,) = [engine for engine in ENGINES if engine.name == "exact"]
    cost = run(exact.link(written, tmp_path / "links.csv"), 3_000)
    assert isinstance(cost, Cost)
    links = measures.read_links(tmp_path / "links.csv")
    found = measures.measure(links, measures.read_truth(written.truth))
    assert found.precision > 0.97
    assert found.recall > 0.7


def test_an_engine_that_fails_says_so() -> None:
    assert isinstance(run(["benchmarks.linkage.exact", "--register"], 1), Failed)


def test_debtors_and_households_are_groups_of_their_own(tmp_path: Path) -> None:
    (truth := tmp_path / "truth.csv").write_text(
        "signal_id,person_id,where,kinds,debtor_id,household_id\n"
        "a,P1,register,,D1,H1\nb,P1,register,,D1,H1\nc,P2,register,,D2,H1\nd,,nowhere,,D3,\n"
    )
    (made := tmp_path / "clusters.csv").write_text(
        "signal_id,cluster_id,household_id\na,1,1\nb,1,1\nc,2,1\nd,3,1\n"
    )
    assert measures.grouped(made, truth) == pytest.approx((1, 1))
