# SPDX-License-Identifier: EUPL-1.2
"""Every address × method of the site and the acts that somebody must be allowed to get there.

One table: the middleware, the navigation and the proof of the wall read it. What does not stand in
it is served to nobody. An act says itself who may (`access.actions`), in which relation to what
stands in the address; here only the right as such is asked, before anything is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NoReturn

from woonzeker.access import audit, reach
from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor, Kind
from woonzeker.access.desks import desk
from woonzeker.access.requests import SignInNeeded
from woonzeker.access.tenancy import in_tenant
from woonzeker.errors import Misconfigured, NotFound, NotPermitted, WoonzekerError
from woonzeker.organisations.selectors import places_of
from woonzeker.web.addresses import TABLE
from woonzeker.web.rights import Rule, Who


class Unmapped(Misconfigured):
    """Dit adres staat niet in de tabel van rechten en wordt daarom aan niemand getoond."""


def rule_of(name: str, method: str) -> Rule | None:
    """The rule of a method of an address; None where there is none for this method."""
    return TABLE.get(name, {}).get("GET" if method == "HEAD" else method)


def methods_of(name: str) -> tuple[str, ...]:
    """The methods that an address knows."""
    known = tuple(TABLE.get(name, ()))
    return (*known, "HEAD") if "GET" in known else known


def may_ever(actor: Actor, name: str, method: str = "GET") -> bool:
    """Whether this actor has a right to come there at all: what the navigation shows."""
    rule = rule_of(name, method)
    return rule is not None and _may_ever(rule, actor.kind, actor.roles)


@cache
def _may_ever(rule: Rule, kind: Kind, roles: frozenset[str]) -> bool:
    """The same for all who hold the same roles, and it stands on every page.

    Kept by the rule and not by its name, so that another rule never gets the answer of this one.
    """
    return rule.ever(Actor(kind=kind, id="", municipality="", roles=roles))


def guard(actor: Actor | None, name: str, method: str, about: Mapping[str, object]) -> None:
    """Let through who may come here, in their relation to what stands in the address (`about`).

    The right as such is asked first: who lacks it learns nothing about what exists. Then whether
    each thing in the address is there, and last whether the relation to it is near enough. An API
    finds out itself who asks, and which methods it has. Raises Unmapped, SignInNeeded,
    NotPermitted or NotFound.
    """
    if name not in TABLE:
        raise Unmapped
    rule = rule_of(name, method)
    if rule is None or rule.who in {Who.EVERYBODY, Who.KEY}:
        return
    if actor is None or (rule.who is Who.SEAT) != (actor.kind == "partner"):
        raise SignInNeeded
    if rule.who is Who.SEAT:
        _guard_seat(actor, rule, about)
    else:
        _guard_right(actor, name, method, about)


def _guard_right(actor: Actor, name: str, method: str, about: Mapping[str, object]) -> None:
    """For who works in a municipality: the right, whether it is there, and how near they stand."""
    rule = TABLE[name]["GET" if method == "HEAD" else method]
    if not may_ever(actor, name, method):
        lacked = [c for c in rule.acts if not REGISTER[c].may_if.ever(actor)]
        _refuse(actor, lacked or rule.either, about)
    try:
        stands = {kind: reach.relations(actor, kind, str(value)) for kind, value in about.items()}
    except NotFound as problem:
        _record(actor, rule.acts or rule.either, about, problem)
        raise
    for code in rule.acts:
        act = REGISTER[code]
        if act.about in stands and not act.may_if(actor, stands[act.about]):
            _refuse(actor, [code], about)


#: what an address of partners calls the municipality that something stands in
PLACE = "place"


def _guard_seat(actor: Actor, rule: Rule, about: Mapping[str, object]) -> None:
    """The same for a page of partners: at the desk itself, or in the place that it names.

    A municipality without an agreement is as absent as one that never was.
    """
    lacked = [code for code in rule.acts if not REGISTER[code].may_if.ever(actor)]
    if lacked:
        raise NotPermitted
    there = dict(about)
    place = str(there.pop(PLACE, ""))
    if place and place not in {each.municipality_id for each in places_of(actor)}:
        raise NotFound
    for kind, value in there.items():
        if kind in reach.desk_kinds():
            with desk(actor.desk):
                reach.stands_at_desk(kind, str(value))
        elif place:
            reach.relations(actor.at(place), kind, str(value))


def _refuse(actor: Actor, codes: Sequence[str], about: Mapping[str, object]) -> NoReturn:
    """A refusal stays on record, also when it comes before the page."""
    problem = NotPermitted()
    _record(actor, codes, about, problem)
    raise problem


def _record(
    actor: Actor, codes: Sequence[str], about: Mapping[str, object], problem: WoonzekerError
) -> None:
    """Add the line of the first of these acts; of one about what stands in the address if any."""
    if in_tenant() and codes:
        act = REGISTER[min(codes, key=lambda code: REGISTER[code].about not in about)]
        written = audit.Act(act.code, act.kind, act.basis, act.may_if, act.about)
        audit.refused(actor, written, problem, subject=str(about.get(act.about or "", "")))
