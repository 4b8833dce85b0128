# SPDX-License-Identifier: EUPL-1.2
"""Conditions in the languages of letters. Pure.

The letter around them is confirmed by somebody before it goes out in a language; these words go
with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.housing.rules.agreement_kinds import Condition

#: language → condition → words
CONDITION_IN: Mapping[str, Mapping[Condition, str]] = {
    "nl": {
        Condition.RENT: "U betaalt elke maand de huur, uiterlijk op dag %d.",
        Condition.ARRANGEMENT: "U betaalt wat we over de achterstand afspraken.",
        Condition.GUIDANCE: "U krijgt begeleiding.",
        Condition.BEWIND: "Iemand beheert uw inkomen.",
    },
    "en": {
        Condition.RENT: "You pay the rent each month, on day %d at the latest.",
        Condition.ARRANGEMENT: "You pay what we agreed about what is overdue.",
        Condition.GUIDANCE: "You get guidance.",
        Condition.BEWIND: "Somebody manages your income.",
    },
    "tr": {
        Condition.RENT: "Her ay kirayı en geç ayın %d. günü ödersiniz.",
        Condition.ARRANGEMENT: "Gecikmiş ödemeler için anlaştığımızı ödersiniz.",
        Condition.GUIDANCE: "Rehberlik alırsınız.",
        Condition.BEWIND: "Gelirinizi biri yönetir.",
    },
    "ar": {
        Condition.RENT: "تدفعون الإيجار كل شهر في اليوم %d على الأكثر.",
        Condition.ARRANGEMENT: "تدفعون ما اتفقنا عليه بشأن المتأخر.",
        Condition.GUIDANCE: "تحصلون على مرافقة.",
        Condition.BEWIND: "يدير شخص ما دخلكم.",
    },
    "pl": {
        Condition.RENT: "Płacą Państwo czynsz co miesiąc, najpóźniej %d. dnia.",
        Condition.ARRANGEMENT: "Spłacają Państwo zaległość tak, jak ustaliliśmy.",
        Condition.GUIDANCE: "Otrzymują Państwo wsparcie.",
        Condition.BEWIND: "Ktoś zarządza Państwa dochodem.",
    },
    "uk": {
        Condition.RENT: "Ви платите оренду щомісяця, не пізніше %d числа.",
        Condition.ARRANGEMENT: "Ви сплачуєте заборгованість так, як ми домовилися.",
        Condition.GUIDANCE: "Ви отримуєте супровід.",
        Condition.BEWIND: "Хтось керує вашим доходом.",
    },
    "ti": {
        Condition.RENT: "ክራይ ገዛ ነፍሲ ወከፍ ወርሒ ክሳብ መዓልቲ %d ትኸፍሉ።",
        Condition.ARRANGEMENT: "ብዛዕባ ዝተረፈ ክፍሊት ዝተሰማማዕናዮ ትኸፍሉ።",
        Condition.GUIDANCE: "መሰነይታ ትረኽቡ።",
        Condition.BEWIND: "ኣታዊኹም ሓደ ሰብ የመሓድሮ።",
    },
}


def conditions_in(language: str, conditions: frozenset[Condition], due_day: int) -> str:
    """The conditions of an agreement in a language, each on a line, in a fixed order."""
    words = CONDITION_IN[language]
    lines = (words[each] for each in Condition if each in conditions)
    return "\n".join(line % due_day if "%d" in line else line for line in lines)
