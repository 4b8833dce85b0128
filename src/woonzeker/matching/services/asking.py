# SPDX-License-Identifier: EUPL-1.2
"""A partner answered the question about a signal: put it right and look again."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.errors import Conflict
from woonzeker.intake import services as intake
from woonzeker.matching.models import Link, LinkResult
from woonzeker.matching.rules import Answer
from woonzeker.matching.services.brp_state import is_silent
from woonzeker.matching.services.linking import link_again
from woonzeker.matching.services.reviewing import BASIS, MAY_REVIEW, Choice, locked, remember
from woonzeker.matching.services.sources import seek_later


@action("matching.answer_question", may_if=MAY_REVIEW, basis=BASIS, about="link")
def answer_question(
    *, actor: Actor, link: UUID, said: Mapping[str, str], answer: Answer = Answer.OTHER
) -> Link:
    """Write down what a partner answered: the signal is put right and linked again by the rules.

    `said` goes by the fields of a signal that can be corrected; without a change the signal goes
    back to who reviews. `answer` is kept, to be seen by who reviews it next. Raises NotFound,
    Conflict when nothing is asked any more, and Refused for an answer that cannot be used.
    """
    found = locked(link)
    if found.result != LinkResult.REVIEW or found.asked_at is None:
        raise Conflict(_("Deze vraag staat niet meer open."))
    remember(actor, found, Choice.ANSWERED, more={"answer": answer.value})
    found.asked_at = found.postponed_at = None
    changed = _put_right(actor, found, said)
    if changed:
        found.decided_by = ""  # other facts: the rules may look, also after somebody reopened it
    found.save(update_fields=["asked_at", "postponed_at", "decided_by"])
    if changed:
        on_behalf = system(actor.municipality, f"{actor.kind}:{actor.id}")
        link_again(actor=on_behalf, signals=[found.signal_id])
        found.refresh_from_db()
        if is_silent():
            seek_later(actor, found)
    if found.result != LinkResult.REVIEW:
        jobs.defer("pipeline.take_up", actor=actor, once=True)
    return found


def _put_right(actor: Actor, link: Link, said: Mapping[str, str]) -> bool:
    """Correct the signal; whether anything in it changed."""
    before = link.signal.corrections.count()
    signal = intake.correct_signal(actor=actor, signal=link.signal_id, said=said)
    return signal.corrections.count() > before
