# SPDX-License-Identifier: EUPL-1.2
"""The next step in words: what to do, and why that."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woonzeker.ui import words
from woonzeker.web.rules import Next, NextStep, Situation
from woonzeker.web.selectors.shapes import Advice

TITLES: dict[Next, Promise] = {
    Next.NOTHING: gettext_lazy("Deze zaak is afgesloten"),
    Next.WAIT: gettext_lazy("wacht op een ander"),
    Next.ALERT_HELPER: gettext_lazy("waarschuw de schuldhulpverlener"),
    Next.CHECK_WHO_STAYS_BEHIND: gettext_lazy("kijk wie er achterblijft"),
    Next.OTHER_TASK: gettext_lazy("doe de taak die openstaat"),
    Next.FOLLOW_UP_HELP: gettext_lazy("plan het vervolg van de hulp"),
    Next.KEEP_APPOINTMENT: gettext_lazy("voer het gesprek dat is afgesproken"),
    Next.ROUND_OFF_TALK: gettext_lazy("spreek af hoe het verder gaat"),
    Next.ROUND_OFF_DECLINED: gettext_lazy("rond af: dit huishouden wil geen hulp"),
    Next.VISIT_PLANNED: gettext_lazy("ga op bezoek op {visit_on}"),
    Next.VISIT_AT_ONCE: gettext_lazy("ga langs"),
    Next.CALL: gettext_lazy("bel eerst"),
    Next.VISIT_BY_DAY: gettext_lazy("ga overdag langs"),
    Next.VISIT_IN_EVENING: gettext_lazy("ga een avond langs"),
    Next.WRITE: gettext_lazy("stuur het aanbod per brief"),
    Next.ROUND_OFF_NO_CONTACT: gettext_lazy("rond af: er komt geen contact"),
}
#: {visits}, {called}, {spoken_on} and {visit_on} are filled in from the situation
REASONS: dict[Next, Promise] = {
    Next.NOTHING: gettext_lazy("Er hoeft nu niets te gebeuren."),
    Next.WAIT: gettext_lazy("Iemand anders is aan zet. Kijk of de termijn nog ruimte laat."),
    Next.ALERT_HELPER: gettext_lazy(
        "Dit huishouden krijgt al schuldhulp en er dreigt nu iets. De hulpverlener moet dat weten."
    ),
    Next.CHECK_WHO_STAYS_BEHIND: gettext_lazy(
        "Iemand op dit adres is overleden. Kijk hoe het gaat met wie er nog woont."
    ),
    Next.OTHER_TASK: gettext_lazy("Er staat een taak open bij dit huishouden."),
    Next.FOLLOW_UP_HELP: gettext_lazy(
        "Dit huishouden wil hulp. Spreek een dag af voor het vervolg."
    ),
    Next.KEEP_APPOINTMENT: gettext_lazy(
        "Er is een afspraak gemaakt. Leg daarna vast hoe het ging."
    ),
    Next.ROUND_OFF_TALK: gettext_lazy(
        "Er is gesproken op {spoken_on}. Leg vast wat jullie afspraken."
    ),
    Next.ROUND_OFF_DECLINED: gettext_lazy(
        "Het huishouden wil nu geen hulp. Zeg dat bellen altijd mag en sluit de zaak."
    ),
    Next.VISIT_PLANNED: gettext_lazy(
        "Het bezoek staat op de looplijst. Leg daarna vast hoe het ging."
    ),
    Next.VISIT_AT_ONCE: gettext_lazy(
        "De woning of een voorziening loopt gevaar. Dan hoort er binnen drie werkdagen een "
        "gesprek te zijn."
    ),
    Next.CALL: gettext_lazy("Er is een telefoonnummer en er is nog niet gebeld. Dat gaat snel."),
    Next.VISIT_BY_DAY: gettext_lazy("{visits} {called}"),
    Next.VISIT_IN_EVENING: gettext_lazy("{visits} {called} Een avond is nog niet geprobeerd."),
    Next.WRITE: gettext_lazy(
        "{visits} {called} Een brief zegt wat we kunnen doen en hoe iemand ons bereikt."
    ),
    Next.ROUND_OFF_NO_CONTACT: gettext_lazy("{visits} {called} Ook de brief gaf geen reactie."),
}


def advice(step: NextStep, situation: Situation, *, result: str = "", rule: str = "") -> Advice:
    """The card at the top of the case page; `rule` says which term gives the latest day."""
    title, why = _fill(TITLES[step.what], situation), _fill(REASONS[step.what], situation)
    if step.latest_on is not None and step.what is not Next.VISIT_PLANNED:
        title = _("%(what)s, uiterlijk %(day)s") % {
            "what": title,
            "day": words.day(step.latest_on),
        }
    if step.what is Next.NOTHING and result:
        why = _("Uitkomst: %s.") % result
    return Advice(step.what.value, title, why, step.latest_on, rule)


def _fill(sentence: Promise, situation: Situation) -> str:
    spoken = [each.on for each in situation.tried]
    filled = str(sentence).format(
        visits=_visits(situation),
        called=_called(situation),
        spoken_on=words.day(spoken[-1]) if spoken else "",
        visit_on=words.day(situation.visit_on),
    )
    return " ".join(filled.split())


def _visits(situation: Situation) -> str:
    count = sum(each.channel == "visit" for each in situation.tried)
    if not count:
        return _("Er is nog niemand langs geweest.")
    said = ngettext(
        "Er is %d keer aangebeld; niemand was te bereiken.",
        "Er is %d keer aangebeld; niemand was te bereiken.",
        count,
    )
    return said % count


def _called(situation: Situation) -> str:
    if any(each.channel == "phone" for each in situation.tried):
        return _("Bellen lukte niet.")
    return "" if situation.has_phone else _("Er is geen telefoonnummer bekend.")
