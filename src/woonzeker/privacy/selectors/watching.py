# SPDX-License-Identifier: EUPL-1.2
"""What the nightly look found, for the privacy officer: who, how much, and why in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.activities import of as activity_of
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import DataClass, Role, holds, sees
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.privacy.models import FamousName, Finding, FindingVerdict, NightLook, OwnAddress
from woonzeker.privacy.rules.nights import nights_missing
from woonzeker.privacy.rules.watching import Why

MAY_WATCH = sees(DataClass.LOGS).by(Role.PRIVACY_OFFICER)
MAY_DECLARE = holds(*(role for role in Role if role not in {Role.RESIDENT, Role.PARTNER_USER}))
BASIS = "AVG art. 32 lid 4"
_SENTENCES: dict[Why, Promise] = {
    Why.OWN_ADDRESS: gettext_lazy("Dit is het eigen adres, of van wie de collega na staat."),
    Why.MAYBE_OWN_ADDRESS: gettext_lazy(
        "Mogelijk het eigen adres: hier woont iemand met dezelfde naam en voorletter."
    ),
    Why.NEIGHBOUR: gettext_lazy("Dit is naast of tegenover een adres van de collega."),
    Why.FAMOUS: gettext_lazy("Hier staat een bekende naam, en er was geen werk aan."),
    Why.COLLEAGUE: gettext_lazy("Hier woont een andere collega, en er was geen werk aan."),
    Why.NOTHING_HAPPENED: gettext_lazy("Er gebeurde in die dagen niets in de zaak."),
    Why.GLASS_ALONE: gettext_lazy("Er is toegang in nood genomen, en daarna niets gedaan."),
}


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason with its weight."""

    sentence: str
    weight: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in the list; the subject as an opaque id."""

    id: UUID
    who: str
    looks: int
    weight: int
    first_at: datetime
    first_reason: str
    more_reasons: int
    verdict: str


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One line of the log behind a finding."""

    at: datetime
    what: str
    code: str
    subject: str
    refused: bool
    relations: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as a whole."""

    row: FindingRow
    subject: str
    reasons: tuple[ReasonLine, ...]
    last_at: datetime
    lines: tuple[SeenLine, ...]
    about_me: bool
    verdict_reason: str
    judged_at: datetime | None
    judged_by: str
    leak: UUID | None


@dataclass(frozen=True, slots=True)
class LastNight:
    """The last day that was gone over, and how many findings wait for somebody."""

    on: date | None
    looks: int
    open: int
    #: days that nobody went over and that are too long ago to be made up for by themselves
    lost: tuple[date, ...]


@look("privacy.findings", may_if=MAY_WATCH, basis=BASIS)
def finding_list(*, actor: Actor, judged: bool = False) -> list[FindingRow]:
    """The findings that wait, heaviest first; or those that were judged, newest first."""
    rows = Finding.objects.exclude(verdict="") if judged else Finding.objects.filter(verdict="")
    found = list(rows.order_by("-judged_at" if judged else "-weight", "first_at", "user_id")[:200])
    names = names_of({each.user_id for each in found})
    audit.concerns(len(found))
    return [_row(each, names) for each in found]


@look("privacy.finding", may_if=MAY_WATCH, basis=BASIS, about="finding")
def finding_view(*, actor: Actor, finding: UUID) -> FindingView:
    """One finding with its reasons and lines. Raises NotFound."""
    found = Finding.objects.filter(pk=finding).first()
    if found is None:
        raise NotFound
    names = names_of({found.user_id, found.judged_by} - {""})
    lines = AuditLine.objects.filter(pk__in=found.lines).order_by("at", "pk")
    return FindingView(
        row=_row(found, names),
        subject=found.subject,
        reasons=tuple(_reasons(found)),
        last_at=found.last_at,
        lines=tuple(seen(line) for line in lines),
        about_me=found.user_id == actor.id,
        verdict_reason=found.verdict_reason,
        judged_at=found.judged_at,
        judged_by=names.get(found.judged_by, ""),
        leak=found.leak_id,
    )


@look("privacy.famous_names", may_if=MAY_WATCH, basis=BASIS)
def famous_list(*, actor: Actor) -> list[FamousName]:
    """The names that looks are held against."""
    return list(FamousName.objects.order_by("surname", "initial"))


@look("privacy.own_addresses", may_if=MAY_DECLARE, basis=BASIS)
def own_addresses(*, actor: Actor) -> list[OwnAddress]:
    """The addresses that the actor declared themselves."""
    mine = OwnAddress.objects.filter(user_id=actor.id, ended_at=None)
    return list(mine.order_by("postcode", "house_number"))


def last_night(*, actor: Actor) -> LastNight:
    """How the watch stands. Raises NotPermitted."""
    if not MAY_WATCH(actor):
        raise NotPermitted
    with tenant(actor.municipality):
        night = NightLook.objects.order_by("-night_on").first()
        waiting = Finding.objects.filter(verdict="").count()
        known = set(NightLook.objects.values_list("night_on", flat=True))
    lost = nights_missing(known, clock.today() - timedelta(days=1)).lost
    return LastNight(night.night_on if night else None, night.looks if night else 0, waiting, lost)


def seen(line: AuditLine) -> SeenLine:
    """A line of the log in words: the activity it belongs to, with the code of the act."""
    return SeenLine(
        at=line.at,
        what=activity_of(line.code).name or line.code,
        code=line.code,
        subject=line.subject,
        refused=line.refused,
        relations=line.relations,
    )


def _row(finding: Finding, names: Mapping[str, str]) -> FindingRow:
    reasons = list(_reasons(finding))
    return FindingRow(
        id=finding.pk,
        who=names.get(finding.user_id, "?"),
        looks=finding.looks,
        weight=finding.weight,
        first_at=finding.first_at,
        first_reason=reasons[0].sentence,
        more_reasons=len(reasons) - 1,
        verdict=str(FindingVerdict(finding.verdict).label) if finding.verdict else "",
    )


def _reasons(finding: Finding) -> list[ReasonLine]:
    ordered = sorted(finding.reasons, key=lambda each: -each["weight"])
    return [
        ReasonLine(_sentence(Why(each["code"]), each["facts"]), each["weight"]) for each in ordered
    ]


def _sentence(why: Why, facts: dict[str, Any]) -> str:
    if (fixed := _SENTENCES.get(why)) is not None:
        return str(fixed)
    return {
        Why.OWN_NAME: lambda: _own_name(facts),
        Why.NO_WORK: lambda: (
            _("De collega had er geen werk aan, in %(days)s dagen ervoor en erna niet.") % facts
        ),
        Why.REPEATED: lambda: _("De collega keek op %(days)s dagen, steeds zonder werk.") % facts,
        Why.ODD_HOURS: lambda: _("Het was buiten werktijd, om %(hour)s uur.") % facts,
        Why.REFUSED: lambda: (
            ngettext(
                "Het is %(times)s keer geweigerd.",
                "Het is %(times)s keer geweigerd.",
                facts["times"],
            )
            % facts
        ),
        Why.MANY: lambda: (
            _(
                "De collega bekeek %(subjects)s zaken zonder er werk aan te hebben; in %(quiet)s "
                "ervan gebeurde niets. Gewoon is %(usual)s."
            )
            % facts
        ),
        Why.EXPORT: lambda: _("Er ging een bestand of papier uit met %(people)s mensen.") % facts,
    }[why]()


def _own_name(facts: dict[str, Any]) -> str:
    return (
        _("Iemand heet hier als de collega. Van elke 100.000 inwoners heten er zo %(per_100_000)s.")
        % facts
    )
