# SPDX-License-Identifier: EUPL-1.2
"""What of contact, letters and help goes into somebody's overview, and under which words. Pure."""

from __future__ import annotations

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "letters": Part(
        "Brieven en berichten aan u",
        "Wat wij u stuurden en of het aankwam.",
    ),
    "help": Part(
        "Gesprekken en hulp",
        "Wat u ons vertelde en wie er nog meer helpt.",
    ),
    "money": Part(
        "Geld en regelingen",
        "Het overzicht dat wij samen maakten, en wat er over betalen is afgesproken.",
    ),
}

SHOWN: dict[str, Shown] = {
    "cases.TermWarning": Shown("Waarschuwing voor een termijn", {
        "case": "zaak", "term": "termijn", "level": "aan wie", "warned_on": "dag",
        "warned_at": "gewaarschuwd op", "seen_at": "gezien op",
    }),
    "planning.DoorCaution": Shown("Zorg bij de deur", {
        "case": "zaak", "kind": "wat", "set_on": "van", "look_again_on": "opnieuw bekijken op",
        "ended_on": "tot",
    }),
    "planning.HandOver": Shown("Overdracht tussen medewerkers", {
        "case": "zaak", "note": "wat zij doorgaven", "handed_at": "op", "read_at": "gelezen op",
    }),
    "outreach.ContactWish": Shown("Hoe u benaderd wilt worden", {
        "case": "zaak", "channels": "liefst", "not_channels": "liever niet",
        "day_parts": "dagdelen", "language": "taal", "with_pictures": "met plaatjes",
        "phone": "telefoonnummer",
        "not_at_home": "niet thuis", "words": "in uw woorden", "said_by": "gezegd door",
        "recorded_at": "vastgelegd op", "ended_at": "geëindigd op",
    }),
    "outreach.LadderDeviation": Shown("Een andere stap dan gewoonlijk", {
        "case": "zaak", "proposed": "voorgesteld", "chosen": "gekozen", "why": "waarom",
        "chosen_at": "op",
    }),
    "outreach.PeerRequest": Shown("Vraag aan een ervaringsdeskundige", {
        "case": "zaak", "asked_for": "gevraagd voor", "about": "waarover", "why": "waarom",
        "asked_on": "gevraagd op", "due_on": "uiterlijk", "state": "stand",
        "taken_at": "aangenomen op", "from_on": "van", "until_on": "tot en met",
        "report": "verslag", "reported_at": "verslag op",
    }),
    "outreach.Letter": Shown("Brief", {
        "case": "zaak", "run": "printronde", "kind": "soort", "language": "taal",
        "with_pictures": "met plaatjes", "text_version": "versie van de tekst", "state": "stand",
        "mark": "kenmerk", "address": "adres", "filled": "wat erin stond", "pages": "bladzijden",
        "made_at": "gemaakt op", "reason": "reden", "posted_on": "verstuurd op",
        "returned_on": "teruggekomen op",
    }),
    "outreach.LetterPage": Shown("De brief zelf, als bestand", {"letter": "brief"}),
    "outreach.AccessCode": Shown("Code voor uw eigen pagina", {
        "case": "zaak", "letter": "brief", "made_at": "gemaakt op", "valid_until": "geldig tot",
        "wrong_tries": "verkeerde pogingen", "first_used_at": "eerst gebruikt op",
        "ended_at": "geëindigd op",
    }),
    "outreach.Message": Shown("Bericht", {
        "case": "zaak", "channel": "hoe", "kind": "soort", "language": "taal", "to": "naar",
        "text": "wat erin stond", "state": "stand", "problem": "waarom het niet aankwam",
        "asked_at": "gevraagd op", "sent_at": "verzonden op", "state_at": "stand van",
    }),
    "help.Conversation": Shown("Gesprek", {
        "case": "zaak", "held_on": "dag", "place": "waar", "first": "eerste gesprek",
        "opening": "hoe het ging", "areas": "waarover het ging", "lives_here": "wie er wonen",
        "own_words": "uw woorden", "wants": "wat u wilt", "started_at": "begonnen op",
        "saved_at": "bewaard op", "finished_at": "afgerond op",
    }),
    "help.ChildrenKnown": Shown("Kinderen", {
        "case": "zaak", "answer": "antwoord", "count": "hoeveel", "source": "van wie wij het weten",
        "asked_on": "gevraagd op", "recorded_at": "vastgelegd op",
    }),
    "help.LandlordWrong": Shown("Iets wat een verhuurder niet mag", {
        "case": "zaak", "kind": "wat", "words": "uitleg", "pointed_to": "gewezen op",
        "noted_on": "dag", "follow_up_on": "opnieuw bekijken op", "outcome": "wat ervan kwam",
        "done_on": "klaar op",
    }),
    "help.Overview": Shown("Overzicht van geld", {
        "case": "zaak", "version": "versie", "made_on": "dag", "lines": "inkomen en kosten",
        "protected_cents": "beslagvrije voet", "protected_on": "berekend op",
        "protected_source": "waarmee berekend",
        "protected_outdated": "moet opnieuw berekend worden", "adults": "volwassenen",
        "saved_at": "bewaard op",
    }),
    "help.Debt": Shown("Schuld", {
        "case": "zaak", "partner": "gemeld door", "creditor": "schuldeiser", "sector": "soort",
        "principal_cents": "bedrag", "costs_cents": "kosten", "costs_on": "kosten sinds",
        "costs_with_vat": "kosten met btw", "costs_over_cents": "kosten gerekend over",
        "costs_terms": "aantal termijnen waarover kosten zijn gerekend",
        "costs_letter": "brief met veertien dagen om te betalen",
        "monthly_cents": "elke maand", "repaid_cents": "al afbetaald per maand",
        "account": "klantnummer", "reported_cents": "gemeld bedrag", "reference": "kenmerk",
        "state": "stand", "noted_on": "genoteerd op",
    }),
    "help.RightCheck": Shown("Regeling waar u misschien recht op heeft", {
        "case": "zaak", "scheme": "regeling", "state": "stand", "checked_on": "nagegaan op",
    }),
    "help.Arrangement": Shown("Afspraak over betalen", {
        "case": "zaak", "kind": "soort", "state": "stand", "ground": "grond", "rhythm": "hoe vaak",
        "pay_day": "betaaldag", "first_on": "eerste keer", "total_cents": "totaal",
        "instalment_cents": "per keer", "room_cents": "ruimte per maand", "made_on": "gemaakt op",
        "agreed_on": "akkoord op", "paused_until": "pauze tot", "ended_on": "geëindigd op",
    }),
    "help.ArrangementDebt": Shown("Schuld in een afspraak", {
        "arrangement": "afspraak", "debt": "schuld", "total_cents": "bedrag",
        "agreed_on": "akkoord op", "refused_on": "niet akkoord op",
    }),
    "help.Instalment": Shown("Termijn", {
        "arrangement": "afspraak", "debt": "schuld", "number": "nummer", "due_on": "op",
        "amount_cents": "bedrag", "paid_cents": "betaald", "paid_on": "betaald op",
        "heard_from": "gehoord van", "state": "stand", "asked_on": "gevraagd op",
    }),
    "help.Payment": Shown("Betaling", {
        "case": "zaak", "arrangement": "afspraak", "debt": "schuld", "cents": "bedrag",
        "paid_on": "betaald op", "heard_from": "gehoord van", "noted_at": "genoteerd op",
        "undone_at": "teruggedraaid op", "undone_why": "waarom teruggedraaid",
    }),
    "help.ArrangementChange": Shown("Wijziging van een afspraak", {
        "case": "zaak", "arrangement": "afspraak", "kind": "wat", "cents": "bedrag",
        "until_on": "tot", "why": "waarom", "changed_at": "op",
    }),
    "help.BudgetRequest": Shown("Maatwerkbudget", {
        "case": "zaak", "amount_cents": "bedrag", "paid_to": "betaald aan", "what_for": "waarvoor",
        "why": "waarom", "state": "stand", "asked_on": "gevraagd op", "decided_on": "besloten op",
        "verdict": "uitleg bij het besluit", "paid_on": "betaald op", "effect": "wat het bracht",
        "effect_on": "bekeken op", "withdrawn_on": "ingetrokken op",
        "withdrawn_why": "waarom ingetrokken",
    }),
    "help.Referral": Shown("Naar andere hulp", {
        "case": "zaak", "entry": "organisatie", "to": "naar", "kind": "soort",
        "warm": "persoonlijk overgedragen", "consent": "met wiens toestemming",
        "consent_on": "toestemming op", "words": "uitleg", "state": "stand",
        "offered_on": "aangeboden op", "handed_over_on": "overgedragen op",
        "check_on": "navragen op", "confirmed_on": "bevestigd op",
    }),
    "help.SupportOffer": Shown("Onafhankelijke hulp aangeboden", {
        "case": "zaak", "offered_on": "op", "channel": "hoe", "reaction": "wat u zei",
    }),
    "help.OwnAlarm": Shown("U vroeg zelf om hulp", {
        "case": "zaak", "by": "door", "organisation": "organisatie", "channel": "hoe",
        "about": "wat u opgaf", "words": "wat u vertelde", "threatening": "dreigend",
        "raised_on": "op", "due_on": "gesprek uiterlijk",
        "landlord_may_know": "verhuurder mag het weten", "consent_on": "toestemming op",
        "recorded_at": "vastgelegd op",
    }),
    "help.Worry": Shown("Iemand maakte zich zorgen", {
        "case": "zaak", "household": "adres", "about": "over wie", "words": "wat er verteld is",
        "exception": "uitzondering", "state": "stand", "consent": "toestemming",
        "consent_on": "toestemming op", "came_on": "op", "keep_until": "bewaard tot",
        "second_at": "door een tweede bekeken op", "verdict": "uitleg",
    }),
}  # fmt: skip
