# SPDX-License-Identifier: EUPL-1.2
"""How far a request of a resident is, and what it still needs before it can be answered. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """The first thing that a request waits for."""

    TO_IDENTIFY = "to_identify"
    TO_FIND = "to_find"
    TO_ANSWER = "to_answer"
    ANSWERED = "answered"


class Done(StrEnum):
    """What followed on a request that was granted."""

    OVERVIEW_GIVEN = "overview_given"
    LINK_REOPENED = "link_reopened"
    SIGNAL_CORRECTED = "signal_corrected"
    REGISTER_REPORTED = "register_reported"
    PARTNER_TOLD = "partner_told"
    USE_STOPPED = "use_stopped"


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What counts of a request."""

    kind: str
    identified: bool
    found: bool
    about_signal: bool
    overview_made: bool
    answered_on: date | None


def state_of(request: RequestFacts) -> State:
    """What has to happen now."""
    if request.answered_on is not None:
        return State.ANSWERED
    if not request.identified:
        return State.TO_IDENTIFY
    return State.TO_ANSWER if request.found else State.TO_FIND


def missing_to_answer(request: RequestFacts, answer: str, done: Collection[str]) -> str:
    """Why this answer cannot be given yet, as a Dutch sentence; empty when it can.

    To refuse nothing is needed but a reason. Who corrects a signal tells its partner (AVG art. 19).
    """
    state = state_of(request)
    if state is State.ANSWERED:
        return "Dit verzoek is al beantwoord."
    if answer == "refused":
        return ""
    if state is State.TO_IDENTIFY:
        return "Stel eerst vast wie het vraagt."
    if request.kind == "access" and not (state is State.TO_FIND or request.overview_made):
        return "Maak eerst het overzicht."
    if request.kind == "correction":
        return _missing_of_correction(request, done)
    if request.kind == "objection" and Done.USE_STOPPED not in done:
        return "Zeg dat het gebruik is gestopt, of wijs het bezwaar af met een reden."
    return ""


def _missing_of_correction(request: RequestFacts, done: Collection[str]) -> str:
    put_right = {Done.LINK_REOPENED, Done.SIGNAL_CORRECTED, Done.REGISTER_REPORTED} & set(done)
    if not put_right:
        return "Zeg wat er is rechtgezet: de koppeling, het signaal of het register."
    if request.about_signal and Done.PARTNER_TOLD not in done:
        return "Vertel het ook aan de partner en leg dat hier vast (AVG art. 19)."
    return ""


def days_left(due_on: date, today: date) -> int:
    """Days until the last day to answer; below zero when it is over."""
    return (due_on - today).days


def restricts(kind: str) -> bool:
    """Whether the use of data stands still while this is weighed (AVG art. 18 lid 1)."""
    return kind in {"correction", "objection"}
