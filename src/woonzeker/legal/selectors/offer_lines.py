# SPDX-License-Identifier: EUPL-1.2
"""Small shapes that pages of last offers share: what is missing, what comes next, a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import secret_cases
from woonzeker.law.reader import Confidence
from woonzeker.legal.rules import Lack, WatchState, WatchTurn
from woonzeker.legal.rules.watching import WATCH_WORDS
from woonzeker.ui.words import address


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LackLine:
    """One thing that is missing: what, who can do it, which rule asks for it, and any doubt."""

    code: str
    words: str
    who: str
    rule: str
    doubt: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class NextLine:
    """What is to be done, by when (None: now) and who does it."""

    words: str
    by: date | None
    who: str


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month of a watch: its day, how it stands in words, and what comes of it."""

    due_on: date
    look_by: date | None
    state: str
    words: str
    tone: str
    looked_on: date | None
    help_words: str
    help_by: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OfCase:
    """The case that something belongs to, for the way back."""

    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS)]
    secret: bool


_TONES = {
    WatchState.AHEAD: "",
    WatchState.TO_LOOK: "amber",
    WatchState.LATE: "red",
    WatchState.KEPT: "green",
    WatchState.BREACH: "red",
}


def lack_line(lack: Lack) -> LackLine:
    """Something missing in the language of who looks."""
    doubt = _(lack.doubt) if lack.doubt else ""
    return LackLine(lack.code, _(lack.words), _(lack.who), lack.rule, doubt)


def doubt_of(confidence: Confidence) -> str:
    """The mark for a rule that was not read in the official text, or nothing."""
    return "" if confidence is Confidence.VERIFIED else _(confidence.dutch)


def month_line(turn: WatchTurn, help_words: str = "", help_by: date | None = None) -> MonthLine:
    """One month as a page shows it, in words and not by colour alone."""
    return MonthLine(
        due_on=turn.due_on,
        look_by=turn.look_by,
        state=turn.state.value,
        words=_(WATCH_WORDS[turn.state]),
        tone=_TONES[turn.state],
        looked_on=turn.looked_on,
        help_words=_(help_words) if help_words else "",
        help_by=help_by,
    )


def of_case(case: Case) -> OfCase:
    """Which case it is."""
    secret = case.pk in secret_cases([case.pk])
    return OfCase(case.pk, case.number, address(case.household), secret)
