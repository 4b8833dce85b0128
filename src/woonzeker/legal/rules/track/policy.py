# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decides itself about following a court track: days of preparation. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from woonzeker.errors import WoonzekerError


class TrackInvalid(WoonzekerError):
    """Dit beleid over de gang naar de rechter kan niet worden gebruikt."""


#: what stands above the numbers of any policy
_HEAD = {"version", "valid_from"}
#: name of each number → lowest, highest, and the words of its refusal
BOUNDS: dict[str, tuple[int, int, str]] = {
    "contact_days": (1, 10, "Zoek contact binnen 1 tot 10 werkdagen."),
    "file_days": (1, 20, "Maak het dossier 1 tot 20 werkdagen voor de zitting klaar."),
    "attendant_days": (1, 20, "Wijs 1 tot 20 werkdagen voor de zitting aan wie erheen gaat."),
    "outcome_days": (1, 10, "Vraag binnen 1 tot 10 werkdagen naar de uitkomst."),
    "offer_days": (1, 20, "Doe het laatste aanbod binnen 1 tot 20 werkdagen."),
    "hearing_minutes": (15, 240, "Houd voor een zitting 15 tot 240 minuten vrij."),
    "shelf_days": (7, 120, "Kijk 7 tot 120 dagen van tevoren naar een vonnis op de plank."),
}


@dataclass(frozen=True, slots=True)
class TrackPolicy:
    """Days that a municipality sets for its own people; working days unless it says otherwise."""

    #: after an announcement or summons became known: somebody has been there or called
    contact_days: int = 3
    #: before a hearing: the file for it is complete
    file_days: int = 5
    #: before a hearing: it is known by name who goes
    attendant_days: int = 10
    #: after a hearing or an eviction day: its outcome was asked
    outcome_days: int = 2
    #: after a judgment became known: the last offer of voluntary help was made
    offer_days: int = 5
    #: before a year after a judgment, in days: somebody looks at it
    shelf_days: int = 28
    #: how long somebody is taken to be at a hearing, in minutes
    hearing_minutes: int = 60


def track_policy_from(data: Mapping[str, object]) -> TrackPolicy:
    """Read the policy from plain data (YAML or JSON); raises TrackInvalid in Dutch."""
    known = {each.name: each.default for each in fields(TrackPolicy)}
    if set(data) - set(known) - _HEAD:
        raise TrackInvalid("Er staat iets in dat we niet kennen.")
    found: dict[str, int] = {}
    for name, (lowest, highest, words) in BOUNDS.items():
        value = data.get(name, known[name])
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise TrackInvalid(words)
        found[name] = value
    return TrackPolicy(**found)
