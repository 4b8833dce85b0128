# SPDX-License-Identifier: EUPL-1.2
"""How the rent book says what stands open, what to do, and why a tip fits."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _said
from django.utils.translation import gettext_lazy as _

from woonzeker.landlords.rules.arrears import Next, Standing
from woonzeker.landlords.rules.bank import Why
from woonzeker.landlords.rules.tips import Advice, Because, Tip

STANDING_WORDS = {
    Standing.WITHIN: _("binnen één termijn; u hoeft niets te doen"),
    Standing.BEHIND: _("meer dan één termijn open"),
    Standing.AHEAD: _("meer dan één termijn vooruit betaald"),
}
NEXT_WORDS = {
    Next.NOTHING: _("niets te doen"),
    Next.ARRANGEMENT_RUNS: _("regeling loopt goed"),
    Next.ASK_KINDLY: _("vraag hoe het gaat"),
    Next.MESSAGE: _("stuur een vriendelijk bericht"),
    Next.WAIT: _("wacht op antwoord"),
    Next.AGREE: _("spreek iets af"),
    Next.AHEAD: _("vraag waar het geld voor is"),
}
#: the same for who is so far behind that a message alone will not do
MUCH_WORDS = {
    Next.MESSAGE: _("stuur een vriendelijk bericht, en wijs op hulp"),
    Next.AGREE: _("spreek iets af, en wijs op hulp"),
}
WHY_WORDS = {
    Why.IBAN: _("van deze rekening betaalde de huurder eerder"),
    Why.NAME_AND_AMOUNT: _("naam en bedrag kloppen"),
    Why.HOME_AND_NAME: _("naam en adres kloppen"),
    Why.HOME_AND_AMOUNT: _("adres en bedrag kloppen, de naam niet"),
    Why.NAME: _("alleen de naam klopt"),
    Why.HOME: _("alleen het adres klopt"),
    Why.AMOUNT: _("alleen het bedrag klopt"),
    Why.SHARED: _("deze rekening betaalt voor meer huurders"),
}
_TIPS = {
    Tip.MOVE_PAY_DAY: _("Kies een andere betaaldag"),
    Tip.DISCOUNT: _("Geef tijdelijk huurkorting"),
    Tip.WAIVE_PART: _("Scheld een deel kwijt"),
    Tip.POINT_TO_HELP: _("Wijs op gratis hulp"),
}
_BECAUSE = {
    Because.INCOME_COMES_LATER: _(
        "Uw huurder krijgt het geld later in de maand. Op of na die dag lukt betalen wel."
    ),
    Because.PAID_LATE_BY_HABIT: _(
        "Uw huurder betaalt elke keer evenveel dagen later. Waarschijnlijk komt het loon dan."
    ),
    Because.ARRANGEMENT_HALFWAY: _(
        "Uw huurder is over de helft van de regeling. Wie ziet dat het opschiet, houdt het vol."
    ),
    Because.NOTHING_FITS: _(
        "Alles terugbetalen lukt niet binnen drie jaar. Een deel dat wel komt is meer waard."
    ),
    Because.MUCH_OPEN: _(
        "Er staan meer dan zes termijnen open. Een deel dat wel komt kan meer waard zijn dan "
        "alles wat niet komt."
    ),
}
_BEHIND = {
    Tip.DISCOUNT: _(
        "Is het inkomen gedaald? Met een lagere huur voor een tijd loopt de schuld niet op. "
        "Daarna geldt de oude huur weer."
    ),
    Tip.POINT_TO_HELP: _(
        "De gemeente helpt gratis, ook uw huurder. Hoe eerder, hoe kleiner het probleem."
    ),
}


@dataclass(frozen=True, slots=True)
class TipWords:
    """A tip as it is said."""

    code: str
    title: str
    why: str


def tip_words(advice: Advice) -> TipWords:
    """What a tip says, and why it stands there now."""
    title = str(_TIPS[advice.tip])
    if advice.day is not None:
        title = _said("Kies dag %(day)d als betaaldag") % {"day": advice.day}
    why = _BEHIND.get(advice.tip) if advice.because is Because.BEHIND else None
    return TipWords(advice.tip.value, title, str(why or _BECAUSE[advice.because]))
