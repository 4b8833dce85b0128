# SPDX-License-Identifier: EUPL-1.2
"""A small practice town with its stories, filled once in a run for whoever asks, to copy."""

from __future__ import annotations

from tests.conftest import at_database, made_by_migrations
from tests.postgres import shared
from tests.proving import FULL
from woonzeker.demo.months import fill
from woonzeker.demo.town import SMALL_SIZE, Town

#: as many as every page needs to have something on it
SOME_MONTHS = 8


def told_town() -> str:
    """The name of a database with the town's last months and all stories; in a proof all twelve."""
    return shared("told", _fill)


def _fill(name: str) -> None:
    with at_database(name, made_by_migrations()):
        fill(Town(size=SMALL_SIZE), say=lambda _sentence: None, last=12 if FULL else SOME_MONTHS)
