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

from procrastinate.contrib.django import app

from woonzeker.access.actors import Actor

_Job = tuple[str, dict[str, str]]
_inline: ContextVar[deque[_Job] | None] = ContextVar("woonzeker_inline_jobs", default=None)


def defer(name: str, *, actor: Actor, lock: str | None = None, **words: str) -> None:
    """Ask for job `name` with opaque words (ids, dates as ISO text), on behalf of `actor`.

    Jobs with the same `lock` run one after another.
    """
    work = {
        "municipality": actor.municipality,
        "actor_kind": actor.kind,
        "actor_id": actor.id,
        **words,
    }
    if (waiting := _inline.get()) is not None:
        waiting.append((name, work))
        return
    app.configure_task(name, lock=lock).defer(**work)


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
