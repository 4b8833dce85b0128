# SPDX-License-Identifier: EUPL-1.2
"""How fast a large delivery is read, checked and stored.

`./run python benchmarks/intake.py`: an invented file of 50,000 lines in a database of its own, as
the limited role, and prints one table. The goal is 20 s and 512 MB on two cores.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import django

sys.path[:0] = [str(Path(__file__).parent.parent / "src"), str(Path(__file__).parent.parent)]

from woonzeker.cli import prepare  # noqa: E402
from woonzeker.settings import databases  # noqa: E402


def main() -> None:
    """Make the file, time each stage, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--lines", type=int, default=50_000)
    asked.add_argument("--kinds", default="csv xlsx", help="kinds of file, out of csv xlsx json")
    words = asked.parse_args()
    with _database() as work:
        rows = work(words.lines, words.kinds.split())
    print(f"{words.lines} lines")
    for name, seconds, says in rows:
        print(f"{name:<40}{seconds:>8.2f} s   {says}")


@contextmanager
def _database() -> Iterator[Callable[[int, list[str]], list[tuple[str, float, str]]]]:
    with ExitStack() as stack:
        prepare.ready("scratch", stack)
        owner, app = os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"]
        name = f"woonzeker_bench_{os.getpid()}"
        databases.create(owner, name, template=databases.template(owner, app))
        stack.callback(databases.drop, owner, name)
        os.environ["DATABASE_URL"] = databases.with_database(app, name)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonzeker.settings.site")
        django.setup()
        yield importlib.import_module("benchmarks.intake_work").stages


if __name__ == "__main__":
    main()
