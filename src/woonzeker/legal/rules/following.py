# SPDX-License-Identifier: EUPL-1.2
"""What follows from a message, with the rule behind every date. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from woonzeker.law import terms
from woonzeker.law.errors import NotInForce
from woonzeker.law.reader import Confidence, parameter
from woonzeker.legal.rules.kinds import OF_EVICTION, THREATENS, Judgment, Kind
from woonzeker.matching.linkage.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing that follows: what, by when if there is a day, and why that day."""

    words: str
    on: date | None = None
    why: str = ""
    citation: str = ""
    verified: bool = True


def follows(
    kind: Kind, *, told_on: date, day_on: date | None, judgment: Judgment | None = None
) -> tuple[Follow, ...]:
    """What comes next after a message that came on `told_on` and is about `day_on`."""
    return tuple(_follows(kind, told_on, day_on, judgment))


def _follows(
    kind: Kind, told_on: date, day_on: date | None, judgment: Judgment | None
) -> Iterator[Follow]:
    if kind is Kind.JUDGED:
        yield from _after_judgment(day_on or told_on, judgment)
    elif kind in OF_EVICTION:
        yield from _of_eviction(kind, told_on, day_on)
    else:
        yield from _before_judgment(kind, day_on)


def _before_judgment(kind: Kind, day_on: date | None) -> Iterator[Follow]:
    if kind is not Kind.HEARING:
        yield Follow(gettext_noop("Zoek contact: vóór de zitting is nog een regeling mogelijk."))
    if kind is not Kind.ANNOUNCED and day_on is not None:
        yield Follow(gettext_noop("De zitting: wie gaat er mee?"), day_on)


def _of_eviction(kind: Kind, told_on: date, day_on: date | None) -> Iterator[Follow]:
    if kind is Kind.CANCELLED:
        yield Follow(gettext_noop("Vraag of het gevaar voorbij is, en leg dat vast."))
    elif kind is Kind.DONE:
        yield Follow(gettext_noop("Zoek vandaag een passende woonplek."))
    elif kind is Kind.EVICTION:
        yield _dated(
            gettext_noop("Het eerste gesprek, hoe dan ook."), terms.threatening_talk_due(told_on)
        )
    elif day_on is not None and (told := _told_by(day_on)) is not None:
        yield told
    if kind in THREATENS and day_on is not None:
        yield Follow(gettext_noop("De ontruiming, als niemand haar keert."), day_on)


def _after_judgment(judged_on: date, judgment: Judgment | None) -> Iterator[Follow]:
    if judgment is Judgment.REJECTED:
        yield Follow(gettext_noop("De woning blijft. De achterstand is er nog: ga door met hulp."))
        return
    if judgment is Judgment.PAYMENT:
        yield Follow(gettext_noop("Er is geen ontruiming toegewezen. Maak een regeling."))
        return
    yield Follow(gettext_noop("Doe het laatste aanbod van vrijwillige hulp."))
    yield _dated(
        gettext_noop("Daarna is ontruimen op dit vonnis in beginsel misbruik."),
        terms.enforcement_doubtful_after(judged_on),
    )


def _told_by(day_on: date) -> Follow | None:
    """The last day on which a new date may be told; None for a day before that was law."""
    try:
        deadline = terms.new_eviction_date_told_by(day_on)
    except NotInForce:
        return None
    return _dated(gettext_noop("Een nieuwe dag moet uiterlijk zijn aangezegd op"), deadline)


def _dated(words: str, deadline: terms.Deadline) -> Follow:
    found = [parameter(path, on=deadline.starts_on) for path in deadline.parameters]
    sure = all(each.confidence is Confidence.VERIFIED for each in found)
    return Follow(words, deadline.due_on, deadline.explanation, deadline.citation, sure)
