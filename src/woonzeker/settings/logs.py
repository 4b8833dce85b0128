# SPDX-License-Identifier: EUPL-1.2
"""The log: one JSON object a line, from which nobody can be known.

What a line may hold is named here; everything else stays out. A message is the fixed sentence that
the code wrote; only numbers and codes are filled in. Of an error it tells the kind and the places
in the code, never the error's own words: a database repeats the row that it refuses.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import UUID

#: what a line may carry besides its sentence; each is a code, a number or an opaque id
EXTRAS = (
    "action", "actor_kind", "attempt", "code", "count", "job", "method", "ms", "municipality",
    "request_id", "route", "seconds", "status", "task",
)  # fmt: skip
HIDDEN = "…"
FRAMES = 15
_OWN = "woonzeker"
_QUEUE = "procrastinate"
_PACKAGES = Path(__file__).resolve().parents[2]


class JsonFormatter(logging.Formatter):
    """Turns a record into one line of JSON without personal data."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; never raises on a record that was written badly."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _sentence(record),
        }
        if not record.name.startswith(_OWN):
            line["where"] = f"{_short(record.pathname)}:{record.lineno}"
        extras = _of_job(record) if record.name.startswith(_QUEUE) else _extras(record)
        line |= {name: value for name, value in extras.items() if value is not None}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"], line["frames"] = _error(record.exc_info[1], record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _sentence(record: logging.LogRecord) -> str:
    """The sentence as it stands in the code, with numbers and codes filled in.

    A library's message without anything to fill in may have been put together from data: left out.
    """
    if not isinstance(record.msg, str):
        return HIDDEN
    if not record.args:
        return record.msg if record.name.startswith(_OWN) else HIDDEN
    try:
        if isinstance(record.args, dict):
            return record.msg % {name: _safe(value) for name, value in record.args.items()}
        return record.msg % tuple(_safe(value) for value in record.args)
    except (TypeError, ValueError, KeyError):
        return record.msg


def _safe(value: object) -> object:
    """The value when it is a number, an opaque id or one of our own codes; else a stroke."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, UUID):
        return str(value)
    return value if value is None or isinstance(value, bool | int | float) else HIDDEN


def _extras(record: logging.LogRecord) -> dict[str, object]:
    """The named extras; words only from our own code, which knows what it names."""
    own = record.name.startswith(_OWN)
    found = {name: getattr(record, name, None) for name in EXTRAS}
    return {
        name: value if own and isinstance(value, str) else _safe(value)
        for name, value in found.items()
    } | {"request_id": getattr(record, "request_id", None)}


def _of_job(record: logging.LogRecord) -> dict[str, object]:
    """What the job queue tells of a job: its number and name, never its words."""
    job = getattr(record, "job", None)
    told = job if isinstance(job, dict) else {}
    return {
        "action": getattr(record, "action", None),
        "job": told.get("id"),
        "task": told.get("task_name"),
        "attempt": told.get("attempts"),
    }


def _error(error: BaseException, trace: TracebackType | None) -> tuple[str, list[str]]:
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < 5:
        kinds.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        cause = cause.__cause__ or cause.__context__
    frames = [each for each in traceback.extract_tb(trace) if not each.filename.startswith("<")]
    places = [f"{_short(each.filename)}:{each.lineno} {each.name}" for each in frames]
    return " < ".join(dict.fromkeys(kinds)), places[-FRAMES:]


def _short(filename: str) -> str:
    """A file's place inside its package, without the folders of the machine."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGES):
        return path.relative_to(_PACKAGES).as_posix()
    _, packages, inside = path.as_posix().rpartition("site-packages/")
    return inside if packages else "/".join(path.parts[-2:])


def configuration(level: str) -> dict[str, Any]:
    """Python's logging configuration: everything through one handler, in JSON, to stderr."""
    logging.raiseExceptions = False  # a failing handler would print the record and its values
    quiet = {"handlers": [], "propagate": True, "level": "NOTSET"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": "woonzeker.access.requests.RequestFilter"}},
        "formatters": {"json": {"()": "woonzeker.settings.logs.JsonFormatter"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "filters": ["request"],
            }
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": quiet,
            "django.server": quiet,
            # a refused request has its own line, with route and status; this one would say nothing
            "django.request": {**quiet, "level": "ERROR"},
            "gunicorn": quiet,
            "gunicorn.error": quiet,
            "gunicorn.access": {**quiet, "level": "CRITICAL"},
            "procrastinate": quiet,
            "procrastinate.blueprints": {**quiet, "level": "WARNING"},
            "procrastinate.worker.worker": {**quiet, "level": "WARNING"},
            "procrastinate.periodic": {**quiet, "level": "WARNING"},
        },
    }
