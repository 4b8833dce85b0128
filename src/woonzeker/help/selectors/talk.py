# SPDX-License-Identifier: EUPL-1.2
"""The conversations of a case: one's own as far as it is, and those that were finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, sees, writes
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound
from woonzeker.help.models import Conversation
from woonzeker.help.rules.talk import AREAS, PLACES, STANDS, Said, Words

_TALKERS = (Role.OUTREACH_WORKER, Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR)
#: who holds conversations and writes down what was said
MAY_TALK = writes(DataClass.PROCESS, DataClass.NOTES).by(*_TALKERS)
MAY_READ_TALKS = sees(DataClass.NOTES).by(*_TALKERS)
_HEALTH = next(area.code for area in AREAS if area.health)
#: name of the area, how it stands, the words
AreaLine = tuple[str, str, str]


@of(DataClass.NOTES)
@dataclass(frozen=True, slots=True)
class OwnWords:
    """A conversation in the words that one wrote down oneself."""

    opening: str
    own_words: str
    wants: str
    lives_here: str
    adults: int | None
    areas: tuple[AreaLine, ...]
    health: Annotated[str, Of(DataClass.HEALTH)]


@dataclass(frozen=True, slots=True)
class WordsOfAnother:
    """A conversation in the words of a colleague: for who sees all notes."""

    opening: Annotated[str, Of(DataClass.NOTES, least=Sight.FULL)]
    own_words: Annotated[str, Of(DataClass.NOTES, least=Sight.FULL)]
    wants: Annotated[str, Of(DataClass.NOTES, least=Sight.FULL)]
    lives_here: Annotated[str, Of(DataClass.HOUSEHOLD)]
    adults: Annotated[int | None, Of(DataClass.HOUSEHOLD)]
    areas: Annotated[tuple[AreaLine, ...], Of(DataClass.NOTES, least=Sight.FULL)]
    health: Annotated[str, Of(DataClass.HEALTH)]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TalkLine:
    """One conversation: when, where, with whom of us, and what was said."""

    id: UUID
    on: date
    place: str
    by: str
    first: bool | None
    words: OwnWords | WordsOfAnother


@dataclass(frozen=True, slots=True)
class OwnTalk:
    """One's own conversation that is not finished, as the form reads it; `version` 0 for none."""

    version: int
    held_on: Annotated[date | None, Of(DataClass.PROCESS)]
    place: Annotated[str, Of(DataClass.PROCESS)]
    saved_at: Annotated[Any, Of(DataClass.PROCESS)]
    words: Annotated[dict[str, Any], Of(DataClass.NOTES)]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TalkPage:
    """What stands on the page of a conversation."""

    case: UUID
    number: str
    closed: bool | None
    mine: OwnTalk
    finished: tuple[TalkLine, ...]
    #: what colleagues saved half done: who has the case now goes on from there
    unfinished: tuple[TalkLine, ...]


@look("help.talks", may_if=MAY_READ_TALKS, basis="Wgs art. 4 lid 1", about="case")
def talk_page(*, actor: Actor, case: UUID) -> TalkPage:
    """Look at the conversations of a case; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    rows = Conversation.objects.filter(case=found)
    done = list(rows.exclude(finished_at=None).order_by("-held_on", "-finished_at"))
    half = list(rows.filter(finished_at=None).order_by("-held_on", "-started_at"))
    mine = next((row for row in reversed(half) if row.started_by == actor.id), None)
    names = names_of({row.started_by for row in (*done, *half)})
    audit.concerns(1)
    return TalkPage(
        case=found.pk,
        number=found.number,
        closed=found.closed_on is not None,
        mine=_mine(mine),
        finished=tuple(_line(row, names.get(row.started_by, ""), actor) for row in done),
        unfinished=tuple(
            _line(row, names.get(row.started_by, ""), actor)
            for row in half
            if row.started_by != actor.id
        ),
    )


def _mine(row: Conversation | None) -> OwnTalk:
    if row is None:
        return OwnTalk(0, None, "", None, {})
    said = words_of(row)
    filled: dict[str, Any] = {
        "opening": said.opening,
        "own_words": said.own_words,
        "wants": said.wants,
        "lives_here": said.lives_here,
        "adults": said.adults,
    }
    for code, area in said.areas.items():
        filled |= {f"{code}_stands": area.stands, f"{code}_words": area.words}
    return OwnTalk(row.version, row.held_on, row.place, row.saved_at, filled)


def words_of(row: Conversation) -> Words:
    """What a row holds, as the rules know it."""
    return Words(
        opening=row.opening,
        own_words=row.own_words,
        wants=row.wants,
        lives_here=str(row.lives_here.get("words", "")),
        adults=row.lives_here.get("adults"),
        areas={
            code: Said(str(said.get("stands", "")), str(said.get("words", "")))
            for code, said in row.areas.items()
        },
    )


def _line(row: Conversation, name: str, actor: Actor) -> TalkLine:
    said = words_of(row)
    kind = OwnWords if row.started_by == actor.id else WordsOfAnother
    return TalkLine(
        id=row.pk,
        on=row.held_on,
        place=_(PLACES.get(row.place, row.place)),
        by=name,
        first=row.first,
        words=kind(
            opening=said.opening,
            own_words=said.own_words,
            wants=said.wants,
            lives_here=said.lives_here,
            adults=said.adults,
            areas=tuple(_areas(said)),
            health=said.areas.get(_HEALTH, Said()).words,
        ),
    )


def _areas(said: Words) -> list[AreaLine]:
    return [
        (_(area.name), _(STANDS[one.stands]) if one.stands in STANDS else "", one.words)
        for area in AREAS
        if (one := said.areas.get(area.code)) and not area.health
    ]
