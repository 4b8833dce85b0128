# SPDX-License-Identifier: EUPL-1.2
"""A signal as delivered, brought to the municipality where somebody lives now: one at a time.

Each municipality has its own transaction: reading here, receiving there, noting here that it is
done. A job that was cut off runs once more; a line that is there already counts as a duplicate.
The partner sees nothing of it there: it would learn where somebody lives now.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access import audit, clock
from woonzeker.access.actions import action, look
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.errors import NotFound
from woonzeker.feedback.models import AnswerRelease
from woonzeker.intake import services as intake
from woonzeker.intake.models import HANDED, ArrearsSignal

BASIS = "Wgs art. 3 lid 1 onder b"


@dataclass(frozen=True, slots=True)
class AsDelivered:
    """One signal as a delivery of its partner, and where it goes."""

    partner: UUID
    to: str
    content: bytes
    #: when the partner declared that the four efforts were made, for its whole delivery
    declared_on: date | None


def place_elsewhere(*, actor: Actor, release: UUID) -> None:
    """Place a signal that was handed over in the other municipality; again does nothing."""
    found = as_delivered(actor=actor, release=release)
    if found is None:
        return
    intake.receive_delivery(
        actor=system(found.to, f"handed:{actor.municipality}"),
        partner=found.partner,
        filename=f"overgedragen-{release}.json",
        content=found.content,
        channel=HANDED,
        efforts_declared_on=found.declared_on,
    )
    note_placed(actor=actor, release=release)


@look("feedback.as_delivered", may_if=only_system(), basis=BASIS, about="release")
def as_delivered(*, actor: Actor, release: UUID) -> AsDelivered | None:
    """Read a signal as its partner delivered it; None when it was placed already."""
    found = AnswerRelease.objects.select_related("signal__delivery").filter(pk=release).first()
    if found is None:
        raise NotFound
    if not found.placed_in or found.placed_at is not None:
        return None
    audit.concerns(signals=[found.signal_id])
    line = line_of(found.signal)
    content = json.dumps({"signalen": [line]}, ensure_ascii=False).encode()
    declared_on = found.signal.delivery.efforts_declared_on
    return AsDelivered(found.signal.partner_id, found.placed_in, content, declared_on)


@action("feedback.note_placed", may_if=only_system(), basis=BASIS, about="release")
def note_placed(*, actor: Actor, release: UUID) -> None:
    """Note that the signal is in the other municipality."""
    AnswerRelease.objects.filter(pk=release, placed_at=None).update(placed_at=clock.now())


_TEXT: tuple[tuple[str, str], ...] = (
    ("signaal_id", "own_reference"), ("soort", "kind"), ("klantnummer", "customer_number"),
    ("voorletters", "initials"), ("voornamen", "given_names"), ("tussenvoegsel", "prefix"),
    ("achternaam", "surname"), ("geboortedatum", "born_on"), ("straat", "street"),
    ("huisletter", "house_letter"), ("toevoeging", "house_addition"), ("postcode", "postcode"),
    ("woonplaats", "city"), ("bedrijfsnaam", "business_name"), ("rechtsvorm", "legal_form"),
    ("reactie", "reaction"), ("regeling", "arrangement"),
)  # fmt: skip
_DAYS: tuple[tuple[str, str], ...] = (
    ("signaaldatum", "signalled_on"), ("ontstaansdatum", "arose_on"),
    ("contactpoging_op", "contact_tried_on"), ("gewezen_op_hulp_op", "pointed_to_help_on"),
    ("herinnering_op", "reminded_on"), ("aanbod_delen_op", "offered_to_share_on"),
    ("einddatum_levering", "end_of_supply_on"), ("ontruimingsdatum", "eviction_on"),
)  # fmt: skip
_MORE: tuple[tuple[str, Callable[[ArrearsSignal], str]], ...] = (
    ("bedrag", lambda signal: f"{signal.amount_cents // 100},{signal.amount_cents % 100:02d}"),
    ("termijnen", lambda signal: str(signal.terms or "").replace(".", ",")),
    ("huisnummer", lambda signal: str(signal.house_number)),
    ("telefoon", lambda signal: " / ".join(signal.phones)),
    ("email", lambda signal: " / ".join(signal.emails)),
    ("crisis", lambda signal: "ja" if signal.crisis else "nee"),
    ("warme_overdracht", lambda signal: "ja" if signal.warm_handover else "nee"),
)


def line_of(signal: ArrearsSignal) -> dict[str, str]:
    """The cells of one line in the canonical columns; what was not delivered stays away."""
    cells = {column: str(getattr(signal, name) or "") for column, name in _TEXT}
    for column, name in _DAYS:
        day = getattr(signal, name)
        cells[column] = day.isoformat() if day else ""
    cells |= {column: made(signal) for column, made in _MORE}
    return {column: text for column, text in cells.items() if text}
