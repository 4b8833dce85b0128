# SPDX-License-Identifier: EUPL-1.2
"""Tasks that come from a court track: what they are called, and why somebody is asked."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_LOOK = _("Laat een jurist kijken naar de gang naar de rechter")
#: kind → its name and why
_ROWS: dict[str, tuple[str | Promise, str | Promise]] = {
    "track_contact": (
        _("Zoek contact: er is gedagvaard of dat is aangekondigd"),
        _("Vóór de zitting is een regeling nog mogelijk."),
    ),
    "track_attendant": (
        _("Spreek af wie er naar de zitting gaat"),
        _("Bij de meeste zittingen is niemand. Dan volgt een vonnis bij verstek."),
    ),
    "track_file": (
        _("Maak het dossier voor de zitting klaar"),
        _("De rechter kan alleen wegen wat hij weet."),
    ),
    "track_outcome": (
        _("Vraag wat de rechter besliste"),
        _("De zitting is geweest en de uitkomst is hier niet bekend."),
    ),
    "track_offer": (
        _("Doe het laatste aanbod van vrijwillige hulp"),
        _("Er ligt een vonnis waarop ontruimd mag worden."),
    ),
    "track_ask_day": (
        _("Vraag de dag van de ontruiming"),
        _("De ontruiming is aangezegd; de dag is hier niet bekend."),
    ),
    "track_place": (
        _("Zorg voor een plek vóór de dag van de ontruiming"),
        _("De dag is bekend en er is nog geen plek vastgelegd."),
    ),
    "track_eviction_asked": (
        _("Vraag de deurwaarder wat er gebeurde op de dag van de ontruiming"),
        _("Die dag is voorbij."),
    ),
    "track_use_stay": (
        _("De schorsing loopt af: maak het plan af"),
        _("Na die dag kan een nieuwe dag voor de ontruiming worden aangezegd."),
    ),
    "track_goods": (
        _("Zorg dat de spullen worden teruggehaald"),
        _("Daarna hoeven zij niet langer bewaard te worden."),
    ),
    "track_confirm": (
        _("Laat bevestigen dat er niets meer volgt"),
        _("Er is betaald, een regeling of een intrekking. Het gevaar is pas voorbij als de"
          " schuldeiser of deurwaarder dat zegt."),
    ),
    "check_recall": (
        _("Kijk na of het vonnis of het verlies terecht is teruggenomen"),
        _("Daarmee vielen de waarborgen weg. Wie het terugnam kijkt het niet zelf na."),
    ),
    "track_shelf": (
        _("Kijk naar het vonnis op de plank"),
        _("Het wordt binnenkort een jaar oud. Daarna is ontruimen in beginsel misbruik."),
    ),
    "track_shelf_old": (
        _("Kijk naar het vonnis op de plank"),
        _("Het is ouder dan een jaar. Ontruimen is dan in beginsel misbruik, met uitzonderingen."),
    ),
    "track_doubt_summons_short": (_LOOK, _("De zitting is kort na de dagvaarding.")),
    "track_doubt_no_judgment": (
        _LOOK, _("Er is een ontruiming aangezegd en een vonnis is hier niet bekend."),
    ),
    "track_doubt_served_unknown": (
        _LOOK, _("Er is een vonnis betekend en wat de rechter besliste is hier niet bekend."),
    ),
    "track_doubt_order_short": (_LOOK, _("De ontruiming is binnen de termijn van het bevel.")),
    "track_doubt_new_date_late": (_LOOK, _("De nieuwe dag is misschien te laat aangezegd.")),
    "track_doubt_suspended": (
        _LOOK, _("Er loopt verzet of hoger beroep terwijl een ontruiming is aangezegd."),
    ),
    "track_doubt_expired": (_LOOK, _("Het vonnis kan niet meer worden uitgevoerd.")),
    "track_doubt_old": (_LOOK, _("Het vonnis is ouder dan een jaar.")),
    "track_doubt_not_closed": (
        _LOOK, _("De huur is buiten de rechter om ontbonden en een sluiting is niet zeker."),
    ),
    "track_doubt_not_cancelled": (
        _LOOK, _("Er is betaald of een regeling, en de ontruiming is niet ingetrokken."),
    ),
    "track_doubt_carried_out_while_stayed": (
        _LOOK, _("De woning is ontruimd en het einde van de schorsing is niet gemeld."),
    ),
    "track_doubt_no_notice": (
        _LOOK, _("De woning is ontruimd zonder dat een aanzegging bekend is."),
    ),
    "track_doubt_after_end": (_LOOK, _("Er kwam nog een bericht nadat de woning verlaten was.")),
    "track_doubt_to_come": (_LOOK, _("Er staat iets op een dag die nog moet komen.")),
}  # fmt: skip
TRACK_TASK_NAMES: dict[str, str | Promise] = {kind: name for kind, (name, _why) in _ROWS.items()}
TRACK_TASK_WHY: dict[str, str | Promise] = {kind: why for kind, (_name, why) in _ROWS.items()}
