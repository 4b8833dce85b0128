# SPDX-License-Identifier: EUPL-1.2
"""What codes of contact, letters and help mean for the resident whom they are about. Pure.

A room speaks to its worker ("de inwoner zelf"); here the same is said to the resident ("u zelf").
Words that fit both are taken from the room itself.
"""

from __future__ import annotations

from collections.abc import Mapping

_LANGUAGES = {
    "nl": "Nederlands",
    "en": "Engels",
    "tr": "Turks",
    "ar": "Arabisch",
    "pl": "Pools",
    "uk": "Oekraïens",
    "ti": "Tigrinya",
}
#: what somebody who reads a finished letter back may find wrong with it, or with its file
_FAULTS = (
    "missing", "unexpected", "unreadable", "pages", "counter", "mark", "name", "address",
    "greeting", "code", "source", "amount", "number", "twice",
)  # fmt: skip

#: (table, column) → code → words
HELP_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("cases.TermWarning", "level"): {
        "worker": "de medewerker van uw zaak",
        "lead": "de teamleider",
        "manager": "de manager",
    },
    ("planning.DoorCaution", "kind"): {
        "two_people": "wij komen met twee mensen",
        "no_visits": "wij komen voorlopig niet langs",
    },
    ("outreach.ContactWish", "language"): _LANGUAGES,
    ("outreach.ContactWish", "said_by"): {
        "resident": "u zelf",
        "worker": "een medewerker",
        "no_help": "u zelf: geen hulp gewenst",
    },
    ("outreach.PeerRequest", "asked_for"): {
        "worker": "wij vroegen het zelf",
        "landlord": "een verhuurder vroeg het ons",
    },
    ("outreach.Letter", "language"): _LANGUAGES,
    ("outreach.Letter", "reason"): {
        **dict.fromkeys(_FAULTS, "bij het nakijken klopte er iets niet aan de brief"),
        "withdrawn": "de brief is niet verstuurd: iemand trok hem in",
        "wish": "u wilt liever geen brieven",
        "no_source": "niemand meldde een achterstand van u",
        "does_not_fit": "de brief of het adres paste niet op het papier",
        "not_set_up": "wij konden uw adres niet nakijken in de BRP",
        "not_checked": "uw adres was die dag niet nagekeken in de BRP",
        "deceased": "in het register staat iemand als overleden",
        "departed": "in het register staat dat u niet meer in de gemeente woont",
        "died": "in het register staat iemand als overleden",
        "doubted": "de BRP onderzoekt of uw gegevens kloppen",
        "unchecked": "uw adres was te lang geleden nagekeken in de BRP",
        "changed": "het bestand van de brief veranderde nadat het gemaakt was",
        "moved": "u woont niet meer op dit adres",
        "under_investigation": "de BRP onderzoekt of uw gegevens kloppen",
        "unknown": "de post zegt: onbekend op dit adres",
        "refused": "de brief is geweigerd",
        "no_box": "er is geen brievenbus, of wij konden er niet bij",
        "other": "een reden die niet op onze lijst staat",
    },
    ("outreach.Message", "language"): _LANGUAGES,
    ("outreach.Message", "problem"): {
        "no_such_place": "het nummer of adres bestaat niet",
        "not_now": "de telefoon stond uit of de mailbox was vol",
        "broken": "er ging iets mis bij het versturen",
        "refused": "het werd geweigerd",
        "closed": "de zaak was intussen afgesloten",
        "wish": "het huishouden wilde dit niet meer",
        "withdrawn": "de partner gaf dit nummer of adres niet meer",
    },
    ("help.ChildrenKnown", "source"): {
        "parent": "een ouder vertelde het",
        "register": "het stond in het register",
        "seen": "wij zagen het zelf",
        "school": "van school",
        "other": "wij hoorden het van iemand anders",
    },
    ("help.LandlordWrong", "kind"): {
        "threatens": "dreigen of bang maken",
        "locks": "sloten vervangen, of water, gas of stroom afsluiten",
        "forces_out": "druk zetten om te vertrekken zonder rechter",
        "too_much": "te veel huur, borg of servicekosten vragen",
        "repairs": "u hield huur in omdat gebreken bleven",
        "other": "iets anders wat niet mag",
    },
    ("help.LandlordWrong", "outcome"): {
        "stopped": "het is gestopt",
        "procedure": "er loopt een zaak of melding",
        "goes_on": "het gaat door",
        "unknown": "nog niet bekend",
        "resident_stops": "u wilde er niet mee verder",
    },
    ("help.Arrangement", "ground"): {
        "asked": "u vroeg het zelf, op papier, en kunt het weer stoppen",
        "pw57a": "er is een besluit volgens de Participatiewet, artikel 57 onder a",
    },
    ("help.Payment", "heard_from"): {
        "partner": "de schuldeiser",
        "resident": "u zelf",
        "worker": "een medewerker zag het zelf",
    },
    ("help.Debt", "costs_letter"): {
        "yes": "ja",
        "no": "nee",
    },
    ("help.Instalment", "heard_from"): {
        "partner": "de schuldeiser",
        "resident": "u zelf",
        "worker": "een medewerker zag het zelf",
    },
    ("help.Referral", "consent"): {
        "resident": "van u zelf",
        "legal_representative": "van uw bewindvoerder, mentor of curator",
        "without": "van niemand: het kon niet wachten",
    },
    ("help.SupportOffer", "reaction"): {
        "wants": "u wilt het graag",
        "thinks": "u denkt erover na",
        "does_not_want": "u wilt het niet",
        "no_answer": "nog geen antwoord",
    },
    ("help.OwnAlarm", "by"): {
        "resident": "u zelf",
        "organisation": "een organisatie, voor u",
    },
}
