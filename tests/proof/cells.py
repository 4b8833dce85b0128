# SPDX-License-Identifier: EUPL-1.2
"""The cells of the matrix, and what the policy says of each: told without any page or selector.

Expected follows from three tables: which acts an address needs, which classes of data those show
or write, and who is granted that in which relation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver
from tests.proof.things import COLUMNS, FOREIGN, GONE, NOBODY, OF_OTHERS, Thing, relations

from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor
from woonzeker.access.policy import ANYWHERE, Role
from woonzeker.web.permissions import TABLE, Rule, Who

METHODS = ("GET", "POST", "PUT", "DELETE")
#: words in an address that are no ids
WORDS = {
    "code": "dreigend", "word": "dreigend", "rest": "v1/niets", "token": "x", "kept": "finding",
    "message_kind": "zitting_bepaald", "paper": "lijst", "topic": "papers", "change": "paid",
    "lane": "gewoon", "sort": "card", "language": "en", "week": "2026-11-02",
    "period": "20200101-20200630",
    "place": "9999", "bewind_part": "grond",
    "road": "carer", "order_road": "nuisance", "road_step": "standing_found",
    "year": "2025",
    "safeguard": "informed", "stop": "closing", "fact": "behouden",
}  # fmt: skip
#: pages about what these cases lack: a question to a partner, people found in a leak, a reference;
#: and what is of one person alone: days away, hours of work, a note to who gets a case;
#: a link for somebody of a partner, where these cases have one for a colleague; which system ends;
#: a paper that a landlord showed; a report of nuisance, on a road that has none; a line of the
#: figures of a year; a message to put elsewhere; the paper of a closure, on a road that is another
NEEDS_MORE = frozenset(
    {
        "matching:asked_csv", "matching:asked_partner", "matching:answer", "privacy:leak_names",
        "retention:approve", "planning:withdraw_absence", "planning:read_hand_over",
        "outreach:strike_hours", "outreach:give_back",
        "organisations:release_seat", "organisations:withdraw_seat", "intake:revoke_client",
        "landlords:document", "legal:road_checked", "legal:account_list", "legal:move_event",
        "legal:own_view", "monitoring:eviction_list",
    }
)  # fmt: skip
#: what an answer may be when somebody may come there: a page, a way on, or what is wrong with it
FINE = frozenset({200, 201, 202, 302, 303, 400, 409, 415, 422})


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the site: its name, its route and the kinds of things that it names."""

    name: str
    route: str
    kinds: tuple[str, ...]

    def url(self, thing: Thing) -> str:
        """The address with the ids of this thing in it."""
        text = self.route
        for kind in self.kinds:
            text = text.replace(f"<uuid:{kind}>", str(thing.ids[kind]))
        for word, value in WORDS.items():
            text = text.replace(f"<slug:{word}>", value).replace(f"<path:{word}>", value)
        return f"/{text}"


@dataclass(frozen=True, slots=True)
class Cell:
    """Who asks what how, and how they stand to it."""

    address: Address
    method: str
    who: str
    column: str

    def __str__(self) -> str:
        return f"{self.method} {self.address.name} als {self.who}, {self.column}"


@cache
def addresses() -> tuple[Address, ...]:
    """Every address there is, found by walking the resolver."""
    return tuple(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, space: str, before: str) -> Iterator[Address]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each, ":".join(filter(None, (space, each.namespace))), route)
            continue
        name = ":".join(filter(None, (space, each.name))) if each.name else each.lookup_str
        yield Address(name, route.replace("<uuidstr:", "<uuid:"), _kinds(each))


def _kinds(pattern: URLPattern) -> tuple[str, ...]:
    return tuple(word for word in pattern.pattern.converters if word not in WORDS)


def cells() -> list[Cell]:
    """Every address × method × role × relation; an address without things has one column."""
    return [
        Cell(address, method, who, column)
        for address in addresses()
        for method in METHODS
        for who in (NOBODY, *(role.value for role in Role))
        for column in ((*COLUMNS, FOREIGN, GONE) if address.kinds else (GONE,))
    ]


def expected(cell: Cell) -> frozenset[int]:
    """The statuses that the policy allows for this cell."""
    rule = TABLE[cell.address.name].get(cell.method)
    if rule is None:
        return frozenset({405})
    if rule.who is Who.EVERYBODY:
        return FINE | {404, 503}
    if rule.who is Who.KEY:
        return frozenset({401})
    apart = rule.who is Who.SEAT or cell.address.name.startswith("resident:")
    if cell.who == NOBODY or apart:
        return frozenset({302})
    return _signed_in(cell, rule)


def _signed_in(cell: Cell, rule: Rule) -> frozenset[int]:
    actor = Actor("user", "x", "9999", frozenset({cell.who}))
    needed = [REGISTER[code] for code in rule.acts]
    one = [REGISTER[code].may_if.ever(actor) for code in rule.either]
    if rule.may_if is not None and not rule.may_if.ever(actor):
        return frozenset({403})
    if not all(act.may_if.ever(actor) for act in needed) or (one and not any(one)):
        return frozenset({403})
    if OF_OTHERS & set(cell.address.kinds):
        return frozenset({404})
    if cell.address.kinds and cell.column in {FOREIGN, GONE}:
        return frozenset({404})
    for act in needed:
        near = act.about in cell.address.kinds
        stands = relations(cell.column, str(act.about)) if near else ANYWHERE
        if near and not act.may_if(actor, stands):
            return frozenset({403})
    return FINE | {404} if cell.address.name in NEEDS_MORE else FINE
