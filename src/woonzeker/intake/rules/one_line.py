# SPDX-License-Identifier: EUPL-1.2
"""One report as a file of one line, so that it is read and checked as any other. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from woonzeker.intake.rules.columns import PASSED_OVER, recognise
from woonzeker.intake.rules.synonyms import COLUMNS, COMPOSITES
from woonzeker.intake.rules.text import fold

#: every canonical heading stands for itself, whatever the partner's own files call it
AS_WRITTEN: dict[str, str] = {fold(column): column for column in (*COLUMNS, *COMPOSITES)}


def one_line(cells: Mapping[str, str]) -> bytes:
    """A CSV of one line, with a column for each cell that is filled in."""
    filled = {
        column: " ".join(cells[column].split())
        for column in (*COLUMNS, *COMPOSITES)
        if cells.get(column, "").strip()
    }
    out = io.StringIO()
    writer = csv.DictWriter(
        out, list(filled), delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerow(filled)
    return out.getvalue().encode("utf-8", "replace")


def by_column(
    headers: Sequence[str], cells: Sequence[str], remembered: Mapping[str, str]
) -> dict[str, str]:
    """The cells of a line as delivered by canonical column, what is passed over left out."""
    mapping = recognise(headers, remembered=remembered)
    fitting = [*cells[: len(headers)], *[""] * (len(headers) - len(cells))]
    return {
        column: value
        for column, value in mapping.line(fitting).items()
        if column != PASSED_OVER and value
    }
