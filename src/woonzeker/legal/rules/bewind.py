# SPDX-License-Identifier: EUPL-1.2
"""Letting somebody else keep the money: of one's own will, on request, or asked by the college.

Pure. The college may ask a court for bewind over problematic debts (BW 1:432) only as the very last
thing before a home is lost: when every earlier step was tried, every lighter means was weighed, the
resident was heard, and the harm of doing nothing was written down. Two people sign what is
complete, and sign anew when it changed. Words are weighed by people; here only that they are there.
What follows once a court said yes: `bewind_course`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from woonzeker.law.reader import Confidence, parameter
from woonzeker.legal.rules.lacking import Lack, lack
from woonzeker.legal.rules.last_offer_policy import LastOfferPolicy
from woonzeker.matching.linkage.wording import gettext_noop


class BewindKind(StrEnum):
    """Who keeps the money, from light to heavy."""

    INCOME_MANAGEMENT = "income_management"
    ON_REQUEST = "on_request"
    BY_COLLEGE = "by_college"


BEWIND_WORDS: dict[BewindKind, str] = {
    BewindKind.INCOME_MANAGEMENT: gettext_noop("vrijwillig inkomensbeheer"),
    BewindKind.ON_REQUEST: gettext_noop("schuldenbewind op eigen verzoek"),
    BewindKind.BY_COLLEGE: gettext_noop("schuldenbewind op verzoek van het college"),
}
_WORKER = gettext_noop("Wie de zaak doet")
_COUNSELLOR = gettext_noop("De schuldhulpverlener")
_SECOND = gettext_noop("Een tweede bevoegde medewerker")
#: every step that came before, in order: what it is, and who can do it
STEPS: dict[str, tuple[str, str]] = {
    "contact_sought": (gettext_noop("contact gezocht"), _WORKER),
    "home_visit": (gettext_noop("huisbezoek geprobeerd"), _WORKER),
    "help_offered": (gettext_noop("hulp aangeboden"), _WORKER),
    "support_offered": (gettext_noop("onafhankelijke ondersteuning aangeboden"), _WORKER),
    "legal_help": (gettext_noop("op juridische hulp gewezen"), _WORKER),
    "last_offer": (gettext_noop("laatste aanbod van vrijwillige hulp gedaan"), _COUNSELLOR),
}
#: every lighter means, the lightest first
MEANS: dict[str, str] = {
    "advice": gettext_noop("advies of budgetcoach"),
    "arrangement": gettext_noop("betalingsregeling"),
    "paid_on": gettext_noop("vaste lasten doorbetaald uit de uitkering"),
    "debt_help": gettext_noop("schuldhulp"),
    "guidance": gettext_noop("begeleiding thuis"),
    "moratorium": gettext_noop("moratorium"),
    "income_management": BEWIND_WORDS[BewindKind.INCOME_MANAGEMENT],
    "on_request": BEWIND_WORDS[BewindKind.ON_REQUEST],
}
#: what may happen when nobody does anything
HARMS: dict[str, str] = {
    "home": gettext_noop("de woning gaat verloren"),
    "children": gettext_noop("kinderen verliezen hun thuis"),
    "supply": gettext_noop("water, stroom of warmte wordt afgesloten"),
    "debts": gettext_noop("de schulden groeien verder"),
    "safety": gettext_noop("iemand is niet meer veilig"),
}


class Weighed(StrEnum):
    """What came of a lighter means."""

    TRIED = "tried"
    REFUSED = "refused"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, slots=True)
class Means:
    """A lighter means: what came of it, on which day, and whether it says why not enough."""

    code: str
    weighed: Weighed
    on: date | None
    argued: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What the resident says in own words: the day, or the days and channels of each try."""

    words_on: date | None = None
    tries: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BewindList:
    """The proportionality list of one request: codes, days, and whether each is argued.

    `version` goes up with every change; a signature is for one version. `threatened_on`: the day
    on which a loss of the home became known, without which nothing so heavy is asked.
    """

    version: int
    ground: str = ""
    threatened_on: date | None = None
    steps: Mapping[str, date] = field(default_factory=dict)
    means: tuple[Means, ...] = ()
    heard: Heard = field(default_factory=Heard)
    harms: frozenset[str] = frozenset()
    harm_argued: bool = False
    term_argued: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """That somebody signed a version of the list on a day."""

    by: str
    version: int
    signed_on: date


class RequestState(StrEnum):
    """How far a request of the college is."""

    INCOMPLETE = "incomplete"
    TO_SIGN = "to_sign"
    SIGNED_ONCE = "signed_once"
    MAY_BE_SENT = "may_be_sent"


@dataclass(frozen=True, slots=True)
class BewindRequest:
    """Whether the college may send it, and what is missing, in the order in which to do it."""

    state: RequestState
    lacks: tuple[Lack, ...]


def request_of(
    listed: BewindList, signed: Iterable[Signature], *, on: date, policy: LastOfferPolicy
) -> BewindRequest:
    """How a request of the college stands on a day."""
    lacks = tuple(_lacks(listed, on, policy))
    if lacks:
        return BewindRequest(RequestState.INCOMPLETE, lacks)
    people = signers(listed, signed, on=on)
    rule = parameter("bw/bewind_college", on=on)
    if not people:
        missing = lack("sign", gettext_noop("twee handtekeningen"), _SECOND, rule)
        return BewindRequest(RequestState.TO_SIGN, (missing,))
    if len(people) == 1:
        missing = lack("sign", gettext_noop("de handtekening van iemand anders"), _SECOND, rule)
        return BewindRequest(RequestState.SIGNED_ONCE, (missing,))
    return BewindRequest(RequestState.MAY_BE_SENT, ())


def signers(listed: BewindList, signed: Iterable[Signature], *, on: date) -> frozenset[str]:
    """Who signed the list as it is now; a signature under an earlier version counts no more."""
    return frozenset(
        each.by for each in signed if each.version == listed.version and each.signed_on <= on
    )


def is_complete(listed: BewindList, *, on: date, policy: LastOfferPolicy) -> bool:
    """Whether the list itself lacks nothing; the signatures are another matter."""
    return not any(_lacks(listed, on, policy))


def _lacks(listed: BewindList, on: date, policy: LastOfferPolicy) -> Iterator[Lack]:
    yield from _ground(listed, on)
    yield from _steps(listed, on)
    yield from _means(listed, on)
    yield from _heard(listed.heard, on, policy)
    yield from _harm(listed)
    if not listed.term_argued:
        words = gettext_noop("voor hoe lang, en waarom niet korter")
        yield lack("term", words, _WORKER, parameter("bw/bewind_tijdelijk", on=on))


def _ground(listed: BewindList, on: date) -> Iterator[Lack]:
    rule = parameter("bw/bewind_college", on=on)
    if listed.ground not in rule.names:
        words = gettext_noop("een grond waarop het college mag vragen")
        yield lack("ground", words, _COUNSELLOR, rule)
    if not _by(listed.threatened_on, on):
        words = gettext_noop("de dag waarop duidelijk werd dat de woning verloren gaat")
        yield _own("threat", words, _WORKER)


def _steps(listed: BewindList, on: date) -> Iterator[Lack]:
    for code, (words, who) in STEPS.items():
        if not _by(listed.steps.get(code), on):
            yield _own(f"step_{code}", words, who)


def _means(listed: BewindList, on: date) -> Iterator[Lack]:
    weighed = {each.code: each for each in listed.means}
    for code, words in MEANS.items():
        each = weighed.get(code)
        if each is None or not each.argued or not _by(each.on, on):
            yield _own(f"means_{code}", words, _COUNSELLOR)


def _heard(heard: Heard, on: date, policy: LastOfferPolicy) -> Iterator[Lack]:
    """Who does not answer was tried often enough, by ways that differ."""
    if _by(heard.words_on, on):
        return
    tries = {each for each in heard.tries if each[0] <= on}
    if len(tries) < policy.hear_tries or len({way for _on, way in tries}) < policy.hear_channels:
        yield _own("heard", gettext_noop("wat de inwoner zelf zegt, in eigen woorden"), _WORKER)


def _harm(listed: BewindList) -> Iterator[Lack]:
    if not (listed.harms & set(HARMS)) or not listed.harm_argued:
        yield _own("harm", gettext_noop("wat er gebeurt als niemand iets doet"), _WORKER)


def _own(code: str, words: str, who: str) -> Lack:
    """What proportionality asks; the guide names it, no article."""
    return Lack(code, words, who, _GUIDE, Confidence.SECONDARY)


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


_GUIDE = "handreiking Voorkomen huisuitzettingen, hoofdstuk 7"


@dataclass(frozen=True, slots=True)
class Wish:
    """A resident who wants help with the money: what they want, the day, and what they signed."""

    kind: BewindKind
    wished_on: date | None = None
    explained_on: date | None = None
    signed_on: date | None = None


def wish_lacks(wish: Wish, *, on: date) -> tuple[Lack, ...]:
    """What is missing before a resident's own choice can begin; their own will is the ground."""
    found = []
    if wish.kind is BewindKind.BY_COLLEGE:
        found.append(
            _own("kind", gettext_noop("een soort die de inwoner zelf kan kiezen"), _COUNSELLOR)
        )
    for code, day, words, who in (
        ("explained", wish.explained_on, gettext_noop("uitleg: wat verandert, en wat kost het"),
         _COUNSELLOR),
        ("wished", wish.wished_on, gettext_noop("dat de inwoner het zelf wil"), _WORKER),
        ("signed", wish.signed_on, gettext_noop("de handtekening van de inwoner"), _WORKER),
    ):  # fmt: skip
        if not _by(day, on):
            found.append(_own(code, words, who))
    return tuple(found)
