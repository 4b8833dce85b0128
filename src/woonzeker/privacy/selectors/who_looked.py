# SPDX-License-Identifier: EUPL-1.2
"""Who saw or used somebody's data: day, role, organisation, what and ground, from both logs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q

from woonzeker.access.activities import of as activity_of
from woonzeker.access.actors import Actor
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.models import AuditLine, ProcessingLine
from woonzeker.organisations.models import Partner
from woonzeker.organisations.selectors import municipality
from woonzeker.privacy.rules.holdings import Root, Scope
from woonzeker.privacy.rules.overview import Line, day_words
from woonzeker.privacy.selectors.logs import role_words

LOOKED_COLUMNS = ("Dag", "Wie", "Organisatie", "Wat", "Hoe vaak", "Grond")
_Seen = tuple[str, str, str, str, str, str]


def looked_lines(actor: Actor, scope: Scope) -> tuple[Line, ...]:
    """One line for each day, role, activity and ground; the newest day first."""
    town = f"gemeente {municipality(actor.municipality).name}"
    partners = {str(each.pk): each.name for each in Partner.objects.all()}
    together: Counter[_Seen] = Counter()
    for line in lines_about(scope):
        together[_seen(line, town, partners)] += 1
    return tuple(
        Line("", tuple(zip(LOOKED_COLUMNS, (*seen[1:5], f"{times} keer", seen[5]), strict=True)))
        for seen, times in sorted(together.items(), reverse=True)
    )


def lines_about(scope: Scope) -> Iterable[AuditLine]:
    """Every line about a person: that names them, their signals or cases, or that showed them."""
    shown = ProcessingLine.objects.filter(subject__in=scope.ids(Root.PSEUDONYM))
    about = Q(subject__in=scope.ids(Root.SUBJECT)) | Q(
        operation_id__in=shown.values("operation_id")
    )
    return AuditLine.objects.filter(about).order_by("at", "pk").iterator()


def _seen(line: AuditLine, town: str, partners: dict[str, str]) -> _Seen:
    day = line.at.astimezone(AMSTERDAM).date()
    what = activity_of(line.code).name or line.code
    did = "gezien" if line.kind == "look" else "gedaan"
    said = f"{what} ({'geweigerd' if line.refused else did})"
    ground = line.basis or activity_of(line.code).ground
    who, where = _who(line, town, partners)
    return (day.isoformat(), day_words(day), who, where, said, ground)


def _who(line: AuditLine, town: str, partners: dict[str, str]) -> tuple[str, str]:
    if line.actor_kind == "partner":
        return "een signaalpartner", partners.get(line.actor_id, "een partner")
    if line.actor_kind == "resident":
        return "uzelf", ""
    if line.actor_kind == "system" and line.actor_id.startswith("privacy:"):
        return "een medewerker", town  # the program, asked by somebody who handles a request
    if line.actor_kind == "system":
        return "het programma, zonder dat iemand keek", town
    return role_words(line) or "een medewerker", town
