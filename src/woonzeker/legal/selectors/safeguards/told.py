# SPDX-License-Identifier: EUPL-1.2
"""Who signed for what, and whether that still holds for what lies there now. Building blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import CaseSignOff
from woonzeker.legal.rules.safeguards import REFUSED_BECAUSE, Level, Record, seen_now
from woonzeker.legal.selectors.safeguards.coming import put_before_as
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import Stop

LEVEL_WORDS = {
    Level.WORK: gettext_noop("als medewerker"),
    Level.MANAGEMENT: gettext_noop("als manager"),
}


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SignedLine:
    """One signature: who, as what, for what and when; `holds` while nothing was added since."""

    id: UUID
    by: str
    level: str
    stop: str
    stop_words: str
    on: date
    holds: bool
    withdrawn_on: date | None
    mine: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class AskedLine:
    """That a manager was asked to sign: who, and what they answered."""

    who: str
    asked_on: date
    answer: str
    waits: bool


def signed_lines(record: Record, actor: Actor) -> tuple[SignedLine, ...]:
    """Every signature, the newest first."""
    now = seen_now(record, on=clock.today())
    names = names_of({each.by for each in record.signatures})
    return tuple(
        SignedLine(
            id=UUID(each.id),
            by=names.get(each.by, _("een collega")),
            level=_(LEVEL_WORDS[each.level]),
            stop=each.stop.value,
            stop_words=_(each.stop.dutch),
            on=each.on,
            holds=each.seen == now and each.withdrawn_on is None,
            withdrawn_on=each.withdrawn_on,
            mine=each.by == actor.id,
        )
        for each in sorted(record.signatures, key=lambda each: each.on, reverse=True)
    )


def asked_lines(case: UUID, stop: Stop) -> tuple[AskedLine, ...]:
    """Which managers were asked to sign, the last one first."""
    rows = list(
        CaseSignOff.objects.filter(case=case, what=put_before_as(stop)).order_by("-asked_at")
    )
    names = names_of({row.user_id for row in rows})
    return tuple(
        AskedLine(
            who=names.get(row.user_id, _("een collega")),
            asked_on=row.asked_at.astimezone(clock.AMSTERDAM).date(),
            answer=_answer(row.answer),
            waits=row.answered_at is None,
        )
        for row in rows
    )


def _answer(code: str) -> str:
    if code in REFUSED_BECAUSE:
        return _("tekende niet: %s") % _(REFUSED_BECAUSE[code])
    return _("tekende") if code == "signed" else ""
