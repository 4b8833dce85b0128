# SPDX-License-Identifier: EUPL-1.2
"""What the month command does once its database is there: the same services as the pages use."""

from __future__ import annotations

import json
from datetime import timedelta

from woonzeker import pipeline
from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.cli import month_files
from woonzeker.cli.month import Delivered, Order
from woonzeker.cli.month_table import MonthTable, month_table, write_table
from woonzeker.intake import services as intake
from woonzeker.intake.models import Delivery
from woonzeker.matching import services as matching
from woonzeker.organisations import services as organisations
from woonzeker.planning import services as planning

TEAM = "Team"

__all__ = ["pipeline", "take_in"]


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
        table = month_table(actor=actor, deliveries=deliveries, work_list=work_list)
        _write(actor, order, deliveries, table)
    print(write_table(table))


def _deliver(actor: Actor, order: Order) -> list[Delivery]:
    """Let every file go through the real door; a file with a question goes back whole."""
    with jobs.inline():
        made = [_receive(actor, order, each) for each in order.files]
    for delivery in made:
        delivery.refresh_from_db()
    return made


def _receive(actor: Actor, order: Order, each: Delivered) -> Delivery:
    agreement = organisations.agree(
        actor=actor, sector=each.sector, name=each.partner, from_on=order.on
    )
    return intake.receive_delivery(
        actor=actor,
        partner=agreement.partner,
        filename=each.path.name,
        content=each.path.read_bytes(),
        channel="command",
    )


def _write(actor: Actor, order: Order, deliveries: list[Delivery], table: MonthTable) -> None:
    order.out.mkdir(parents=True, exist_ok=True)
    for name, content in month_files.all_files(actor, deliveries, table):
        (order.out / name).write_bytes(content)
    text = json.dumps(table.as_json(), ensure_ascii=False, indent=2)
    (order.out / "maand.json").write_text(text + "\n", encoding="utf-8")
