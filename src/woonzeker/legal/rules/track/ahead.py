# SPDX-License-Identifier: EUPL-1.2
"""What comes next on a track, who must act and until when: one table. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.legal.rules.track.dates import RuledDate
from woonzeker.legal.rules.track.standing import Standing, Where
from woonzeker.matching.linkage.wording import gettext_noop


class Who(StrEnum):
    """Who must act."""

    TEAM = "team"
    COORDINATOR = "coordinator"
    RESIDENT = "resident"
    LAWYER = "lawyer"
    CREDITOR = "creditor"
    BAILIFF = "bailiff"
    COURT = "court"


WHO_WORDS: dict[Who, str] = {
    Who.TEAM: gettext_noop("het team van de gemeente"),
    Who.COORDINATOR: gettext_noop("wie de regie heeft bij de gemeente"),
    Who.RESIDENT: gettext_noop("het huishouden"),
    Who.LAWYER: gettext_noop("een jurist of advocaat"),
    Who.CREDITOR: gettext_noop("de schuldeiser"),
    Who.BAILIFF: gettext_noop("de deurwaarder"),
    Who.COURT: gettext_noop("de rechtbank"),
}


@dataclass(frozen=True, slots=True)
class Next:
    """One thing that comes: what, who must act, and until when with the rule of that day.

    `until` is None where no rule sets a day. `late`: that day has passed.
    """

    code: str
    words: str
    who: Who
    until: RuledDate | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    words: str
    who: Who
    date: str = ""
    #: without its day ahead there is nothing to do
    only_ahead: bool = False


_CONTACT = _Row(
    "contact", gettext_noop("Zoek contact: een regeling is nog mogelijk."), Who.TEAM, "contact"
)
_RIGHTS = _Row(
    "rights",
    gettext_noop("Geef de brief over rechten en wijs op rechtshulp en cliëntondersteuning."),
    Who.TEAM,
)
_SUMMONS = _Row("summons", gettext_noop("Daarna kan de dagvaarding komen."), Who.BAILIFF,
                "summons_from")  # fmt: skip
_HEARING_DAY = _Row("hearing_day", gettext_noop("De dag van de zitting volgt."), Who.COURT)
_ATTENDANT = _Row("attendant", gettext_noop("Spreek af wie er naar de zitting gaat."), Who.TEAM,
                  "attendant")  # fmt: skip
_FILE = _Row("file", gettext_noop("Maak het dossier voor de zitting klaar."), Who.TEAM, "file")
_COME = _Row(
    "come", gettext_noop("Kom naar de zitting of antwoord schriftelijk; er mag iemand mee."),
    Who.RESIDENT, "hearing",
)  # fmt: skip
_OUTCOME = _Row("outcome", gettext_noop("Vraag wat de rechter besliste."), Who.TEAM, "outcome")
_RULES = _Row("judgment", gettext_noop("Daarna komt het vonnis."), Who.COURT)
_OFFER = _Row("offer", gettext_noop("Doe het laatste aanbod van vrijwillige hulp."), Who.TEAM,
              "offer")  # fmt: skip
_OBJECT = _Row("objection", gettext_noop("Bespreek of verzet zin heeft."), Who.LAWYER, "objection",
               only_ahead=True)  # fmt: skip
_APPEAL = _Row("appeal", gettext_noop("Bespreek of hoger beroep zin heeft."), Who.LAWYER,
               "appeal", only_ahead=True)  # fmt: skip
_NOTICE = _Row("notice", gettext_noop("Daarna kan de ontruiming worden aangezegd."), Who.BAILIFF)
_SHELF = _Row("shelf", gettext_noop("Kijk naar het vonnis dat op de plank ligt."), Who.TEAM,
              "shelf", only_ahead=True)  # fmt: skip
_REMEDIES = (_OBJECT, _APPEAL)
_TALK = _Row("talk", gettext_noop("Voer het eerste gesprek, hoe dan ook."), Who.TEAM, "talk")
_CHANGED = _Row(
    "changed", gettext_noop("Ga na wat er veranderde sinds het vonnis; dat kan reden zijn om te"
                            " schorsen."), Who.LAWYER, "eviction",
)  # fmt: skip
_PLACE = _Row("place", gettext_noop("Zorg voor een plek vóór de dag zelf."), Who.COORDINATOR,
              "eviction")  # fmt: skip
_EVICTION = _Row("eviction", gettext_noop("De ontruiming, als niemand haar keert."), Who.BAILIFF,
                 "eviction")  # fmt: skip
_HOME_NOW = _Row("home", gettext_noop("Zoek vandaag een passende woonplek."), Who.COORDINATOR)
_WHERE_TO = _Row("where_to", gettext_noop("Vraag waar het huishouden nu slaapt."), Who.TEAM)
_KEEP_UP = _Row("keep_up", gettext_noop("Help om de regeling en de huur vol te houden."), Who.TEAM)
_GO_ON = _Row("go_on", gettext_noop("De achterstand is er nog: ga door met hulp."), Who.TEAM)

_ROWS: dict[Where, tuple[_Row, ...]] = {
    Where.NOTHING: (_CONTACT,),
    Where.ANNOUNCED: (_CONTACT, _SUMMONS),
    Where.SUMMONED: (_CONTACT, _RIGHTS, _HEARING_DAY),
    Where.HEARING_SET: (_CONTACT, _RIGHTS, _ATTENDANT, _FILE, _COME, _RULES),
    Where.HEARD: (_OUTCOME, _RULES),
    Where.JUDGED: (_OFFER, *_REMEDIES, _SHELF, _NOTICE),
    Where.CONDITIONAL: (
        _OFFER,
        _Row("pay", gettext_noop("Betaal volgens het vonnis, en de huur van nu."), Who.RESIDENT,
             "respite", only_ahead=True),
        _KEEP_UP, *_REMEDIES, _SHELF,
    ),
    Where.RESPITE: (
        _Row("pay", gettext_noop("Betaal alsnog, of vraag de gemeente om hulp daarbij."),
             Who.RESIDENT, "respite"),
        _OFFER, *_REMEDIES,
    ),
    Where.PAYMENT: (_GO_ON, *_REMEDIES),
    Where.REJECTED: (
        _GO_ON, _Row("creditor_appeal", gettext_noop("De schuldeiser kan in hoger beroep."),
                     Who.CREDITOR, "appeal", only_ahead=True),
    ),
    Where.OBJECTION: (_OFFER, _ATTENDANT, _FILE, _COME, _RULES, _SHELF),
    Where.APPEAL: (_OFFER, _ATTENDANT, _FILE, _COME, _RULES, _SHELF),
    Where.NOTICED: (
        _TALK, _OFFER,
        _Row("ask_day", gettext_noop("Vraag de dag van de ontruiming."), Who.TEAM, "talk"),
        _CHANGED, *_REMEDIES,
        _Row("eviction_day", gettext_noop("De dag van de ontruiming volgt."), Who.BAILIFF,
             "obeyed_by"),
    ),
    Where.EVICTION_SET: (_TALK, _OFFER, _CHANGED, _PLACE, *_REMEDIES, _EVICTION),
    Where.EVICTION_PASSED: (
        _Row("eviction_asked", gettext_noop("Vraag de deurwaarder wat er gebeurde."), Who.TEAM,
             "eviction_asked"),
        _WHERE_TO,
    ),
    Where.STAYED: (
        _Row("use_stay", gettext_noop("Gebruik de tijd: maak een plan en houd de huur bij."),
             Who.TEAM, "stay_ends"),
        _OFFER, *_REMEDIES,
    ),
    Where.CANCELLED: (
        _Row("danger_over", gettext_noop("Vraag of het gevaar voorbij is, en leg dat vast."),
             Who.TEAM),
        _OFFER, *_REMEDIES, _SHELF,
    ),
    Where.KEY: (_HOME_NOW, _WHERE_TO),
    Where.LEFT: (_WHERE_TO, _HOME_NOW),
    Where.CARRIED_OUT: (
        _HOME_NOW, *_REMEDIES,
        _Row("goods", gettext_noop("Zorg dat de spullen bewaard en teruggehaald worden."),
             Who.COORDINATOR, "goods"),
    ),
    Where.OUT_OF_COURT: (
        _HOME_NOW,
        _Row("check_closure", gettext_noop("Laat nagaan of de woning echt gesloten was."),
             Who.LAWYER),
    ),
    Where.PAID: (
        _Row("confirm", gettext_noop("Laat bevestigen dat er niets meer volgt."), Who.TEAM),
        _SHELF,
    ),
    Where.SETTLED: (_KEEP_UP, _SHELF),
    Where.WITHDRAWN: (_GO_ON,),
}  # fmt: skip


#: what other rooms may know to be done, by the code of what comes
CAN_BE_DONE = frozenset({"contact", "rights", "attendant", "file", "offer", "talk", "changed",
                         "place", "home", "where_to", "goods", "danger_over", "confirm",
                         "check_closure"})  # fmt: skip


def what_comes(
    found: Standing,
    dates: Sequence[RuledDate],
    today: date,
    done: Set[str] = frozenset(),
) -> tuple[Next, ...]:
    """What comes next: first what has a day, the earliest first, then the rest in order.

    `done` are codes of what was done already, as far as it can be (`CAN_BE_DONE`).
    """
    days = {each.code: each for each in dates}
    rows = [row for row in _ROWS[found.where] if row.code not in done & CAN_BE_DONE]
    made = [_next(row, days, today) for row in rows]
    kept = [each for each in made if each is not None]
    return tuple(sorted(kept, key=_by_day))


def _next(row: _Row, days: Mapping[str, RuledDate], today: date) -> Next | None:
    until = days.get(row.date)
    late = until is not None and until.on < today
    if row.only_ahead and (until is None or late):
        return None
    return Next(row.code, row.words, row.who, until, late)


def _by_day(each: Next) -> date:
    return date.max if each.until is None else each.until.on
