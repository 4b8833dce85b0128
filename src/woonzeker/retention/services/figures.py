# SPDX-License-Identifier: EUPL-1.2
"""Figures that stay when the rows behind them go: counts by month, with nobody in them."""

from __future__ import annotations

from django.db import connection

from woonzeker.retention.rules import ERASED_ROWS, FIGURES, Ids

_KEEP = """
INSERT INTO retention_keptfigure (id, municipality, what, month_on, key, count, total)
SELECT gen_random_uuid(), woonzeker_municipality(), '{what}', f.month_on, f.key, f.count, f.total
FROM ({rows}) AS f
ON CONFLICT (municipality, what, month_on, key) DO UPDATE
SET count = retention_keptfigure.count + excluded.count,
    total = retention_keptfigure.total + excluded.total
"""


def keep_figures(ids: Ids) -> None:
    """Count what is about to go, in the transaction in which it goes."""
    with connection.cursor() as cursor:
        for what, rows in FIGURES.items():
            counted = rows.format_map({what: ERASED_ROWS[what]})
            cursor.execute(_KEEP.format(what=what, rows=counted), ids.words())
