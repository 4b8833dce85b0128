# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from tests.proof.things import World, made


@pytest.fixture
def world(municipality: str) -> World:
    """Two municipalities, people in every role, and a case for each relation."""
    return made()
