# SPDX-License-Identifier: EUPL-1.2
"""A partner's own signals: by its own reference, with the status that it may know, and no more.

Nothing here is asked of anything but the partner's own signals, the answers told to it and the
pauses asked of it. Whether others reported about the same household cannot be seen.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case as When
from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models import When as Condition
from django.db.models.functions import Greatest

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.errors import NotFound
from woonzeker.feedback.models import CollectionPause, ToldAnswer
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.feedback.rules.listing import parts_of_page
from woonzeker.feedback.rules.rights import OWN
from woonzeker.feedback.selectors.pauses import (
    pauses_of_signal,
    people_reported,
    running_pauses,
)
from woonzeker.intake.models import HANDED, ArrearsSignal
from woonzeker.organisations.selectors import places_of

BASIS = "Wgs art. 3 lid 1 onder b"
PAGE = 50
#: most signals that the interface gives at once
MOST = 100
#: years in which an answer can have changed; others are no question
YEARS = range(2000, 2200)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnPause:
    """A pause that is asked of the partner for this signal: until when, and what it said."""

    id: UUID
    until_on: date
    answer: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnSignal:
    """All that a partner sees of a signal of its own."""

    id: UUID
    place: str
    reference: str
    code: str
    item: str
    on: date
    changed_at: datetime
    pause: OwnPause | None = None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class AskedPause:
    """A pause that waits for the partner's answer, by the newest own signal that it is about."""

    place: str
    place_name: str
    reference: str
    pause: OwnPause


@dataclass(frozen=True, slots=True)
class Asked:
    """What a partner looks for among its signals; empty is everything. `month` as 2026-10."""

    place: str = ""
    status: str = ""
    month: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of them, grouped by municipality, and how many there are."""

    rows: tuple[tuple[str, tuple[OwnSignal, ...]], ...]
    number: int
    pages: int
    count: int
    #: code and name of each municipality with an agreement
    places: tuple[tuple[str, str], ...]


def own_signals(*, actor: Actor, asked: Asked = Asked(), page: int = 1) -> OwnPage:
    """A partner's own signals in all its municipalities, each asked in a transaction of its own."""
    places = [(each.municipality_id, each.municipality.name) for each in places_of(actor)]
    wanted = [each for each in places if asked.place in ("", each[0])]
    counts = [count_own(actor=actor.at(code), asked=asked) for code, _name in wanted]
    pages = max(1, -(-sum(counts) // PAGE))
    number = min(max(page, 1), pages)
    rows = tuple(
        (wanted[index][1], own_part(actor=actor.at(wanted[index][0]), asked=asked,
                                    first=first, most=most))
        for index, first, most in parts_of_page(counts, number, PAGE)
    )  # fmt: skip
    return OwnPage(rows, number, pages, sum(counts), tuple(places))


@look("feedback.count_own", may_if=OWN, basis=BASIS)
def count_own(*, actor: Actor, asked: Asked) -> int:
    """See how many signals of its own a partner has in one municipality."""
    return _found(actor, asked).count()


@look("feedback.own_part", may_if=OWN, basis=BASIS)
def own_part(*, actor: Actor, asked: Asked, first: int, most: int) -> tuple[OwnSignal, ...]:
    """See some of a partner's own signals in one municipality: what asks an answer, the newest."""
    asks = pauses_of_signal().filter(pk__in=running_pauses(clock.today()).filter(answer=""))
    found = _found(actor, asked).annotate(asks=Exists(asks))
    found = found.order_by("-asks", "-delivery__received_at", "own_reference", "pk")
    return _lines(actor, found[first : first + most])


def asked_pauses(*, actor: Actor) -> tuple[AskedPause, ...]:
    """The pauses that wait for a partner's answer in all its municipalities, what ends first."""
    found = [
        AskedPause(line.place, place.municipality.name, line.reference, line.pause)
        for place in places_of(actor)
        for line in every_asked_pause(actor=actor.at(place.municipality_id))
        if line.pause is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.pause.until_on, each.reference)))


@look("feedback.every_asked_pause", may_if=OWN, basis=BASIS)
def every_asked_pause(*, actor: Actor) -> tuple[OwnSignal, ...]:
    """See of each pause that waits for the partner's answer the newest own signal, in one place."""
    waiting = running_pauses(clock.today()).filter(partner_id=actor.id, answer="")
    if not waiting.exists():
        return ()
    found = _found(actor, Asked()).filter(Exists(pauses_of_signal().filter(pk__in=waiting)))
    newest: dict[UUID, OwnSignal] = {}
    for line in _lines(actor, found.order_by("-delivery__received_at", "own_reference", "pk")):
        if line.pause is not None and not line.pause.answer:
            newest.setdefault(line.pause.id, line)
    return tuple(newest.values())


@look("feedback.own_changes", may_if=OWN, basis=BASIS)
def own_changes(
    *, actor: Actor, since: datetime | None = None, after: str = "", most: int = MOST
) -> tuple[tuple[OwnSignal, ...], str]:
    """See own signals that changed since a moment, the oldest change first, and where to go on.

    `after` is what the page before gave; an empty answer there means that there is no more.
    """
    found = _found(actor, Asked()).order_by("changed_at", "pk")
    if since is not None:
        found = found.filter(changed_at__gte=since)
    if after:
        moment, last = read_place(after)
        found = found.filter(Q(changed_at__gt=moment) | Q(changed_at=moment, pk__gt=last))
    rows = _lines(actor, found[: most + 1])
    if len(rows) <= most:
        return rows, ""
    return rows[:most], place_after(rows[most - 1])


@look("feedback.own_signal", may_if=OWN, basis=BASIS)
def own_signal(*, actor: Actor, signal: UUID) -> OwnSignal:
    """See one signal of one's own; raises NotFound for another's, as for none."""
    rows = _lines(actor, _found(actor, Asked()).filter(pk=signal))
    if not rows:
        raise NotFound
    return rows[0]


def place_after(line: OwnSignal) -> str:
    """What the next page begins after, as a word for an address."""
    text = f"{line.changed_at.isoformat()}|{line.id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_place(word: str) -> tuple[datetime, UUID]:
    """The moment and signal after which a page begins; raises NotFound for anything else."""
    try:
        text = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode()
        moment, _bar, last = text.partition("|")
        at = datetime.fromisoformat(moment)
        if at.tzinfo is None or at.year not in YEARS:
            raise NotFound
        return at, UUID(last)
    except (binascii.Error, ValueError):
        raise NotFound from None


def _found(actor: Actor, asked: Asked) -> QuerySet[Any]:
    """The partner's own signals with the last answer to each; row security keeps to the place."""
    told = ToldAnswer.objects.filter(signal=OuterRef("pk")).order_by("-number")
    pauses = pauses_of_signal().annotate(moved_at=Greatest("asked_at", "ended_at"))
    own = ArrearsSignal.objects.filter(partner_id=actor.id).exclude(delivery__channel=HANDED)
    found: QuerySet[Any] = own.annotate(
        told_code=Subquery(told.values("code")[:1]),
        told_item=Subquery(told.values("item")[:1]),
        told_day=Subquery(told.values("on")[:1]),
        changed_at=Greatest(
            F("delivery__received_at"),
            Subquery(told.values("told_at")[:1]),
            Subquery(pauses.order_by("-moved_at").values("moved_at")[:1]),
            output_field=DateTimeField(),
        ),
        code=When(
            Condition(told_code=None, then=Value(AnswerCode.RECEIVED.value)),
            default=F("told_code"),
            output_field=CharField(),
        ),
    )
    if asked.status:
        found = found.filter(code=asked.status)
    if asked.month:
        year, number = asked.month.split("-")
        found = found.filter(period_on__year=year, period_on__month=number)
    if asked.reference:
        found = found.filter(own_reference__istartswith=asked.reference)
    return found


def _lines(actor: Actor, found: QuerySet[Any]) -> tuple[OwnSignal, ...]:
    rows = list(
        found.values(
            "pk", "own_reference", "code", "told_item", "told_day", "changed_at",
            "delivery__received_on",
        )
    )  # fmt: skip
    pauses = _pauses(actor, [row["pk"] for row in rows])
    audit.concerns(signals=[row["pk"] for row in rows])
    return tuple(
        OwnSignal(
            id=row["pk"],
            place=actor.municipality,
            reference=row["own_reference"],
            code=row["code"],
            item=row["told_item"] or "",
            on=row["told_day"] or row["delivery__received_on"],
            changed_at=row["changed_at"],
            pause=pauses.get(row["pk"]),
        )
        for row in rows
    )


def _pauses(actor: Actor, signals: Iterable[UUID]) -> dict[UUID, OwnPause]:
    """The pauses that are asked of this partner now, by the signals they are about."""
    running = {
        each.case_id: each for each in running_pauses(clock.today()).filter(partner_id=actor.id)
    }
    if not running:
        return {}
    people = people_reported(UUID(actor.id), running)
    rows = ArrearsSignal.objects.filter(pk__in=list(signals), link__person__in=people)
    return {
        signal: _pause(running[people[person]])
        for signal, person in rows.values_list("pk", "link__person")
    }


def _pause(row: CollectionPause) -> OwnPause:
    return OwnPause(row.pk, row.until_on, row.answer)
