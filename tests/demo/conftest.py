# SPDX-License-Identifier: EUPL-1.2
"""The invented town in two sizes, made once for all tests of this room."""

from __future__ import annotations

import pytest

from woonzeker.demo.town import FULL_SIZE, SMALL_SIZE, Town


@pytest.fixture(scope="session")
def town() -> Town:
    """The town as the demo has it: 50,000 people."""
    return Town(FULL_SIZE, seed=1)


@pytest.fixture(scope="session")
def small_town() -> Town:
    """A town of 1,500 people, for tests that need files and no figures."""
    return Town(SMALL_SIZE, seed=1)
