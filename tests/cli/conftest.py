# SPDX-License-Identifier: EUPL-1.2
"""A command may set the environment for its children; the next test must not find it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def environment_as_it_was() -> Iterator[None]:
    """Put the environment back after each test."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
