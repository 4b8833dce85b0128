# SPDX-License-Identifier: EUPL-1.2
"""Reading what partners deliver: `read(path, filename)` gives a `Table` or says why not."""

from __future__ import annotations

from woonzeker.intake.formats.reader import read
from woonzeker.intake.formats.shapes import (
    ERROR_CELLS,
    UNCALCULATED,
    DamagedLine,
    Note,
    Table,
    Unreadable,
)

__all__ = ["ERROR_CELLS", "UNCALCULATED", "DamagedLine", "Note", "Table", "Unreadable", "read"]
