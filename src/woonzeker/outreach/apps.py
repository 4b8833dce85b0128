# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from django.apps import AppConfig

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.outreach.ladder import ladders_from
from woonzeker.outreach.rules import letters_decided


class OutreachConfig(AppConfig):
    name = "woonzeker.outreach"
    label = "outreach"

    def ready(self) -> None:
        """Say whose data leaks and letters are about, and what a municipality may decide."""
        subjects.tells("leak", _people_of_leaks)
        subjects.tells("letter", _people_of_letters)
        subjects.tells("peer_request", _people_of_peer_requests)
        reach.tells("peer_request", partial(_of_peers, "peers", "relations_to_peer_request"))
        reach.tells("peer_hours", partial(_of_peers, "peer_hours", "relations_to_hours"))
        reach.tells("letter", _relations_to_letter)
        planning = import_module("woonzeker.planning.selectors")
        planning.UNWANTED.append(_want_no_visit)
        planning.NEXT_VISITS.append(_next_visits)
        organisations = import_module("woonzeker.organisations.services")  # its tables exist by now
        organisations.check_policy_with("letters", letters_decided)
        organisations.check_policy_with("ladder", ladders_from)


def _next_visits(cases: Any) -> Any:
    """What the contact ladder says of these cases."""
    return import_module("woonzeker.outreach.selectors.next_visits").next_visits(cases)


def _want_no_visit() -> Any:
    """The cases of households that want nobody at their home."""
    return import_module("woonzeker.outreach.selectors.unwanted").want_no_visit()


def _people_of_leaks(ids: list[str]) -> list[subjects.Subject]:
    people = import_module("woonzeker.outreach.selectors.people")
    found: list[subjects.Subject] = people.people_of_leaks(ids)
    return found


def _people_of_letters(ids: list[str]) -> list[subjects.Subject]:
    letters = import_module("woonzeker.outreach.selectors.letters")
    found: list[subjects.Subject] = letters.people_of_letters(ids)
    return found


def _relations_to_letter(actor: Actor, letter: str) -> frozenset[Relation]:
    letters = import_module("woonzeker.outreach.selectors.letters")
    found: frozenset[Relation] = letters.relations_to_letter(actor, letter)
    return found


def _people_of_peer_requests(ids: list[str]) -> list[subjects.Subject]:
    peers = import_module("woonzeker.outreach.selectors.peers")
    found: list[subjects.Subject] = peers.people_of_peer_requests(ids)
    return found


def _of_peers(module: str, teller: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to a request, or to whose hours they are; its tables exist by now."""
    room = import_module(f"woonzeker.outreach.selectors.{module}")
    found: frozenset[Relation] = getattr(room, teller)(actor, subject)
    return found
