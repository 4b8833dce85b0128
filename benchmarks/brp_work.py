# SPDX-License-Identifier: EUPL-1.2
"""The work of `benchmarks/brp.py`, once its database is open."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from woonzeker.access import clock, sealing
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.connections.brp.fake import FakeBrp, People
from woonzeker.demo.brp import people_of
from woonzeker.demo.town import MONTHS, Town
from woonzeker.intake import services as intake
from woonzeker.intake.models import ArrearsSignal, DeliveryState
from woonzeker.matching import rules, services
from woonzeker.matching.models import Link, Person
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import PolicyKind

ON = date(2026, 11, 2)
AGREED = date(2021, 1, 1)
Table = tuple[str, list[tuple[str, str | int]]]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A decision: its result, whom it named (BSN), and how the best candidate compared."""

    result: str
    person: str
    best: str
    levels: tuple[str, ...]
    born: bool


def both(residents: int) -> list[Table]:
    """Link the year of a town of this size from both sources and compare."""
    town = Town(residents)
    register = town.register()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        path.write_bytes(register)
        people = list(people_of(path))
    numbers = [person.number for person in people]
    one, other = system("9998", "benchmark"), system("9999", "benchmark")
    organisations.establish(actor=one, name="Uittreksel")
    organisations.establish(actor=other, name="BRP")
    with clock.standing_at(ON):
        services.import_register(actor=one, on=ON, content=register)
    _year(town, one)
    with FakeBrp(People(lambda: people), remember=True) as fake:
        settings.WOONZEKER_BRP_URL = fake.url
        organisations.decide_policy(
            actor=other, kind=PolicyKind.REGISTER, data={"source": "brp"}, valid_from=AGREED
        )
        started = time.perf_counter()
        _year(town, other)
        took = time.perf_counter() - started
        asked = Counter(str(each["type"]) for each in fake.questions)
        given = sum(len(each.body.get("personen", ())) for each in fake.answers)
    before, after = _seen(one, numbers), _seen(other, numbers)
    gone = {each.number for each in people if each.municipality != "9999" or each.address is None}
    true = {(line.filename, line.reference): line.person for line in town.truth()}
    return [
        *_compared(before, after, gone),
        _judged("extract against the truth", before, true),
        _judged("BRP against the truth", after, true),
        _cost(asked, given, len(after), took, other),
    ]


def _year(town: Town, actor: Actor) -> None:
    for month in MONTHS:
        with clock.standing_at(month.delivered_on):
            for partner, content in town.files(month):
                agreement = organisations.agree(
                    actor=actor, sector=partner.type, name=partner.filename, from_on=AGREED
                )
                delivery = intake.receive_delivery(
                    actor=actor, partner=agreement.partner, filename=partner.filename,
                    content=content, channel="command", efforts_declared_on=clock.today(),
                )  # fmt: skip
                delivery = intake.read_delivery(actor=actor, delivery=delivery.pk)
                if delivery.state == DeliveryState.DONE:
                    _link(actor)


def _link(actor: Actor) -> None:
    """Until nothing waits: with the BRP one act decides a limited number."""
    while True:
        services.link_signals(actor=actor)
        with tenant(actor.municipality):
            if not ArrearsSignal.objects.filter(link=None).exists():
                return


def _seen(actor: Actor, numbers: list[str]) -> dict[Key, Seen]:
    key = sealing.keys_of(actor.municipality).index
    of = {str(rules.person_id(rules.bsn_index(each, key=key))): each for each in numbers}
    found = {}
    with tenant(actor.municipality):
        for link in Link.objects.select_related("signal__delivery"):
            signal, best = link.signal, (link.candidates or [None])[0]
            found[signal.delivery.filename, f"{signal.period_on} {signal.own_reference}"] = Seen(
                result=link.result,
                person=of.get(str(link.person_id), ""),
                best=of.get(best["person"], "?") if best else "",
                levels=tuple(f"{r['field']}/{r['level']}" for r in best["reasons"]) if best else (),
                born=bool(signal.born_on),
            )
    return found


def _compared(before: dict[Key, Seen], after: dict[Key, Seen], gone: set[str]) -> Iterator[Table]:
    same: Counter[str] = Counter()
    why: Counter[str] = Counter()
    for key, one in before.items():
        other = after[key]
        if (one.result, one.person) == (other.result, other.person):
            same[f"{one.result}"] += 1
        else:
            words = f"{one.result} -> {other.result}"
            if one.result == other.result:
                words += " (somebody else)"
            why[f"{words}: {_reason(one, other, gone)}"] += 1
    total, alike = len(before), sum(same.values())
    yield "decisions", [
        ("signals", total), ("the same", alike), ("share", f"{alike / total:.2%}"),
        *sorted(("  " + name, number) for name, number in same.items()),
    ]  # fmt: skip
    yield "different: extract -> BRP", why.most_common()


def _reason(one: Seen, other: Seen, gone: set[str]) -> str:
    """Why the two sources came to something else, from what the extract's best candidate was."""
    if one.best in gone:
        return "departed; the BRP has no address before"
    if any(level.startswith("address/previous") for level in one.levels):
        return "matched on the previous address, which the BRP does not give"
    if not one.born:
        return "no date of birth and another address: the BRP is not searched by name"
    if one.best and one.best != other.best:
        return "date of birth or name is written differently, and the address too"
    return "other rivals beside the same person"


def _judged(title: str, seen: dict[Key, Seen], true: dict[Key, str]) -> Table:
    """How many links name whom the signal is really about, and how many somebody else."""
    found: Counter[str] = Counter()
    for (filename, reference), each in seen.items():
        if each.result == "linked":
            right = true.get((filename, reference.partition(" ")[2])) == each.person
            found["linked, right" if right else "linked, WRONG"] += 1
        else:
            found[each.result] += 1
    return title, sorted(found.items())


def _cost(asked: Counter[str], given: int, links: int, took: float, actor: Actor) -> Table:
    with tenant(actor.municipality):
        kept = Person.objects.count()
    return "asking", [
        *asked.most_common(), ("questions a signal", f"{sum(asked.values()) / links:.2f}"),
        ("ms a signal, whole year with intake", f"{1000 * took / links:.1f}"),
        ("people given in answers", given), ("people kept", kept),
    ]  # fmt: skip
