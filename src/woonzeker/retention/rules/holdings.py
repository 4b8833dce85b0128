# SPDX-License-Identifier: EUPL-1.2
"""What becomes of every table with a municipality when somebody is forgotten, and why. Pure.

A test walks the database: a table that nobody decided about fails it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of the rows of a table."""

    #: the rows go with the person, signal or case
    DESTROYED = "destroyed"
    #: the rows stay, what points at the erased is taken out of them
    BLANKED = "blanked"
    #: the rows hold codes, counts, dates and opaque ids only
    KEPT = "kept"
    #: the rows have a term of their own, whoever they are about
    OWN_TERM = "own_term"


@dataclass(frozen=True, slots=True)
class Holding:
    """One table, what becomes of it, and why so."""

    table: str
    fate: Fate
    why: str


def _all(fate: Fate, why: str, *tables: str) -> tuple[Holding, ...]:
    return tuple(Holding(table, fate, why) for table in tables)


HOLDINGS: tuple[Holding, ...] = (
    *_all(
        Fate.DESTROYED,
        "gegevens van de persoon, het signaal of de zaak zelf",
        "intake_arrearssignal",
        "intake_signalcorrection",
        "matching_person",
        "matching_personkey",
        "matching_link",
        "matching_linkdecision",
        "matching_contactkey",
        "matching_auditdraw",
        "matching_auditverdict",
        "cases_household",
        "cases_caseperson",
        "cases_caseassignment",
        "cases_brokenglass",
        "cases_shield",
        "cases_casemandate",
        "cases_casesignoff",
        "cases_periodsignal",
        "cases_caseterm",
        "cases_casetask",
        "cases_signalrelease",
        "cases_effortbooking",
        "planning_priorityscore",
        "planning_caseflag",
        "planning_visitrequest",
        "planning_visit",
        "planning_writtenoffer",
        "outreach_contactattempt",
        "planning_doorcaution",
        "planning_handover",
        "cases_termwarning",
        "outreach_contactwish",
        "outreach_ladderdeviation",
        "outreach_letter",
        "outreach_letterpage",
        "outreach_accesscode",
        "outreach_message",
        "outreach_peerrequest",
        "help_conversation",
        "help_childrenknown",
        "help_landlordwrong",
        "help_overview",
        "help_debt",
        "help_rightcheck",
        "help_arrangement",
        "help_arrangementdebt",
        "help_payment",
        "help_instalment",
        "help_arrangementchange",
        "help_referral",
        "help_supportoffer",
        "help_ownalarm",
        "help_worry",
        "housing_agreement",
        "housing_agreementsignature",
        "housing_breach",
        "housing_breachstep",
        "housing_breachtelling",
        "housing_conditionlook",
        "housing_ownnamestep",
        "housing_evictionplan",
        "housing_planitem",
        "housing_goodsitem",
        "housing_stayof",
        "housing_waits",
        "housing_passedover",
        "housing_contractwanted",
        "housing_partstanding",
        "housing_urgencystep",
        "housing_registeredat",
        "housing_homefound",
        "housing_wherereading",
        "housing_listedname",
        "housing_statementstep",
        "legal_changedfact",
        "legal_roadstep",
        "legal_roadfact",
        "legal_raisedpoint",
        "legal_nuisancereport",
        "legal_tenurefinding",
        "legal_caseroad",
        "legal_courtmessage",
        "legal_courtconsent",
        "legal_courttrack",
        "legal_hearingnote",
        "legal_hearingplan",
        "legal_trackevent",
        "legal_bewind",
        "legal_bewindevaluation",
        "legal_bewindrequest",
        "legal_bewindsignature",
        "legal_moratorium",
        "legal_rentlook",
        "legal_settlement",
        "legal_settlementanswer",
        "legal_trackfee",
        "legal_waitanswer",
        "legal_warmreferral",
        "legal_safeguardanswer",
        "legal_situationfact",
        "legal_signoff",
        "legal_signoffwithdrawal",
        "legal_escalationtold",
        "feedback_statement",
        "feedback_answerrelease",
        "feedback_answerconsent",
        "feedback_collectionpause",
        "feedback_webhookevent",
        "monitoring_sieverow",
    ),
    *_all(
        Fate.KEPT,
        "wat een partner te zien kreeg: codes, dagen en een ondoorzichtig kenmerk, als bewijs",
        "feedback_toldanswer",
    ),
    *_all(
        Fate.KEPT,
        "van een partner: aantallen per week en het adres van zijn systeem",
        "feedback_digestsent",
        "feedback_webhook",
    ),
    *_all(
        Fate.KEPT,
        "wat openstond toen een woning verloren ging: codes en een dag, voor de jaarlijkse "
        "verantwoording",
        "legal_loss",
    ),
    *_all(
        Fate.BLANKED,
        "van het geld van een jaar blijft wat de rekening vraagt, zonder woorden",
        "help_budgetrequest",
    ),
    *_all(
        Fate.BLANKED,
        "van opgeslagen spullen blijven de dagen, zonder waar ze lagen",
        "housing_storedgoods",
    ),
    *_all(
        Fate.KEPT,
        "het logboek en het geld van opgeslagen spullen: codes, dagen, centen en kenmerken",
        "housing_goodsevent",
        "housing_goodscost",
        "housing_goodssale",
        "housing_goodsrecovery",
    ),
    *_all(
        Fate.OWN_TERM,
        "over een collega: voor loon en rooster",
        "outreach_peerhours",
        "planning_absence",
        "legal_dutyturn",
    ),
    *_all(
        Fate.OWN_TERM,
        "het adres van een afzender: weg als de afspraak met die organisatie voorbij is",
        "legal_knownsender",
    ),
    *_all(
        Fate.KEPT,
        "woorden van de gemeente, organisaties en tellingen: niemand uit een huishouden",
        "outreach_lettertext",
        "outreach_printrun",
        "help_wayfinderentry",
        "monitoring_delivered",
        "monitoring_publishedyear",
    ),
    *_all(
        Fate.KEPT,
        "bewijs van een levering: aantallen en de naam van een bestand, van niemand iets",
        "feedback_receipt",
    ),
    *_all(
        Fate.KEPT,
        "wat met een organisatie is afgesproken en hoeveel zij verhuurt of levert",
        "organisations_agreementterms",
        "organisations_signedagreement",
        "organisations_contractcount",
        "organisations_rentalcount",
    ),
    *_all(
        Fate.DESTROYED,
        "zonder de sleutel is ook in een oude kopie niets meer te lezen",
        "access_subjectkey",
    ),
    *_all(
        Fate.KEPT,
        "codes, dagen en ondoorzichtige kenmerken: de geschiedenis en de cijfers van de zaak",
        "cases_case",
        "cases_casemove",
        "cases_matchingperiod",
    ),
    *_all(
        Fate.BLANKED,
        "van de incidenten blijft wat AVG art. 33 lid 5 vraagt, zonder het signaal",
        "outreach_dataleak",
    ),
    *_all(
        Fate.BLANKED,
        "alleen wat naar de zaak wijst gaat eruit",
        "planning_worklist",
        "access_export",
    ),
    *_all(
        Fate.OWN_TERM,
        "verantwoording: blijft tot de eigen termijn en noemt alleen kenmerken",
        "access_auditline",
        "access_auditseal",
        "access_processingline",
        "privacy_finding",
        "privacy_nightlook",
    ),
    *_all(
        Fate.OWN_TERM,
        "over een collega, niet over een inwoner: gaat met het account",
        "legal_calendarkey",
        "privacy_ownaddress",
    ),
    *_all(
        Fate.OWN_TERM,
        "over een verhuurder en niet over een inwoner: het stuk gaat bij het besluit, de vraag en "
        "het besluit elk op een eigen termijn, en eerder met het account",
        "landlords_landlordcheck",
    ),
    *_all(
        Fate.KEPT,
        "lijst van bekende namen waarop wordt gelet; niet van wie hulp krijgt",
        "privacy_famousname",
    ),
    *_all(
        Fate.KEPT,
        "het dossier van een datalek: kenmerken en aantallen (AVG art. 33 lid 5)",
        "privacy_leakfile",
        "privacy_leakperson",
    ),
    *_all(
        Fate.BLANKED,
        "dat iemand een recht gebruikte en wat besloten is blijft, zonder de woorden",
        "privacy_rightsrequest",
    ),
    *_all(
        Fate.OWN_TERM,
        "ondoorzichtige kenmerken op volgorde zolang het CBS ophaalt: de nacht erna weg",
        "monitoring_pulllist",
    ),
    *_all(
        Fate.OWN_TERM,
        "regels van een aanlevering: weg met wie erin staat, en anders op een eigen termijn",
        "intake_rawfile",
        "intake_setasideline",
    ),
    *_all(
        Fate.KEPT,
        "tellingen, instellingen en namen van kolommen",
        "intake_delivery",
        "intake_columnmapping",
        "matching_registerimport",
        "matching_thresholdchange",
        "matching_weightset",
        "matching_brpstate",
    ),
    *_all(
        Fate.OWN_TERM,
        "antwoord aan het systeem van een partner, verzegeld, om hetzelfde nog eens te geven",
        "api_keptanswer",
    ),
    *_all(
        Fate.KEPT,
        "het bewijs van het vergeten zelf: kenmerken, grond, dag en aantallen",
        "retention_erasurestub",
        "retention_erasurerequest",
        "retention_hold",
        "retention_keptfigure",
        "retention_retentionrun",
        "retention_tombstone",
    ),
)
