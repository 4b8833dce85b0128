# SPDX-License-Identifier: EUPL-1.2
"""Filling a municipality with households that wait for a letter, and drawing theirs."""

from __future__ import annotations

import os
import random
import time
from datetime import date, timedelta

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson, Household, MatchingPeriod, PeriodSignal
from woonzeker.demo.town.names import draw_given, draw_group, draw_surname, initials_of
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.organisations import services as organisations
from woonzeker.outreach import services
from woonzeker.outreach.models import Letter, LetterState, PrintRun
from woonzeker.planning.models import WrittenOffer

CODE = "9999"
#: how long a thousand letters may take, in seconds
MOST_SECONDS = 60


def measure(number: int) -> bool:
    """Draw and judge; whether it took too long or something was wrong."""
    actor = system(CODE, "bench")
    organisations.establish(actor=actor, name="Meerveld", is_demo=True)
    started = time.perf_counter()
    fill(actor, number)
    print(f"{number} huishoudens gemaakt in {time.perf_counter() - started:.1f} s", flush=True)
    with tenant(CODE), jobs.inline():
        run = services.make_run(actor=actor, kind="first")
        started = time.perf_counter()
    seconds = time.perf_counter() - started
    with tenant(CODE):
        done = PrintRun.objects.get(pk=run.pk)
        made = Letter.objects.filter(run=run, state=LetterState.MADE).count()
    cores = os.cpu_count() or 1
    print(
        f"{made} brieven gemaakt en teruggelezen in {seconds:.1f} s op {cores} kernen", flush=True
    )
    faults = ", ".join(sorted({str(each["fault"]) for each in done.findings}))
    print(f"stand: {done.state}, {len(done.findings)} bevindingen {faults}", flush=True)
    return seconds > MOST_SECONDS * number / 1_000 or made != number or bool(done.findings)


def fill(actor: Actor, number: int) -> None:
    """Households of one, each reported by one partner, each waiting for a written offer."""
    chance = random.Random(1)
    partner = organisations.agree(
        actor=actor, sector="huur", name="Woonstichting De Eenhoorn", from_on=date(2021, 1, 1)
    ).partner
    today = clock.today()
    with tenant(CODE):
        delivery = Delivery.objects.create(
            partner=partner, sector="huur", channel="web", filename="maand.csv", sha256="0" * 64,
            received_at=clock.now(), received_on=today, received_by="bench",
            state=DeliveryState.DONE,
        )  # fmt: skip
        for at in range(1, number + 1):
            _household(chance, delivery, at, today)


def _household(chance: random.Random, delivery: Delivery, at: int, today: date) -> None:
    person = _person(chance, at)
    home = Household.objects.create(
        address_key=person.address_key, street=person.street, house_number=person.house_number,
        postcode=person.postcode, city=person.city,
    )  # fmt: skip
    case = Case.objects.create(household=home, number=f"2026-{at:05}", step=3, opened_on=today)
    CasePerson.objects.create(case=case, person=person)
    period = MatchingPeriod.objects.create(
        case=case, starts_on=today.replace(day=1), ends_on=today + timedelta(days=30),
        taken_up_on=today, shape="single",
    )  # fmt: skip
    signal = ArrearsSignal.objects.create(
        delivery=delivery, partner=delivery.partner, sector="huur", line_number=at,
        own_reference=f"R{at}", period_on=today.replace(day=1), signalled_on=today,
        amount_cents=50_000, surname=person.surname, house_number=person.house_number,
    )  # fmt: skip
    PeriodSignal.objects.create(period=period, signal=signal, came_as="new")
    Link.objects.create(
        signal=signal, result=LinkResult.LINKED, person=person, version="bench", decided_on=today
    )
    WrittenOffer.objects.create(case=case, planned_on=today, due_on=today + timedelta(days=28))


def _person(chance: random.Random, at: int) -> Person:
    group = draw_group(chance)
    surname = draw_surname(chance, group)
    return Person.objects.create(
        bsn_encrypted=b"x", bsn_index=f"i{at}", row_hash=f"r{at}", prefix=surname.prefix,
        initials=initials_of(draw_given(chance, group, "v", 1980)), surname=surname.name,
        born_on="1980-05-01", street="Lange Nieuwstraat", house_number=at, postcode="1234AB",
        city="Meerveld", address_key=f"1234AB {at}", checked_at=clock.now(),
    )  # fmt: skip
