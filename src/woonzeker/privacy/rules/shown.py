# SPDX-License-Identifier: EUPL-1.2
"""What of each row about a person goes into their overview, and under which words. Pure.

Every column of every table in the catalogue stands here, or in what is kept back with the reason;
a test walks them. A column that names a colleague or somebody else in the register is kept back.
"""

from __future__ import annotations

from woonzeker.privacy.rules import (
    shown_court,
    shown_goods,
    shown_help,
    shown_living,
    shown_offers,
    shown_places,
    shown_roads,
    shown_roof,
    shown_safeguards,
    shown_sieve,
    shown_told,
)
from woonzeker.privacy.rules.parts import Part, Shown

#: the parts in the order of the overview
PARTS: dict[str, Part] = {
    "register": Part(
        "Wat er in ons personenregister staat",
        "Dit komt uit de basisregistratie personen (BRP).",
    ),
    "signals": Part(
        "Signalen over u",
        "Een signaal is een melding van een betaalachterstand. U ziet van wie het kwam en"
        " wat erin stond.",
    ),
    "links": Part(
        "Hoe wij weten dat een signaal over u gaat",
        "Een programma vergelijkt namen, adressen en geboortedata. Bij twijfel kijkt een "
        "mens.",
    ),
    "cases": Part(
        "Uw zaak",
        "Een zaak is wat wij doen voor de mensen op één adres.",
    ),
    "moves": Part(
        "Wat er in uw zaak gebeurde",
        "Elke stap staat hier, met de dag.",
    ),
    "terms": Part(
        "Termijnen",
        "Dagen waarop wij iets gedaan moeten hebben.",
    ),
    "tasks": Part(
        "Taken",
        "Wat een medewerker moest doen.",
    ),
    "flags": Part(
        "Volgorde en vlaggen",
        "Hoe wij bepaalden wie het eerst hulp nodig had. Een mens kan dat altijd "
        "veranderen.",
    ),
    "visits": Part(
        "Huisbezoeken",
        "Bezoeken die gevraagd of gepland zijn.",
    ),
    "contacts": Part(
        "Contact met u",
        "Elke keer dat wij u zochten, en wat ervan kwam.",
    ),
    **shown_help.PARTS,
    **shown_told.PARTS,
    **shown_court.PARTS,
    **shown_offers.PARTS,
    **shown_living.PARTS,
    **shown_roads.PARTS,
    **shown_goods.PARTS,
    **shown_safeguards.PARTS,
    **shown_places.PARTS,
    **shown_roof.PARTS,
    "efforts": Part(
        "Tijd en kosten",
        "Hoeveel tijd wij aan uw zaak besteedden.",
    ),
    "reach": Part(
        "Wie bij uw zaak kon",
        "Welke medewerkers aan uw zaak werkten, en wie in nood zelf toegang nam. U ziet "
        "hun rol, niet hun naam.",
    ),
    "leaks": Part(
        "Fouten met uw gegevens",
        "Keren dat gegevens bij een verkeerde terechtkwamen.",
    ),
    "requests": Part(
        "Uw verzoeken",
        "Wat u ons eerder vroeg over uw gegevens.",
    ),
    "looked": Part(
        "Wie uw gegevens zag of gebruikte",
        "U ziet de dag, de rol, de organisatie, wat er gebeurde en op welke grond. Ook "
        "als het geweigerd is.",
    ),
    "sent": Part(
        "Wat er naar anderen ging",
        "Papier en bestanden waarin u stond, brieven, en vragen aan andere organisaties.",
    ),
    "keys": Part(
        "Techniek",
        "Sleutels en nummers waarmee het programma uw gegevens bewaart en terugvindt.",
    ),
}  # fmt: skip

SHOWN: dict[str, Shown] = {
    **shown_help.SHOWN,
    **shown_told.SHOWN,
    **shown_court.SHOWN,
    **shown_offers.SHOWN,
    **shown_living.SHOWN,
    **shown_roads.SHOWN,
    **shown_goods.SHOWN,
    **shown_safeguards.SHOWN,
    **shown_sieve.SHOWN,
    **shown_places.SHOWN,
    **shown_roof.SHOWN,
    "matching.Person": Shown("Persoon", {
        "initials": "voorletters", "given_names": "voornamen", "prefix": "voorvoegsel",
        "surname": "achternaam", "partner_prefix": "voorvoegsel van partner",
        "partner_surname": "achternaam van partner", "name_use": "naamgebruik",
        "gender": "geslacht", "born_on": "geboren", "street": "straat",
        "house_number": "huisnummer", "house_letter": "huisletter",
        "house_addition": "toevoeging", "postcode": "postcode", "city": "woonplaats",
        "lives_here_since_on": "woont hier sinds", "previous_street": "vorige straat",
        "previous_house_number": "vorig huisnummer", "previous_house_letter": "vorige huisletter",
        "previous_house_addition": "vorige toevoeging", "previous_postcode": "vorige postcode",
        "previous_city": "vorige woonplaats", "died_on": "overleden", "departed_on": "vertrokken",
        "secret": "geheimhouding", "under_investigation": "in onderzoek", "source": "bron",
        "checked_at": "laatst nagekeken in de BRP",
    }),
    "intake.ArrearsSignal": Shown("Signaal", {
        "partner": "gemeld door", "delivery": "aangeleverd op", "sector": "soort",
        "own_reference": "kenmerk van de partner", "line_number": "regel in het bestand",
        "kind": "wat gemeld is", "signalled_on": "dag van het signaal",
        "period_on": "maand", "arose_on": "achterstand sinds", "amount_cents": "bedrag",
        "terms": "aantal termijnen", "customer_number": "klantnummer", "initials": "voorletters",
        "given_names": "voornamen", "prefix": "voorvoegsel", "surname": "achternaam",
        "born_on": "geboren", "street": "straat", "house_number": "huisnummer",
        "house_letter": "huisletter", "house_addition": "toevoeging", "postcode": "postcode",
        "city": "woonplaats", "business_name": "bedrijfsnaam", "legal_form": "rechtsvorm",
        "contact_tried_on": "partner zocht contact", "pointed_to_help_on": "gewezen op hulp",
        "reminded_on": "herinnering", "offered_to_share_on": "aangeboden gegevens te delen",
        "reaction": "reactie", "arrangement": "regeling", "crisis": "spoed",
        "warm_handover": "persoonlijke overdracht", "end_of_supply_on": "einde levering",
        "eviction_on": "ontruiming", "defects": "wat de partner nog moest aanvullen",
        "told": "telefoon, e-mail en opmerkingen", "result": "wat ermee gebeurde",
    }),
    "feedback.Statement": Shown("Verklaring over een melding", {
        "kind": "wat", "signal": "van signaal", "case": "zaak", "partner": "partner",
        "made_at": "gemaakt op",
    }),
    "intake.SignalCorrection": Shown("Verbetering door de partner", {
        "signal": "van signaal", "corrected_at": "verbeterd op", "before": "wat er eerst stond",
    }),
    "matching.Link": Shown("Koppeling", {
        "signal": "signaal", "result": "uitkomst", "score": "score",
        "margin": "verschil met de volgende",
        "version": "versie van de regels", "threshold": "drempel", "ground": "regel",
        "candidates": "wat er van u overeenkwam", "decided_on": "besloten op",
        "decided_at": "besloten door een mens op", "postponed_at": "uitgesteld op",
        "asked_at": "gevraagd aan de partner op",
    }),
    "matching.LinkDecision": Shown("Besluit van een mens", {
        "link": "koppeling", "decided_at": "op", "choice": "keuze", "seconds": "tijd in seconden",
    }),
    "matching.AuditDraw": Shown("Steekproef", {
        "link": "koppeling", "drawn_at": "getrokken op", "score": "score",
        "version": "versie van de regels", "reviewers": "aantal beoordelaars",
    }),
    "matching.AuditVerdict": Shown("Oordeel in een steekproef", {
        "draw": "steekproef", "judged_at": "op", "verdict": "oordeel",
    }),
    "cases.SignalRelease": Shown("Losgemaakt", {
        "signal": "signaal", "case": "zaak", "reason": "reden",
        "fate": "wat er met de zaak gebeurde",
        "released_at": "op", "tasks": "taken die vervielen", "terms": "termijnen die vervielen",
    }),
    "cases.Household": Shown("Adres", {
        "street": "straat", "house_number": "huisnummer", "house_letter": "huisletter",
        "house_addition": "toevoeging", "postcode": "postcode", "city": "woonplaats",
    }),
    "cases.Case": Shown("Zaak", {
        "household": "adres", "number": "nummer", "step": "stap", "status": "stand",
        "result": "hoe het afliep", "lanes": "sporen", "threatening": "dreigend",
        "opened_on": "begonnen", "closed_on": "afgesloten",
    }),
    "cases.CasePerson": Shown("U hoort bij zaak", {"case": "zaak"}),
    "cases.MatchingPeriod": Shown("Maand met signalen", {
        "case": "zaak", "starts_on": "van", "ends_on": "tot en met", "taken_up_on": "opgepakt",
        "shape": "vorm", "result": "uitkomst",
    }),
    "cases.PeriodSignal": Shown("Signaal in de zaak", {
        "period": "maand", "signal": "signaal", "came_as": "kwam binnen als",
        "taken_up_at": "opgepakt op",
    }),
    "cases.CaseMove": Shown("Stap", {
        "case": "zaak", "sequence": "volgnummer", "code": "wat", "from_step": "van stap",
        "to_step": "naar stap", "from_status": "van stand", "to_status": "naar stand",
        "reason": "reden", "moved_on": "dag", "moved_at": "vastgelegd op",
    }),
    "cases.CaseTerm": Shown("Termijn", {
        "case": "zaak", "kind": "waarvoor", "starts_on": "begint", "due_on": "uiterlijk",
        "explanation": "uitleg", "citation": "wet", "met_on": "gehaald op",
    }),
    "cases.CaseTask": Shown("Taak", {
        "case": "zaak", "signal": "signaal", "kind": "wat", "asked_on": "gevraagd op",
        "due_on": "uiterlijk", "done_on": "gedaan op",
    }),
    "cases.EffortBooking": Shown("Tijd", {
        "case": "zaak", "step": "stap", "booked_on": "dag", "minutes": "minuten",
        "cost_cents": "kosten", "what": "waarvoor",
    }),
    "cases.CaseAssignment": Shown("Een medewerker werkte aan uw zaak", {
        "case": "zaak", "why": "waarom", "arranges": "maakt een regeling", "from_on": "van",
        "until_on": "tot en met", "ended_at": "geëindigd op", "assigned_at": "gegeven op",
    }),
    "cases.BrokenGlass": Shown("Toegang in nood", {
        "case": "zaak", "reason": "reden", "words": "uitleg", "broken_at": "van",
        "until_at": "tot", "judged_at": "beoordeeld op", "verdict": "oordeel",
    }),
    "cases.Shield": Shown("Uw zaak is dicht voor een medewerker die u kent", {
        "case": "zaak", "set_at": "van", "ended_at": "tot",
    }),
    "cases.CaseMandate": Shown("Iemand mocht met u meekijken", {
        "case": "zaak", "from_on": "van", "until_on": "tot en met", "ended_at": "geëindigd op",
    }),
    "cases.CaseSignOff": Shown("Voorgelegd aan een manager", {
        "case": "zaak", "what": "wat", "asked_at": "gevraagd op", "answered_at": "antwoord op",
        "answer": "antwoord",
    }),
    "planning.PriorityScore": Shown("Plaats in de volgorde", {
        "case": "zaak", "scored_on": "berekend op", "total": "punten",
        "contributions": "waaruit", "policy_version": "versie van het beleid",
    }),
    "planning.CaseFlag": Shown("Vlag", {
        "case": "zaak", "kind": "soort", "reason": "reden", "set_on": "van", "ended_on": "tot",
    }),
    "planning.VisitRequest": Shown("Gevraagd bezoek", {
        "case": "zaak", "reason": "reden", "asked_on": "gevraagd op", "due_on": "uiterlijk",
        "two_people": "met twee mensen", "day_part": "dagdeel", "status": "stand",
    }),
    "planning.Visit": Shown("Gepland bezoek", {
        "case": "zaak", "day_on": "dag", "day_part": "dagdeel", "expected_at": "verwacht om",
        "minutes": "minuten", "why": "waarom", "position": "plaats op de lijst",
        "outcome": "wat ervan kwam", "outcome_at": "vastgelegd op",
    }),
    "planning.WrittenOffer": Shown("Brief met een aanbod", {
        "case": "zaak", "planned_on": "gepland op", "due_on": "uiterlijk",
        "sent_on": "verstuurd op", "reason": "reden",
    }),
    "outreach.ContactAttempt": Shown("Contact", {
        "case": "zaak", "channel": "hoe", "day_part": "dagdeel", "tried_on": "dag",
        "outcome": "wat ervan kwam", "recorded_at": "vastgelegd op",
        "by_peer": "door een ervaringsdeskundige", "rung": "stap van de ladder",
        "note": "notitie",
    }),
    "outreach.DataLeak": Shown("Datalek", {
        "number": "nummer", "kind": "soort", "what": "wat er gebeurde", "happened_on": "gebeurd op",
        "kinds": "welke gegevens", "told": "wat er verteld of verstuurd is",
        "first_told_on": "voor het eerst op", "found_at": "ontdekt op", "put_right": "hersteld",
        "verdict": "besluit", "verdict_reason": "reden", "assessed_at": "besloten op",
        "reported_at": "gemeld aan de toezichthouder op", "inform": "u moest het horen",
        "informed_on": "u hoorde het op", "measures": "maatregelen", "closed_at": "afgesloten op",
    }),
    "privacy.LeakPerson": Shown("U stond in het onderzoek naar een datalek", {
        "file": "datalek", "kind": "hoe", "looks": "aantal keren",
    }),
    "privacy.Finding": Shown("Een controle op wie uw gegevens zag", {
        "day_on": "dag", "looks": "aantal keren", "first_at": "van", "last_at": "tot",
        "verdict": "oordeel",
        "judged_at": "beoordeeld op",
    }),
    "privacy.RightsRequest": Shown("Verzoek", {
        "number": "nummer", "kind": "soort", "received_on": "ontvangen op", "channel": "hoe",
        "words": "wat u vroeg", "signal": "over signaal",
        "identified_how": "hoe wij wisten dat u het was",
        "identified_on": "vastgesteld op", "due_on": "uiterlijk", "explanation": "uitleg",
        "extended_on": "verlengd op", "extension_reason": "waarom verlengd",
        "restricted_from_at": "niet gebruikt vanaf", "restricted_until_at": "niet gebruikt tot",
        "overview_at": "overzicht gemaakt op", "answer": "antwoord",
        "answer_words": "uitleg bij het antwoord",
        "done": "wat er volgde", "answered_on": "beantwoord op",
    }),
    "access.Export": Shown("Bestand of papier", {
        "asked_at": "gevraagd op", "code": "welk", "people": "aantal mensen", "reason": "waarvoor",
        "approved_at": "goedgekeurd op", "refused_at": "geweigerd op", "taken_at": "gegeven op",
    }),
    "access.SubjectKey": Shown("Sleutel", {}),
    "matching.PersonKey": Shown("Zoeksleutel", {}),
    "matching.ContactKey": Shown("Zoeksleutel van telefoon of e-mail", {}),
    "access.ProcessingLine": Shown("Verwerking", {}),
    "access.AuditLine": Shown("Inzage of handeling", {}),
}  # fmt: skip

COLLEAGUE = "een collega: u krijgt de rol, niet de naam"
SOMEBODY_ELSE = "van iemand anders"
TECHNICAL = "een nummer van het programma zelf"
SEPARATELY = "staat in een eigen vorm in het overzicht"

#: columns that are kept back, by their name, whatever the table
KEPT_BACK: dict[str, str] = {
    "folded_to": TECHNICAL,
    "rules": TECHNICAL,
    "booked_by": COLLEAGUE,
    "id": TECHNICAL,
    "municipality": TECHNICAL,
    "handled_at": TECHNICAL,
    "fingerprint": TECHNICAL,
    "again": TECHNICAL,
    "started": TECHNICAL,
    "undoes": TECHNICAL,
    "undoes_beginning": TECHNICAL,
    "side": SOMEBODY_ELSE,
    "series": TECHNICAL,
    "creditor_partner": TECHNICAL,
    "candidates": SOMEBODY_ELSE,
    "attendants": COLLEAGUE,
    "by": COLLEAGUE,
    "seen": TECHNICAL,
    "rung": TECHNICAL,
    "move": TECHNICAL,
    "team_id": TECHNICAL,
    "visit_id": TECHNICAL,
    "work_list": TECHNICAL,
    "address_key": TECHNICAL,
    "row_hash": TECHNICAL,
    "sent_key": TECHNICAL,
    "form_key": TECHNICAL,
    "sha256": TECHNICAL,
    "digest": TECHNICAL,
    "reference": TECHNICAL,
    "plan": TECHNICAL,
    "item": TECHNICAL,
    "photo": "u kunt de foto bij ons bekijken",
    "secret_address": "een geheim adres: wie u helpt zegt het u zelf, niet op papier",
    "lead_name": SOMEBODY_ELSE,
    "lead_phone": SOMEBODY_ELSE,
    "lead_user": COLLEAGUE,
    "version": TECHNICAL,
    "bsn_index": TECHNICAL,
    "code_digest": TECHNICAL,
    "document": "staat op de verklaring zelf",
    "night": TECHNICAL,
    "lines": TECHNICAL,
    "content": TECHNICAL,
    "leak": TECHNICAL,
    "webhook": TECHNICAL,
    "bsn_encrypted": SEPARATELY,
    "person": SEPARATELY,
    "parts": SEPARATELY,
    "linked_to": SEPARATELY,
    "about": SEPARATELY,
    "subject": SEPARATELY,
    "went_to": SOMEBODY_ELSE,
    "came_from": SOMEBODY_ELSE,
    "from_user": COLLEAGUE,
    "to_user": COLLEAGUE,
    "before": SOMEBODY_ELSE,
    "user_id": COLLEAGUE,
    "open_to": COLLEAGUE,
    "worker_id": COLLEAGUE,
    "worker_name": COLLEAGUE,
    "second_id": COLLEAGUE,
    "second_name": COLLEAGUE,
    "actor_kind": SEPARATELY,
    "actor_id": COLLEAGUE,
    "why": COLLEAGUE,
    "reasons": COLLEAGUE,
    "weight": COLLEAGUE,
    "verdict_reason": COLLEAGUE,
    "reason": "hoe een fout in de koppeling bleek",
    "report_due_at": "een termijn voor de gemeente",
    "known_at": "een termijn voor de gemeente",
    "late_reason": "tussen gemeente en toezichthouder",
    "report_reference": "tussen gemeente en toezichthouder",
    "earlier_verdicts": COLLEAGUE,
    "signal": SEPARATELY,
    "case": SEPARATELY,
}
#: tables that are told of otherwise: counted, or drawn together to one line a day
COUNTED = frozenset({"access.SubjectKey", "matching.PersonKey", "matching.ContactKey"})
DRAWN_TOGETHER = frozenset({"access.AuditLine", "access.ProcessingLine"})


def kept_back(column: str) -> str:
    """Why a column is not in the overview; empty when it should be."""
    return COLLEAGUE if column.endswith("_by") else KEPT_BACK.get(column, "")
