# SPDX-License-Identifier: EUPL-1.2
"""The kinds of facts that come up on the other roads, and what help may do with each. Pure.

One row a kind: whether help may keep it, in which form, why, and where that stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop


class FactKind(StrEnum):
    """A kind of fact; the key under which it is kept, or refused."""

    # may be kept
    ROAD = "road"
    BEGAN_BY = "began_by"
    STEP_DAY = "step_day"
    OUTCOME = "outcome"
    CLOSURE = "closure"
    CLOSURE_DAY = "closure_day"
    CLOSURE_GROUND = "closure_ground"
    CLOSURE_UNTIL = "closure_until"
    VIEW_DUE = "view_due"
    POINT_RAISED = "point_raised"
    COURT_DAY = "court_day"
    REPORT_DAY = "report_day"
    REPORT_SORT = "report_sort"
    REPORTER_ROLE = "reporter_role"
    REPORT_CHECKED = "report_checked"
    HOME_CAUSE = "home_cause"
    ORDER_GIVER = "order_giver"
    ORDER_UNTIL = "order_until"
    CLAIM_SORT = "claim_sort"
    HELP_SORT = "help_sort"
    HELP_TAKEN = "help_taken"
    CHILDREN = "children"
    PEOPLE_FOR_PLACE = "people_for_place"
    PLACE_FOUND = "place_found"
    TWO_AT_DOOR = "two_at_door"
    TENURE = "tenure"
    LEASE_STANDING = "lease_standing"
    DEATH_DAY = "death_day"
    SAFE_PLACE = "safe_place"
    AUCTION_DAY = "auction_day"
    # may be heard, not written down
    WHAT_HAPPENED = "what_happened"
    NEIGHBOURS_STORY = "neighbours_story"
    PAPERS_SHOWN = "papers_shown"
    ILLNESS = "illness"
    VIOLENCE = "violence"
    # never
    SUBSTANCE = "substance"
    AMOUNT_FOUND = "amount_found"
    WEAPON = "weapon"
    SUSPECT = "suspect"
    GUILT = "guilt"
    POLICE_REPORT = "police_report"
    CRIMINAL_RECORD = "criminal_record"
    FRAUD_INQUIRY = "fraud_inquiry"
    REGISTER_SEARCH = "register_search"
    ANONYMOUS_TIP = "anonymous_tip"
    RECORDING = "recording"
    NEIGHBOURS_NAME = "neighbours_name"
    NEW_ADDRESS_OF_OTHER = "new_address_of_other"
    EVER_CLOSED_OR_EVICTED = "ever_closed_or_evicted"
    ORIGIN = "origin"
    FREE_WORDS = "free_words"


class Kept(StrEnum):
    """What help may do with a kind of fact."""

    YES = "yes"
    HEARD = "heard"
    NEVER = "never"

    @property
    def words(self) -> str:
        """The name on the screen."""
        return {
            "yes": gettext_noop("mag de hulp vastleggen"),
            "heard": gettext_noop("mag de hulp horen, niet vastleggen"),
            "never": gettext_noop("mag de hulp niet hebben"),
        }[self.value]


class Form(StrEnum):
    """In which form a fact is kept."""

    DAY = "day"
    YES_NO = "yes_no"
    NUMBER = "number"
    CODE = "code"
    NONE = "none"

    @property
    def words(self) -> str:
        """The form in Dutch."""
        return {
            "day": "een dag",
            "yes_no": "ja of nee",
            "number": "een aantal",
            "code": "een keuze uit de lijst",
            "none": "niets",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the wall. `data` is its class of data; `codes` the closed list of a choice."""

    kept: Kept
    form: Form
    title: str
    why: str
    source: str
    data: str
    codes: frozenset[str] = frozenset()


_LESS, _CRIME, _HEALTH = "AVG art. 5 lid 1 onder c", "AVG art. 10", "AVG art. 9"
_BOUND = "AVG art. 5 lid 1 onder b"
_NEEDED = gettext_noop("nodig om te helpen en op tijd te zijn")
_FOUR = gettext_noop("van een sluiting weet de hulp dit, en niet meer")

ROADS = frozenset({"nuisance", "closure", "fraud", "carer", "break_up", "mortgage", "precarious"})
GROUNDS = frozenset({"opiumwet_13b", "gemeentewet_174a", "victor", "apv", "woningwet"})
SORTS = frozenset({"noise", "waste", "animals", "shared_space", "quarrel", "other"})
_ROLES = frozenset({"resident", "neighbour", "landlord", "lender", "municipality", "organisation"})
_OUTCOMES = frozenset({"done", "offered", "taken", "declined", "no_answer", "does_not_apply"})
_CAUSES = frozenset({"thin_walls", "too_small", "upkeep", "neighbours_rhythm", "none_found"})
_GIVERS = frozenset({"landlord", "mayor", "court"})
_CLAIMS = frozenset({"sublet", "not_living_here", "too_many_people", "holiday_letting", "business"})
_HELP = frozenset(
    {"mediation", "care", "community_team", "money", "legal", "support", "upbringing", "other"}
)
_STANDINGS = frozenset({"tenant", "co_tenant", "spouse", "shared_household", "other", "unknown"})
_POINTS = frozenset(
    {
        "power", "lighter_means", "warning_first", "help_runs", "time_passed", "own_part",
        "children", "housemates", "tie_to_home", "place", "return", "duration", "lease_at_risk",
    }
)  # fmt: skip
_TENURES = frozenset(
    {
        "rent", "rent_temporary", "vacancy_act", "room_with_landlord", "campus", "use_agreement",
        "anti_squat", "hotel", "holiday_park", "work_housing", "sublet", "care_provider",
        "with_somebody", "owner", "squat", "unknown",
    }
)  # fmt: skip


def _yes(
    form: Form, title: str, data: str, codes: frozenset[str] = frozenset(), why: str = _NEEDED
) -> Row:
    return Row(Kept.YES, form, title, why, _LESS, data, codes)


def _heard(title: str, why: str, source: str, data: str) -> Row:
    return Row(Kept.HEARD, Form.NONE, title, why, source, data)


def _never(title: str, why: str, source: str, data: str) -> Row:
    return Row(Kept.NEVER, Form.NONE, title, why, source, data)


_ORDERS = gettext_noop("dit is van wie handhaaft; hulp die het weet verliest vertrouwen")
_KEPT: dict[FactKind, Row] = {
    FactKind.ROAD: _yes(Form.CODE, gettext_noop("welke weg er loopt"), "D7", ROADS),
    FactKind.BEGAN_BY: _yes(Form.CODE, gettext_noop("wie het vertelde, naar rol"), "D4", _ROLES),
    FactKind.STEP_DAY: _yes(Form.DAY, gettext_noop("wanneer een stap is gezet"), "D4"),
    FactKind.OUTCOME: _yes(Form.CODE, gettext_noop("wat er van een stap kwam"), "D4", _OUTCOMES),
    FactKind.CLOSURE: _yes(Form.YES_NO, gettext_noop("dat de woning dicht gaat"), "D7", why=_FOUR),
    FactKind.CLOSURE_DAY: _yes(
        Form.DAY, gettext_noop("wanneer de woning dicht gaat"), "D7", why=_FOUR
    ),
    FactKind.CLOSURE_GROUND: _yes(
        Form.CODE, gettext_noop("op welke wet of regel"), "D7", GROUNDS, _FOUR
    ),
    FactKind.CLOSURE_UNTIL: _yes(
        Form.DAY, gettext_noop("tot wanneer de woning dicht blijft"), "D7", why=_FOUR
    ),
    FactKind.VIEW_DUE: _yes(Form.DAY, gettext_noop("tot wanneer de bewoner kan reageren"), "D4"),
    FactKind.POINT_RAISED: _yes(
        Form.CODE, gettext_noop("welk punt de bewoner naar voren bracht"), "D4", _POINTS
    ),
    FactKind.COURT_DAY: _yes(Form.DAY, gettext_noop("dag bij de rechter"), "D10"),
    FactKind.REPORT_DAY: _yes(Form.DAY, gettext_noop("dag van een melding van overlast"), "D7"),
    FactKind.REPORT_SORT: _yes(Form.CODE, gettext_noop("soort overlast"), "D7", SORTS),
    FactKind.REPORTER_ROLE: _yes(Form.CODE, gettext_noop("wie meldde, naar rol"), "D7", _ROLES),
    FactKind.REPORT_CHECKED: _yes(Form.YES_NO, gettext_noop("of iemand het is nagegaan"), "D7"),
    FactKind.HOME_CAUSE: _yes(Form.CODE, gettext_noop("oorzaak in de woning"), "D4", _CAUSES),
    FactKind.ORDER_GIVER: _yes(Form.CODE, gettext_noop("wie een aanwijzing gaf"), "D7", _GIVERS),
    FactKind.ORDER_UNTIL: _yes(Form.DAY, gettext_noop("tot wanneer een aanwijzing geldt"), "D7"),
    FactKind.CLAIM_SORT: _yes(Form.CODE, gettext_noop("wat de verhuurder verwijt"), "D7", _CLAIMS),
    FactKind.HELP_SORT: _yes(Form.CODE, gettext_noop("welke hulp is aangeboden"), "D4", _HELP),
    FactKind.HELP_TAKEN: _yes(Form.YES_NO, gettext_noop("of de hulp is aangenomen"), "D4"),
    FactKind.CHILDREN: _yes(Form.NUMBER, gettext_noop("hoeveel kinderen er wonen"), "D5"),
    FactKind.PEOPLE_FOR_PLACE: _yes(
        Form.NUMBER, gettext_noop("hoeveel mensen een plek nodig hebben"), "D5"
    ),
    FactKind.PLACE_FOUND: _yes(Form.YES_NO, gettext_noop("of er een plek is"), "D4"),
    FactKind.TWO_AT_DOOR: _yes(Form.YES_NO, gettext_noop("of een bezoek met twee gaat"), "D7"),
    FactKind.TENURE: _yes(Form.CODE, gettext_noop("waar het wonen op lijkt"), "D4", _TENURES),
    FactKind.LEASE_STANDING: _yes(
        Form.CODE, gettext_noop("hoe iemand tot het huurcontract staat"), "D5", _STANDINGS
    ),
    FactKind.DEATH_DAY: _yes(Form.DAY, gettext_noop("dag waarop de huurder overleed"), "D5"),
    FactKind.SAFE_PLACE: _yes(Form.YES_NO, gettext_noop("of er een veilige plek nodig is"), "D5"),
    FactKind.AUCTION_DAY: _yes(Form.DAY, gettext_noop("dag van een gedwongen verkoop"), "D10"),
}
_HEARD: dict[FactKind, Row] = {
    FactKind.WHAT_HAPPENED: _heard(
        gettext_noop("wat er gebeurd is, zoals de bewoner het vertelt"),
        gettext_noop("luister, maar schrijf het niet op: het kan tegen de bewoner werken"),
        _CRIME, "D7",
    ),
    FactKind.NEIGHBOURS_STORY: _heard(
        gettext_noop("wat buren vertellen"),
        gettext_noop("het gaat over iemand die er niet bij is en zich niet kan verweren"),
        _LESS, "D7",
    ),
    FactKind.PAPERS_SHOWN: _heard(
        gettext_noop("de brief of het rapport dat de bewoner laat zien"),
        gettext_noop("lees mee en geef het terug: neem alleen de datums over"),
        _CRIME, "D7",
    ),
    FactKind.ILLNESS: _heard(
        gettext_noop("ziekte achter het gedrag"),
        gettext_noop("op deze weg staat alleen dat er zorg is aangeboden"),
        _HEALTH, "D8",
    ),
    FactKind.VIOLENCE: _heard(
        gettext_noop("geweld in huis"),
        gettext_noop("op deze weg staat alleen dat er een veilige plek nodig is"),
        _CRIME, "D7",
    ),
}  # fmt: skip
_NEVER: dict[FactKind, Row] = {
    FactKind.SUBSTANCE: _never(gettext_noop("welk middel is gevonden"), _ORDERS, _CRIME, "D7"),
    FactKind.AMOUNT_FOUND: _never(gettext_noop("hoeveel is gevonden"), _ORDERS, _CRIME, "D7"),
    FactKind.WEAPON: _never(gettext_noop("of er een wapen was"), _ORDERS, _CRIME, "D7"),
    FactKind.SUSPECT: _never(gettext_noop("wie verdacht wordt"), _ORDERS, _CRIME, "D7"),
    FactKind.GUILT: _never(
        gettext_noop("wie in huis ervan wist"),
        gettext_noop("hulp gaat over wie een plek nodig heeft, niet over schuld"),
        _CRIME, "D7",
    ),
    FactKind.POLICE_REPORT: _never(gettext_noop("rapport van de politie"), _ORDERS, _CRIME, "D7"),
    FactKind.CRIMINAL_RECORD: _never(gettext_noop("strafblad"), _ORDERS, _CRIME, "D7"),
    FactKind.FRAUD_INQUIRY: _never(
        gettext_noop("onderzoek naar woonfraude"), _ORDERS, _BOUND, "D7"
    ),
    FactKind.REGISTER_SEARCH: _never(
        gettext_noop("zoeken in registers wie ergens woont"),
        gettext_noop("registers zijn er om te helpen, niet om op te sporen"),
        _BOUND, "D2",
    ),
    FactKind.ANONYMOUS_TIP: _never(
        gettext_noop("een tip zonder afzender"),
        gettext_noop("niemand kan het nagaan of weerspreken"), _LESS, "D7",
    ),
    FactKind.RECORDING: _never(
        gettext_noop("beeld of geluid van bewoners"),
        gettext_noop("dat is meer dan nodig is om te helpen"), _LESS, "D7",
    ),
    FactKind.NEIGHBOURS_NAME: _never(
        gettext_noop("de naam van een buur die meldde"),
        gettext_noop("de rol is genoeg"), _LESS, "D2",
    ),
    FactKind.NEW_ADDRESS_OF_OTHER: _never(
        gettext_noop("het nieuwe adres van een partner die wegging"),
        gettext_noop("wie wegging moet veilig kunnen zijn"), _LESS, "D3",
    ),
    FactKind.EVER_CLOSED_OR_EVICTED: _never(
        gettext_noop("of iemand ooit eerder een woning verloor"),
        gettext_noop("zo wordt het een zwarte lijst"), _BOUND, "D7",
    ),
    FactKind.ORIGIN: _never(
        gettext_noop("afkomst, geloof of nationaliteit"),
        gettext_noop("dat mag nooit tellen"), _HEALTH, "D8",
    ),
    FactKind.FREE_WORDS: _never(
        gettext_noop("vrije woorden over overlast of een sluiting"),
        gettext_noop("in vrije woorden komt terecht wat hier niet mag staan"), _LESS, "D9",
    ),
}  # fmt: skip
ROWS: dict[FactKind, Row] = {**_KEPT, **_HEARD, **_NEVER}
