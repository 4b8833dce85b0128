# SPDX-License-Identifier: EUPL-1.2
"""The report: what it says today, what it says in words, and the one that waits to go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.access.policy import only_system
from woonzeker.landlords.models import ArrearsFile, FileState, Reaction
from woonzeker.landlords.rules import Told, signal
from woonzeker.landlords.selectors.rows import deeds_of, home_of
from woonzeker.ui.words import day_year, money

#: columns of the report that a landlord reads as one line
_NAME = ("voorletters", "voornamen", "tussenvoegsel", "achternaam")
_HOUSE = ("straat", "huisnummer", "huisletter", "toevoeging")
#: the rest, in the order in which it is read
_WORDS = {
    "telefoon": gettext_noop("Telefoon"),
    "email": gettext_noop("E-mail"),
    "contactpoging_op": gettext_noop("Contact gezocht op"),
    "gewezen_op_hulp_op": gettext_noop("Op hulp gewezen op"),
    "herinnering_op": gettext_noop("Herinnerd op"),
    "aanbod_delen_op": gettext_noop("Aangeboden om door te geven op"),
}


@desk_look("landlords.held_report", may_if=only_system(), about="arrears")
def held_report(*, actor: Actor, arrears: UUID) -> dict[str, str] | None:
    """What waits to go to the municipality; None when it went, or nothing waits."""
    found = ArrearsFile.objects.filter(pk=arrears, state=FileState.HELD, delivery=None).first()
    return dict(found.report) if found else None


def report_of(file: ArrearsFile) -> dict[str, str]:
    """The report of a file as it would go today."""
    tenancy = file.tenancy
    told = Told(
        reference=file.pk.hex[:20],
        initials=tenancy.initials,
        given_names=tenancy.given_names,
        prefix=tenancy.prefix,
        surname=tenancy.surname,
        home=home_of(tenancy.rental),
        phones=tuple(tenancy.phones),
        emails=tuple(tenancy.emails),
        amount_cents=file.amount_cents,
    )
    return signal(told, deeds_of(file), on=clock.today())


def _town(report: Mapping[str, str]) -> str:
    postcode = report["postcode"]
    return f"{postcode[:4]} {postcode[4:]} {report.get('woonplaats', '')}".strip()


def told_words(report: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Everything that a report says, as somebody reads it."""
    euros, _mark, cents = report["bedrag"].partition(",")
    lines = [
        (_("Huurder"), " ".join(report[each] for each in _NAME if each in report)),
        (_("Adres"), " ".join(report[each] for each in _HOUSE if each in report)),
        (_("Postcode en plaats"), _town(report)),
        (_("Achterstand"), money(int(euros) * 100 + int(cents))),
        (_("Dag van de melding"), day_year(date.fromisoformat(report["signaaldatum"]))),
    ]
    for column, words in _WORDS.items():
        if column in report:
            said = report[column]
            is_day = column.endswith("_op")
            lines.append((_(words), day_year(date.fromisoformat(said)) if is_day else said))
    if "reactie" in report:
        lines.append((_("Antwoord van de huurder"), str(Reaction(report["reactie"]).label)))
    return tuple(lines)
