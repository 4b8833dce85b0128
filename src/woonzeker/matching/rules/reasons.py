# SPDX-License-Identifier: EUPL-1.2
"""Why a decision about whose signal it is can be looked at again."""

from __future__ import annotations

from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop


class ReopenReason(StrEnum):
    """Why a decision is looked at again; a code, so that mistakes can be counted by kind."""

    WRONG_PERSON = "wrong_person"
    SOMEBODY_AFTER_ALL = "somebody_after_all"
    PARTNER_CORRECTED = "partner_corrected"
    REGISTER_CORRECTED = "register_corrected"
    RESIDENT_SAYS = "resident_says"
    PRESSED_WRONG = "pressed_wrong"


REOPENED_BECAUSE: dict[ReopenReason, str] = {
    ReopenReason.WRONG_PERSON: gettext_noop("Het signaal is van iemand anders"),
    ReopenReason.SOMEBODY_AFTER_ALL: gettext_noop("Er past toch iemand uit het register"),
    ReopenReason.PARTNER_CORRECTED: gettext_noop("De partner heeft de gegevens verbeterd"),
    ReopenReason.REGISTER_CORRECTED: gettext_noop("Het register is verbeterd"),
    ReopenReason.RESIDENT_SAYS: gettext_noop("De inwoner zegt dat het niet klopt"),
    ReopenReason.PRESSED_WRONG: gettext_noop("Verkeerde toets of knop"),
}
