# SPDX-License-Identifier: EUPL-1.2
"""How fast the register is read and signals find their person.

`./run python benchmarks/matching.py`: invented people in a database of its own, as the limited
role, and prints one table.
"""

from __future__ import annotations

import argparse
import importlib
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import django

sys.path[:0] = [str(Path(__file__).parent.parent / "src"), str(Path(__file__).parent.parent)]

from woonzeker.cli import prepare  # noqa: E402
from woonzeker.settings import databases  # noqa: E402


def main() -> None:
    """Make the people, time each stage, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=50_000)
    asked.add_argument("--signals", type=int, default=2_000)
    asked.add_argument("--residents", type=int, default=10_000, help="size of the invented town")
    size = asked.parse_args()
    with database():
        rows = _work("matching_work").stages(size.people, size.signals)
        answers = _work("matching_truth").truth(size.residents)
    print(f"{size.people} people, {size.signals} signals")
    for name, seconds, says in rows:
        print(f"{name:<34}{seconds:>8.2f} s   {says}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{'peak memory':<34}{peak:>8} MB")
    print(f"\na year of signals of an invented town of {size.residents} residents")
    for answer, number in answers:
        print(f"{answer:<34}{number:>8}")


def _work(name: str) -> Any:
    """A module that can only be loaded once its database is open."""
    return importlib.import_module(f"benchmarks.{name}")


@contextmanager
def database() -> Iterator[None]:
    """A database of its own, as the limited role, with Django ready."""
    with ExitStack() as stack:
        prepare.ready("scratch", stack)
        owner, app = os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"]
        name = f"woonzeker_bench_{os.getpid()}"
        databases.create(owner, name, template=databases.template(owner, app))
        stack.callback(databases.drop, owner, name)
        os.environ["DATABASE_URL"] = databases.with_database(app, name)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonzeker.settings.site")
        django.setup()
        yield


if __name__ == "__main__":
    main()
