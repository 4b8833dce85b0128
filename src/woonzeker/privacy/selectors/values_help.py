# SPDX-License-Identifier: EUPL-1.2
"""What columns of contact, letters and help hold, in Dutch words for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from woonzeker.help.models import WayfinderEntry
from woonzeker.help.rules.alarm import CHANNELS as ALARM_CHANNELS
from woonzeker.help.rules.budget import EFFECTS, PURPOSES
from woonzeker.help.rules.grounds import CHANGES
from woonzeker.help.rules.landlord import PLACES as POINTED_TO
from woonzeker.help.rules.money import Every
from woonzeker.help.rules.referral import KINDS as REFERRED_TO
from woonzeker.help.rules.schemes import LOCAL, national_schemes
from woonzeker.help.rules.talk import AREAS, PLACES, STANDS
from woonzeker.help.rules.worry import EXCEPTIONS
from woonzeker.organisations.models import Sector
from woonzeker.outreach.models import Channel
from woonzeker.outreach.rules.peers import KINDS as PEER_KINDS
from woonzeker.outreach.selectors import STEP_WORDS
from woonzeker.privacy.rules.overview import known_of_day
from woonzeker.ui.words import money

_AREA_NAMES = {area.code: area.name for area in AREAS}
_KINDS_OF_LINES = {"income": "inkomen", "costs": "vaste lasten", "reserves": "spaargeld"}
_EVERY = {
    Every.MONTH: "elke maand",
    Every.FOUR_WEEKS: "elke vier weken",
    Every.WEEK: "elke week",
    Every.YEAR: "elk jaar",
}
_PARTS = {"ochtend": "in de ochtend", "middag": "in de middag", "avond": "in de avond"}
_LANDLORD_KNOWS = {"yes": "ja", "no": "nee", "unknown": "dat wist u niet"}
_ABOUT = {
    "name": "naam", "born": "geboren", "street": "straat", "house_number": "huisnummer",
    "letter": "huisletter", "addition": "toevoeging", "postcode": "postcode",
    "city": "woonplaats", "phone": "telefoon", "email": "e-mail",
    "landlord_knows": "verhuurder weet ervan",
}  # fmt: skip
_GAPS = {
    "naam": "naam", "gemeente": "gemeente", "afzender": "afzender", "afzenderadres": "postadres",
    "telefoon": "telefoon", "openingstijden": "openingstijden", "website": "website",
    "eigen_pagina": "eigen pagina", "melders": "wie iets meldden", "code_tot": "code werkt tot",
    "dag": "dag", "tijd": "tijd",
    "plek": "plek", "medewerker": "medewerker", "afspraken": "afspraken",
    "op_dag": "dag", "wie_hoort": "wie wat hoort",
}  # fmt: skip


def named(names: Mapping[Any, Any]) -> Callable[[str], str]:
    """How one code is said; one that is not known, of an older release, as it stands."""
    return lambda code: str(names.get(code, code))


def each_named(names: Mapping[Any, Any]) -> Callable[[list[str]], str]:
    """How each code of a list is said."""
    return lambda codes: "; ".join(str(names.get(code, code)) for code in codes)


def _scheme(code: str) -> str:
    """The name of a scheme: of the country, or of the municipality's own wayfinder."""
    if code.startswith(LOCAL):
        entry = WayfinderEntry.objects.filter(pk=code.removeprefix(LOCAL)).first()
        return entry.name if entry else "een regeling van de gemeente"
    return {each.code: each.name for each in national_schemes()}.get(code, code)


def _areas(areas: Mapping[str, Mapping[str, str]]) -> str:
    """What was said of each part of life: how it stands, and in which words."""
    parts = (
        (_AREA_NAMES.get(code, code), STANDS.get(said.get("stands", ""), ""), said.get("words", ""))
        for code, said in areas.items()
    )
    return "; ".join(
        f"{name}: {', '.join(filter(None, (stands, words)))}"
        for name, stands, words in parts
        if stands or words
    )


def _lives_here(here: Mapping[str, Any]) -> str:
    adults = here.get("adults")
    counted = "" if adults is None else f"volwassenen: {adults}"
    return "; ".join(filter(None, (counted, str(here.get("words", "")))))


def _lines(lines: Mapping[str, list[Mapping[str, Any]]]) -> str:
    """Each kind of lines with what it is made of."""
    return "; ".join(
        f"{_KINDS_OF_LINES.get(kind, 'nog iets')}: {', '.join(map(_line, rows))}"
        for kind, rows in lines.items()
        if rows
    )


def _line(row: Mapping[str, Any]) -> str:
    rhythm = row.get("rhythm", "")
    often = f" {_EVERY[Every(rhythm)]}" if rhythm in set(Every) else ""
    return f"{row.get('what', '')} {money(row.get('cents', 0))}{often}".strip()


def _about(about: Mapping[str, Any]) -> str:
    """Who it is about, as it was given."""
    return "; ".join(
        f"{_ABOUT.get(name, 'nog iets')}: {_given(name, value)}"
        for name, value in about.items()
        if value not in ("", None, 0)
    )


def _given(name: str, value: Any) -> str:
    if name == "born":
        return known_of_day(value)
    return _LANDLORD_KNOWS.get(value, str(value)) if name == "landlord_knows" else str(value)


def _filled(filled: Mapping[str, str]) -> str:
    """What filled the gaps of a letter, line by line where it had more than one."""
    return "; ".join(_gaps(filled))


def _gaps(filled: Mapping[str, str]) -> Iterator[str]:
    for gap, words in filled.items():
        if words:
            yield f"{_GAPS.get(gap, 'nog iets')}: {', '.join(str(words).splitlines())}"


_CHANNELS = dict(Channel.choices)
_SUPPORT = {**_CHANNELS, "page": ALARM_CHANNELS["page"]}
#: (table, column) → how it is said, where words for a code are not enough or stand in the room
HELP_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("outreach.ContactAttempt", "rung"): named(STEP_WORDS),
    ("outreach.ContactWish", "channels"): each_named(_CHANNELS),
    ("outreach.ContactWish", "not_channels"): each_named(_CHANNELS),
    ("outreach.ContactWish", "day_parts"): each_named(_PARTS),
    ("outreach.LadderDeviation", "proposed"): named(STEP_WORDS),
    ("outreach.LadderDeviation", "chosen"): named(STEP_WORDS),
    ("outreach.PeerRequest", "about"): each_named(PEER_KINDS),
    ("outreach.Letter", "address"): ", ".join,
    ("outreach.Letter", "filled"): _filled,
    ("outreach.Message", "channel"): named(_CHANNELS),
    ("help.Conversation", "place"): named(PLACES),
    ("help.Conversation", "areas"): _areas,
    ("help.Conversation", "lives_here"): _lives_here,
    ("help.LandlordWrong", "pointed_to"): each_named(POINTED_TO),
    ("help.Overview", "lines"): _lines,
    ("help.Debt", "sector"): named(dict(Sector.choices)),
    ("help.RightCheck", "scheme"): _scheme,
    ("help.ArrangementChange", "kind"): named(CHANGES),
    ("help.BudgetRequest", "what_for"): named(PURPOSES),
    ("help.BudgetRequest", "effect"): named(EFFECTS),
    ("help.Referral", "kind"): named(REFERRED_TO),
    ("help.SupportOffer", "channel"): named(_SUPPORT),
    ("help.OwnAlarm", "channel"): named(ALARM_CHANNELS),
    ("help.OwnAlarm", "about"): _about,
    ("help.Worry", "about"): _about,
    ("help.Worry", "exception"): named(EXCEPTIONS),
}
