# SPDX-License-Identifier: EUPL-1.2
"""What `benchmarks/api.py` does once its database is open and the site answers."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.intake_work import HEADINGS, rows

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.api.models import KeptAnswer
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.organisations import services as organisations

CODE = "9999"
SIGNALS, EACH, DELIVERIES = 1_000, 20, 4
GOAL = 2.0
_TRIES = 8


@dataclass(slots=True)
class System:
    """The system of a partner: its access, and how often it had to ask again."""

    address: str
    client_id: str
    secret: str
    token: str = ""
    again: int = 0

    def enter(self) -> None:
        """Ask for access."""
        words = {"grant_type": "client_credentials", "client_id": self.client_id,
                 "client_secret": self.secret}  # fmt: skip
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        _status, said = self._post("/api/v1/oauth/token", urlencode(words).encode(), kind)
        self.token = said["access_token"]

    def deliver(self, body: bytes) -> dict[str, Any]:
        """Deliver until there is an answer, with one key of the request."""
        headers = {
            "Content-Type": "application/json", "Idempotency-Key": str(uuid4()),
            "Authorization": f"Bearer {self.token}",
        }  # fmt: skip
        for turn in range(_TRIES):
            try:
                status, said = self._post("/api/v1/aanleveringen", body, headers)
            except (OSError, http.client.HTTPException):
                status, said = 0, {}
            if status in {201, 202}:
                return said
            self.again += 1
            time.sleep(0.2 * (turn + 1))
        raise SystemExit(f"no answer after {_TRIES} tries: {status} {said}")

    def _post(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        line = http.client.HTTPConnection(self.address, timeout=120)
        try:
            line.request("POST", path, body, headers)
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            line.close()


def table(address: str, *, systems: int, times: int) -> Iterator[str]:
    """Measure one large request and many systems at once; the lines of the table."""
    lead = system(CODE, "benchmark")
    organisations.establish(actor=lead, name="Meerveld")
    made = [_system(address, f"Woonstichting {number}") for number in range(systems + 1)]
    yield from _large(made[0], times)
    yield from _many(made[1:])


def _system(address: str, name: str) -> System:
    lead = system(CODE, "benchmark")
    agreement = organisations.agree(actor=lead, sector="huur", name=name, from_on=date(2021, 1, 1))
    made = organisations.make_client(actor=lead, agreement=agreement.pk)
    return System(address, made.client.client_id, made.secret)


def _body(first: int, number: int, mark: str) -> bytes:
    table = [dict(zip(HEADINGS, row, strict=True)) for row in rows(number)]
    for place, each in enumerate(table, first):
        each["signaal_id"] = f"{mark}-{place}"
    return json.dumps({"signalen": table}).encode()


def _large(one: System, times: int) -> Iterator[str]:
    one.enter()
    took: list[float] = []
    counted = 0
    for turn in range(times):
        body = _body(turn * SIGNALS, SIGNALS, "G")
        started = time.perf_counter()
        said = one.deliver(body)
        took.append(time.perf_counter() - started)
        counted += said["gelezen"] == SIGNALS and said["stand"] == "verwerkt"
    yield f"{SIGNALS} signals in one request ({len(body) / 1000:.0f} kB), {times} times"
    yield f"  first {took[0]:.2f} s, median {median(took):.2f} s, slowest {max(took):.2f} s"
    late = sum(each > GOAL for each in took)
    yield f"  answered with all counts {counted} of {times}; later than {GOAL:.0f} s: {late}"


def _many(systems: list[System]) -> Iterator[str]:
    """All systems at the same moment, each with four deliveries one after another."""
    with tenant(CODE):
        before = ArrearsSignal.objects.count()

    def work(place: int) -> tuple[list[dict[str, Any]], list[float]]:
        one = systems[place]
        one.enter()
        said, took = [], []
        for turn in range(DELIVERIES):
            body = _body(turn * EACH, EACH, f"S{place}")
            started = time.perf_counter()
            said.append(one.deliver(body))
            took.append(time.perf_counter() - started)
        return said, took

    began = time.perf_counter()
    with ThreadPoolExecutor(len(systems)) as pool:
        done = list(pool.map(work, range(len(systems))))
    whole = time.perf_counter() - began
    told = [said for each, _took in done for said in each]
    took = [seconds for _said, each in done for seconds in each]
    wanted = len(systems) * DELIVERIES * EACH
    with tenant(CODE):
        stored = ArrearsSignal.objects.count() - before
        aside = sum(Delivery.objects.values_list("returned", flat=True)) - _aside_before()
        open_keys = KeptAnswer.objects.filter(status=None).count()
        kept = Delivery.objects.filter(pk__in=[said["id"] for said in told]).count()
    yield f"{len(systems)} systems at once, {DELIVERIES} deliveries of {EACH} signals each"
    yield f"  deliveries: wanted {len(systems) * DELIVERIES}, told {len(told)}, stored {kept}"
    accepted = sum(said["geaccepteerd"] for said in told)
    returned = sum(said["teruggegeven"] for said in told)
    said = f"told {accepted} + {returned} back, stored {stored} + {aside}"
    yield f"  signals: wanted {wanted}, {said}"
    yield f"  keys without an answer {open_keys}; asked again {sum(s.again for s in systems)} times"
    yield f"  median {median(took):.2f} s, slowest {max(took):.2f} s, all in {whole:.1f} s"


def _aside_before() -> int:
    """Lines that went back from the large requests: one in twenty of each thousand."""
    large = Delivery.objects.filter(lines_read=SIGNALS)
    return sum(large.values_list("returned", flat=True))
