# SPDX-License-Identifier: EUPL-1.2
"""Which errors the generated signals carry, and how often: this table is the documentation.

All rates are estimates. They are not measured from practice: no public counts exist. The kinds come
from what municipalities name as reasons that signals fall out (ss and s, tussenvoegsels,
diacritics, maiden names, business names) and from the mistakes in addresses and dates beside them.
A rate is a share of the signals where the kind can occur, times what the sector's partners make of
it (SECTORS). A partner's own steady habits (partners.py) are no errors and are not counted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of error: how often (share of `of`), where it can occur and what it is, in Dutch."""

    rate: float
    of: str
    says: str


KINDS: dict[str, Kind] = {
    # names
    "prefix_dropped": Kind(0.08, "namen met tussenvoegsel", "tussenvoegsel weggelaten"),
    "prefix_abbreviated": Kind(0.06, "namen met tussenvoegsel", "'van der' als 'v.d.'"),
    "prefix_in_surname": Kind(0.08, "namen met tussenvoegsel", "tussenvoegsel voor de naam"),
    "prefix_behind": Kind(0.03, "namen met tussenvoegsel", "'Berg, van den'"),
    "prefix_glued": Kind(0.012, "namen met tussenvoegsel", "'vandenBerg'"),
    "diacritics_lost": Kind(0.45, "namen met een teken", "é als e, ß als ss"),
    "diacritics_garbled": Kind(0.03, "namen met een teken", "é als Ã© of ?"),
    "sounds_alike": Kind(0.06, "namen met zo'n klank", "s en ss, ij en y, c en k, d en dt"),
    "typo": Kind(0.035, "alle namen", "één letter te veel, te weinig, anders of verwisseld"),
    "two_typos": Kind(0.006, "alle namen", "twee typefouten"),
    "name_cut_off": Kind(0.01, "namen langer dan 12 letters", "afgekapt"),
    "other_name_of_couple": Kind(0.14, "wie een partnernaam heeft", "andere naam dan gekozen"),
    "double_name_halved": Kind(0.15, "gebruikte dubbele namen", "alleen de eerste of de laatste"),
    "part_of_surname": Kind(0.06, "eigen namen van meer woorden", "een deel van de naam"),
    "swapped": Kind(0.008, "signalen met voornaam", "voornaam en achternaam verwisseld"),
    "whole_name_in_surname": Kind(0.03, "alle signalen", "'J. Jansen' of 'Jansen, J.'"),
    "title": Kind(0.03, "alle signalen", "'Dhr.', 'Mevr.', 'Fam.' voor de naam"),
    "joint_account": Kind(0.05, "wie met één ander woont; wonen en nuts", "'Jansen en/of Bakker'"),
    "business_name": Kind(
        0.03, "energie, warmte en water", "handelsnaam, soms zonder de eigen naam"
    ),
    "surname_missing": Kind(0.002, "alle signalen", "geen achternaam"),
    # given names
    "first_initial_only": Kind(0.25, "wie meer voornamen heeft", "alleen de eerste letter"),
    "initial_of_nickname": Kind(0.05, "wie een roepnaam met andere letter heeft", "roepletter"),
    "initials_reordered": Kind(0.012, "wie meer voornamen heeft", "letters in andere volgorde"),
    "wrong_initial": Kind(0.01, "alle signalen", "een andere letter"),
    "initials_missing": Kind(0.04, "alle signalen", "geen voorletters of voornaam"),
    "given_name_typo": Kind(0.02, "signalen met voornaam", "typefout in de voornaam"),
    # dates of birth
    "day_month_swapped": Kind(0.015, "dag tot en met 12", "dag en maand verwisseld"),
    "birth_digit": Kind(0.015, "bekende geboortedata", "één cijfer anders"),
    "birth_year_off": Kind(0.004, "bekende geboortedata", "een jaar of tien jaar ernaast"),
    "birth_default": Kind(0.006, "bekende geboortedata", "1 januari als dag en maand"),
    "birth_of_partner": Kind(0.004, "wie met anderen woont", "datum van een huisgenoot"),
    "birth_year_only": Kind(0.004, "bekende geboortedata", "alleen het jaar"),
    # addresses
    "old_address_recent": Kind(0.35, "verhuisd in de laatste 18 maanden", "vorig adres"),
    "old_address": Kind(0.04, "eerder verhuisd, tot 6 jaar terug", "vorig adres"),
    "other_address": Kind(0.016, "alle signalen", "adres waar de debiteur niet staat ingeschreven"),
    "administrator": Kind(0.006, "alle signalen", "adres van een bewindvoerder"),
    "addition_dropped": Kind(0.12, "adressen met letter of toevoeging", "weggelaten"),
    "addition_otherwise": Kind(0.15, "adressen met toevoeging", "'1 hoog', 'huis', 'kamer 3'"),
    "addition_moved": Kind(0.15, "adressen met letter of toevoeging", "in de andere kolom"),
    "addition_glued": Kind(0.2, "adressen met letter of toevoeging", "aan het nummer vast"),
    "addition_wrong": Kind(0.01, "adressen met letter of toevoeging", "een andere deur"),
    "number_in_street": Kind(0.02, "alle adressen", "huisnummer achter de straat"),
    "number_wrong": Kind(0.01, "alle adressen", "cijfer anders, of de buren"),
    "postcode_wrong": Kind(0.01, "adressen met postcode", "een letter of cijfer anders"),
    "postcode_missing": Kind(0.012, "alle adressen", "geen postcode"),
    "street_abbreviated": Kind(0.06, "adressen met straat", "'Kerkstr.', 'Burg.'"),
    "street_typo": Kind(0.02, "adressen met straat", "typefout in de straat"),
    "city_otherwise": Kind(0.04, "alle adressen", "andere naam van de woonplaats"),
    "address_missing": Kind(0.003, "alle signalen", "geen adres"),
}

#: what makes a signal hard without anybody's mistake
SITUATIONS: dict[str, str] = {
    "no_birth_date": "zonder geboortedatum",
    "namesake_at_address": "op het adres woont iemand met dezelfde naam en eerste letter",
    "departed": "de debiteur is vertrokken of overleden",
    "nowhere": "de debiteur staat nergens ingeschreven",
    "nowhere_relative": "niet ingeschreven, maar wel een naamgenoot op het adres",
}

#: share of the signals, and how carelessly the sector's partners write (1 = the rates above)
SECTORS: dict[str, tuple[float, float]] = {
    "zorg": (0.36, 0.5), "energie": (0.24, 1.3), "water": (0.18, 1.5), "huur": (0.15, 0.9),
    "warmte": (0.02, 1.3), "cak": (0.02, 0.5), "hypotheek": (0.005, 0.6), "belasting": (0.015, 0.5),
    "overige": (0.01, 1.5),
}  # fmt: skip
#: share of a sector's signals with: date of birth, first names, phone, e-mail
PRESENT: dict[str, tuple[float, float, float, float]] = {
    "zorg": (0.99, 0.35, 0.55, 0.50), "energie": (0.30, 0.40, 0.75, 0.80),
    "water": (0.04, 0.15, 0.55, 0.45), "huur": (0.90, 0.35, 0.70, 0.60),
    "warmte": (0.25, 0.20, 0.60, 0.60), "cak": (1.0, 0.40, 0.20, 0.10),
    "hypotheek": (0.98, 0.60, 0.80, 0.70), "belasting": (1.0, 0.50, 0.05, 0.05),
    "overige": (0.50, 0.40, 0.60, 0.60),
}  # fmt: skip
#: shares of the debtors: departed or deceased, and in no register at all
DEPARTED_DEBTORS, NOWHERE_DEBTORS = 0.075, 0.025
#: how many signals a debtor has
SIGNALS_A_DEBTOR = {1: 0.70, 2: 0.19, 3: 0.07, 4: 0.03, 5: 0.01}
#: a further signal comes from the partner that reported before, as it was written before
SAME_PARTNER = 0.2
#: the partner or a grown-up housemate of the debtor is a debtor too
HOUSEMATE_TOO = 0.12
