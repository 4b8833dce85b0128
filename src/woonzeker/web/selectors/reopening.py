# SPDX-License-Identifier: EUPL-1.2
"""What hangs on a decision whose signal it is, and what becomes of each thing when it reopens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.cases.rules import Fate
from woonzeker.cases.selectors import ReleasePreview, release_preview
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkResult
from woonzeker.matching.services import MAY_REOPEN
from woonzeker.outreach.selectors import told_since
from woonzeker.planning.selectors import Planned, planned_for
from woonzeker.ui import words
from woonzeker.web.rules import unfit_reasons


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that hangs on the link, and what becomes of it; `leaks` when it told something."""

    what: str
    then: str
    leaks: bool = False


@dataclass(frozen=True, slots=True)
class Sister:
    """Another taken up report of the same debt with the same person: look at it too."""

    link: UUID
    reported_on: date


@dataclass(frozen=True, slots=True)
class Reopening:
    """A decided link: the signal, whom it was taken for, and all that changes when it reopens."""

    link: UUID
    in_review: bool
    partner: str
    amount_cents: int
    reported_on: date
    reported_name: str
    person: str
    #: the address of this person may not be told to anybody
    secret: bool
    case: UUID | None
    effects: tuple[Effect, ...]
    sisters: tuple[Sister, ...]
    #: reasons that cannot be why
    unfit: frozenset[str]

    @property
    def leaks(self) -> bool:
        """Whether something was already told to the wrong household."""
        return any(effect.leaks for effect in self.effects)


@look("web.reopening", may_if=MAY_REOPEN, basis="AVG art. 5 lid 1 onder d", about="link")
def reopening(*, actor: Actor, link: UUID) -> Reopening:
    """See what hangs on a link before it is reopened; raises NotFound."""
    found = Link.objects.select_related("signal__partner", "person").filter(pk=link).first()
    if found is None:
        raise NotFound
    signal = found.signal
    preview = release_preview(actor=actor, signal=signal.pk, linked_to=found.person_id)
    said = (signal.initials, signal.prefix, signal.surname)
    effects = tuple(_effects(actor, preview))
    audit.concerns(1)
    return Reopening(
        link=found.pk,
        in_review=found.result == LinkResult.REVIEW,
        partner=signal.partner.name,
        amount_cents=signal.amount_cents,
        reported_on=signal.signalled_on,
        reported_name=" ".join(filter(None, said)) or signal.business_name,
        person=words.person_name(found.person) if found.person else "",
        secret=bool(found.person and found.person.secret),
        case=preview.case,
        effects=effects,
        sisters=tuple(_sisters(found)),
        unfit=unfit_reasons(to_person=bool(found.person_id), by_hand=bool(found.decided_by)),
    )


def _effects(actor: Actor, preview: ReleasePreview) -> Iterator[Effect]:
    yield Effect(_("Dit signaal"), _("Gaat terug naar Beoordelen. De meldingsdag blijft staan."))
    if preview.repeats:
        said = ngettext(
            "%d herhaalde melding van dezelfde schuld",
            "%d herhaalde meldingen van dezelfde schuld",
            preview.repeats,
        )
        yield Effect(said % preview.repeats, _("Gaat mee terug naar Beoordelen."))
    if preview.case is not None and preview.fate is not None:
        yield _case(preview, preview.fate)
    yield from _tasks(preview)
    if preview.case is not None and preview.since is not None:
        yield from _week(planned_for(actor=actor, case=preview.case), preview)
        for each in told_since(actor=actor, case=preview.case, since=preview.since):
            yield _told(f"{each.words}, {words.day_year(each.on)}")


def _case(preview: ReleasePreview, fate: Fate) -> Effect:
    what = _("Zaak %(number)s, %(address)s") % {
        "number": preview.number,
        "address": words.or_shielded(preview.address),
    }
    if fate is Fate.CLOSES:
        return Effect(
            what,
            _("Wordt afgesloten als verkeerd gekoppeld: niet als geweigerde hulp. Wie er ten "
              "onrechte bij stond, gaat eruit."),
        )  # fmt: skip
    if fate is Fate.AS_BEFORE:
        then = _("Wordt weer afgesloten zoals zij was: %s.") % preview.ended_before
        return Effect(what, then)
    if not preview.signals:
        return Effect(
            what, _("Blijft open: dit huishouden vroeg zelf om hulp, of de rechtbank is bezig.")
        )
    said = ngettext(
        "Loopt door met %d ander signaal. Termijnen en volgorde worden opnieuw bepaald.",
        "Loopt door met %d andere signalen. Termijnen en volgorde worden opnieuw bepaald.",
        preview.signals,
    )
    return Effect(what, said % preview.signals)


def _tasks(preview: ReleasePreview) -> Iterator[Effect]:
    for task in preview.tasks:
        if task.done_on is None:
            what = _("Taak: %(name)s, uiterlijk %(day)s")
            named = what % {"name": task.name, "day": words.day(task.due_on)}
            yield Effect(named, _("Vervalt."))
    for day in preview.letters_on:
        yield _told(_("Aanbod per brief verstuurd, %s") % words.day_year(day))


def _told(what: str) -> Effect:
    return Effect(what, _("Wordt vastgelegd als mogelijk datalek."), leaks=True)


def _week(planned: Planned, preview: ReleasePreview) -> Iterator[Effect]:
    """Visits and letters; a case that goes on keeps its visits."""
    if preview.fate is Fate.GOES_ON:
        return
    for visit in planned.visits:
        what = _("Bezoek op %(day)s, %(part)s") % {
            "day": words.day(visit.on),
            "part": visit.day_part,
        }
        then = _("Blijft doorgestreept op de looplijst staan.")
        yield Effect(what, then if visit.final else _("Gaat van de looplijst."))
    if planned.asked:
        yield Effect(_("Gevraagd bezoek"), _("Vervalt."))
    for day in planned.offers_on:
        yield Effect(_("Brief beloofd voor %s") % words.day(day), _("Gaat niet uit."))


def _sisters(link: Link) -> Iterator[Sister]:
    signal = link.signal
    if not signal.customer_number or link.person_id is None:
        return
    rows = ArrearsSignal.objects.filter(
        partner=signal.partner_id,
        customer_number=signal.customer_number,
        link__person=link.person_id,
    )
    taken = rows.exclude(pk=signal.pk).exclude(in_period=None).order_by("signalled_on")
    for each in taken.select_related("link"):
        yield Sister(each.link.pk, each.signalled_on)
