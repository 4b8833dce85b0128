# SPDX-License-Identifier: EUPL-1.2
"""Requests of residents about their data: taken down, identified, found, extended and answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role, holds
from woonzeker.access.shields import shut_for
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.services import advance
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.law.avg import request_due, request_due_extended
from woonzeker.matching.models import Person
from woonzeker.privacy.models import Identified, RequestAnswer, RequestKind, RightsRequest
from woonzeker.privacy.rules.requests import Done, missing_to_answer, restricts
from woonzeker.privacy.selectors.requests import MAY_HANDLE, facts_of, refuse_alone, refuse_another
from woonzeker.privacy.selectors.scope import scope_of

BASIS = "AVG art. 12"
#: a colleague at a desk or door may take a request down; they do not see it afterwards
MAY_TAKE = holds(
    Role.PRIVACY_OFFICER,
    Role.INTAKE_COORDINATOR,
    Role.TEAM_LEAD,
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
)
WAIT_REASON = "restricted"


@action("privacy.take_request", may_if=MAY_TAKE, basis=BASIS)
def take_request(
    *, actor: Actor, kind: RequestKind, channel: str, received_on: date, words: str = ""
) -> RightsRequest:
    """Take down that somebody asks about their data; the term runs from the day it came in.

    Raises Refused for a day that has yet to come.
    """
    if received_on > clock.today():
        raise Refused(_("Kies een dag die al geweest is."))
    term = request_due(received_on)
    return RightsRequest.objects.create(
        number=_next_number(clock.today()),
        kind=kind.value,
        received_on=received_on,
        received_by=actor.id,
        channel=channel,
        words=words.strip(),
        due_on=term.due_on,
        explanation=term.explanation,
    )


@action("privacy.identify", may_if=MAY_HANDLE, basis="AVG art. 12 lid 6", about="rights_request")
def identify(*, actor: Actor, rights_request: UUID, how: Identified, on: date) -> RightsRequest:
    """Note how it was established who asks. No copy of a document is kept, and there is no place.

    A colleague may do it anew as long as nobody said who in the register it is. Raises Refused
    after that, and for a day to come or before the request.
    """
    found = _open(rights_request)
    if found.person is not None:
        raise Refused(_("De inwoner is al aangewezen."))
    if not found.received_on <= on <= clock.today():
        raise Refused(_("Kies een dag vanaf de ontvangst tot en met vandaag."))
    found.identified_how, found.identified_on, found.identified_by = how.value, on, actor.id
    found.save()
    return found


@action("privacy.point_out", may_if=MAY_HANDLE, basis=BASIS, about="rights_request")
def point_out(
    *, actor: Actor, rights_request: UUID, person: UUID, signal: UUID | None = None
) -> RightsRequest:
    """Say who in the register it is that asks, and about which of their signals if about one.

    While a correction or objection is weighed their running cases stand still (AVG art. 18), but
    for a case in which a home is at stake. Who was pointed out by mistake is replaced: their cases
    go on and an overview of them does not count. Raises Refused before it is known who asks, and
    for another than who established that.
    """
    found = _open(rights_request)
    if not found.identified_how:
        raise Refused(_("Stel eerst vast wie het vraagt."))
    refuse_another(found, actor)
    if person in shut_for(actor).people or not Person.objects.filter(pk=person).exists():
        raise NotFound
    if signal and not ArrearsSignal.objects.filter(pk=signal, link__person=person).exists():
        raise NotFound
    if found.person not in (None, person):
        _take_back(actor, found)
    found.person, found.signal = person, signal
    if restricts(found.kind) and found.restricted_from_at is None:
        found.restricted_from_at = clock.now()
        _stand_still(actor, person)
    audit.concerns(1, people=[person])
    found.save()
    return found


@action("privacy.extend", may_if=MAY_HANDLE, basis="AVG art. 12 lid 3", about="rights_request")
def extend(*, actor: Actor, rights_request: UUID, reason: str) -> RightsRequest:
    """Take two months longer, with the reason that is told to who asked; within the first month.

    Raises Refused without a reason, a second time, and when the first term is over.
    """
    found = _open(rights_request)
    if not reason.strip():
        raise Refused(_("Geef een reden: die hoort wie het vroeg."))
    if found.extended_on is not None:
        raise Refused(_("Dit verzoek is al een keer verlengd."))
    if clock.today() > found.due_on:
        raise Refused(_("De termijn is voorbij: verlengen kan alleen binnen de eerste maand."))
    term = request_due_extended(found.received_on)
    found.due_on, found.explanation = term.due_on, term.explanation
    found.extended_on, found.extended_by = clock.today(), actor.id
    found.extension_reason = reason.strip()
    found.save()
    return found


@action("privacy.answer_request", may_if=MAY_HANDLE, basis=BASIS, about="rights_request")
def answer_request(
    *,
    actor: Actor,
    rights_request: UUID,
    answer: RequestAnswer,
    words: str,
    done: Iterable[Done] = (),
) -> RightsRequest:
    """Answer a request: only a person does, with the reason and with what followed.

    The restriction ends, unless an objection was granted: then the cases stay as they are until
    somebody closes them. Raises Refused with what is missing.
    """
    found, codes = _open(rights_request), sorted({each.value for each in done})
    if actor.kind != "user":
        raise Refused(_("Op een verzoek beslist een mens."))
    if not words.strip():
        raise Refused(_("Schrijf op wat het antwoord is en waarom."))
    if missing := missing_to_answer(facts_of(found), answer.value, codes):
        raise Refused(missing)
    today = clock.today()
    found.answer, found.answer_words = answer.value, words.strip()
    found.done = [{"code": code, "on": today.isoformat()} for code in codes]
    found.answered_on, found.answered_by = today, actor.id
    stops = found.kind == RequestKind.OBJECTION and answer is not RequestAnswer.REFUSED
    if found.restricted_from_at and not stops:
        found.restricted_until_at = clock.now()
        _go_on(actor, found)
    found.save()
    return found


@action("privacy.overview_made", may_if=MAY_HANDLE, basis="AVG art. 15", about="rights_request")
def overview_made(*, actor: Actor, rights_request: UUID) -> RightsRequest:
    """Note that the overview of a request was made: by another than who identified who asks."""
    found = _locked(rights_request)
    refuse_alone(found, actor)
    found.overview_at = found.overview_at or clock.now()
    found.save(update_fields=["overview_at"])
    return found


def _take_back(actor: Actor, request: RightsRequest) -> None:
    """Undo what followed from pointing out somebody else."""
    if request.restricted_from_at is not None:
        _go_on(actor, request)
    request.restricted_from_at = request.overview_at = None


def _stand_still(actor: Actor, person: UUID) -> None:
    for case in _cases(actor, person, CaseStatus.OPEN):
        if not case.threatening:
            _advance(actor, case, "wait", WAIT_REASON)


def _go_on(actor: Actor, request: RightsRequest) -> None:
    """Let the cases go on that were stopped for this, when nothing else asks them to wait."""
    if request.person is None:
        return
    others = RightsRequest.objects.filter(
        person=request.person, restricted_from_at__isnull=False, restricted_until_at=None
    ).exclude(pk=request.pk)
    if others.exists():
        return
    for case in _cases(actor, request.person, CaseStatus.WAITING):
        last = case.moves.order_by("-sequence").first()
        if last is not None and last.reason == WAIT_REASON:
            _advance(actor, case, "resume", "")


def _cases(actor: Actor, person: UUID, status: CaseStatus) -> list[Case]:
    cases = scope_of(actor=actor, person=person).cases
    return list(Case.objects.filter(pk__in=cases, status=status).order_by("number"))


def _advance(actor: Actor, case: Case, move: str, reason: str) -> None:
    """By the program on behalf of who handles the request: they need no reach to the case."""
    advance(
        actor=system(actor.municipality, f"privacy:{actor.id}"[:64]),
        case=case.pk,
        move=move,
        reason=reason,
    )


def _open(rights_request: UUID) -> RightsRequest:
    found = _locked(rights_request)
    if found.answered_on is not None:
        raise Refused(_("Dit verzoek is al beantwoord."))
    return found


def _locked(rights_request: UUID) -> RightsRequest:
    found = RightsRequest.objects.select_for_update().filter(pk=rights_request).first()
    if found is None:
        raise NotFound
    return found


def _next_number(today: date) -> str:
    """The number of a new request; only one transaction at a time gives them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('privacy.request'), hashtext(%s))",
            [current_municipality()],
        )
    year = f"RV-{today.year}-"
    numbers = RightsRequest.objects.filter(number__startswith=year).order_by("-number")
    last = numbers.values_list("number", flat=True).first()
    return f"{year}{int(last[len(year) :]) + 1 if last else 1:04d}"
