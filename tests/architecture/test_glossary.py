# SPDX-License-Identifier: EUPL-1.2
"""The glossary and the code speak of the same things."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from tests.architecture.house import nodes_of

ROOT = Path(__file__).parents[2]
ENTRIES: list[dict[str, Any]] = yaml.safe_load((ROOT / "docs" / "glossary.yaml").read_text("utf-8"))
#: nouns of Dutch law that may stand in code whole; whichever is used must be explained
LEGAL_NOUNS = {
    "beslag", "beslagvrije", "bewind", "bewindvoerder", "dagvaarding", "deurwaarder",
    "dwangakkoord", "exploot", "griffier", "kantonrechter", "moratorium", "schuldenbewind",
    "verordening", "verstek", "verzet", "vonnis", "vtlb", "wsnp", "zitting",
}  # fmt: skip
#: the way a value of the law is written, not a name for a thing
SPELLED_OUT = {"verordening"}


def _thing(dotted: str) -> object:
    parts = dotted.split(".")
    for split in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:split]))
        except ModuleNotFoundError:
            continue
        for name in parts[split:]:
            found = getattr(found, name)
        return found
    raise LookupError(dotted)


def _names_in(source: Path) -> Iterator[str]:
    yield from (node.id for node in nodes_of(source, ast.Name))
    yield from (node.attr for node in nodes_of(source, ast.Attribute))
    yield from (node.name for node in nodes_of(source, ast.FunctionDef, ast.ClassDef))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["nederlands"])
def test_every_word_is_explained_and_names_something_that_exists(entry: dict[str, Any]) -> None:
    assert set(entry) <= {"nederlands", "code", "betekenis", "bron", "eigen"}
    assert entry["betekenis"]
    assert entry["bron"]
    assert _thing(entry["code"]) is not None


def test_no_word_is_explained_twice() -> None:
    words = [entry["nederlands"] for entry in ENTRIES]
    assert len(set(words)) == len(words)


def test_every_table_is_explained() -> None:
    explained = {entry["code"] for entry in ENTRIES}
    tables = {
        f"{model.__module__}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("woonzeker.") and not model._meta.auto_created
    }
    assert tables <= explained, sorted(tables - explained)


def test_every_noun_of_dutch_law_in_the_code_is_explained() -> None:
    used: set[str] = set()
    for source in (ROOT / "src" / "woonzeker").rglob("*.py"):
        used.update(part for name in _names_in(source) for part in name.lower().split("_"))
    kept = {entry["nederlands"] for entry in ENTRIES if entry.get("eigen")}
    assert used & LEGAL_NOUNS - SPELLED_OUT <= kept
    assert kept <= used, "a Dutch noun is kept that no code uses"
