# SPDX-License-Identifier: EUPL-1.2
"""Who else helps a household: referrals, independent support, and what a landlord did wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_SEE
from woonzeker.errors import NotFound
from woonzeker.help.models import LandlordWrong, Referral, ReferralState, SupportOffer
from woonzeker.help.rules.landlord import OUTCOMES, PLACES, WRONGS
from woonzeker.help.rules.referral import (
    AWAITED,
    CONSENT,
    KINDS,
    NEWS_WORDS,
    SAYS_OTHERS_HELP,
    next_news,
)
from woonzeker.help.rules.support import REACTIONS, Offer, Watch, watch
from woonzeker.help.selectors.children import ChildrenLine, children_line
from woonzeker.help.selectors.talk_notes import Note, note
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.outreach.models import Channel
from woonzeker.process import Exit

#: ways in which support is offered: those of contact, and the resident's own page
CHANNELS: dict[str, object] = {**dict(Channel.choices), "page": gettext_lazy("eigen pagina")}


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ReferralLine:
    """One referral: to whom, with whose consent, how it stands and what can be told of it now."""

    id: UUID
    to: str
    kind: str
    warm: bool | None
    consent: str
    state: str
    state_words: str
    offered_on: date
    offered_by: str
    check_on: date | None
    confirmed_on: date | None
    confirmed_by: str
    note: Note
    #: code and words of what may be heard next
    next: tuple[tuple[str, str], ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer of independent support."""

    on: date
    channel: str
    reaction: str
    by: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WrongLine:
    """What a landlord did, where it was pointed to, and how it is followed."""

    id: UUID
    what: str
    acute: bool | None
    places: tuple[str, ...]
    noted_on: date
    follow_up_on: date
    outcome: str
    done_on: date | None
    note: Note


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OthersPage:
    """What stands on the page of who else helps."""

    case: UUID
    number: str
    closed: bool | None
    referrals: tuple[ReferralLine, ...]
    offers: tuple[OfferLine, ...]
    watch: Watch
    least: int
    least_channels: int
    used: tuple[str, ...]
    wrongs: tuple[WrongLine, ...]
    children: ChildrenLine


@look("help.others", may_if=MAY_SEE, basis="Wgs art. 4a", about="case")
def others_page(*, actor: Actor, case: UUID) -> OthersPage:
    """Look at who else helps a household; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    referrals = list(Referral.objects.filter(case=found).order_by("-offered_on", "to"))
    offers = list(SupportOffer.objects.filter(case=found).order_by("-offered_on", "channel"))
    wrongs = list(LandlordWrong.objects.filter(case=found).order_by("-noted_on", "kind"))
    names = names_of({*(each.offered_by for each in referrals), *(o.offered_by for o in offers)})
    norm = decided(actor.municipality, PolicyKind.HELP)
    seen = support_watch(found.pk, actor.municipality)
    audit.concerns(1)
    return OthersPage(
        case=found.pk,
        number=found.number,
        closed=found.closed_on is not None,
        referrals=tuple(_referral(each, names, actor) for each in referrals),
        offers=tuple(_offer(each, names) for each in offers),
        watch=seen,
        least=int(norm["support_offers"]),
        least_channels=int(norm["support_channels"]),
        used=tuple(str(CHANNELS.get(each, each)) for each in seen.used),
        wrongs=tuple(_wrong(each, actor) for each in wrongs),
        children=children_line(found.pk),
    )


def support_watch(case: UUID, municipality: str) -> Watch:
    """How the offers of independent support stand against the norm. A building block."""
    norm = decided(municipality, PolicyKind.HELP)
    rows = SupportOffer.objects.filter(case=case).order_by("offered_on", "pk")
    return watch(
        (Offer(*row) for row in rows.values_list("channel", "reaction")),
        least=int(norm["support_offers"]),
        least_channels=int(norm["support_channels"]),
    )


def why_not_closed(case: Case, result: Exit) -> str:
    """Why a case may not end as helped by others yet: nobody there confirmed it."""
    if result.value not in SAYS_OTHERS_HELP:
        return ""
    waiting = Referral.objects.filter(case=case, state__in=AWAITED).order_by("check_on", "to")
    one = waiting.filter(state=ReferralState.HANDED_OVER).first() or waiting.first()
    if one is None:
        return ""
    if one.state == ReferralState.HANDED_OVER:
        said = _("Dit kan nog niet: %s heeft de overdracht nog niet bevestigd. Bel na en leg vast.")
    else:
        said = _("Dit kan nog niet: %s helpt nog niet. Draag over, of leg vast dat het niet hoeft.")
    return said % one.to


def _referral(row: Referral, names: dict[str, str], actor: Actor) -> ReferralLine:
    return ReferralLine(
        id=row.pk,
        to=row.to,
        kind=_(KINDS.get(row.kind, row.kind)),
        warm=row.warm,
        consent=_(CONSENT.get(row.consent, row.consent)),
        state=row.state,
        state_words=str(ReferralState(row.state).label),
        offered_on=row.offered_on,
        offered_by=names.get(row.offered_by, ""),
        check_on=row.check_on if row.state == ReferralState.HANDED_OVER else None,
        confirmed_on=row.confirmed_on,
        confirmed_by=row.confirmed_by,
        note=note(row.words, by=row.offered_by, actor=actor),
        next=tuple((each.value, _(NEWS_WORDS[each])) for each in next_news(row.state)),
    )


def _offer(row: SupportOffer, names: dict[str, str]) -> OfferLine:
    return OfferLine(
        on=row.offered_on,
        channel=str(CHANNELS.get(row.channel, row.channel)),
        reaction=_(REACTIONS.get(row.reaction, row.reaction)),
        by=names.get(row.offered_by, ""),
    )


def _wrong(row: LandlordWrong, actor: Actor) -> WrongLine:
    known = WRONGS.get(row.kind)
    return WrongLine(
        id=row.pk,
        what=_(known.words) if known else row.kind,
        acute=known.acute if known else False,
        places=tuple(_(PLACES.get(each, each)) for each in row.pointed_to),
        noted_on=row.noted_on,
        follow_up_on=row.follow_up_on,
        outcome=_(OUTCOMES[row.outcome]) if row.outcome in OUTCOMES else "",
        done_on=row.done_on,
        note=note(row.words, by=row.noted_by, actor=actor),
    )
