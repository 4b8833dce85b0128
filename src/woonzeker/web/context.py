# SPDX-License-Identifier: EUPL-1.2
"""What every page shows: who works where, where they can go, on which day the clock stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import BREAKS_GLASS
from woonzeker.access.policy import Role
from woonzeker.access.requests import maybe_actor
from woonzeker.access.watching import Stopped, stopped
from woonzeker.cases.rules import MAY_LIST
from woonzeker.organisations.selectors import lets_homes
from woonzeker.web import permissions

#: label, name of the address, and what somebody must ever be allowed to do to see it: the address
#: itself, or another one when more people may come there than have work there
Word = tuple[str | Promise, str, tuple[str, str]]

#: what is used every day, in the order of the day: it stands on the line
NAVIGATION: tuple[Word, ...] = (
    (_("Vandaag"), "start", ("start", "GET")),
    (_("Aanleveringen"), "intake:listing", ("intake:upload", "GET")),
    (_("Beoordelen"), "matching:review_list", ("matching:review_list", "GET")),
    (_("Termijnen"), "terms", ("terms", "GET")),
    (_("Zaken"), "cases:listing", ("cases:listing", "GET")),
    (_("Berichten"), "legal:came_in", ("legal:came_in", "GET")),
    (_("Looplijst"), "planning:weeks", ("planning:weeks", "GET")),
)
#: the rest, by what it is about: behind one word when it does not fit on the line
MENU: tuple[tuple[str | Promise, tuple[Word, ...]], ...] = (
    (_("Huishoudens"), (
        (_("Hulpvraag"), "help:alarm", ("help:alarm", "GET")),
        (_("Zorgen"), "help:worries", ("help:worries", "GET")),
        (_("Ervaringsdeskundigen"), "outreach:peers", ("outreach:peers", "GET")),
        (_("Wegwijzer"), "help:ways", ("help:ways", "GET")),
        (_("Maatwerkbudget"), "help:budget_ledger", ("help:budget_ledger", "GET")),
        (_("Register"), "matching:register", ("matching:register", "GET")),
    )),
    (_("Rechtbank en dak"), (
        (_("Zittingen"), "legal:hearings", ("legal:hearings", "GET")),
        (_("Komende ontruimingen"), "legal:coming", ("legal:coming", "GET")),
        (_("Voorgelegd"), "legal:before_me", ("legal:before_me", "GET")),
        (_("Wonen onder voorwaarden"), "housing:livings", ("housing:livings", "GET")),
        (_("Plekken"), "housing:places", ("housing:places", "GET")),
        (_("Opgeslagen spullen"), "housing:goods_ripe", ("housing:goods_ripe", "GET")),
        (_("Nazorg"), "housing:aftercare_list", ("housing:aftercare_list", "GET")),
    )),
    (_("Wie meldt"), (
        (_("Verhuurders"), "landlords:checks", ("landlords:checks", "GET")),
        (_("Terugkoppeling"), "feedback:releases", ("feedback:releases", "GET")),
        (_("Afspraken"), "organisations:agreements", ("organisations:agreements", "GET")),
        (_("Partners"), "organisations:partners", ("organisations:partners", "GET")),
        (_("Postcodes"), "organisations:routes", ("organisations:routes", "GET")),
        (_("Landelijke levering"), "monitoring:national", ("monitoring:national", "GET")),
    )),
    (_("Post en papier"), (
        (_("Brieven"), "outreach:letter_texts", ("outreach:letter_text", "POST")),
        (_("Printrondes"), "outreach:print_runs", ("outreach:print_runs", "GET")),
        (_("Uitvoer"), "exports", ("approve_export", "POST")),
    )),
    (_("Team en beleid"), (
        (_("Team"), "planning:team", ("planning:team", "GET")),
        (_("Gebruikers"), "organisations:people", ("organisations:people", "GET")),
        (_("Beleid"), "outreach:ladders", ("outreach:change_weeks", "GET")),
        (_("Beleid terugkoppeling"), "feedback:grounds", ("feedback:grounds", "GET")),
        (_("Beleid onderdak"), "housing:roof_policy", ("housing:roof_policy", "POST")),
    )),
    (_("Verantwoording"), (
        (_("De zeef"), "monitoring:sieve", ("monitoring:sieve", "GET")),
        (_("Zonder contact gezakt"), "monitoring:leaks", ("monitoring:leaks", "GET")),
        (_("Verloren woningen"), "legal:account_now", ("legal:account_now", "GET")),
        (_("Lijst van de wethouder"), "legal:alderman", ("legal:alderman", "GET")),
    )),
    (_("Gegevens"), (
        (_("Privacy"), "privacy:start", ("privacy:start", "GET")),
        (_("Datalekken"), "outreach:leaks", ("outreach:leaks", "GET")),
        (_("Bewaren"), "retention:terms", ("retention:terms", "GET")),
    )),
)  # fmt: skip
#: so many words fit on one line of a screen; who has no more needs nothing behind a word
MOST_ON_THE_LINE = 8

#: the same at the desk of a partner; each slice of the desk adds its own word
PARTNER_NAVIGATION: tuple[Word, ...] = (
    (_("Uw bureau"), "partner_start", ("partner_start", "GET")),
    (_("Huurders"), "landlords:desk", ("landlords:desk", "GET")),
    (_("Huur"), "landlords:rents", ("landlords:rents", "GET")),
    (_("Berichten"), "legal:sent", ("legal:sent", "GET")),
    (_("In contact brengen"), "legal:bring", ("legal:bring", "GET")),
    (_("Aanleveren"), "intake:hand_in", ("intake:hand_in", "GET")),
    (_("Aangeleverd"), "intake:own", ("intake:own", "GET")),
    (_("Collega's"), "organisations:colleagues", ("organisations:colleagues", "GET")),
    (_("Uw signalen"), "feedback:own_signals", ("feedback:own_signals", "GET")),
    (_("Scorekaart"), "monitoring:own_scorecard", ("monitoring:own_scorecard", "GET")),
)

#: words for who lets homes alone, also where the right as such goes further
_OF_LANDLORDS = frozenset({"landlords:rents"})
#: and words about signals, which a bailiff sends none of
_NOT_OF_BAILIFFS = frozenset({"feedback:own_signals"})
#: start pages: every other page stands below them, and is not a part of them
_ROOTS = frozenset({"/", "/partner"})
#: where each finds their own account
_ACCOUNTS = {"user": "accounts:own_account", "partner": "accounts:desk_account"}
#: where a request keeps what it asked of the jobs
_STOPPED = "woonzeker_stopped_jobs"
#: and whether the partner lets homes
_LETS = "woonzeker_lets_homes"


@dataclass(frozen=True)
class Item:
    """One word of the navigation; `current` is 'page', 'true' or empty, as aria-current says it."""

    label: str | Promise
    url: str
    current: str


@dataclass(frozen=True)
class Group:
    """Words of the navigation that are about the same."""

    title: str | Promise
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Navigation:
    """Where somebody can go: on the line, and behind one more word."""

    line: tuple[Item, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def everything(self) -> tuple[Item, ...]:
        """Every word, wherever it stands."""
        return (*self.line, *(item for group in self.groups for item in group.items))

    @property
    def is_behind(self) -> bool:
        """Whether the place where somebody is stands behind the word."""
        return any(item.current for group in self.groups for item in group.items)


@dataclass(frozen=True)
class Frame:
    """What stands around a page."""

    nav: Navigation
    municipality: str
    person: str
    demo_day: date | None
    sign_out_url: str
    #: 'Mijn account'; empty for who is not inside yet
    account_url: str
    #: 'Mijn adressen', a part of the account that another room keeps; empty for who has none
    addresses_url: str = ""


def page(request: HttpRequest) -> dict[str, Any]:
    """Words for the base page; asks the database nothing that a failed request could not."""
    actor = maybe_actor(request)
    return {
        "actor": actor,
        "of_partner": _is_of_partner(request, actor),
        "today": clock.today(),
        "frame": _frame(request, actor),
        "asks_lead": bool(actor and _asks_lead(actor)),
        "stopped_jobs": _stopped(request, actor),
        "may_break_glass": bool(actor and actor.roles & BREAKS_GLASS),
    }


def _is_of_partner(request: HttpRequest, actor: Actor | None) -> bool:
    """Whether a partner reads it, also where no page is and so nobody was asked who they are."""
    if actor is not None:
        return actor.kind == "partner"
    session = getattr(request, "session", {})
    return bool(session.get("partner_name")) and not session.get("municipality_name")


def _stopped(request: HttpRequest, actor: Actor | None) -> tuple[Stopped, ...]:
    """The jobs that gave no sign in time, for who works here; asked once in a request.

    A page about a failure says nothing of them: its database may be what failed.
    """
    if actor is None or actor.kind != "user" or hasattr(request, "woonzeker_problem"):
        return ()
    if not hasattr(request, _STOPPED):
        try:
            setattr(request, _STOPPED, stopped())
        except DatabaseError:
            setattr(request, _STOPPED, ())
    found: tuple[Stopped, ...] = getattr(request, _STOPPED)
    return found


def _asks_lead(actor: Actor) -> bool:
    """Whether somebody has a team lead to turn to: who works on cases and does not lead."""
    return MAY_LIST.ever(actor) and Role.TEAM_LEAD.value not in actor.roles


def _frame(request: HttpRequest, actor: Actor | None) -> Frame:
    session = getattr(request, "session", {})
    at = "partner_name" if actor and actor.kind == "partner" else "municipality_name"
    place, person = session.get(at, "") if actor else "", session.get("user_name", "")
    return Frame(
        nav=_navigation(request, actor),
        # who lets a home is an organisation of one: the same name twice says nothing
        municipality="" if place == person else place,
        person=person,
        demo_day=clock.standing_day() if settings.WOONZEKER_MODE != "production" else None,
        sign_out_url=reverse("accounts:sign_out"),
        account_url=reverse(_ACCOUNTS[actor.kind]) if actor and actor.kind in _ACCOUNTS else "",
        addresses_url=_addresses_url(actor),
    )


def _addresses_url(actor: Actor | None) -> str:
    name = "privacy:own_addresses"
    return reverse(name) if actor and permissions.may_ever(actor, name) else ""


def _navigation(request: HttpRequest, actor: Actor | None) -> Navigation:
    if actor is None:
        return Navigation()
    return navigation(actor, request.path, lets=_lets(request, actor))


def _lets(request: HttpRequest, actor: Actor) -> bool:
    """Whether a partner lets homes; asked once in a request, and not for a page about a failure."""
    if actor.kind != "partner" or hasattr(request, "woonzeker_problem"):
        return False
    if not hasattr(request, _LETS):
        try:
            setattr(request, _LETS, lets_homes(actor))
        except DatabaseError:
            setattr(request, _LETS, False)
    return bool(getattr(request, _LETS))


def navigation(actor: Actor, path: str, *, lets: bool = False) -> Navigation:
    """Where this actor can go, with the place where they are; `lets` when they let homes."""
    if actor.kind == "partner":
        left_out = frozenset() if lets else _OF_LANDLORDS
        if Role.BAILIFF.value in actor.roles:
            left_out |= _NOT_OF_BAILIFFS
        words = (word for word in PARTNER_NAVIGATION if word[1] not in left_out)
        return Navigation(_items(words, actor, path))
    line = _items(NAVIGATION, actor, path)
    every = (Group(title, _items(words, actor, path)) for title, words in MENU)
    groups = tuple(group for group in every if group.items)
    whole = Navigation(line, groups)
    return whole if len(whole.everything) > MOST_ON_THE_LINE else Navigation(whole.everything)


def _items(words: Iterable[Word], actor: Actor, path: str) -> tuple[Item, ...]:
    return tuple(
        Item(label=label, url=reverse(name), current=_current(reverse(name), path))
        for label, name, needed in words
        if permissions.may_ever(actor, *needed)
    )


def _current(url: str, path: str) -> str:
    if path.rstrip("/") == url.rstrip("/"):
        return "page"
    return "true" if url not in _ROOTS and path.startswith(f"{url}/") else ""
