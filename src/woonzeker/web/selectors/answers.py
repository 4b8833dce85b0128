# SPDX-License-Identifier: EUPL-1.2
"""The line about answers to partners on the start page: what waits and what is late."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.feedback.models import AnswerRelease, ReleaseState
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Line


def answers_line(actor: Actor) -> Line:
    """The answers that only a person gives; red once one of them is late."""
    waiting = AnswerRelease.objects.filter(state=ReleaseState.WAITS)
    count = waiting.count()
    late = waiting.filter(due_on__lt=clock.today()).count() if count else 0
    said = ngettext(
        "%s antwoord aan een partner wacht op jou", "%s antwoorden aan partners wachten op jou",
        count,
    )  # fmt: skip
    detail = _("Een partner hoort het uiterlijk de volgende werkdag.")
    if late:
        detail = ngettext(
            "%s is te laat: een partner wacht langer dan een werkdag.",
            "%s zijn te laat: partners wachten langer dan een werkdag.",
            late,
        ) % words.number(late)
    return Line(
        count,
        said % words.number(count),
        reverse("feedback:releases"),
        detail,
        _("Naar de terugkoppeling"),
        "red" if late else "amber",
    )
