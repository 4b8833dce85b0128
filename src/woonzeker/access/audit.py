# SPDX-License-Identifier: EUPL-1.2
"""Writing the lines that remember an act: one in the audit log, and one for each person shown.

Both go in with one statement in the act's own transaction: what is not written down is not shown.
What fails leaves nothing, so its lines are written afterwards in a transaction of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from woonzeker.access import activities, clock, origin, processing, subjects
from woonzeker.access.actors import Actor, Kind
from woonzeker.access.matrix import Relation
from woonzeker.access.models import SignInLine
from woonzeker.access.policy import MayIf, roles_of
from woonzeker.access.tenancy import (
    after_this,
    current_municipality,
    if_undone,
    kept,
    remembered,
)
from woonzeker.errors import NotFound, NotPermitted, Refused, WoonzekerError

#: why an act did not go through, as the line says it; what is not here is no refusal
_WHY: tuple[tuple[type[WoonzekerError], str], ...] = (
    (NotPermitted, "not_permitted"),
    (NotFound, "not_found"),
    (Refused, "refused"),
)
_NOWHERE: frozenset[Relation] = frozenset()


@dataclass(frozen=True, slots=True)
class Act:
    """What is written down of an act, whoever does it: its code, kind, ground and condition."""

    code: str
    kind: str = "action"
    basis: str = ""
    may_if: MayIf | None = None
    about: str | None = None


@dataclass(slots=True)
class Running:
    """An act that runs now: its place in the trace, and whom it says to be about so far."""

    operation: int
    parent: int | None
    trace: UUID
    began: datetime
    subject: str = ""
    count: int | None = None
    shown: dict[subjects.Subject, None] = field(default_factory=dict)
    #: written in this act and those inside it, so that it can be taken back with them
    written: set[tuple[str, UUID]] = field(default_factory=set)
    #: the acts inside it that ended well: what they did goes when this one fails
    inside: list[tuple[Act, Running]] = field(default_factory=list)


_running: ContextVar[Running | None] = ContextVar("woonzeker_act", default=None)


def concerns(
    number: int | None = None,
    *,
    people: Iterable[UUID] = (),
    signals: Iterable[UUID] = (),
    of: Mapping[str, Iterable[object]] | None = None,
) -> None:
    """Say, inside an act, whom it is about: `people` of the register, and `signals` of nobody yet.

    `of` names them by what they belong to: `{"case": ids}`. Each is one line in the processing log.
    `number` is how many rows a bulk act concerned: the one audit line carries it.
    """
    if (act := _running.get()) is None:
        return
    act.shown.update(_named(people, signals, of))
    if number is not None:
        act.count = number


def also_shown(
    code: str,
    *,
    people: Iterable[UUID] = (),
    signals: Iterable[UUID] = (),
    of: Mapping[str, Iterable[object]] | None = None,
) -> None:
    """Say after a look whom its page showed, when the look gave a list to leaf through.

    In the same transaction; the lines are linked to the audit line of that look.
    """
    act = _ended()[code]
    activity = activities.of(code)
    named = _named(people, signals, of)
    act.shown.update(named)
    if fresh := processing.not_yet(activity, named):
        with connection.cursor() as cursor:
            cursor.execute(*_insertion(activity, act, code, fresh.values()))


def _ended() -> dict[str, Running]:
    """The acts that ended in this transaction, by their code."""
    return kept("acts that ended", dict[str, Running])


def _named(
    people: Iterable[UUID], signals: Iterable[UUID], of: Mapping[str, Iterable[object]] | None
) -> dict[subjects.Subject, None]:
    found: list[subjects.Subject] = [("person", each) for each in people]
    found += [("signal", each) for each in signals]
    for kind, ids in (of or {}).items():
        found += subjects.people_of(kind, ids)
    return dict.fromkeys(found)


def parent_of_request() -> str | None:
    """The traceparent to send along with a question to another system; None outside any act."""
    act = _running.get()
    return origin.traceparent(act.trace, act.operation) if act else None


@contextmanager
def running(
    actor: Actor, act: Act, *, subject: str = "", relations: frozenset[Relation] = _NOWHERE
) -> Iterator[Running]:
    """Run an act; when it ends well its lines are added to the transaction that runs."""
    outer, now = _running.get(), _begun(subject)
    token = _running.set(now)
    try:
        yield now
        _resolve(act, now)
        _write(actor, act, now, relations=relations)
        _ended()[act.code] = now
        if outer is not None:
            outer.written |= now.written
            outer.inside += [*now.inside, (act, now)]
        else:
            if_undone(partial(_fail, actor, [*now.inside, (act, now)], _told()))
    except BaseException as problem:
        processing.forget(now.written)
        if isinstance(problem, WoonzekerError):
            refused(actor, act, problem, subject=subject, begun=now)
        after_this(partial(_fail, actor, [*now.inside, (act, now)], _told()))
        raise
    finally:
        _running.reset(token)


def refused(
    actor: Actor,
    act: Act,
    problem: WoonzekerError,
    *,
    subject: str = "",
    begun: Running | None = None,
) -> None:
    """Add, afterwards, the line of an act that was refused and why; nobody was shown.

    The innermost act writes it, those around it that end by the same problem do not. What the
    system itself comes upon is refused to nobody.
    """
    why = next((code for kind, code in _WHY if isinstance(problem, kind)), "")
    if not why or problem.recorded or actor.kind == "system":
        return
    problem.recorded = True
    began = begun or _begun(subject)
    line = Running(began.operation, began.parent, began.trace, began.began, subject)
    after_this(lambda: _write(actor, act, line, why=why))


def _told() -> set[tuple[str, UUID]]:
    """Of whom it was written down already that something failed in this transaction."""
    return kept("processing that failed", set)


def _fail(actor: Actor, acts: Iterable[tuple[Act, Running]], told: set[tuple[str, UUID]]) -> None:
    """Add, afterwards, a line with the status of an error for each person these were about.

    One for each person in each activity, as for what goes well. An act that was not begun, for
    want of the right, processed nothing and has no such line.
    """
    for act, now in acts:
        if _is_id(now.subject):
            _resolve(act, now)
        activity = activities.of(act.code)
        fresh = processing.not_yet(activity, now.shown)
        about = [subject for mark, subject in fresh.items() if mark not in told]
        told |= fresh.keys()
        if about:
            partner = actor.id if actor.kind == "partner" else ""
            statement, words = _insertion(
                activity, now, act.code, about, partner, status=processing.ERROR
            )
            with connection.cursor() as cursor:
                cursor.execute(statement, words)


def _is_id(subject: str) -> bool:
    """Whether a subject can be something that exists: what failed may have failed over that."""
    try:
        UUID(subject)
    except ValueError:
        return False
    return True


def record(
    actor: Actor, code: str, *, basis: str = "", subject: str = "", refused: bool = False
) -> None:
    """Add one line for an act that runs inside another one under a code of its own."""
    why = "not_permitted" if refused else ""
    _write(actor, Act(code, basis=basis), _begun(subject), why=why)


def sign_in_event(
    code: str, *, user: str = "", subject: str = "", refused: bool = False, why: str = ""
) -> None:
    """Write down something around signing in, in or outside a municipality.

    `user` is the id of who does it ('' when nobody is known), `subject` of whom it is done to when
    that is another; `why` is a code of ours. Never what somebody typed.
    """
    came = origin.current()
    SignInLine.objects.create(
        code=code,
        user_id=user,
        subject=subject,
        refused=refused,
        why=why,
        channel=came.channel,
        address=came.address,
        trace_id=came.trace,
    )


def _begun(subject: str) -> Running:
    outer, came = _running.get(), origin.current()
    number = int.from_bytes(os.urandom(8), "big", signed=True)
    if outer is not None:
        return Running(number, outer.operation, outer.trace, clock.now(), subject)
    return Running(number, came.caller, came.trace or uuid4(), clock.now(), subject)


def _resolve(act: Act, now: Running) -> None:
    """An act about a case, link … that named nobody is about the people of that case or link."""
    if now.count is None:
        now.count = len(now.shown) or 1
    if not now.shown and act.about:
        about, subject = act.about, now.subject
        found = remembered(("people", about, subject), lambda: subjects.people_of(about, [subject]))
        now.shown.update((each, None) for each in found)


_AUDIT = """
INSERT INTO access_auditline (municipality, at, actor_kind, actor_id, roles, by_roles, relations,
    kind, code, data, basis, purpose, subject, count, refused, channel, address, trace_id,
    operation_id, parent_operation_id, why, behind)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


def _write(
    actor: Actor,
    act: Act,
    now: Running,
    *,
    relations: frozenset[Relation] = _NOWHERE,
    why: str = "",
) -> None:
    """Add the line of an act, with those of who was shown; `why` it was refused, if it was."""
    activity = activities.of(act.code)
    line = _line(actor, act, now, relations=relations, why=why)
    fresh = processing.not_yet(activity, now.shown)
    now.written |= fresh.keys()
    with connection.cursor() as cursor:
        if not fresh:
            cursor.execute(_AUDIT, line)
            return
        partner = actor.id if actor.kind == "partner" else ""
        statement, words = _insertion(activity, now, act.code, fresh.values(), partner)
        cursor.execute(f"WITH audited AS ({_AUDIT}) {statement}", [*line, *words])


def _insertion(
    activity: activities.Activity,
    act: Running,
    code: str,
    about: Iterable[tuple[UUID, str]],
    partner: str = "",
    status: int = processing.OK,
) -> tuple[str, list[Any]]:
    return processing.insertion(
        activity,
        list(about),
        trace=act.trace,
        operation=act.operation,
        parent=act.parent,
        name=code,
        began=act.began,
        partner=partner,
        status=status,
    )


def _line(
    actor: Actor, act: Act, now: Running, *, relations: frozenset[Relation], why: str
) -> list[Any]:
    """The values of one audit line, in the order of the statement."""
    came = origin.current()
    return [
        current_municipality(),
        now.began,
        actor.kind,
        actor.id,
        " ".join(sorted(actor.roles)),
        "" if why else _gave(act.may_if, actor.kind, actor.roles, relations),
        "" if actor.kind == "system" else " ".join(sorted(relations)),
        act.kind,
        act.code,
        _data(act.may_if),
        act.basis,
        activities.of(act.code).purpose,
        now.subject,
        max(1 if now.count is None else now.count, 0),
        bool(why),
        came.channel,
        came.address,
        now.trace,
        now.operation,
        now.parent,
        why,
        actor.behind,
    ]


@lru_cache(maxsize=4_096)
def _gave(
    may_if: MayIf | None, kind: Kind, held: frozenset[str], relations: frozenset[Relation]
) -> str:
    """The roles of those held that gave the right in these relations; all when only together."""
    if may_if is None or kind == "system":
        return ""
    held = roles_of(Actor(kind, "", "", held))
    alone = [each for each in held if may_if(Actor(kind, "", "", frozenset({each})), relations)]
    return " ".join(sorted(alone or held))


@lru_cache(maxsize=1_024)
def _data(may_if: MayIf | None) -> str:
    classes = may_if.data | may_if.written if may_if else ()
    return " ".join(sorted(classes, key=lambda each: int(each.value[1:])))
