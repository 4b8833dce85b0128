# SPDX-License-Identifier: EUPL-1.2
"""A file for the whole country: read once, each line to the municipality of its postcode.

It stands at the desk of the partner. What each line's place is, is fixed in one transaction there;
then every municipality gets its lines in one transaction of its own, all of them or none. It can be
cut off anywhere and done again: a part that is there is not made twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.access.policy import only_system
from woonzeker.errors import Conflict, NotFound, Refused
from woonzeker.intake.errors import CutOff, DeclaredAhead, NoAgreement, NoOpenQuestion
from woonzeker.intake.formats import Table, Unreadable
from woonzeker.intake.models import DeliveryState, NationalDelivery, NationalLine, NationalPart
from woonzeker.intake.rules import totals_agree
from woonzeker.intake.selectors import AT_CREDITOR
from woonzeker.intake.services.answering import by_hand, check_answers
from woonzeker.intake.services.parts import receive_part
from woonzeker.intake.services.placing import Part, part_of, placed, settled_as
from woonzeker.intake.services.reading import notes_about, table_of, with_preview
from woonzeker.intake.services.receiving import bare_name, check_file
from woonzeker.organisations import selectors as organisations
from woonzeker.organisations.models import Partner, PolicyKind

_BASIS = "Wgs art. 3 lid 1 onder b"
_BATCH = 2000


@desk_action("intake.receive_national", may_if=AT_CREDITOR, basis=_BASIS)
def receive_national(
    *, actor: Actor, filename: str, content: bytes, efforts_declared_on: date | None = None
) -> NationalDelivery:
    """Keep a file for the whole country as it came, sealed, and ask for it to be read.

    Raises TooLarge, DeclaredAhead, NoAgreement without any municipality, Refused without a table of
    postcodes.
    """
    today = clock.today()
    check_file(content, efforts_declared_on, today)
    if not organisations.places_of(actor):
        raise NoAgreement
    if not organisations.route_table().ranges:
        raise Refused(
            _(
                "Hier is nog geen tabel van postcodes ingelezen. Lever per gemeente aan, of vraag "
                "de gemeente om de tabel."
            )
        )
    partner = Partner.objects.get(pk=actor.id)
    found = NationalDelivery(
        sector=partner.sector,
        filename=bare_name(filename) or f"{partner.sector}-{partner.name}",
        sha256=hashlib.sha256(content).hexdigest(),
        received_at=clock.now(),
        received_on=today,
        received_by=actor.behind or actor.id,
        efforts_declared_on=efforts_declared_on,
    )
    found.keep(content)
    _defer(actor, found.pk)
    return found


def route_national(*, actor: Actor, national: UUID) -> NationalDelivery:
    """Read a national file as far as it goes: to its end, to a question, or to 'unreadable'.

    One that was read already, or waits for an answer, is left as it is. Raises NotFound.
    """
    found = open_national(actor=actor, national=national)
    if found.state not in {DeliveryState.RECEIVED, DeliveryState.CHECKING}:
        return found
    table = table_of(found.opened(), found.filename)
    if isinstance(table, Unreadable):
        if found.state != DeliveryState.RECEIVED:
            raise CutOff(table.sentence)
        told = f"{table.sentence}\n{table.how_to_mend}"
        return close_national(actor=actor, national=national, problem=told)
    if found.state == DeliveryState.RECEIVED:
        found = place_lines(actor=actor, national=national, table=table)
        if found.state == DeliveryState.QUESTION:
            return found
    settled = settled_as(found, table, found.answers)
    for part in open_parts(actor=actor, national=national):
        lines = Part(found, part, part_of(table, part.numbers), settled)
        receive_part(actor=actor.at(part.place), part=lines)
    return close_national(actor=actor, national=national)


@desk_action("intake.open_national", may_if=AT_CREDITOR, basis=_BASIS, about="national")
def open_national(*, actor: Actor, national: UUID) -> NationalDelivery:
    """Open a national file to read its lines."""
    return _of(national)


@desk_action("intake.open_parts", may_if=AT_CREDITOR, basis=_BASIS, about="national")
def open_parts(*, actor: Actor, national: UUID) -> tuple[NationalPart, ...]:
    """The parts of a national file that are not with their municipality yet."""
    return tuple(NationalPart.objects.filter(national_id=national, done=False).order_by("place"))


@desk_action("intake.place_lines", may_if=AT_CREDITOR, basis=_BASIS, about="national")
def place_lines(*, actor: Actor, national: UUID, table: Table) -> NationalDelivery:
    """Fix where each line of a national file goes, or ask what must be asked first."""
    found = _of(national, lock=True)
    if found.state != DeliveryState.RECEIVED:
        return found
    answers = {**_remembered(found), **found.answers}
    settled = settled_as(found, table, answers)
    found.lines_read, found.headers = table.lines_read, list(table.headers)
    found.notes = notes_about(table, settled.mapping)
    if settled.questions:
        found.questions = with_preview(table, settled.questions)
        found.state = DeliveryState.QUESTION
    else:
        places, astray = placed(found, table, settled, organisations.places_of(actor))
        NationalPart.objects.bulk_create(
            NationalPart(
                national=found,
                place=code,
                delivery=uuid5(found.pk, code),
                lines=len(numbers),
                numbers=numbers,
            )
            for code, numbers in sorted(places.items())
        )
        NationalLine.objects.bulk_create(astray, batch_size=_BATCH)
        found.returned = len(astray)
        found.state = DeliveryState.CHECKING
        found.answers = answers
    found.save()
    return found


@desk_action("intake.close_national", may_if=AT_CREDITOR, basis=_BASIS, about="national")
def close_national(*, actor: Actor, national: UUID, problem: str = "") -> NationalDelivery:
    """Close a national file of which every line found its place, or that cannot be read.

    The file itself goes. Raises Conflict when the totals do not add up.
    """
    found = _of(national, lock=True)
    if problem and found.state == DeliveryState.RECEIVED:
        found.state, found.problem, found.content = DeliveryState.UNREADABLE, problem, None
    elif found.state == DeliveryState.CHECKING:
        parts = list(found.parts.all())
        if not all(each.done for each in parts):
            return found
        if not totals_agree(found.lines_read, [each.lines for each in parts], found.returned):
            raise Conflict(_("De aantallen van dit bestand kloppen niet. Vraag de gemeente."))
        found.state, found.content = DeliveryState.DONE, None
    found.save()
    return found


@desk_action("intake.answer_national", may_if=AT_CREDITOR, basis=_BASIS, about="national")
def answer_national(
    *,
    actor: Actor,
    national: UUID,
    columns: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    efforts_declared_on: date | None = None,
) -> NationalDelivery:
    """Answer what a national file waits for; it is remembered for the next one.

    Raises NoOpenQuestion, WrongAnswer or DeclaredAhead.
    """
    found = _of(national, lock=True)
    if found.state != DeliveryState.QUESTION:
        raise NoOpenQuestion
    pointed_out, chosen = by_hand(columns or {}), dict(answers or {})
    check_answers(found.questions, chosen)
    given = {**_remembered(found), **found.answers}
    found.answers = {
        "columns": {**given.get("columns", {}), **pointed_out},
        "answers": {**given.get("answers", {}), **chosen},
    }
    if efforts_declared_on is not None:
        if efforts_declared_on > found.received_on:
            raise DeclaredAhead
        found.efforts_declared_on = efforts_declared_on
    found.questions, found.state = [], DeliveryState.RECEIVED
    found.save()
    _defer(actor, found.pk)
    return found


@desk_action("intake.forget_national", may_if=only_system(), basis="AVG art. 5 lid 1 onder e")
def forget_national(*, actor: Actor) -> int:
    """Destroy what is past its term of files for the whole country; gives how many lines went.

    A partner has no policy of its own: the terms as shipped hold, those that municipalities begin
    with for a file and for returned lines.
    """
    terms = organisations.shipped_policy(PolicyKind.RETENTION)["classes"]
    today = clock.today()
    old = today - timedelta(days=int(terms["returned_line"]))
    gone, _tables = NationalLine.objects.filter(national__received_on__lt=old).delete()
    stale = NationalDelivery.objects.filter(
        received_on__lt=today - timedelta(days=int(terms["raw_file"])), content__isnull=False
    )
    problem = _("De vraag over dit bestand bleef te lang open. Het bestand is gewist.")
    stale.update(content=None, questions=None, state=DeliveryState.UNREADABLE, problem=problem)
    return gone


def _defer(actor: Actor, national: UUID) -> None:
    jobs.defer("intake.route_national", actor=actor, national=str(national))


def _of(national: UUID, *, lock: bool = False) -> NationalDelivery:
    rows = NationalDelivery.objects.select_for_update() if lock else NationalDelivery.objects
    found = rows.filter(pk=national).first()
    if found is None:
        raise NotFound
    return found


def _remembered(found: NationalDelivery) -> dict[str, dict[str, str]]:
    """What was pointed out for the file for the whole country before this one."""
    before = NationalDelivery.objects.exclude(answers={}).exclude(pk=found.pk)
    last = before.order_by("-received_at").first()
    return dict(last.answers) if last else {}
