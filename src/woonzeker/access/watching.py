# SPDX-License-Identifier: EUPL-1.2
"""Jobs that must not stop: each notes when it ended well, and silence shows on every page.

A job that failed or never ran notes nothing: not the failure is told, but that a sign stays away.
The real clock counts here, also where a municipality practises on a day that stands still.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ParamSpec, TypeVar

from django.db import transaction
from django.utils.functional import Promise
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from woonzeker.access import clock
from woonzeker.access.models import JobWatch

logger = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Watched:
    """A job that must end well at least once in so many minutes, and what it does in Dutch."""

    name: str
    every_minutes: int
    says: str | Promise


@dataclass(frozen=True, slots=True)
class Stopped:
    """A job that gave no sign in time: what it does, and when it last ended well."""

    name: str
    says: str | Promise
    since: datetime


#: name of a job → how it is watched; each room names its own when its jobs are loaded
WATCHED: dict[str, Watched] = {}


def watch(name: str, *, every_minutes: int, says: str | Promise) -> Watched:
    """Name a job that must not stop; call it where the job stands, once."""
    made = Watched(name, every_minutes, says)
    if WATCHED.setdefault(name, made) != made:
        raise ValueError(f"two jobs are watched under {name}")
    return made


def notes_end(watched: Watched) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a job note that it ended well; when it raises, it notes nothing."""

    def decorate(job: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(job)
        def work(*args: P.args, **kwargs: P.kwargs) -> R:
            done = job(*args, **kwargs)
            ended(watched)
            return done

        return work

    return decorate


def ended(watched: Watched) -> None:
    """Note that a job ended well just now."""
    said = {"every_minutes": watched.every_minutes, "ended_at": clock.real()}
    JobWatch.objects.update_or_create(name=watched.name, defaults=said)


def expect() -> int:
    """Count from now on for each job that never gave a sign; gives how many were new.

    Called when the program is set up and when a worker begins: a job that never runs is missed too.
    """
    known = set(JobWatch.objects.values_list("name", flat=True))
    new = [
        JobWatch(name=each.name, every_minutes=each.every_minutes, ended_at=clock.real())
        for each in WATCHED.values()
        if each.name not in known
    ]
    return len(JobWatch.objects.bulk_create(new, ignore_conflicts=True))


def stopped() -> tuple[Stopped, ...]:
    """The jobs that gave no sign in time, the longest silent first; one question."""
    now = clock.real()
    rows = [row for row in JobWatch.objects.order_by("ended_at", "name") if _is_late(row, now)]
    return tuple(Stopped(row.name, _says(row.name), row.ended_at) for row in rows)


def make_up_for() -> tuple[str, ...]:
    """Put the jobs that are behind in the queue once more, so that a missed night is made up for.

    Gives the names of those that did not wait there already.
    """
    return tuple(_asked(each.name for each in stopped() if each.name in WATCHED))


def _asked(names: Iterable[str]) -> Iterator[str]:
    said = int(clock.real().timestamp())
    for name in names:
        try:
            with transaction.atomic():  # a savepoint: what waits already must not undo the rest
                app.configure_task(name, queueing_lock=name).defer(timestamp=said)
        except AlreadyEnqueued:
            continue
        logger.warning("taak is achter en wordt ingehaald", extra={"job": name})
        yield name


def _is_late(row: JobWatch, now: datetime) -> bool:
    return row.ended_at + timedelta(minutes=row.every_minutes) < now


def _says(name: str) -> str | Promise:
    return WATCHED[name].says if name in WATCHED else name
