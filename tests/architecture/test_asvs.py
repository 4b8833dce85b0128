# SPDX-License-Identifier: EUPL-1.2
"""The list of ASVS 5.0 is whole, decided, and everything it points at exists."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.architecture.house import tree_of

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = [
    "id", "level", "about", "applicable", "decision", "evidence_type", "evidence", "owner",
]  # fmt: skip
#: how many points of levels 1 and 2 each chapter has, and the level 1 ones among them
CHAPTERS = {
    1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13,
    14: 9, 15: 13, 16: 16, 17: 7,
}  # fmt: skip
LEVEL_ONE = 70
#: of level 3, taken on top
FOURTEEN = {
    "1.2.10", "2.3.5", "5.2.4", "5.2.5", "5.3.3", "6.3.5", "6.3.8", "7.5.3", "8.3.2", "8.3.3",
    "14.2.6", "14.2.7", "15.4.2", "16.3.2 (3)",
}  # fmt: skip
DECIDED = ("voldaan", "deels", "bij de hoster", "open")


def _read() -> list[dict[str, str]]:
    with (ROOT / "docs" / "asvs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = _read()


@cache
def _tests(file: Path) -> frozenset[str]:
    tree = tree_of(file)
    return frozenset(
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and node.name.startswith(("test_", "Test"))
    )


@cache
def _headings(file: Path) -> frozenset[str]:
    found = re.findall(r"^#+ +(.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\s-]", "", each.lower()).replace(" ", "-") for each in found)


def missing(evidence: str) -> str:
    """What is wrong with a piece of evidence; nothing when it is there."""
    path, _, test = evidence.partition("::")
    path, _, heading = path.partition("#")
    file = ROOT / path
    if not file.is_file():
        return f"{path} is er niet"
    if test and test not in _tests(file):
        return f"{path} heeft geen {test}"
    if heading and heading not in _headings(file):
        return f"{path} heeft geen kop {heading}"
    return ""


def test_the_list_has_its_columns() -> None:
    assert list(ROWS[0]) == COLUMNS


def test_every_point_stands_in_it_once() -> None:
    known = [row["id"] for row in ROWS if row["level"] in {"1", "2"}]
    assert len(known) == len(set(known)) == 253
    assert Counter(int(each.partition(".")[0]) for each in known) == CHAPTERS
    assert sum(row["level"] == "1" for row in ROWS) == LEVEL_ONE


def test_the_fourteen_of_level_three_stand_in_it() -> None:
    assert {row["id"] for row in ROWS if row["level"] == "3"} == FOURTEEN


def test_every_number_has_the_form_of_one_and_they_follow_each_other() -> None:
    numbers = [tuple(map(int, re.findall(r"\d+", row["id"])[:3])) for row in ROWS]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+(?: \(3\))?", row["id"]) for row in ROWS)
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_point_is_decided_and_its_evidence_is_there(row: dict[str, str]) -> None:
    assert row["about"]
    assert row["owner"] in {"programma", "hoster"}
    assert row["evidence_type"] in {"test", "config", "doc", "hoster"}
    if row["applicable"] == "ja":
        assert row["decision"].startswith(DECIDED)
    else:
        assert row["applicable"] == "nee"
        assert not row["decision"].startswith(DECIDED)
    assert missing(row["evidence"]) == ""
    if row["evidence_type"] == "test":
        assert row["evidence"].startswith("tests/")


def test_most_points_are_proven_by_something_that_runs() -> None:
    run = [row for row in ROWS if row["evidence_type"] in {"test", "config"}]
    assert len([row for row in run if row["level"] != "3"]) >= 200


def test_what_is_open_has_somebody_who_does_it() -> None:
    assert [
        row["id"] for row in ROWS if row["decision"].startswith("open") and not row["owner"]
    ] == []


@pytest.mark.parametrize(
    "wrong",
    ["tests/nowhere.py", "tests/architecture/test_asvs.py::test_not_there",
     "docs/asvs.md#geen-kop"],
)  # fmt: skip
def test_evidence_that_is_not_there_is_seen(wrong: str) -> None:
    assert missing(wrong)
