# SPDX-License-Identifier: EUPL-1.2
"""What partners were asked and have not answered yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.audit import concerns
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkDecision, LinkResult
from woonzeker.matching.rules import ASKED, Question
from woonzeker.matching.selectors.reviewing import BASIS, MAY_REVIEW
from woonzeker.matching.selectors.shielded import open_links
from woonzeker.organisations.models import Partner
from woonzeker.ui.sheets import sheet

MAY_SEND = sees(DataClass.SIGNAL).by(Role.INTAKE_COORDINATOR)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question to one partner. Nothing of the register is in it."""

    link: UUID
    signal: ArrearsSignal
    question: Question
    asked_at: datetime

    @property
    def words(self) -> str:
        """The question as it is put to the partner."""
        return _(ASKED[self.question])


@dataclass(frozen=True, slots=True)
class PartnerQuestions:
    """The open questions of one partner, the oldest first."""

    partner: Partner
    questions: Sequence[OpenQuestion]


@look("matching.open_questions", may_if=MAY_REVIEW, basis=BASIS)
def open_questions(*, actor: Actor) -> Sequence[PartnerQuestions]:
    """See which signals wait for an answer of their partner, and since when."""
    return _by_partner(open_links(_waiting(), actor))


@look("matching.questions_of_partner", may_if=MAY_SEND, basis=BASIS, about="partner")
def questions_of_partner(*, actor: Actor, partner: UUID) -> PartnerQuestions:
    """See the open questions for one partner, to send them; raises NotFound without any."""
    return _of(partner)


@look("matching.questions_csv", may_if=MAY_SEND, basis=BASIS, about="partner")
def questions_csv(*, actor: Actor, partner: UUID) -> bytes:
    """Download the open questions for one partner: CSV, UTF-8 with BOM, ;

    It names a signal by what the partner called it, with room for the answer; nobody's name.
    """
    rows = [dict(zip(_COLUMNS, _row(each), strict=True)) for each in _of(partner).questions]
    return sheet(_COLUMNS, rows)


@look("matching.question", may_if=MAY_REVIEW, basis=BASIS, about="link")
def question(*, actor: Actor, link: UUID) -> OpenQuestion:
    """See one question that waits for an answer; raises NotFound."""
    found = _waiting().filter(pk=link).first()
    if found is None:
        raise NotFound
    return _open(found)


#: a partner reads Dutch, whatever language the sender chose for the pages
_COLUMNS = ("Uw kenmerk", "Klantnummer", "Datum van het signaal", "Vraag", "Antwoord")


def _row(each: OpenQuestion) -> tuple[str, ...]:
    signal = each.signal
    asked = ASKED[each.question]
    return signal.own_reference, signal.customer_number, str(signal.signalled_on), asked, ""


def _waiting() -> QuerySet[Link]:
    asked = LinkDecision.objects.filter(link=OuterRef("pk"), choice="asked").order_by("-decided_at")
    return (
        Link.objects.filter(result=LinkResult.REVIEW, asked_at__isnull=False)
        .annotate(
            asked_code=Subquery(asked.annotate(code=KT("before__question")).values("code")[:1])
        )
        .select_related("signal__partner")
        .order_by("signal__partner__name", "asked_at", "signal__line_number")
    )


def _of(partner: UUID) -> PartnerQuestions:
    found = _by_partner(_waiting().filter(signal__partner=partner))
    if not found:
        raise NotFound
    return found[0]


def _by_partner(links: QuerySet[Link]) -> list[PartnerQuestions]:
    found = list(links)
    concerns(len(found), of={"link": [link.pk for link in found]})
    return [
        PartnerQuestions(partner, [_open(each) for each in each_of])
        for partner, each_of in groupby(found, key=lambda link: link.signal.partner)
    ]


def _open(link: Link) -> OpenQuestion:
    code: str | None = getattr(link, "asked_code", None)
    asked = Question(code) if code in list(Question) else Question.WHOLE
    return OpenQuestion(link.pk, link.signal, asked, link.asked_at or clock.now())
