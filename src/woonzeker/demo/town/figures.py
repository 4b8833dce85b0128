# SPDX-License-Identifier: EUPL-1.2
"""The tables beside this module, read once: figures, names, places and partners."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name` (figures, names, places, partners); read-only for its readers."""
    text = (HERE / f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(text, Loader=loader))  # noqa: S506 - a safe loader, the fast one if there


def figures(*path: str) -> Any:
    """One figure or group of figures, e.g. `figures("structure", "single")`."""
    value: Any = table("figures")
    for word in path:
        value = value[word]
    return value
