# SPDX-License-Identifier: EUPL-1.2
"""The judge of letters sees every mishap and calls no good letter bad; `./run prove letters`."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
from typing import TypeVar

import pytest
from tests.outreach.judging import (
    MISHAPS,
    digests,
    good,
    pile_of,
    somebody,
    stock,
    trial,
    verdict,
    window,
    written,
)
from tests.proving import FULL, SEED, many

from woonzeker.outreach import letters
from woonzeker.outreach.checking import (
    FAULT_WORDS,
    Fault,
    judge,
    read,
    read_all,
    reading,
    same_words,
    stands_in,
    window_words,
)

T = TypeVar("T")
CORES = min(os.cpu_count() or 1, 4) if FULL else 1


def side_by_side(work: Callable[[int], T], seeds: Iterable[int]) -> list[T]:
    """The same work for each seed, on every core when it is much."""
    if CORES == 1:
        return [work(seed) for seed in seeds]
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as others:
        return list(others.map(work, seeds, chunksize=100))


def test_every_planted_mishap_is_seen() -> None:
    number = many(140, 10_000)
    seen = side_by_side(trial, range(SEED * 1_000_000, SEED * 1_000_000 + number))
    missed = Counter(name for name, caught in seen if not caught)
    assert missed == {}
    assert {name for name, _caught in seen} == set(MISHAPS)
    print(f"{number} mishaps, {number - missed.total()} seen")


def test_no_good_letter_is_called_bad() -> None:
    number = many(40, 10_000)
    alarms = side_by_side(good, range(SEED * 1_000_000, SEED * 1_000_000 + number))
    assert [each for each in alarms if each] == []
    print(f"{number} good letters, 0 alarms")


@pytest.mark.parametrize(("name", "fault"), [
    ("page shift", Fault.MARK), ("page lost", Fault.MARK), ("swapped files", Fault.NAME),
    ("swapped address", Fault.ADDRESS), ("swapped person", Fault.NAME),
    ("swapped words", Fault.GREETING), ("slip", Fault.ADDRESS), ("old address", Fault.ADDRESS),
    ("doubled page", Fault.PAGES), ("foreign page", Fault.PAGES),
    ("missing letter", Fault.MISSING), ("letter too many", Fault.UNEXPECTED),
])  # fmt: skip
def test_a_mishap_is_called_by_its_name(name: str, fault: Fault) -> None:
    chance = random.Random(SEED)
    pile, wanted = MISHAPS[name](chance, list(stock(SEED)[:5]))
    assert fault in {finding.fault for finding in verdict(pile, wanted)}


def test_a_code_of_somebody_else_is_seen() -> None:
    made = next(each for each in stock(SEED) if each.wanted.code)
    other = replace(made.wanted, code=digests("ANDER-ECODE-WXYZ")[0])
    found = verdict(pile_of([made]), [other])
    assert [finding.fault for finding in found] == [Fault.CODE]


def test_a_letter_names_exactly_the_partners_that_reported() -> None:
    made = next(each for each in stock(SEED) if each.wanted.sources)
    for sources in (("Iemand Anders",), ((*(made.wanted.sources or ()), "Nog Een"))):
        found = verdict(pile_of([made]), [replace(made.wanted, sources=sources)])
        assert [finding.fault for finding in found] == [Fault.SOURCE]


def test_an_amount_or_a_citizen_service_number_holds_a_letter_back() -> None:
    made = next(each for each in stock(SEED) if each.content.kind == "reminder")
    for words, fault in (("U bent € 500 achter.", Fault.AMOUNT), ("999990019", Fault.NUMBER)):
        text = replace(made.content.text, closing=words)
        bad = read(letters.render(replace(made.content, text=text)))
        found = judge(
            {made.wanted.mark: bad}, [replace(made.wanted, sha256=bad.sha256)], digests=digests
        )
        assert fault in {finding.fault for finding in found}


def test_a_file_that_was_changed_after_it_was_made_is_seen() -> None:
    made = stock(SEED)[0]
    found = judge({made.wanted.mark: read(made.file + b"\n%")}, [made.wanted], digests=digests)
    assert [finding.fault for finding in found] == [Fault.CHANGED]


def gone(*_number: int, **_words: object) -> None:
    """The machine takes the other processes away as soon as they are asked for."""
    raise BrokenProcessPool


def test_files_are_read_all_the_same_when_the_other_processes_are_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pile = pile_of(list(stock(SEED)[:3]))
    monkeypatch.setattr(reading, "_WORTH_IT", 1)
    monkeypatch.setattr(reading, "ProcessPoolExecutor", gone)
    assert read_all(pile, processes=2) == read_all(pile)


def test_twelve_one_is_not_a_hundred_and_twenty_one() -> None:
    assert same_words("Iepenlaan 12-1") != same_words("Iepenlaan 121")
    assert same_words("IEPENLAAN 12A 3hg") == same_words("Iepenlaan 12a-3hg")


def test_the_words_of_the_judge_and_of_the_window_are_the_same_for_everybody() -> None:
    chance = random.Random(SEED)
    for _ in range(many(500, 50_000)):
        resident = somebody(chance)
        assert same_words(" ".join(window(resident))) == window_words(resident)


@pytest.mark.parametrize("text", [
    "Beste M.R.H. Hendriks,", "Beste H. Hendriks-Bakker,", "Beste H. Hendriksen,",
    "Beste A.H. Hendriks,",
])  # fmt: skip
def test_half_a_name_is_another_name(text: str) -> None:
    assert not stands_in("H. Hendriks", text)


@pytest.mark.parametrize(("name", "text"), [
    ("H. Hendriks", "Beste H. Hendriks,"), ("S. de Nguyễn", "ዝኸበርኩም S.deNguyễn፣"),
    ("J. Nguyễn", "ديالسيJ. Nguyễễn،"), ("İ. Yılmaz", "Sayın İ. Yılmaz,"),
    ("M. O'Brien", "Dear M. O’Brien,"),
])  # fmt: skip
def test_a_name_is_found_as_a_reader_of_pdf_gives_it(name: str, text: str) -> None:
    assert stands_in(name, text)


def test_every_fault_has_words() -> None:
    assert set(FAULT_WORDS) == set(Fault)
    assert written(random.Random(SEED)).wanted.greets
