# SPDX-License-Identifier: EUPL-1.2
"""Who is a person: a legal person is no resident, a one-person firm or partnership is."""

from __future__ import annotations

import re

from woonzeker.intake.rules.text import fold

_LEGAL = frozenset(
    fold(form)
    for form in (
        "BV", "B.V.", "besloten vennootschap",
        "besloten vennootschap met beperkte aansprakelijkheid",
        "B.V. i.o.", "flex-BV", "NV", "N.V.", "naamloze vennootschap", "stichting", "vereniging",
        "vereniging van eigenaars", "vereniging van eigenaren", "VvE", "coöperatie",
        "coöperatieve vereniging", "coöperatie U.A.", "coöperatie W.A.", "coöperatie B.A.",
        "onderlinge waarborgmaatschappij", "OWM", "kerkgenootschap", "publiekrechtelijk",
        "publiekrechtelijke rechtspersoon", "rechtspersoon", "overheid", "gemeente", "SE",
        "Europese vennootschap", "SCE", "EESV", "Ltd", "limited", "LLC", "Inc", "GmbH", "AG", "SA",
        "BVBA", "SPRL", "UG", "PLC", "buitenlandse rechtspersoon", "fonds",
    )
)  # fmt: skip
_NATURAL = frozenset(
    fold(form)
    for form in (
        "eenmanszaak", "eenmansbedrijf", "zzp", "zzp'er", "zelfstandige", "VOF", "V.O.F.",
        "vennootschap onder firma", "firma", "CV", "C.V.", "commanditaire vennootschap",
        "maatschap",
        "natuurlijk persoon", "natuurlijke persoon", "particulier", "persoon", "consument", "geen",
        "nvt", "n.v.t.", "privé", "rederij",
    )
)  # fmt: skip
_ENDS_LEGAL = re.compile(
    r"(?i)(?:^|[\s,(])(?:b\.?\s?v\.?|n\.?\s?v\.?|ltd\.?|gmbh|inc\.?)(?:\s+i\.?\s?o\.?)?\)?$"
)
_STARTS_LEGAL = re.compile(r"(?i)^(?:stichting|vereniging|co[oö]peratie(?:ve)?|vve)\b\s*\S")


def legal_form_kind(form: str) -> str:
    """ "legal", "natural", or "unknown"; "" when no form is given."""
    if not form:
        return ""
    folded = fold(form)
    if folded in _LEGAL:
        return "legal"
    return "natural" if folded in _NATURAL else "unknown"


def is_legal_name(name: str) -> bool:
    """Whether a business name says itself that it is a legal person: `… B.V.`, `Stichting …`."""
    bare = name.strip()
    return bool(_ENDS_LEGAL.search(bare) or _STARTS_LEGAL.match(bare))
