# SPDX-License-Identifier: EUPL-1.2
"""What comes of contact in the practice municipality, at the published rates. Pure.

Nobody is rung or written to here: the past is imitated so that the pages have something to show.
Rates and their sources stand in the town's table of figures.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from woonzeker.demo.town.dice import Weighted
from woonzeker.demo.town.figures import figures
from woonzeker.process import Exit


class Answer(StrEnum):
    """What somebody who was reached says; the value is the outcome that is recorded."""

    ACCEPTS = "accepted"
    DECLINES = "declined"
    SOLVED = "talked"
    THINKS = "appointment"


#: what those who do not accept say; assumptions
_OTHER_ANSWERS = Weighted({Answer.DECLINES: 0.45, Answer.SOLVED: 0.40, Answer.THINKS: 0.15})
#: how a case ends after each answer; 'mostly a quick fix' is published, the shares are assumptions
_ENDINGS = {
    Answer.ACCEPTS: Weighted(
        {Exit.ADVICE: 0.62, Exit.FOLLOW_UP_FINANCIAL: 0.28, Exit.FOLLOW_UP_OTHER: 0.10}
    ),
    Answer.DECLINES: Weighted({Exit.HELP_DECLINED: 1.0}),
    Answer.SOLVED: Weighted({Exit.PAID: 0.45, Exit.ARRANGEMENT: 0.55}),
    Answer.THINKS: Weighted({Exit.NO_REACTION: 0.7, Exit.OTHER_SUPPORT: 0.3}),
}
#: days between the answer and the end of the case; never within the same week
_DAYS_TO_END = {
    Answer.ACCEPTS: (14, 52),  # the decision on help comes within eight weeks
    Answer.DECLINES: (7, 14),
    Answer.SOLVED: (7, 21),
    Answer.THINKS: (28, 42),
}
#: how cases end in which nobody was reached; assumptions
_UNREACHED = Weighted(
    {Exit.NO_CONTACT: 0.93, Exit.KNOWN_TO_DEBT_HELP: 0.04, Exit.MOVED_UNKNOWN: 0.03}
)
_WEEKS_TO_GIVE_UP = (8, 13)
_LETTER_DAYS = (16, 25)
_CALL_DAYS = (3, 12)
_ANSWER_TO_LETTER_DAYS = (7, 16)
_REACHED_AT_FIRST_VISIT = 0.8
_SECOND_VISIT_ANYWAY = 0.3
#: who does not answer the telephone seldom opens the door either; assumption that keeps the reach
#: of each way near its published figure
_OPENS_AFTER_NO_ANSWER = 0.3
_CARD_LEFT = 0.6
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Course:
    """How contact with one household goes after its reports of one month, drawn in advance.

    Days count from the day the reports were taken up, `answers_letter_after` from the letter.
    `opens_at_visit` is 1 or 2, or 0 when nobody ever opens.
    """

    letter_after: int
    answers_letter_after: int | None
    call_after: int | None
    answers_call: bool
    opens_at_visit: int
    second_visit: bool
    leaves_card: bool
    answer: Answer
    ends_after_answer: int
    ending: Exit
    gives_up_after: int
    ending_unreached: Exit


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt, made or planned: `outcome` is empty for a visit that is still to come."""

    channel: str
    on: date
    outcome: str = ""
    day_part: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A case that runs, with what was tried since its newest reports were taken up.

    `stopped` when it is so far that nobody ends it in passing: its safeguards come first.
    """

    case: UUID
    taken_up_on: date
    tried: tuple[Attempt, ...]
    visits: tuple[Attempt, ...]
    course: Course
    stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happens with a case on a day: an attempt, the wish for a second visit, or its end."""

    on: date
    case: UUID
    attempt: Attempt | None = None
    again: bool = False
    ending: Exit | None = None


def course_of(chance: random.Random, *, has_phone: bool, threatening: bool) -> Course:
    """Draw a course; `has_phone` when a partner gave a number.

    Under a threat one calls at once and goes on until somebody opens.
    """
    reached = figures("contact", "reached")
    answer = _draw_answer(chance)
    answers_letter = chance.random() < reached["letter"]
    called = chance.random() < figures("contact", "channel_mix", "phone") / figures(
        "present", "phone"
    )
    answers_call = chance.random() < reached["phone"]
    opens = chance.random() < reached["visit"]
    first = chance.random() < _REACHED_AT_FIRST_VISIT
    call_after = chance.randint(*_CALL_DAYS)
    calls = has_phone and (called or threatening)
    if calls and not answers_call and chance.random() > _OPENS_AFTER_NO_ANSWER:
        opens = False
    opens = opens or threatening
    return Course(
        letter_after=chance.randint(*_LETTER_DAYS),
        answers_letter_after=chance.randint(*_ANSWER_TO_LETTER_DAYS) if answers_letter else None,
        call_after=(1 if threatening else call_after) if calls else None,
        answers_call=answers_call,
        opens_at_visit=0 if not opens else 1 if first else 2,
        second_visit=(opens and not first) or chance.random() < _SECOND_VISIT_ANYWAY,
        leaves_card=chance.random() < _CARD_LEFT,
        answer=answer,
        ends_after_answer=chance.randint(*_DAYS_TO_END[answer]),
        ending=_ENDINGS[answer].draw(chance),
        gives_up_after=7 * chance.randint(*_WEEKS_TO_GIVE_UP) + chance.randint(0, 4),
        ending_unreached=_UNREACHED.draw(chance),
    )  # fmt: skip


def _draw_answer(chance: random.Random) -> Answer:
    if chance.random() < figures("contact", "accepted_of_reached"):
        return Answer.ACCEPTS
    return _OTHER_ANSWERS.draw(chance)


def working_day(day: date) -> date:
    """The day itself, or the Monday after when it falls in a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def week_of(standing: Standing, monday: date) -> list[Happening]:
    """What happens with a case in the week of `monday`, in order of days.

    After an answer the case only waits for its end. Until then there are visits, a call, a letter
    and in the end giving up; the first answer in the week is the last thing that happens in it.
    """
    answered = [each for each in standing.tried if each.outcome in set(Answer)]
    if answered:
        ends_on = answered[-1].on + timedelta(days=standing.course.ends_after_answer)
        return _end(standing, working_day(ends_on), standing.course.ending, monday)
    found: list[Happening] = []
    for happening in sorted(_attempts(standing, monday), key=lambda each: each.on):
        found.append(happening)
        if happening.attempt and happening.attempt.outcome in set(Answer):
            return found
    gives_up_on = working_day(standing.taken_up_on + timedelta(days=standing.course.gives_up_after))
    return found or _end(standing, gives_up_on, standing.course.ending_unreached, monday)


def _end(standing: Standing, on: date, ending: Exit, monday: date) -> list[Happening]:
    """The end in this week, or late in it when its day was before."""
    if standing.stopped or on >= monday + _WEEK:
        return []
    return [Happening(on=max(on, monday), case=standing.case, ending=ending)]


def _attempts(standing: Standing, monday: date) -> Iterator[Happening]:
    yield from _visits(standing)
    for attempt in (_call(standing), _letter(standing), _answer_to_letter(standing)):
        if attempt is not None and monday <= attempt.on < monday + _WEEK:
            yield Happening(on=attempt.on, case=standing.case, attempt=attempt)


def _visits(standing: Standing) -> Iterator[Happening]:
    course, before = standing.course, sum(one.channel == "visit" for one in standing.tried)
    for number, visit in enumerate(standing.visits, before + 1):
        opens = course.opens_at_visit == number
        closed = "card_left" if course.leaves_card else "not_reached"
        outcome = course.answer.value if opens else closed
        attempt = Attempt("visit", visit.on, outcome, visit.day_part, visit.by)
        again = not opens and number == 1 and course.second_visit
        yield Happening(on=visit.on, case=standing.case, attempt=attempt, again=again)


def _call(standing: Standing) -> Attempt | None:
    course = standing.course
    if course.call_after is None or any(one.channel == "phone" for one in standing.tried):
        return None
    on = working_day(standing.taken_up_on + timedelta(days=course.call_after))
    outcome = course.answer.value if course.answers_call else "not_reached"
    return Attempt("phone", on, outcome, "middag" if on.day % 2 else "ochtend")


def _letter(standing: Standing) -> Attempt | None:
    if any(one.channel == "letter" for one in standing.tried):
        return None
    on = working_day(standing.taken_up_on + timedelta(days=standing.course.letter_after))
    return Attempt("letter", on, "sent")


def _answer_to_letter(standing: Standing) -> Attempt | None:
    sent = next((one for one in standing.tried if one.channel == "letter"), None)
    tried_otherwise = any(one.channel != "letter" for one in standing.tried)
    after = standing.course.answers_letter_after
    if sent is None or after is None or tried_otherwise:
        return None
    return Attempt(
        "letter", working_day(sent.on + timedelta(days=after)), standing.course.answer.value
    )
