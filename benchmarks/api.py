# SPDX-License-Identifier: EUPL-1.2
"""How fast the interface of partners answers, and whether it loses anything when many come at once.

`./run bench api [--systems 50] [--times 12]`: the site as it is served, in processes of its own on
a database of its own on disk, called over the network by systems of partners. The goals: 1,000
signals in one request answered within 2 s; of 50 systems at once nothing is lost.
"""

from __future__ import annotations

import argparse
import importlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import django

from woonzeker.cli import prepare
from woonzeker.settings import databases
from woonzeker.settings.embedded import Server

ON = "2026-11-02"
ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str]) -> int:
    """Make a database, serve, call, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--systems", type=int, default=50)
    asked.add_argument("--times", type=int, default=12)
    size = asked.parse_args(words)
    with ExitStack() as stack:
        _database(stack)
        address = stack.enter_context(_served())
        work = importlib.import_module("benchmarks.api_work")
        for row in work.table(address, systems=size.systems, times=size.times):
            print(row, flush=True)
    return 0


def _database(stack: ExitStack) -> None:
    """A database on disk that keeps what it said to have kept, and the program ready for it."""
    home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="api-")))
    os.environ["WOONZEKER_HOME"] = str(home)
    os.environ["WOONZEKER_CLOCK"] = ON
    os.environ["WOONZEKER_LOG_LEVEL"] = "WARNING"
    prepare.practice_keys()
    server = stack.enter_context(Server(home / "postgres"))
    databases.provide_roles(server.url("postgres", "postgres"))
    owner, app = (server.url(role, "api") for role in (databases.OWNER, databases.APP))
    databases.create(owner, "api")
    databases.migrate(owner, app)
    os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = app, owner
    prepare.ready("nothing", ExitStack())
    django.setup()


@contextmanager
def _served() -> Iterator[str]:
    """The site as `./run serve` gives it, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "WOONZEKER_ADDRESS": f"127.0.0.1:{port}"}
    env.pop("DATABASE_OWNER_URL")
    command = [sys.executable, "-m", "woonzeker", "serve"]
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _wait(f"http://127.0.0.1:{port}/healthz", process)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _turn in range(600):
        if process.poll() is not None:
            raise SystemExit("the site did not start")
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("the site did not answer")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
