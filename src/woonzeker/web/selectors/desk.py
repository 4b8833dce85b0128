# SPDX-License-Identifier: EUPL-1.2
"""The start page of who takes deliveries, reviews links and leads a team."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.cases.models import Case, CaseMove, CaseStatus, CaseTerm
from woonzeker.cases.rules import MAY_LIST
from woonzeker.cases.selectors import (
    relations_of_cases,
    secret_cases,
    tasks_waiting,
    within_reach,
)
from woonzeker.errors import NotFound
from woonzeker.help.selectors import few_offers
from woonzeker.intake import selectors as intake
from woonzeker.matching.models import Link, LinkResult
from woonzeker.matching.selectors import register_state
from woonzeker.organisations.selectors import teams_held
from woonzeker.planning.models import Visit, WorkList, WrittenOffer
from woonzeker.ui import words
from woonzeker.web.selectors.answers import answers_line
from woonzeker.web.selectors.glass import glass_line
from woonzeker.web.selectors.landlords import landlords_line
from woonzeker.web.selectors.leaks import leaks_line
from woonzeker.web.selectors.officer import (
    asked_line,
    asked_of_others_line,
    exports_line,
    links_line,
    requests_line,
)
from woonzeker.web.selectors.printing import printer_line, release_line
from woonzeker.web.selectors.shapes import DayRow, Desk, Line

A_WEEK = 7


def desk(*, actor: Actor) -> Desk:
    """What needs this person, what is new, what waits for others; lines without work stay away."""
    needs = [
        *_for(actor, Role.INTAKE_COORDINATOR, leaks_line),
        *_for(actor, Role.TEAM_LEAD, _unplanned, glass_line, _terms),
        *_for(actor, Role.INTAKE_COORDINATOR, asked_line, _silence, _questions, requests_line),
        *_for(actor, Role.INTAKE_COORDINATOR, answers_line, landlords_line),
        *_for(actor, Role.TEAM_LEAD, asked_of_others_line),
        *_for(actor, Role.REVIEWER, _reviews),
        release_line(actor),
        printer_line(actor),
        *_for(
            actor, Role.TEAM_LEAD, exports_line, links_line, _letters, _tasks, _support, _forecast
        ),
    ]
    new = [*_for(actor, Role.INTAKE_COORDINATOR, _deliveries)]
    if actor.roles & {Role.INTAKE_COORDINATOR, Role.TEAM_LEAD}:
        new.append(_new_cases(actor))
    waits = [
        *_for(actor, Role.INTAKE_COORDINATOR, _returned),
        *_for(actor, Role.TEAM_LEAD, _waiting, _waiting_for_signal),
    ]
    return Desk(_filled(needs), _filled(new), _filled(waits))


def _for(actor: Actor, role: Role, *lines: object) -> list[Line]:
    return [line(actor) for line in lines] if role.value in actor.roles else []  # type: ignore[operator]


def _filled(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.count)


def _list(name: str, **filters: object) -> str:
    """The address of a list with its filters."""
    return f"{reverse(name)}?{urlencode(filters)}" if filters else reverse(name)


def _unplanned(actor: Actor) -> Line:
    cases = within_reach(unplanned_cases(), actor, MAY_LIST)
    count = cases.count()
    first = cases.aggregate(first=Min("terms__due_on", filter=Q(terms__met_on=None)))["first"]
    said = ngettext(
        "%s dreigend huishouden heeft nog geen bezoek of gesprek",
        "%s dreigende huishoudens hebben nog geen bezoek of gesprek",
        count,
    )
    detail = _("Er hoort binnen drie werkdagen een gesprek te zijn.")
    if first:
        detail += " " + _("De eerste termijn: %s.") % words.when(first, today=clock.today())
    url = reverse("day_list", kwargs={"word": "dreigend"})
    return Line(count, said % words.number(count), url, detail, _("Bekijk wie het zijn"), "red")


def unplanned_cases() -> QuerySet[Case]:
    """Threatening cases whose three working days run, without a visit to come."""
    to_come = Visit.objects.filter(case=OuterRef("pk"), outcome="", day_on__gte=clock.today())
    runs = CaseTerm.objects.filter(case=OuterRef("pk"), kind="threatening_talk", met_on=None)
    return Case.objects.filter(
        ~Exists(to_come), Exists(runs), status=CaseStatus.OPEN, threatening=True
    )


def _mine(actor: Actor) -> QuerySet[Case]:
    """The cases within somebody's reach."""
    return within_reach(Case.objects.all(), actor, MAY_LIST)


def _terms(actor: Actor) -> Line:
    today = clock.today()
    open_cases = _mine(actor).exclude(status=CaseStatus.CLOSED)
    # one filter: the term that runs must be the one that is due, not another that was met long ago
    soon = open_cases.filter(terms__met_on=None, terms__due_on__lte=today + timedelta(days=A_WEEK))
    count = soon.distinct().count()
    late = open_cases.filter(terms__met_on=None, terms__due_on__lt=today).distinct().count()
    said = ngettext(
        "Bij %s huishouden loopt binnen een week een termijn af",
        "Bij %s huishoudens loopt binnen een week een termijn af",
        count,
    )
    detail = _("Plan een bezoek of stuur het aanbod per brief voordat de termijn om is.")
    if late == count:
        said = ngettext(
            "Bij %s huishouden is de termijn al om",
            "Bij %s huishoudens is de termijn al om",
            count,
        )
        detail = _("Stuur het aanbod vandaag nog per brief, of ga er langs.")
    elif late:
        passed = ngettext(
            "Bij %s daarvan is de termijn al om: stuur daar vandaag nog het aanbod per brief, of "
            "ga er langs.",
            "Bij %s daarvan is de termijn al om: stuur daar vandaag nog het aanbod per brief, of "
            "ga er langs.",
            late,
        )
        rest = _("Plan bij de andere een bezoek of een brief voordat de termijn om is.")
        detail = f"{passed % words.number(late)} {rest}"
    url = _list("cases:listing", termijn=A_WEEK)
    return Line(count, said % words.number(count), url, detail, _("Bekijk de lijst"), "amber")


def _letters(actor: Actor) -> Line:
    count = within_reach(owed_a_letter(), actor, MAY_LIST).count()
    said = ngettext(
        "%s huishouden krijgt het aanbod per brief", "%s huishoudens krijgen het aanbod per brief",
        count,
    )  # fmt: skip
    detail = _("Zij krijgen geen bezoek binnen de termijn. Leg vast wanneer de brief weg is.")
    url = reverse("day_list", kwargs={"word": "brieven"})
    return Line(count, said % words.number(count), url, detail, _("Bekijk wie het zijn"), "amber")


def owed_a_letter() -> QuerySet[Case]:
    """Cases to which a written offer was promised that did not go out, nor was made otherwise."""
    promised = WrittenOffer.objects.filter(case=OuterRef("pk"), sent_on=None)
    owed = CaseTerm.objects.filter(case=OuterRef("pk"), kind="offer", met_on=None)
    return Case.objects.filter(Exists(promised), Exists(owed)).exclude(status=CaseStatus.CLOSED)


def _forecast(actor: Actor) -> Line:
    """The terms that the work list of this week or a later one says will be missed."""
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    lists = WorkList.objects.filter(week_on__gte=monday).order_by("-week_on", "team_id")
    if (teams := teams_held(actor)) is not None:
        lists = lists.filter(team_id__in=teams)
    found = next((each for each in lists if each.forecast), None)
    count = len(found.forecast) if found else 0
    said = ngettext(
        "Met deze bezetting lukt %s bezoek niet binnen de termijn",
        "Met deze bezetting lukken %s bezoeken niet binnen de termijn",
        count,
    )
    detail = _("Zet er iemand bij, of ga vaker langs. Wie geen bezoek krijgt, krijgt een brief.")
    url = reverse("planning:work_list", args=[found.pk]) + "#termijnen" if found else ""
    return Line(count, said % words.number(count), url, detail, _("Bekijk welke"), "amber")


def _silence(actor: Actor) -> Line:
    """That the register gives no answer, and since when; nobody need press anything."""
    state = register_state(actor)
    if state.silent_since is None:
        return Line(0, "", "")
    said = _("Het personenregister is niet bereikbaar sinds %s")
    detail = _("We proberen het vanzelf opnieuw. Er raakt niets kwijt.")
    if state.waiting:
        waits = ngettext("%s signaal wacht erop.", "%s signalen wachten erop.", state.waiting)
        detail = f"{waits % words.number(state.waiting)} {detail}"
    url, button = reverse("matching:register"), _("Bekijk het register")
    return Line(1, said % words.moment(state.silent_since), url, detail, button, "amber")


def _questions(actor: Actor) -> Line:
    waiting = list(intake.waiting(actor))
    said = ngettext(
        "%s aanlevering wacht op jouw antwoord",
        "%s aanleveringen wachten op jouw antwoord",
        len(waiting),
    )
    names = ", ".join(dict.fromkeys(each.partner.name for each in waiting[:3]))
    detail = _("Van %s. De rest van het bestand wacht mee.") % names if names else ""
    button = ngettext("Beantwoord de vraag", "Beantwoord de vragen", len(waiting))
    return Line(
        len(waiting),
        said % len(waiting),
        _list("intake:listing", status="question"),
        detail,
        button,
        "amber",
    )


def _reviews(actor: Actor) -> Line:
    count = Link.objects.filter(result=LinkResult.REVIEW).count()
    said = ngettext(
        "%s signaal wacht op jouw oordeel: bij wie hoort het?",
        "%s signalen wachten op jouw oordeel: bij wie horen ze?",
        count,
    )
    detail = _("Zolang een signaal openstaat, krijgt dat huishouden nog geen hulp.")
    url = reverse("matching:review_list")
    return Line(count, said % words.number(count), url, detail, _("Begin met beoordelen"))


def _tasks(actor: Actor) -> Line:
    count = tasks_waiting(actor=actor)
    said = ngettext("%s taak wacht op iemand", "%s taken wachten op iemand", count)
    detail = _("Zoals een aanbod per brief, of kijken wie er achterblijft.")
    url = reverse("cases:tasks")
    return Line(count, said % words.number(count), url, detail, _("Bekijk de taken"), "amber")


def _support(actor: Actor) -> Line:
    count = within_reach(few_offers(), actor, MAY_LIST).count()
    said = ngettext(
        "Bij %s huishouden is ondersteuning nog niet vaak genoeg aangeboden",
        "Bij %s huishoudens is ondersteuning nog niet vaak genoeg aangeboden",
        count,
    )
    detail = _("Het aanbod hoort minstens twee keer, op verschillende manieren.")
    url = reverse("day_list", kwargs={"word": "ondersteuning"})
    return Line(count, said % words.number(count), url, detail, _("Bekijk wie het zijn"), "amber")


def _deliveries(actor: Actor) -> Line:
    since = clock.today() - timedelta(days=A_WEEK)
    found = intake.deliveries(actor).filter(received_on__gte=since)
    count = found.count()
    lines = found.aggregate(lines=Sum("lines_read"))["lines"] or 0
    said = ngettext(
        "%s aanlevering in de laatste week", "%s aanleveringen in de laatste week", count
    )
    detail = _("Samen %s regels.") % words.number(lines)
    return Line(count, said % words.number(count), _list("intake:listing"), detail)


def _new_cases(actor: Actor) -> Line:
    count = within_reach(new_cases(), actor, MAY_LIST).count()
    said = ngettext(
        "%s nieuw huishouden in de laatste week", "%s nieuwe huishoudens in de laatste week", count
    )
    url = reverse("day_list", kwargs={"word": "nieuw"})
    return Line(count, said % words.number(count), url)


def new_cases() -> QuerySet[Case]:
    """Cases that began within the last week."""
    return Case.objects.filter(opened_on__gte=clock.today() - timedelta(days=A_WEEK))


def _returned(actor: Actor) -> Line:
    found = intake.deliveries(actor, to_mend=True).order_by()
    partners = found.values("partner").distinct().count()
    lines = found.aggregate(lines=Sum("returned"))["lines"] or 0
    said = ngettext(
        "%s partner moet regels herstellen", "%s partners moeten regels herstellen", partners
    )
    detail = _("Samen %s regels in de laatste maand.") % words.number(lines)
    url = _list("intake:listing", to_mend="on")
    return Line(partners, said % words.number(partners), url, detail)


def _last_turn() -> Subquery:
    """The code of the move with which a case last came to stand as it does."""
    turns = CaseMove.objects.filter(case=OuterRef("pk")).exclude(to_status=F("from_status"))
    return Subquery(turns.order_by("-sequence").values("code")[:1])


def _waiting_for_signal(actor: Actor) -> Line:
    waits = _mine(actor).filter(status=CaseStatus.WAITING).annotate(turn=_last_turn())
    count = waits.filter(turn="wait_for_signal").count()
    said = ngettext(
        "%s huishouden wacht op het volgende signaal",
        "%s huishoudens wachten op het volgende signaal",
        count,
    )
    detail = _("Niemand was te bereiken. Komt er een signaal, dan gaat de zaak vanzelf weer open.")
    url = _list("cases:listing", status="waiting")
    return Line(count, said % words.number(count), url, detail)


def _waiting(actor: Actor) -> Line:
    waits = _mine(actor).filter(status=CaseStatus.WAITING).annotate(turn=_last_turn())
    count = waits.exclude(turn="wait_for_signal").count()
    said = ngettext(
        "%s huishouden wacht op een ander", "%s huishoudens wachten op een ander", count
    )
    return Line(count, said % words.number(count), _list("cases:listing", status="waiting"))


LISTS: dict[str, Callable[[], QuerySet[Case]]] = {
    "dreigend": unplanned_cases,
    "brieven": owed_a_letter,
    "ondersteuning": few_offers,
    "nieuw": new_cases,
}
#: the name of each list and what stands above it
LIST_WORDS: dict[str, tuple[Promise, Promise]] = {
    "dreigend": (
        gettext_lazy("Dreigend en nog geen bezoek"),
        gettext_lazy(
            "Bij deze huishoudens hoort binnen drie werkdagen een gesprek te zijn. Wat het eerst "
            "afloopt staat bovenaan."
        ),
    ),
    "brieven": (
        gettext_lazy("Het aanbod gaat per brief"),
        gettext_lazy(
            "Deze huishoudens krijgen geen bezoek binnen de termijn. Stuur de brief voor de dag "
            "die erbij staat en leg hem vast bij de zaak."
        ),
    ),
    "ondersteuning": (
        gettext_lazy("Ondersteuning nog aanbieden"),
        gettext_lazy(
            "Deze huishoudens hoorden nog niet vaak genoeg, of steeds op dezelfde manier, dat "
            "iemand gratis en onafhankelijk naast hen kan staan."
        ),
    ),
    "nieuw": (
        gettext_lazy("Nieuwe huishoudens"),
        gettext_lazy("Zaken die in de laatste week begonnen."),
    ),
}


@look("web.day_list", may_if=MAY_LIST, basis="Wgs art. 3 lid 1 onder b")
def day_list(*, actor: Actor, code: str) -> list[DayRow]:
    """The cases behind a number of the start page, the first term first; raises NotFound."""
    if code not in LISTS:
        raise NotFound
    due = Min("terms__due_on", filter=Q(terms__met_on=None))
    cases = within_reach(LISTS[code](), actor, MAY_LIST).select_related("household")
    found = list(cases.annotate(due=due).order_by("due", "number"))
    ids = [each.pk for each in found]
    secret, stands = secret_cases(ids), relations_of_cases(actor, ids)
    rows = [
        DayRow(
            each.pk,
            each.number,
            words.address(each.household),
            each.opened_on,
            each.due,
            each.threatening,
            each.pk in secret,
            stands[each.pk],
        )
        for each in found
    ]
    audit.concerns(len(rows), of={"case": ids})
    return rows
