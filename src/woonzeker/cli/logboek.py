# SPDX-License-Identifier: EUPL-1.2
"""`./run logboek export`: the processing log as JSON lines, in the form of the standard."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings

from woonzeker.access import clock, processing
from woonzeker.access.models import ProcessingLine
from woonzeker.access.tenancy import tenant
from woonzeker.cli.words import WrongWords, a_code, a_day, split
from woonzeker.organisations.models import Municipality

OPTIONS = {"--from": True, "--to": True, "--municipality": True}
_AT_ONCE = 5_000


def run(words: Sequence[str]) -> int:
    """Print each line of the days asked for (both included), municipality by municipality."""
    plain, given = split(words, options=OPTIONS, most=1)
    if plain != ["export"] or not {"--from", "--to"} <= given.keys():
        raise WrongWords("Schrijf: ./run logboek export --from 2026-11-01 --to 2026-11-30")
    since, until = a_day("--from", given["--from"]), a_day("--to", given["--to"])
    if "--municipality" in given:
        codes = [a_code("--municipality", given["--municipality"])]
    else:
        codes = sorted(Municipality.objects.values_list("code", flat=True))
    for code in codes:
        with tenant(code):
            for line in lines(since, until):
                sys.stdout.write(line + "\n")
    return 0


def lines(since: date, until: date) -> Iterator[str]:
    """The lines of these days in the municipality that is open, as JSON, in order."""
    found = ProcessingLine.objects.filter(
        start_time__gte=_midnight(since), start_time__lt=_midnight(until + timedelta(days=1))
    ).order_by("id")
    last = 0
    while page := list(found.filter(id__gt=last)[:_AT_ONCE]):
        for line in page:
            yield json.dumps(
                processing.as_record(line, settings.WOONZEKER_PROCESSING_REGISTER),
                ensure_ascii=False,
            )
        last = page[-1].pk


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.AMSTERDAM)
