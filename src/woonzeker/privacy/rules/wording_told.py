# SPDX-License-Identifier: EUPL-1.2
"""What codes of feedback to partners mean for the resident whom they are about. Pure."""

from __future__ import annotations

from collections.abc import Mapping

_ANSWERS = {
    "received": "ontvangen",
    "in_progress": "in behandeling",
    "closed": "afgesloten",
    "repeat": "niet opgepakt: al eerder gemeld",
    "unjustified": "niet opgepakt: had niet gemeld hoeven worden",
    "not_taken_up": "niet opgepakt",
    "deceased": "inwoner is overleden",
    "not_resident": "geen inwoner (meer) van de gemeente",
}
_BASIS = {
    "result": "wat wij met het signaal deden",
    "case": "hoe ver de hulp is",
    "release": "een medewerker gaf het vrij",
    "ground": "een wet",
    "consent": "uw toestemming",
}
_ITEMS = {
    "reached": "dat wij u bereikten",
    "help_accepted": "dat u hulp aannam",
    "help_declined": "dat u geen hulp wilt",
    "pause": "de vraag om even niet te incasseren",
}

#: (table, column) → code → words
TOLD_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("feedback.ToldAnswer", "code"): _ANSWERS,
    ("feedback.ToldAnswer", "item"): _ITEMS,
    ("feedback.ToldAnswer", "basis"): _BASIS,
    ("feedback.ToldAnswer", "reason"): {"reopened": "het signaal werd opnieuw opgepakt"},
    ("feedback.AnswerRelease", "code"): _ANSWERS,
    ("feedback.AnswerRelease", "tried_how"): {
        "phone": "gebeld",
        "visit": "langs geweest",
        "letter": "een brief gestuurd",
        "email": "een e-mail gestuurd",
    },
    ("feedback.AnswerConsent", "item"): _ITEMS,
    ("feedback.AnswerConsent", "asked_how"): {
        "talk": "in een gesprek",
        "phone": "aan de telefoon",
        "letter": "met een brief",
        "page": "op uw eigen pagina",
    },
    ("feedback.CollectionPause", "basis"): _BASIS,
}
