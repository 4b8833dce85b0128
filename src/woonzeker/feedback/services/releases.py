# SPDX-License-Identifier: EUPL-1.2
"""Answers that only a person gives: after an attempt to reach somebody, with the hand-over."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.feedback.models import AnswerRelease, HandedHow, ReleaseState
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.feedback.rules.releases import ATTEMPTS
from woonzeker.feedback.rules.rights import MAY_RELEASE
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.feedback.selectors.releases import municipalities_here
from woonzeker.feedback.services.answers import tell_signals

BASIS = "Wgs art. 3 lid 1 onder b"


@action("feedback.release_answer", may_if=MAY_RELEASE, basis=BASIS, about="release")
def release_answer(
    *, actor: Actor, release: UUID, tried_how: str, tried_on: date | None
) -> AnswerRelease:
    """Tell the partner, now that somebody tried to reach them; raises Refused without an attempt.

    What the partner hears follows from the policy: a landlord without a ground hears no reason.
    """
    found = _waiting(release)
    _tried(found, tried_how, tried_on)
    _decide(found, actor, ReleaseState.RELEASED)
    tell_signals(actor, [found.signal_id], feedback_policy(actor), on=clock.today())
    return found


@action("feedback.withhold_answer", may_if=MAY_RELEASE, basis=BASIS, about="release")
def withhold_answer(
    *, actor: Actor, release: UUID, tried_how: str = "", tried_on: date | None = None
) -> AnswerRelease:
    """Say that it is not so: the partner hears nothing of it. Raises Refused, NotFound."""
    found = _waiting(release)
    if tried_how or tried_on:
        _tried(found, tried_how, tried_on)
    _decide(found, actor, ReleaseState.WITHHELD)
    return found


@action("feedback.hand_over_signal", may_if=MAY_RELEASE, basis=BASIS, about="release")
def hand_over_signal(*, actor: Actor, release: UUID, to: str, how: str) -> AnswerRelease:
    """Record that the signal as delivered went on to the municipality where somebody lives now.

    By phone or secure mail, or here: then `to` is the code of a municipality that works with this
    installation and has an agreement with the partner; it is placed there by a job, in a
    transaction of that municipality. Raises Refused, NotFound.
    """
    found = _locked(release)
    if found.code != AnswerCode.NOT_RESIDENT or found.state == ReleaseState.WITHHELD:
        raise Refused(_("Alleen een signaal over wie hier niet (meer) woont, gaat naar een ander."))
    if found.handed_on is not None:
        raise Refused(_("Dit signaal is al overgedragen."))
    if how not in HandedHow.values or not to.strip():
        raise Refused(_("Kies hoe je het signaal overdroeg, en aan welke gemeente."))
    found.handed_to = to.strip()[:100]
    if how == HandedHow.HERE:
        here = {each.code: each.name for each in municipalities_here(actor, found)}
        if to not in here:
            raise Refused(_("Deze gemeente heeft hier geen afspraak met deze partner."))
        found.handed_to, found.placed_in = here[to], to
        jobs.defer("feedback.place_elsewhere", actor=actor, release=str(found.pk))
    found.handed_how, found.handed_on, found.handed_by = how, clock.today(), actor.id
    found.save()
    return found


def _locked(release: UUID) -> AnswerRelease:
    found = AnswerRelease.objects.select_for_update().filter(pk=release).first()
    if found is None:
        raise NotFound
    return found


def _waiting(release: UUID) -> AnswerRelease:
    found = _locked(release)
    if found.state != ReleaseState.WAITS:
        raise Refused(_("Hierover is al beslist."))
    return found


def _tried(found: AnswerRelease, how: str, on: date | None) -> None:
    """Note the attempt; a partner hears of a death or departure only after one."""
    if how not in ATTEMPTS or on is None:
        raise Refused(
            _("Probeer eerst zelf iemand te bereiken. Kies daarna hoe en op welke dag je dat deed.")
        )
    if on > clock.today():
        raise Refused(_("Een poging kan niet in de toekomst liggen."))
    found.tried_how, found.tried_on = how, on


def _decide(found: AnswerRelease, actor: Actor, state: ReleaseState) -> None:
    found.state, found.decided_at, found.decided_by = state, clock.now(), actor.id
    found.save()
