# SPDX-License-Identifier: EUPL-1.2
"""What classes, days and holds are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.retention.rules import HoldKind, KeptClass, KeptFrom

CLASS_WORDS: Mapping[KeptClass, Promise] = {
    KeptClass.RAW_FILE: _("bestand van een partner waar nog een vraag over is"),
    KeptClass.RETURNED_LINE: _("regel die terugging naar een partner"),
    KeptClass.API_ANSWER: _("antwoord aan het systeem van een partner, om nog eens te geven"),
    KeptClass.SIGNAL_UNLINKED: _("signaal waar niemand bij gevonden is"),
    KeptClass.SIGNAL_NOT_TAKEN_UP: _("signaal dat niet is opgepakt"),
    KeptClass.CASE_WITHOUT_HELP: _(
        "zaak die zonder hulp is afgesloten, of die wacht op een volgend signaal (dan telt het "
        "laatste dat er gebeurde)"
    ),
    KeptClass.CASE_WITH_HELP: _("zaak waarin iemand geholpen is"),
    KeptClass.PERSON_GONE: _("iemand in het register die vertrok of overleed, zonder signaal"),
    KeptClass.LETTER_PAGE: _("gemaakte brief als bestand; wat er gestuurd is blijft bij de zaak"),
    KeptClass.WORRY: _(
        "zorg van iemand anders waar niets van kwam, na de dag tot wanneer die wacht"
    ),
    KeptClass.OWN_ALARM: _("eigen hulpvraag waar geen zaak van kwam"),
    KeptClass.LANDLORD_ASKED: _(
        "vraag van een verhuurder, met zijn stuk, waarover niemand besloot; hij vraagt opnieuw"
    ),
    KeptClass.LANDLORD_CHECK: _(
        "besluit wie verhuurder van een woning is; daarna laat hij het weer zien"
    ),
    KeptClass.PEER_HOURS: _("uren van ervaringsdeskundigen"),
    KeptClass.ABSENCE: _("afwezigheid van een collega"),
    KeptClass.DUTY_TURN: _("dienst van wie deurwaarders te woord stond"),
    KeptClass.KNOWN_SENDER: _("e-mailadres van een deurwaarder met wie de afspraak voorbij is"),
    KeptClass.FINDING: _("bevinding over wie meekeek"),
    KeptClass.NIGHT_LOOK: _("nacht waarin is nagegaan wie waarnaar keek"),
    KeptClass.EXPORT: _("aantekening van een uitvoer"),
    KeptClass.ACCOUNT_ENDED: _("account dat is uitgezet"),
    KeptClass.SESSION: _("aanmelding die voorbij is"),
    KeptClass.TRY: _("mislukte aanmelding"),
    KeptClass.JOB: _("werk op de achtergrond dat klaar is"),
    KeptClass.PROCESSING_LINE: _("regel van de verwerking van iemands gegevens"),
    KeptClass.AUDIT_LINE: _("regel van wie wat deed of zag"),
    KeptClass.SIGN_IN_LINE: _("regel van wie zich aanmeldde, op de langste termijn van allen hier"),
    KeptClass.BACKUP: _("reservekopie"),
}
FROM_WORDS: Mapping[KeptFrom, Promise] = {
    KeptFrom.RECEIVED: _("na ontvangst"),
    KeptFrom.CLOSED: _("na afsluiten"),
    KeptFrom.GONE: _("na vertrek of overlijden"),
    KeptFrom.MADE: _("na het ontstaan"),
    KeptFrom.ENDED: _("na het einde"),
}
CONFIDENCE_WORDS: Mapping[str, Promise] = {
    "verified": _("nagekeken in de wettekst"),
    "secondary": _("uit een toelichting"),
    "unverified": _("niet nagekeken: de wet noemt geen termijn"),
}
HOLD_WORDS: Mapping[HoldKind, Promise] = {
    HoldKind.RUNNING_CASE: _("de zaak loopt nog"),
    HoldKind.STORED_GOODS: _("er liggen spullen, of er is opbrengst die de eigenaar kan halen"),
    HoldKind.OPEN_STOP: _("stop staat open: na het vonnis ontbreken nog waarborgen"),
    HoldKind.LEGAL_TERM: _("er loopt een wettelijke termijn"),
    HoldKind.DATA_LEAK: _("er loopt een datalek"),
    HoldKind.COURT: _("er loopt een zaak bij de rechter"),
    HoldKind.OBJECTION: _("er loopt een verzoek of bezwaar"),
    HoldKind.CLAIM: _("nodig voor een rechtsvordering"),
    HoldKind.OTHER: _("om een andere reden"),
}
