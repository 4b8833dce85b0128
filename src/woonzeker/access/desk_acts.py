# SPDX-License-Identifier: EUPL-1.2
"""The only ways to the rows of an organisation's own desk: `@desk_action` and `@desk_look`.

As `actions.action` and `actions.look` for a municipality: each checks the permission, opens one
transaction at the desk and adds one line in it. A refusal is recorded too, in a transaction of its
own. Inside a desk that is open already an act is a savepoint. What a look returns is whole before
the desk closes: give tuples and dataclasses, never a queryset.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from woonzeker.access import origin, reach
from woonzeker.access.actions import REGISTER, Registered, action
from woonzeker.access.actors import Actor
from woonzeker.access.desks import at_a_desk, desk
from woonzeker.access.models import DeskLine
from woonzeker.access.policy import MayIf, roles_of
from woonzeker.errors import NotFound, NotPermitted, Refused, WoonzekerError

P = ParamSpec("P")
R = TypeVar("R")

_WHY: tuple[tuple[type[WoonzekerError], str], ...] = (
    (NotPermitted, "not_permitted"),
    (NotFound, "not_found"),
    (Refused, "refused"),
)


def desk_action(
    code: str, *, may_if: MayIf, basis: str, about: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a service of a desk: keyword-only, with `actor`; `about` names what it is about."""
    return _at_desk(Registered(code, "action", may_if, basis, "", about))


def desk_look(
    code: str, *, may_if: MayIf, basis: str = "", about: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a selector of a desk; arguments as for `desk_action`."""
    return _at_desk(Registered(code, "look", may_if, basis, "", about))


def act_of_ones_own(
    code: str, *, may_if: MayIf, basis: str, about: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a service for what is somebody's own, wherever they work; arguments as for `action`.

    Who works at a partner does it at its desk, so that no municipality's log is theirs; who works
    in a municipality does it there.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        here = action(code, may_if=may_if, basis=basis, about=about)(function)
        there = desk_action(code, may_if=may_if, basis=basis, about=about)(function)

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = _actor_of(args, kwargs)
            at_desk = actor.kind == "partner" and not actor.municipality
            return there(*args, **kwargs) if at_desk else here(*args, **kwargs)

        return run

    return decorate


def _at_desk(act: Registered) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        says = (function.__doc__ or "").strip().partition("\n")[0]
        if act.code in REGISTER and REGISTER[act.code].says != says:
            raise ValueError(f"two acts share the code {act.code}")
        if act.about and act.about not in inspect.signature(function).parameters:
            raise ValueError(f"{act.code} is about {act.about}, which is no argument of it")
        REGISTER[act.code] = Registered(act.code, act.kind, act.may_if, act.basis, says, act.about)

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = _actor_of(args, kwargs)
            subject = _opaque(kwargs.get(act.about)) if act.about else ""
            refusal: WoonzekerError
            try:
                with desk(actor.desk), transaction.atomic():
                    _check(actor, act, subject)
                    result = function(*args, **kwargs)
                    _write(actor, act, subject or _opaque(result))
                    return result
            except WoonzekerError as problem:
                refusal = problem
            _record(actor, act, subject, refusal)
            raise refusal

        return run

    return decorate


def _actor_of(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Actor:
    actor = kwargs.get("actor", args[0] if args else None)
    if not isinstance(actor, Actor):
        raise TypeError("an act needs an actor")
    return actor


def _check(actor: Actor, act: Registered, subject: str) -> None:
    """The right as such first; then whether it stands at this desk."""
    if not act.may_if.ever(actor):
        raise NotPermitted
    if act.about and subject:
        reach.stands_at_desk(act.about, subject)


def _record(actor: Actor, act: Registered, subject: str, problem: WoonzekerError) -> None:
    """The line of a refusal, once, for an actor that has a desk; not inside what is undone."""
    why = next((code for kind, code in _WHY if isinstance(problem, kind)), "")
    if not why or problem.recorded or at_a_desk() or not actor.desk:
        return
    problem.recorded = True
    with desk(actor.desk):
        _write(actor, act, subject, why)


def _write(actor: Actor, act: Registered, subject: str, why: str = "") -> None:
    came = origin.current()
    DeskLine.objects.create(
        actor_kind=actor.kind,
        actor_id=actor.behind or (actor.id if actor.kind == "system" else ""),
        role=" ".join(sorted(roles_of(actor))) if actor.kind == "partner" else "",
        kind=act.kind,
        code=act.code,
        basis=act.basis,
        subject=subject,
        why=why,
        channel=came.channel,
        address=came.address,
    )


def _opaque(value: object) -> str:
    """The id of a row, or a short word without spaces; nothing of anything else."""
    if isinstance(value, models.Model):
        value = value.pk
    text = "" if value is None or isinstance(value, list | tuple | dict | set) else str(value)
    return text if len(text) <= 64 and " " not in text else ""
