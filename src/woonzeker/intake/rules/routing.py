# SPDX-License-Identifier: EUPL-1.2
"""To which municipality each line of a file for the whole country goes, or why to none. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from woonzeker.intake.rules import citations
from woonzeker.intake.rules.addresses import parse_postcode, split_postcode_town
from woonzeker.intake.rules.shapes import Fault, ReturnedLine, ReturnReason
from woonzeker.intake.rules.text import Wrong

#: reasons that only a file for the whole country knows, as codes
NO_POSTCODE, UNKNOWN_POSTCODE, NO_AGREEMENT = "no_postcode", "unknown_postcode", "no_agreement"


@dataclass(frozen=True, slots=True)
class Astray:
    """A line that goes to no municipality: why, as a code and as the verdict on it."""

    reason: str
    verdict: ReturnedLine


@dataclass(frozen=True, slots=True)
class Routing:
    """What a line needs to find its municipality."""

    #: a postcode's municipality, None when nobody knows
    code_of: Callable[[str], str | None]
    #: codes of the municipalities that the partner has an agreement with here
    agreed: Collection[str]
    #: code → name, as far as known
    names: Mapping[str, str]


def route(raw: Mapping[str, str], routing: Routing) -> str | Astray:
    """The code of the municipality that a line is for, or why it goes back."""
    postcode = _postcode(raw)
    if not postcode:
        return _astray(
            NO_POSTCODE,
            "De postcode ontbreekt of is niet te lezen. Daarmee vinden we de gemeente.",
            "Vul in postcode vier cijfers en twee letters in.",
        )
    code = routing.code_of(postcode)
    if code is None:
        return _astray(
            UNKNOWN_POSTCODE,
            f"Postcode {postcode} staat niet in de tabel van postcodes en gemeenten.",
            "Kijk de postcode na. Klopt hij, lever de regel dan bij de gemeente zelf aan.",
        )
    if code not in routing.agreed:
        name = routing.names.get(code)
        place = f"gemeente {code} ({name})" if name else f"gemeente {code}"
        return _astray(
            NO_AGREEMENT,
            f"Postcode {postcode} ligt in {place}. Daarmee heeft u hier geen afspraak.",
            "Lever deze regel aan bij die gemeente.",
        )
    return code


def _postcode(raw: Mapping[str, str]) -> str:
    """The postcode of a line as 1234AB; empty when it has none that can be read."""
    together = split_postcode_town(raw.get("postcode_woonplaats", ""))[0]
    for text in (raw.get("postcode", ""), together):
        found = parse_postcode(text) if text.strip() else ""
        if found and not isinstance(found, Wrong):
            return found
    return ""


def _astray(reason: str, sentence: str, mend: str) -> Astray:
    rule = citations.REQUIRED
    fault = Fault(
        ReturnReason.INCOMPLETE, "postcode", sentence,
        "Elke regel gaat naar de gemeente waar het adres ligt.", rule.source, mend,
    )  # fmt: skip
    return Astray(reason, ReturnedLine((fault,)))


def totals_agree(lines_read: int, parts: Sequence[int], returned: int) -> bool:
    """Whether every line that was read found exactly one place."""
    return lines_read == sum(parts) + returned
