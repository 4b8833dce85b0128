# SPDX-License-Identifier: EUPL-1.2
"""The keys of subjects: a signal, a person, a delivery or a case has its own.

Each stands in the database, wrapped by a key of the municipality that does not. Opened keys are
kept for the transaction only, and only as long as no savepoint in which they were read is undone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection
from django.db.models import Count

from woonzeker.access import sealing
from woonzeker.access.desks import current_organisation, kept_at_desk
from woonzeker.access.models import DeskKey, SubjectKey
from woonzeker.access.tenancy import current_municipality, kept

logger = logging.getLogger(__name__)

#: keys that are opened at once when one of them is needed
TOGETHER = 2_000
_EXPECTED = 20_000
#: stands for a key that does not open; no key is this short
BROKEN = b""
_NONCE = 12
_LASTING = UUID("6f1a1e1c-2d0b-5a3f-9c6e-0d3b8a7f4c21")
_STORE = """
INSERT INTO access_subjectkey (municipality, subject, wrapped, wrapped_by)
SELECT %s, made.subject, made.wrapped, %s
FROM unnest(%s::uuid[], %s::bytea[]) AS made(subject, wrapped)
ON CONFLICT (municipality, subject) DO NOTHING
"""
_FIND = "SELECT subject, wrapped, wrapped_by FROM access_subjectkey WHERE subject = ANY(%s)"
_REWRAP = """
UPDATE access_subjectkey SET wrapped = again.wrapped, wrapped_by = %s
FROM unnest(%s::bigint[], %s::bytea[]) AS again(id, wrapped)
WHERE access_subjectkey.id = again.id
"""


@dataclass(slots=True)
class _Ring:
    """Keys that were opened in this transaction, and subjects whose key will be asked for."""

    _opened: dict[UUID, bytes | None] = field(default_factory=dict)
    #: the savepoints inside which they were read: who undoes one undoes the keys made in it
    _inside: tuple[object, ...] = ()
    expected: dict[UUID, None] = field(default_factory=dict)

    def opened(self) -> Mapping[UUID, bytes | None]:
        """The opened keys that are surely those of the database."""
        here = tuple(connection.savepoint_ids)
        if here[: len(self._inside)] != self._inside:
            self.forget()
        return self._opened

    def remember(self, keys: Mapping[UUID, bytes | None]) -> None:
        """Keep keys that were just read or made."""
        self._opened.update(keys)
        self._inside = tuple(connection.savepoint_ids)

    def forget(self) -> None:
        """Read every key anew from here on."""
        self._opened.clear()
        self._inside = tuple(connection.savepoint_ids)


def _ring() -> _Ring:
    return kept("subject keys", _Ring)


def expect(subject: UUID) -> None:
    """Say that the key of a subject may be needed, so that those of a list are read at once."""
    expected = _ring().expected
    if len(expected) >= _EXPECTED:  # whoever goes through everything needs no list of it
        expected.clear()
    expected[subject] = None


def make(subjects: Iterable[UUID], *, fresh: bool = False) -> dict[UUID, bytes]:
    """The keys of subjects, made for who has none; `fresh` when surely nobody has one yet."""
    wanted = list(dict.fromkeys(subjects))
    known = {} if fresh else opened(wanted)
    lacking = [subject for subject in wanted if subject not in known]
    if not lacking:
        return known
    made = dict(zip(lacking, sealing.new_keys(len(lacking)), strict=True))
    if _store(made) < len(made):  # somebody made one of them just now
        return known | opened(lacking)
    return known | made


def keep(made: Mapping[UUID, bytes]) -> None:
    """Write down keys that were drawn for rows that are surely new (`sealing.new_keys`)."""
    if made:
        _store(made)


def opened(subjects: Iterable[UUID]) -> dict[UUID, bytes]:
    """The keys of subjects, in one query; who has none is left out.

    Raises SealBroken when one of them does not open.
    """
    found = _read(list(dict.fromkeys(subjects)))
    return {subject: _whole(key) for subject, key in found.items() if key is not None}


def key_of(subject: UUID) -> bytes:
    """The key of one subject; raises Erased when there is none."""
    ring = _ring()
    known = ring.opened()
    if subject not in known:
        others = [each for each in ring.expected if each not in known and each != subject]
        ring.remember(_read([subject, *others[: TOGETHER - 1]]))
        ring.expected = dict.fromkeys(others[TOGETHER - 1 :])
    if (key := ring.opened()[subject]) is None:
        raise sealing.Erased
    return _whole(key)


def key_for(subject: UUID, *, fresh: bool = False) -> bytes:
    """The key of one subject to seal with, made when there is none."""
    ring = _ring()
    if (key := ring.opened().get(subject)) is None:
        ring.remember(made := make([subject], fresh=fresh))
        key = made[subject]
    return _whole(key)


def desk_key(*, make: bool) -> bytes:
    """The key of the organisation at whose desk we are; made when there is none, or Erased raised.

    Kept as long as no savepoint in which it was read or made is undone.
    """
    held, here = kept_at_desk(), tuple(connection.savepoint_ids)
    if (known := held.get("key")) and here[: len(known[0])] == known[0]:
        return _whole(known[1])
    found = DeskKey.objects.first()
    if found is None and not make:
        raise sealing.Erased
    key = _desk_key_of(found) if found else _new_desk_key()
    held["key"] = (here, key)
    return _whole(key)


def destroy_desk_key() -> int:
    """Destroy the key of this desk: nothing that was sealed at it opens again. Gives how many."""
    kept_at_desk().pop("key", None)
    return DeskKey.objects.all().delete()[0]


def wrap_desk_key_again() -> int:
    """Wrap the key of this desk with the key of now; gives 1 when it was wrapped by the other."""
    found = DeskKey.objects.exclude(wrapped_by=_desk_wrappings()[0].name).first()
    if found is None or (key := _desk_key_of(found)) == BROKEN:
        return 0
    found.wrapped, found.wrapped_by = _wrapped_at_desk(key)
    found.save(update_fields=["wrapped", "wrapped_by"])
    return 1


def _new_desk_key() -> bytes:
    """Make the key of this desk, unless somebody made it just now."""
    key = sealing.new_keys(1)[0]
    wrapped, name = _wrapped_at_desk(key)
    made = DeskKey.objects.bulk_create(
        [DeskKey(wrapped=wrapped, wrapped_by=name)], ignore_conflicts=True
    )
    found = DeskKey.objects.get()
    return key if found.pk == made[0].pk else _desk_key_of(found)


def _desk_wrappings() -> tuple[sealing.Wrapping, ...]:
    return sealing.wrapping_keys(f"desk|{current_organisation()}")


def _wrapped_at_desk(key: bytes) -> tuple[bytes, str]:
    now, place = _desk_wrappings()[0], _desk_place()
    return sealing.seal(key, key=now.key, place=place), now.name


def _desk_key_of(row: DeskKey) -> bytes:
    for each in _desk_wrappings():
        if each.name == row.wrapped_by:
            return sealing.unseal(bytes(row.wrapped), key=each.key, place=_desk_place())
    return BROKEN


def _desk_place() -> str:
    return f"access_deskkey|wrapped|{current_organisation()}"


def lasting(name: str) -> bytes:
    """A key of the municipality for something that must stay the same when its secrets change."""
    return key_for(uuid5(_LASTING, name))


def destroy(subjects: Iterable[UUID]) -> int:
    """Destroy keys: nothing that was sealed for these subjects opens again. Gives how many."""
    gone = list(dict.fromkeys(subjects))
    _ring().forget()
    return sum(
        SubjectKey.objects.filter(subject__in=gone[start : start + TOGETHER]).delete()[0]
        for start in range(0, len(gone), TOGETHER)
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many keys of a municipality are wrapped by the key of now, the other one, or neither."""

    now: int = 0
    other: int = 0
    unknown: int = 0


def counts() -> Counts:
    """How far the keys of the municipality that is open are."""
    names = [each.name for each in sealing.wrapping_keys(current_municipality())]
    rows = SubjectKey.objects.order_by().values_list("wrapped_by").annotate(Count("pk"))
    found = dict(rows)
    now = found.pop(names[0], 0)
    other = sum(found.pop(name, 0) for name in names[1:])
    return Counts(now, other, sum(found.values()))


def wrap_again(most: int, *, after: int = 0) -> tuple[int, int | None]:
    """Wrap up to `most` keys that come after `after` with the key of now.

    Gives how many, and the last of them to go on after; None when there was none. Rows in
    somebody's hands are passed over, and so is one that neither of the two keys opens: it is
    reported, and stays as it is.
    """
    rows = list(
        SubjectKey.objects.exclude(wrapped_by=_now().name)
        .filter(pk__gt=after)
        .select_for_update(skip_locked=True)
        .order_by("pk")[:most]
    )
    if not rows:
        return 0, None
    unwrapped = _unwrapped([(r.subject, bytes(r.wrapped), r.wrapped_by) for r in rows])
    whole = [row for row in rows if unwrapped[row.subject] != BROKEN]
    if len(whole) < len(rows):
        logger.error("sleutels die geen van beide sleutels opent: %d", len(rows) - len(whole))
    again = _wrapped({row.subject: unwrapped[row.subject] for row in whole})
    with connection.cursor() as cursor:
        cursor.execute(_REWRAP, [_now().name, [row.pk for row in whole], again])
    return len(whole), rows[-1].pk


def _now() -> sealing.Wrapping:
    return sealing.wrapping_keys(current_municipality())[0]


def _store(made: Mapping[UUID, bytes]) -> int:
    """Write new keys down; gives how many were new."""
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [current_municipality(), _now().name, list(made), _wrapped(made)])
        return int(cursor.rowcount)


def _wrapped(made: Mapping[UUID, bytes]) -> list[bytes]:
    places = ((key, _place(subject)) for subject, key in made.items())
    return sealing.seal_all(places, key=_now().key)


def _read(subjects: Sequence[UUID]) -> dict[UUID, bytes | None]:
    found: dict[UUID, bytes | None] = dict.fromkeys(subjects)
    if subjects:
        with connection.cursor() as cursor:
            cursor.execute(_FIND, [list(subjects)])
            found.update(_unwrapped(cursor.fetchall()))
    return found


def _unwrapped(rows: Iterable[tuple[UUID, bytes, str]]) -> dict[UUID, bytes]:
    """The keys, opened; BROKEN for one that does not open, so that it blocks nobody else's."""
    ciphers = {
        each.name: AESGCM(each.key) for each in sealing.wrapping_keys(current_municipality())
    }
    found = {}
    for subject, wrapped, name in rows:
        sealed = bytes(wrapped)
        try:
            found[subject] = ciphers[name].decrypt(
                sealed[:_NONCE], sealed[_NONCE:], _place(subject).encode()
            )
        except (InvalidTag, KeyError):
            found[subject] = BROKEN
    return found


def _whole(key: bytes) -> bytes:
    if key == BROKEN:
        raise sealing.SealBroken
    return key


def _place(subject: UUID) -> str:
    return f"access_subjectkey|wrapped|{subject}"
