# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to a message, and whose data it holds: as its case."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Model

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.subjects import Subject, people_of
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound
from woonzeker.legal.models import (
    Bewind,
    BewindRequest,
    CaseRoad,
    CourtMessage,
    CourtTrack,
    Moratorium,
    Settlement,
    SignOff,
    TrackEvent,
    TrackFee,
    WarmReferral,
    Whose,
)

#: kind of subject → its table, and the way from a row to its case
TABLES: dict[str, tuple[type[Model], str]] = {
    "bewind": (Bewind, "case_id"),
    "bewind_request": (BewindRequest, "case_id"),
    "case_road": (CaseRoad, "case_id"),
    "court_message": (CourtMessage, "case_id"),
    "court_track": (CourtTrack, "case_id"),
    "moratorium": (Moratorium, "case_id"),
    "settlement": (Settlement, "case_id"),
    # a hearing is known by the event that told of it
    "hearing": (TrackEvent, "track__case_id"),
    "sign_off": (SignOff, "case_id"),
    "track_event": (TrackEvent, "track__case_id"),
    "track_fee": (TrackFee, "track__case_id"),
    "warm_referral": (WarmReferral, "case_id"),
}
#: what a partner sent itself, and the column that says so: only this it sees again
OF_A_SENDER = {"court_message": "partner_id", "warm_referral": "partner_id"}


def relations_to(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """The relations of a user to the case of a message; a sender stands to its own alone.

    Raises NotFound for what this municipality does not have, and for a message of another sender.
    """
    table, to_case = TABLES[kind]
    row = table._default_manager.filter(pk=subject)
    if actor.kind == "partner":
        row = row.filter(**{OF_A_SENDER[kind]: actor.id}) if kind in OF_A_SENDER else row.none()
    case = row.values_list(to_case, flat=True).first()
    if case is None:
        raise NotFound
    if actor.kind == "partner":
        return frozenset({Relation.OWN_ORGANISATION})
    return relations_to_case(actor, str(case))


def people_of_kind(kind: str, ids: list[str]) -> list[Subject]:
    """The people of the cases of these rows."""
    table, to_case = TABLES[kind]
    cases = table._default_manager.filter(pk__in=ids).values_list(to_case, flat=True)
    return people_of("case", cases)


def named_in_messages(people: Collection[UUID]) -> set[UUID]:
    """Of these people whom a message is about, or whom somebody must still choose from."""
    wanted = set(people)
    about = set(CourtMessage.objects.filter(person__in=wanted).values_list("person_id", flat=True))
    asked = CourtMessage.objects.filter(whose=Whose.REVIEW).values_list("candidates", flat=True)
    maybe = {UUID(each) for candidates in asked for each in candidates}
    return {each for each in wanted if each in about or each in maybe}
