# SPDX-License-Identifier: EUPL-1.2
"""What of feedback to partners goes into somebody's overview, and under which words. Pure."""

from __future__ import annotations

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "told": Part(
        "Wat een partner over u hoorde",
        "Hoe ver wij met het signaal zijn, waar u toestemming voor gaf, en of wij om een pauze"
        " van de incasso vroegen.",
    ),
}

SHOWN: dict[str, Shown] = {
    "feedback.ToldAnswer": Shown("Antwoord aan een partner", {
        "partner": "aan", "number": "hoeveelste antwoord", "code": "wat wij antwoordden",
        "item": "wat er nog bij stond", "on": "dag in het antwoord", "told_on": "verteld op",
        "told_at": "moment", "basis": "op grond van", "reason": "waarom opnieuw",
    }),
    "feedback.AnswerRelease": Shown("Antwoord waarvoor wij u eerst zochten", {
        "code": "welk antwoord", "state": "stand", "asked_on": "gevraagd op",
        "due_on": "uiterlijk op", "tried_how": "hoe wij u zochten", "tried_on": "gezocht op",
        "decided_at": "besloten op", "handed_to": "overgedragen aan de gemeente",
        "handed_how": "hoe", "handed_on": "overgedragen op", "placed_in": "code van die gemeente",
        "placed_at": "daar geplaatst op",
    }),
    "feedback.AnswerConsent": Shown("Toestemming die u gaf", {
        "partner": "aan", "item": "wat die mag horen", "from_on": "vanaf",
        "until_on": "tot en met", "asked_how": "hoe wij het vroegen",
        "recorded_at": "vastgelegd op", "withdrawn_on": "ingetrokken op",
    }),
    "feedback.CollectionPause": Shown("Pauze van incasso", {
        "partner": "gevraagd aan", "from_on": "vanaf", "until_on": "tot en met",
        "explanation": "waarom die dag", "basis": "op grond van", "asked_at": "gevraagd op",
        "ended_on": "eerder geëindigd op", "ended_at": "moment van eindigen",
        "answer": "wat de partner zei", "answered_at": "geantwoord op",
        "reminded_on": "medewerker herinnerd op",
    }),
    "feedback.WebhookEvent": Shown("Bericht aan het systeem van een partner", {
        "made_at": "gemaakt op", "tries": "pogingen", "next_at": "volgende poging",
        "sent_at": "verstuurd op",
    }),
}  # fmt: skip
