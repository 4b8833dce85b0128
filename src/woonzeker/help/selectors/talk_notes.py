# SPDX-License-Identifier: EUPL-1.2
"""Free words: one's own for who wrote them, another's only for who sees all notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of


@dataclass(frozen=True, slots=True)
class OwnNote:
    """What one wrote oneself."""

    text: Annotated[str, Of(DataClass.NOTES)]


@dataclass(frozen=True, slots=True)
class NoteOfAnother:
    """What a colleague wrote."""

    text: Annotated[str, Of(DataClass.NOTES, least=Sight.FULL)]


Note = OwnNote | NoteOfAnother


def note(text: str, *, by: str, actor: Actor) -> Note:
    """The words as they are shown to somebody who looks."""
    return OwnNote(text) if by == actor.id else NoteOfAnother(text)
