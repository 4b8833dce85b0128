# SPDX-License-Identifier: EUPL-1.2
"""When a landlord may and must report rent arrears: Bgs art. 2, efforts a to d, all before.

The decree has the efforts come before the report ("voorafgaand"). Days are kept without a time, so
of an effort and a report on one day nobody can say which came first: that effort is not before.
What is not shown to come before does not count, because a report without ground harms the tenant,
and a landlord who reports a day later has lost nothing.
"""

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


class Lack(StrEnum):
    """In which way a condition is not met."""

    NOT_DONE = "niet vastgelegd"
    NOT_BEFORE = "niet vóór de melding"
    NO_REACTION = "geen reactie vastgelegd"
    REFUSED = "afgewezen"


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing that art. 2 asks and that is not so, in Dutch, with the place where it stands."""

    letter: str
    lack: Lack
    sentence: str
    citation: Citation


_CONDITIONS = (
    ("a", "bgs/persoonlijk_contact", "contact_tried_on", "geen poging tot persoonlijk contact"),
    ("b", "bgs/gewezen_op_hulp", "pointed_to_help_on", "niet gewezen op schuldhulpverlening"),
    ("c", "bgs/herinnering", "reminded_on", "geen schriftelijke herinnering"),
    ("d", "bgs/aanbod_delen", "offered_to_share_on", "niet aangeboden de gegevens te delen"),
)


def shortcomings(efforts: Efforts, reported_on: date) -> tuple[Shortcoming, ...]:
    """Everything that art. 2 asks and this report does not meet, a to d; empty when lawful.

    An effort counts when its day lies before `reported_on`. Of letter d both the offer and the
    tenant's answer can be lacking. Raises NotInForce for a report from before the decree.
    """
    found = []
    for letter, path, name, words in _CONDITIONS:
        citation = parameter(path, on=reported_on).citation
        done_on: date | None = getattr(efforts, name)
        if done_on is None:
            found.append(Shortcoming(letter, Lack.NOT_DONE, f"{words} vastgelegd", citation))
        elif done_on >= reported_on:
            sentence = f"{words} vóór de dag van de melding"
            found.append(Shortcoming(letter, Lack.NOT_BEFORE, sentence, citation))
    answer = _answer(efforts.reaction, parameter("bgs/aanbod_delen", on=reported_on).citation)
    return (*found, *answer)


def _answer(reaction: Reaction | None, citation: Citation) -> tuple[Shortcoming, ...]:
    """What is wrong with the tenant's answer to the offer: none written down, or a refusal."""
    if reaction is None:
        sentence = "de reactie van de huurder ontbreekt"
        return (Shortcoming("d", Lack.NO_REACTION, sentence, citation),)
    if reaction is Reaction.REFUSED:
        return (Shortcoming("d", Lack.REFUSED, "de huurder wees het delen af", citation),)
    return ()
