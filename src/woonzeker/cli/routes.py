# SPDX-License-Identifier: EUPL-1.2
"""`./run routes import FILE` and `./run routes check 1234AB`: postcodes and their municipality."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from woonzeker.cli.words import WrongWords, a_file, split
from woonzeker.organisations import selectors, services

_WORDS = "./run routes import BESTAND [--source BRON], of ./run routes check POSTCODE"


def run(words: Sequence[str]) -> int:
    """Replace the table of postcodes, or say which municipality a postcode lies in."""
    plain, given = split(words, options={"--source": True}, most=2)
    if len(plain) != 2 or plain[0] not in {"import", "check"}:
        raise WrongWords(f"Zo gaat het: {_WORDS}.")
    if plain[0] == "check":
        return _check(plain[1])
    path = a_file("BESTAND", plain[1])
    try:
        number = services.replace_routes(
            content=path.read_bytes(), source=given.get("--source", path.name)
        )
    except services.WrongRoutes as wrong:
        print(wrong.sentence, file=sys.stderr)
        return 1
    print(f"De tabel is vervangen: {number} reeksen.")
    return 0


def _check(postcode: str) -> int:
    """Exit 0 when the postcode stands in the table."""
    code = selectors.municipality_of_postcode(postcode)
    if code is None:
        print(f"{postcode} staat niet in de tabel.")
        return 1
    print(f"{postcode}: gemeente {code} {selectors.names_of_places().get(code, '')}".rstrip())
    return 0
