# SPDX-License-Identifier: EUPL-1.2
"""The fake on a port of this machine, in a thread of its own, with faults on request."""

from __future__ import annotations

import json
from collections import deque
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from woonzeker.connections.brp.fake import answering
from woonzeker.connections.brp.fake.answering import Answer, answer
from woonzeker.connections.brp.fake.people import NotReady, People

#: a question that is longer is not read
_LONGEST = 64 * 1024
#: seconds that closing may take
_CLOSES_WITHIN = 0.02
_BETWEEN_SIGNS = 0.01


class Fault(StrEnum):
    """What can be asked to go wrong, once for each time that it is asked."""

    BUSY = "busy"  # 429 with Retry-After
    ERROR = "error"  # 500
    AWAY = "away"  # 503
    REFUSED = "refused"  # 400
    BROKEN = "broken"  # 200, half a JSON text
    OTHER = "other"  # 200, JSON of another kind of answer
    MOVED = "moved"  # a redirect elsewhere
    SILENT = "silent"  # takes the question and never answers
    SLOW = "slow"  # sends its answer sign by sign, without end
    DROPPED = "dropped"  # closes the connection without an answer


_PROBLEMS = {
    Fault.BUSY: answering.BUSY, Fault.ERROR: answering.BROKEN_DOWN, Fault.AWAY: answering.AWAY,
    Fault.REFUSED: answering.REFUSED,
}  # fmt: skip


class FakeBrp:
    """Serves from `with FakeBrp(people) as brp` on; `brp.url` is where to ask.

    With `remember` it keeps the questions and answers, for a test to look at.
    """

    def __init__(
        self, people: People, *, key: str = "", port: int = 0, remember: bool = False
    ) -> None:
        self._people, self._key, self._remember = people, key, remember
        self._faults: deque[tuple[Fault | None, int]] = deque()
        self._always: Fault | None = None
        self.ended = Event()
        self._server = _Server(self, port)
        self._thread = Thread(
            target=self._server.serve_forever, args=(_CLOSES_WITHIN,), name="fake-brp", daemon=True
        )
        self.questions: list[dict[str, Any]] = []
        self.answers: list[Answer] = []

    @property
    def url(self) -> str:
        """The address before `/personen`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/haalcentraal/api/brp"

    def __enter__(self) -> FakeBrp:
        self._thread.start()
        return self

    def __exit__(self, *why: object) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def goes_wrong(self, *faults: Fault | None, retry_after: int = 2) -> None:
        """Let the coming questions meet these faults, one each, in order; None lets one pass."""
        self._faults.extend((fault, retry_after) for fault in faults)

    def stays_wrong(self, fault: Fault | None) -> None:
        """Let every question meet this fault until None is given."""
        self._always = fault

    def next_fault(self) -> tuple[Fault | None, int]:
        """What the question that came in meets, and how long it is told to wait."""
        if self._always:
            return self._always, 2
        return self._faults.popleft() if self._faults else (None, 0)

    def answer(self, request: BaseHTTPRequestHandler, content: bytes) -> Answer:
        """The answer to a request whose body was read."""
        if not request.path.endswith("/personen"):
            return answering.NO_SUCH_PLACE
        if self._key and request.headers.get("X-API-KEY") != self._key:
            return answering.NOT_KNOWN
        if "application/json" not in request.headers.get("Content-Type", ""):
            return answering.WRONG_KIND
        try:
            found = answer(content, self._people)
        except NotReady:
            return answering.AWAY
        if self._remember:
            self.questions.append(json.loads(content))
            self.answers.append(found)
        return found


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, fake: FakeBrp, port: int) -> None:
        self.fake = fake
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: somebody who does not wait for the answer is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Server

    def do_POST(self) -> None:
        content = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), _LONGEST))
        fault, wait = self.server.fake.next_fault()
        if fault is not None and fault not in _PROBLEMS:
            self._misbehave(fault)
            return
        found = _PROBLEMS[fault] if fault else self.server.fake.answer(self, content)
        kind = "application/json" if found.status == 200 else "application/problem+json"
        head = {"Content-Type": kind} | ({"Retry-After": str(wait)} if fault is Fault.BUSY else {})
        self._write(found.status, json.dumps(found.body, ensure_ascii=False).encode(), head)

    def _misbehave(self, fault: Fault) -> None:
        if fault is Fault.SILENT:
            self.server.fake.ended.wait(self.timeout)
        self.close_connection = True
        if fault is Fault.BROKEN:
            self._write(200, b'{"type": "Raadpleeg', {})
        elif fault is Fault.OTHER:
            self._write(200, b'{"type": "ZoekMetIetsAnders", "personen": [7]}', {})
        elif fault is Fault.SLOW:
            self._drip()
        elif fault is Fault.MOVED:
            self._write(302, b"", {"Location": "http://127.0.0.1:9/"})

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(_LONGEST))
        self.end_headers()
        while not self.server.fake.ended.wait(_BETWEEN_SIGNS):
            try:
                self.wfile.write(b" ")
            except OSError:
                return

    def _write(self, status: int, content: bytes, head: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**head, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words: Any) -> None:
        """Say nothing: a log of questions would be a log of people."""
