# SPDX-License-Identifier: EUPL-1.2
"""Tombstones of a test go to a file of that test."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def own_tombstones(settings: Settings, tmp_path: Path) -> Path:
    """The file of tombstones of this test."""
    place = tmp_path / "tombstones.jsonl"
    settings.WOONZEKER_TOMBSTONES = str(place)
    return place
