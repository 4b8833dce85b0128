# SPDX-License-Identifier: EUPL-1.2
"""The rows of a delivery, read from the database a batch at a time.

Two cursors are opened together, so that cases refer to no signal that came in meanwhile. They live
as long as the transaction; what they show is what the wall shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import connection

from woonzeker.access.actors import Actor
from woonzeker.monitoring.rules import MISTAKES, CaseRow, Period, SignalRow

AT_ONCE = 10_000
#: a year of a large municipality is put in order in memory, and not by way of the disk
_ROOM = "SET LOCAL work_mem = '128MB'"

#: all signals sent in the period, unless nothing says who they are about; `grp` keeps the signals
#: of a household's month together
_SIGNALS = """
SELECT s.id AS key, s.id::text AS id, s.crisis, s.kind, s.warm_handover, s.amount_cents, s.arose_on,
    s.signalled_on, s.result, s.sector, s.partner_id::text, s.born_on, s.postcode,
    s.house_number, s.house_letter, s.house_addition,
    CASE WHEN l.result = 'linked' THEN l.person_id END AS person,
    i.id IS NOT NULL AS in_case, COALESCE(m.result, '') AS ended,
    COALESCE(i.period_id, s.id) AS grp, i.period_id
FROM intake_arrearssignal s
LEFT JOIN matching_link l ON l.signal_id = s.id
LEFT JOIN cases_periodsignal i ON i.signal_id = s.id
LEFT JOIN cases_matchingperiod m ON m.id = i.period_id
WHERE s.signalled_on BETWEEN %(from_on)s AND %(to_on)s
"""
_NAMED = " AND (s.postcode <> '' OR (l.result = 'linked' AND l.person_id IS NOT NULL))"
_COLUMNS = ", ".join(f"given.{name}" for name in SignalRow._fields[:9]) + (
    ", given.partner_id, given.born_on, given.postcode, given.house_number, given.house_letter,"
    " given.house_addition, given.person::text, given.in_case, given.ended"
)
#: by person: each number is opened once, and with it all signals of that person
_GIVEN = "SELECT {columns} FROM ({signals}) AS given "
_ALL = _GIVEN.format(columns=_COLUMNS, signals=_SIGNALS + _NAMED)
_WHOLE = _ALL + "ORDER BY given.person, given.key"
#: the order of a pull, and beside each signal the month of which it is the first. Ids alone
_ORDERED = """
SELECT COALESCE(array_agg(one.id ORDER BY one.place), '{{}}'),
    COALESCE(array_agg(one.first ORDER BY one.place), '{{}}')
FROM (
    SELECT given.key AS id, row_number() OVER (ORDER BY given.grp, given.id) AS place,
        CASE WHEN row_number() OVER (PARTITION BY given.period_id ORDER BY given.id) = 1
            THEN given.period_id END AS first
    FROM ({signals}) AS given
) AS one
"""
LISTING = _ORDERED.format(signals=_SIGNALS + _NAMED)
_OF_LIST = (
    "SELECT {what} FROM monitoring_pulllist l WHERE l.from_on = %(from_on)s AND l.to_on = %(to_on)s"
)
_HERE = _OF_LIST.format(what="l.signals[%(first)s:%(last)s] AS signals")
_IN_ORDER = """
JOIN (
    SELECT here.id, here.place
    FROM ({here}) AS page, unnest(page.signals) WITH ORDINALITY AS here (id, place)
) AS listed ON listed.id = given.key
ORDER BY listed.place
"""
_PART = _GIVEN.format(columns=_COLUMNS, signals=_SIGNALS) + _IN_ORDER.format(here=_HERE)
_PEOPLE = _GIVEN.format(
    columns="count(DISTINCT COALESCE(given.person, given.key))", signals=_SIGNALS + _NAMED
)
_COUNT = _GIVEN.format(columns="count(*)", signals=_SIGNALS + _NAMED)
#: an attempt belongs to the newest month of its case that had begun when it was made. What was
#: opened by mistake or linked to the wrong people is no case
_OF_PERIODS = """
SELECT p.result, p.starts_on, p.ends_on, p.taken_up_on, given.matched_on, given.signals,
    tried.channels, tried.outcomes, tried.days, tried.parts
FROM (
    SELECT i.period_id, array_agg(s.id::text ORDER BY s.id) AS signals,
        min(l.decided_on) AS matched_on
    FROM intake_arrearssignal s
    JOIN cases_periodsignal i ON i.signal_id = s.id
    LEFT JOIN matching_link l ON l.signal_id = s.id
    WHERE s.signalled_on BETWEEN %(from_on)s AND %(to_on)s {named}
    GROUP BY i.period_id
) AS given
JOIN (
    SELECT each.*, lag(each.taken_up_on) OVER cases AS before,
        lead(each.taken_up_on) OVER cases AS after
    FROM cases_matchingperiod each WINDOW cases AS (PARTITION BY case_id ORDER BY starts_on)
) AS p ON p.id = given.period_id AND p.result <> ALL (%(mistakes)s)
CROSS JOIN LATERAL (
    SELECT COALESCE(array_agg(a.channel), '{{}}') AS channels,
        COALESCE(array_agg(a.outcome), '{{}}') AS outcomes,
        COALESCE(array_agg(a.tried_on), '{{}}') AS days,
        COALESCE(array_agg(a.day_part), '{{}}') AS parts
    FROM (
        SELECT t.channel, t.outcome, t.tried_on, t.day_part FROM outreach_contactattempt t
        WHERE t.case_id = p.case_id
            AND (p.before IS NULL OR t.tried_on >= p.taken_up_on)
            AND (p.after IS NULL OR t.tried_on < p.after)
        ORDER BY t.tried_on, t.recorded_at
    ) AS a
) AS tried
"""
_CASES = _OF_PERIODS.format(named=_NAMED)
#: those of which the first signal is on this page; what came after the list was made is no part
_LISTED = f" AND s.id IN ({_OF_LIST.format(what='unnest(l.signals)')})"
_FIRSTS = _OF_LIST.format(what="l.firsts[%(first)s:%(last)s] AS firsts")
_ON_PAGE = "WHERE given.period_id IN (SELECT unnest(page.firsts) FROM ({firsts}) AS page)"
_CASES_OF_PART = _OF_PERIODS.format(named=_LISTED) + _ON_PAGE.format(firsts=_FIRSTS)
_LISTED_COUNT = _OF_LIST.format(what="cardinality(l.signals)")


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a delivery: so many signals of its list after so many."""

    skip: int
    most: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The signals and the cases of a delivery, in batches."""

    signals: Iterator[list[SignalRow]]
    cases: Iterator[list[CaseRow]]


@contextmanager
def rows_of(actor: Actor, period: Period, part: Slice | None = None) -> Iterator[Rows]:
    """Open the rows of a delivery, for an act that has the right to them."""
    words: dict[str, Any] = {
        "from_on": period.from_on, "to_on": period.to_on, "mistakes": list(MISTAKES),
    }  # fmt: skip
    if part is not None:
        words |= {"first": part.skip + 1, "last": part.skip + part.most}
    with connection.cursor() as cursor:
        cursor.execute(_ROOM)
    with ExitStack() as stack:
        signals = _opened(stack, _PART if part else _WHOLE, words)
        cases = _opened(stack, _CASES_OF_PART if part else _CASES, words)
        yield Rows(
            ([SignalRow._make(row) for row in batch] for batch in signals),
            ([CaseRow._make(row) for row in batch] for batch in cases),
        )


def signals_in(actor: Actor, period: Period) -> int:
    """How many signals a delivery of this period has."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"from_on": period.from_on, "to_on": period.to_on})
        found: int = cursor.fetchone()[0]
        return found


def people_in(actor: Actor, period: Period) -> int:
    """How many people a delivery of this period is about; who is not linked counts by signal."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"from_on": period.from_on, "to_on": period.to_on})
        found: int = cursor.fetchone()[0]
    return found


def signals_listed(actor: Actor, period: Period) -> int | None:
    """How many signals a pull of this period goes through; None when it did not begin."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTED_COUNT, {"from_on": period.from_on, "to_on": period.to_on})
        found = cursor.fetchone()
    return int(found[0]) if found else None


def _opened(stack: ExitStack, words: str, values: Mapping[str, Any]) -> Iterator[list[Any]]:
    """A cursor of the server, which holds what there was when it was opened."""
    connection.ensure_connection()
    cursor = connection.connection.cursor(name=f"ddas_{uuid4().hex}")
    stack.callback(cursor.close)
    cursor.itersize = AT_ONCE
    cursor.execute(words, values)
    return iter(lambda: cursor.fetchmany(AT_ONCE), [])
