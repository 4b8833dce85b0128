# SPDX-License-Identifier: EUPL-1.2
"""A message becomes an event on the track of its claim, and is recalled when it is taken back."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import clock
from woonzeker.intake.rules import fold
from woonzeker.legal.models import CourtMessage, CourtTrack, SaidBy, Source, TrackEvent
from woonzeker.legal.rules import Kind, track
from woonzeker.organisations.models import PartnerKind

#: of these the day that they are about is the day on which they happened
_HAPPENED_ON = frozenset({Kind.JUDGED, Kind.DONE})


def follow_from_message(message: CourtMessage) -> TrackEvent:
    """Write down what a message tells on the track of its claim; within the act that took it in.

    A message that does not say on which ground somebody goes to court speaks of arrears.
    """
    event = _told(_track(message), message)
    event.save(force_insert=True)
    return event


def _told(row: CourtTrack, message: CourtMessage) -> TrackEvent:
    """What a message tells as a row of a track, that is not written yet."""
    kind = Kind(message.kind)
    happened_on = message.day_on if kind in _HAPPENED_ON else None
    return TrackEvent(
        track=row,
        kind=_occurrence(row, kind),
        on=happened_on or message.acted_on or message.received_on,
        day_on=None if happened_on else message.day_on,
        at=message.at,
        court=message.court,
        judgment=message.judgment,
        by_default=message.by_default,
        told_on=message.received_on,
        message=message,
        said_by=_said_by(message),
        entered_at=message.received_at,
        entered_by=message.entered_by,
    )


def put_on(row: CourtTrack, old: TrackEvent, message: CourtMessage) -> TrackEvent:
    """What a message told, as a row on another track; the row of before was recalled already."""
    event = _told(row, message)
    event.entered_at, event.entered_by = old.entered_at, old.entered_by
    event.moved_from = old.moved_from or old
    event.save(force_insert=True)
    return event


def recall_with_message(message: CourtMessage) -> None:
    """What a message told counts no more; within the act that took it back."""
    TrackEvent.counting.filter(message=message).update(
        recalled_at=clock.now(),
        recalled_by=message.withdrawn_by,
        recalled_why=message.withdrawn_why,
    )


def _track(message: CourtMessage) -> CourtTrack:
    """The track of this creditor on this ground; the one whose creditor nobody named is theirs."""
    same = CourtTrack.objects.select_for_update().filter(
        case=message.case_id, ground=track.ClaimGround.ARREARS.value
    )
    rows = list(same.order_by("opened_at", "pk"))
    partner, name = message.creditor_partner_id, str(message.creditor)
    unnamed = [each for each in rows if each.creditor_partner_id is None and not each.creditor]
    if partner is None and not name:
        found = unnamed or (rows if len(rows) == 1 else [])
        return found[0] if found else _open(message)
    theirs = [each for each in rows if _is_of(each, partner, name)]
    if theirs:
        return theirs[0]
    if not unnamed:
        return _open(message)
    row = unnamed[0]
    row.creditor_partner_id, row.creditor = partner, "" if partner else name
    row.save(update_fields=["creditor_partner_id", "creditor"])
    return row


def _is_of(row: CourtTrack, partner: UUID | None, name: str) -> bool:
    """Whether a track is of this partner, or of somebody of this name who is none."""
    if partner is not None:
        return row.creditor_partner_id == partner
    return row.creditor_partner_id is None and fold(str(row.creditor)) == fold(name)


def _open(message: CourtMessage) -> CourtTrack:
    partner = message.creditor_partner_id
    return CourtTrack.objects.create(
        case_id=message.case_id,
        creditor_partner_id=partner,
        creditor="" if partner else str(message.creditor),
        ground=track.ClaimGround.ARREARS.value,
        opened_at=message.received_at,
    )


def _occurrence(row: CourtTrack, kind: Kind) -> str:
    """A hearing after an earlier one is a hearing that moved."""
    found = track.OF_MESSAGE[kind]
    if found is not track.Occurrence.HEARING:
        return found.value
    before = TrackEvent.counting.filter(track=row, kind=track.Occurrence.HEARING.value)
    return (track.Occurrence.HEARING_MOVED if before.exists() else found).value


def _said_by(message: CourtMessage) -> str:
    if message.source == Source.SHOWN or message.partner is None:
        return SaidBy.RESIDENT
    return SaidBy.COURT if message.partner.kind == PartnerKind.COURT else SaidBy.BAILIFF
