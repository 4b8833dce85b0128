# SPDX-License-Identifier: EUPL-1.2
"""What happened with a case, newest first: moves, attempts, tasks, letters, talks and money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access.actors import Actor
from woonzeker.access.clock import AMSTERDAM
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import CaseMove, CaseTask, PeriodSignal
from woonzeker.cases.selectors import TASK_NAMES
from woonzeker.help.selectors import note
from woonzeker.outreach.models import ContactAttempt, Message
from woonzeker.outreach.rules import day_part_for
from woonzeker.outreach.selectors import message_line
from woonzeker.planning.models import WrittenOffer
from woonzeker.process import find_move, reason_words
from woonzeker.ui import words
from woonzeker.web.selectors.history_court import court_events
from woonzeker.web.selectors.history_help import help_events
from woonzeker.web.selectors.history_told import told_events
from woonzeker.web.selectors.shapes import Event

#: moves that say no more than the attempt of that day, which stands in the list itself
_SAID_BY_ATTEMPT = frozenset(
    {
        "contact_sought",
        "contact_reached",
        "first_talk_held",
        "help_offered",
        "help_accepted",
        "help_declined",
    }
)
#: what people did stands above the moves that followed from it on the same moment
_ABOVE_MOVES = 1_000_000
_NO_MOMENT = datetime.min.replace(tzinfo=UTC)
_BY_REPORT = frozenset({"accept_report", "join_report", "reopen"})


def events_of(actor: Actor, case: UUID) -> tuple[Event, ...]:
    """Everything that happened, the newest first, also within a day, for who looks at it."""
    moves = list(CaseMove.objects.filter(case=case).order_by("sequence"))
    attempts = list(ContactAttempt.objects.filter(case=case).order_by("recorded_at"))
    tasks = list(CaseTask.objects.filter(case=case).exclude(done_on=None))
    ids = {m.actor_id.removeprefix("user:") for m in moves} | {a.tried_by for a in attempts}
    written = {each.pk: each for each in Message.objects.filter(case=case).order_by("asked_at")}
    ids |= {each.asked_by for each in written.values()}
    names = names_of(ids | {task.done_by for task in tasks})
    found = [
        *_moves(case, _telling(moves, {each.tried_on for each in attempts}), names),
        *(
            _attempt(each, names, rank, actor)
            for rank, each in enumerate(attempts, _ABOVE_MOVES)
            if each.sent_key not in written
        ),
        *(_message(each, names) for each in written.values()),
        *(_task(each, names) for each in tasks),
        *_letters(case),
        *help_events(actor, case),
        *told_events(case),
        *court_events(actor, case),
    ]
    return tuple(sorted(found, key=_newest, reverse=True))


def _newest(event: Event) -> tuple[date, bool, datetime, int]:
    known = event.moment is not None
    return _day(event.at), not known, event.moment or _NO_MOMENT, event.rank


def _day(at: date | datetime) -> date:
    return at.astimezone(AMSTERDAM).date() if isinstance(at, datetime) else at


def _telling(moves: list[CaseMove], attempts_on: set[date]) -> Iterator[CaseMove]:
    """The moves that add something: not what an attempt of that day says, nor a report twice."""
    seen: set[tuple[str, date]] = set()
    for move in moves:
        said = move.code in _SAID_BY_ATTEMPT and move.moved_on in attempts_on
        kind = ("report" if move.code in _BY_REPORT else move.code, move.moved_on)
        if not said and kind not in seen:
            seen.add(kind)
            yield move


def _moves(case: UUID, moves: Iterable[CaseMove], names: dict[str, str]) -> Iterator[Event]:
    reporters = _reporters(case)
    for move in moves:
        yield Event(
            at=move.moved_on,
            title=_capital(find_move(move.code).title),
            when_words=words.day_year(move.moved_on),
            body="" if move.code in _BY_REPORT else reason_words(move.reason),
            reporters=reporters.get(move.moved_on, "") if move.code in _BY_REPORT else "",
            by=names.get(move.actor_id.removeprefix("user:"), ""),
            moment=move.moved_at,
            rank=move.sequence,
        )


def _reporters(case: UUID) -> dict[date, str]:
    """The partners of the signals that came in, by day."""
    found: dict[date, list[str]] = {}
    rows = PeriodSignal.objects.filter(period__case=case).values_list(
        "signal__delivery__received_on", "signal__partner__name"
    )
    for on, name in rows.order_by("signal__partner__name"):
        if name not in found.setdefault(on, []):
            found[on].append(name)
    return {on: ", ".join(partners) for on, partners in found.items()}


def _attempt(attempt: ContactAttempt, names: dict[str, str], rank: int, actor: Actor) -> Event:
    channel = _capital(attempt.get_channel_display())
    if part := day_part_for(attempt.channel, attempt.day_part):
        channel = f"{channel} ({part})"
    return Event(
        at=attempt.tried_on,
        title=f"{channel}: {attempt.get_outcome_display()}",
        when_words=words.day_year(attempt.tried_on),
        by=names.get(attempt.tried_by, ""),
        note=note(attempt.note, by=attempt.tried_by, actor=actor) if attempt.note else None,
        moment=attempt.recorded_at,
        rank=rank,
    )


def _message(message: Message, names: dict[str, str]) -> Event:
    """A message and how it fared; the attempt that came of it is not said twice."""
    line = message_line(message)
    return Event(
        at=line.on,
        title=f"{_capital(line.channel)}: {line.state}",
        when_words=words.day_year(line.on),
        body=f"{_capital(line.kind)}, {line.problem}" if line.problem else _capital(line.kind),
        by=names.get(line.by, ""),
        moment=message.sent_at or message.asked_at,
        rank=_ABOVE_MOVES - 2,
    )


_TASKS_DONE: dict[str, Promise] = {
    "alert_helper": gettext_lazy("Schuldhulpverlener gewaarschuwd"),
    "check_who_stays_behind": gettext_lazy("Gekeken wie er achterblijft"),
    "written_offer": gettext_lazy("Aanbod per brief verstuurd"),
    "told_reported": gettext_lazy("De inwoner leest op de eigen pagina dat er wel gemeld is"),
}


def _task(task: CaseTask, names: dict[str, str]) -> Event:
    done_on = task.done_on or task.asked_on
    asked = TASK_NAMES.get(task.kind, "")
    done = _("Gedaan: %s") % asked if asked else _("Taak gedaan")
    return Event(
        at=done_on,
        title=str(_TASKS_DONE.get(task.kind, done)),
        when_words=words.day_year(done_on),
        by=names.get(task.done_by, ""),
        rank=999_999,
    )


def _letters(case: UUID) -> Iterator[Event]:
    written = ContactAttempt.objects.filter(case=case, channel="letter").values("tried_on")
    offers = WrittenOffer.objects.filter(case=case).exclude(sent_on=None)
    for offer in offers.exclude(sent_on__in=written):
        sent_on = offer.sent_on or offer.planned_on
        yield Event(sent_on, _("Aanbod per brief verstuurd"), words.day_year(sent_on), rank=999_998)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
