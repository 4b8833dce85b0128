# SPDX-License-Identifier: EUPL-1.2
"""What bailiffs and courts told goes into somebody's overview, and under which words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "court": Part(
        "Deurwaarder en rechtbank",
        "Wat een deurwaarder of rechtbank ons over uw woning meldde, of wat u ons liet zien, en "
        "wat wij terugzeiden.",
    ),
}

SHOWN: dict[str, Shown] = {
    "legal.CourtMessage": Shown("Bericht van deurwaarder of rechtbank", {
        "case": "zaak", "partner": "van", "source": "hoe wij het weten", "channel": "langs",
        "kind": "wat", "judgment": "vonnis", "by_default": "bij verstek", "day_on": "dag",
        "at": "tijd", "acted_on": "gedaan op", "court": "rechtbank", "claim_cents": "vordering",
        "creditor": "voor", "about": "wat er over u in stond", "own_reference": "hun kenmerk",
        "ground": "grond", "ground_source": "waar die staat",
        "ground_confidence": "hoe zeker die is", "consent_on": "uw toestemming op",
        "consent_how": "hoe u die gaf", "received_at": "ontvangen op",
        "received_on": "dag van ontvangst", "whose": "of het van u is",
        "settled_at": "bekeken op", "withdrawn_at": "door ons teruggenomen op",
        "withdrawn_why": "waarom het niet klopte",
    }),
    "legal.CourtTrack": Shown("Vordering die bij de rechter ligt of kan komen", {
        "case": "zaak", "creditor_partner": "van", "creditor": "van (zoals opgeschreven)",
        "ground": "waarover", "opened_at": "geopend op",
    }),
    "legal.TrackEvent": Shown("Wat er bij de rechter of deurwaarder gebeurde", {
        "track": "bij vordering", "kind": "wat", "on": "gebeurd op", "day_on": "dag",
        "at": "tijd", "court": "rechtbank", "judgment": "vonnis", "by_default": "bij verstek",
        "at_once": "meteen uit te voeren", "in_short": "kort geding",
        "costs_cents": "kosten", "in_person": "aan u zelf gegeven", "told_on": "gehoord op",
        "message": "bij bericht", "said_by": "gehoord van", "entered_at": "opgeschreven op",
        "recalled_at": "door ons teruggenomen op", "recalled_why": "waarom het niet klopte",
        "moved_from": "stond eerst bij",
    }),
    "legal.HearingPlan": Shown("Uw zitting, zoals wij die voorbereidden", {
        "case": "zaak", "track": "bij vordering", "event": "gehoord door",
        "file_made_at": "dossier voor de rechter gemaakt op", "file": "wat erin ging",
    }),
    "legal.HearingNote": Shown("Wie er op uw zitting was", {
        "case": "zaak", "municipality_was": "gemeente", "resident_was": "u",
        "noted_at": "opgeschreven op",
    }),
    "legal.CourtConsent": Shown("Wat de rechter van u mag horen", {
        "case": "zaak", "part": "wat", "given_on": "uw toestemming op",
        "how": "hoe u die gaf", "kept_at": "opgeschreven op", "ended_on": "teruggenomen op",
    }),
    "legal.TrackFee": Shown("Kosten die iemand op de gang naar de rechter vraagt", {
        "track": "bij vordering", "fee": "waarvoor", "cents": "bedrag", "on": "gemaakt op",
        "entered_at": "opgeschreven op", "recalled_at": "door ons teruggenomen op",
        "recalled_why": "waarom het niet klopte",
    }),
    "legal.ChangedFact": Shown("Wat er veranderde sinds het vonnis", {
        "track": "bij vordering", "change": "wat", "answer": "antwoord", "since_on": "sinds",
        "judge_knew": "of de rechter het wist", "source": "hoe wij het weten",
        "entered_at": "opgeschreven op",
    }),
    "legal.WaitAnswer": Shown("Verzoek aan de afzender om te wachten", {
        "case": "zaak", "message": "bij bericht", "ground": "grond",
        "ground_source": "waar die staat", "consent_on": "uw toestemming op",
        "consent_how": "hoe u die gaf", "said_at": "gezegd op", "until_on": "tot en met",
        "withdrawn_at": "teruggenomen op",
    }),
    "legal.WarmReferral": Shown("Een deurwaarder bracht u in contact", {
        "case": "zaak", "partner": "door", "about": "wat er doorgegeven is", "wish": "uw wens",
        "consent_at": "uw toestemming op", "consent_how": "hoe u die gaf",
        "received_at": "ontvangen op", "own_reference": "hun kenmerk", "due_on": "bellen op",
        "called_at": "gebeld op",
    }),
}  # fmt: skip

_GROUNDS = {
    "law": "de wet",
    "agreement": "een afspraak",
    "consent": "uw toestemming",
}
#: (table, column) → code → words
COURT_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("legal.CourtMessage", "ground"): _GROUNDS,
    ("legal.CourtMessage", "ground_confidence"): {
        "verified": "nagelezen bij de bron",
        "secondary": "gelezen in een andere bron",
        "unverified": "nog niet nagelezen",
    },
    ("legal.CourtMessage", "channel"): {
        "form": "een formulier",
        "api": "een koppeling",
        "mail": "elektronische post",
        "staff": "een medewerker",
    },
    ("legal.CourtMessage", "source"): {
        "partner": "de afzender meldde het",
        "shown": "u liet het ons zien",
    },
    ("legal.CourtMessage", "whose"): {
        "linked": "ja",
        "review": "dat bekijkt een medewerker",
        "nobody": "het gaat over uw adres; een naam vonden wij niet in het register",
    },
    ("legal.WaitAnswer", "ground"): _GROUNDS,
}
COURT_AS_WRITTEN: Mapping[str, frozenset[str]] = {
    "legal.CourtMessage": frozenset(
        {"court", "creditor", "own_reference", "ground_source", "consent_how"}
    ),
    "legal.CourtConsent": frozenset({"how"}),
    "legal.CourtTrack": frozenset({"creditor"}),
    "legal.TrackEvent": frozenset({"court"}),
    "legal.WaitAnswer": frozenset({"ground_source", "consent_how"}),
    "legal.WarmReferral": frozenset({"wish", "consent_how", "own_reference"}),
}
