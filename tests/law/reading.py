# SPDX-License-Identifier: EUPL-1.2
"""Reading the situations that lawyers check, and the words they use in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent


def situations(name: str) -> list[Any]:
    """The situations of one sheet as test parameters, named by their sentence."""
    rows = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return [pytest.param(row, id=row["situatie"]) for row in rows]


def cents(amount: str) -> int:
    """'1000,00' as whole cents."""
    return int(amount.replace(",", ""))


def yes(word: object) -> bool:
    """Whether a sheet says 'ja'."""
    return word == "ja"
