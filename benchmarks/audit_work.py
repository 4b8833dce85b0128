# SPDX-License-Identifier: EUPL-1.2
"""Sealing and looking over the lines that `audit` copied in; loaded once Django stands."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from woonzeker.access import chain, sealer
from woonzeker.cli import audit

#: how long looking over a million lines may take, in seconds
MOST_SECONDS = 60


def measure(number: int, home: Path) -> bool:
    """Seal and look over; whether it took too long or found something that was not altered."""
    _timed("verzegeld", number, chain.seal_all)
    sealer.export_heads(home / "audit")
    wrong: list[int] = []
    seconds = _timed("nagerekend", number, lambda: wrong.append(audit.verify(home / "audit")))
    return seconds > MOST_SECONDS or any(wrong)


def _timed(said: str, number: int, work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    print(f"{number} regels {said} in {seconds:.1f} s ({number / seconds:,.0f}/s)", flush=True)
    return seconds
