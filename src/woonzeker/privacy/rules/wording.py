# SPDX-License-Identifier: EUPL-1.2
"""What codes in rows about a person mean, in words that a resident understands. Pure.

Only codes whose words stand nowhere else: a choice of a model brings its own, a step, a move, a
result and a reason have theirs in the process. A test walks every code that the rooms keep.
"""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.privacy.rules.shown_court import COURT_AS_WRITTEN, COURT_WORDS
from woonzeker.privacy.rules.shown_goods import GOODS_AS_WRITTEN, GOODS_WORDS
from woonzeker.privacy.rules.shown_living import LIVING_AS_WRITTEN, LIVING_WORDS
from woonzeker.privacy.rules.shown_offers import OFFER_WORDS, OFFERS_AS_WRITTEN
from woonzeker.privacy.rules.shown_roof import ROOF_AS_WRITTEN, ROOF_WORDS
from woonzeker.privacy.rules.shown_safeguards import SAFEGUARD_WORDS
from woonzeker.privacy.rules.shown_sieve import SIEVE_WORDS
from woonzeker.privacy.rules.wording_help import HELP_WORDS
from woonzeker.privacy.rules.wording_told import TOLD_WORDS

_VERDICT = {
    "explained": "het hoorde bij het werk",
    "talk": "er is met de medewerker gesproken",
    "incident": "een incident",
}

#: (table, column) → code → words
WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    **HELP_WORDS,
    **TOLD_WORDS,
    **COURT_WORDS,
    **OFFER_WORDS,
    **LIVING_WORDS,
    **GOODS_WORDS,
    **SAFEGUARD_WORDS,
    **SIEVE_WORDS,
    **ROOF_WORDS,
    ("matching.Person", "name_use"): {
        "E": "uw eigen achternaam",
        "P": "de achternaam van uw partner",
        "V": "de achternaam van uw partner, dan uw eigen achternaam",
        "N": "uw eigen achternaam, dan die van uw partner",
    },
    ("matching.Person", "gender"): {"M": "man", "V": "vrouw", "O": "onbekend"},
    ("intake.ArrearsSignal", "reaction"): {
        "geen": "geen reactie",
        "instemming": "u stemde ermee in",
        "afwijzing": "u wilde het niet",
    },
    ("intake.ArrearsSignal", "arrangement"): {
        "geen": "geen regeling",
        "loopt": "er loopt een regeling",
        "niet_nagekomen": "er was een regeling, die is niet nagekomen",
    },
    ("matching.Link", "ground"): {
        "birth_name_address": "naam, geboortedatum en adres komen overeen",
        "address_name_initial": "adres, naam en voorletter komen overeen",
        "clear": "er komt genoeg overeen en niemand anders past zo goed",
        "rival": "nog iemand past bijna even goed",
        "several_names": "er staan meer namen in het signaal",
        "near_runner_up": "het verschil met de volgende is te klein",
        "perhaps_minor": "misschien gaat het om een minderjarige",
        "unconfirmed": "niet genoeg gegevens bevestigen het",
        "not_certain": "het is niet zeker genoeg",
        "no_candidate": "niemand in het register past",
    },
    ("matching.LinkDecision", "choice"): {
        "linked": "het signaal hoort bij iemand uit het register",
        "nobody": "het signaal hoort bij niemand in het register",
        "asked": "er is een vraag gesteld aan de partner",
        "answered": "de partner gaf antwoord",
        "later": "later beslissen",
        "undone": "het besluit is teruggedraaid",
        "reopened": "de koppeling is opnieuw bekeken",
    },
    ("matching.AuditVerdict", "verdict"): {
        "right": "de koppeling klopt",
        "wrong": "de koppeling klopt niet",
        "unsure": "niet te zeggen",
    },
    ("cases.SignalRelease", "fate"): {
        "goes_on": "de zaak ging door",
        "as_before": "de zaak werd weer zoals zij was",
        "closes": "de zaak is afgesloten",
    },
    ("cases.Case", "lanes"): {"arrears": "een betaalachterstand"},
    ("cases.PeriodSignal", "came_as"): {
        "new": "het eerste signaal van de zaak",
        "joined": "een signaal bij een zaak die al liep",
        "reopened": "een signaal waarmee de zaak weer begon",
    },
    ("cases.CaseAssignment", "why"): {
        "handler": "behandelde uw zaak",
        "visit": "zou bij u langsgaan",
        "lead": "leidde het werk aan uw zaak",
        "court": "lette op de ontruiming die was aangekondigd",
    },
    ("cases.BrokenGlass", "verdict"): _VERDICT,
    ("cases.EffortBooking", "what"): {
        "visit": "huisbezoek",
        "call": "bellen",
        "talk": "gesprek",
        "desk": "uitzoekwerk",
        "travel": "reizen",
    },
    ("planning.CaseFlag", "kind"): {
        "manual": "een medewerker vond dat het eerder moest",
        "own_request": "u vroeg zelf om hulp",
    },
    ("planning.VisitRequest", "status"): {
        "open": "nog te plannen",
        "planned": "gepland",
        "done": "geweest",
        "withdrawn": "vervallen",
    },
    ("planning.WrittenOffer", "reason"): {
        "not_visited": "een bezoek lukte niet op tijd",
        "visited_late": "het bezoek kwam na de laatste dag",
    },
    ("privacy.LeakPerson", "kind"): {
        "person": "het ging om u",
        "case": "het ging om uw zaak",
        "signal": "het ging om een signaal over u",
    },
    ("privacy.Finding", "verdict"): _VERDICT,
}

#: columns with words of people, names, numbers and letters: they are shown as they stand
AS_WRITTEN: Mapping[str, frozenset[str]] = {
    "privacy.RightsRequest": frozenset(
        {"number", "words", "explanation", "extension_reason", "answer_words"}
    ),
    "outreach.DataLeak": frozenset({"number", "what", "verdict_reason", "measures"}),
    "outreach.ContactAttempt": frozenset({"day_part", "note"}),
    "outreach.ContactWish": frozenset({"phone", "words"}),
    "outreach.LadderDeviation": frozenset({"why"}),
    "outreach.PeerRequest": frozenset({"why", "report"}),
    "outreach.Letter": frozenset({"mark"}),
    "outreach.Message": frozenset({"to", "text"}),
    "planning.HandOver": frozenset({"note"}),
    "feedback.AnswerRelease": frozenset({"handed_to"}),
    "feedback.CollectionPause": frozenset({"explanation"}),
    "help.Conversation": frozenset({"opening", "own_words", "wants"}),
    "help.LandlordWrong": frozenset({"words"}),
    "help.Overview": frozenset({"protected_source"}),
    "help.Debt": frozenset({"creditor", "reference", "account"}),
    "help.ArrangementChange": frozenset({"why"}),
    "help.Payment": frozenset({"undone_why"}),
    "help.BudgetRequest": frozenset({"paid_to", "why", "verdict", "withdrawn_why"}),
    "help.Referral": frozenset({"to", "words"}),
    "help.OwnAlarm": frozenset({"organisation", "words"}),
    "help.Worry": frozenset({"words", "verdict"}),
    "planning.Visit": frozenset({"day_part", "why"}),
    "planning.VisitRequest": frozenset({"reason", "day_part"}),
    "planning.CaseFlag": frozenset({"reason"}),
    "cases.CaseTerm": frozenset({"explanation", "citation"}),
    "cases.BrokenGlass": frozenset({"words"}),
    "legal.SafeguardAnswer": frozenset({"words"}),
    "cases.Case": frozenset({"number"}),
    "cases.Household": frozenset(
        {"street", "house_letter", "house_addition", "postcode", "city"}
    ),
    "matching.AuditDraw": frozenset({"version"}),
    "matching.Link": frozenset({"version"}),
    "intake.ArrearsSignal": frozenset(
        {
            "own_reference", "customer_number", "initials", "given_names", "prefix", "surname",
            "street", "house_letter", "house_addition", "postcode", "city", "business_name",
            "legal_form",
        }
    ),
    "matching.Person": frozenset(
        {
            "initials", "given_names", "prefix", "surname", "partner_prefix", "partner_surname",
            "street", "house_letter", "house_addition", "postcode", "city", "previous_street",
            "previous_house_letter", "previous_house_addition", "previous_postcode",
            "previous_city",
        }
    ),
    "access.Export": frozenset({"reason"}),
    **COURT_AS_WRITTEN,
    **OFFERS_AS_WRITTEN,
    **LIVING_AS_WRITTEN,
    **GOODS_AS_WRITTEN,
    **ROOF_AS_WRITTEN,
}  # fmt: skip


def words_for(table: str, column: str, code: str) -> str:
    """The words of a code; one that is not known here, of an older release, as it stands."""
    return WORDS.get((table, column), {}).get(code, code)
