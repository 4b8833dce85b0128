# SPDX-License-Identifier: EUPL-1.2
"""The canonical columns and the headings that partners use for them."""

from __future__ import annotations

#: one format for all sectors, in the order of the file that partners download
COLUMNS = (
    "signaal_id", "soort", "signaaldatum", "ontstaansdatum", "bedrag", "termijnen", "klantnummer",
    "voorletters", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "straat",
    "huisnummer", "huisletter", "toevoeging", "postcode", "woonplaats", "telefoon", "email",
    "bedrijfsnaam", "rechtsvorm", "contactpoging_op", "gewezen_op_hulp_op", "herinnering_op",
    "aanbod_delen_op", "reactie", "regeling", "crisis", "warme_overdracht", "einddatum_levering",
    "ontruimingsdatum", "klant_tot",
)  # fmt: skip
#: one column that holds several: it is split when the separate columns are empty
COMPOSITES = ("naam", "adres", "postcode_woonplaats")
#: columns of which a file may have several; their values are put together
REPEATABLE = frozenset({"telefoon", "email"})
EFFORTS = ("contactpoging_op", "gewezen_op_hulp_op", "herinnering_op", "aanbod_delen_op")
DATES = (
    "signaaldatum", "ontstaansdatum", "geboortedatum", *EFFORTS, "einddatum_levering",
    "ontruimingsdatum", "klant_tot",
)  # fmt: skip

#: canonical column → headings seen in practice, per line: general, rent, energy and water, health
SYNONYMS: dict[str, tuple[str, ...]] = {
    "signaal_id": (
        "signaalid", "signaal id", "id signaal", "id", "signaalnummer", "signaalnr", "signaal nr",
        "meldingsnummer", "meldingnummer", "meldnummer", "melding id", "meldingsid", "meldingnr",
        "referentie", "referentienummer", "uw referentie", "onze referentie", "ref", "kenmerk",
        "ons kenmerk", "uw kenmerk", "kenmerk partner", "dossiernummer", "dossiernr", "dossier",
        "zaaknummer", "zaaknr", "uniek nummer", "uniek id", "sleutel",
    ),
    "soort": (
        "soort signaal", "signaalsoort", "type signaal", "signaaltype", "soort melding",
        "meldingsoort", "type melding",
    ),
    "signaaldatum": (
        "datum signaal", "datum van signaal", "datum melding", "meldingsdatum", "melddatum",
        "meldatum", "peildatum", "datum aanmelding", "aanmelddatum", "signaleringsdatum",
        "datum signalering", "datum vroegsignaal", "rapportagedatum", "aanleverdatum",
        "datum aanlevering",
    ),
    "ontstaansdatum": (
        "datum ontstaan", "datum ontstaan achterstand", "ontstaansdatum achterstand",
        "achterstand sinds", "achterstand vanaf", "betalingsachterstand sinds", "sinds",
        "begindatum achterstand", "startdatum achterstand", "oudste factuurdatum",
        "datum oudste factuur", "oudste vervaldatum", "eerste vervaldatum", "vervaldatum",
        "oudste openstaande post", "datum oudste openstaande post", "datum oudste post",
        "eerste achterstallige maand", "oudste nota", "datum oudste nota",
    ),
    "bedrag": (
        "openstaand bedrag", "bedrag openstaand", "openstaand", "openstaand saldo", "saldo",
        "saldo achterstand", "totaal openstaand", "totaal openstaand bedrag", "totaalbedrag",
        "totaal bedrag", "totale achterstand", "achterstand", "achterstand bedrag",
        "bedrag achterstand", "bedrag van de achterstand", "hoogte achterstand",
        "hoogte van de achterstand", "hoogte betalingsachterstand", "betalingsachterstand",
        "achterstallig bedrag", "bedrag schuld", "schuldbedrag", "schuld", "hoogte schuld",
        "hoogte van de schuld", "te betalen", "nog te betalen", "verschuldigd bedrag", "vordering",
        "openstaande vordering", "hoofdsom", "restantbedrag", "restant", "bedrag in euro",
        "bedrag incl btw",
        "huurachterstand", "bedrag huurachterstand", "huurschuld", "premieachterstand",
        "achterstallige premie", "premieschuld", "belastingschuld", "hypotheekachterstand",
    ),
    "termijnen": (
        "aantal termijnen", "aantal termijnen achterstand", "termijnen achterstand",
        "termijnen achterstallig", "achterstallige termijnen", "openstaande termijnen",
        "aantal openstaande termijnen", "aantal maanden", "maanden", "aantal maanden achterstand",
        "maanden achterstand", "achterstand in maanden", "aantal maandtermijnen", "aantal facturen",
        "aantal openstaande facturen", "aantal premies", "huurmaanden",
    ),
    "klantnummer": (
        "klantnr", "klant nr", "klantcode", "klant id", "klantid", "debiteurnummer",
        "debiteurennummer", "debiteurnr", "debiteur nr", "relatienummer", "relatienr",
        "contractnummer", "contractnr", "contractrekening",
        "huurdernummer", "huurdersnummer", "huurdernr", "huurcontractnummer", "contractantnummer",
        "aansluitnummer", "verbruiksnummer", "afnemernummer", "klantnummer leverancier",
        "polisnummer", "polisnr", "verzekerdennummer", "verzekerdenummer", "verzekerde nummer",
        "leningnummer", "leningdeelnummer", "aanslagnummer", "subjectnummer", "vorderingnummer",
    ),
    "voorletters": (
        "voorletter", "voorl", "vltrs", "vl", "initialen", "initiaal", "voorletters huurder",
    ),
    "voornamen": ("voornaam", "roepnaam", "doopnaam", "doopnamen", "eerste naam"),
    "tussenvoegsel": (
        "tussenvoegsels", "tussenv", "tussenvgsl", "tv", "tsv", "tvs", "voorvoegsel",
        "voorvoegsels", "voorv", "voorvoegsel geslachtsnaam", "voorvoegsel achternaam",
    ),
    "achternaam": (
        "geslachtsnaam", "familienaam", "anaam", "achternaam huurder", "achter naam",
        "naam zonder voorvoegsel",
    ),
    "geboortedatum": (
        "geb datum", "gebdatum", "geboorte datum", "datum geboorte", "geboren", "geboren op",
        "geboortedag", "gebdat", "geb dat", "gbdatum", "gebdtm", "gebdd", "geboortedtm",
    ),
    "straat": (
        "straatnaam", "straat naam", "str", "openbare ruimte", "naam openbare ruimte", "straten",
        "objectstraat", "verbruiksstraat",
    ),
    "huisnummer": (
        "huisnr", "huis nr", "hnr", "huisnum", "huis nummer", "huisno",
        "objectnummer huis", "huisnummer en toevoeging", "huisnummer toevoeging volledig",
        "huisnummer met toevoeging",
    ),
    "huisletter": ("letter", "huis letter", "huislt", "huisltr", "hletter"),
    "toevoeging": (
        "toev", "huisnummertoevoeging", "huisnummer toevoeging", "huisnr toev", "huisnrtoev",
        "huisnr toevoeging", "nr toevoeging", "toevoeging huisnummer", "bijvoegsel", "hnr toev",
        "toevoegsel", "huisnummertoev",
    ),
    "postcode": ("pc", "postc", "post code", "pcode", "postcode 6", "pc6", "zip", "zipcode"),
    "woonplaats": (
        "plaats", "plaatsnaam", "stad", "woonpl", "wpl", "plts", "city", "woonplaatsnaam",
        "vestigingsplaats",
    ),
    "telefoon": (
        "telefoonnummer", "telefoonnummers", "telefoonnr", "telnr", "tel nr", "tel", "telefoon 1",
        "telefoon 2", "telefoon1", "telefoon2", "telefoon vast", "vast nummer", "vaste telefoon",
        "telefoon thuis", "telefoon prive", "telefoon werk", "mobiel", "mobiel nummer",
        "mobiele nummer", "mobiele telefoon", "mobiel telefoonnummer", "telefoon mobiel", "gsm",
        "06", "06 nummer", "contacttelefoon",
    ),
    "email": (
        "e mail", "emailadres", "e mailadres", "e mail adres", "email adres", "mail", "mailadres",
        "email 1", "email 2", "elektronisch adres", "emailaddress",
    ),
    "bedrijfsnaam": (
        "bedrijf", "naam bedrijf", "handelsnaam", "firmanaam", "firma", "bedrijfs naam",
        "naam onderneming", "onderneming", "zakelijke naam", "tenaamstelling bedrijf",
    ),
    "rechtsvorm": (
        "rechts vorm", "juridische vorm", "ondernemingsvorm", "soort bedrijf", "rechtsvorm bedrijf",
    ),
    "contactpoging_op": (
        "contactpoging", "datum contactpoging", "datum persoonlijk contact", "persoonlijk contact",
        "persoonlijk contact op", "poging persoonlijk contact", "datum poging contact",
        "contact gezocht op", "datum huisbezoek", "inspanning a", "inspanning a datum",
    ),
    "gewezen_op_hulp_op": (
        "gewezen op hulp", "gewezen op schuldhulp", "gewezen op schuldhulpverlening",
        "datum gewezen op hulp", "datum gewezen op schuldhulp", "verwezen naar schuldhulp",
        "datum verwijzing schuldhulp", "inspanning b", "inspanning b datum",
    ),
    "herinnering_op": (
        "herinnering", "datum herinnering", "herinneringsdatum", "datum schriftelijke herinnering",
        "schriftelijke herinnering", "datum herinneringsbrief", "herinneringsbrief",
        "datum aanmaning", "aanmaning", "inspanning c", "inspanning c datum",
    ),
    "aanbod_delen_op": (
        "aanbod delen", "datum aanbod delen", "aanbod gegevens delen", "datum aanbod",
        "aanbod doorgeven gegevens", "datum aanbod gegevens delen", "aangeboden door te geven",
        "aangeboden gegevens te delen", "inspanning d", "inspanning d datum",
    ),
    "reactie": (
        "reactie huurder", "reactie op aanbod", "reactie klant", "reactie aanbod",
        "antwoord huurder", "reactie toestemming", "reactie bewoner",
    ),
    "regeling": (
        "betalingsregeling", "status regeling", "regeling status", "status betalingsregeling",
        "regelingstatus", "afbetalingsregeling", "betaalregeling", "betaalafspraak",
    ),
    "crisis": ("crisissignaal", "crisis signaal", "spoed", "spoedmelding", "crisismelding"),
    "warme_overdracht": (
        "warme overdracht", "warm overgedragen", "warm overdragen", "akkoord warme overdracht",
    ),
    "einddatum_levering": (
        "einde levering", "datum einde levering", "datum eindelevering",
        "eindelevering op", "datum afsluiting", "afsluitdatum", "datum afsluiten",
        "geplande afsluitdatum", "datum beeindiging levering",
    ),
    "ontruimingsdatum": (
        "datum ontruiming", "ontruiming op", "geplande ontruimingsdatum", "ontruiming datum",
        "datum aangezegde ontruiming", "aangezegd tegen",
    ),
    "klant_tot": (
        "klant tot", "klant tot en met", "huurder tot", "vertrekdatum",
        "datum vertrek", "vertrokken op", "einddatum klant", "einddatum huur", "huur einddatum",
        "einde huurcontract", "verzekerd tot", "uitgeschreven op",
        "einddatum verzekering", "klant einddatum",
    ),
    "naam": (
        "volledige naam", "naam huurder", "huurder", "naam klant", "klantnaam",
        "naam debiteur", "debiteurnaam", "contractant", "naam contractant", "bewoner",
        "naam bewoner", "verzekerde", "naam verzekerde", "verzekeringnemer",
        "naam afnemer", "persoonsnaam", "tenaamstelling", "tnv", "naam contracthouder",
        "contracthouder", "hoofdhuurder", "geadresseerde",
    ),
    "adres": (
        "adresregel", "adresregel 1", "adres 1", "woonadres", "leveringsadres", "leveradres",
        "verbruiksadres", "objectadres", "adres object", "adres woning", "straat en huisnummer",
        "straat huisnummer", "straat en nummer", "straat nr", "straat huisnr", "adres huurder",
        "volledig adres",
    ),
    "postcode_woonplaats": (
        "postcode woonplaats", "postcode en woonplaats", "postcode plaats", "postcode en plaats",
        "pc plaats", "pc woonplaats", "adresregel 2", "adres 2",
    ),
}  # fmt: skip

#: headings that are a house number only right behind the street; elsewhere they number the lines
BEHIND_STREET = frozenset({"nr", "nummer", "no"})
#: words that say whose column it is; a heading is tried again without them
ROLE_WORDS = frozenset(
    {
        "huurder", "klant", "verzekerde", "debiteur", "bewoner", "contractant", "afnemer",
        "verzekeringnemer", "hoofdhuurder", "verbruiksadres", "leveringsadres", "leveradres",
        "woonadres", "object", "woning", "verplicht", "optioneel", "van", "de", "het", "in", "eur",
        "euro", "jjjj", "mm", "dd", "ddmmjjjj", "jjjjmmdd", "ja", "nee",
    }
)  # fmt: skip
