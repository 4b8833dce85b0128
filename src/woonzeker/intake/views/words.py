# SPDX-License-Identifier: EUPL-1.2
"""How the pages name the reasons for which a line goes back."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.intake.rules import ReturnReason


@dataclass(frozen=True)
class Reason:
    """A reason with its name and what the partner can do about it in general."""

    code: str
    name: str | Promise
    meaning: str | Promise


#: in the order in which a partner mends them
REASONS = {
    each.code: each
    for each in (
        Reason(
            ReturnReason.INCOMPLETE.value,
            _("Onvolledig"),
            _("Er ontbreekt iets dat nodig is. De partner vult het aan en levert opnieuw."),
        ),
        Reason(
            ReturnReason.UNREADABLE.value,
            _("Niet te lezen"),
            _("Een waarde is niet te gebruiken. De partner verbetert die en levert opnieuw."),
        ),
        Reason(
            ReturnReason.NO_GROUND.value,
            _("Geen grondslag"),
            _("De wet geeft geen grond om deze gegevens te ontvangen. Ze worden niet gebruikt."),
        ),
        Reason(
            ReturnReason.RUNNING_ARRANGEMENT.value,
            _("Lopende betalingsregeling"),
            _("Wie een regeling nakomt, wordt niet gemeld."),
        ),
        Reason(
            ReturnReason.FORMER_CUSTOMER.value,
            _("Oud-klant"),
            _("Alleen achterstanden van huidige klanten worden gemeld."),
        ),
        Reason(
            ReturnReason.LEGAL_PERSON.value,
            _("Rechtspersoon"),
            _("Hulp is er voor mensen. Een bv of stichting wordt niet gemeld."),
        ),
    )
}
