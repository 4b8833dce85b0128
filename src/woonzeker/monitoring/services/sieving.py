# SPDX-License-Identifier: EUPL-1.2
"""The row of each case in the sieve: kept with every move, made again from all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Max

from woonzeker.access import audit
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import CaseMove
from woonzeker.monitoring.models import SieveRow
from woonzeker.monitoring.rules.sieve import (
    NOTHING_KNOWN,
    CaseFacts,
    Made,
    Passage,
    after,
    fold,
    follows_on,
    with_facts,
)
from woonzeker.monitoring.rules.sieve_row import RULES, flat, passage_of, steady
from woonzeker.monitoring.selectors.sieve_facts import facts_of
from woonzeker.monitoring.selectors.sieve_kept import ERASED, Erased, gone
from woonzeker.process import Status, Step, UnknownMove, find_move

BASIS = "Wgs art. 3 lid 1 onder b"
#: cases that are made again at once
BATCH = 1_000
#: an id before every other
_BEFORE_ALL = UUID(int=0)
#: how often a batch is looked at again when somebody made a move meanwhile
_TRIES = 3
_OWN = ("id", "municipality", "case_id")
_VERSION = ("folded_to", "rules")
_FLAT = tuple(
    field.attname
    for field in SieveRow._meta.concrete_fields
    if field.attname not in {*_OWN, *_VERSION}
)
_COLUMNS = (*_OWN, *_VERSION, *_FLAT)
_KEEP = (
    f"INSERT INTO {SieveRow._meta.db_table} ({', '.join(_COLUMNS)})"  # noqa: S608 - our own words
    f" VALUES ({', '.join(['%s'] * len(_COLUMNS))}) ON CONFLICT (municipality, case_id) DO UPDATE"
    f" SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[len(_OWN) :])}"
)
#: cases without a row, with a gap in it or with one of an older meaning
_STALE = """
SELECT m.case_id FROM (
    SELECT case_id, max(sequence) AS last FROM cases_casemove
    WHERE municipality = %s GROUP BY case_id
) AS m LEFT JOIN monitoring_sieverow r ON r.municipality = %s AND r.case_id = m.case_id
WHERE m.case_id > %s AND (r.id IS NULL OR r.folded_to <> m.last OR r.rules <> %s)
ORDER BY m.case_id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of some cases: rows looked at, rows that were not as they should be, cases that
    have none because nothing began them; `last` is where the next batch begins, None at the end."""

    looked: int
    other: tuple[UUID, ...]
    skipped: tuple[UUID, ...]
    last: UUID | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it is or should be."""

    passage: Passage
    folded_to: int
    rules: int = RULES


def count_erased_with(erased: Erased) -> None:
    """Let the room that erases tell what it kept count of; call at start-up."""
    ERASED.append(erased)


def keep_rows(moves: Sequence[CaseMove]) -> None:
    """Keep the rows of the cases of these moves, in the act in which they were made.

    One move reads what is known of the case only when it begins it or puts something right; of
    many together it is read for all at once.
    """
    by_case: dict[UUID, list[Made]] = {}
    for move in moves:
        by_case.setdefault(move.case_id, []).append(_made(move))
    rows = _rows([case for case, made in by_case.items() if made[0].sequence > 1])
    anew = {case for case, made in by_case.items() if not _can_follow(rows.get(case), made)}
    unknown = anew & {case for case, made in by_case.items() if made[0].sequence > 1} - rows.keys()
    anew -= gone(unknown) if unknown else frozenset()
    facts = facts_of(by_case if len(moves) > 1 else anew)
    folded = _folded(anew, rows, facts, by_case)
    for case, made in by_case.items():
        if case in rows and case not in anew:
            folded[case] = _followed(rows[case], made, facts.get(case))
    _write(folded)


def _can_follow(row: _Row | None, made: Sequence[Made]) -> bool:
    """Whether a row can be kept with these moves alone."""
    return (
        row is not None
        and row.rules == RULES
        and row.folded_to == made[0].sequence - 1
        and all(follows_on(each) for each in made)
    )


def _followed(row: _Row, made: Sequence[Made], fresh: CaseFacts | None) -> _Row:
    passage = row.passage
    for each in made:
        passage = after(passage, each)
    if fresh is not None:
        passage = with_facts(passage, steady(passage.facts, fresh))
    return _Row(passage, made[-1].sequence)


def _folded(
    cases: Collection[UUID],
    rows: Mapping[UUID, _Row],
    facts: Mapping[UUID, CaseFacts],
    known: Mapping[UUID, Sequence[Made]] | None = None,
) -> dict[UUID, _Row]:
    """The rows of these cases from all their moves; what put something right renews the facts."""
    begun = {
        case: made
        for case, made in (known or {}).items()
        if case in cases and made[0].sequence == 1
    }
    moves = {**begun, **_moves([case for case in cases if case not in begun])}
    found = {}
    for case, made in moves.items():
        if not _begins(made[0]):
            continue
        fresh = facts.get(case, NOTHING_KNOWN)
        if case in rows and _nothing_put_right(made, since=rows[case].folded_to):
            fresh = steady(rows[case].passage.facts, fresh)
        found[case] = _Row(fold(made, fresh), made[-1].sequence)
    return found


def _begins(made: Made) -> bool:
    """Whether a case began with this move; of an older release the first is taken for it."""
    try:
        return made.sequence == 1 and find_move(made.code).begins
    except UnknownMove:
        return made.sequence == 1


def _nothing_put_right(made: Sequence[Made], *, since: int) -> bool:
    return all(follows_on(each) for each in made if each.sequence > since)


@action("monitoring.rebuild_sieve", may_if=only_system(), basis=BASIS)
def rebuild_sieve(
    *, actor: Actor, after: UUID | None = None, compare: bool = False, stale: bool = False
) -> Rebuilt:
    """Make a batch of rows of the sieve again from the moves of their cases, or look alone.

    `compare` writes nothing. `stale` takes only cases whose row has a gap or an older meaning.
    """
    cases = _stale(actor, after) if stale else _next(after)
    rebuilt = _rebuild(cases, compare=compare)
    audit.concerns(len(cases))
    last = cases[-1] if len(cases) == BATCH else None
    return Rebuilt(len(cases), *rebuilt, last)


@action("monitoring.refresh_sieve", may_if=only_system(), basis=BASIS)
def refresh_sieve(*, actor: Actor, after: UUID | None = None) -> Rebuilt:
    """Read again what is known of a batch of cases beside their moves; write what changed."""
    rows = SieveRow.objects.order_by("case")
    cases = list(
        (rows.filter(case__gt=after) if after else rows).values_list("case", flat=True)[:BATCH]
    )
    found = keep_facts(cases)
    audit.concerns(len(found))
    return Rebuilt(len(cases), found, (), cases[-1] if len(cases) == BATCH else None)


def keep_facts(cases: Collection[UUID]) -> tuple[UUID, ...]:
    """Keep what is known of these cases beside their moves; gives the ones that changed.

    Called in the act in which a case comes on another road. Of a case without a row nothing.
    """
    kept, facts = _rows(cases), facts_of(cases)
    found = {
        case: _Row(with_facts(row.passage, known), row.folded_to, row.rules)
        for case, row in kept.items()
        if (known := steady(row.passage.facts, facts[case])) != row.passage.facts
    }
    _write(found)
    return tuple(found)


def bring_up_to_date(*, actor: Actor) -> int:
    """Make rows with a gap again, then read what is known of all; gives how many changed."""
    changed = 0
    for batches in (partial(rebuild_sieve, stale=True), refresh_sieve):
        last, more = None, True
        while more:
            done = batches(actor=actor, after=last)
            changed, last = changed + len(done.other), done.last
            more = last is not None
    return changed


def _rebuild(
    cases: Collection[UUID], *, compare: bool
) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """Cases whose row was another, and cases that have none."""
    cases = set(cases) - gone(cases)
    other: set[UUID] = set()
    skipped: set[UUID] = set()
    for _try in range(1 if compare else _TRIES):
        kept = _rows(cases)
        made = _folded(cases, kept, facts_of(cases))
        differ = {case: row for case, row in made.items() if row != kept.get(case)}
        other |= differ.keys()
        skipped |= set(cases) - made.keys()
        if compare or not differ:
            break
        _write(differ)
        cases = _moved_on(differ)
    return tuple(sorted(other)), tuple(sorted(skipped))


def _moved_on(rows: Mapping[UUID, _Row]) -> set[UUID]:
    """Of these cases the ones in which somebody made a move since they were read."""
    last = CaseMove.objects.filter(case__in=rows).values_list("case").annotate(last=Max("sequence"))
    return {case for case, number in last if number != rows[case].folded_to}


def _next(after: UUID | None) -> list[UUID]:
    moves = CaseMove.objects.order_by("case").values_list("case", flat=True).distinct()
    return list((moves.filter(case__gt=after) if after else moves)[:BATCH])


def _stale(actor: Actor, after: UUID | None) -> list[UUID]:
    words: list[str | int | UUID] = [
        actor.municipality,
        actor.municipality,
        after or _BEFORE_ALL,
        RULES,
        BATCH,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_STALE, words)
        return [case for (case,) in cursor.fetchall()]


def _rows(cases: Collection[UUID]) -> dict[UUID, _Row]:
    if not cases:
        return {}
    return {
        values["case_id"]: _Row(passage_of(values), values["folded_to"], values["rules"])
        for values in SieveRow.objects.filter(case__in=cases).values(*_COLUMNS)
    }


def _moves(cases: Collection[UUID]) -> dict[UUID, list[Made]]:
    if not cases:
        return {}
    rows = CaseMove.objects.filter(case__in=cases).order_by("case", "sequence")
    return {
        case: [_made(move) for move in made]
        for case, made in groupby(rows.iterator(chunk_size=BATCH), key=lambda move: move.case_id)
    }


def _made(move: CaseMove) -> Made:
    return Made(
        move.sequence,
        move.code,
        move.moved_on,
        Step(move.to_step),
        Status(move.to_status),
        move.undoes,
    )


def _write(rows: Mapping[UUID, _Row]) -> None:
    """Add or change these rows. The words are made once: this goes along with every move."""
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_KEEP, [_values(case, row) for case, row in rows.items()])


def _values(case: UUID, row: _Row) -> list[Any]:
    flattened = flat(row.passage)
    values = [flattened[name] for name in _FLAT]
    return [uuid4(), current_municipality(), case, row.folded_to, row.rules, *values]
