# SPDX-License-Identifier: EUPL-1.2
"""The classes of what is kept: what each is, from when it counts, and within which bounds. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class KeptClass(StrEnum):
    """What has a term of its own. The value is stored in policies, runs and stubs."""

    RAW_FILE = "raw_file"
    RETURNED_LINE = "returned_line"
    API_ANSWER = "api_answer"
    SIGNAL_UNLINKED = "signal_unlinked"
    SIGNAL_NOT_TAKEN_UP = "signal_not_taken_up"
    CASE_WITHOUT_HELP = "case_without_help"
    CASE_WITH_HELP = "case_with_help"
    PERSON_GONE = "person_gone"
    LETTER_PAGE = "letter_page"
    WORRY = "worry"
    OWN_ALARM = "own_alarm"
    LANDLORD_ASKED = "landlord_asked"
    LANDLORD_CHECK = "landlord_check"
    PEER_HOURS = "peer_hours"
    ABSENCE = "absence"
    DUTY_TURN = "duty_turn"
    KNOWN_SENDER = "known_sender"
    FINDING = "finding"
    NIGHT_LOOK = "night_look"
    EXPORT = "export"
    ACCOUNT_ENDED = "account_ended"
    SESSION = "session"
    TRY = "try"
    JOB = "job"
    PROCESSING_LINE = "processing_line"
    AUDIT_LINE = "audit_line"
    SIGN_IN_LINE = "sign_in_line"
    BACKUP = "backup"


class KeptFrom(StrEnum):
    """The day from which a term counts."""

    RECEIVED = "received"
    CLOSED = "closed"
    GONE = "gone"
    MADE = "made"
    ENDED = "ended"


class Keeps(StrEnum):
    """Who forgets a class: the nightly job, the owner of the database, or the backup command."""

    JOB = "job"
    OWNER = "owner"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Kept:
    """One class: where its term counts from, its ground, the least and most days, and by whom.

    `least` keeps a term from ending before somebody could object or a duty to account has passed;
    `most` is the bound that this program sets, because no text of law names one.
    """

    counts_from: KeptFrom
    ground: str
    least: int
    most: int
    by: Keeps = Keeps.JOB


_KEEP = "AVG art. 5 lid 1 onder e"
_LOG = "AVG art. 5 lid 2"
_TAX = "AWR art. 52 lid 4"

CLASSES: dict[KeptClass, Kept] = {
    KeptClass.RAW_FILE: Kept(KeptFrom.RECEIVED, _KEEP, 1, 60),
    KeptClass.RETURNED_LINE: Kept(KeptFrom.RECEIVED, _KEEP, 7, 183),
    # thirty whole days are promised to who sends a request again (docs/decisions/0028)
    KeptClass.API_ANSWER: Kept(KeptFrom.MADE, _KEEP, 31, 60),
    KeptClass.SIGNAL_UNLINKED: Kept(KeptFrom.RECEIVED, _KEEP, 28, 365),
    KeptClass.SIGNAL_NOT_TAKEN_UP: Kept(KeptFrom.RECEIVED, _KEEP, 28, 365),
    KeptClass.CASE_WITHOUT_HELP: Kept(KeptFrom.CLOSED, _KEEP, 42, 730),
    KeptClass.CASE_WITH_HELP: Kept(KeptFrom.CLOSED, _KEEP, 42, 1826),
    KeptClass.PERSON_GONE: Kept(KeptFrom.GONE, _KEEP, 1, 183),
    KeptClass.LETTER_PAGE: Kept(KeptFrom.MADE, _KEEP, 1, 60),
    KeptClass.WORRY: Kept(KeptFrom.ENDED, _KEEP, 1, 183),
    KeptClass.OWN_ALARM: Kept(KeptFrom.RECEIVED, _KEEP, 28, 730),
    KeptClass.LANDLORD_ASKED: Kept(KeptFrom.RECEIVED, _KEEP, 28, 183),
    KeptClass.LANDLORD_CHECK: Kept(KeptFrom.ENDED, _KEEP, 183, 1826),
    KeptClass.PEER_HOURS: Kept(KeptFrom.MADE, _TAX, 2557, 3653),
    KeptClass.ABSENCE: Kept(KeptFrom.ENDED, _KEEP, 1, 730),
    KeptClass.DUTY_TURN: Kept(KeptFrom.ENDED, _KEEP, 1, 365),
    KeptClass.KNOWN_SENDER: Kept(KeptFrom.ENDED, _KEEP, 1, 365),
    KeptClass.FINDING: Kept(KeptFrom.ENDED, _KEEP, 30, 1826),
    KeptClass.NIGHT_LOOK: Kept(KeptFrom.MADE, _LOG, 90, 1826),
    KeptClass.EXPORT: Kept(KeptFrom.MADE, _LOG, 30, 1826),
    KeptClass.ACCOUNT_ENDED: Kept(KeptFrom.ENDED, _LOG, 365, 3653),
    KeptClass.SESSION: Kept(KeptFrom.ENDED, _KEEP, 0, 30),
    KeptClass.TRY: Kept(KeptFrom.MADE, _KEEP, 1, 90),
    KeptClass.JOB: Kept(KeptFrom.ENDED, _KEEP, 1, 90),
    KeptClass.PROCESSING_LINE: Kept(KeptFrom.MADE, _LOG, 365, 3653, Keeps.OWNER),
    KeptClass.AUDIT_LINE: Kept(KeptFrom.MADE, _LOG, 365, 3653, Keeps.OWNER),
    KeptClass.SIGN_IN_LINE: Kept(KeptFrom.MADE, _LOG, 365, 3653, Keeps.OWNER),
    KeptClass.BACKUP: Kept(KeptFrom.MADE, _KEEP, 1, 90, Keeps.BACKUP),
}


def kept_class(code: KeptClass | str) -> Kept:
    """The facts of a class. Raises ValueError for a code that is none."""
    return CLASSES[KeptClass(code)]
