# SPDX-License-Identifier: EUPL-1.2
"""Bewind and income management: the resident's own wish, its course, and its end."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.recalling import mark_recalled
from woonzeker.errors import Refused
from woonzeker.legal.models import Bewind, BewindEvaluation
from woonzeker.legal.rules.bewind import BewindKind, wish_lacks
from woonzeker.legal.rules.offer_rights import (
    BASIS_WISH,
    MAY_HEAR,
    MAY_KEEP_BEWIND,
)
from woonzeker.legal.selectors.offer_rows import evaluations_of, wish_of
from woonzeker.legal.services.following_offers import follow_case
from woonzeker.legal.services.offer_rows import came, locked, refuse_without


@dataclass(frozen=True, slots=True)
class WishDays:
    """What is known of a wish; the names are those of the columns."""

    explained_on: date | None = None
    wished_on: date | None = None
    resident_signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class AdviceDays:
    """The right to advise: whether the municipality signed up for it, and what came when."""

    signed_up: bool = False
    told_on: date | None = None
    plan_on: date | None = None
    advised_on: date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """One evaluation; it ends unless somebody argued why not yet."""

    held_on: date
    go_on: bool = False
    resident_on: date | None = None
    resident_words: str = ""
    why: str = ""


@action("legal.wish_bewind", may_if=MAY_KEEP_BEWIND, basis=BASIS_WISH, about="case")
def wish_bewind(*, actor: Actor, case: UUID, kind: BewindKind) -> Bewind:
    """Note that a resident may want help with the money; raises Refused for another ground."""
    if kind is BewindKind.BY_COLLEGE:
        raise Refused(_("Vraagt het college het, begin dan de lijst van evenredigheid."))
    open_ones = Bewind.objects.filter(case=case, kind=kind.value, recalled_at=None, ended_on=None)
    if open_ones.exists():
        raise Refused(_("Dit loopt al of wordt voorbereid. Open het bij 'Laatste aanbod'."))
    return Bewind.objects.create(
        case_id=case, kind=kind.value, made_on=clock.today(), made_by=actor.id
    )


@action("legal.change_wish", may_if=MAY_KEEP_BEWIND, basis=BASIS_WISH, about="bewind")
def change_wish(*, actor: Actor, bewind: UUID, days: WishDays) -> Bewind:
    """Note what the resident was told, wants and signed. Raises Refused once it began."""
    found = locked(Bewind, bewind)
    if found.begins_on is not None:
        raise Refused(_("Dit is al begonnen."))
    for day in asdict(days).values():
        came(day)
    for name, value in asdict(days).items():
        setattr(found, name, value)
    found.save(update_fields=list(asdict(days)))
    return found


@action("legal.begin_bewind", may_if=MAY_KEEP_BEWIND, basis=BASIS_WISH, about="bewind")
def begin_bewind(
    *, actor: Actor, bewind: UUID, on: date, said_until: date | None = None, keeper: str = ""
) -> Bewind:
    """Note that it began; raises Refused with what the resident's own choice still lacks."""
    found = locked(Bewind, bewind)
    if found.begins_on is not None:
        raise Refused(_("Dit is al begonnen."))
    refuse_without(wish_lacks(wish_of(found), on=clock.today()))
    came(on, since=found.resident_signed_on)
    if said_until is not None and said_until < on:
        raise Refused(_("De laatste dag ligt voor de eerste. Kijk in de beschikking."))
    found.begins_on, found.said_until = on, said_until
    found.keeper = " ".join(keeper.split())
    found.save(update_fields=["begins_on", "said_until", "keeper"])
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.note_advice", may_if=MAY_KEEP_BEWIND, basis="BW art. 1:432a", about="bewind")
def note_advice(
    *, actor: Actor, bewind: UUID, days: AdviceDays, said_until: date | None = None
) -> Bewind:
    """Note what the bewindvoerder sent and when the court was advised. Raises Refused."""
    found = _running(bewind)
    for day in (days.told_on, days.plan_on):
        came(day, since=found.begins_on)
    came(days.advised_on, since=days.plan_on)
    if said_until is not None and found.begins_on and said_until < found.begins_on:
        raise Refused(_("De laatste dag ligt voor de eerste. Kijk in de beschikking."))
    for name, value in {**asdict(days), "said_until": said_until}.items():
        setattr(found, name, value)
    found.save(update_fields=[*asdict(days), "said_until"])
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.evaluate_bewind", may_if=MAY_KEEP_BEWIND, basis=BASIS_WISH, about="bewind")
def evaluate_bewind(*, actor: Actor, bewind: UUID, evaluation: Held) -> BewindEvaluation:
    """Note an evaluation. Whoever lets it go on says why, and asked the resident. Raises Refused.

    Without that it comes to the end: somebody asks for it.
    """
    found = _running(bewind)
    came(evaluation.held_on, since=found.begins_on)
    came(evaluation.resident_on)
    words, why = " ".join(evaluation.resident_words.split()), " ".join(evaluation.why.split())
    if evaluation.go_on and not why:
        raise Refused(_("Schrijf op waarom het nog moet doorgaan. Zonder uitleg eindigt het."))
    if evaluation.go_on and evaluation.resident_on is None:
        raise Refused(_("Vraag de inwoner eerst wat die wil, en vul die dag in."))
    if evaluation.resident_on is not None and evaluation.resident_on > evaluation.held_on:
        raise Refused(_("De inwoner werd na de evaluatie gehoord. Kijk beide dagen na."))
    made = BewindEvaluation.objects.create(
        bewind=found,
        case_id=found.case_id,
        held_on=evaluation.held_on,
        go_on=evaluation.go_on,
        resident_on=evaluation.resident_on,
        resident_words=words,
        why=why,
        noted_at=clock.now(),
        noted_by=actor.id,
    )
    follow_case(actor.municipality, found.case_id)
    return made


@action("legal.resident_wants_out", may_if=MAY_HEAR, basis=BASIS_WISH, about="bewind")
def resident_wants_out(*, actor: Actor, bewind: UUID) -> Bewind:
    """Note that the resident wants it to end: today somebody looks at that."""
    found = _running(bewind)
    found.wants_out_on = clock.today()
    found.save(update_fields=["wants_out_on"])
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.end_bewind", may_if=MAY_KEEP_BEWIND, basis=BASIS_WISH, about="bewind")
def end_bewind(*, actor: Actor, bewind: UUID, on: date) -> Bewind:
    """Note the day on which it was over. Raises Refused for a day that must still come."""
    found = _running(bewind)
    came(on, since=found.begins_on)
    found.ended_on = on
    found.save(update_fields=["ended_on"])
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.take_back_bewind", may_if=MAY_KEEP_BEWIND, basis=BASIS_WISH, about="bewind")
def take_back_bewind(*, actor: Actor, bewind: UUID, what: str) -> Bewind:
    """Take back what was noted wrongly: its end, the wish to stop, the last evaluation, its
    beginning or all of it. Raises Refused for what was not noted, or is not the newest."""
    found = locked(Bewind, bewind)
    if what not in _noted(found):
        raise Refused(_("Dat is niet vastgelegd, of er kwam nog iets na. Neem dat eerst terug."))
    if what == "evaluation":
        last = evaluations_of([found.pk])[found.pk][-1]
        mark_recalled(last, actor)
    else:
        _clear(found, what, actor)
        found.save()
    follow_case(actor.municipality, found.case_id)
    return found


def _noted(row: Bewind) -> tuple[str, ...]:
    """What can be taken back now: an end first, then what happened meanwhile, then the rest."""
    if row.ended_on is not None:
        return ("end",)
    meanwhile = []
    if row.wants_out_on is not None:
        meanwhile.append("wants_out")
    if evaluations_of([row.pk])[row.pk]:
        meanwhile.append("evaluation")
    if meanwhile:
        return tuple(meanwhile)
    if row.request_id is not None:
        return ()  # the decision of the court is taken back with its request
    return ("begin",) if row.begins_on is not None else ("wish",)


def _clear(row: Bewind, what: str, actor: Actor) -> None:
    if what == "end":
        row.ended_on = None
    elif what == "wants_out":
        row.wants_out_on = None
    elif what == "begin":
        row.begins_on, row.said_until, row.keeper = None, None, ""
    else:
        row.recalled_at, row.recalled_by = clock.now(), actor.id


def _running(bewind: UUID) -> Bewind:
    found = locked(Bewind, bewind)
    if found.begins_on is None:
        raise Refused(_("Dit is nog niet begonnen."))
    if found.ended_on is not None:
        raise Refused(_("Dit is al afgelopen."))
    return found
