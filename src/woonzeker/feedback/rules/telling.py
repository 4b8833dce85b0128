# SPDX-License-Identifier: EUPL-1.2
"""Whether an answer is told after the one before it, and why then. Pure.

An answer after which nothing would follow stays, whatever happens to the case it hung on: another
creditor may have opened that again. Only a signal that is itself taken up anew is answered anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from woonzeker.feedback.rules.answers import FINAL, Answer, AnswerCode

#: the reason of an answer that follows a final one
REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Last:
    """What was told last: its code and item, and how many answers there were; none at first."""

    code: str = ""
    item: str = ""
    number: int = 0
    on: date | None = None
    at: datetime | None = None

    @property
    def final(self) -> bool:
        """Whether nothing would follow."""
        return self.code in FINAL

    def not_before(self, on: date, at: datetime) -> tuple[date, datetime]:
        """The day and moment at which the next answer is told: never before the one before it."""
        return max(on, self.on or on), max(at, self.at or at)


def tells(answer: Answer, last: Last, *, anew: bool) -> bool:
    """Whether this answer is told after the last one; `anew`: it was taken up again after that."""
    if (answer.code, answer.item) == (last.code, last.item):
        return False
    if not last.code:
        return answer.code is not AnswerCode.RECEIVED
    if answer.code is AnswerCode.RECEIVED:
        return False
    if last.final:
        return anew or answer.code == last.code
    return True


def reason_of(answer: Answer, last: Last) -> str:
    """Why an answer follows the last one; empty when that needs no saying."""
    return REOPENED if last.final and answer.code != last.code else ""
