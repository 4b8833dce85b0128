# SPDX-License-Identifier: EUPL-1.2
"""How fast a print run is drawn and judged: `./run bench letters [LETTERS]`, or a thousand.

In a scratch database of the embedded server, through the same act as in the background: the
register is looked at, each letter drawn and sealed, read back and held against the tables.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django

from woonzeker.cli import prepare
from woonzeker.settings import databases
from woonzeker.settings.embedded import Server


def main(words: list[str]) -> int:
    """Make a database with people in it, draw their letters, print what it took."""
    number = int(words[0]) if words else 1_000
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="letters-")))
        os.environ["WOONZEKER_HOME"] = str(home)
        prepare.practice_keys()
        server = stack.enter_context(Server(home / "postgres", durable=False))
        databases.provide_roles(server.url("postgres", "postgres"))
        owner, app = (server.url(role, "letters") for role in (databases.OWNER, databases.APP))
        databases.create(owner, "letters")
        databases.migrate(owner, app)
        os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = app, owner
        prepare.ready("nothing", ExitStack())
        django.setup()
        return int(importlib.import_module("benchmarks.letters_work").measure(number))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
