# SPDX-License-Identifier: EUPL-1.2
"""Time of a court, debt settlement and bewind in somebody's overview, and their words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.legal.rules.bewind import BEWIND_WORDS, STEPS
from woonzeker.legal.rules.moratorium import ASKER_WORDS, TYPES
from woonzeker.legal.rules.moratorium_course import END_WORDS
from woonzeker.legal.rules.offer_words import GROUNDS, KEPT_BY, SEEN, THREATS, TOLD_BY
from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "offers": Part(
        "Moratorium, schuldsanering en bewind",
        "Wat aan een rechter gevraagd is om uw woning te houden, en wie uw geld beheert of "
        "beheerde.",
    ),
}

SHOWN: dict[str, Shown] = {
    "legal.Moratorium": Shown("Verzoek om tijd bij de rechtbank", {
        "case": "zaak", "kind": "soort", "asker": "wie het vroeg", "threat": "wat dreigde",
        "threat_on": "op", "rent_from": "huur betaald vanaf", "rent_through": "tot en met",
        "rent_kept_by": "hoe de huur betaald blijft", "rent_day": "betaaldag",
        "resident_signed_on": "door u getekend op", "lawyer_on": "jurist keek mee op",
        "seized": "er lag beslag", "settlement_on": "schuldsanering sinds", "papers": "stukken",
        "state": "stand", "sent_on": "verstuurd op", "decided_on": "besloten op",
        "said_until": "tot en met volgens de rechtbank", "ended_on": "geëindigd op",
        "end": "hoe het eindigde", "reported_on": "verslag op", "made_on": "gemaakt op",
    }),
    "legal.RentLook": Shown("Nagekeken of de huur betaald was", {
        "case": "zaak", "moratorium": "bij verzoek", "due_on": "betaaldag", "seen": "gezien",
        "told_by": "gehoord van", "looked_on": "nagekeken op", "looked_at": "vastgelegd op",
    }),
    "legal.Settlement": Shown("Schuldsanering door de rechtbank", {
        "case": "zaak", "asked_on": "gevraagd op", "refused_on": "niet toegelaten op",
        "begins_on": "begonnen op", "said_until": "tot en met", "ended_on": "geëindigd op",
        "clean_slate": "met schone lei", "made_on": "vastgelegd op",
        "recalled_at": "door ons teruggenomen op",
    }),
    "legal.SettlementAnswer": Shown("Hoe het ging met de schuldsanering", {
        "case": "zaak", "settlement": "bij schuldsanering", "code": "vraag",
        "asked_on": "te vragen op", "answered_on": "gehoord op", "words": "wat wij hoorden",
        "recalled_at": "door ons teruggenomen op",
    }),
    "legal.BewindRequest": Shown("Verzoek van het college om schuldenbewind", {
        "case": "zaak", "version": "versie", "ground": "grond",
        "threatened_on": "woning in gevaar sinds", "steps": "wat eerder gebeurde",
        "means": "lichtere middelen", "harms": "wat er anders gebeurt", "heard_on": "u gehoord op",
        "tries": "pogingen om u te horen", "means_words": "waarom die niet genoeg waren",
        "resident_words": "uw woorden", "harm_words": "uitleg van het gevaar",
        "term_words": "voor hoe lang", "state": "stand", "changed_on": "veranderd op",
        "sent_on": "verstuurd op", "decided_on": "besloten op", "made_on": "gemaakt op",
    }),
    "legal.BewindSignature": Shown("Handtekening onder dat verzoek", {
        "case": "zaak", "request": "bij verzoek", "version": "versie", "agrees": "tekende",
        "why": "waarom niet", "role": "als", "signed_on": "op", "signed_at": "vastgelegd op",
    }),
    "legal.Bewind": Shown("Bewind of inkomensbeheer", {
        "case": "zaak", "kind": "soort", "request": "bij verzoek", "explained_on": "uitgelegd op",
        "wished_on": "door u gewild op", "resident_signed_on": "door u getekend op",
        "begins_on": "begonnen op", "said_until": "tot en met", "keeper": "wie het geld beheert",
        "signed_up": "gemeente adviseert", "told_on": "gemeld op", "plan_on": "plan gekomen op",
        "advised_on": "geadviseerd op", "wants_out_on": "u wilde stoppen op",
        "ended_on": "geëindigd op", "made_on": "vastgelegd op",
        "recalled_at": "door ons teruggenomen op",
    }),
    "legal.BewindEvaluation": Shown("Bekeken of het kon eindigen", {
        "case": "zaak", "bewind": "bij", "held_on": "op", "go_on": "moest doorgaan",
        "resident_on": "u gevraagd op", "resident_words": "uw woorden", "why": "waarom",
        "noted_at": "vastgelegd op", "recalled_at": "door ons teruggenomen op",
    }),
}  # fmt: skip

#: codes of questions to who runs a debt settlement
QUESTIONS = {
    "begin": "hoe het begon",
    "going": "hoe het gaat",
    "after": "hoe het straks gaat",
    "end": "of er een schone lei is",
}
#: (table, column) → code → words
OFFER_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("legal.Moratorium", "kind"): {kind.value: each.title for kind, each in TYPES.items()},
    ("legal.Moratorium", "asker"): {each.value: said for each, said in ASKER_WORDS.items()},
    ("legal.Moratorium", "threat"): THREATS,
    ("legal.Moratorium", "rent_kept_by"): KEPT_BY,
    ("legal.Moratorium", "end"): {each.value: said for each, said in END_WORDS.items()},
    ("legal.RentLook", "seen"): SEEN,
    ("legal.RentLook", "told_by"): TOLD_BY,
    ("legal.SettlementAnswer", "code"): QUESTIONS,
    ("legal.BewindRequest", "ground"): GROUNDS,
    ("legal.Bewind", "kind"): {each.value: said for each, said in BEWIND_WORDS.items()},
}
OFFERS_AS_WRITTEN: Mapping[str, frozenset[str]] = {
    "legal.SettlementAnswer": frozenset({"words"}),
    "legal.BewindRequest": frozenset({"resident_words", "harm_words", "term_words"}),
    "legal.BewindSignature": frozenset({"why"}),
    "legal.Bewind": frozenset({"keeper"}),
    "legal.BewindEvaluation": frozenset({"resident_words", "why"}),
}
#: code of a step of the list → its words
STEP_WORDS = {code: said for code, (said, _who) in STEPS.items()}
