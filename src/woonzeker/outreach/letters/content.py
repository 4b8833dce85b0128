# SPDX-License-Identifier: EUPL-1.2
"""What a letter consists of: its kind, its language, the words with gaps, and what fills them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Kind = str
Language = str

#: every language a letter can be in, in its own name
LANGUAGES: Mapping[Language, str] = MappingProxyType(
    {
        "nl": "Nederlands",
        "en": "English",
        "tr": "Türkçe",
        "ar": "العربية",
        "pl": "Polski",
        "uk": "Українська",
        "ti": "ትግርኛ",
    }
)
RIGHT_TO_LEFT = frozenset({"ar"})

#: what every letter may use: who writes, and how that one can be reached
COMMON_GAPS = (
    "naam",
    "gemeente",
    "afzender",
    "afzenderadres",
    "telefoon",
    "openingstijden",
    "website",
)

#: a gap and what will stand there, in the words of the page where the texts are written
GAPS: Mapping[str, str] = MappingProxyType(
    {
        "naam": "de naam van wie de brief krijgt",
        "gemeente": "de naam van de gemeente",
        "afzender": "het team dat schrijft",
        "afzenderadres": "het postadres van de gemeente",
        "telefoon": "het telefoonnummer van het team",
        "openingstijden": "wanneer het team te bellen is",
        "website": "de website",
        "eigen_pagina": "het adres van de eigen pagina, waar de code werkt",
        "melders": "wie een achterstand meldden, elk op een regel",
        "code": "de code voor de eigen pagina",
        "code_tot": "de laatste dag waarop de code werkt",
        "dag": "de dag van de afspraak",
        "tijd": "het uur van de afspraak",
        "plek": "waar de afspraak is",
        "medewerker": "met wie de afspraak is",
        "afspraken": "wat er is afgesproken, elk op een regel",
        "op_dag": "de dag vanaf wanneer of tot en met wanneer iets geldt",
        "wie_hoort": "wie wat te horen krijgt, elk op een regel",
        "zittingsdag": "de dag van de zitting, of waar die staat",
        "zittingstijd": "het uur van de zitting, of waar dat staat",
        "rechtbank": "welke rechtbank, of waar dat staat",
        "verzetweken": "hoeveel weken iemand verzet kan doen",
    }
)
#: gaps of which each line is an item
LISTED = frozenset({"melders", "afspraken", "wie_hoort"})


@dataclass(frozen=True)
class KindRule:
    """Which gaps the words of a kind must have and which they may have, besides the common ones."""

    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


#: who reported stands only in the sealed first letter and in the letter that tells the source
KINDS: Mapping[Kind, KindRule] = MappingProxyType(
    {
        "card": KindRule(may=("medewerker",)),
        "first": KindRule(must=("melders", "code", "code_tot"), may=("eigen_pagina",)),
        "first_neutral": KindRule(must=("code", "code_tot"), may=("eigen_pagina",)),
        "appointment": KindRule(must=("dag", "tijd", "plek"), may=("medewerker",)),
        "reminder": KindRule(),
        "agreement": KindRule(must=("afspraken",), may=("medewerker",)),
        "last_offer": KindRule(),
        "rights": KindRule(),
        "source": KindRule(must=("melders",)),
        "breach_help": KindRule(may=("medewerker",)),
        "breach_told": KindRule(must=("wie_hoort", "op_dag")),
        "explained": KindRule(must=("afspraken", "op_dag")),
        "agreement_end": KindRule(must=("op_dag",)),
        "summons_rights": KindRule(
            must=("zittingsdag", "zittingstijd", "rechtbank", "verzetweken"), may=("medewerker",)
        ),
    }
)


@dataclass(frozen=True)
class Words:
    """The words of a kind of letter in one language.

    A paragraph that starts with `## ` is a heading; `[bellen] ` in front of it names a picture for
    the version with pictures; {melders} or {afspraken} alone shows as a list, {code} as the code.
    """

    title: str
    paragraphs: tuple[str, ...]
    closing: str

    @staticmethod
    def of(content: Mapping[str, Any]) -> Words:
        """Words from how they are kept: {"title", "paragraphs": [...], "closing"}."""
        return Words(
            title=str(content["title"]).strip(),
            paragraphs=tuple(str(each).strip() for each in content["paragraphs"]),
            closing=str(content["closing"]).strip(),
        )

    def kept(self) -> dict[str, Any]:
        """How they are kept."""
        return {
            "title": self.title,
            "paragraphs": list(self.paragraphs),
            "closing": self.closing,
        }


@dataclass(frozen=True)
class LetterContent:
    """One letter to one person, ready to be drawn.

    `address_lines` stand in the window of the envelope, the name first. `mark` means nothing to who
    finds it. `date_words` is the day as it stands above the letter. `gaps` fills what stands
    between braces in `text`; a gap with more than one line gives a list.
    """

    kind: Kind
    language: Language
    with_pictures: bool
    address_lines: tuple[str, ...]
    mark: str
    date_words: str
    gaps: Mapping[str, str]
    text: Words
