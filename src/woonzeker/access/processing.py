# SPDX-License-Identifier: EUPL-1.2
"""The processing log: of whom data was processed, in which activity, when. No user in it.

Form: Logboek Dataverwerkingen (Logius). A line stands for one person in one activity of one
transaction, linked to the audit line by its operation. Whom it is about is a keyed digest.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from woonzeker.access import clock, keys, origin
from woonzeker.access.activities import Activity
from woonzeker.access.models import AuditLine, ProcessingLine
from woonzeker.access.subjects import Subject
from woonzeker.access.tenancy import current_municipality, in_tenant, kept, tenant

#: the status codes of the standard: what went well, and what broke off and left nothing behind
OK, ERROR = 1, 2
#: their key stays when the other secrets change, for these lines are never written anew
_PSEUDONYMS = "pseudonyms of the processing log"


def pseudonym(municipality: str, subject: UUID) -> UUID:
    """What stands for a person or signal in this log: HMAC-SHA-256 of its id, first 16 bytes."""
    with tenant(municipality):
        return _digest(keys.lasting(_PSEUDONYMS), subject)


def pseudonyms(municipality: str, subject: UUID) -> tuple[UUID, ...]:
    """All that may stand for somebody."""
    return (pseudonym(municipality, subject),)


def lines_of(subject: UUID) -> list[ProcessingLine]:
    """Every line about a person or signal in the municipality that is open, the oldest first."""
    known = pseudonyms(current_municipality(), subject)
    return list(ProcessingLine.objects.filter(subject__in=known).order_by("start_time", "id"))


def acts_about(subject: UUID) -> list[AuditLine]:
    """The audit lines behind the lines about somebody: who did or saw what, the oldest first."""
    operations = {line.operation_id for line in lines_of(subject)}
    return list(AuditLine.objects.filter(operation_id__in=operations).order_by("at", "id"))


def not_yet(
    activity: Activity, shown: Iterable[Subject]
) -> dict[tuple[str, UUID], tuple[UUID, str]]:
    """Those of whom this transaction has no line in this activity yet, with their pseudonym."""
    fresh: dict[tuple[str, UUID], tuple[UUID, str]] = {}
    if not shown or not in_tenant():
        return fresh
    seen: set[tuple[str, UUID]] = kept("processing", set)
    key = keys.lasting(_PSEUDONYMS)
    for kind, subject in shown:
        mark = (activity.entry, subject)
        if mark not in seen:
            seen.add(mark)
            fresh[mark] = (_digest(key, subject), kind)
    return fresh


def forget(written: Iterable[tuple[str, UUID]]) -> None:
    """These lines were rolled back: who is shown again after this is written down again."""
    if in_tenant():
        kept("processing", set).difference_update(written)


_INSERT = """
INSERT INTO access_processingline (municipality, trace_id, operation_id, parent_operation_id,
    status_code, name, start_time, end_time, foreign_operation, activity, subject, subject_type)
SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, about.id, about.kind
FROM unnest(%s::uuid[], %s::text[]) AS about (id, kind)
"""


def insertion(
    activity: Activity,
    about: Sequence[tuple[UUID, str]],
    *,
    trace: UUID,
    operation: int,
    parent: int | None,
    name: str,
    began: datetime,
    partner: str = "",
    status: int = OK,
) -> tuple[str, list[Any]]:
    """The statement that adds a line for each (pseudonym, type), and its values: always one.

    `partner` is the id of the partner whose system asked, if one did.
    """
    caller = origin.current().caller
    foreign = caller is not None and parent == caller
    return _INSERT, [
        current_municipality(),
        trace,
        operation,
        None if foreign else parent,
        status,
        name,
        began,
        clock.now(),
        _foreign(trace, caller, partner) if caller is not None and foreign and partner else None,
        activity.entry,
        [each for each, _kind in about],
        [kind for _each, kind in about],
    ]


def _foreign(trace: UUID, caller: int, partner: str) -> str:
    asked = {"trace_id": trace.hex, "operation_id": origin.hexadecimal(caller)}
    return json.dumps({**asked, "entity": f"urn:uuid:{partner}"})


def as_record(line: ProcessingLine, register: str) -> dict[str, Any]:
    """A line in the form of the standard. Ids in hexadecimal digits, moments in milliseconds."""
    record: dict[str, Any] = {
        "trace_id": line.trace_id.hex,
        "operation_id": origin.hexadecimal(line.operation_id),
        "status_code": line.status_code,
        "name": line.name,
        "start_time": _milliseconds(line.start_time),
        "end_time": _milliseconds(line.end_time),
        "resource": {"attributes": {"service.name": "woonzeker", "gemeente": line.municipality}},
        "attributes": {
            "dpl.core.processing_activity_id": f"{register}{line.activity}",
            "dpl.core.data_subject_id": line.subject.hex,
            "dpl.core.data_subject_id_type": line.subject_type,
        },
    }
    if line.parent_operation_id is not None:
        record["parent_operation_id"] = origin.hexadecimal(line.parent_operation_id)
    if line.foreign_operation:
        record["foreign_operation"] = line.foreign_operation
    return record


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _digest(key: bytes, subject: UUID) -> UUID:
    return UUID(bytes=hmac.digest(_own(key), subject.bytes, "sha256")[:16])


@lru_cache(maxsize=1_000)
def _own(key: bytes) -> bytes:
    """A key for this log alone: what stands in an index elsewhere cannot be found here."""
    return hmac.digest(key, b"processing", "sha256")
