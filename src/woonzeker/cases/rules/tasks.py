# SPDX-License-Identifier: EUPL-1.2
"""Tasks that end with what came of them, where that is noted, and how terms are called. Pure."""

from __future__ import annotations

from woonzeker.matching.linkage.wording import gettext_noop

#: tasks about time of a court, a debt settlement or bewind
OF_LAST_OFFERS = (
    "look_at_rent", "moratorium_settle", "moratorium_until", "moratorium_report",
    "settlement_ask", "sign_bewind", "evaluate_bewind", "ask_end_of_bewind", "end_bewind",
    "bewind_term", "bewind_advice",
)  # fmt: skip


#: tasks of an agreement to live on somewhere, done where that stands
LIVING_TASKS = (
    "finish_agreement",
    "look_at_condition",
    "help_first",
    "tell_resident_breach",
    "own_contract_step",
    "agreement_ends",
)
#: tasks that end with what came of them, not with a tick: who asked is told where
ENDS_WITH_NEWS = {
    "check_handover": gettext_noop(
        "Leg vast wat er van de overdracht kwam, bij 'Wie helpt nog meer'. Zo blijft het huishouden"
        " in beeld tot iemand het bevestigt."
    ),
    "keep_appointment": gettext_noop(
        "Leg vast hoe de afspraak ging, bij 'Contact'. Was er niemand, dan zoekt de ladder verder."
    ),
    "follow_landlord": gettext_noop(
        "Leg vast hoe het afliep met de verhuurder, bij 'Wie helpt nog meer'."
    ),
    "call_from_door": gettext_noop(
        "Bel het nummer onder 'Bel vandaag', en kies daar 'Gebeld'. Leg bij 'Contact' vast wat"
        " ervan kwam."
    ),
    "offer_support": gettext_noop(
        "Leg vast hoe je de onafhankelijke ondersteuning aanbood, bij 'Wie helpt nog meer'."
    ),
    **dict.fromkeys(
        OF_LAST_OFFERS,
        gettext_noop("Leg vast wat ervan kwam, bij 'Laatste aanbod'. Dan is dit vanzelf klaar."),
    ),
    **dict.fromkeys(
        LIVING_TASKS,
        gettext_noop("Leg het vast bij de afspraak, onder 'Rechtbank en dak'."),
    ),
    "goods_sign": gettext_noop(
        "Teken, of zeg nee, bij 'Opgeslagen spullen'. Dan is dit vanzelf klaar."
    ),
    "aftercare": gettext_noop("Leg bij 'Nazorg' vast waar ze nu zijn. Ook 'onbekend' telt."),
    "arrange_registration": gettext_noop(
        "Leg de inschrijving vast bij 'Wonen daarna'. Dan is dit vanzelf klaar."
    ),
    "rights_letter": gettext_noop(
        "Maak de brief over de zitting en verstuur hem: dan is dit vanzelf klaar. Vertelde je het"
        " zelf? Leg dat vast bij 'Waarborgen'."
    ),
    "point_to_legal_help": gettext_noop("Leg bij 'Waarborgen' vast hoe je op rechtshulp wees."),
}
#: where somebody notes what came of a task: the name of a page of the case
OTHERS = "help:others"
NEWS_AT = {
    "keep_appointment": "outreach:record_contact",
    "goods_sign": "housing:goods",
    "aftercare": "housing:aftercare",
    "arrange_registration": "housing:roof",
    **dict.fromkeys(OF_LAST_OFFERS, "legal:last_offers"),
    "rights_letter": "legal:rights_letter",
    "point_to_legal_help": "legal:safeguards",
    **dict.fromkeys((*LIVING_TASKS, "call_from_door"), "case"),
}


#: why nobody closes by hand whom they could not reach
STAYS_IN_SIGHT = gettext_noop(
    "Deze zaak wacht al op het volgende signaal en blijft in beeld. Komt er niets, dan sluit zij"
    " vanzelf aan het einde van de bewaartermijn."
)


#: the task to tell a household who reported what; doing it meets the term for that
TELL_SOURCE = "tell_source"
#: the legal terms of a case, as people call them
TERM_NAMES = {
    "offer": "Hulpaanbod",
    "first_talk": "Eerste gesprek na een hulpvraag",
    "threatening_talk": "Eerste gesprek bij dreiging",
    "decision": "Besluit over hulp",
    "insight": "Laten weten wie wat meldde",
}
