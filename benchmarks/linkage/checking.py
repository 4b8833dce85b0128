# SPDX-License-Identifier: EUPL-1.2
"""Weights held beside each other on signals that none of them was trained on."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.linkage import measures
from benchmarks.linkage import people as files
from benchmarks.linkage.households import EXTRACT_ON
from benchmarks.linkage.measures import Link, Measures
from benchmarks.linkage.people import Files

from woonzeker.matching.linkage.batch import claims_of, link_all
from woonzeker.matching.linkage.files import read_people, read_signals
from woonzeker.matching.linkage.shapes import Result, Weights

_DECISIONS = {Result.LINKED: "linked", Result.REVIEW: "review", Result.NOBODY: "none"}


def on_seed(seed: int, people: int, signals: int, several: Sequence[Weights]) -> list[Measures]:
    """The measures of each of the weights, on a register made from this seed."""
    with tempfile.TemporaryDirectory() as folder:
        (made,) = files.write(Path(folder), seed, people, [signals])
        return against(made, several)


def against(made: Files, several: Sequence[Weights]) -> list[Measures]:
    """The measures of each of the weights on the same files."""
    register = read_people(
        made.register.read_bytes(), made.departed.read_bytes(), on=EXTRACT_ON
    ).people
    facts = read_signals(made.signals.read_bytes())
    truths, claims = measures.read_truth(made.truth), claims_of(facts)
    found = []
    for weights in several:
        links = []
        for signal, one in zip(facts, link_all(claims, register, weights=weights).outcomes,
                               strict=True):  # fmt: skip
            here = one.person is not None and not one.departed
            person = register.ids[one.person] if here and one.person is not None else ""
            decision = _DECISIONS[one.result] if here else "none"
            links.append(Link(signal.signal, person, one.score, decision))
        found.append(measures.measure(links, truths))
    return found


def line(found: Measures) -> str:
    """F1, recall at both precisions and the human share, and what was decided."""
    said = (f"F1 {found.f1:.4f} · recall bij 99,9% {found.recall_999:.4f} · "
            f"bij 99,5% {found.recall_995:.4f} · mens {found.human:.4f}")  # fmt: skip
    if (own := found.decided) is None:
        return said
    return f"{said} · besloten {own.precision:.5f} / {own.recall:.4f} / mens {own.review:.4f}"
