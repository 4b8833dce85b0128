# SPDX-License-Identifier: EUPL-1.2
"""What comes next in a file, from what was done: the decree asks it, and this puts it in order.

What must have been done before a report is for `woonzeker.law.bgs` to say. Here is only the order:
friendly contact before any letter, one letter with the reminder, the offer and where help is, then
waiting for the answer, then the report. Who wrote letters of their own without a word about help is
asked for that alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law import bgs

#: days that a letter may be underway: the day in a letter is reckoned with these, so that a tenant
#: never has less time than was meant (an estimate of ours, on the safe side)
DELIVERY_DAYS = 3


class Step(StrEnum):
    """What a landlord does next."""

    CONTACT = "contact"
    HELP = "help"
    LETTER = "letter"
    SEND_LETTER = "send_letter"
    ANSWER = "answer"
    TOMORROW = "tomorrow"
    REPORT = "report"
    NO_REPORT = "no_report"


#: the steps as a landlord sees them, in order; that there is help stands in the letter
STEPS = (Step.CONTACT, Step.LETTER, Step.ANSWER, Step.REPORT)


@dataclass(frozen=True, slots=True)
class Deeds:
    """What was done in a file, each with the first day on which it was; None when not."""

    contact_tried_on: date | None = None
    pointed_to_help_on: date | None = None
    reminded_on: date | None = None
    offered_on: date | None = None
    answer: bgs.Reaction | None = None
    answered_on: date | None = None
    #: a letter was made and the day on which it was sent is not known yet
    letter_waits: bool = False

    @property
    def efforts(self) -> bgs.Efforts:
        """As the law asks about them."""
        return bgs.Efforts(
            contact_tried_on=self.contact_tried_on,
            pointed_to_help_on=self.pointed_to_help_on,
            reminded_on=self.reminded_on,
            offered_to_share_on=self.offered_on,
            reaction=self.answer,
        )


def next_step(deeds: Deeds, *, today: date) -> Step:
    """What comes next today."""
    if deeds.answer is bgs.Reaction.REFUSED:
        return Step.NO_REPORT
    if deeds.contact_tried_on is None:
        return Step.CONTACT
    if deeds.letter_waits:
        return Step.SEND_LETTER
    if deeds.reminded_on is None or deeds.offered_on is None:
        return Step.LETTER
    if deeds.pointed_to_help_on is None:
        return Step.HELP
    if deeds.answer is None:
        return Step.ANSWER
    return Step.REPORT if not lacks(deeds, on=today) else Step.TOMORROW


def lacks(deeds: Deeds, *, on: date) -> tuple[bgs.Shortcoming, ...]:
    """What the decree asks and a report on this day would not meet; empty when it may go."""
    return bgs.shortcomings(deeds.efforts, on)


def ready_on(deeds: Deeds) -> date | None:
    """The first day on which a report comes after all that was done; None while a day lacks."""
    done = (deeds.contact_tried_on, deeds.pointed_to_help_on, deeds.reminded_on, deeds.offered_on)
    days = [day for day in done if day is not None]
    return max(days) + timedelta(days=1) if len(days) == len(done) else None


def answer_due_on(made_on: date, *, days: int) -> date:
    """The day until which a tenant may answer a letter of this day: it stands in the letter."""
    return made_on + timedelta(days=days + DELIVERY_DAYS)


def letter_stands(made_on: date, *, sent_on: date) -> bool:
    """Whether a letter that goes out on this day leaves the tenant the time that it names."""
    return made_on <= sent_on <= made_on + timedelta(days=DELIVERY_DAYS)
