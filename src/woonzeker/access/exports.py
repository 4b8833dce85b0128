# SPDX-License-Identifier: EUPL-1.2
"""People who leave the system on paper or in a file: one quota for files, prints and the API.

A room says at start-up which kinds of files it gives (`kind`). Before a file leaves, its view asks
`take`. Up to a number of people, and within the day's quota of whoever takes it, it is recorded
and given. Above that somebody asks with a reason, and a colleague who may decide says yes or no:
never the one who asked. A yes holds for that one file, once, for some hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib import messages
from django.core import signing
from django.db import connection
from django.db.models import QuerySet, Sum
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import audit, clock, reach
from woonzeker.access.actions import action, look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.models import Export
from woonzeker.access.policy import ANYWHERE, DataClass, Role, holds, sees
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, NotPermitted, Refused

BASIS = "AVG art. 32 lid 1; BIO2 5.12"
_NO_PEOPLE = {Role.FUNCTIONAL_ADMIN, Role.MANAGER, Role.STATISTICIAN}
#: everybody who works with residents may take something out; which file is for its own act to say
MAY_TAKE = holds(*(role for role in Role if role not in _NO_PEOPLE), partner=True)
#: who leads a team decides about its people; the privacy officer about everybody
MAY_DECIDE = sees(DataClass.LOGS).by(Role.TEAM_LEAD, Role.PRIVACY_OFFICER)
#: a reader of PDF asks for the file again when somebody saves it: that is the same giving
AGAIN = timedelta(minutes=10)
#: who asks has this long to give a reason
_TO_ASK_SECONDS = 3600
#: in what two givings are one: another list, or others on it, is another file
_SAME = ("asked_by", "code", "subject", "people", "content")
#: bytes of a keyed digest that tell who was shown today from who was not
_MARK = 4
_SALT = "woonzeker.access.exports"
#: what holds when a municipality decided nothing else
DEFAULTS: Mapping[str, int] = {
    "export_four_eyes_above": 50,
    "export_people_a_day": 200,
    "export_approval_hours": 8,
    "lists_people_warned": 1000,
    "lists_people_a_day": 3000,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its code, what it is called, and the name and argument of its address."""

    code: str
    says: str | Promise
    address: str
    about: str


KINDS: dict[str, Kind] = {
    "lists": Kind("lists", gettext_lazy("verder bladeren in lijsten"), "start", "")
}
_policy: list[Callable[[str], Mapping[str, int]]] = []


class SecondPersonNeeded(Refused):
    """Voor dit bestand is een tweede persoon nodig."""

    def __init__(self, code: str, subject: str, people: int) -> None:
        super().__init__(
            _("Dit bestand gaat over %(people)d mensen. Een collega kijkt mee voor je het krijgt.")
            % {"people": people}
        )
        self.code, self.subject, self.people = code, subject, people

    def token(self) -> str:
        """What is asked for, signed: who asks cannot make it another file or fewer people."""
        return signing.dumps([self.code, self.subject, self.people], salt=_SALT, compress=True)


#: leafing on through lists asks for a colleague as a file does
LISTS = "lists"


def kind(code: str, says: str | Promise, address: str, about: str) -> Kind:
    """Make a kind of file known; call while a room's views load."""
    made = Kind(code, says, address, about)
    if KINDS.setdefault(code, made) != made:
        raise ValueError(f"two files share the code {code}")
    return made


def governed_by(policy: Callable[[str], Mapping[str, int]]) -> None:
    """Let a room say what a municipality decided about taking people out; call at start-up."""
    _policy[:] = [policy]


def limits(municipality: str) -> dict[str, int]:
    """The numbers that hold in a municipality."""
    decided = _policy[0](municipality) if _policy else {}
    return {name: int(decided.get(name, number)) for name, number in DEFAULTS.items()}


def needs_second(people: int, today: int, *, alone: int, a_day: int) -> bool:
    """Whether a file of `people` asks for a second person when `today` have left already."""
    return people > alone or today + people > a_day


@action("exports.take", may_if=MAY_TAKE, basis=BASIS, about="subject")
def take(
    *, actor: Actor, kind: Kind, subject: str, people: int, of: Iterable[object],
    agreed_by: str = "",
) -> Export | None:  # fmt: skip
    """Take people out in a file, print or page of the API; raises SecondPersonNeeded.

    `of` are the ids of the rows in it, by which the same file is known when it is asked again.
    The system takes nothing out: it works inside. A partner gets back what it brought itself, so
    that is recorded and has no quota. A file without anybody in it is no export. `agreed_by` is
    the colleague who let this very file go before it was asked for, as with a print run.
    """
    audit.concerns(people)
    if actor.kind == "system" or people == 0:
        return None
    _one_at_a_time(actor)
    file = Export(
        asked_by=actor.id, code=kind.code, subject=subject, people=people, content=_content(of)
    )
    if (before := _just_given(file)) is not None:
        return before
    if actor.kind == "partner":
        return _give(file)
    if agreed_by and agreed_by != actor.id:
        file.approved_at, file.approved_by = clock.now(), agreed_by
        return _give(file)
    numbers = limits(actor.municipality)
    if (approved := _approval(actor, kind.code, subject, people, numbers)) is not None:
        approved.content = file.content
        return _give(approved)
    alone, a_day = numbers["export_four_eyes_above"], numbers["export_people_a_day"]
    if needs_second(people, taken_today(actor), alone=alone, a_day=a_day):
        raise SecondPersonNeeded(kind.code, subject, people)
    return _give(file)


@action("exports.ask", may_if=MAY_TAKE, basis=BASIS)
def ask(*, actor: Actor, token: str, reason: str) -> Export:
    """Ask a colleague to agree to a file above the number; with a reason. Raises Refused."""
    said = read_token(token)
    if not reason.strip():
        raise Refused(_("Zeg waarvoor je het bestand nodig hebt."))
    waiting = Export.objects.filter(
        asked_by=actor.id, code=said.code, subject=said.subject, taken_at=None, refused_at=None
    ).exclude(reason="")
    for old in waiting:
        if _state(old, limits(actor.municipality)) in {"waits", "agreed"}:
            if old.people >= said.people:
                return old
            old.refused_at = clock.now()
            old.save(update_fields=["refused_at"])
    return Export.objects.create(
        asked_by=actor.id,
        code=said.code,
        subject=said.subject,
        people=said.people,
        reason=reason.strip()[:200],
    )


@action("exports.approve", may_if=MAY_DECIDE, basis=BASIS, about="export")
def approve(*, actor: Actor, export: str) -> Export:
    """Agree that a colleague takes one file out, once, within some hours; never for oneself."""
    found = _to_decide(actor, export)
    found.approved_at, found.approved_by = clock.now(), actor.id
    found.save(update_fields=["approved_at", "approved_by"])
    return found


@action("exports.refuse", may_if=MAY_DECIDE, basis=BASIS, about="export")
def refuse(*, actor: Actor, export: str) -> Export:
    """Say that a colleague does not take this file out."""
    found = _to_decide(actor, export)
    found.refused_at, found.approved_by = clock.now(), actor.id
    found.save(update_fields=["refused_at", "approved_by"])
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it stands: waits, agreed, given, refused or passed."""

    export: Export
    kind: Kind | None
    state: str
    until: datetime

    @property
    def mine_to_take(self) -> bool:
        """Whether the file can be taken now."""
        return self.state == "agreed" and self.kind is not None


@look("exports.mine", may_if=MAY_TAKE, basis=BASIS)
def mine(*, actor: Actor) -> list[Asked]:
    """See what one asked to take out and what was said to it, the newest first."""
    rows = Export.objects.filter(asked_by=actor.id).exclude(reason="").order_by("-asked_at")[:20]
    return _shown(actor, rows)


@look("exports.to_decide", may_if=MAY_DECIDE, basis=BASIS)
def to_decide(*, actor: Actor) -> list[Asked]:
    """See which colleagues wait for one's answer, the longest waiting first."""
    rows = _waiting().exclude(asked_by=actor.id).order_by("asked_at")
    found = [each for each in _shown(actor, rows) if each.state == "waits"]
    return [each for each in found if MAY_DECIDE(actor, _relations(actor, each.export.asked_by))]


def may_decide(actor: Actor) -> bool:
    """Whether somebody decides about what colleagues take out."""
    return MAY_DECIDE.ever(actor)


def relations_to_export(actor: Actor, export: str) -> frozenset[Relation]:
    """How a colleague stands to who asked for a file. Raises NotFound, as to a partner."""
    found = Export.objects.filter(pk=export).first() if actor.kind == "user" else None
    if found is None:
        raise NotFound
    return _relations(actor, found.asked_by)


def _relations(actor: Actor, asked_by: str) -> frozenset[Relation]:
    """As to the colleague who asked; who never worked here is near to nobody."""
    try:
        return reach.relations(actor, "user", asked_by)
    except NotFound:
        return ANYWHERE


def read_token(token: str) -> SecondPersonNeeded:
    """What is asked for; raises Refused when the words are not ours or too old."""
    try:
        code, subject, people = signing.loads(token, salt=_SALT, max_age=_TO_ASK_SECONDS)
    except signing.BadSignature as wrong:
        raise Refused(_("Vraag het bestand opnieuw: deze vraag is te oud.")) from wrong
    return SecondPersonNeeded(code, subject, people)


def taken_today(actor: Actor) -> int:
    """How many people this actor took out today without a second person."""
    rows = Export.objects.filter(asked_by=actor.id, taken_at__gte=_morning(), approved_at=None)
    return rows.aggregate(total=Sum("people"))["total"] or 0


def leaf_through(request: HttpRequest, shown: Iterable[object]) -> None:
    """Count who is shown in a list, by id: looking is no export, leafing all day through it is.

    Who was shown already today counts no second time, so that coming back to a list after each
    task costs nothing. Warns above one number of people; above the other raises
    SecondPersonNeeded until a colleague agreed.
    """
    actor, marks = actor_of(request), {_mark(each) for each in shown}
    if actor.kind != "user" or not marks:
        return
    numbers, (before, total) = limits(actor.municipality), _leafed(actor, marks)
    a_day = numbers["lists_people_a_day"]
    if total > a_day and total > a_day * (1 + _agreed_today(actor).count()):
        raise SecondPersonNeeded(LISTS, "", a_day)
    if total > a_day:  # the yes is in use, so that the next one can be asked
        _agreed_today(actor).filter(taken_at=None).update(taken_at=clock.now())
    if before <= numbers["lists_people_warned"] < total:
        words = _("Je zag vandaag al %(total)d mensen in lijsten. Zoek liever één huishouden op.")
        messages.warning(request, words % {"total": total})


def _mark(subject: object) -> bytes:
    """Enough to know somebody again within a day; without the key of the program no way back."""
    return salted_hmac(_SALT, str(subject), algorithm="sha256").digest()[:_MARK]


def _leafed(actor: Actor, marks: set[bytes]) -> tuple[int, int]:
    """How many were shown today before these and with them; what other days saw is dropped."""
    mine = Export.objects.filter(asked_by=actor.id, code=LISTS, reason="")
    today = mine.select_for_update().filter(asked_at__gte=_morning())
    if (row := today.first()) is None:
        _one_at_a_time(actor)  # the first two pages of a day at once are counted together
        row = today.first()
    if row is None:
        mine.exclude(seen=b"").update(seen=b"")
        row = Export(asked_by=actor.id, code=LISTS)
    seen = bytes(row.seen)
    known = {seen[place : place + _MARK] for place in range(0, len(seen), _MARK)}
    every = known | marks
    if len(every) > len(known):
        row.seen, row.people = b"".join(sorted(every)), len(every)
        row.save()
    return len(known), len(every)


def _agreed_today(actor: Actor) -> QuerySet[Export]:
    return Export.objects.filter(
        asked_by=actor.id, code=LISTS, refused_at=None, approved_at__gte=_morning()
    )


def _morning() -> datetime:
    here = clock.now().astimezone(clock.AMSTERDAM)
    return here.replace(hour=0, minute=0, second=0, microsecond=0)


def _one_at_a_time(actor: Actor) -> None:
    """Let two files of one person wait for each other, so that the quota is counted whole."""
    with connection.cursor() as cursor:
        words = f"export:{actor.municipality}:{actor.id}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [words])


def _give(export: Export) -> Export:
    export.taken_at = clock.now()
    export.save()
    return export


def _content(of: Iterable[object]) -> str:
    """The same for the same rows in whatever order, and for no others."""
    return sha256("\n".join(sorted({str(each) for each in of})).encode()).hexdigest()


def _just_given(file: Export) -> Export | None:
    """The same file with exactly the same rows, given to the same person a moment ago."""
    same = {name: getattr(file, name) for name in _SAME}
    return Export.objects.filter(**same, taken_at__gte=clock.now() - AGAIN).first()


def _approval(
    actor: Actor, code: str, subject: str, people: int, numbers: dict[str, int]
) -> Export | None:
    since = clock.now() - timedelta(hours=numbers["export_approval_hours"])
    return (
        Export.objects.select_for_update()
        .filter(
            asked_by=actor.id,
            code=code,
            subject=subject,
            people__gte=people,
            approved_at__gte=since,
            refused_at=None,
            taken_at=None,
        )
        .first()
    )


def _waiting() -> QuerySet[Export]:
    return Export.objects.filter(approved_at=None, refused_at=None, taken_at=None).exclude(
        reason=""
    )


def _to_decide(actor: Actor, export: str) -> Export:
    found = Export.objects.select_for_update().filter(pk=export).exclude(reason="").first()
    if found is None:
        raise NotFound
    if found.asked_by == actor.id:
        raise NotPermitted(_("Over je eigen vraag beslist een collega."))
    if _state(found, limits(actor.municipality)) != "waits":
        raise Refused(_("Over deze vraag is al beslist, of zij is verlopen."))
    return found


def _shown(actor: Actor, rows: QuerySet[Export]) -> list[Asked]:
    numbers = limits(actor.municipality)
    return [
        Asked(each, KINDS.get(each.code), _state(each, numbers), _until(each, numbers))
        for each in rows
    ]


def _until(export: Export, numbers: dict[str, int]) -> datetime:
    hours = timedelta(hours=numbers["export_approval_hours"])
    return (export.approved_at or export.asked_at) + hours


def _state(export: Export, numbers: dict[str, int]) -> str:
    if export.taken_at is not None:
        return "given"
    if export.refused_at is not None:
        return "refused"
    if _until(export, numbers) < clock.now():
        return "passed"
    return "agreed" if export.approved_at is not None else "waits"
