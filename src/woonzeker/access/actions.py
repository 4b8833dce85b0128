# SPDX-License-Identifier: EUPL-1.2
"""The only ways through the wall: `@action` to write, `@look` to see personal data.

Each checks the permission, opens one transaction for the actor's municipality and adds one audit
line in it; inside a transaction that runs already it is a savepoint of that one. A refusal is
recorded too, in a transaction of its own.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from woonzeker.access import audit, reach
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import MayIf, roles_of
from woonzeker.access.tenancy import forget_answers, in_tenant, tenant
from woonzeker.access.veil import View, veil
from woonzeker.errors import NotFound, NotPermitted

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Registered:
    """One act that exists: its code, condition, legal ground and first line of documentation."""

    code: str
    kind: str
    may_if: MayIf
    basis: str
    says: str
    about: str | None = None


REGISTER: dict[str, Registered] = {}


def action(
    code: str, *, may_if: MayIf, basis: str, about: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a service: keyword-only, with `actor`; `about` names the argument that is the subject.

    Without `about` the subject is the id of what the service returns. Raises NotPermitted.
    """
    return _through_the_wall("action", code, may_if, basis, about)


def look(
    code: str, *, may_if: MayIf, basis: str = "", about: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a selector that shows personal data; arguments as for `action`."""
    return _through_the_wall("look", code, may_if, basis, about)


def _through_the_wall(
    kind: str, code: str, may_if: MayIf, basis: str, about: str | None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        says = (function.__doc__ or "").strip().partition("\n")[0]
        if code in REGISTER and REGISTER[code].says != says:
            raise ValueError(f"two acts share the code {code}")
        if about is not None and about not in inspect.signature(function).parameters:
            raise ValueError(f"{code} is about {about}, which is no argument of it")
        REGISTER[code] = Registered(code, kind, may_if, basis, says, about)

        @functools.wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = _actor_of(args, kwargs)
            whole = _whole_or_nothing(kind)
            with tenant(actor.municipality), whole:
                subject = _subject(kwargs.get(about)) if about else ""
                written = audit.Act(code, kind, basis, may_if, about)
                relations = _check(_Asked(actor, written, may_if, subject))
                with audit.running(actor, written, subject=subject, relations=relations) as line:
                    result = function(*args, **kwargs)
                    line.subject = subject or _subject(result)
                if kind == "action":
                    forget_answers()
                    return result
                return veil(result, view_of(actor, relations))

        return act

    return decorate


def _whole_or_nothing(kind: str) -> AbstractContextManager[object]:
    """A savepoint for an action inside another transaction: one that raises leaves nothing there.

    A page may catch a refusal and go on; half of what was refused must not be kept with the rest.
    """
    return transaction.atomic() if kind == "action" and in_tenant() else nullcontext()


def _actor_of(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Actor:
    actor = kwargs.get("actor", args[0] if args else None)
    if not isinstance(actor, Actor):
        raise TypeError("an act needs an actor")
    return actor


@dataclass(frozen=True, slots=True)
class _Asked:
    """One use of an act, as the check needs it."""

    actor: Actor
    act: audit.Act
    may_if: MayIf
    subject: str


def _check(asked: _Asked) -> frozenset[Relation]:
    """The relations in which the actor acts; records and refuses what the matrix does not grant.

    The right as such is looked at first: who lacks it learns nothing about what exists. An act
    about nothing in particular gives only what is in reach: its rows say so themselves.
    """
    if asked.may_if.ever(asked.actor):
        try:
            relations = reach.relations(asked.actor, asked.act.about, asked.subject)
        except NotFound as problem:
            audit.refused(asked.actor, asked.act, problem, subject=asked.subject)
            raise
        if asked.act.about is None or asked.may_if(asked.actor, relations):
            return relations
    refusal = NotPermitted()
    audit.refused(asked.actor, asked.act, refusal, subject=asked.subject)
    raise refusal


def may(actor: Actor, code: str, subject: object = "") -> bool:
    """Whether an actor may do an act with a subject: for showing a button or not.

    Without a subject: whether there is any that they may do it with. It records nothing; the act
    itself checks again.
    """
    act = REGISTER[code]
    if not act.may_if.ever(actor):
        return False
    if not subject or act.about is None:
        return True
    return act.may_if(actor, reach.relations(actor, act.about, _subject(subject)))


def view_of(actor: Actor, relations: frozenset[Relation]) -> View:
    """With which eyes this actor looks at something in these relations."""
    return View(roles_of(actor), relations, whole=actor.kind == "system")


def _subject(value: object) -> str:
    if isinstance(value, models.Model):
        value = value.pk
    return str(value)[:64] if value is not None and _is_opaque(value) else ""


def _is_opaque(value: object) -> bool:
    text = str(value)
    return len(text) <= 64 and " " not in text and not isinstance(value, list | tuple | dict | set)
