# SPDX-License-Identifier: EUPL-1.2
"""Searching the audit log by what was looked at or by who did it, and how its seal stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from woonzeker.access import audit, chain
from woonzeker.access.actions import look
from woonzeker.access.activities import of as activity_of
from woonzeker.access.actors import Actor
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.models import AuditHead, AuditLine, ProcessingLine
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.access.processing import pseudonyms
from woonzeker.access.roles import ROLE_NAMES
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.organisations.models import Membership
from woonzeker.privacy.models import RightsRequest

MAY_SEARCH = sees(DataClass.LOGS).by(Role.PRIVACY_OFFICER)
BASIS = "AVG art. 5 lid 2"
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What is looked for: an opaque id, a colleague, days, only refusals."""

    subject: str = ""
    user: str = ""
    since: date | None = None
    until: date | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line in words; who by name, the subject as an opaque id."""

    at: datetime
    who: str
    roles: str
    what: str
    code: str
    did: bool
    subject: str
    count: int
    refused: bool
    basis: str


@dataclass(frozen=True, slots=True)
class SealState:
    """How far the chain is sealed, and how much of all chains still waits."""

    sealed: int
    sealed_at: datetime | None
    waiting: int


@look("privacy.logs", may_if=MAY_SEARCH, basis=BASIS)
def log_page(*, actor: Actor, asked: LogFilter, page: int = 1) -> Page[LogRow]:
    """One page of the lines that fit, the newest first; empty as long as nothing is asked."""
    found: Page[AuditLine] = Paginator(
        _fitting(actor, asked).order_by("-at", "-id"), A_PAGE
    ).get_page(page)
    lines = list(found.object_list)
    names = names_of({line.actor_id for line in lines if line.actor_kind == "user"})
    audit.concerns(len(lines))
    shown: Page[LogRow] = found  # type: ignore[assignment]
    shown.object_list = [_row(line, names) for line in lines]
    return shown


def colleagues(*, actor: Actor) -> list[tuple[str, str]]:
    """Id and name of everybody who works or worked here, by name."""
    held = Membership.objects.filter(municipality_id=actor.municipality).select_related("user")
    return sorted({(str(each.user_id), each.user.name) for each in held}, key=lambda pair: pair[1])


def seal_state(*, actor: Actor) -> SealState:
    """How the seal on the log of this municipality stands. A building block."""
    head = AuditHead.objects.filter(chain=actor.municipality).first()
    waiting = chain.tail()
    return SealState(
        sealed=head.sequence if head else 0,
        sealed_at=head.sealed_at if head else None,
        waiting=waiting.lines,
    )


def _fitting(actor: Actor, asked: LogFilter) -> QuerySet[AuditLine]:
    if not (asked.subject or asked.user):
        return AuditLine.objects.none()
    fits = Q()
    if asked.subject:
        fits &= _about(actor, asked.subject.strip())
    if asked.user:
        fits &= Q(actor_id=asked.user)
    if asked.since:
        fits &= Q(at__gte=_start(asked.since))
    if asked.until:
        fits &= Q(at__lt=_start(asked.until + timedelta(days=1)))
    if asked.refused:
        fits &= Q(refused=True)
    return AuditLine.objects.filter(fits)


def _about(actor: Actor, subject: str) -> Q:
    """Lines that name the id, and those of acts in which this person or signal was shown.

    A case or a request has a number that people write down; its lines carry the id.
    """
    try:
        number = UUID(subject)
    except ValueError:
        named = [
            row
            for model in (Case, RightsRequest)
            for row in model.objects.filter(number=subject).values_list("pk", flat=True)
        ]
        return _about(actor, str(named[0])) if named else Q(subject=subject)
    shown = ProcessingLine.objects.filter(subject__in=pseudonyms(actor.municipality, number))
    return Q(subject=subject) | Q(operation_id__in=shown.values("operation_id"))


def _row(line: AuditLine, names: dict[str, str]) -> LogRow:
    return LogRow(
        at=line.at,
        who=names.get(line.actor_id, "") or _KINDS.get(line.actor_kind, line.actor_kind),
        roles=role_words(line),
        what=activity_of(line.code).name or line.code,
        code=line.code,
        did=line.kind == "action",
        subject=line.subject,
        count=line.count,
        refused=line.refused,
        basis=line.basis,
    )


_KINDS = {"system": "het programma", "partner": "een partner", "resident": "de inwoner"}


def role_words(line: AuditLine) -> str:
    """The roles that gave the right, in words."""
    held = (line.by_roles or line.roles).split()
    names = {role.value: str(name) for role, name in ROLE_NAMES.items()}
    return ", ".join(names.get(role, role) for role in held)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)
