# SPDX-License-Identifier: EUPL-1.2
"""When a landlord may and must report rent arrears: Bgs art. 2, efforts a to d, all before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.law.reader import Citation, parameter


class Reaction(StrEnum):
    """What the tenant answered to the offer to share contact data."""

    NONE = "geen"
    AGREED = "instemming"
    REFUSED = "afwijzing"


@dataclass(frozen=True, slots=True)
class Efforts:
    """What a landlord did before reporting, each with its day; None when not done."""

    contact_tried_on: date | None
    pointed_to_help_on: date | None
    reminded_on: date | None
    offered_to_share_on: date | None
    reaction: Reaction | None


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One condition of art. 2 that is not met, in Dutch, with the place where it stands."""

    letter: str
    sentence: str
    citation: Citation


_CONDITIONS = (
    ("a", "bgs/persoonlijk_contact", "contact_tried_on", "geen poging tot persoonlijk contact"),
    ("b", "bgs/gewezen_op_hulp", "pointed_to_help_on", "niet gewezen op schuldhulpverlening"),
    ("c", "bgs/herinnering", "reminded_on", "geen schriftelijke herinnering"),
    ("d", "bgs/aanbod_delen", "offered_to_share_on", "niet aangeboden de gegevens te delen"),
)


def shortcomings(efforts: Efforts, reported_on: date) -> tuple[Shortcoming, ...]:
    """Every condition of Bgs art. 2 that this report does not meet, a to d; empty when lawful.

    Raises NotInForce for a report from before the decree.
    """
    found = []
    for letter, path, name, words in _CONDITIONS:
        citation = parameter(path, on=reported_on).citation
        done_on: date | None = getattr(efforts, name)
        if done_on is None:
            found.append(Shortcoming(letter, f"{words} vastgelegd", citation))
        elif done_on > reported_on:
            found.append(Shortcoming(letter, f"{words} vóór de melding", citation))
        elif letter == "d" and efforts.reaction is None:
            found.append(Shortcoming(letter, "de reactie van de huurder ontbreekt", citation))
        elif letter == "d" and efforts.reaction is Reaction.REFUSED:
            found.append(Shortcoming(letter, "de huurder wees het delen af", citation))
    return tuple(found)
