# SPDX-License-Identifier: EUPL-1.2
"""What a conversation goes along, and how two who write at once both keep their words. Pure.

The guide starts with how somebody is and leaves everything open: what was not talked about is no
gap. The areas are those of life as social work walks along them, in plain words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from woonzeker.matching.linkage.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Area:
    """A part of life: its name, and a question to open it with."""

    code: str
    name: str
    ask: str
    #: about health: written down only by who may (AVG art. 9)
    health: bool = False


AREAS: tuple[Area, ...] = (
    Area("wonen", gettext_noop("Wonen"), gettext_noop("Hoe woon je hier? Wil je hier blijven?")),
    Area("geld", gettext_noop("Geld"), gettext_noop("Kom je rond? Wat knelt het meest?")),
    Area("post", gettext_noop("Post en papieren"), gettext_noop("Lukt het met brieven en DigiD?")),
    Area("werk", gettext_noop("Werk en dag"), gettext_noop("Hoe zien je dagen eruit?")),
    Area("mensen", gettext_noop("Mensen om je heen"), gettext_noop("Wie helpt je nu al?")),
    Area("thuis", gettext_noop("Thuis"), gettext_noop("Hoe gaat het hier met elkaar?")),
    Area(
        "gezondheid",
        gettext_noop("Gezondheid"),
        gettext_noop("Is er iets waar we rekening mee moeten houden?"),
        health=True,
    ),
)
#: how an area stands, as they say it themselves
STANDS = {
    "goed": gettext_noop("gaat goed"),
    "zorg": gettext_noop("zorg"),
    "weet_niet": gettext_noop("weet ik niet"),
}
#: where a conversation is held → the way of contact that it is
PLACES = {
    "thuis": gettext_noop("thuis"),
    "kantoor": gettext_noop("op kantoor"),
    "telefoon": gettext_noop("aan de telefoon"),
    "elders": gettext_noop("ergens anders"),
}
CHANNEL_OF = {"thuis": "visit", "kantoor": "elsewhere", "telefoon": "phone", "elders": "elsewhere"}
#: when a conversation was
PARTS = {
    "ochtend": gettext_noop("ochtend"),
    "middag": gettext_noop("middag"),
    "avond": gettext_noop("avond"),
}
#: what they want at the end → what came of the contact
WISHES = {
    "accepted": gettext_noop("ja, wil hulp"),
    "talked": gettext_noop("denkt nog na"),
    "declined": gettext_noop("nee, wil geen hulp"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One part of life: how it stands, and in which words."""

    stands: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.stands or self.words)


@dataclass(frozen=True, slots=True)
class Words:
    """All that is written down of a conversation; nothing in it must be filled in."""

    opening: str = ""
    own_words: str = ""
    wants: str = ""
    lives_here: str = ""
    adults: int | None = None
    areas: Mapping[str, Said] = field(default_factory=dict)

    def __bool__(self) -> bool:
        texts = (self.opening, self.own_words, self.wants, self.lives_here)
        return any(texts) or self.adults is not None or any(self.areas.values())


def both(theirs: str, mine: str) -> str:
    """Two texts as one in which nothing is lost: the longer when it holds the other."""
    if theirs.strip() in mine:
        return mine
    if mine.strip() in theirs:
        return theirs
    return f"{theirs}\n\n{mine}"


def joined(theirs: Words, mine: Words) -> Words:
    """What two people wrote in one conversation; of two choices mine stands, who writes last."""
    codes = dict.fromkeys((*theirs.areas, *mine.areas))
    return replace(
        mine,
        opening=both(theirs.opening, mine.opening),
        own_words=both(theirs.own_words, mine.own_words),
        wants=both(theirs.wants, mine.wants),
        lives_here=both(theirs.lives_here, mine.lives_here),
        adults=theirs.adults if mine.adults is None else mine.adults,
        areas={
            code: _one(theirs.areas.get(code, Said()), mine.areas.get(code, Said()))
            for code in codes
        },
    )


def _one(theirs: Said, mine: Said) -> Said:
    return Said(mine.stands or theirs.stands, both(theirs.words, mine.words))
