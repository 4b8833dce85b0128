# SPDX-License-Identifier: EUPL-1.2
"""Pytest plugin: a run spends no time on what no test asks for.

Collecting makes objects that stay until the end of the run, in their millions: looking through them
for what may go costs a quarter of the collecting and finds nothing. A test makes few that refer to
each other: looking less often wins a tenth of the run.
"""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest

#: so many new objects, and so many looks at the young, before a look at the next
_LESS_OFTEN = (50_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect the tests without looking for garbage, and leave what was made out of later looks."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*_LESS_OFTEN)
        gc.enable()
