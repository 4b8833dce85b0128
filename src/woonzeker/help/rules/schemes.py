# SPDX-License-Identifier: EUPL-1.2
"""The checklist of rights: national schemes, read once, with where each is written. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent.parent / "schemes.yaml"
#: what begins the code of a local scheme, before the id of its entry in the wayfinder
LOCAL = "l-"


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme: its official name, who pays, where it is written and what to ask somebody."""

    code: str
    name: str
    by: str
    law: str
    ask: str


@cache
def national_schemes() -> tuple[Scheme, ...]:
    """Every national scheme, in the order in which they are asked about."""
    rows = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(Scheme(**row) for row in rows)
