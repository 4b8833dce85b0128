# SPDX-License-Identifier: EUPL-1.2
"""What one method of one address asks of who comes there: the words the table is written in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor
from woonzeker.access.policy import MayIf

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class Who(StrEnum):
    """Who may come to an address at all."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed_in"
    #: what is behind the acts, or behind a condition of its own
    RIGHT = "right"
    #: an API of partners: the key in the request says who acts, the act whether they may
    KEY = "key"
    #: a page of partners: a seat at the one that was chosen, and what is behind the acts
    SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one method of one address asks: all of `acts`, and `may_if` where no act says it.

    Of `either` one is enough: a page that shows each what is theirs.
    """

    who: Who
    acts: tuple[str, ...] = ()
    may_if: MayIf | None = None
    either: tuple[str, ...] = ()

    def ever(self, actor: Actor) -> bool:
        """Whether this actor could come here in any relation."""
        named = [REGISTER[code].may_if for code in self.acts]
        every = all(each.ever(actor) for each in [*named, *filter(None, [self.may_if])])
        one = [REGISTER[code].may_if.ever(actor) for code in self.either]
        return every and (any(one) or not one)


def acts(*codes: str) -> Rule:
    """Every one of these acts is asked."""
    return Rule(Who.RIGHT, codes)


def only(may_if: MayIf, *codes: str) -> Rule:
    """A condition of its own, beside any acts."""
    return Rule(Who.RIGHT, codes, may_if)


def either(*codes: str) -> Rule:
    """One of these acts is enough."""
    return Rule(Who.RIGHT, either=codes)


def key(*codes: str) -> Rule:
    """An address of the interface of partners: the key in the request says who acts."""
    return Rule(Who.KEY, codes)


def seat(*codes: str) -> Rule:
    """A page under /partner: for who works at a partner, with every one of these acts."""
    return Rule(Who.SEAT, codes)


OPEN = Rule(Who.EVERYBODY)
SIGNED_IN = Rule(Who.SIGNED_IN)


def get(rule: Rule) -> dict[str, Rule]:
    """An address that is only looked at."""
    return {"GET": rule}


def post(rule: Rule) -> dict[str, Rule]:
    """An address to which something is only sent."""
    return {"POST": rule}


def form(rule: Rule, sent: Rule | None = None) -> dict[str, Rule]:
    """A page with a form on it; sending may ask another right than looking."""
    return {"GET": rule, "POST": sent or rule}
