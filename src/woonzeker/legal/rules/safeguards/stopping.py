# SPDX-License-Identifier: EUPL-1.2
"""What the safeguards tell the hard stops of the process, and what a refusal says of it. Pure."""

from __future__ import annotations

from datetime import date

from woonzeker.legal.rules.safeguards.answers import Record, Table
from woonzeker.legal.rules.safeguards.assessing import assess_table
from woonzeker.legal.rules.safeguards.catalogue import Safeguard
from woonzeker.legal.rules.safeguards.signing import lacking, mark_of, standing
from woonzeker.process import AHEAD, SIGNED, Refusal, Step, Stop, stop_fact


def stop_facts(record: Record, *, step: Step, on: date) -> dict[str, bool]:
    """Every fact that the hard stops ask for, by the name they ask it by."""
    known: dict[str, bool] = {}
    table = record.table(on=on)
    for stop in Stop:
        for each in assess_table(table, step=step, stop=stop):
            known[stop_fact(stop, each.safeguard.value)] = not each.stops
        lacks = unsigned(table, stop=stop)
        for code in SIGNED:
            known[stop_fact(stop, code)] = code not in lacks
    known[stop_fact(Stop.UNAVOIDABLE, "still_ahead")] = still_ahead(record, on=on)
    return known


def still_ahead(record: Record, *, on: date) -> bool:
    """Whether an eviction is to come: a day stands, and the home was neither kept nor left."""
    situation = record.situation
    if situation.eviction_on is None or on > situation.eviction_on:
        return False
    gone = situation.lost_on is not None or situation.is_empty()
    return not (gone or situation.is_kept())


def what_is_missing(record: Record, *, stop: Stop, step: Step, on: date) -> tuple[Refusal, ...]:
    """Every refusal at once, as precise as it is known here: safeguards first, then signatures.

    It is empty exactly when the facts of `stop_facts` let the stop pass.
    """
    table = record.table(on=on)
    found = [each.refusal for each in assess_table(table, step=step, stop=stop) if each.stops]
    if stop is Stop.UNAVOIDABLE and not still_ahead(record, on=on):
        found.insert(0, AHEAD["still_ahead"])
    return (*found, *unsigned(table, stop=stop).values())


def seen_now(record: Record, *, on: date) -> str:
    """What whoever signs now has seen: the answers that count, the facts, and the days that stand.

    An answer that is added, a day that moves, a fact that is told and another vonnis make it
    another one.
    """
    return _seen(record.table(on=on))


def why_not_sign(record: Record, *, by: str, stop: Stop, step: Step, on: date) -> str:
    """Why somebody cannot sign now, in Dutch; empty when they can. Signing comes last."""
    table = record.table(on=on)
    if any(each.stops for each in assess_table(table, step=step, stop=stop)):
        return "Teken als laatste: eerst zijn alle waarborgen in orde."
    if stop is Stop.UNAVOIDABLE and not still_ahead(record, on=on):
        return "Er is geen ontruiming aangezegd voor een dag die nog komt."
    wrote = _authors(table)
    if wrote == {by}:
        return "Je schreef de weging alleen. Laat een ander tekenen."
    there = standing(record.signatures, stop=stop, seen=_seen(table), authors=wrote)
    if any(each.by == by for each in there):
        return "Je tekende al. Een ander tekent ook."
    return ""


def unsigned(table: Table, *, stop: Stop) -> dict[str, Refusal]:
    """Which signatures are not under what lies on the table: the code, and what is missing."""
    signatures = table.record.signatures
    return lacking(signatures, stop=stop, seen=_seen(table), authors=_authors(table))


def _seen(table: Table) -> str:
    situation = table.situation
    facts = (each for each in (situation.kept, situation.nobody_left) if each is not None)
    days = (
        situation.eviction_on,
        situation.lost_on,
        situation.hearing_on,
        situation.threatened_on,
    )
    return mark_of(
        (
            *(f"answer {each.id}" for found in table.said.values() for each in found),
            *(f"fact {each.id}" for each in facts),
            *(f"day {number} {day}" for number, day in enumerate(days) if day is not None),
            *(f"ground {ground.value}" for ground in situation.grounds),
            f"reads {situation.reads}",
        )
    )


def _authors(table: Table) -> frozenset[str]:
    """Who wrote the weighing of the interests of the children; nobody while there is none."""
    weighing = table.good(Safeguard.INTEREST_WEIGHED)
    return frozenset(weighing.by) if weighing is not None else frozenset()
