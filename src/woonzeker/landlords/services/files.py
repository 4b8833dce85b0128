# SPDX-License-Identifier: EUPL-1.2
"""Arrears of a tenant, and everything a landlord did about them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import (
    ArrearsFile,
    Channel,
    Effort,
    EffortKind,
    FileState,
    Proof,
    Reaction,
    Tenancy,
)
from woonzeker.landlords.rules import Deeds, NoDocument, media_type_of
from woonzeker.landlords.selectors import answer_due_on, deeds_of
from woonzeker.landlords.services.homes import BASIS, MAY
from woonzeker.law import bgs
from woonzeker.ui.words import day_year

#: states in which a landlord still works on a file, and those in which a new one need not begin
_OPEN = (FileState.WORKING, FileState.REFUSED, FileState.ELSEWHERE)
_RUNS = (*_OPEN, FileState.HELD)


@desk_action("landlords.open_file", may_if=MAY, basis=BASIS, about="tenancy")
def open_file(*, actor: Actor, tenancy: UUID, amount_cents: int, arose_on: date) -> ArrearsFile:
    """Begin a file of rent that a tenant did not pay; the one that is open already is given."""
    if not Tenancy.objects.filter(pk=tenancy).exists():
        raise NotFound
    refuse_amount(amount_cents)
    refuse_start(arose_on)
    return running_file(tenancy) or ArrearsFile.objects.create(
        tenancy_id=tenancy,
        opened_on=clock.today(),
        arose_on=arose_on,
        amount_cents=amount_cents,
    )


@desk_action("landlords.close_file", may_if=MAY, basis=BASIS, about="arrears")
def close_file(*, actor: Actor, arrears: UUID) -> ArrearsFile:
    """The rent was paid or an arrangement made: nothing more is done, and nothing is sent.

    What the municipality has stays there; one that did not go yet is taken back first.
    """
    found = file_of(arrears)
    if found.state == FileState.HELD:
        raise Refused(_("Uw melding wacht nog. Neem haar eerst terug, dan gaat zij niet weg."))
    if found.state == FileState.CLOSED:
        return found
    found.state, found.closed_on = FileState.CLOSED, clock.today()
    found.save(update_fields=["state", "closed_on"])
    return found


@desk_action("landlords.note_effort", may_if=MAY, basis=BASIS, about="arrears")
def note_effort(
    *,
    actor: Actor,
    arrears: UUID,
    kind: EffortKind,
    made_on: date,
    channel: Channel | str = "",
    words: str = "",
) -> Effort:
    """Write down what was done on a day; what was sent by oneself counts as well."""
    found = working_file(arrears)
    if kind == EffortKind.RESPONSE:
        raise Refused(_("Een antwoord schrijft u op bij 'Wat zei uw huurder?'."))
    refuse_day(found, made_on)
    if kind in {EffortKind.REMINDER, EffortKind.OFFER_TO_SHARE}:
        _refuse_letter_first(found, made_on)
    if kind == EffortKind.OFFER_TO_SHARE:
        _refuse_offer_apart(found, made_on)
    return Effort.objects.create(
        file=found, kind=kind, made_on=made_on, channel=channel, words=words.strip()
    )


@desk_action("landlords.note_answer", may_if=MAY, basis=BASIS, about="arrears")
def note_answer(
    *,
    actor: Actor,
    arrears: UUID,
    answer: Reaction,
    made_on: date,
    words: str = "",
) -> Effort:
    """Write down what the tenant answered to the offer; that there was none only when time is up.

    Who said no said no: silence afterwards is no other answer, unless a new offer was made.
    """
    found = working_file(arrears)
    deeds = deeds_of(found)
    if deeds.offered_on is None:
        raise Refused(_("Bied eerst aan om de gegevens door te geven. Dat staat in de brief."))
    refuse_day(found, made_on, since=deeds.offered_on)
    if answer == Reaction.NONE:
        _refuse_silence(found, deeds, made_on)
    found.state = FileState.REFUSED if answer == Reaction.REFUSED else FileState.WORKING
    found.save(update_fields=["state"])
    return Effort.objects.create(
        file=found,
        kind=EffortKind.RESPONSE,
        answer=answer,
        made_on=made_on,
        words=words.strip(),
    )


def _refuse_silence(file: ArrearsFile, deeds: Deeds, on: date) -> None:
    """Raise Refused when it cannot be said yet, or at all, that the tenant did not answer."""
    due = answer_due_on(file)
    if due is not None and on <= due:
        raise Refused(
            _("Uw huurder mag nog antwoorden tot en met %(day)s. Kom daarna terug.")
            % {"day": day_year(due)}
        )
    offers = file.efforts.filter(kind=EffortKind.OFFER_TO_SHARE).values_list("made_on", flat=True)
    said_no_on = deeds.answered_on if deeds.answer is bgs.Reaction.REFUSED else None
    if said_no_on is not None and said_no_on >= max(offers):
        raise Refused(
            _("Uw huurder zei al nee. Dat geldt tot uw huurder zelf zegt dat het wel mag.")
        )


@desk_action("landlords.strike_effort", may_if=MAY, basis=BASIS, about="effort")
def strike_effort(*, actor: Actor, effort: UUID) -> UUID:
    """Take back what was written down by mistake; gives the file."""
    found = Effort.objects.filter(pk=effort).first()
    if found is None:
        raise NotFound
    file = working_file(found.file_id)
    if found.letter is not None:
        raise Refused(_("Dit hoort bij een brief die weg is. Dat blijft staan."))
    if found.kind == EffortKind.RESPONSE and file.state == FileState.REFUSED:
        file.state = FileState.WORKING
        file.save(update_fields=["state"])
    found.delete()
    return file.pk


@desk_action("landlords.keep_proof", may_if=MAY, basis=BASIS, about="effort")
def keep_proof(*, actor: Actor, effort: UUID, content: bytes) -> Proof:
    """Keep a file that shows an effort, for the landlord alone."""
    if not Effort.objects.filter(pk=effort).exists():
        raise NotFound
    kind = accepted(content)
    return Proof.objects.create(
        effort_id=effort, media_type=kind, size=len(content), content=content
    )


def accepted(content: bytes) -> str:
    """The kind of a file that was handed in. Raises Refused with what to do."""
    try:
        return media_type_of(content)
    except NoDocument as problem:
        said = {
            "empty": _("Het bestand is leeg. Kies een ander bestand."),
            "large": _("Het bestand is te groot. Het mag hoogstens 10 MB zijn."),
            "kind": _("Kies een pdf, of een foto (jpg of png)."),
            "cut": _("Het bestand is niet heel. Maak de foto of de pdf opnieuw."),
        }
        raise Refused(said[str(problem)]) from None


def running_file(tenancy: UUID) -> ArrearsFile | None:
    """The file of a tenant that is not at an end: there is one at a time."""
    return ArrearsFile.objects.filter(tenancy_id=tenancy, state__in=_RUNS).first()


def refuse_amount(cents: int) -> None:
    """Raise Refused for arrears of nothing."""
    if cents <= 0:
        raise Refused(
            _("Vul in hoeveel huur er niet betaald is. Is alles betaald? Kies 'Het is opgelost'.")
        )


def refuse_start(day: date) -> None:
    """Raise Refused for arrears that are still to come."""
    if day > clock.today():
        raise Refused(_("Kies de dag waarop de huur betaald had moeten zijn. Die is al geweest."))


def file_of(pk: UUID) -> ArrearsFile:
    """A file of this desk, kept from others while it changes. Raises NotFound."""
    found = ArrearsFile.objects.select_for_update().filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def working_file(pk: UUID) -> ArrearsFile:
    """The same, of which nothing was sent. Raises Refused."""
    found = file_of(pk)
    if found.state not in _OPEN:
        raise Refused(_("Dit is al gemeld of opgelost. U kunt hier niets meer aan veranderen."))
    return found


def refuse_day(file: ArrearsFile, day: date, *, since: date | None = None) -> None:
    """Raise Refused for a day that was not yet, or from before there was anything to talk about."""
    first = since or file.arose_on
    if day > clock.today():
        raise Refused(_("Deze dag moet nog komen. Kies de dag waarop u het deed."))
    if day < first:
        raise Refused(
            _("Deze dag is te vroeg. Kies een dag vanaf %(day)s.") % {"day": day_year(first)}
        )


def _refuse_letter_first(file: ArrearsFile, day: date) -> None:
    """Friendly contact comes before any letter."""
    talked = deeds_of(file).contact_tried_on
    if talked is None or talked > day:
        raise Refused(
            _(
                "Zoek eerst zelf contact, voordat u schrijft. Belde u al, of ging u langs? Schrijf "
                "dat dan eerst op."
            )
        )


def _refuse_offer_apart(file: ArrearsFile, day: date) -> None:
    """The offer stands in the letter that reminds: Bgs art. 2 onder d, 'bij die herinnering'."""
    if not file.efforts.filter(kind=EffortKind.REMINDER, made_on=day).exists():
        raise Refused(_("Het aanbod hoort in de brief waarin u aan de huur herinnert."))
