# SPDX-License-Identifier: EUPL-1.2
"""The start page of a functional admin: what they keep in order, with the way to it."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.organisations.models import Agreement, Membership
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Line

#: what has no number: the name of its address, its words, and what one does there
_KEPT: tuple[tuple[str, Promise, Promise], ...] = (
    (
        "outreach:ladders",
        gettext_lazy("Contactladders"),
        gettext_lazy("Welke stap na welke komt, per situatie, en hoe lang een periode duurt."),
    ),
    (
        "organisations:help_policy",
        gettext_lazy("Beleid voor hulp"),
        gettext_lazy("Afspraken over geld, gesprekken en ondersteuning."),
    ),
    (
        "organisations:watch_policy",
        gettext_lazy("Waarschuwen voor termijnen"),
        gettext_lazy("Wie wanneer een waarschuwing krijgt."),
    ),
    (
        "organisations:escalation_policy",
        gettext_lazy("Waarschuwen voor zitting en ontruiming"),
        gettext_lazy("Wie het hoort als een ontruiming dichterbij komt."),
    ),
    (
        "organisations:last_offers_policy",
        gettext_lazy("Beleid voor het laatste aanbod"),
        gettext_lazy("De dagen van moratorium, bewind en wonen onder voorwaarden."),
    ),
    (
        "organisations:track_policy",
        gettext_lazy("Gang naar de rechter"),
        gettext_lazy("Tot wanneer het team doet wat er komt voor en na een zitting."),
    ),
    (
        "legal:types",
        gettext_lazy("Berichten van deurwaarder en rechtbank"),
        gettext_lazy("Welke open staan, op welke grond, en wanneer een afzender mag horen."),
    ),
    (
        "outreach:letter_texts",
        gettext_lazy("Teksten van brieven"),
        gettext_lazy("De woorden, de vertalingen, de afzender en het telefoonnummer."),
    ),
    (
        "retention:terms",
        gettext_lazy("Bewaartermijnen"),
        gettext_lazy("Hoe lang wat bewaard blijft, en wat er vannacht verdwijnt."),
    ),
    (
        "help:ways",
        gettext_lazy("Wegwijzer"),
        gettext_lazy("Organisaties en regelingen waar een huishouden terechtkan."),
    ),
)


def managed(*, actor: Actor) -> tuple[Line, ...]:
    """What a functional admin keeps in order, with numbers where they tell something."""
    if Role.FUNCTIONAL_ADMIN.value not in actor.roles:
        return ()
    kept = (Line(1, str(title), reverse(name), str(detail)) for name, title, detail in _KEPT)
    return _people(actor), _senders(actor), *kept


def _holds() -> Q:
    today = clock.today()
    return Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gte=today))


def _people(actor: Actor) -> Line:
    held = Membership.objects.filter(_holds(), municipality_id=actor.municipality)
    count = held.filter(user__is_active=True).values("user_id").distinct().count()
    said = ngettext("%s gebruiker met een rol", "%s gebruikers met een rol", count)
    detail = _("Nodig iemand uit, geef of beëindig een rol, zet een account uit.")
    return Line(count, said % words.number(count), reverse("organisations:people"), detail)


def _senders(actor: Actor) -> Line:
    count = Agreement.objects.filter(_holds(), municipality_id=actor.municipality).count()
    said = ngettext("%s partner levert signalen", "%s partners leveren signalen", count)
    detail = _("Geef of vervang een sleutel voor hun automatische aanlevering.")
    return Line(count, said % words.number(count), reverse("intake:keys"), detail)
