# SPDX-License-Identifier: EUPL-1.2
"""Work for later, deferred by name in the transaction that asks for it.

A job carries its municipality and its actor. Inside `inline()` jobs are not put in the queue but
run here, in order, as soon as the block ends: for commands that must finish before they say so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from woonzeker.access.actors import Actor

_Job = tuple[str, dict[str, str]]
_inline: ContextVar[deque[_Job] | None] = ContextVar("woonzeker_inline_jobs", default=None)


def defer(name: str, *, actor: Actor, once: bool = False, **words: str) -> None:
    """Ask for job `name` with opaque words (ids, dates as ISO text), on behalf of `actor`.

    With `once` nothing is added while the same job of this municipality still waits its turn.
    """
    work = {
        "municipality": actor.municipality,
        "actor_kind": actor.kind,
        "actor_id": actor.id,
        **words,
    }
    if (waiting := _inline.get()) is not None:
        if not (once and any(name == other for other, _ in waiting)):
            waiting.append((name, work))
        return
    lock = f"{name}:{actor.municipality}" if once else None
    try:
        with transaction.atomic():  # a savepoint: a job that already waits must not undo the work
            app.configure_task(name, queueing_lock=lock).defer(**work)
    except AlreadyEnqueued:
        return


@contextmanager
def inline() -> Iterator[None]:
    """Run the jobs that are deferred inside, one after another, when the block ends well."""
    waiting: deque[_Job] = deque()
    token = _inline.set(waiting)
    try:
        yield
        while waiting:
            name, work = waiting.popleft()
            app.tasks[name].func(**work)
    finally:
        _inline.reset(token)
