# SPDX-License-Identifier: EUPL-1.2
"""What the program imports stands in pyproject by its own name, not by way of something else."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.house import nodes_of

ROOT = Path(__file__).parents[2]


def imported() -> set[str]:
    """The outermost names of every module that the program imports from elsewhere."""
    names: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in nodes_of(file, ast.Import):
            names |= {each.name for each in node.names}
        names |= {node.module for node in nodes_of(file, ast.ImportFrom) if node.module}
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"woonzeker"}


def test_every_import_is_named_as_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["trainer"]]
    named = {re.split(r"[\[<>=]", each)[0] for each in asked}
    packages = packages_distributions()
    nameless = {
        name
        for name in imported()
        if not {each.lower().replace("_", "-") for each in packages.get(name, [name])} & named
    }
    assert nameless == set()
