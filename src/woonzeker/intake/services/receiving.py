# SPDX-License-Identifier: EUPL-1.2
"""A file or request arrives: it is kept as it came and a job is asked to read it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath
from uuid import UUID

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.intake.errors import DeclaredAhead, NoAgreement, TooLarge
from woonzeker.intake.models import Delivery, RawFile
from woonzeker.intake.services.announcing import announce
from woonzeker.organisations.models import Partner
from woonzeker.organisations.selectors import reporting_partner

MAX_BYTES = 25 * 1024 * 1024
#: up to this size a delivery is read while who delivers waits, so that the page has the counts
AT_ONCE_BYTES = 200_000


@action(
    "intake.receive_delivery",
    may_if=writes(DataClass.SIGNAL, partner=True).by(Role.INTAKE_COORDINATOR),
    basis="Wgs art. 3 lid 1 onder b",
)
def receive_delivery(
    *,
    actor: Actor,
    partner: Partner | UUID,
    filename: str,
    content: bytes,
    channel: str,
    efforts_declared_on: date | None = None,
    reads_as: Mapping[str, str] | None = None,
) -> Delivery:
    """Keep a delivery as it came, sealed, and ask for it to be read.

    `channel` is web, api, command, portal or form; `efforts_declared_on` the day of the partner's
    declaration that the four efforts were made for every line; `reads_as` says which heading is
    which column where we wrote the headings ourselves. Raises TooLarge, NoAgreement, DeclaredAhead.
    """
    today = clock.today()
    check_file(content, efforts_declared_on, today)
    sender = sender_of(actor, partner, today)
    delivery = Delivery.objects.create(
        partner=sender,
        sector=sender.sector,
        channel=channel,
        filename=bare_name(filename) or f"{sender.sector}-{sender.name}",
        sha256=hashlib.sha256(content).hexdigest(),
        received_at=clock.now(),
        received_on=today,
        received_by=actor.id,
        efforts_declared_on=efforts_declared_on,
        answers={"columns": dict(reads_as)} if reads_as else {},
    )
    RawFile(delivery=delivery).keep(content)
    announce(delivery)
    jobs.defer("pipeline.take_in", actor=actor, delivery=str(delivery.pk))
    return delivery


def check_file(content: bytes, declared_on: date | None, today: date) -> None:
    """Raise TooLarge for a file nobody reads, DeclaredAhead for a declaration of a later day."""
    if len(content) > MAX_BYTES:
        raise TooLarge
    if declared_on is not None and declared_on > today:
        raise DeclaredAhead


def sender_of(actor: Actor, partner: Partner | UUID, today: date) -> Partner:
    """The partner, if it reports to this municipality today; a partner speaks for itself alone."""
    identity = partner.pk if isinstance(partner, Partner) else partner
    if actor.kind == "partner" and str(identity) != actor.id:
        raise NoAgreement
    found = reporting_partner(actor, identity, on=today)
    if found is None:
        raise NoAgreement
    return found


def bare_name(filename: str) -> str:
    """The last part of a path of any system, without control characters, at most 255 long."""
    name = PurePosixPath(PureWindowsPath(filename).name).name
    return "".join(c for c in name if c.isprintable())[-255:].strip()
