# SPDX-License-Identifier: EUPL-1.2
"""What a partner was asked about one signal before, what it said, and what that put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link
from woonzeker.matching.rules import ANSWERED, ASKED, Answer, Question
from woonzeker.matching.selectors.beside import written_date

#: what people call the fields of a signal, with the fields in the order in which they are written
_GROUPS = (
    (gettext_noop("naam"), ("initials", "prefix", "surname")),
    (gettext_noop("geboortedatum"), ("born_on",)),
    (
        gettext_noop("adres"),
        ("street", "house_number", "house_letter", "house_addition", "postcode", "city"),
    ),
)


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """A question to the partner, and what it answered; empty while it did not."""

    at: datetime
    question: Question
    answer: str = ""

    @property
    def words(self) -> str:
        """The question as it was put."""
        return _(ASKED[self.question])


@dataclass(frozen=True, slots=True)
class PutRight:
    """What a partner put right, in words: the parts, each with what stood there."""

    at: datetime
    what: str


def asked_before(link: Link) -> tuple[AskedBefore, ...]:
    """What the partner was asked about a signal, the oldest first; not what was taken back."""
    found: list[AskedBefore] = []
    for each in link.decisions.order_by("decided_at", "pk"):
        if each.choice == "asked":
            code = each.before.get("question", "")
            known = Question(code) if code in list(Question) else Question.WHOLE
            found.append(AskedBefore(each.decided_at, known))
        elif each.choice == "undone" and found and each.before.get("asked_at"):
            found.pop()
        elif each.choice == "answered" and found:
            code = each.before.get("answer", Answer.OTHER)
            words = {Answer.OTHER: "", **{a: ANSWERED[a] for a in (Answer.SAME, Answer.UNKNOWN)}}
            found[-1] = replace(found[-1], answer=words.get(Answer(code), ""))
    return tuple(found)


def put_right(signal: ArrearsSignal) -> tuple[PutRight, ...]:
    """What the partner put right in a signal, the oldest first."""
    rows = signal.corrections.order_by("corrected_at", "pk")
    return tuple(PutRight(each.corrected_at, _in_words(each.before)) for each in rows)


def _in_words(before: Mapping[str, object]) -> str:
    parts = []
    for label, fields in _GROUPS:
        if not any(name in before for name in fields):
            continue
        stood = " ".join(_written(name, before[name]) for name in fields if before.get(name))
        before_words = {"field": _(label), "value": stood or _("niets")}
        parts.append(_("%(field)s (stond: %(value)s)") % before_words)
    return ", ".join(parts)


def _written(name: str, value: object) -> str:
    return written_date(str(value)) if name == "born_on" else str(value)
