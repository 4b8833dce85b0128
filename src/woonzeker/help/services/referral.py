# SPDX-License-Identifier: EUPL-1.2
"""Bringing a household to other help, and staying with it until somebody confirmed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import Referral, ReferralState, WayfinderEntry
from woonzeker.help.rules.referral import CONSENT, KINDS, News, Standing, refusal
from woonzeker.law.terms import add_working_days
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

BASIS = "Wgs art. 4a; AVG art. 6 lid 1 onder e"
CHECK, TAKE_BACK = "check_handover", "take_back"
_TAKE_BACK_DAYS = 3


@action("help.refer", may_if=MAY_WORK, basis=BASIS, about="case")
def refer(
    *,
    actor: Actor,
    case: UUID,
    kind: str,
    to: str,
    consent: str,
    warm: bool = False,
    entry: UUID | None = None,
    words: str = "",
) -> Referral:
    """Offer a household other help: to whom, and with whose consent it may be told.

    Raises Refused for what is not on the list or without a name, NotFound.
    """
    found = Case.objects.filter(pk=case).first()
    listed = WayfinderEntry.objects.filter(pk=entry).first() if entry else None
    if found is None or (entry and listed is None):
        raise NotFound
    name = to.strip() or (listed.name if listed else "")
    if not name:
        raise Refused(_("Zeg naar wie: een organisatie of iemand daar."))
    if kind not in KINDS or consent not in CONSENT:
        raise Refused(_("Kies uit de lijst."))
    today = clock.today()
    return Referral.objects.create(
        case=found,
        entry=listed,
        to=name[:120],
        kind=kind,
        warm=warm,
        consent=consent,
        consent_on=None if consent == "without" else today,
        words=words,
        offered_on=today,
        offered_by=actor.id,
    )


@action("help.referral_news", may_if=MAY_WORK, basis=BASIS, about="referral")
def referral_news(*, actor: Actor, referral: UUID, news: News, confirmed_by: str = "") -> Referral:
    """Note what came of a referral. What was handed over is asked after until it is confirmed.

    Raises Refused for what cannot follow, without a name of who confirmed, and for handing over
    alone without anybody's consent; NotFound.
    """
    found = Referral.objects.select_for_update().filter(pk=referral).first()
    if found is None:
        raise NotFound
    standing = Standing(found.state, found.consent, found.offered_by == actor.id)
    if odd := refusal(standing, news, confirmed_by=confirmed_by):
        raise Refused(_(odd))
    today = clock.today()
    found.state = ReferralState(news.value)
    if news is News.HANDED_OVER:
        found.handed_over_on, found.check_on = today, _check_on(actor, today)
    elif news is News.CONFIRMED:
        found.confirmed_on, found.confirmed_by = today, confirmed_by.strip()
    found.save()
    _keep_in_sight(actor, found, news)
    return found


def _check_on(actor: Actor, today: date) -> date:
    days = decided(actor.municipality, PolicyKind.HELP)["handover_check_days"]
    return today + timedelta(days=int(days))


def _keep_in_sight(actor: Actor, referral: Referral, news: News) -> None:
    """One task asks after all that was handed over; what came back is asked to be taken up."""
    case = referral.case_id
    cases.settle_task(actor=actor, case=case, kind=CHECK)
    waiting = Referral.objects.filter(case=case, state=ReferralState.HANDED_OVER)
    days = [day for day in waiting.values_list("check_on", flat=True) if day]
    if days:
        cases.give_task(actor=actor, case=case, kind=CHECK, due_on=min(days))
    if news is News.NOT_TAKEN_UP:
        back = add_working_days(clock.today(), _TAKE_BACK_DAYS)
        cases.give_task(actor=actor, case=case, kind=TAKE_BACK, due_on=back)
    elif news is News.HANDED_OVER:
        cases.settle_task(actor=actor, case=case, kind=TAKE_BACK)
