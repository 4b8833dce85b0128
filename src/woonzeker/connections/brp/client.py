# SPDX-License-Identifier: EUPL-1.2
"""Asking the BRP: one POST a question, tried again with patience when it may help.

Nothing of a question or an answer is ever logged; only its type, how long it took and how it ended.
"""

from __future__ import annotations

import json
import logging
import random
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from itertools import islice
from urllib.parse import urlsplit

from woonzeker.connections.brp.errors import (
    BrpBroken,
    BrpBusy,
    BrpError,
    BrpRefused,
    BrpUnreachable,
)
from woonzeker.connections.brp.parsing import people_in, refusal_in
from woonzeker.connections.brp.purposes import Purpose
from woonzeker.connections.brp.questions import MOST_NUMBERS, ByNumber, Question
from woonzeker.connections.brp.shapes import BrpPerson

logger = logging.getLogger(__name__)

#: no answer to a question that is asked here comes near this
LARGEST = 8 * 1024 * 1024
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Login:
    """Where the API is and how we make ourselves known; what is empty is not sent.

    `url` is the address before `/personen`; `key` goes as X-API-KEY, `token` as a bearer token;
    `certificate` is a PEM file with our certificate and its private key.
    """

    url: str
    key: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait, in seconds, and how often we try.

    `answer` for a single answer; between two tries `first` doubled each time, up to `longest`,
    each with chance of a half more or less; `whole` for a question with all its tries.
    """

    answer: float = 10.0
    tries: int = 4
    first: float = 0.5
    longest: float = 8.0
    whole: float = 45.0


class Client:
    """A connection that is kept open between questions. Not for more than one thread."""

    def __init__(
        self,
        login: Login,
        *,
        patience: Patience = Patience(),
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._login, self._patience = login, patience
        self._sleep, self._clock, self._chance = sleep, clock, chance
        self._parts = urlsplit(login.url)
        self._open: HTTPConnection | None = None
        #: questions put, tries not counted
        self.asked = 0

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *why: object) -> None:
        self._close()

    def ask(self, question: Question, purpose: Purpose) -> tuple[BrpPerson, ...]:
        """The people who answer to a question; of each only the fields of the purpose.

        Raises BrpUnreachable (BrpBusy when asked to slow down) or BrpBroken after the last try,
        BrpRefused (TooManyFound) at once.
        """
        body = question.body(purpose)
        kind = str(body["type"])
        self.asked += 1
        return self._patiently(kind, json.dumps(body, ensure_ascii=False).encode())

    def look_up(self, numbers: Iterable[str], purpose: Purpose) -> Iterator[BrpPerson]:
        """The people with these citizen service numbers, so many a question as fit in one."""
        left = iter(sorted(set(numbers)))
        while batch := tuple(islice(left, MOST_NUMBERS)):
            yield from self.ask(ByNumber(batch), purpose)

    def _patiently(self, kind: str, body: bytes) -> tuple[BrpPerson, ...]:
        until = self._clock() + self._patience.whole
        for attempt in range(1, self._patience.tries + 1):
            started = self._clock()
            try:
                return people_in(self._post(body, until), kind)
            except BrpRefused:
                raise
            except BrpError as problem:
                self._close()
                took = round(1000 * (self._clock() - started))
                logger.warning(
                    "de BRP gaf geen bruikbaar antwoord",
                    extra={"code": type(problem).__name__, "ms": took, "attempt": attempt},
                )
                wait = self._wait(problem, attempt)
                if attempt == self._patience.tries or self._clock() + wait > until:
                    raise
                self._sleep(wait)
        raise BrpUnreachable

    def _wait(self, problem: BrpError, attempt: int) -> float:
        """Seconds until the next try: twice as long each time, and never all at the same moment."""
        wait = min(self._patience.first * 2.0 ** (attempt - 1), self._patience.longest)
        wait *= 0.5 + self._chance()
        asked = problem.retry_after if isinstance(problem, BrpBusy) else None
        return max(wait, asked) if asked is not None else wait

    def _post(self, body: bytes, until: float) -> bytes:
        try:
            connection = self._connection()
            connection.request(
                "POST", f"{self._parts.path.rstrip('/')}/personen", body, self._head()
            )
            answer = connection.getresponse()
            content = b""
            while chunk := answer.read1(_CHUNK):
                content += chunk
                if len(content) > LARGEST or self._clock() > until:
                    raise BrpUnreachable
            answer.close()  # read1 leaves it open, and the connection with it
        except (OSError, HTTPException):
            # from None: a cause may hold what was being sent
            raise BrpUnreachable from None
        _judge(answer.status, answer.getheader("Retry-After"), content)
        return content

    def _head(self) -> dict[str, str]:
        head = {
            "Content-Type": "application/json; charset=utf-8",
            "Accept": "application/json; charset=utf-8",
        }
        if self._login.key:
            head["X-API-KEY"] = self._login.key
        if self._login.token:
            head["Authorization"] = f"Bearer {self._login.token}"
        return head

    def _connection(self) -> HTTPConnection:
        if self._open is None:
            host, port = self._parts.hostname or "", self._parts.port
            if self._parts.scheme == "https":
                trust = ssl.create_default_context()
                if self._login.certificate:
                    trust.load_cert_chain(self._login.certificate)
                self._open = HTTPSConnection(
                    host, port, timeout=self._patience.answer, context=trust
                )
            else:
                self._open = HTTPConnection(host, port, timeout=self._patience.answer)
        return self._open

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def _judge(status: int, retry_after: str | None, content: bytes) -> None:
    """Raise what a status means; 200 passes, a redirect is never followed with our key."""
    if status == 200:
        return
    if status == 429:
        raise BrpBusy(float(retry_after) if retry_after and retry_after.isdigit() else None)
    if status >= 500:
        raise BrpUnreachable
    if 400 <= status < 500:
        raise refusal_in(status, content)
    raise BrpBroken
