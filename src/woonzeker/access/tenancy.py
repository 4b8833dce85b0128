# SPDX-License-Identifier: EUPL-1.2
"""One transaction for one municipality: the context that row level security reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import connection, transaction

from woonzeker.access.errors import NoTenant, OtherTenant

T = TypeVar("T")


@dataclass(slots=True)
class _Context:
    municipality: str
    #: written in a transaction of their own once this one has ended, because a refusal must stay
    #: on record when the refused work is rolled back
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    #: the same, but only when nothing of this transaction stays
    undone: list[Callable[[], None]] = field(default_factory=list)
    #: answers that hold until something is written
    answers: dict[tuple[str, ...], Any] = field(default_factory=dict)
    #: what lasts as long as the transaction, whatever is written
    kept: dict[str, Any] = field(default_factory=dict)


_current: ContextVar[_Context | None] = ContextVar("woonzeker_tenant", default=None)


def current_municipality() -> str:
    """The municipality whose data may be touched now; raises NoTenant when none was chosen."""
    if (context := _current.get()) is None:
        raise NoTenant
    return context.municipality


def in_tenant() -> bool:
    """Whether a municipality has been chosen."""
    return _current.get() is not None


def after_this(record: Callable[[], None]) -> None:
    """Run `record` afterwards in its own transaction, whether or not this one commits."""
    if (context := _current.get()) is None:
        raise NoTenant
    context.afterwards.append(record)


def if_undone(record: Callable[[], None]) -> None:
    """Run `record` afterwards in its own transaction, when this one leaves nothing behind."""
    if (context := _current.get()) is None:
        raise NoTenant
    context.undone.append(record)


def remembered(key: tuple[str, ...], ask: Callable[[], T]) -> T:
    """The answer to a question, asked once as long as nothing is written in this transaction."""
    if (context := _current.get()) is None:
        raise NoTenant
    if key not in context.answers:
        context.answers[key] = ask()
    found: T = context.answers[key]
    return found


def kept(name: str, make: Callable[[], T]) -> T:
    """One thing of that name for as long as this transaction lasts; made when first asked for."""
    if (context := _current.get()) is None:
        raise NoTenant
    if name not in context.kept:
        context.kept[name] = make()
    found: T = context.kept[name]
    return found


def forget_answers() -> None:
    """Ask everything anew: something was written."""
    if (context := _current.get()) is not None:
        context.answers.clear()


@contextmanager
def tenant(municipality: str) -> Iterator[None]:
    """Open one transaction in which only rows of `municipality` (four digits) exist.

    Inside the same municipality it joins the transaction that runs; inside another one it raises
    OtherTenant.
    """
    if (outer := _current.get()) is not None:
        if outer.municipality != municipality:
            raise OtherTenant
        yield
        return
    context, whole = _Context(municipality), False
    try:
        with _opened(context):
            yield
            stays = not transaction.get_rollback()
        whole = stays
    finally:
        for record in [*context.afterwards, *([] if whole else context.undone)]:
            with _opened(_Context(municipality)):
                record()


@contextmanager
def _opened(context: _Context) -> Iterator[None]:
    if len(context.municipality) != 4 or not context.municipality.isdigit():
        raise NoTenant
    token = _current.set(context)
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('woonzeker.municipality', %s, true)", [context.municipality]
                )
            yield
            if connection.in_atomic_block and connection.savepoint_ids:
                _forget()
    finally:
        _current.reset(token)


def _forget() -> None:
    """Clear the setting when an outer transaction goes on, so that the choice ends here."""
    if connection.needs_rollback:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('woonzeker.municipality', '', true)")
