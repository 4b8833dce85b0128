# SPDX-License-Identifier: EUPL-1.2
"""What `benchmarks/matching_single.py` times, once its database is open."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from datetime import date

import numpy as np
from benchmarks.linkage.people import Files
from django.db import connection

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.matching import services
from woonzeker.matching.linkage import decide
from woonzeker.matching.linkage.files import read_signals
from woonzeker.matching.models import Person, PersonKey
from woonzeker.matching.selectors.weighing import weights_in_force
from woonzeker.matching.services.people import candidates_for
from woonzeker.organisations import services as organisations

ON = date(2026, 11, 2)
PART = 50_000


def numbers() -> Iterator[str]:
    """Made-up BSNs that pass the eleven test, one after another."""
    for start in range(10_000_000, 100_000_000):
        digits = [int(sign) for sign in str(start)]
        check = (
            sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
        )
        if check < 10:
            yield f"{start}{check}"


def measure(files: Files) -> Iterator[tuple[str, str]]:
    """Import the register part by part, then look up and decide signals one at a time."""
    actor = system("9997", "benchmark")
    organisations.establish(actor=actor, name="Meerveld")
    heading, *lines = files.register.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line.replace(",,", f",{bsn},", 1) for line, bsn in zip(lines, numbers(), strict=False)]
    began = time.perf_counter()
    with clock.standing_at(ON):
        for start in range(0, len(lines), PART):
            part = "".join([heading, *lines[start : start + PART]]).encode()
            services.import_register(actor=actor, on=ON, content=part)
    yield "import in parts of 50,000", f"{time.perf_counter() - began:.0f} s"
    del lines
    gc.collect()
    gc.freeze()  # what making the register left behind is no part of a server that serves pages
    signals = read_signals(files.signals.read_bytes())
    with tenant(actor.municipality):
        yield "people, keys", f"{Person.objects.count()}, {PersonKey.objects.count()}"
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            yield "as the role", str(cursor.fetchone()[0])
        weights = weights_in_force()
        spent, asked, held = [], [], []
        for signal in signals:
            began = time.perf_counter()
            people = candidates_for([signal])[0]
            asked.append((time.perf_counter() - began) * 1000)
            decide(signal, people, on=ON, weights=weights)
            spent.append((time.perf_counter() - began) * 1000)
            held.append(len(people))
    for share in (50, 90, 99, 99.9):
        yield (
            f"look up and decide, p{share} of {len(spent)}",
            f"{np.percentile(spent, share):.2f} ms",
        )
    yield (
        "of which the look-up, p50 and p99",
        " and ".join(f"{np.percentile(asked, share):.2f} ms" for share in (50, 99)),
    )
    yield "candidates a signal, mean and most", f"{np.mean(held):.1f}, {max(held)}"
