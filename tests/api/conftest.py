# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable

import pytest

from woonzeker.organisations.models import Partner


@pytest.fixture
def bron(partner_factory: Callable[..., Partner]) -> Partner:
    """A water company that reports to the municipality."""
    return partner_factory("water", "Bron")
