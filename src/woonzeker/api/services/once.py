# SPDX-License-Identifier: EUPL-1.2
"""A request with a key of its own is done once, and answered the same however often it is sent.

The key is claimed in a transaction of its own before the work begins. The work and its answer are
one transaction: both are there, or neither. So a request whose worker died left nothing behind,
and after a while another may claim its key.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from woonzeker.access import clock, keys, sealing
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.api import rules
from woonzeker.api.models import KeptAnswer
from woonzeker.errors import Conflict, WoonzekerError
from woonzeker.retention.rules import KeptClass
from woonzeker.retention.selectors import policy_today

_CLAIM = """
INSERT INTO api_keptanswer
    (id, municipality, partner_id, key_hash, fingerprint, holder, began_at)
VALUES (%(id)s, %(municipality)s, %(partner)s, %(key)s, %(fingerprint)s, %(holder)s, %(now)s)
ON CONFLICT (municipality, partner_id, key_hash) DO UPDATE
SET fingerprint = excluded.fingerprint, holder = excluded.holder, began_at = excluded.began_at
WHERE api_keptanswer.status IS NULL AND api_keptanswer.began_at < %(dead)s
RETURNING id
"""


class InFlight(Conflict):
    """Dit verzoek wordt nu al uitgevoerd. Wacht even en vraag het dan met dezelfde sleutel."""


class OtherRequest(WoonzekerError):
    """Deze Idempotency-Key hoort bij een ander verzoek. Geef elk nieuw verzoek een nieuwe."""


class LostClaim(Conflict):
    """Dit duurde zo lang dat een ander verzoek met deze sleutel is begonnen. Vraag het opnieuw."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That this request, and no other, does the work of a key now."""

    id: UUID
    holder: UUID
    municipality: str


@dataclass(frozen=True, slots=True)
class Given:
    """The answer that was given before."""

    status: int
    body: bytes
    headers: Mapping[str, str]


def fingerprint_of(actor: Actor, *parts: bytes) -> list[str]:
    """What a request is compared by: with the index key of now first, then the other one if any."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    digest = found.digest()
    return [
        hmac.digest(key, b"request|" + digest, "sha256").hex()
        for key in sealing.index_keys(actor.municipality)
    ]


def claim(*, actor: Actor, key: str, fingerprints: list[str]) -> Claim | Given:
    """Begin the work of a key, or give the answer that it got before.

    Raises OtherRequest for a key that stands for something else, and InFlight while it is at work.
    """
    now, made = clock.real(), Claim(uuid4(), uuid4(), actor.municipality)
    values: dict[str, Any] = {
        "id": made.id, "holder": made.holder, "municipality": actor.municipality,
        "partner": actor.id, "key": _digest(actor, key), "fingerprint": fingerprints[0],
        "now": now, "dead": now - rules.LEASE,
    }  # fmt: skip
    with tenant(actor.municipality):
        with connection.cursor() as cursor:
            cursor.execute(_CLAIM, values)
            row = cursor.fetchone()
        if row is not None:
            return Claim(row[0], made.holder, actor.municipality)
        found = KeptAnswer.objects.filter(partner_id=actor.id, key_hash=values["key"]).first()
        if found is None:  # released or forgotten at this very moment
            raise InFlight
        return _given(found, fingerprints)


def _given(found: KeptAnswer, fingerprints: list[str]) -> Given:
    if found.fingerprint not in fingerprints:
        raise OtherRequest
    if found.status is None:
        raise InFlight
    answer = found.answer
    return Given(found.status, answer.get("body", "").encode("latin-1"), answer.get("headers", {}))


def keep(*, claimed: Claim, status: int, body: bytes, headers: Mapping[str, str]) -> None:
    """Keep the answer, sealed, in the transaction of the work. Raises LostClaim."""
    found = (
        KeptAnswer.objects.select_for_update()
        .filter(pk=claimed.id, holder=claimed.holder, status=None)
        .first()
    )
    if found is None:
        raise LostClaim
    found.status = status
    found.answer = {"body": body.decode("latin-1"), "headers": dict(headers)}
    found.save(update_fields=["status", "answer"])


def release(*, claimed: Claim) -> None:
    """Let go of a key of which nothing came: it may be used again."""
    with tenant(claimed.municipality):
        KeptAnswer.objects.filter(pk=claimed.id, holder=claimed.holder, status=None).delete()


def forget_kept(municipality: str) -> int:
    """Remove the answers of a municipality whose days are over, with their keys; gives how many.

    The term is that of the municipality; nobody has to release it, because nobody waits for them.
    """
    now = clock.real()
    days = policy_today(municipality).term(KeptClass.API_ANSWER).days
    with tenant(municipality):
        unfinished = KeptAnswer.objects.filter(status=None, began_at__lt=now - rules.UNFINISHED)
        old = KeptAnswer.objects.filter(began_at__lt=now - timedelta(days=days)) | unfinished
        gone = list(old.values_list("pk", flat=True))
        keys.destroy(gone)
        return KeptAnswer.objects.filter(pk__in=gone).delete()[0]


def _digest(actor: Actor, key: str) -> str:
    """The key as it is kept: it is the partner's, who may have put anything in it."""
    return hashlib.sha256(f"{actor.id}|{key}".encode()).hexdigest()
