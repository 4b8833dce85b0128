# SPDX-License-Identifier: EUPL-1.2
"""A household before an eviction, with every safeguard met; what tests change of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from woonzeker.legal.rules.safeguards import (
    Answer,
    Level,
    Record,
    Safeguard,
    SignOff,
    Situation,
    ladder,
    seen_now,
)
from woonzeker.legal.rules.track import ClaimGround
from woonzeker.process import Step, Stop

SUMMONED = date(2026, 11, 2)
HEARING = date(2026, 11, 26)
TODAY = date(2026, 12, 14)
EVICTION = date(2027, 1, 8)
AT_VONNIS = Step.VONNIS
WROTE, WORKER, MANAGER = "user-author", "user-worker", "user-manager"

SITUATION = Situation(
    since_on=SUMMONED, hearing_on=HEARING, eviction_on=EVICTION, threatened_on=TODAY, reads="nl"
)
_numbers = count(1)


def answer(
    safeguard: Safeguard,
    code: str,
    *,
    source: str = "talk",
    on: date = TODAY,
    recorded_on: date | None = None,
    by: tuple[str, ...] = (WORKER,),
    channel: str = "",
    language: str = "",
    about: str = "",
    reason: str = "",
    free_from: date | None = None,
    worded: bool = True,
) -> Answer:
    """One answer, written down today unless said otherwise; every one has an id of its own."""
    return Answer(
        id=f"row-{next(_numbers)}", safeguard=safeguard, code=code, source=source, on=on,
        recorded_on=recorded_on or max(on, TODAY), by=by, channel=channel, language=language,
        about=about, reason=reason, free_from=free_from, worded=worded,
    )  # fmt: skip


def children(code: str = "yes", source: str = "parent", on: date = TODAY) -> Answer:
    """Whether children live there."""
    return answer(Safeguard.CHILDREN_KNOWN, code, source=source, on=on)


def offer(channel: str, reaction: str = "no_answer", on: date = TODAY) -> Answer:
    """An offer of independent support."""
    return answer(Safeguard.OCO_OFFERED, reaction, channel=channel, on=on)


def place(code: str = "family_place", free_from: date = EVICTION - timedelta(days=2)) -> Answer:
    """A place after this home."""
    return answer(Safeguard.PLACE, code, source="booking", free_from=free_from)


def tried(about: str, on: date = TODAY, code: str = "tried") -> Answer:
    """A lighter means."""
    return answer(Safeguard.ALTERNATIVES, code, on=on, about=about)


def good(safeguard: Safeguard, by: tuple[str, ...] = (WROTE,)) -> tuple[Answer, ...]:
    """Answers that meet one safeguard, of a family with children."""
    if safeguard is Safeguard.OCO_OFFERED:
        return (offer("letter"), offer("visit"))
    if safeguard is Safeguard.ALTERNATIVES:
        return tuple(tried(each) for each in ladder([ClaimGround.ARREARS]))
    if safeguard is Safeguard.PLACE:
        return (place(),)
    return (answer(safeguard, by=by, **_GOOD[safeguard]),)  # type: ignore[arg-type]


_GOOD: dict[Safeguard, dict[str, str]] = {
    Safeguard.CHILDREN_KNOWN: {"code": "yes", "source": "parent"},
    Safeguard.INTEREST_WEIGHED: {"code": "weighed", "source": "file"},
    Safeguard.CHILDREN_HEARD: {"code": "heard", "source": "school"},
    Safeguard.FAMILY_CONSULTED: {"code": "consulted"},
    Safeguard.INFORMED: {"code": "letter", "source": "letter", "channel": "post", "language": "nl"},
    Safeguard.LEGAL_HELP: {"code": "pointed", "channel": "visit"},
    Safeguard.ROOT_CAUSE: {"code": "help_runs"},
    Safeguard.NO_DISCRIMINATION: {"code": "same", "source": "file"},
}


def record(*extra: Answer, without: Safeguard | None = None, **changes: object) -> Record:
    """A record with everything met but one, and what is said after that."""
    met = tuple(a for each in Safeguard if each is not without for a in good(each))
    return Record(replace(SITUATION, **changes), (*met, *extra))  # type: ignore[arg-type]


def sign(
    found: Record,
    by: str,
    level: Level = Level.WORK,
    stop: Stop = Stop.CLOSING,
    on: date = TODAY,
) -> Record:
    """The record with one more signature under what lies there now."""
    made = SignOff(
        id=f"sign-{next(_numbers)}", by=by, level=level, stop=stop,
        seen=seen_now(found, on=on), on=on,
    )  # fmt: skip
    return replace(found, signatures=(*found.signatures, made))


def signed(found: Record, stop: Stop = Stop.CLOSING) -> Record:
    """The record with both signatures."""
    return sign(sign(found, WORKER, stop=stop), MANAGER, Level.MANAGEMENT, stop)
