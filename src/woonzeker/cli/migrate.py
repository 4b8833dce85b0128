# SPDX-License-Identifier: EUPL-1.2
"""`./run migrate`: bring the database to the newest form, as the owner."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

import psycopg
from django.core.management import call_command
from django.db.migrations.state import ProjectState

from woonzeker.errors import Misconfigured
from woonzeker.settings import databases

#: how Django finds which models it makes anew after a step of a migration
_FIND = "_find_reload_model"
_django_finds = getattr(ProjectState, _FIND)


def run(words: Sequence[str]) -> int:
    """Migrate and grant; exit 2 without an owner."""
    if words:
        print("'./run migrate' heeft geen woorden achter zich.", file=sys.stderr)
        return 2
    # the two addresses changed places when the environment was made ready for the owner
    owner, app = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_OWNER_URL")
    if not owner or not app:
        raise Misconfigured("Om te migreren zijn DATABASE_URL en DATABASE_OWNER_URL nodig.")
    with only_what_went_stale():
        call_command("migrate", interactive=False, verbosity=0)
    role = unquote(urlsplit(app).username or "")
    with psycopg.connect(owner, autocommit=True) as connection:
        databases.grant(connection, role)
    print("De database heeft de nieuwste vorm.")
    return 0


@contextmanager
def only_what_went_stale() -> Iterator[None]:
    """Migrate four times as fast: make few models anew after each step, and apply the same.

    Django makes every related model anew, also those that the changed one refers to. Nearly all of
    ours refer to a municipality, so that would be all of them, hundreds of times. But a model goes
    stale only when one that it refers to is another: what is made anew here is the changed model
    and who refers to it, directly or by way of others.
    """
    setattr(ProjectState, _FIND, _found)
    try:
        yield
    finally:
        setattr(ProjectState, _FIND, _django_finds)


def _found(state: ProjectState, room: str, name: str, delay: bool = False) -> set[tuple[str, str]]:
    """What Django finds, without what is not stale; all of it where more than columns refer."""
    related: set[tuple[str, str]] = _django_finds(state, room, name, delay)
    states = [state.models.get(key) for key in related]
    if any(each is None or any(isinstance(b, str) for b in each.bases) for each in states):
        return related  # a table that Django makes by itself (many to many), or a model inherits
    state.is_delayed = True  # code that a migration runs gets every model afresh, as always
    stale, waiting = set(), [(room, name)]
    while waiting:
        if (key := waiting.pop()) not in stale:
            stale.add(key)
            waiting += state.relations.get(key, ())
    return related & stale
