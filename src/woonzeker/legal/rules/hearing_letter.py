# SPDX-License-Identifier: EUPL-1.2
"""What fills the letter on rights before a hearing, in the languages of letters. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from woonzeker.law.reader import parameter
from woonzeker.legal.rules.track import Standing, Where

#: a summons was brought out and its hearing is still to come
SUMMONED = frozenset({Where.SUMMONED, Where.HEARING_SET})
#: language → where the day, the hour or the court stands that nobody told this house
IN_THE_SUMMONS: Mapping[str, str] = {
    "nl": "staat in uw dagvaarding",
    "en": "see your summons (dagvaarding)",
    "tr": "mahkeme çağrınızda (dagvaarding) yazıyor",
    "ar": "مكتوب في الاستدعاء (dagvaarding)",
    "pl": "podano w pozwie (dagvaarding)",
    "uk": "вказано у виклику (dagvaarding)",
    "ti": "ኣብ ናይ ቤት ፍርዲ ጽሑፍ (dagvaarding) ኣሎ",
}


def hearing_gaps(found: Standing, language: str, *, day_words: str, on: date) -> dict[str, str]:
    """The gaps of the letter; `day_words` is the day of the hearing as it is written in it.

    What is not known stands in the summons itself, which they have.
    """
    elsewhere = IN_THE_SUMMONS[language]
    return {
        "zittingsdag": day_words or elsewhere,
        "zittingstijd": found.hearing_at.strftime("%H.%M") if found.hearing_at else elsewhere,
        "rechtbank": found.court or elsewhere,
        "verzetweken": str(parameter("rv/verzet", on=on).number),
    }
