# SPDX-License-Identifier: EUPL-1.2
"""How we say money, days and terms. No database, no clock: today is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

STEPS = 11
RED_DAYS = 3
AMBER_DAYS = 7
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NARROW_SPACE = "\u00a0"


@dataclass(frozen=True)
class Term:
    """A term as people see it: short words, the whole sentence and a tone."""

    words: str
    sentence: str
    tone: str


def number(value: int | float | None) -> str:
    """A whole number with points between the thousands: 12.345."""
    return "" if value is None else f"{int(value):,}".replace(",", ".")


def money(cents: int | None) -> str:
    """Whole cents as euros the Dutch way: 184260 → '€ 1.842,60'; nothing → nothing."""
    if cents is None:
        return ""
    euros, rest = divmod(abs(int(cents)), 100)
    sign = "-" if cents < 0 else ""
    return f"€{NARROW_SPACE}{sign}{number(euros)},{rest:02d}"


def _as_date(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return value.astimezone(AMSTERDAM).date()
    return value


def day(value: date | datetime | None) -> str:
    """'dinsdag 24 november'."""
    return "" if value is None else date_format(_as_date(value), "l j F")


def day_year(value: date | datetime | None) -> str:
    """'dinsdag 24 november 2026'."""
    return "" if value is None else date_format(_as_date(value), "l j F Y")


def short_day(value: date | datetime | None) -> str:
    """'24 nov 2026', for tables."""
    return "" if value is None else date_format(_as_date(value), "j M Y").replace(".", "").lower()


def month(value: date | None) -> str:
    """'november 2026'."""
    return "" if value is None else date_format(_as_date(value), "F Y")


def moment(value: datetime | None) -> str:
    """'dinsdag 24 november 2026, 14:10', on the clock of Amsterdam."""
    return "" if value is None else date_format(value.astimezone(AMSTERDAM), "l j F Y, H:i")


def masked(value: str | None) -> str:
    """A number of which only the last three places may be seen: '••••••123'."""
    if not value:
        return ""
    return "•" * max(len(value) - 3, 0) + value[-3:]


def distance(value: date, *, today: date) -> str:
    """'vandaag', 'morgen', 'over 3 dagen', '2 dagen geleden', 'over 5 weken'."""
    days = (value - today).days
    near = {0: _("vandaag"), 1: _("morgen"), -1: _("gisteren")}
    if days in near:
        return near[days]
    count, weeks = abs(days), abs(days) >= 21
    if weeks:
        count //= 7
    if days > 0:
        return _ahead(count, weeks=weeks)
    return _ago(count, weeks=weeks)


def _ahead(count: int, *, weeks: bool) -> str:
    if weeks:
        return ngettext("over %d week", "over %d weken", count) % count
    return ngettext("over %d dag", "over %d dagen", count) % count


def _ago(count: int, *, weeks: bool) -> str:
    if weeks:
        return ngettext("%d week geleden", "%d weken geleden", count) % count
    return ngettext("%d dag geleden", "%d dagen geleden", count) % count


def when(value: date | datetime | None, *, today: date) -> str:
    """'over 3 dagen, dinsdag 24 november', with the year when it is another one."""
    if value is None:
        return ""
    on = _as_date(value)
    name = day(on) if on.year == today.year else day_year(on)
    return f"{distance(on, today=today)}, {name}"


def term(due_on: date | None, done_on: date | None, *, today: date) -> Term:
    """What is left of a term: done, over, nearly over, or time enough."""
    if done_on is not None:
        return Term(_("gedaan"), _("gedaan op %s") % day(done_on), "green")
    if due_on is None:
        return Term(_("geen termijn"), _("geen termijn"), "")
    days = (due_on - today).days
    if days < 0:
        words = ngettext("%d dag te laat", "%d dagen te laat", -days) % -days
        late = _("%(late)s, uiterlijk was %(day)s") % {"late": words, "day": day(due_on)}
        return Term(words, late, "red")
    tone = "red" if days <= RED_DAYS else "amber" if days <= AMBER_DAYS else ""
    return Term(distance(due_on, today=today), when(due_on, today=today), tone)


def segments(step: int) -> list[str]:
    """One word per step of the bar: done, now or ahead."""
    return [
        "done" if place < step else "now" if place == step else "ahead"
        for place in range(1, STEPS + 1)
    ]


class Place(Protocol):
    """A row with an address: household, person or signal."""

    street: str
    house_letter: str
    house_addition: str

    @property
    def house_number(self) -> int | None:
        """The number; a register row may lack it."""


class Named(Protocol):
    """A row with a name as the person register keeps it."""

    initials: str
    prefix: str
    surname: str
    partner_prefix: str
    partner_surname: str
    name_use: str


def address(place: Place) -> str:
    """'Iepenlaan 12a-3hg': street, number, letter and addition as people write them.

    Of a home whose street nobody told, the postcode says where it is: '1234 AB 12a-3hg'.
    """
    addition = place.house_addition
    if addition and addition[0].isalnum():
        addition = f"-{addition}"
    number_part = f"{place.house_number or ''}{place.house_letter}{addition}"
    postcode = str(getattr(place, "postcode", "") or "")
    where = place.street or f"{postcode[:4]} {postcode[4:]}".strip()
    return f"{where} {number_part}".strip()


def person_name(person: Named) -> str:
    """'A. Nowak-Wójcik': the name somebody wants to be called by (BRP naamgebruik)."""
    own = f"{person.prefix} {person.surname}".strip()
    partner = f"{person.partner_prefix} {person.partner_surname}".strip()
    names = {"P": (partner,), "V": (partner, own), "N": (own, partner)}
    chosen = names.get(person.name_use, (own,)) if partner else (own,)
    return f"{person.initials} {'-'.join(chosen)}".strip()


def or_shielded(address: str) -> str:
    """An address, or that it is kept from whoever looks."""
    return address or _("afgeschermd adres")
