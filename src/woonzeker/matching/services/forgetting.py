# SPDX-License-Identifier: EUPL-1.2
"""Who need not be in the register any more: after a whole extract, and with the BRP as source.

Nobody goes to whom a signal, a case, a decision or an audit points, or whom a reviewer must see.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.deletion import PROTECT
from django.utils.translation import gettext as _

from woonzeker.access import keys
from woonzeker.matching.models import Link, LinkResult, Person, PersonKey, PersonSource

#: a file in which more than this share of the register is missing is not the whole register
_MOST_MISSING = 0.1
_ALWAYS_POSSIBLE = 50
_BATCH = 5_000
_WITHOUT = """
UPDATE matching_link SET candidates = (
    SELECT coalesce(jsonb_agg(one ORDER BY place), '[]'::jsonb)
    FROM jsonb_array_elements(candidates) WITH ORDINALITY AS each(one, place)
    WHERE NOT (one->>'person')::uuid = ANY(%(gone)s)
) WHERE result <> 'review' AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(candidates) AS one
    WHERE (one->>'person')::uuid = ANY(%(gone)s)
)
"""

Keeper = Callable[[Collection[UUID]], Collection[UUID]]
_keepers: dict[str, Keeper] = {}


def keeps_people(room: str, keeper: Keeper) -> None:
    """Let a room that comes later say whom of some people the register must keep."""
    _keepers[room] = keeper


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who stood in no row of a whole extract; `problem` says why nobody was touched."""

    removed: int = 0
    departed: int = 0
    problem: str = ""


def leave_out(present: set[str], *, on: date) -> LeftOut:
    """After a whole extract: remove who is not in it; who must stay has departed by that day.

    `present` holds the BSN indexes of all its rows. When far too many are missing the file was not
    the whole register after all: nobody is touched.
    """
    rows = Person.objects.filter(source=PersonSource.EXTRACT).values_list("bsn_index", "pk")
    stored = dict(rows.iterator())
    missing = [who for index, who in stored.items() if index not in present]
    if len(missing) > max(_ALWAYS_POSSIBLE, _MOST_MISSING * len(stored)):
        return LeftOut(
            problem=_("In dit bestand ontbreekt meer dan een tiende van het register. Er is "
                      "daarom niemand weggehaald. Klopt het bestand?")
        )  # fmt: skip
    removed = forget(Person.objects.filter(pk__in=missing))
    # an empty digest: in the next extract they are read as somebody who changed
    departed = Person.objects.filter(pk__in=missing, died_on=None, departed_on=None).update(
        departed_on=on, row_hash=""
    )
    return LeftOut(removed, departed)


def forget_unlinked(*, extract_too: bool) -> int:
    """Remove candidates from the BRP whose signal was decided, and give how many went.

    With `extract_too` also who came with an extract, because the municipality no longer keeps one;
    who must stay is of the BRP from then on.
    """
    people = Person.objects.all()
    gone = forget(people if extract_too else people.filter(source=PersonSource.BRP))
    if extract_too:
        PersonKey.objects.all().delete()
        people.filter(source=PersonSource.EXTRACT).update(source=PersonSource.BRP, row_hash="")
    return gone


def forget(people: QuerySet[Person]) -> int:
    """Remove those of `people` to whom nothing points and whom no room keeps; give how many."""
    gone = list(
        people.filter(~_pointed_at()).exclude(pk__in=_in_review()).values_list("pk", flat=True)
    )
    removed = 0
    for start in range(0, len(gone), _BATCH):
        batch = _without_kept(gone[start : start + _BATCH])
        removed += len(batch)
        with connection.cursor() as cursor:
            cursor.execute(_WITHOUT, {"gone": batch})
        PersonKey.objects.filter(person__in=batch).delete()
        Person.objects.filter(pk__in=batch).delete()
        keys.destroy(batch)
    return removed


def _without_kept(people: list[UUID]) -> list[UUID]:
    """Of these, whom no room keeps: a hold, an open request, a leak that is looked into."""
    kept = {each for keeper in _keepers.values() for each in keeper(people)}
    return [each for each in people if each not in kept]


def _pointed_at() -> Q:
    """Whether any row of any room that holds on to a person points at this one."""
    found = Q(pk__in=[])
    for relation in Person._meta.related_objects:
        if relation.on_delete is PROTECT:
            rows = relation.related_model._default_manager.filter(
                **{relation.field.name: OuterRef("pk")}
            )
            found |= Q(Exists(rows))
    return found


def _in_review() -> Iterable[UUID]:
    kept = Link.objects.filter(result=LinkResult.REVIEW).values_list("candidates", flat=True)
    return {UUID(each["person"]) for candidates in kept for each in candidates}
