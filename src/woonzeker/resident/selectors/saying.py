# SPDX-License-Identifier: EUPL-1.2
"""What a resident's own page says, in plain words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.outreach.models import Channel
from woonzeker.resident.rules import Stage

#: the terms that say something to a resident: what was done by then, and why that day
TERM_WORDS: dict[str, tuple[Promise, Promise]] = {
    "offer": (
        _("Dan heeft u van ons een aanbod voor hulp gehad"),
        _("Na een melding heeft de gemeente vier weken om u hulp aan te bieden."),
    ),
    "first_talk": (
        _("Dan heeft iemand met u gepraat, omdat u om hulp vroeg"),
        _("Wie om hulp vraagt heeft binnen vier weken een eerste gesprek."),
    ),
    "threatening_talk": (
        _("Dan heeft iemand met u gepraat, omdat het dringend is"),
        _("Bij haast is er binnen drie werkdagen een gesprek. Weekend en feestdagen tellen niet."),
    ),
    "decision": (
        _("Dan hoort u wat we samen gaan doen"),
        _("Na het eerste gesprek heeft de gemeente acht weken om dat te beslissen."),
    ),
}
PARTS: dict[str, Promise] = {
    "ochtend": _("ochtend"),
    "middag": _("middag"),
    "avond": _("avond"),
}
#: what a resident can choose, in their words
WAYS: dict[str, Promise] = {
    Channel.PHONE: _("bellen"),
    Channel.MESSAGE: _("sms of appje"),
    Channel.EMAIL: _("e-mail"),
    Channel.LETTER: _("brief"),
    Channel.VISIT: _("bij mij thuis"),
    Channel.ELSEWHERE: _("ergens anders afspreken"),
}
#: in their own language, because who needs one looks for that word
LANGUAGES: dict[str, str] = {
    "": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "pl": "Polski",
    "uk": "Українська",
    "ti": "ትግርኛ",
}
_STAGES: dict[Stage, tuple[Promise, tuple[Promise, ...]]] = {
    Stage.FIRST_CONTACT: (
        _("Wij zoeken contact met u"),
        (
            _("Wij willen horen hoe het gaat en of u hulp wilt. Praten is gratis."),
            _("U hoeft niet te wachten: bel ons, of laat ons u bellen."),
            _("U beslist zelf. Hulp is niet verplicht."),
        ),
    ),
    Stage.HOME_AT_STAKE: (
        _("Het is dringend: wij willen snel met u praten"),
        (
            _(
                "Er is gemeld dat uw woning, of uw water, gas, licht of warmte gevaar loopt. Bel "
                "ons vandaag. Vaak is er nog iets aan te doen."
            ),
            _("Lukt bellen niet? Dan komt er iemand bij u langs."),
        ),
    ),
    Stage.TALKING: (
        _("Wij hebben contact met u"),
        (
            _("U bespreekt met uw contactpersoon wat u wilt en wat de volgende stap is."),
            _("Bent u iets vergeten te vragen? Bel gerust."),
        ),
    ),
    Stage.HELP_RUNS: (
        _("Wij helpen u"),
        (
            _("Uw contactpersoon bespreekt met u wat er gebeurt en wanneer."),
            _("Lukt een betaling of afspraak niet? Bel meteen. Dan zoeken we samen een weg."),
        ),
    ),
    Stage.STANDS_STILL: (
        _("Wij wachten nu even"),
        (
            _("Iemand anders is aan zet, of u vroeg om tijd. U hoeft nu niets te doen."),
            _("Verandert er iets? Bel ons."),
        ),
    ),
    Stage.WAITS_FOR_SIGNAL: (
        _("Wij konden u niet bereiken"),
        (
            _("Daarom zoeken we nu geen contact meer."),
            _("Komt er een nieuwe melding? Dan nemen we weer contact met u op."),
            _("Wilt u toch praten? Dat kan altijd. Bel ons, of laat ons u bellen."),
        ),
    ),
    Stage.CLOSED: (
        _("Wij zijn klaar, maar u mag altijd bellen"),
        (
            _("Wij zoeken nu geen contact meer met u."),
            _(
                "Gaat het toch niet goed? Bel ons, of laat ons u bellen. Dan gaan we verder waar "
                "we waren: u hoeft niet alles opnieuw te vertellen."
            ),
        ),
    ),
}


def stage_words(stage: Stage) -> tuple[Promise, tuple[Promise, ...]]:
    """What stands at the top of the page, and what comes next."""
    return _STAGES[stage]


def channel_words(code: str) -> str:
    """How a way to be reached is said."""
    return str(WAYS.get(code, code))


def part_words(code: str) -> str:
    """How a part of the day is said."""
    return str(PARTS.get(code, code))
