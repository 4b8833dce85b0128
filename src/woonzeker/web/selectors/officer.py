# SPDX-License-Identifier: EUPL-1.2
"""Lines of the start page about what others wait for: a resident, or a colleague for a yes."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock, exports
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.cases.rules import MAY_LIST
from woonzeker.cases.selectors import tasks_waiting
from woonzeker.help.selectors import alarms_due
from woonzeker.legal.selectors import bewind_to_sign
from woonzeker.organisations.selectors import invitations
from woonzeker.privacy.selectors import open_requests
from woonzeker.ui import words
from woonzeker.web.selectors.peer_lines import peer_lines
from woonzeker.web.selectors.shapes import Line


def waits_for(*, actor: Actor) -> tuple[Line, ...]:
    """What waits for somebody without a desk: tasks in their own cases, a request of a resident,
    a colleague for a yes; lines without work stay away.

    What stands on the desk of who is coordinator or team lead too is not said twice.
    """
    lines, leads = [], Role.TEAM_LEAD.value in actor.roles
    takes_up = Role.INTAKE_COORDINATOR.value in actor.roles
    if Role.PRIVACY_OFFICER.value in actor.roles:
        lines += [] if takes_up else [requests_line(actor)]
        lines += [] if leads else [exports_line(actor)]
    if Role.FUNCTIONAL_ADMIN.value in actor.roles or Role.PRIVACY_OFFICER.value in actor.roles:
        lines += [] if leads else [links_line(actor)]
    if Role.MANAGER.value in actor.roles and not (leads or takes_up):
        lines.append(asked_late_line(actor))
    if Role.MANAGER.value in actor.roles:
        lines.append(bewind_line(actor))
    if not leads and MAY_LIST.ever(actor):
        lines.append(own_tasks_line(actor))
    lines += peer_lines(actor)
    return tuple(line for line in lines if line.count)


def bewind_line(actor: Actor) -> Line:
    """Requests for bewind that were put before a manager."""
    waits = bewind_to_sign(actor=actor)
    said = ngettext(
        "%s verzoek om bewind wacht op jouw handtekening",
        "%s verzoeken om bewind wachten op jouw handtekening",
        len(waits),
    )
    url = reverse("legal:sign_bewind", args=[waits[0]]) if waits else ""
    detail = _("Lees de lijst. Twee verschillende mensen tekenen.")
    return Line(len(waits), said % words.number(len(waits)), url, detail, _("Lees en beslis"))


def own_tasks_line(actor: Actor) -> Line:
    """How many tasks wait in the cases that somebody works on."""
    count = tasks_waiting(actor=actor)
    said = ngettext(
        "%s taak wacht in jouw zaken", "%s taken wachten in jouw zaken", count
    )  # fmt: skip
    detail = _("Zoals vragen naar een betaling, of navragen of iemand hulp kreeg.")
    return Line(count, said % words.number(count), reverse("cases:tasks"), detail)


def requests_line(actor: Actor) -> Line:
    """The requests of residents that are open, with the first last day to answer."""
    found = open_requests(actor=actor)
    said = ngettext(
        "%s verzoek van een inwoner staat open", "%s verzoeken van inwoners staan open", found.count
    )
    detail, tone = "", ""
    if found.first_due_on is not None:
        term = words.term(found.first_due_on, None, today=clock.today())
        detail, tone = _("Het eerste antwoord: %s.") % term.sentence, term.tone
    url, button = reverse("privacy:requests"), _("Bekijk de verzoeken")
    return Line(found.count, said % words.number(found.count), url, detail, button, tone)


def asked_line(actor: Actor) -> Line:
    """Requests for help that nobody took up yet, with the first conversation that is due."""
    waiting = alarms_due(actor=actor)
    said = ngettext("%s hulpvraag wacht", "%s hulpvragen wachten", waiting.count)
    detail, tone = _first_talk(waiting.first_due_on)
    url, button = reverse("help:waiting_alarms"), _("Neem ze op")
    return Line(waiting.count, said % words.number(waiting.count), url, detail, button, tone)


def asked_of_others_line(actor: Actor) -> Line:
    """The same for who leads a team and takes none up; who does so as well reads the other."""
    takes_up = Role.INTAKE_COORDINATOR.value in actor.roles
    waiting = alarms_due(actor=actor)
    said = ngettext(
        "%s hulpvraag wacht op de coördinator", "%s hulpvragen wachten op de coördinator",
        waiting.count,
    )  # fmt: skip
    detail, tone = _first_talk(waiting.first_due_on)
    count, url, button = (
        0 if takes_up else waiting.count,
        reverse("terms"),
        _("Bekijk de termijnen"),
    )
    return Line(count, said % words.number(waiting.count), url, detail, button, tone)


def asked_late_line(actor: Actor) -> Line:
    """For a manager: how many requests nobody took up until the last day, or past it."""
    late = alarms_due(actor=actor, until=clock.today())
    said = ngettext(
        "%s hulpvraag is nog niet opgenomen, en het gesprek moet vandaag of is te laat",
        "%s hulpvragen zijn nog niet opgenomen, en het gesprek moet vandaag of is te laat",
        late.count,
    )
    detail, tone = _first_talk(late.first_due_on)
    return Line(late.count, said % words.number(late.count), reverse("terms"), detail, "", tone)


def asked_within(*, actor: Actor, since: date | None, until: date) -> Line:
    """The requests without a case that are due in these days, in a list of terms."""
    found = alarms_due(actor=actor, since=since, until=until)
    said = ngettext(
        "%s hulpvraag heeft nog geen zaak. De coördinator neemt hem op.",
        "%s hulpvragen hebben nog geen zaak. De coördinator neemt ze op.",
        found.count,
    )
    detail, tone = _first_talk(found.first_due_on)
    return Line(found.count, said % words.number(found.count), "", detail, "", tone)


def _first_talk(due_on: date | None) -> tuple[str, str]:
    """The words on the first conversation that is due, and their tone."""
    if due_on is None:
        return "", ""
    term = words.term(due_on, None, today=clock.today())
    return _("Het eerste gesprek: %s.") % term.sentence, term.tone


def exports_line(actor: Actor) -> Line:
    """How many colleagues wait for a yes of this person before they take people out."""
    count = len(exports.to_decide(actor=actor))
    said = ngettext(
        "%s vraag om uitvoer wacht op jou", "%s vragen om uitvoer wachten op jou", count
    )
    detail = _("Een collega wil gegevens van veel mensen meenemen. Lees waarom, en zeg ja of nee.")
    url, button = reverse("exports"), _("Bekijk de uitvoer")
    return Line(count, said % words.number(count), url, detail, button, "amber")


def links_line(actor: Actor) -> Line:
    """How many links to an account wait for this person as the second one."""
    count = sum(row.may_release for row in invitations(actor=actor))
    said = ngettext(
        "%s link naar een account wacht op jou", "%s links naar een account wachten op jou", count
    )
    detail = _("Een ander vroeg erom. Klopt het? Geef hem dan vrij en geef hem zelf door.")
    url, button = reverse("organisations:people"), _("Bekijk de gebruikers")
    return Line(count, said % words.number(count), url, detail, button, "amber")
