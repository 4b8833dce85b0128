# SPDX-License-Identifier: EUPL-1.2
"""The next step in words: what to do, and why that."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import clock
from woonzeker.outreach.selectors import NextContact
from woonzeker.ui import words
from woonzeker.web.rules import Next, NextStep, Situation
from woonzeker.web.selectors.shapes import Advice

TITLES: dict[Next, str | Promise] = {
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
    Next.WRITE: gettext_lazy("stuur het aanbod per brief"),
    Next.WAIT_FOR_SIGNAL: gettext_lazy("wacht op het volgende signaal"),
    Next.SEEK_CONTACT: "{what}",
    Next.SEEK_TOGETHER: gettext_lazy("zoek met je team een andere weg naar dit huishouden"),
    Next.LET_WAIT: gettext_lazy("laat de zaak wachten op het volgende signaal"),
}
#: {spoken_on} and {visit_on} are filled in from the situation, {what} and {why} from the ladder
REASONS: dict[Next, str | Promise] = {
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
    Next.WRITE: gettext_lazy("Een brief zegt wat we kunnen doen en hoe iemand ons bereikt."),
    Next.WAIT_FOR_SIGNAL: gettext_lazy(
        "Niemand was te bereiken. Komt er een nieuw signaal, dan gaat de zaak vanzelf weer open."
    ),
    Next.SEEK_CONTACT: "{why}",
    Next.SEEK_TOGETHER: gettext_lazy(
        "{why} Er dreigt nog iets, dus stoppen kan niet. Is het gevaar voorbij? Leg dat vast."
    ),
    Next.LET_WAIT: gettext_lazy(
        "{why} De zaak blijft in beeld en gaat weer open als er een nieuw signaal komt."
    ),
}


def advice(
    step: NextStep, situation: Situation, contact: NextContact, *, result: str = "", rule: str = ""
) -> Advice:
    """The card at the top of the case page; `rule` says which term gives the latest day."""
    title = _fill(TITLES[step.what], situation, contact)
    why = _fill(REASONS[step.what], situation, contact)
    if step.what is Next.OTHER_TASK and rule:
        title, rule = rule[:1].lower() + rule[1:], ""
    if step.what is Next.SEEK_CONTACT and contact.from_on > clock.today():
        title = _("%(what)s op %(day)s") % {"what": title, "day": words.day(contact.from_on)}
    if step.latest_on is not None and step.what is not Next.VISIT_PLANNED:
        title = _("%(what)s, uiterlijk %(day)s") % {
            "what": title,
            "day": words.day(step.latest_on),
        }
    if step.what is Next.NOTHING and result:
        why = _("Uitkomst: %s.") % result
    return Advice(step.what.value, title, why, step.latest_on, rule)


def _fill(sentence: str | Promise, situation: Situation, contact: NextContact) -> str:
    spoken = [each.on for each in situation.tried]
    filled = str(sentence).format(
        what=contact.what,
        why=contact.why,
        spoken_on=words.day(spoken[-1]) if spoken else "",
        visit_on=words.day(situation.visit_on),
    )
    return " ".join(filled.split())
