# SPDX-License-Identifier: EUPL-1.2
"""Pages that span rooms: where somebody works, what needs them today, and one case as a whole."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may, view_of
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Relation, Role, Sight
from woonzeker.access.requests import SignInNeeded, actor_of
from woonzeker.cases.forms import (
    EffortForm,
    OutcomeForm,
    ShieldForm,
    assign_form,
    colleague_form,
    move_form,
    team_form,
)
from woonzeker.cases.selectors import late_terms, possible_moves, reach_of, warnings_for
from woonzeker.feedback.selectors import told_card
from woonzeker.help.selectors import money_ways, talk_card
from woonzeker.legal.selectors import (
    CourtCard,
    before_me,
    court_card,
    evictions_without,
    heard,
    hearings_now,
    new_here,
)
from woonzeker.organisations import selectors as organisations
from woonzeker.outreach.selectors import peer_requests_of
from woonzeker.planning.selectors import hand_overs
from woonzeker.web import selectors, services
from woonzeker.web.middleware import MUNICIPALITY
from woonzeker.web.selectors import CasePage

#: who answers for data leaks without a desk of their own
LEAK_ROLES = frozenset({Role.PRIVACY_OFFICER.value})
#: whom others wait for: with a request, or for a yes of a second person
WAITED_FOR = LEAK_ROLES | {Role.FUNCTIONAL_ADMIN.value}
#: who goes to doors and has a round of their own on the start page
ROUND_ROLES = frozenset(
    {
        Role.OUTREACH_WORKER.value,
        Role.PEER_EXPERT.value,
        Role.DEBT_COUNSELLOR.value,
        Role.EVICTION_COORDINATOR.value,
    }
)
FIGURE_ROLES = frozenset({Role.MANAGER.value, Role.STATISTICIAN.value})
DESK_ROLES = frozenset({Role.INTAKE_COORDINATOR.value, Role.REVIEWER.value, Role.TEAM_LEAD.value})


@require_http_methods(["GET", "POST"])
def choose_municipality(request: HttpRequest) -> HttpResponse:
    """After signing in: the one municipality somebody works in, or the choice of one."""
    user = request.session.get(SESSION_KEY)
    if not user:
        raise SignInNeeded
    held = organisations.memberships_of(user, on=clock.today())
    names = {each.municipality_id: each.municipality.name for each in held}
    if not names and organisations.seats_of(user, on=clock.today()).exists():
        return redirect("choose_partner")
    chosen = request.POST.get("municipality") or (next(iter(names)) if len(names) == 1 else "")
    if chosen not in names:
        return render(request, "web/choose_municipality.html", {"names": sorted(names.items())})
    actor = organisations.actor_for(user=user, municipality=chosen)
    if actor is None:
        raise SignInNeeded
    services.begin_work(actor=actor, municipality=chosen)
    request.session[MUNICIPALITY] = chosen
    request.session["municipality_name"] = names[chosen]
    return redirect(_onward(request))


def _onward(request: HttpRequest) -> str:
    asked = request.GET.get("next", "/")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if safe and asked.startswith("/") else "/"


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What needs me today, what is new, what waits for others; for each role its own."""
    actor = actor_of(request)
    context = _told(actor)
    if actor.roles & DESK_ROLES:
        context["desk"] = selectors.desk(actor=actor)
    if actor.roles & ROUND_ROLES:
        context["rounds"] = selectors.my_doors(actor=actor)
    if actor.roles & FIGURE_ROLES:
        context["figures"] = selectors.figures(
            actor=actor,
            month=_month(request.GET.get("maand", "")),
            chosen=request.GET.get("toon", ""),
        )
    if actor.roles & LEAK_ROLES and "desk" not in context:
        context["leaks"] = selectors.leaks_line(actor=actor)
    if actor.roles & LEAK_ROLES and Role.TEAM_LEAD.value not in actor.roles:
        context["glass"] = selectors.glass_line(actor=actor)
    if actor.roles & WAITED_FOR or "desk" not in context:
        context["waits"] = selectors.waits_for(actor=actor)
    context["managed"] = selectors.managed(actor=actor)
    return render(request, "web/start.html", context)


def _court(actor: Actor, case: UUID, relations: frozenset[Relation]) -> CourtCard | None:
    """What bailiffs and courts told, for who sees the dates of courts."""
    sees = view_of(actor, relations).sight(DataClass.COURT) >= Sight.LIMITED
    return court_card(actor=actor, case=case) if sees else None


#: warnings on the start page: a longer list is no list of what comes first
WARNINGS_SHOWN = 20


def _told(actor: Actor) -> dict[str, object]:
    """What somebody must be told before all else: terms that come near, or how many there are."""
    context: dict[str, object] = {}
    if may(actor, "cases.warnings"):
        found = warnings_for(actor=actor, most=WARNINGS_SHOWN + 1)
        context["warnings"] = found[:WARNINGS_SHOWN]
        context["more_warnings"] = len(found) > WARNINGS_SHOWN
        context["hand_overs"] = hand_overs(actor=actor)
    if may(actor, "cases.late_terms"):
        context["late"] = late_terms(actor=actor)
    if may(actor, "legal.new_here"):
        context["court"] = new_here(actor=actor)
    return {**context, **_near(actor)}


def _near(actor: Actor) -> dict[str, object]:
    """What comes near: an eviction or hearing that one was told of, or what one must sign."""
    context: dict[str, object] = {}
    if may(actor, "legal.heard"):
        context["near"] = heard(actor=actor)
    if may(actor, "legal.hearings_now"):
        context["hearings"] = hearings_now(actor=actor)
    if may(actor, "legal.before_me"):
        context["before_me"] = before_me(actor=actor)
    if may(actor, "legal.alderman"):
        context["evictions_without"] = evictions_without(actor)
    return context


def _month(text: str) -> date | None:
    """The first day of '2026-10'; None for anything else."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


@require_safe
def day_list(request: HttpRequest, word: str) -> HttpResponse:
    """The cases behind a number of the start page."""
    actor = actor_of(request)
    rows = selectors.day_list(actor=actor, code=word)
    exports.leaf_through(request, [row.case for row in rows])
    title, lead = selectors.LIST_WORDS[word]
    context = {
        "rows": rows,
        "title": title,
        "lead": lead,
        "may_write": word == "brieven" and may(actor, "outreach.record_contact"),
    }
    return render(request, "web/day_list.html", context)


def _told_here(actor: Actor, case: UUID) -> dict[str, object]:
    """What colleagues and the clock tell somebody of this case."""
    told: dict[str, object] = {"warnings": (), "hand_overs": ()}
    if may(actor, "cases.warnings"):
        told["warnings"] = warnings_for(actor=actor, case=case)
    if may(actor, "planning.hand_overs"):
        told["hand_overs"] = hand_overs(actor=actor, case=case)
    return told


@require_safe
def case(request: HttpRequest, case: UUID) -> HttpResponse:
    """One case: what now, the terms, the people, the signals, what happened and why it is here."""
    actor = actor_of(request)
    possible = possible_moves(actor=actor, case=case)
    page = selectors.case_page(actor=actor, case=case)
    limited = view_of(actor, page.relations).sight(DataClass.PROCESS) < Sight.FULL
    context = {
        "page": page,
        "limited": limited,
        "talk_card": None if limited else talk_card(actor=actor, case=case),
        "court_card": _court(actor, case, page.relations),
        "may_choose": may(actor, "legal.whose"),
        "told_card": None if limited else told_card(actor=actor, case=case),
        "may_talk": may(actor, "help.save_talk", case),
        "may_state": may(actor, "feedback.state_no_report", case),
        "may_reopen": may(actor, "web.reopen_link"),
        "may_visit": may(actor, "outreach.record_contact", case),
        "may_act": may(actor, "cases.book_effort", case),
        "may_write": may(actor, "outreach.write_message", case),
        "effort_form": EffortForm(auto_id="uren_%s"),
        "outcome_form": OutcomeForm(auto_id="uitkomst_%s"),
        "may_close": possible.may_end,
        "move_form": move_form(possible),
        "team_form": team_form(actor, case),
        "reach": reach_of(actor=actor, case=case),
        **_told_here(actor, case),
        "may_hand_over": may(actor, "planning.hand_over", case),
        "peers": peer_requests_of(actor=actor, case=case),
        "may_ask_peer": may(actor, "outreach.ask_peer", case),
        "may_assign": may(actor, "cases.unassign", case),
        "assign_form": assign_form(actor, case),
        "shield_form": ShieldForm(auto_id="ken_%s")
        if may(actor, "cases.shield_from_me", case)
        else None,
        "colleague_form": colleague_form(actor, case),
        **_leading(actor, case, page),
    }
    return render(request, "web/case.html", context)


def _leading(actor: Actor, case: UUID, page: CasePage) -> dict[str, object]:
    """The ways to money matters and a roof, and the first task that is done on a page."""
    roof = selectors.roof_lines(actor, case)
    living = next((line.url for line in roof if line.code == "living"), "")
    money = money_ways(actor, case)
    mine = page.tasks if may(actor, "cases.book_effort", case) else ()
    leads = (each.id for each in mine if each.ends_with_news or (each.of_money and money.sees))
    first = next(leads, None)
    return {"money": money, "first_lead": first, "roof": roof, "living_url": living}
