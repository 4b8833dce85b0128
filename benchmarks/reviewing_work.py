# SPDX-License-Identifier: EUPL-1.2
"""The work that `benchmarks/reviewing.py` times, once its database is open."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median, quantiles

from benchmarks.matching_work import ON, town
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import client_of, person
from tests.matching.people import extract

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cli.serve import collect_static
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.matching import selectors, services
from woonzeker.matching.models import Link
from woonzeker.organisations import services as organisations

LEAD = system("9999", "benchmark")
#: what a reviewer presses, in turn; linking needs somebody to link to
TURNS = ("linked", "nobody", "linked", "asked", "linked", "later")


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of one page, of one decision, and of both together; queries of both."""

    waiting: int
    queries: int
    page: float
    decide: float
    both: float
    both95: float
    both99: float
    says: str


def measured(people: int, sizes: Sequence[int], decisions: int) -> Iterator[Measured]:
    """Decide so many times on a list that grows to each of the sizes."""
    collect_static()
    with clock.standing_at(ON):
        delivery, rows = _town(people, sum(sizes))
        browser = client_of(person(Role.INTAKE_COORDINATOR, Role.REVIEWER))
        browser.defaults["SERVER_NAME"] = "localhost"
        for size in sizes:
            _fill(delivery, rows, size)
            yield _measured(browser, decisions)


def _measured(browser: Client, decisions: int) -> Measured:
    number = _waiting()
    queries = _queries(browser)
    times = [_one(browser, turn) for turn in range(min(decisions, number - 2))]
    both = sorted(decide + page for decide, page, _ in times)
    cuts = quantiles(both, n=100)
    done = Counter(choice for _, _, choice in times)
    return Measured(
        waiting=number,
        queries=queries,
        page=median(page for _, page, _ in times),
        decide=median(decide for decide, _, _ in times),
        both=median(both),
        both95=cuts[94],
        both99=cuts[98],
        says=", ".join(f"{times} × {choice}" for choice, times in sorted(done.items())),
    )


def _town(people: int, signals: int) -> tuple[Delivery, Iterator[tuple[int, dict[str, str]]]]:
    """A register, an empty delivery, and whom signals will be about."""
    chance = random.Random(20261102)
    rows = town(people, chance)
    organisations.establish(actor=LEAD, name="Meerveld")
    services.import_register(actor=LEAD, on=ON, content=extract(*rows))
    partner = organisations.agree(actor=LEAD, sector="water", name="Bron", from_on=ON).partner
    with tenant(LEAD.municipality):
        delivery = Delivery.objects.create(
            partner=partner, sector="water", channel="command", filename="water.csv",
            sha256="0" * 64, received_at=clock.now(), received_on=ON, received_by="benchmark",
        )  # fmt: skip
    return delivery, iter(list(enumerate(chance.sample(rows, signals))))


def _fill(delivery: Delivery, rows: Iterator[tuple[int, dict[str, str]]], size: int) -> None:
    """Add doubtful signals until about `size` wait."""
    more = islice(rows, max(size - _waiting(), 0))
    with tenant(LEAD.municipality):
        ArrearsSignal.objects.bulk_create(_doubtful(delivery, *each) for each in more)
    services.link_signals(actor=LEAD)


def _waiting() -> int:
    with tenant(LEAD.municipality):
        return selectors.queue_counts(LEAD).waiting


def _doubtful(delivery: Delivery, number: int, about: dict[str, str]) -> ArrearsSignal:
    """A signal with one letter wrong and no date of birth."""
    return ArrearsSignal(
        delivery=delivery, line_number=number, partner=delivery.partner, sector="water",
        own_reference=f"B{number}", period_on=ON.replace(day=1), signalled_on=ON,
        amount_cents=12_500, initials=about["voorletters"],
        surname=about["geslachtsnaam"][:-1] + "x", prefix=about["tussenvoegsel"],
        street=about["straat"], postcode=about["postcode"],
        house_number=int(about["huisnummer"]), house_letter=about["huisletter"],
    )  # fmt: skip


def _next() -> Link:
    with tenant(LEAD.municipality):
        return Link.objects.get(pk=selectors.next_in_queue(LEAD))


def _address(link: Link) -> str:
    return f"/beoordelen/{link.pk}"


def _one(browser: Client, turn: int) -> tuple[float, float, str]:
    """Milliseconds of the decision and of the page that follows, and what was decided."""
    link = _next()
    choice = TURNS[turn % len(TURNS)] if link.candidates else "nobody"
    sent = {"choice": choice, "question": "birth"}
    if choice == "linked":
        sent["person"] = link.candidates[0]["person"]
    start = time.perf_counter()
    answer = browser.post(f"{_address(link)}/beslis", sent)
    between = time.perf_counter()
    page = browser.get(answer.headers["Location"])
    end = time.perf_counter()
    if page.status_code != 200:
        raise RuntimeError(f"{answer.headers['Location']} gave {page.status_code}")
    return (between - start) * 1000, (end - between) * 1000, choice


def _queries(browser: Client) -> int:
    """How many questions one decision and the next page ask the database."""
    address = _address(_next())
    with CaptureQueriesContext(connection) as asked:
        answer = browser.post(f"{address}/beslis", {"choice": "nobody"})
        browser.get(answer.headers["Location"])
    return len(asked)
