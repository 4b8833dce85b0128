# SPDX-License-Identifier: EUPL-1.2
"""The reasons that a move can ask for: codes, because moves are kept and free words are not."""

from __future__ import annotations

from collections.abc import Mapping

#: code of a reason to its words on the screen
REASONS: Mapping[str, str] = {
    "helper": "een hulpverlener is aan zet",
    "creditor": "de schuldeiser is aan zet",
    "household": "het huishouden vroeg om tijd",
    "decision": "er loopt een besluit",
    "restricted": "de inwoner maakte bezwaar of vroeg om correctie",
    "arrears": "door de achterstand",
    "landlord": "op aandringen van de verhuurder",
    "eviction_near": "vlak voor een ontruiming",
    "unsafe_home": "thuis was het niet veilig",
    "community_team": "wijkteam",
    "social_work": "maatschappelijk werk",
    "care_provider": "zorginstelling",
    "other_municipality": "andere gemeente",
    "worries": "zorgen om iemands veiligheid of gezondheid",
    "detention": "iemand zit vast",
    "no_lawful_stay": "geen rechtmatig verblijf volgens het register",
    "legal_person": "het gaat om een rechtspersoon",
    "unsafe_visit": "bezoek is niet veilig",
    "no_staff": "geen medewerkers",
    "wrong_person": "verkeerde persoon",
    "wrong_address": "verkeerd adres",
    "withdrawn": "de partner trok de melding in",
    "somebody_after_all": "er past toch iemand uit het register",
    "partner_corrected": "de partner verbeterde de gegevens",
    "register_corrected": "het register is verbeterd",
    "resident_says": "de inwoner zegt dat het niet klopt",
    "pressed_wrong": "verkeerde toets of knop",
    "other_household": "de brief was voor een ander huishouden",
    "misread": "er stond iets anders in de brief",
    "not_genuine": "de brief bleek niet echt",
    "sender_said": "de afzender zei dat het niet klopte",
    "other_creditor": "het is van een andere schuldeiser",
    "other_ground": "het gaat om iets anders dan deze vordering",
    "other_claim": "het hoort bij een andere vordering van dezelfde schuldeiser",
    "all_tried": "alle eerdere hulp is geprobeerd",
    "danger_eviction": "ontruiming of afsluiting komt dichtbij",
    "danger_person": "iemand is thuis niet veilig",
    "danger_child": "een kind loopt gevaar",
    "danger_health": "ernstige ziekte of verwaarlozing",
    "eviction_off": "de ontruiming gaat niet door",
    "supply_back": "water, gas, stroom of warmte blijft of is terug",
    "safe_again": "wie gevaar liep is veilig",
}
WAITING = ("helper", "creditor", "household", "decision", "restricted")
PRESSURE = ("arrears", "landlord", "eviction_near", "unsafe_home")
SUPPORT = ("community_team", "social_work", "care_provider", "other_municipality")
SET_ASIDE = ("detention", "no_lawful_stay", "legal_person", "unsafe_visit", "no_staff")
MISTAKE = ("wrong_person", "wrong_address", "withdrawn")
WRONG_LINK = (
    "wrong_person", "somebody_after_all", "partner_corrected", "register_corrected",
    "resident_says", "pressed_wrong",
)  # fmt: skip
#: why a message is taken back: what a colleague entered, and what its sender told itself
WRONG_ENTRY = ("misread", "other_household", "pressed_wrong", "not_genuine")
WRONG_MESSAGE = ("sender_said",)
#: why what a message told belongs to another claim of the same household
WRONG_CLAIM = ("other_creditor", "other_ground", "other_claim")
WORRY = ("worries",)
DANGER = ("danger_eviction", "danger_person", "danger_child", "danger_health")
DANGER_OVER = ("eviction_off", "supply_back", "safe_again")
LAST_RESORT = ("all_tried",)


def reason_words(code: str) -> str:
    """The words of a reason; an unknown code, of an older release, is shown as it is."""
    return REASONS.get(code, code)
