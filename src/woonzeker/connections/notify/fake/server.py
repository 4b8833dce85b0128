# SPDX-License-Identifier: EUPL-1.2
"""The fake on a port of this machine, in a thread of its own, with faults on request.

It looks at the token as NotifyNL does, refuses what NotifyNL refuses, and lets a message fare as
its address says: the addresses with which NotifyNL itself lets people try things out.
"""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from notifications_python_client.authentication import decode_jwt_token, get_token_issuer
from notifications_python_client.errors import TokenError

_SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
_SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"  # noqa: S105  # nosec B105: of the fake itself
KEY = f"oefenen-{_SERVICE}-{_SECRET}"
EMAIL = "dd27b7a2-94ff-4d3a-9d05-0e9b1a4ee1f5"
TEXT = "5d91f6f2-2f5b-4a6a-9a2f-4f0f7b0c5c1a"
_LONGEST = 256 * 1024
_CLOSES_WITHIN = 0.02
#: the longest text message that Notify takes
_LONGEST_TEXT = 918
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NUMBER = re.compile(r"\+?[0-9 ()-]{7,20}")
#: addresses and numbers that fare badly, as NotifyNL has them for trying out
_FARES = {
    "temp-fail@simulator.notify": "temporary-failure",
    "perm-fail@simulator.notify": "permanent-failure",
    "+31600000002": "permanent-failure",
    "+31600000003": "temporary-failure",
}


class Fault(StrEnum):
    """What can be asked to go wrong, once for each time that it is asked."""

    BUSY = "busy"  # 429
    ERROR = "error"  # 500
    BROKEN = "broken"  # 201, half a JSON text
    MOVED = "moved"  # a redirect elsewhere
    DROPPED = "dropped"  # takes the message and closes the connection without an answer


@dataclass(slots=True)
class Kept:
    """One message as it was given."""

    id: str
    kind: str
    to: str
    personalisation: dict[str, str]
    reference: str
    #: empty until somebody sets it: then it fares as its address says
    status: str = ""
    asked: int = 0

    @property
    def fares(self) -> str:
        """Under way at the first question, then where it ends."""
        if self.status:
            return self.status
        return "sending" if self.asked < 2 else _FARES.get(self.to, "delivered")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: dict[str, Any] = field(default_factory=dict)


def _wrong(status: int, error: str, message: str) -> _Answer:
    return _Answer(
        status, {"status_code": status, "errors": [{"error": error, "message": message}]}
    )


class FakeNotify:
    """Serves from `with FakeNotify() as notify` on; `notify.url` is where to ask."""

    def __init__(self, *, port: int = 0) -> None:
        self.kept: list[Kept] = []
        self._faults: deque[Fault] = deque()
        self._lock = Lock()
        self._server = _Server(self, port)
        self._thread = Thread(
            target=self._server.serve_forever, args=(_CLOSES_WITHIN,), name="fake-notify",
            daemon=True,
        )  # fmt: skip

    @property
    def url(self) -> str:
        """The address before `/v2`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> FakeNotify:
        self._thread.start()
        return self

    def __exit__(self, *why: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def goes_wrong(self, *faults: Fault) -> None:
        """Let the coming questions meet these faults, one each, in order."""
        self._faults.extend(faults)

    def next_fault(self) -> Fault | None:
        """What the question that came in meets."""
        return self._faults.popleft() if self._faults else None

    def answer(self, method: str, path: str, token: str, content: bytes) -> _Answer:
        """The answer to one request."""
        if (refusal := _who(token)) is not None:
            return refusal
        parts = urlsplit(path)
        with self._lock:
            if method == "POST" and parts.path in ("/v2/notifications/email",
                                                   "/v2/notifications/sms"):  # fmt: skip
                return self._take(parts.path.rpartition("/")[2], content)
            if method == "GET" and parts.path == "/v2/notifications":
                return self._listed(parse_qs(parts.query))
            if method == "GET" and parts.path.startswith("/v2/notifications/"):
                return self._one(parts.path.rpartition("/")[2])
        return _wrong(404, "NoResultFound", "No result found")

    def _take(self, kind: str, content: bytes) -> _Answer:
        said = json.loads(content)
        to = str(said.get("email_address" if kind == "email" else "phone_number", ""))
        shape = _ADDRESS if kind == "email" else _NUMBER
        if not shape.fullmatch(to):
            return _wrong(400, "ValidationError", "not a valid address")
        if said.get("template_id") != (EMAIL if kind == "email" else TEXT):
            return _wrong(400, "BadRequestError", "Template not found")
        gaps = said.get("personalisation", {})
        wanted = {"onderwerp", "tekst"} if kind == "email" else {"tekst"}
        if missing := wanted - set(gaps):
            return _wrong(400, "BadRequestError", f"Missing personalisation: {min(missing)}")
        if kind == "sms" and len(gaps["tekst"]) > _LONGEST_TEXT:
            return _wrong(400, "BadRequestError", "Content too long")
        made = Kept(str(uuid4()), kind, to, gaps, str(said.get("reference", "")))
        self.kept.append(made)
        return _Answer(201, {"id": made.id, "reference": made.reference, "content": {}})

    def _one(self, number: str) -> _Answer:
        found = next((each for each in self.kept if each.id == number), None)
        if found is None:
            return _wrong(404, "NoResultFound", "No result found")
        found.asked += 1
        return _Answer(200, _row(found))

    def _listed(self, query: dict[str, list[str]]) -> _Answer:
        reference = query.get("reference", [""])[0]
        rows = [_row(each) for each in self.kept if each.reference == reference]
        return _Answer(200, {"notifications": rows, "links": {"current": "/v2/notifications"}})


def _row(kept: Kept) -> dict[str, Any]:
    return {
        "id": kept.id,
        "reference": kept.reference,
        "type": kept.kind,
        "status": kept.fares,
    }


def _who(token: str) -> _Answer | None:
    """What NotifyNL says to a token that is not ours; None when it is."""
    try:
        if get_token_issuer(token) != _SERVICE:
            return _wrong(403, "AuthError", "Invalid token: service not found")
        decode_jwt_token(token, _SECRET)
    except TokenError:
        return _wrong(403, "AuthError", "Invalid token: signature")
    return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, fake: FakeNotify, port: int) -> None:
        self.fake = fake
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: somebody who does not wait for the answer is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Server

    def do_POST(self) -> None:
        self._serve("POST")

    def do_GET(self) -> None:
        self._serve("GET")

    def _serve(self, method: str) -> None:
        content = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), _LONGEST))
        fault = self.server.fake.next_fault()
        if fault in (Fault.BUSY, Fault.ERROR):
            busy = fault is Fault.BUSY
            name = "TooManyRequestsError" if busy else "Exception"
            self._write(_wrong(429 if busy else 500, name, "Internal server error"))
            return
        if fault in (Fault.BROKEN, Fault.MOVED):
            self._misbehave(fault)
            return
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        answer = self.server.fake.answer(method, self.path, token, content)
        if fault is Fault.DROPPED:
            self.close_connection = True
            return
        self._write(answer)

    def _misbehave(self, fault: Fault | None) -> None:
        if fault is Fault.BROKEN:
            self._send(201, b'{"id": "half', {})
        else:
            self._send(302, b"", {"Location": "http://127.0.0.1:9/"})

    def _write(self, answer: _Answer) -> None:
        head = {"Content-Type": "application/json"}
        self._send(answer.status, json.dumps(answer.body).encode(), head)

    def _send(self, status: int, content: bytes, head: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**head, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words: Any) -> None:
        """Say nothing: a log of messages would be a log of people."""
