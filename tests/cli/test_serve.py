# SPDX-License-Identifier: EUPL-1.2
"""The pages and the worker for real: they start, answer, stop when asked and tell on nobody."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

PLANTED = "Wolkenstein-Ververs"
FORM = urllib.parse.urlencode({"username": PLANTED, "password": PLANTED}).encode()

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a command of ours: `start('worker', WOONZEKER_…='…')`; what still runs is ended."""
    running: list[subprocess.Popen[str]] = []
    guards: list[threading.Timer] = []

    def begin(*words: str, **settings: str) -> subprocess.Popen[str]:
        home = {"WOONZEKER_HOME": str(tmp_path), "WOONZEKER_MODE": "demo"}
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "woonzeker", *words],
                env={**os.environ, **home, **settings},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        # one that never says what is waited for must fail its test and not hold up all the others
        guards.append(threading.Timer(120, running[-1].kill))
        guards[-1].start()
        return running[-1]

    yield begin
    for guard, process in zip(guards, running, strict=True):
        guard.cancel()
        process.kill()
        process.wait()


def told_until(process: subprocess.Popen[str], said: str = "") -> str:
    """What the process wrote, up to a line with `said`, or all until it ended."""
    assert process.stdout
    told = []
    for line in process.stdout:
        told.append(line)
        if said and said in line:
            break
    return "".join(told)


def free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def get(address: str, data: bytes | None = None) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://{address}", data, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_pages_are_served_until_asked_to_stop(start: Start, sign: signal.Signals) -> None:
    address = free_address()
    process = start("serve", WOONZEKER_ADDRESS=address, WOONZEKER_LOG_LEVEL="DEBUG")
    told = told_until(process, "Booting worker")
    status, page = get(f"{address}/aanmelden")
    style = re.search(r'href="(/static/ui/theme\.[0-9a-f]+\.css)"', page)
    assert style
    assert (status, get(address + style[1])[0]) == (200, 200)
    for posted in ("aanmelden", f"zaken?q={PLANTED}", f"nergens/{PLANTED}"):
        get(f"{address}/{posted}", FORM)
    process.send_signal(sign)
    told += told_until(process)
    assert process.wait() == 0
    assert '"route": "aanmelden"' in told
    assert PLANTED not in told


def test_the_worker_works_until_asked_to_stop(start: Start) -> None:
    process = start("worker", WOONZEKER_LOG_LEVEL="INFO")
    assert "access.beat" in told_until(process, "access.beat")
    process.send_signal(signal.SIGTERM)
    assert "de worker is gestopt" in told_until(process)
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


@pytest.mark.parametrize("word", ["serve", "worker"])
def test_it_refuses_to_work_as_the_owner(start: Start, word: str) -> None:
    process = start(word, DATABASE_URL=os.environ["DATABASE_OWNER_URL"])
    assert "de rol is eigenaar van tabellen" in told_until(process)
    assert process.wait() == 2
