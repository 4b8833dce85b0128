# SPDX-License-Identifier: EUPL-1.2
"""One transaction at the desk of one organisation: the context of rows that are its own.

What a landlord keeps for itself belongs to no municipality and is seen by none. It stands behind a
wall of its own: the organisation, as the municipality is for all other rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from woonzeker.access.errors import NoDesk, OtherDesk


@dataclass(slots=True)
class _Desk:
    organisation: UUID
    #: what lasts as long as the transaction
    kept: dict[str, Any] = field(default_factory=dict)


_current: ContextVar[_Desk | None] = ContextVar("woonzeker_desk", default=None)


def current_organisation() -> UUID:
    """The organisation whose rows may be touched now; raises NoDesk when none was chosen."""
    if (found := _current.get()) is None:
        raise NoDesk
    return found.organisation


def kept_at_desk() -> dict[str, Any]:
    """What is kept as long as this desk is open, by name; raises NoDesk when none was chosen."""
    if (found := _current.get()) is None:
        raise NoDesk
    return found.kept


def at_a_desk() -> bool:
    """Whether an organisation has been chosen."""
    return _current.get() is not None


@contextmanager
def desk(organisation: UUID | str) -> Iterator[None]:
    """Open one transaction in which only rows of this organisation exist.

    At the same desk it joins the transaction that runs; at another one it raises OtherDesk. A
    municipality may be chosen inside or outside it: the two walls do not know each other. Raises
    NoDesk for what is no organisation.
    """
    chosen = _read(organisation)
    if (outer := _current.get()) is not None:
        if outer.organisation != chosen:
            raise OtherDesk
        yield
        return
    token = _current.set(_Desk(chosen))
    try:
        with transaction.atomic():
            _say(str(chosen))
            yield
            if connection.savepoint_ids and not connection.needs_rollback:
                _say("")
    finally:
        _current.reset(token)


def _read(organisation: UUID | str) -> UUID:
    try:
        return organisation if isinstance(organisation, UUID) else UUID(organisation)
    except ValueError:
        raise NoDesk from None


def _say(chosen: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('woonzeker.organisation', %s, true)", [chosen])
