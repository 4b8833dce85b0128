# SPDX-License-Identifier: EUPL-1.2
"""What the month command does once its database is there: the same services as the pages use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import PurePath
from uuid import UUID

from woonzeker import pipeline
from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cli.month import Delivered, Order
from woonzeker.cli.month_files import cases_of, to_review
from woonzeker.cli.month_table import MonthTable, month_table, write_table
from woonzeker.intake import services as intake
from woonzeker.intake.models import DeliveryState
from woonzeker.intake.selectors import delivery_of, returned_csv
from woonzeker.matching import services as matching
from woonzeker.organisations import services as organisations
from woonzeker.planning import services as planning
from woonzeker.planning.rules.paper import render_work_list
from woonzeker.planning.rules.sheets import work_list_sheet
from woonzeker.planning.selectors import work_list_view

TEAM = "Team"
#: the stages that the deliveries go through, named so that loading them is no accident
STAGES = (pipeline.take_in, pipeline.take_up, pipeline.score)


def take_in(order: Order) -> None:
    """Register, deliveries, links, cases, work list; then the files and the table on the screen."""
    with clock.standing_at(order.on):
        actor = system(order.municipality, "month")
        organisations.establish(actor=actor, name=f"gemeente {order.municipality}")
        team = organisations.add_team(actor=actor, name=TEAM)
        matching.import_register(actor=actor, path=order.register, on=order.on)
        deliveries = _deliver(actor, order)
        monday = order.on + timedelta(days=-order.on.weekday() % 7)
        work_list = planning.plan_week(actor=actor, team=team.pk, week=monday)
        table = month_table(
            actor=actor, deliveries=list(deliveries.values()), work_list=work_list.pk
        )
        order.out.mkdir(parents=True, exist_ok=True)
        for name, content in _files(actor, deliveries, work_list.pk, table):
            (order.out / name).write_bytes(content)
        unread = list(_unread(actor, deliveries))
    print(write_table(table))
    for sentence in unread:
        print(sentence)


def _deliver(actor: Actor, order: Order) -> dict[str, UUID]:
    """Let every file go through the real door; gives the delivery of each file name.

    A file with a question goes back whole while the others go on.
    """
    with jobs.inline():
        made = {each.path.name: _receive(actor, order, each) for each in order.files}
    with jobs.inline():
        for delivery in made.values():
            read = intake.read_delivery(actor=actor, delivery=delivery)
            if read.state == DeliveryState.QUESTION:
                intake.send_back(actor=actor, delivery=delivery)
    return made


def _unread(actor: Actor, deliveries: dict[str, UUID]) -> Iterator[str]:
    """For each file of which no line could be read: its name, what is wrong and how to mend it."""
    for name, delivery in sorted(deliveries.items()):
        with tenant(actor.municipality):
            found = delivery_of(actor, delivery)
        if found.state == DeliveryState.UNREADABLE:
            yield f"{name}: {found.problem.replace(chr(10), ' ')}"


def _receive(actor: Actor, order: Order, each: Delivered) -> UUID:
    agreement = organisations.agree(
        actor=actor, sector=each.sector, name=each.partner, from_on=order.on
    )
    made = intake.receive_delivery(
        actor=actor,
        partner=agreement.partner,
        filename=each.path.name,
        content=each.path.read_bytes(),
        channel="command",
    )
    return made.pk


def _files(
    actor: Actor, deliveries: dict[str, UUID], work_list: UUID, table: MonthTable
) -> Iterator[tuple[str, bytes]]:
    """Every file of the month: its name and content, in the same order each time."""
    for name, delivery in sorted(deliveries.items()):
        label = label_of(name, deliveries)
        yield f"teruggegeven-{label}.csv", returned_csv(actor=actor, delivery=delivery)
    every = list(deliveries.values())
    yield "beoordelen.csv", to_review(actor=actor, deliveries=every)
    yield "zaken.csv", cases_of(actor=actor, deliveries=every)
    view = work_list_view(actor=actor, work_list=work_list)
    yield "looplijst.csv", work_list_sheet(view)
    yield "looplijst.pdf", render_work_list(view)
    yield "maand.json", _json(table)


def label_of(name: str, names: Iterable[str]) -> str:
    """The partner in a file name; with type or ending when two files would be called the same."""
    whole = PurePath(name)
    partner = whole.stem.partition("-")[2]
    stems = [PurePath(each).stem for each in names]
    if stems.count(whole.stem) > 1:
        return name
    if [stem.partition("-")[2] for stem in stems].count(partner) > 1:
        return whole.stem
    return partner


def _json(table: MonthTable) -> bytes:
    return (json.dumps(table.as_json(), ensure_ascii=False, indent=2) + "\n").encode()
