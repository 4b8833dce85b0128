# SPDX-License-Identifier: EUPL-1.2
"""The kinds of agreement under which somebody goes on living somewhere, and their conditions. Pure.

One kind of row for all: last chance, second chance, a conditional judgment, renting on conditions,
a contract taken over by the municipality, shelter in one's own home, and intermediate letting. They
differ in whose name the contract is, who signs, and how long it may last. Nuisance is no condition
here: orders and help stay apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop


class AgreementKind(StrEnum):
    """Under which agreement somebody goes on living somewhere."""

    LAST_CHANCE = "last_chance"
    SECOND_CHANCE = "second_chance"
    CONDITIONAL_JUDGMENT = "conditional_judgment"
    HOV = "hov"
    TAKEN_OVER = "taken_over"
    SHELTER_AT_HOME = "shelter_at_home"
    INTERMEDIATE = "intermediate"


class Party(StrEnum):
    """Who is part of an agreement."""

    RESIDENT = "resident"
    LANDLORD = "landlord"
    PROVIDER = "provider"
    MUNICIPALITY = "municipality"
    COURT = "court"


PARTY_WORDS: dict[Party, str] = {
    Party.RESIDENT: gettext_noop("de bewoner"),
    Party.LANDLORD: gettext_noop("de verhuurder"),
    Party.PROVIDER: gettext_noop("de zorgaanbieder"),
    Party.MUNICIPALITY: gettext_noop("de gemeente"),
    Party.COURT: gettext_noop("de rechter"),
}


class Condition(StrEnum):
    """What somebody agrees to, and what is looked at each month."""

    RENT = "rent"
    ARRANGEMENT = "arrangement"
    GUIDANCE = "guidance"
    BEWIND = "bewind"


CONDITION_WORDS: dict[Condition, str] = {
    Condition.RENT: gettext_noop("de lopende huur betalen"),
    Condition.ARRANGEMENT: gettext_noop("de betalingsregeling nakomen"),
    Condition.GUIDANCE: gettext_noop("begeleiding krijgen"),
    Condition.BEWIND: gettext_noop("inkomensbeheer of bewind hebben"),
}


@dataclass(frozen=True, slots=True)
class AgreementType:
    """One kind: its name, in whose name the contract is, who sign, the longest, where it stands.

    `longest` is a parameter of the law; empty where only the municipality sets a longest time.
    """

    kind: AgreementKind
    title: str
    holder: Party
    signers: frozenset[Party]
    parties: frozenset[Party]
    source: str
    longest: str = ""

    @property
    def own_name(self) -> bool:
        """Whether the contract is in the resident's own name."""
        return self.holder is Party.RESIDENT


_GUIDE = "handreiking Voorkomen huisuitzettingen, hoofdstuk 7"
_LETTER = "brief van de minister van 4 juli 2023"
_WITH_LANDLORD = frozenset({Party.RESIDENT, Party.LANDLORD})
_THREE = frozenset({Party.RESIDENT, Party.MUNICIPALITY, Party.PROVIDER})
_WITH_MUNICIPALITY = frozenset({Party.RESIDENT, Party.LANDLORD, Party.MUNICIPALITY})
_LET = frozenset({Party.RESIDENT, Party.PROVIDER})
_BY_JUDGE = frozenset({Party.RESIDENT, Party.LANDLORD, Party.COURT})
TYPES: dict[AgreementKind, AgreementType] = {
    each.kind: each
    for each in (
        AgreementType(
            AgreementKind.LAST_CHANCE, gettext_noop("laatste-kansafspraak"),
            Party.RESIDENT, _WITH_LANDLORD, _WITH_LANDLORD, _LETTER,
        ),
        AgreementType(
            AgreementKind.SECOND_CHANCE, gettext_noop("tweede-kansafspraak"),
            Party.RESIDENT, _WITH_LANDLORD, _WITH_LANDLORD, _GUIDE,
        ),
        AgreementType(
            AgreementKind.CONDITIONAL_JUDGMENT, gettext_noop("voorwaardelijk vonnis"),
            Party.RESIDENT, frozenset({Party.COURT}), _BY_JUDGE, _GUIDE,
        ),
        AgreementType(
            AgreementKind.HOV, gettext_noop("huren onder voorwaarden"),
            Party.PROVIDER, _THREE, _THREE | {Party.LANDLORD}, _GUIDE, "hov/langste_duur",
        ),
        AgreementType(
            AgreementKind.TAKEN_OVER, gettext_noop("contract overgenomen door de gemeente"),
            Party.MUNICIPALITY, _WITH_MUNICIPALITY, _WITH_MUNICIPALITY, _GUIDE,
        ),
        AgreementType(
            AgreementKind.SHELTER_AT_HOME, gettext_noop("opvang in eigen huis"),
            Party.MUNICIPALITY, _WITH_MUNICIPALITY, _WITH_MUNICIPALITY, _GUIDE,
        ),
        AgreementType(
            AgreementKind.INTERMEDIATE, gettext_noop("huur via een zorgaanbieder"),
            Party.PROVIDER, _LET, _LET | {Party.LANDLORD},
            "handreiking Voorkomen huisuitzettingen, intermezzo mensenrecht",
        ),
    )
}  # fmt: skip
