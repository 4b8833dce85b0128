# SPDX-License-Identifier: EUPL-1.2
"""One running case of one household."""

from __future__ import annotations

import pytest
from tests.cases.running import begun
from tests.situations import resident

from woonzeker.cases.models import Case


@pytest.fixture
def case(municipality: str) -> Case:
    """A running case at Iepenlaan 12 with one signal of the water company."""
    return begun(resident())
