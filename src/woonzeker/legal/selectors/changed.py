# SPDX-License-Identifier: EUPL-1.2
"""What changed since the judgment of a track: the checklist for a lawyer, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, reach
from woonzeker.access.actions import look, view_of
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.errors import NotFound
from woonzeker.law.reader import Confidence
from woonzeker.legal.models import ChangeSource
from woonzeker.legal.rules.changed import (
    SECTION_WORDS,
    Item,
    Section,
    changed_since,
)
from woonzeker.legal.selectors.known_changes import OF_TRACK, known_facts, may_know
from woonzeker.legal.selectors.track_pages import SEES_TRACK, TrackHead, head_of, track_view


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of the checklist, with the answer that stands."""

    change: str
    words: str
    why: str
    paper: str
    source: str
    may_answer: bool | None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class ChangeSection:
    """The lines of one part of the checklist."""

    code: str
    words: str
    lines: tuple[ChangeLine, ...]


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class ChangedPage:
    """The checklist of a track; without sections there is no judgment to be carried out.

    `hidden` counts what who looks may not know of a household.
    """

    head: TrackHead
    judged_on: date | None
    sections: tuple[ChangeSection, ...]
    has_new: bool | None
    interests: bool | None
    citation: str
    verified: bool | None
    hidden: int | None


@look("legal.changed", may_if=SEES_TRACK, basis="Rv art. 438", about="court_track")
def changed_page(*, actor: Actor, court_track: UUID) -> ChangedPage:
    """See what changed since the judgment of a track, for a lawyer who may ask for a stay."""
    today = clock.today()
    view, row = track_view(court_track)
    found = changed_since(view.standing, known_facts(court_track), today)
    eyes = view_of(actor, reach.relations(actor, "court_track", str(court_track)))
    if found is None:
        return ChangedPage(head_of(row), None, (), None, None, "", None, None)
    seen = [each for each in found.items if may_know(eyes, each.change)]
    shown = tuple(_sections(seen))
    return ChangedPage(
        head=head_of(row),
        judged_on=found.judged_on,
        sections=shown,
        has_new=any(each.section in {Section.NEW, Section.NOT_KNOWN} for each in seen),
        interests=found.interests,
        citation=found.citation,
        verified=found.confidence is not Confidence.UNVERIFIED,
        hidden=len(found.items) - len(seen),
    )


@look("legal.change", may_if=SEES_TRACK, basis="Rv art. 438", about="court_track")
def change_line(*, actor: Actor, court_track: UUID, change: str) -> ChangeLine:
    """See one question of the checklist before answering it; raises NotFound."""
    page = changed_page(actor=actor, court_track=court_track)
    for section in page.sections:
        for line in section.lines:
            if line.change == change and line.may_answer:
                return line
    raise NotFound


def _sections(items: list[Item]) -> Iterator[ChangeSection]:
    for section in Section:
        lines = tuple(_line(each) for each in items if each.section is section)
        if lines:
            yield ChangeSection(section.value, _(SECTION_WORDS[section]), lines)


def _line(item: Item) -> ChangeLine:
    known = item.source in ChangeSource.values
    return ChangeLine(
        change=item.change.value,
        words=_(item.words),
        why=item.why,
        paper=_(item.paper),
        source=str(ChangeSource(item.source).label) if known else "",
        may_answer=item.change not in OF_TRACK,
    )
