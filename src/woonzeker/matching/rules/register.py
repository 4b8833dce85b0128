# SPDX-License-Identifier: EUPL-1.2
"""How a BSN is found, how the rows of an extract are told apart from what is known, and how
somebody's name is written.

The index to find a BSN by is an HMAC with a key of the municipality's own, because nine digits are
guessed in seconds without one.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Protocol
from uuid import UUID

from woonzeker.matching.linkage import RegisterRow

#: who is younger has no debts of their own
ADULT = 18
#: raised when the cleaning changes, so that every person gets new keys with the next extract
CLEANING = "3"


class Named(Protocol):
    """Whoever has a name as the register keeps it."""

    initials: str
    prefix: str
    surname: str
    partner_prefix: str
    partner_surname: str
    name_use: str


@dataclass(frozen=True, slots=True)
class Known:
    """A person that the register already has: who, and the digest of the row that was read."""

    person: UUID
    digest: str


@dataclass(slots=True)
class Changes:
    """What an extract changes: rows with the id that their person has or gets."""

    added: list[tuple[UUID, RegisterRow, str]] = field(default_factory=list)
    changed: list[tuple[UUID, RegisterRow, str]] = field(default_factory=list)
    unchanged: int = 0


def bsn_place(person: UUID) -> str:
    """Where a person's BSN belongs."""
    return f"matching_person|bsn_encrypted|{person}"


def bsn_index(bsn: str, *, key: bytes) -> str:
    """What a BSN is found by: 64 hexadecimal signs."""
    return _mac(key, b"bsn|" + bsn.encode()).hex()


def person_id(index: str) -> UUID:
    """The id of a person: the same for the same BSN, key and municipality, so that a register
    that is read again in a new database gives the same people."""
    return UUID(bytes=hashlib.sha256(index.encode()).digest()[:16], version=5)


def digest(row: RegisterRow, *, key: bytes) -> str:
    """A keyed digest of all that a row says but its BSN and its place in the file."""
    facts = row.facts
    said = [getattr(facts, each.name) for each in fields(facts) if each.name != "person"]
    said += [row.name_use, row.gender, row.secret, CLEANING]
    return _mac(key, "\x1f".join(map(str, said)).encode()).hex()


def changes(
    rows: Iterable[RegisterRow], known: Mapping[str, Known], *, keys: Sequence[bytes]
) -> Changes:
    """Tell new, changed and unchanged people apart; `known` goes by BSN index.

    The first of `keys` is the one of now; while keys are changed, people stand under another too.
    """
    found = Changes()
    key, *others = keys
    for row in rows:
        index = bsn_index(row.bsn, key=key)
        now = digest(row, key=key)
        before = known.get(index)
        for other in others:
            before = before or known.get(bsn_index(row.bsn, key=other))
        if before is None:
            found.added.append((person_id(index), row, now))
        elif before.digest != now:
            found.changed.append((before.person, row, now))
        else:
            found.unchanged += 1
    return found


def written_name(person: Named) -> str:
    """Initials and surname in the order that the person uses: own name, partner's, or both."""
    own = f"{person.prefix} {person.surname}".strip()
    partner = f"{person.partner_prefix} {person.partner_surname}".strip()
    used = own
    if partner:
        both = {"P": partner, "V": f"{partner}-{own}", "N": f"{own}-{partner}"}
        used = both.get(person.name_use, own)
    return f"{person.initials} {used}".strip()


def _mac(key: bytes, text: bytes) -> bytes:
    return hmac.digest(key, text, "sha256")
