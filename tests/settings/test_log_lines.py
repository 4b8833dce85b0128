# SPDX-License-Identifier: EUPL-1.2
"""A log line says what happened and where in the code; never to whom."""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from woonzeker.access.requests import RequestFilter, begin_request, end_request
from woonzeker.settings.logs import JsonFormatter, configuration


class Lines:
    """What was logged, as objects."""

    def __init__(self, stream: StringIO) -> None:
        self.stream = stream

    def last(self) -> dict[str, Any]:
        return dict(json.loads(self.stream.getvalue().splitlines()[-1]))


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Everything that loggers write, through the formatter of production."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    handler.addFilter(RequestFilter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield Lines(stream)
    root.removeHandler(handler)


own = logging.getLogger("woonzeker.cases.services")
library = logging.getLogger("library.inside")


def test_a_line_has_a_moment_a_level_and_a_sentence(lines: Lines) -> None:
    own.warning("term bijna om")
    line = lines.last()
    assert (line["level"], line["message"]) == ("WARNING", "term bijna om")
    assert line["at"].endswith("+00:00")


def test_numbers_and_ids_are_filled_in_and_words_are_not(lines: Lines) -> None:
    number = uuid.UUID(int=7)
    own.warning("%d regels van %s in %s", 3, number, "Kerkstraat 12")
    assert lines.last()["message"] == f"3 regels van {number} in …"


def test_a_refused_request_gets_no_second_line_that_says_nothing() -> None:
    loggers = configuration("WARNING")["loggers"]
    assert loggers["django.request"]["level"] == "ERROR"


def test_words_by_name_are_not_filled_in(lines: Lines) -> None:
    own.warning("%(count)d van %(who)s", {"count": 2, "who": "Jansen"})
    assert lines.last()["message"] == "2 van …"


def test_a_library_is_not_trusted_with_a_ready_made_sentence(lines: Lines) -> None:
    library.warning("could not parse 'Jansen'")
    line = lines.last()
    assert line["message"] == "…"
    assert "test_log_lines.py" in line["where"]


def test_an_error_shows_its_kind_and_place_but_not_its_words(lines: Lines) -> None:
    try:
        try:
            raise KeyError("Jansen")
        except KeyError as cause:
            raise ValueError("duplicate key (naam)=(Jansen)") from cause
    except ValueError:
        own.exception("inlezen mislukt")
    line = lines.last()
    assert line["error"] == "builtins.ValueError < builtins.KeyError"
    assert "test_an_error_shows" in line["frames"][0]
    assert "Jansen" not in json.dumps(line)


def test_only_named_extras_are_told(lines: Lines) -> None:
    own.warning("klaar", extra={"route": "zaken/<uuid:case>", "ms": 12.5, "surname": "Jansen"})
    line = lines.last()
    assert (line["route"], line["ms"]) == ("zaken/<uuid:case>", 12.5)
    assert "surname" not in line


def test_a_library_may_not_name_words(lines: Lines) -> None:
    library.warning("%d", 1, extra={"route": "/zaken?naam=Jansen"})
    assert "Jansen" not in json.dumps(lines.last())


def test_a_job_is_told_by_number_and_name(lines: Lines) -> None:
    job = {"id": 9, "task_name": "intake.read_delivery", "task_kwargs": {"who": "Jansen"}}
    logging.getLogger("procrastinate.worker").warning(
        "read_delivery(who=Jansen) failed", extra={"action": "job_error", "job": job}
    )  # fmt: skip
    line = lines.last()
    assert (line["job"], line["task"], line["action"]) == (9, "intake.read_delivery", "job_error")
    assert "Jansen" not in json.dumps(line)


def test_a_line_that_was_written_badly_is_still_a_line(lines: Lines) -> None:
    own.warning("%d van %d", "Jansen")
    assert lines.last()["message"] == "%d van %d"


def test_lines_of_one_request_share_its_number(lines: Lines) -> None:
    number = begin_request()
    own.warning("binnen")
    assert lines.last()["request_id"] == number
    end_request()
    own.warning("buiten")
    assert "request_id" not in lines.last()
