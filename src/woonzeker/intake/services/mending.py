# SPDX-License-Identifier: EUPL-1.2
"""A partner mends a returned line in the portal, or reports once by a form: a file of one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.errors import NotTaken
from woonzeker.intake.models import Delivery, SetAsideLine
from woonzeker.intake.rules import AS_WRITTEN, one_line
from woonzeker.intake.selectors import delivery_of
from woonzeker.intake.services.reading import read_delivery
from woonzeker.intake.services.receiving import receive_delivery

_MAY = writes(DataClass.SIGNAL, partner=True).by(Role.INTAKE_COORDINATOR)
_BASIS = "Wgs art. 3 lid 1 onder b"


def report_once(
    *,
    actor: Actor,
    partner: UUID,
    cells: Mapping[str, str],
    filename: str = "",
    efforts_declared_on: date | None = None,
) -> Delivery:
    """Deliver one report with these cells by canonical column, and read it at once.

    It goes through the reader and the checks of any other file. What those send back was never
    delivered: nothing of it stays. Raises NotTaken, and what those raise.
    """
    number = " ".join(cells.get("signaal_id", "").split())
    with tenant(actor.municipality):
        received = receive_delivery(
            actor=actor,
            partner=partner,
            filename=filename or _("signaal %(number)s") % {"number": number},
            content=one_line(cells),
            channel="form",
            efforts_declared_on=efforts_declared_on,
            reads_as=AS_WRITTEN,
        )
        read = read_delivery(actor=actor, delivery=received.pk)
        if read.returned:
            wrong = SetAsideLine.objects.get(delivery=read, outcome="returned")
            raise NotTaken(f"{wrong.sentence} {wrong.mend}".strip(), wrong.column)
    return read


def send_again(*, actor: Actor, line: UUID, cells: Mapping[str, str]) -> Delivery:
    """Deliver a returned line anew as it was mended, and remember that it was sent again.

    Raises NotFound for a line of another partner, Refused for one that was sent already, NotTaken
    for what is still wrong: then nothing was sent.
    """
    with tenant(actor.municipality):
        number, before = _before(actor, line)
        name = {"file": before.filename, "number": number}
        sent = report_once(
            actor=actor,
            partner=before.partner_id,
            cells=cells,
            filename=_("%(file)s, regel %(number)d hersteld") % name,
            efforts_declared_on=before.efforts_declared_on,
        )
        note_sent_again(actor=actor, line=line, sent=sent.pk)
    return sent


@action("intake.note_sent_again", may_if=_MAY, basis=_BASIS, about="sent")
def note_sent_again(*, actor: Actor, line: UUID, sent: UUID) -> None:
    """Remember with which delivery a returned line was sent anew; the first one counts."""
    found = SetAsideLine.objects.filter(pk=line, outcome="returned").first()
    if found is None:
        raise NotFound
    delivery_of(actor, found.delivery_id)
    delivery_of(actor, sent)
    SetAsideLine.objects.filter(pk=line, sent_again=None).update(sent_again=sent)


def _before(actor: Actor, line: UUID) -> tuple[int, Delivery]:
    """Number and delivery of a returned line that was not sent again yet."""
    found = SetAsideLine.objects.filter(pk=line, outcome="returned").first()
    if found is None:
        raise NotFound
    delivery = delivery_of(actor, found.delivery_id)
    if found.sent_again is not None:
        raise Refused(_("Deze regel is al opnieuw aangeleverd."))
    return found.number, delivery
