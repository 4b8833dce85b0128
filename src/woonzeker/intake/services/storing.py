# SPDX-License-Identifier: EUPL-1.2
"""One batch of lines into the database, together with the progress of its delivery.

COPY does not work under row level security, so a batch goes in as one JSON document that the
database takes apart. The unique key (partner, own reference, month) decides what is a duplicate,
whoever delivers at the same time. Keys go in sorted, so that two re-sorted deliveries cannot wait
for each other in a circle. What the database may not read is sealed before it goes in; a signal
that turns out to be new gets a key of its own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from woonzeker.access import keys, sealing
from woonzeker.access.tenancy import tenant
from woonzeker.intake.models import Delivery, DeliveryState
from woonzeker.intake.rules import AcceptedLine, Fault, ReturnedLine
from woonzeker.intake.services.checking import Outcome

#: lines in one transaction
BATCH = 2000

#: columns of a signal as the rules give them, with the type they have in the database
_FIELDS = {
    "own_reference": "text",
    "period_on": "date",
    "kind": "text",
    "signalled_on": "date",
    "arose_on": "date",
    "amount_cents": "bigint",
    "terms": "numeric",
    "customer_number": "text",
    "initials": "text",
    "given_names": "text",
    "prefix": "text",
    "surname": "text",
    "born_on": "text",
    "street": "text",
    "house_number": "integer",
    "house_letter": "text",
    "house_addition": "text",
    "postcode": "text",
    "city": "text",
    "business_name": "text",
    "legal_form": "text",
    "contact_tried_on": "date",
    "pointed_to_help_on": "date",
    "reminded_on": "date",
    "offered_to_share_on": "date",
    "reaction": "text",
    "arrangement": "text",
    "crisis": "boolean",
    "warm_handover": "boolean",
    "end_of_supply_on": "date",
    "eviction_on": "date",
    "defects": "jsonb",
}
#: what is sealed together with the signal's own key
_TOLD = ("phones", "emails", "remarks")
_OF_LINE = {
    "id": "uuid", "line_number": "integer", "result": "text", "told": "bytea", **_FIELDS
}  # fmt: skip
_SET_ASIDE = {
    "id": "uuid",
    "number": "integer",
    "outcome": "text",
    "reason": "text",
    "column": "text",
    "rule": "text",
    "source": "text",
    "mend": "text",
    "told": "bytea",
}


def _insert(table: str, constants: Sequence[str], columns: dict[str, str], rest: str) -> str:
    """An INSERT that takes its rows out of one JSON parameter."""
    names = ", ".join(f'"{name}"' for name in columns)
    types = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    constant = ", ".join(constants)
    marks = ", ".join(["%s"] * len(constants))
    return " ".join(
        (
            f"INSERT INTO {table} ({constant}, {names})",
            f"SELECT {marks}, {names}",
            f"FROM json_to_recordset(%s) AS line({types})",
            rest,
        )
    )


_INSERT_SIGNALS = _insert(
    "intake_arrearssignal",
    ("municipality", "delivery_id", "partner_id", "sector"),
    _OF_LINE,
    "ORDER BY own_reference, period_on "
    "ON CONFLICT (municipality, partner_id, own_reference, period_on) DO NOTHING "
    "RETURNING id, line_number",
)
_INSERT_SET_ASIDE = _insert("intake_setasideline", ("municipality", "delivery_id"), _SET_ASIDE, "")


def store_batch(municipality: str, delivery: UUID, start: int, batch: Sequence[Outcome]) -> int:
    """Store the lines from place `start` on and move the progress: one transaction.

    Gives the progress afterwards. When somebody else stored these lines meanwhile nothing is done.
    """
    with tenant(municipality):
        found = Delivery.objects.select_for_update().get(pk=delivery)
        if found.lines_done != start or found.state != DeliveryState.CHECKING:
            return found.lines_done
        taken_in = _store_signals(found, batch)
        aside = [_set_aside(outcome) for outcome in batch if outcome.number not in taken_in]
        _seal_aside(found.pk, aside)
        _run(_INSERT_SET_ASIDE, (municipality, found.pk), aside)
        returned = sum(line["outcome"] == "returned" for line in aside)
        found.lines_done += len(batch)
        found.accepted += len(taken_in)
        found.returned += returned
        found.duplicate += len(aside) - returned
        found.save(update_fields=["lines_done", "accepted", "returned", "duplicate"])
        return found.lines_done


def _store_signals(delivery: Delivery, batch: Sequence[Outcome]) -> set[int]:
    """Line numbers of the signals that were new."""
    rows = [
        _row(outcome, outcome.verdict)
        for outcome in batch
        if isinstance(outcome.verdict, AcceptedLine) and not outcome.again
    ]
    made = dict(zip((row["id"] for row in rows), sealing.new_keys(len(rows)), strict=True))
    for row in rows:
        place = f"intake_arrearssignal|told|{row['id']}"
        row["told"] = _bytea(sealing.seal(_packed(row["told"]), key=made[row["id"]], place=place))
    constants = (delivery.municipality, delivery.pk, delivery.partner_id, delivery.sector)
    new = _run(_INSERT_SIGNALS, constants, rows)
    keys.keep({signal: made[signal] for signal, _number in new})
    return {number for _signal, number in new}


def _seal_aside(delivery: UUID, aside: Sequence[dict[str, Any]]) -> None:
    """Seal what stood in lines that were not taken in, all with the key of the delivery."""
    if not aside:
        return
    items = [(_packed(each["told"]), f"intake_setasideline|told|{each['id']}") for each in aside]
    for each, sealed in zip(
        aside, sealing.seal_all(items, key=keys.key_for(delivery)), strict=True
    ):
        each["told"] = _bytea(sealed)


def _packed(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _bytea(sealed: bytes) -> str:
    return f"\\x{sealed.hex()}"


def _run(
    statement: str, constants: tuple[str | UUID, ...], rows: Sequence[dict[str, Any]]
) -> list[tuple[Any, ...]]:
    if not rows:
        return []
    document = json.dumps(rows, default=_plain, ensure_ascii=False, separators=(",", ":"))
    # half a surrogate pair is no text for the database; it becomes a question mark
    document = document.encode("utf-8", "replace").decode()
    with connection.cursor() as cursor:
        cursor.execute(statement, [*constants, document])
        return list(cursor.fetchall()) if cursor.description else []


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, Fault):
        return {
            "column": value.column,
            "sentence": value.sentence,
            "rule": value.rule,
            "source": value.source,
            "mend": value.mend,
        }
    raise TypeError(f"{type(value)} has no place in a row")


def _row(outcome: Outcome, line: AcceptedLine) -> dict[str, Any]:
    row = {name: getattr(line, name) for name in _FIELDS}
    row["id"] = uuid4()
    row["told"] = {name: told for name in _TOLD if (told := getattr(line, name))}
    row["line_number"] = outcome.number
    row["result"] = outcome.result.value
    return row


def _set_aside(outcome: Outcome) -> dict[str, Any]:
    verdict = outcome.verdict
    if isinstance(verdict, ReturnedLine):
        return _returned(outcome, verdict)
    return {
        "id": uuid4(),
        "number": outcome.number,
        "outcome": "duplicate",
        "reason": "",
        "column": "signaal_id",
        "rule": "",
        "source": "",
        "mend": "",
        "told": {"sentence": _told_before(outcome, verdict)},
    }


def _told_before(outcome: Outcome, line: AcceptedLine) -> str:
    name = f"Signaal {line.own_reference} van maand {line.period_on:%m-%Y}"
    where = "staat meer dan één keer in dit bestand" if outcome.again else "is al eerder geleverd"
    return f"{name} {where}."


def _returned(outcome: Outcome, verdict: ReturnedLine) -> dict[str, Any]:
    cells = [cell.replace("\x00", "") for cell in outcome.cells] if verdict.store else None
    return {
        "id": uuid4(),
        "number": outcome.number,
        "outcome": "returned",
        "reason": verdict.reason.value,
        "column": verdict.column,
        "rule": verdict.rule,
        "source": verdict.source,
        "mend": verdict.mend,
        "told": {"sentence": verdict.sentence, "raw": {} if cells is None else {"cells": cells}},
    }
