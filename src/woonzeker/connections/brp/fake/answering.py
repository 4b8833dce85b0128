# SPDX-License-Identifier: EUPL-1.2
"""The answer to one question: people, or a problem that says what is wrong with the question."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from woonzeker.connections.brp.fake.filtering import LIMITED, WHOLE, kept
from woonzeker.connections.brp.fake.people import People
from woonzeker.connections.brp.fake.rendering import rendered
from woonzeker.connections.brp.parsing import TOO_MANY
from woonzeker.connections.brp.questions import MOST_NUMBERS
from woonzeker.connections.brp.shapes import BrpPerson, Suspended

MOST_AT_DOOR = 30
MOST_WITH_NAME = 10
_HELP = "https://datatracker.ietf.org/doc/html/rfc9110"
_INSTANCE = "http://localhost/personen"
_NUMBER = r"^[0-9]{9}$"
_SURNAME = r"^[a-zA-Z0-9À-ž \.\-\']{1,200}$|^[a-zA-Z0-9À-ž \.\-\']{3,199}\*{1}$"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a status and a JSON body."""

    status: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A type of question: parameters by name with their pattern or type, and whom it finds."""

    needs: dict[str, str | type]
    takes: dict[str, str | type]
    finds: Callable[[dict[str, Any], People], list[BrpPerson]]
    fields: frozenset[str]
    most: int


class _Wrong(Exception):
    """The question is refused; holds the answer that says so."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


def answer(content: bytes, people: People) -> Answer:
    """Answer one question as the API does."""
    try:
        asked = _object(content)
        kind = _kind(asked)
        _check(asked, kind)
        found = kind.finds(asked, people)
        if len(found) > kind.most:
            raise _Wrong(_problem(400, "Teveel zoekresultaten.", TOO_MANY,
                                  f"Meer dan maximum van {kind.most} zoekresultaten gevonden. "
                                  "Verfijn de zoekopdracht."))  # fmt: skip
    except _Wrong as wrong:
        return wrong.answer
    persons = [kept(rendered(each), asked["fields"]) for each in found]
    return Answer(200, {"type": asked["type"], "personen": persons})


def _by_number(asked: dict[str, Any], people: People) -> list[BrpPerson]:
    found = people.with_numbers(asked["burgerservicenummer"])
    return [each for each in found if _of(each, asked)]


def _by_address(asked: dict[str, Any], people: People) -> list[BrpPerson]:
    def fits(person: BrpPerson) -> bool:
        door = person.address
        return door is not None and all(
            name not in asked or asked[name].upper() == said.upper()
            for name, said in (
                ("huisletter", door.letter), ("huisnummertoevoeging", door.addition),
            )
        )  # fmt: skip

    found = people.at_door(asked["postcode"], asked["huisnummer"])
    return [each for each in found if fits(each) and _shown(each, asked)]


def _by_name(asked: dict[str, Any], people: People) -> list[BrpPerson]:
    return [each for each in people.born_on(asked["geboortedatum"]) if _shown(each, asked)]


def _shown(person: BrpPerson, asked: dict[str, Any]) -> bool:
    """Whether a search shows this person: the dead only when asked for, and a name that fits."""
    dead = person.suspension is not None and person.suspension.reason is Suspended.DEATH
    if dead and not asked.get("inclusiefOverledenPersonen"):
        return False
    sought: str = asked.get("geslachtsnaam", "*").casefold()
    name = person.name.surname.casefold()
    named = name.startswith(sought[:-1]) if sought.endswith("*") else name == sought
    return named and _of(person, asked)


def _of(person: BrpPerson, asked: dict[str, Any]) -> bool:
    wanted: str = asked.get("gemeenteVanInschrijving", person.municipality)
    return wanted == person.municipality


_ALL: dict[str, str | type] = {"gemeenteVanInschrijving": r"^[0-9]{4}$"}
_SEARCH = _ALL | {"inclusiefOverledenPersonen": bool}
_DAY = r"^\d{4}-\d{2}-\d{2}$"
KINDS = {
    "RaadpleegMetBurgerservicenummer": _Kind(
        {"burgerservicenummer": list}, _ALL, _by_number, WHOLE, MOST_NUMBERS
    ),
    "ZoekMetPostcodeEnHuisnummer": _Kind(
        {"postcode": r"^[1-9]{1}[0-9]{3}[ ]?[A-Za-z]{2}$", "huisnummer": int},
        _SEARCH
        | {
            "huisletter": r"^[a-zA-Z]{1}$",
            "huisnummertoevoeging": r"^[a-zA-Z0-9 \-]{1,4}$",
            "geslachtsnaam": _SURNAME,
            "geboortedatum": _DAY,
        },
        _by_address,
        LIMITED,
        MOST_AT_DOOR,
    ),
    "ZoekMetGeslachtsnaamEnGeboortedatum": _Kind(
        {"geslachtsnaam": _SURNAME, "geboortedatum": _DAY},
        _SEARCH,
        _by_name,
        LIMITED,
        MOST_WITH_NAME,
    ),
}


def _object(content: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(content)
    except ValueError:
        asked = None
    if not isinstance(asked, dict):
        raise _Wrong(_problem(400, "Syntax fout.", "syntaxError", "De vraag is geen JSON object."))
    return asked


def _kind(asked: dict[str, Any]) -> _Kind:
    named = asked.get("type")
    if isinstance(named, str) and named in KINDS:
        return KINDS[named]
    code = "required" if named is None else "value"
    raise _Wrong(_invalid([("type", code)]))


def _check(asked: dict[str, Any], kind: _Kind) -> None:
    """Refuse with everything that is wrong at once."""
    wrong = [(name, "required") for name in (*kind.needs, "fields") if not asked.get(name)]
    rules = kind.needs | kind.takes
    known = {*rules, "type", "fields"}
    wrong += [(name, "unknownParam") for name in asked if name not in known]
    wrong += [
        (name, code)
        for name, rule in rules.items()
        if asked.get(name) is not None and (code := _fault(asked[name], rule))
    ]
    fields = asked.get("fields")
    if fields and not (isinstance(fields, list) and set(fields) <= kind.fields):
        wrong.append(("fields", "fields"))
    if wrong:
        raise _Wrong(_invalid(wrong))


def _fault(value: object, rule: str | type) -> str:
    """The code of what is wrong with one value; empty when nothing is."""
    if isinstance(rule, str):
        return "" if isinstance(value, str) and re.match(rule, value) else "pattern"
    if rule is list:
        return _fault_in_list(value)
    if rule is int and (isinstance(value, bool) or not isinstance(value, int)):
        return "integer"
    return "" if isinstance(value, rule) else rule.__name__


def _fault_in_list(value: object) -> str:
    if not isinstance(value, list):
        return "array"
    if len(value) > MOST_NUMBERS:
        return "maxItems"
    return next((code for each in value if (code := _fault(each, _NUMBER))), "")


def _invalid(wrong: list[tuple[str, str]]) -> Answer:
    told = _problem(
        400, "Een of meerdere parameters zijn niet correct.", "paramsValidation",
        "De foutieve parameters staan in invalidParams.",
    )  # fmt: skip
    params = [
        {"name": re.sub(r"[^a-zA-Z0-9._]", "", name)[:30] or "onbekend", "code": code,
         "reason": "Waarde is niet correct."}
        for name, code in wrong
    ]  # fmt: skip
    return Answer(400, told.body | {"invalidParams": params})


def _problem(status: int, title: str, code: str, detail: str) -> Answer:
    return Answer(
        status,
        {
            "type": _HELP, "title": title, "status": status, "detail": detail,
            "instance": _INSTANCE, "code": code,
        },
    )  # fmt: skip


NOT_KNOWN = _problem(
    401, "Niet correct geauthenticeerd.", "authentication", "De sleutel ontbreekt of klopt niet."
)
NO_SUCH_PLACE = _problem(404, "Niet gevonden.", "notFound", "Hier is niets.")
WRONG_KIND = _problem(
    415, "Unsupported Media Type", "unsupported", "Alleen application json wordt gelezen."
)
BUSY = _problem(429, "Too many request", "tooManyRequests", "Te veel vragen in korte tijd.")
BROKEN_DOWN = _problem(500, "Interne server fout.", "serverError", "Er ging iets mis.")
AWAY = _problem(
    503, "Bronservice BRP is tijdelijk niet beschikbaar.", "notAvailable", "Probeer het later."
)
REFUSED = _invalid([("geslachtsnaam", "pattern")])
