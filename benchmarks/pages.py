# SPDX-License-Identifier: EUPL-1.2
"""How fast the list of cases and the page of a case are, beside another tree of the program.

`./run bench pages [--cases N] [--requests N] [--beside FOLDER] [--only PAGE …]`: a municipality
with many cases in a database of its own, as the limited role, through the whole site. With
`--beside` the same is asked of another checkout, a few requests in turn, so that a busy machine
slows both alike.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.pages_work import PAGES  # noqa: E402

from woonzeker.settings import databases  # noqa: E402
from woonzeker.settings.embedded import Server  # noqa: E402

#: the wall may add so much to the median
MOST = 0.15
A_TURN = 10
Times = dict[str, list[float]]


class Tree:
    """A checkout of the program, with a process that works in it and a database of its own."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder, self.server = folder, server
        self.times: Times = defaultdict(list)
        self.queries: dict[str, int] = {}
        self.process: subprocess.Popen[str] | None = None

    def _run(self, *words: str, database: str = "postgres") -> subprocess.Popen[str]:
        home = ROOT / ".data" / "pages" / self.folder.name
        paths = [self.folder / "src", self.folder, ROOT]
        owner = self.server.url(databases.OWNER, database)
        env = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, paths)),
            "WOONZEKER_HOME": str(home),
            "WOONZEKER_LOG_LEVEL": "WARNING",
            "DATABASE_OWNER_URL": owner,
            "DATABASE_URL": self.server.url(databases.APP, database),
        }
        starting = (
            "from contextlib import ExitStack\nfrom woonzeker.cli import prepare\n"
            "prepare.ready('scratch', ExitStack())\n"
            "from benchmarks import pages_work\npages_work.main()"
        )
        return subprocess.Popen(
            [sys.executable, "-c", starting, *words],
            cwd=self.folder, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def _once(self, word: str) -> str:
        answer, _ = self._run(word).communicate()
        return str(json.loads(answer)[word if word == "template" else "schema"])

    def open(self, cases: int, *, fresh: bool) -> None:
        """Make or take the filled database of this schema, and sign in."""
        owner = self.server.url(databases.OWNER, "postgres")
        name = f"woonzeker_pages_{self._once('name')}_{cases}"
        if fresh:
            databases.drop(owner, name)
        if not databases.exists(owner, name):
            making = f"{name}_making"
            databases.drop(owner, making)
            databases.create(owner, making, template=self._once("template"))
            self.process = self._run(database=making)
            print(f"{self.folder}: filled in {self.ask('fill', str(cases))['seconds']} s")
            self.close()
            _rename(owner, making, name)
        self.process = self._run(database=name)
        self.ask("sign-in")

    def ask(self, *words: str) -> Any:
        """One line to the process, and what it answers."""
        process = self.process
        assert process
        assert process.stdin
        assert process.stdout
        print(json.dumps(words), file=process.stdin, flush=True)
        if not (answer := process.stdout.readline()):
            raise SystemExit(f"{self.folder}: stopped at {' '.join(words)}")
        return json.loads(answer)

    def get(self, page: str, number: int, *, keep: bool) -> None:
        """Ask for a page so many times and, once warm, keep how long each took."""
        answer = self.ask("get", page, str(number))
        if keep:
            self.times[page] += answer["ms"]
            self.queries[page] = answer["queries"]

    def close(self) -> None:
        """End the process."""
        if self.process and self.process.stdin:
            self.process.stdin.close()
            self.process.wait()


def _rename(owner: str, old: str, new: str) -> None:
    with databases.psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{old}" RENAME TO "{new}"'.encode())


def main() -> None:
    """Fill, ask in turn, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=100_000)
    asked.add_argument("--requests", type=int, default=200)
    asked.add_argument("--beside", type=Path, help="folder of the checkout from before")
    asked.add_argument("--fresh", action="store_true", help="fill anew")
    asked.add_argument("--only", nargs="*", default=list(PAGES), choices=list(PAGES))
    size = asked.parse_args()
    folders = [path.resolve() for path in (size.beside, ROOT) if path]
    with ExitStack() as stack:
        server = stack.enter_context(Server(ROOT / ".data" / "pages" / "postgres", durable=False))
        databases.provide_roles(server.url("postgres", "postgres"))
        trees = [Tree(folder, server) for folder in folders]
        for tree in trees:
            stack.callback(tree.close)
            tree.open(size.cases, fresh=size.fresh)
        _head(trees, size.cases)
        for page in size.only:
            _measure(trees, page, size.requests)
            print(_row(trees, page), flush=True)


def _measure(trees: list[Tree], page: str, requests: int) -> None:
    for tree in trees:
        tree.ask("sign-in")  # a session that waited its turn too long is over
    for turn in range(max(requests // A_TURN, 1) + 1):
        for tree in trees if turn % 2 else reversed(trees):
            tree.get(page, A_TURN, keep=turn > 0)


def _head(trees: list[Tree], cases: int) -> None:
    """Milliseconds of the server; with two trees also what the newer one adds to the median."""
    print(f"{cases} cases, warm, milliseconds of " + " and of ".join(str(t.folder) for t in trees))
    print(
        f"{'':<24}" + f"{'p50':>9}{'p95':>9}{'queries':>9}" * len(trees) + f"{'adds':>9}",
        flush=True,
    )


def _row(trees: list[Tree], page: str) -> str:
    cells = ""
    for tree in trees:
        if not (times := tree.times[page]):
            return f"{page:<24}{tree.folder} gives no page"
        cells += f"{median(times):>9.1f}{quantiles(times, n=20)[18]:>9.1f}{tree.queries[page]:>9}"
    if len(trees) > 1:
        before, after = (median(tree.times[page]) for tree in trees)
        over = "" if after <= before * (1 + MOST) else f"  more than {MOST:.0%}"
        cells += f"{after / before - 1:>+9.1%}{over}"
    return f"{page:<24}{cells}"


if __name__ == "__main__":
    main()
