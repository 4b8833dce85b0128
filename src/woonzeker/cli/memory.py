# SPDX-License-Identifier: EUPL-1.2
"""Commands that go through millions of small values once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Do not look for rubbish meanwhile: among so many values it costs a third and finds nothing.

    Only for a command that ends by itself.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
