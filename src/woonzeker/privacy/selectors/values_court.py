# SPDX-License-Identifier: EUPL-1.2
"""What columns of messages of bailiffs and courts hold, in words for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from woonzeker.law.calendar import dutch_date
from woonzeker.legal.rules import JUDGMENTS, TYPES, Judgment, Kind
from woonzeker.legal.rules.changed import CHANGES, Change
from woonzeker.legal.rules.costs import FEES, Fee
from woonzeker.legal.rules.hearing import PARTS, Part
from woonzeker.legal.rules.track import CLAIM_GROUNDS, OCCURRENCES, ClaimGround, Occurrence
from woonzeker.privacy.rules.overview import known_of_day
from woonzeker.process import reason_words

_ANSWERS = {"yes": "ja", "no": "nee", "unknown": "niet bekend"}
_ABOUT = {
    "name": "naam", "initials": "voorletters", "given_names": "voornamen",
    "prefix": "voorvoegsel", "surname": "achternaam", "born_on": "geboren",
    "street": "straat", "house_number": "huisnummer", "letter": "huisletter",
    "addition": "toevoeging", "postcode": "postcode", "city": "woonplaats", "phone": "telefoon",
    "phones": "telefoon", "emails": "e-mail",
}  # fmt: skip


def kind_words(code: str) -> str:
    """What a message is called; one of an older release as it stands."""
    return TYPES[Kind(code)].title if code in set(Kind) else code


def _judgment(code: str) -> str:
    return JUDGMENTS[Judgment(code)][1] if code in set(Judgment) else code


def occurrence_words(code: str) -> str:
    """What an event on a court track is called; one of an older release as it stands."""
    return OCCURRENCES[Occurrence(code)].title if code in set(Occurrence) else code


def ground_words(code: str) -> str:
    """About what somebody goes to court; one of an older release as it stands."""
    return CLAIM_GROUNDS[ClaimGround(code)] if code in set(ClaimGround) else code


def _about(about: Mapping[str, Any]) -> str:
    """Who and where, as it was told."""
    return "; ".join(
        f"{_ABOUT.get(name, 'nog iets')}: {_given(name, value)}"
        for name, value in about.items()
        if value not in ("", None, 0, [])
    )


def _given(name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return known_of_day(value) if name == "born_on" else str(value)


def _fee(code: str) -> str:
    return FEES[Fee(code)] if code in set(Fee) else code


def _change(code: str) -> str:
    return CHANGES[Change(code)].question if code in set(Change) else code


def _answer(code: str) -> str:
    return _ANSWERS.get(code, code)


def _why(code: str) -> str:
    return reason_words(code) if code else ""


def part_words(code: str) -> str:
    """A part of the file for a court; one of an older release as it stands."""
    return PARTS[Part(code)].words if code in set(Part) else code


_RENT = {
    "paid": "de huur van nu wordt betaald",
    "unpaid": "de huur van nu wordt niet betaald",
}


def _file(file: Mapping[str, Any]) -> str:
    """What went along to a court, and what was said of the rent."""
    said = [part_words(each) for each in file.get("parts", ())]
    if (rent := _RENT.get(str(file.get("rent", "")))) is not None:
        since = file.get("rent_since")
        said.append(f"{rent}, sinds {dutch_date(date.fromisoformat(since))}" if since else rent)
    return "; ".join(said)


#: (table, column) → how it is said
COURT_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("legal.CourtMessage", "kind"): kind_words,
    ("legal.CourtMessage", "judgment"): _judgment,
    ("legal.CourtMessage", "about"): _about,
    ("legal.CourtMessage", "withdrawn_why"): _why,
    ("legal.WarmReferral", "about"): _about,
    ("legal.CourtConsent", "part"): part_words,
    ("legal.CourtTrack", "ground"): ground_words,
    ("legal.HearingPlan", "file"): _file,
    ("legal.TrackFee", "fee"): _fee,
    ("legal.TrackFee", "recalled_why"): _why,
    ("legal.ChangedFact", "change"): _change,
    ("legal.ChangedFact", "answer"): _answer,
    ("legal.TrackEvent", "kind"): occurrence_words,
    ("legal.TrackEvent", "judgment"): _judgment,
    ("legal.TrackEvent", "recalled_why"): _why,
}
