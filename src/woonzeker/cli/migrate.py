# SPDX-License-Identifier: EUPL-1.2
"""`./run migrate`: bring the database to the newest form, as the owner."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

import psycopg
from django.core.management import call_command

from woonzeker.errors import Misconfigured
from woonzeker.settings import databases


def run(words: Sequence[str]) -> int:
    """Migrate and grant; exit 2 without an owner."""
    if words:
        print("'./run migrate' heeft geen woorden achter zich.", file=sys.stderr)
        return 2
    # the two addresses changed places when the environment was made ready for the owner
    owner, app = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_OWNER_URL")
    if not owner or not app:
        raise Misconfigured("Om te migreren zijn DATABASE_URL en DATABASE_OWNER_URL nodig.")
    call_command("migrate", interactive=False, verbosity=0)
    role = unquote(urlsplit(app).username or "")
    with psycopg.connect(owner, autocommit=True) as connection:
        databases.grant(connection, role)
    print("De database heeft de nieuwste vorm.")
    return 0
