# SPDX-License-Identifier: EUPL-1.2
"""The terms of today, what has passed them, and which classes are released."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.access.tenancy import current_municipality
from woonzeker.errors import NotFound
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import NoPolicy, policy, shipped_policy
from woonzeker.retention.models import RetentionRun, RunState
from woonzeker.retention.rules import (
    CLASSES,
    COUNTS,
    SUBJECTS,
    Keeps,
    KeptClass,
    Policy,
    Term,
    policy_from,
)
from woonzeker.retention.selectors.words import CLASS_WORDS, CONFIDENCE_WORDS, FROM_WORDS

MAY_DECIDE = holds(Role.FUNCTIONAL_ADMIN, Role.PRIVACY_OFFICER)
MAY_PREVIEW = holds(Role.PRIVACY_OFFICER)
BASIS = "AVG art. 5 lid 1 onder e"
#: as many case numbers as a preview names
SAMPLE = 10


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class on the page: its term, and where its release stands."""

    kept: KeptClass
    term: Term
    by: Keeps
    #: released, waiting for a second person, or not yet
    state: str
    run: UUID | None
    proposed_by: str
    last_ended_at: datetime | None
    last_destroyed: int

    @property
    def words(self) -> Promise:
        """What it is called on the screen."""
        return CLASS_WORDS[self.kept]

    @property
    def from_words(self) -> Promise:
        """From when it counts."""
        return FROM_WORDS[CLASSES[self.kept].counts_from]

    @property
    def confidence_words(self) -> Promise:
        """How sure the term is."""
        return CONFIDENCE_WORDS[self.term.confidence]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a run would take: numbers, the oldest day, and some case numbers; never a name."""

    kept: KeptClass
    term: Term
    until_on: date
    count: int
    oldest_on: date | None
    numbers: tuple[str, ...]

    @property
    def words(self) -> Promise:
        """What it is called on the screen."""
        return CLASS_WORDS[self.kept]

    @property
    def from_words(self) -> Promise:
        """From when it counts."""
        return FROM_WORDS[CLASSES[self.kept].counts_from]


def policy_today(municipality: str) -> Policy:
    """The terms that hold today: the municipality's own, or the shipped ones."""
    try:
        found = policy(municipality, PolicyKind.RETENTION, on=clock.today())
    except NoPolicy:
        return policy_from(shipped_policy(PolicyKind.RETENTION))
    data = {**found.data, "version": found.version}
    if not data.get("classes"):  # a version of before there were terms
        data["classes"] = shipped_policy(PolicyKind.RETENTION)["classes"]
    return policy_from(data)


def words_for(until: date) -> dict[str, Any]:
    """The values that the questions of `rules.due` ask for."""
    return {
        "until": until,
        "before": datetime.combine(until + timedelta(days=1), time(), clock.AMSTERDAM),
        "municipality": current_municipality(),
    }


def due(kept: KeptClass, until: date, *, most: int) -> list[tuple[UUID, str]]:
    """Id and case number of up to `most` subjects whose term has passed, the oldest first."""
    if kept not in SUBJECTS:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"{SUBJECTS[kept].sql} ORDER BY day, number, id LIMIT %(most)s",
            {**words_for(until), "most": most},
        )
        return [(row[0], row[2]) for row in cursor.fetchall()]


def count_due(kept: KeptClass, until: date) -> tuple[int, date | None]:
    """How many have passed their term, and the day of the oldest."""
    if kept in SUBJECTS:
        asked = f"SELECT count(*), min(day) FROM ({SUBJECTS[kept].sql}) AS due"  # noqa: S608
    else:
        asked = COUNTS[kept]
    with connection.cursor() as cursor:
        cursor.execute(asked, {**words_for(until), "most": 100_000})
        count, oldest = cursor.fetchone() or (0, None)
    return int(count), oldest


def released_days(kept: KeptClass) -> int | None:
    """The shortest term for which two people released this class; None when they did not yet."""
    approved = RetentionRun.objects.filter(kept=kept, approved_at__isnull=False)
    return approved.order_by("days").values_list("days", flat=True).first()


@look("retention.preview", may_if=MAY_PREVIEW, basis=BASIS)
def preview(*, actor: Actor, kept: KeptClass) -> Preview:
    """What a run of a class would take now, without taking it."""
    if kept not in CLASSES:
        raise NotFound
    term = policy_today(actor.municipality).term(kept)
    until = term.until(clock.today())
    count, oldest = count_due(kept, until)
    numbers = tuple(number for _, number in due(kept, until, most=SAMPLE) if number)
    return Preview(kept, term, until, count, oldest, numbers)


@look("retention.terms", may_if=MAY_DECIDE, basis=BASIS)
def terms_page(*, actor: Actor) -> list[ClassRow]:
    """Every class with its term and where its release stands, in the order of the work."""
    found = policy_today(actor.municipality)
    newest: dict[str, RetentionRun] = {}
    for run in RetentionRun.objects.order_by("proposed_at"):
        newest[run.kept] = run
    return [_row(found.term(kept), newest.get(kept.value)) for kept in KeptClass]


def _row(term: Term, run: RetentionRun | None) -> ClassRow:
    kept, facts = term.kept, CLASSES[term.kept]
    days = released_days(kept)
    state = "released" if days is not None and days <= term.days else "not_yet"
    waits = run is not None and run.state == RunState.PROPOSED
    if waits:
        state = "proposed"
    return ClassRow(
        kept=kept,
        term=term,
        by=facts.by,
        state=state,
        run=run.pk if run and waits else None,
        proposed_by=run.proposed_by if run and waits else "",
        last_ended_at=run.ended_at if run else None,
        last_destroyed=sum(run.destroyed.values()) if run else 0,
    )
