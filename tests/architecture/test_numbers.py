# SPDX-License-Identifier: EUPL-1.2
"""A citizen service number is opened in one place and leaves its room through one door."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.house import nodes_of

import woonzeker
from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Relation, Role
from woonzeker.matching.selectors import bsn_of

#: a number on a page that does not go through the filter that leaves its last three digits
_SHOWN = re.compile(r"\{\{[^}]*\bbsn\b(?!\|masked)", re.IGNORECASE)
PACKAGE = Path(woonzeker.__file__).parent
#: who may speak of the column, and for what
HOLDS_IT = {
    "matching/models.py": "it stands there",
    "matching/selectors/numbers.py": "opens it",
    "matching/services/registering.py": "writes it with a new extract",
    "matching/services/brp_people.py": "writes it for somebody of the BRP",
    "matching/rules/register.py": "says where it belongs",
    "privacy/rules/shown.py": "says that somebody's own number is shown through the door",
}
#: who may open numbers, and why
OPENS_IT = {
    "matching/selectors/numbers.py": "here it is done",
    "matching/selectors/register.py": "the one door, which leaves a line in the log",
    "matching/selectors/national.py": "the door for many at once, for the statistics office",
    "matching/services/refreshing.py": "asks the BRP about the same person",
    "matching/services/reindexing.py": "makes the index anew",
}


def naming(*names: str) -> Iterator[str]:
    """The modules in which one of these stands as a name, an attribute or a word of its own."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts and _named_in(path) & set(names):
            yield path.relative_to(PACKAGE).as_posix()


@cache
def _named_in(path: Path) -> frozenset[str]:
    """Every name in a module, and every word of a text that stands in it."""
    found = {node.id for node in nodes_of(path, ast.Name)}
    found |= {node.attr for node in nodes_of(path, ast.Attribute)}
    found |= {node.name for node in nodes_of(path, ast.FunctionDef)}
    found |= {node.name for node in nodes_of(path, ast.alias)}
    found |= {node.arg for node in nodes_of(path, ast.keyword) if node.arg}
    for node in nodes_of(path, ast.Constant):
        if isinstance(node.value, str):
            found |= set(node.value.replace("|", " ").split())
    return frozenset(found)


def test_nobody_else_touches_the_sealed_number() -> None:
    assert set(naming("bsn_encrypted")) <= set(HOLDS_IT)


def test_nobody_else_opens_numbers() -> None:
    assert set(naming("opened_numbers", "numbers_of")) == set(OPENS_IT)


def test_the_door_leaves_a_line() -> None:
    act = REGISTER["matching.bsn_of"]
    assert (act.kind, act.about, act.basis) == ("look", "person", "Wabb art. 10")
    assert bsn_of.__module__ == "woonzeker.matching.selectors.register"


def test_the_door_is_for_who_makes_the_overview_that_somebody_asked_for() -> None:
    may_if = REGISTER["matching.bsn_of"].may_if
    opening = {
        (role, relation)
        for role in Role
        for relation in Relation
        if may_if(Actor("user", "1", "9999", frozenset({role.value})), frozenset({relation}))
    }
    makers = (Role.INTAKE_COORDINATOR, Role.PRIVACY_OFFICER)
    assert opening == {(role, Relation.REQUESTED) for role in makers}


def test_only_the_overview_asks_at_the_door() -> None:
    asking = {path for path in naming("bsn_of") if not path.startswith("matching/")}
    assert asking == {"privacy/selectors/everything.py"}


def test_a_page_shows_no_more_of_a_number_than_its_last_digits() -> None:
    pages = [*PACKAGE.rglob("*.html")]
    assert len(pages) > 50
    shown = [page.name for page in pages if _SHOWN.search(page.read_text(encoding="utf-8"))]
    assert shown == []
