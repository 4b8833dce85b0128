# SPDX-License-Identifier: EUPL-1.2
"""What was recorded before an eviction goes into somebody's overview, and under which words. Pure.

The answers with their words go to the resident whole. Of signatures: that two people signed and
what for, not which colleague.
"""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "safeguards": Part(
        "Waarborgen bij een ontruiming",
        "Wat wij vastlegden om te zorgen dat u uw huis niet zomaar kwijtraakt, en wat er openstond "
        "als dat toch gebeurde.",
    ),
}

SHOWN: dict[str, Shown] = {
    "legal.SafeguardAnswer": Shown("Waarborg", {
        "case": "zaak", "code": "waarover", "answer": "antwoord", "source": "hoe wij het weten",
        "on": "dag", "recorded_at": "opgeschreven op", "channel": "langs", "language": "taal",
        "about": "welk middel", "reason": "waarom niet", "free_from": "plek vanaf",
        "words": "wat er is opgeschreven",
    }),
    "legal.SituationFact": Shown("Hoe het met de woning afliep", {
        "case": "zaak", "kind": "wat", "source": "hoe wij het weten", "on": "dag",
        "recorded_at": "opgeschreven op", "withdrawn": "door ons teruggenomen",
    }),
    "legal.SignOff": Shown("Handtekening van een medewerker", {
        "case": "zaak", "level": "als", "stop": "waarvoor", "on": "dag",
        "signed_at": "getekend op",
    }),
    "legal.SignOffWithdrawal": Shown("Handtekening die is ingetrokken", {
        "sign_off": "welke", "on": "dag",
    }),
    "legal.EscalationTold": Shown("Waarschuwing voor een zitting of ontruiming", {
        "case": "zaak", "hears": "wie het hoorde", "day_on": "dag waarover", "on": "gehoord op",
    }),
    "legal.Loss": Shown("Wat openstond toen de woning verloren ging", {
        "case": "zaak", "on": "dag", "recorded_at": "opgeschreven op", "open": "wat openstond",
        "unsigned": "wie niet tekende", "children": "kinderen",
        "in_spite": "uitgevoerd ondanks open waarborgen",
    }),
}  # fmt: skip

#: (table, column) → code → words; what the rules name stands with them
SAFEGUARD_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("legal.SituationFact", "kind"): {
        "kept": "de woning is behouden",
        "nobody_left": "er woont niemand meer van dit huishouden",
        "recall_seen": "iemand anders keek na wat is teruggenomen",
        "home_lost": "dat de woning verlaten was, klopte niet",
    },
    ("legal.SignOff", "level"): {"work": "medewerker", "management": "manager"},
    ("legal.EscalationTold", "hears"): {
        "worker": "een medewerker",
        "lead": "de teamleider",
        "manager": "de manager, als aantal",
        "alderman": "de wethouder, zonder uw naam en adres",
    },
    ("legal.Loss", "children"): {
        "yes": "er woonden kinderen",
        "no": "er woonden geen kinderen",
        "unknown": "niet bekend",
    },
    ("cases.CaseSignOff", "what"): {
        "budget": "maatwerkbudget",
        "stop_closing": "afsluiten na het vonnis",
        "stop_unavoidable": "ontruiming onafwendbaar",
    },
    ("cases.CaseSignOff", "answer"): {
        "granted": "toegekend",
        "refused": "niet toegekend",
        "withdrawn": "niet meer nodig",
        "signed": "getekend",
        "weighing": "niet getekend: de weging overtuigt niet",
        "not_tried": "niet getekend: er kan nog een lichter middel",
        "no_place": "niet getekend: de plek past niet",
        "unclear": "niet getekend: het dossier is niet duidelijk genoeg",
        "not_mine": "niet getekend: een ander moet tekenen",
    },
}
