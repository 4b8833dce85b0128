# SPDX-License-Identifier: EUPL-1.2
"""The words of the page on which a municipality decides about the day and a roof after it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from woonzeker.housing.rules.goods import KIND_WORDS as ITEM_WORDS
from woonzeker.housing.rules.goods import NEVER_GONE, ItemKind
from woonzeker.housing.rules.places import CONDITION_WORDS, Condition
from woonzeker.housing.rules.roof import BOUNDS
from woonzeker.housing.rules.urgency import CATEGORY_WORDS, Category
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.organisations.rules import DAYS, Asked, NumbersPage

_NUMBERS: tuple[tuple[str, str], ...] = (
    ("lead_days",
     gettext_noop("Iemand heeft met naam de leiding, in werkdagen voor de ontruiming")),
    ("place_days", gettext_noop("De plek is zeker, in werkdagen voor de ontruiming")),
    ("care_days",
     gettext_noop("Kinderen, school, dieren en werk zijn geregeld, in werkdagen ervoor")),
    ("papers_days",
     gettext_noop("Papieren en medicijnen liggen apart, in werkdagen voor de ontruiming")),
    ("goods_days", gettext_noop("Vervoer en opslag zijn besteld, in werkdagen ervoor")),
    ("sale_warning_days",
     gettext_noop("Tussen de waarschuwing en een verkoop van spullen, in dagen")),
    ("hotel_nights", gettext_noop("Zo lang in een hotel, in nachten; daarna zoekt iemand verder")),
    ("near_days", gettext_noop("Het dak houdt binnenkort op: binnen zoveel dagen")),
    ("aftercare_window_days", gettext_noop("Een moment van nazorg telt, in dagen ervoor en erna")),
    ("listing_end_days",
     gettext_noop("Vragen of een naam van een lijst van verhuurders gaat, in dagen ervoor")),
    ("own_contract_months",
     gettext_noop("Een tijdelijk contract op eigen naam telt als herhuisvest, vanaf maanden")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListAsked:
    """A list of the policy: its name, its words, and what can be chosen."""

    name: str
    title: str
    hint: str
    choices: tuple[tuple[str, str], ...]


LISTS: tuple[ListAsked, ...] = (
    ListAsked(
        "conditions",
        gettext_noop("Wat mag meewegen bij een plek, als er geen kinderen zijn"),
        gettext_noop("Voor een gezin geldt het nooit: wat niet lukt is dan hulp om aan te bieden."),
        tuple((each.value, CONDITION_WORDS[each]) for each in Condition),
    ),
    ListAsked(
        "urgency_grounds",
        gettext_noop("Gronden voor urgentie in de verordening"),
        gettext_noop("Kies de gronden die in de huisvestingsverordening staan."),
        tuple((each.value, CATEGORY_WORDS[each]) for each in Category),
    ),
    ListAsked(
        "kept_kinds",
        gettext_noop("Spullen die nooit worden verkocht of vernietigd"),
        gettext_noop("Papieren, medicijnen, foto's en wat je niet kunt vervangen gaan nooit weg."),
        tuple((each.value, ITEM_WORDS[each]) for each in ItemKind if each not in NEVER_GONE),
    ),
)


def roof_page(words: Callable[[str], object]) -> NumbersPage:
    """The page, in words that are translated when they are shown."""
    return NumbersPage(
        kind="housing",
        title=words(gettext_noop("Beleid voor onderdak")),
        lead=words(
            gettext_noop(
                "De dag van een ontruiming, spullen, plekken en wonen daarna: wat de gemeente zelf "
                "afspreekt."
            )
        ),
        asked=tuple(Asked(place, words(label), DAYS, *BOUNDS[place]) for place, label in _NUMBERS),
    )
