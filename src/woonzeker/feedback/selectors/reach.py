# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to an answer that waits, a consent or a pause; and whose data those hold."""

from __future__ import annotations

from typing import Any

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.subjects import Subject, people_of
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound
from woonzeker.feedback.models import AnswerConsent, AnswerRelease, CollectionPause
from woonzeker.matching.selectors import closed_links

_OF_CASE: dict[str, type[Any]] = {"consent": AnswerConsent, "pause": CollectionPause}


def relations_to(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """The relations to a consent or pause: as to its case; a partner to the pauses asked of it.

    Raises NotFound for what is not there.
    """
    found = _OF_CASE[kind]._default_manager.filter(pk=subject).first()
    if found is None or (actor.kind == "partner" and not _is_theirs(kind, found, actor)):
        raise NotFound
    if actor.kind == "partner":
        return frozenset({Relation.OWN_ORGANISATION})
    return relations_to_case(actor, str(found.case_id))


def _is_theirs(kind: str, found: Any, actor: Actor) -> bool:
    return kind == "pause" and bool(str(found.partner_id) == actor.id)


def relations_to_release(actor: Actor, release: str) -> frozenset[Relation]:
    """Anybody's work here, but for whom the household is closed. Raises NotFound."""
    found = AnswerRelease.objects.filter(pk=release)
    if actor.kind != "user" or not found.exists():
        raise NotFound
    closed = closed_links(actor, "signal__link__")
    if closed is not None and found.filter(closed).exists():
        return frozenset()
    return frozenset({Relation.ANYWHERE})


def people_of_kind(kind: str, ids: list[str]) -> list[Subject]:
    """The people of the cases of these consents or pauses."""
    found = _OF_CASE[kind]._default_manager.filter(pk__in=ids)
    return people_of("case", found.values_list("case_id", flat=True))


def signals_of_releases(ids: list[str]) -> list[Subject]:
    """The signals that these answers are about."""
    found = AnswerRelease.objects.filter(pk__in=ids).values_list("signal_id", flat=True)
    return [("signal", signal) for signal in found]
