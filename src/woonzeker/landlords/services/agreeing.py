# SPDX-License-Identifier: EUPL-1.2
"""What a landlord does about rent that stays away: a friendly word, an arrangement, then a file.

Whoever keeps to an arrangement is not reported; a file begins with the right day and amount.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import (
    PERSONAL,
    ArrangementState,
    ArrearsFile,
    Channel,
    Effort,
    EffortKind,
    FriendlyMessage,
    MessageKind,
    PayRhythm,
    RentArrangement,
)
from woonzeker.landlords.rules.arrears import may_begin_report
from woonzeker.landlords.rules.terms_of_paying import BadPayDay, NoProposal, Plan
from woonzeker.landlords.selectors.rent_rows import KEEPS_RENT, OpenBook
from woonzeker.landlords.selectors.rent_view import open_book
from woonzeker.landlords.services.files import open_file, running_file
from woonzeker.landlords.services.homes import MAY
from woonzeker.landlords.services.rents import BASIS


@desk_action("landlords.note_message", may_if=KEEPS_RENT, basis=BASIS, about="book")
def note_message(
    *, actor: Actor, book: UUID, channel: Channel, sent_on: date | None = None
) -> FriendlyMessage:
    """Note that the friendly message went out; in person it counts as contact in the file."""
    today = clock.today()
    on = sent_on or today
    if on > today:
        raise Refused(_("Deze dag moet nog komen. Kies de dag waarop u het bericht stuurde."))
    one = open_book(book, on=today)
    late = one.late_cents
    row = FriendlyMessage.objects.create(
        book=one.row,
        kind=MessageKind.INSTALMENT if late else MessageKind.BEHIND,
        sent_on=on,
        channel=channel,
        cents=late or max(0, one.state.balance_cents),
        noted_by=actor.behind,
    )
    if (file := running_file(one.row.tenancy_id)) is not None:
        _as_effort(file, row)
    return row


@desk_action("landlords.agree_terms", may_if=KEEPS_RENT, basis=BASIS, about="book")
def agree_terms(
    *,
    actor: Actor,
    book: UUID,
    instalment_cents: int,
    day: int,
    first_on: date,
    room_cents: int | None = None,
) -> RentArrangement:
    """Agree to pay off what stands open beside the rent, never above what the tenant has."""
    today = clock.today()
    one = open_book(book, on=today)
    rhythm = one.book.terms_on(today).rhythm
    _refuse_plan(one, instalment_cents, room_cents)
    if first_on < today:
        raise Refused(_("De eerste betaling ligt op vandaag of later. Kies een andere dag."))
    try:
        Plan(one.state.balance_cents, instalment_cents, rhythm, day, first_on)
    except BadPayDay:
        raise Refused(
            _("Kies een betaaldag van 1 (maandag) tot en met 7 (zondag): de huur gaat per week.")
        ) from None
    except NoProposal:
        raise Refused(
            _("Zo duurt het langer dan drie jaar. Kies een hoger bedrag, of wijs op hulp.")
        ) from None
    return RentArrangement.objects.create(
        book=one.row,
        agreed_on=today,
        owed_cents=one.state.balance_cents,
        instalment_cents=instalment_cents,
        rhythm=PayRhythm(rhythm.value),
        day=day,
        first_on=first_on,
        room_cents=room_cents,
        noted_by=actor.behind,
    )


def _refuse_plan(one: OpenBook, cents: int, room: int | None) -> None:
    if one.arrangement is not None:
        raise Refused(_("Er loopt al een regeling. Stop die eerst als u iets anders afspreekt."))
    if one.state.balance_cents <= 0:
        raise Refused(_("Er staat niets open. Een regeling is niet nodig."))
    if cents <= 0:
        raise Refused(_("Vul een bedrag boven nul in."))
    if room is not None and cents > room:
        raise Refused(_("Dit is meer dan uw huurder zegt te kunnen missen. Kies een lager bedrag."))


@desk_action("landlords.end_terms", may_if=KEEPS_RENT, basis=BASIS, about="book")
def end_terms(*, actor: Actor, book: UUID) -> RentArrangement:
    """Stop an arrangement; what stands open stands open. A late one is asked about first."""
    one = open_book(book, on=clock.today())
    row = one.arrangement
    if row is None:
        raise NotFound
    asked = one.messaged_on is not None and one.messaged_on >= row.agreed_on
    if one.late_cents and not asked:
        raise Refused(_("Vraag eerst vriendelijk wat er aan de hand is, en schrijf dat op."))
    row.state, row.ended_on = ArrangementState.ENDED, clock.today()
    row.save(update_fields=["state", "ended_on"])
    return row


@desk_action("landlords.begin_report", may_if=MAY, basis=BASIS, about="book")
def begin_report(*, actor: Actor, book: UUID) -> ArrearsFile:
    """Begin a file for reporting, with the day and the amount of the book and what was done.

    Raises Refused within one period of rent, and while an arrangement is kept.
    """
    today = clock.today()
    one = open_book(book, on=today)
    if running := running_file(one.row.tenancy_id):
        return running
    why = may_begin_report(one.state, arrangement_kept=one.keeps_arrangement)
    if why or one.state.since is None:
        raise Refused(why_no_report(why))
    file = open_file(
        actor=actor,
        tenancy=one.row.tenancy_id,
        amount_cents=one.state.balance_cents,
        arose_on=one.state.since,
    )
    said = FriendlyMessage.objects.filter(book=one.row, sent_on__gte=one.state.since)
    for each in said.order_by("sent_on"):
        _as_effort(file, each)
    return file


def why_no_report(why: str) -> str:
    """Why nothing is reported, as a sentence."""
    if why == "arrangement":
        return _("Er loopt een regeling en die wordt nagekomen. Melden is dan niet nodig.")
    return _("Er staat hoogstens één termijn open. Dan hoeft u niets te doen.")


def _as_effort(file: ArrearsFile, row: FriendlyMessage) -> None:
    """A message in person as an effort to get in touch (Bgs art. 2 onder a), once."""
    if row.channel not in PERSONAL or row.sent_on < file.arose_on:
        return
    Effort.objects.get_or_create(
        file=file, kind=EffortKind.CONTACT_TRY, made_on=row.sent_on, channel=row.channel
    )
