# SPDX-License-Identifier: EUPL-1.2
"""Hearings in somebody's own calendar: a file that leaves the house, so it names nobody. Pure.

A calendar lies on telephones and with others' servers. It says that there is a hearing, when, in
which district, and where in this system the rest stands behind a sign-in. Not who, not where they
live, not who claims what or on which ground. The format is that of RFC 5545.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from woonzeker.legal.rules.hearing.diary import Hearing
from woonzeker.matching.linkage.wording import gettext_noop

#: what of a hearing may leave the house, and why
LEAVES: dict[str, str] = {
    "id": gettext_noop("een willekeurig nummer, om dezelfde afspraak te herkennen"),
    "on": gettext_noop("de dag"),
    "at": gettext_noop("het uur"),
    "district": gettext_noop("het arrondissement, nooit de woorden van een bericht"),
    "changes": gettext_noop("hoe vaak de afspraak wijzigde"),
    "cancelled": gettext_noop("dat de afspraak vervalt"),
}
#: an octet more than this and a line must be folded
_LINE = 75
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_TITLE = gettext_noop("Zitting")
_WHERE = gettext_noop("rechtbank")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What of a hearing goes into a calendar; there is no field for anything else."""

    id: str
    on: date
    at: time | None
    district: str
    changes: int
    cancelled: bool


def entry_of(hearing: Hearing) -> CalendarEntry:
    """What of a hearing may leave the house."""
    return CalendarEntry(
        hearing.id, hearing.on, hearing.at, hearing.district, hearing.changes, hearing.cancelled
    )


def calendar_of(
    entries: Iterable[CalendarEntry], *, stamped_at: datetime, minutes: int, address: str
) -> str:
    """The calendar file; `address` is where this system stands, `stamped_at` is aware.

    Raises ValueError for a moment without a time zone.
    """
    if stamped_at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//woonzeker//zittingen//NL"]
    for each in entries:
        lines += _event(each, stamped_at, minutes, address)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(entry: CalendarEntry, stamped_at: datetime, minutes: int, address: str) -> Iterator[str]:
    host = address.partition("://")[2].partition("/")[0] or address
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.id)}@{_text(host)}"
    yield f"DTSTAMP:{_moment(stamped_at)}"
    yield f"SEQUENCE:{entry.changes}"
    yield from _times(entry, minutes)
    yield f"SUMMARY:{_text(_TITLE)}"
    yield f"LOCATION:{_text(f'{_WHERE} {entry.district}'.strip())}"
    yield f"URL:{address.rstrip('/')}/zittingen/{_text(entry.id)}"
    yield "CLASS:PRIVATE"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _times(entry: CalendarEntry, minutes: int) -> Iterator[str]:
    if entry.at is None:
        yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.on + timedelta(days=1):%Y%m%d}"
        return
    starts = datetime.combine(entry.on, entry.at, _AMSTERDAM).astimezone(UTC)
    yield f"DTSTART:{_moment(starts)}"
    yield f"DTEND:{_moment(starts + timedelta(minutes=minutes))}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Words with the signs escaped that mean something in the format; no line can be broken."""
    escaped = words.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return "".join(each for each in escaped if each.isprintable())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never through the middle of a sign."""
    piece = ""
    for sign in line:
        if len(f"{piece}{sign}".encode()) > _LINE:
            yield piece
            piece = " "
        piece += sign
    yield piece
