# SPDX-License-Identifier: EUPL-1.2
"""Where data about a person may lie: every table behind the wall, and how it is reached. Pure.

One catalogue for whoever must find all of it: to show somebody what is kept about them, and to
erase it. A table that is in neither list below is a gap; a test walks the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Root(StrEnum):
    """The kinds of ids by which rows about a person are found."""

    PERSON = "person"  # the person in the register
    LINK = "link"  # decisions on whose signal it is, made for this person
    SIGNAL = "signal"  # signals that are linked to this person
    PERIOD = "period"  # months in which those signals came together
    CASE = "case"  # cases in which this person stands
    HOUSEHOLD = "household"  # the addresses of those cases
    SUBJECT = "subject"  # any of these ids, as text: what a log line is about
    PSEUDONYM = "pseudonym"  # what stands for the person and their signals in the processing log


@dataclass(frozen=True, slots=True)
class Holding:
    """One table with data about people.

    `found_by` gives the lookups that reach a person's rows, each with the kind of ids it takes.
    `shared` rows belong to a household or case: also about who lives there with them. `mentions`
    are JSON columns in which an id of the person or their case may stand beside those of others.
    """

    model: str
    section: str
    found_by: tuple[tuple[str, Root], ...]
    shared: bool = False
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The ids by which everything about one person is found."""

    person: UUID
    links: frozenset[UUID] = field(default_factory=frozenset)
    signals: frozenset[UUID] = field(default_factory=frozenset)
    periods: frozenset[UUID] = field(default_factory=frozenset)
    cases: frozenset[UUID] = field(default_factory=frozenset)
    households: frozenset[UUID] = field(default_factory=frozenset)
    pseudonyms: frozenset[UUID] = field(default_factory=frozenset)

    def ids(self, root: Root) -> frozenset[UUID] | frozenset[str]:
        """The ids of one kind; as text for what a log line is about."""
        if root is Root.SUBJECT:
            every = {self.person} | self.links | self.signals | self.periods | self.cases
            return frozenset(str(each) for each in every | self.households)
        return {
            Root.PERSON: frozenset({self.person}),
            Root.LINK: self.links,
            Root.SIGNAL: self.signals,
            Root.PERIOD: self.periods,
            Root.CASE: self.cases,
            Root.HOUSEHOLD: self.households,
            Root.PSEUDONYM: self.pseudonyms,
        }[root]


_BY_CASE = (("case", Root.CASE),)
_BY_SIGNAL = (("signal", Root.SIGNAL),)
_BY_PERSON = (("person", Root.PERSON),)
_BY_AGREEMENT = (("agreement__case", Root.CASE),)
_BY_BREACH = (("breach__agreement__case", Root.CASE),)
_BY_GOODS = (("goods__case", Root.CASE),)

#: what refers to another table stands before it, so that erasing in this order meets no key
HOLDINGS: tuple[Holding, ...] = (
    Holding("privacy.LeakPerson", "leaks", (("subject", Root.PSEUDONYM),)),
    Holding("privacy.Finding", "looked", (("subject", Root.SUBJECT),)),
    Holding("privacy.RightsRequest", "requests", _BY_PERSON),
    Holding(
        "outreach.DataLeak",
        "leaks",
        (("about", Root.PERSON), ("went_to", Root.PERSON), ("signal", Root.SIGNAL)),
    ),
    Holding("monitoring.SieveRow", "cases", _BY_CASE, shared=True),
    Holding("feedback.WebhookEvent", "told", _BY_SIGNAL),
    Holding("feedback.ToldAnswer", "told", (("signal", Root.SIGNAL),)),
    Holding("feedback.AnswerRelease", "told", _BY_SIGNAL),
    Holding("feedback.AnswerConsent", "told", _BY_CASE, shared=True),
    Holding("feedback.CollectionPause", "told", _BY_CASE, shared=True),
    Holding("feedback.Statement", "signals", (*_BY_SIGNAL, *_BY_CASE, *_BY_PERSON)),
    Holding("legal.BewindEvaluation", "offers", _BY_CASE, shared=True),
    Holding("legal.Bewind", "offers", _BY_CASE, shared=True),
    Holding("legal.BewindSignature", "offers", _BY_CASE, shared=True),
    Holding("legal.BewindRequest", "offers", _BY_CASE, shared=True),
    Holding("legal.SettlementAnswer", "offers", _BY_CASE, shared=True),
    Holding("legal.Settlement", "offers", _BY_CASE, shared=True),
    Holding("legal.RentLook", "offers", _BY_CASE, shared=True),
    Holding("legal.Moratorium", "offers", _BY_CASE, shared=True),
    Holding("housing.BreachTelling", "living", _BY_CASE, shared=True),
    Holding("housing.BreachStep", "living", _BY_BREACH, shared=True),
    Holding("housing.Breach", "living", _BY_AGREEMENT, shared=True),
    Holding("housing.ConditionLook", "living", _BY_AGREEMENT, shared=True),
    Holding("housing.AgreementSignature", "living", _BY_AGREEMENT, shared=True),
    Holding("housing.OwnNameStep", "living", _BY_AGREEMENT, shared=True),
    Holding("housing.Agreement", "living", _BY_CASE, shared=True),
    Holding("housing.GoodsRecovery", "goods", _BY_GOODS, shared=True),
    Holding("housing.GoodsSale", "goods", _BY_GOODS, shared=True),
    Holding("housing.GoodsCost", "goods", _BY_GOODS, shared=True),
    Holding("housing.GoodsEvent", "goods", _BY_GOODS, shared=True),
    Holding("housing.GoodsItem", "goods", _BY_CASE, shared=True),
    Holding("housing.StoredGoods", "goods", _BY_CASE, shared=True),
    Holding("housing.PlanItem", "day", _BY_CASE, shared=True),
    Holding("housing.EvictionPlan", "day", _BY_CASE, shared=True),
    Holding("housing.PassedOver", "places", _BY_CASE, shared=True),
    Holding("housing.StayOf", "places", _BY_CASE, shared=True),
    Holding("housing.Waits", "places", _BY_CASE, shared=True),
    Holding("legal.WaitAnswer", "court", _BY_CASE, shared=True),
    Holding("legal.WarmReferral", "court", _BY_CASE, shared=True),
    Holding("legal.HearingNote", "court", _BY_CASE, shared=True),
    Holding("legal.HearingPlan", "court", _BY_CASE, shared=True),
    Holding("legal.CourtConsent", "court", _BY_CASE, shared=True),
    Holding("legal.SignOffWithdrawal", "safeguards", (("sign_off__case", Root.CASE),), shared=True),
    Holding("legal.SignOff", "safeguards", _BY_CASE, shared=True),
    Holding("legal.SafeguardAnswer", "safeguards", _BY_CASE, shared=True),
    Holding("legal.SituationFact", "safeguards", _BY_CASE, shared=True),
    Holding("legal.EscalationTold", "safeguards", _BY_CASE, shared=True),
    Holding("legal.Loss", "safeguards", _BY_CASE, shared=True),
    Holding("legal.TrackFee", "court", (("track__case", Root.CASE),), shared=True),
    Holding("legal.ChangedFact", "court", (("track__case", Root.CASE),), shared=True),
    Holding("housing.ContractWanted", "roof", _BY_CASE, shared=True),
    Holding("housing.PartStanding", "roof", _BY_CASE, shared=True),
    Holding("housing.UrgencyStep", "roof", _BY_CASE, shared=True),
    Holding("housing.RegisteredAt", "roof", _BY_CASE, shared=True),
    Holding("housing.HomeFound", "roof", _BY_CASE, shared=True),
    Holding("housing.WhereReading", "roof", _BY_CASE, shared=True),
    Holding("housing.ListedName", "roof", _BY_CASE, shared=True),
    Holding("housing.StatementStep", "roof", _BY_CASE, shared=True),
    Holding("legal.TenureFinding", "roads", _BY_CASE, shared=True),
    Holding("legal.NuisanceReport", "roads", _BY_CASE, shared=True),
    Holding("legal.RaisedPoint", "roads", _BY_CASE, shared=True),
    Holding("legal.RoadFact", "roads", _BY_CASE, shared=True),
    Holding("legal.RoadStep", "roads", _BY_CASE, shared=True),
    Holding("legal.CaseRoad", "roads", _BY_CASE, shared=True),
    Holding("legal.TrackEvent", "court", (("track__case", Root.CASE),), shared=True),
    Holding("legal.CourtTrack", "court", _BY_CASE, shared=True),
    Holding("legal.CourtMessage", "court", _BY_CASE, shared=True, mentions=("candidates",)),
    Holding("help.Payment", "money", _BY_CASE, shared=True),
    Holding("help.Instalment", "money", (("arrangement__case", Root.CASE),), shared=True),
    Holding("help.ArrangementChange", "money", _BY_CASE, shared=True),
    Holding("help.ArrangementDebt", "money", (("arrangement__case", Root.CASE),), shared=True),
    Holding("help.Arrangement", "money", _BY_CASE, shared=True),
    Holding("help.BudgetRequest", "money", _BY_CASE, shared=True),
    Holding("help.Debt", "money", _BY_CASE, shared=True),
    Holding("help.Overview", "money", _BY_CASE, shared=True),
    Holding("help.RightCheck", "money", _BY_CASE, shared=True),
    Holding("help.Referral", "help", _BY_CASE, shared=True),
    Holding("help.SupportOffer", "help", _BY_CASE, shared=True),
    Holding("help.OwnAlarm", "help", _BY_CASE, shared=True),
    Holding("help.Worry", "help", (*_BY_CASE, ("household", Root.HOUSEHOLD)), shared=True),
    Holding("help.LandlordWrong", "help", _BY_CASE, shared=True),
    Holding("help.ChildrenKnown", "help", _BY_CASE, shared=True),
    Holding("help.Conversation", "help", _BY_CASE, shared=True),
    Holding("outreach.AccessCode", "letters", (*_BY_CASE, *_BY_PERSON)),
    Holding("outreach.Message", "letters", _BY_CASE, shared=True),
    Holding("outreach.LetterPage", "letters", (("letter__case", Root.CASE),), shared=True),
    Holding("outreach.Letter", "letters", _BY_CASE, shared=True),
    Holding("outreach.PeerRequest", "contacts", _BY_CASE, shared=True),
    Holding("outreach.LadderDeviation", "contacts", _BY_CASE, shared=True),
    Holding("outreach.ContactWish", "contacts", _BY_CASE, shared=True),
    Holding("outreach.ContactAttempt", "contacts", _BY_CASE, shared=True),
    Holding("planning.HandOver", "reach", _BY_CASE, shared=True),
    Holding("planning.DoorCaution", "visits", _BY_CASE, shared=True),
    Holding("planning.WrittenOffer", "contacts", _BY_CASE, shared=True),
    Holding("planning.Visit", "visits", _BY_CASE, shared=True),
    Holding("planning.VisitRequest", "visits", _BY_CASE, shared=True),
    Holding("planning.CaseFlag", "flags", _BY_CASE, shared=True),
    Holding("planning.PriorityScore", "flags", _BY_CASE, shared=True),
    Holding("cases.EffortBooking", "efforts", _BY_CASE, shared=True),
    Holding(
        "cases.SignalRelease",
        "links",
        (("linked_to", Root.PERSON), ("signal", Root.SIGNAL)),
    ),
    Holding("cases.CaseTask", "tasks", (*_BY_CASE, *_BY_SIGNAL), shared=True),
    Holding("cases.TermWarning", "terms", _BY_CASE, shared=True),
    Holding("cases.CaseTerm", "terms", _BY_CASE, shared=True),
    Holding("cases.CaseSignOff", "reach", _BY_CASE, shared=True),
    Holding("cases.CaseMandate", "reach", _BY_CASE, shared=True),
    Holding("cases.Shield", "reach", _BY_CASE, shared=True),
    Holding("cases.BrokenGlass", "reach", _BY_CASE, shared=True),
    Holding("cases.CaseAssignment", "reach", _BY_CASE, shared=True),
    Holding("cases.PeriodSignal", "cases", _BY_SIGNAL),
    Holding("cases.MatchingPeriod", "cases", (("id", Root.PERIOD),), shared=True),
    Holding("cases.CaseMove", "moves", _BY_CASE, shared=True),
    Holding("cases.CasePerson", "cases", _BY_PERSON),
    Holding("cases.Case", "cases", (("id", Root.CASE),), shared=True),
    Holding("cases.Household", "cases", (("id", Root.HOUSEHOLD),), shared=True),
    Holding(
        "matching.AuditVerdict",
        "links",
        (("draw__link", Root.LINK), ("draw__person", Root.PERSON)),
    ),
    Holding("matching.AuditDraw", "links", (("link", Root.LINK), ("person", Root.PERSON))),
    Holding("matching.ContactKey", "keys", (("link", Root.LINK), ("person", Root.PERSON))),
    Holding(
        "matching.LinkDecision",
        "links",
        (("link", Root.LINK), ("person", Root.PERSON)),
        mentions=("before",),
    ),
    Holding("matching.Link", "links", (("id", Root.LINK),), mentions=("candidates",)),
    Holding("intake.SignalCorrection", "signals", _BY_SIGNAL),
    Holding("intake.ArrearsSignal", "signals", (("id", Root.SIGNAL),)),
    Holding("matching.PersonKey", "keys", _BY_PERSON),
    Holding("access.SubjectKey", "keys", (("subject", Root.SUBJECT),)),
    Holding("matching.Person", "register", (("id", Root.PERSON),)),
    Holding("access.Export", "sent", (("subject", Root.SUBJECT),)),
    Holding("access.ProcessingLine", "looked", (("subject", Root.PSEUDONYM),)),
    Holding("access.AuditLine", "looked", (("subject", Root.SUBJECT),)),
)

#: tables with lines about people that cannot be found by person: sealed, and gone after days
BY_DELIVERY: dict[str, str] = {
    "intake.RawFile": "het bestand zoals aangeleverd, verzegeld, voor enkele dagen",
    "intake.SetAsideLine": "regels die teruggingen naar de partner: van niemand in het register",
    "api.KeptAnswer": "het antwoord op een verzoek van een partner, verzegeld, dertig dagen",
    "matching.RegisterImport": "een uittreksel dat op inlezen wacht, verzegeld; daarna aantallen",
}

#: tables that name people only among others, in a list of opaque ids
LISTED: dict[str, tuple[str, ...]] = {
    "planning.WorkList": ("left_out", "forecast"),
}

#: tables behind the wall without anything about residents, and what they do hold
HOLDS_NOBODY: dict[str, str] = {
    "feedback.Receipt": "aantallen, de naam van een bestand en de partner",
    "organisations.AgreementTerms": "wat met een partner is afgesproken en wie daar te bellen is",
    "organisations.SignedAgreement": "de getekende afspraak met een partner, verzegeld",
    "organisations.ContractCount": "aantallen contracten van een partner",
    "organisations.RentalCount": "aantallen verhuurde woningen",
    "access.AuditSeal": "de plaats van een regel in de keten",
    "intake.Delivery": "aantallen en de partner",
    "intake.ColumnMapping": "koppen boven de kolommen van een partner",
    "matching.ThresholdChange": "de drempel en wie haar veranderde",
    "matching.WeightSet": "gewichten",
    "planning.Absence": "dagen waarop een collega er niet is",
    "outreach.PeerHours": "uren van een ervaringsdeskundige, voor het loon",
    "outreach.LetterText": "woorden van de gemeente voor een brief",
    "outreach.PrintRun": "wanneer brieven gemaakt en vrijgegeven zijn, met aantallen",
    "feedback.DigestSent": "aantallen in een weekbericht aan een partner",
    "feedback.Webhook": "het adres van een systeem van een partner",
    "legal.DutyTurn": "welke collega deurwaarders te woord staat, en op welk nummer",
    "legal.CalendarKey": "waarmee de eigen agenda van een collega zittingen leest, onleesbaar",
    "legal.KnownSender": "vanaf welk e-mailadres een deurwaarder of rechtbank mag schrijven",
    "help.WayfinderEntry": "wie in de gemeente waarmee helpt",
    "monitoring.Delivered": "dat er aan het CBS is geleverd, met aantallen en zonder mensen",
    "monitoring.PublishedYear": "wat over een jaar naar buiten ging: afgeronde aantallen",
    "monitoring.PullList": "in welke volgorde het CBS signalen ophaalt: kenmerken, een nacht lang",
    "matching.BrpState": "of de BRP antwoordt",
    "privacy.NightLook": "wanneer er gekeken is, met aantallen",
    "privacy.OwnAddress": "adressen van collega's, om op eigen inzage te letten",
    "landlords.LandlordCheck": "een verhuurder en zijn woning, niets van een huurder; het stuk "
    "wordt gewist bij het besluit",
    "privacy.FamousName": "namen waarop gelet wordt, zonder verband met het register",
    "privacy.LeakFile": "waar bij een datalek naar gezocht is, met aantallen",
}


def known_tables() -> frozenset[str]:
    """Every table that the catalogue knows of."""
    return frozenset(
        {each.model for each in HOLDINGS} | set(BY_DELIVERY) | set(LISTED) | set(HOLDS_NOBODY)
    )
