# SPDX-License-Identifier: EUPL-1.2
"""Requests of residents: the list by last day, one of them, and finding who asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import Role, holds
from woonzeker.access.shields import shut_for
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.law.terms import dutch_date
from woonzeker.matching.linkage.names import clean_surname
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.privacy.models import Identified, RequestAnswer, RequestKind, RightsRequest
from woonzeker.privacy.rules.overview import known_of_day
from woonzeker.privacy.rules.requests import Done, RequestFacts, State, days_left, state_of

MAY_HANDLE = holds(Role.PRIVACY_OFFICER, Role.INTAKE_COORDINATOR)
BASIS = "AVG art. 12"
CHANNELS: dict[str, str | Promise] = {
    "letter": _("per brief"),
    "email": _("per e-mail"),
    "desk": _("aan de balie"),
    "phone": _("per telefoon"),
    "door": _("aan de deur"),
    "page": _("op de eigen pagina"),
}
STATE_WORDS: dict[State, Promise] = {
    State.TO_IDENTIFY: _("vaststellen wie het is"),
    State.TO_FIND: _("opzoeken in het register"),
    State.TO_ANSWER: _("beantwoorden"),
    State.ANSWERED: _("beantwoord"),
}
DONE_WORDS: dict[Done, Promise] = {
    Done.OVERVIEW_GIVEN: _("Het overzicht is gegeven."),
    Done.LINK_REOPENED: _("De koppeling is heropend: het signaal wordt opnieuw beoordeeld."),
    Done.SIGNAL_CORRECTED: _("Het signaal is verbeterd."),
    Done.REGISTER_REPORTED: _("De fout is gemeld bij de BRP."),
    Done.PARTNER_TOLD: _("De partner heeft het gehoord."),
    Done.USE_STOPPED: _("Het gebruik van de gegevens is gestopt."),
}
MOST_FOUND = 10


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request in the list. `days` until the last day, when it still runs."""

    id: UUID
    number: str
    kind: str
    received_on: date
    due_on: date
    days: int | None
    state: State
    state_words: Promise


@dataclass(frozen=True, slots=True)
class OpenRequests:
    """How many requests are open, and the first last day."""

    count: int
    first_due_on: date | None


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request as a whole; of the person only that they were found."""

    row: RequestRow
    kind: RequestKind
    channel: str
    words: str
    explanation: str
    received_by: str
    identified: str
    identified_on: date | None
    found: bool
    #: who it is, to see that it is the right one; empty after the answer
    who: FoundPerson | None
    #: the overview can be made: until the answer, and after it when it was given
    opens: bool
    #: this actor established who asks: they look them up, and a colleague makes the overview
    by_me: bool
    #: the decision on whose signal it is, to put it right there
    link: UUID | None
    restricted_from_at: datetime | None
    restricted_until_at: datetime | None
    overview_at: datetime | None
    extended_on: date | None
    extension_reason: str
    answer: str
    answer_words: str
    done: tuple[Promise, ...]
    answered_on: date | None
    answered_by: str


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody in the register who may be the one who asks, with their signals."""

    id: UUID
    name: str
    born_on: str
    address: str
    signals: tuple[tuple[UUID, str], ...]

    @property
    def born_words(self) -> str:
        """The day of birth as people write it."""
        return known_of_day(self.born_on)


def relations_to_request(actor: Actor, rights_request: str) -> frozenset[Relation]:
    """A request opens the data of who asks to whoever handles it, as long as it runs.

    A request of somebody who is closed to them is a colleague's.
    """
    found = RightsRequest.objects.filter(pk=rights_request).first()
    if found is None:
        raise NotFound
    nearest = {Relation.ANYWHERE}
    if found.person in shut_for(actor).people:
        return frozenset()
    if found.answered_on is None and found.identified_how and MAY_HANDLE(actor):
        nearest.add(Relation.BROKEN_GLASS)
    return frozenset(nearest)


def relations_to_person(actor: Actor, person: str) -> frozenset[Relation]:
    """Somebody of the register, to who may make the overview that they asked for. Raises NotFound.

    Nobody makes that alone: not who established who asks.
    """
    if not Person.objects.filter(pk=person).exists():
        raise NotFound
    if UUID(person) in shut_for(actor).people:
        return frozenset()
    asked = RightsRequest.objects.filter(person=person).exclude(identified_by=actor.id)
    makes = MAY_HANDLE(actor) and any(opens(each) for each in asked)
    return frozenset({Relation.ANYWHERE, *([Relation.REQUESTED] if makes else [])})


@look("privacy.requests", may_if=MAY_HANDLE, basis=BASIS)
def request_list(*, actor: Actor) -> list[RequestRow]:
    """Every request: what is open first, by its last day; then the newest."""
    rows = [_row(each) for each in RightsRequest.objects.order_by("-received_on", "-number")]
    audit.concerns(len(rows))
    return sorted(
        rows,
        key=lambda row: (
            row.state is State.ANSWERED,
            row.due_on.toordinal() * (-1 if row.state is State.ANSWERED else 1),
            row.number,
        ),
    )


@look("privacy.request", may_if=MAY_HANDLE, basis=BASIS, about="rights_request")
def request_view(*, actor: Actor, rights_request: UUID) -> RequestView:
    """One request: what is asked, by when, and what was done. Raises NotFound."""
    found = request_row(rights_request)
    names = names_of({found.received_by, found.answered_by} - {""})
    link = Link.objects.filter(signal=found.signal).first() if found.signal else None
    return RequestView(
        row=_row(found),
        kind=RequestKind(found.kind),
        channel=str(CHANNELS.get(found.channel, "")),
        words=found.words,
        explanation=found.explanation,
        received_by=names.get(found.received_by, ""),
        identified=str(Identified(found.identified_how).label) if found.identified_how else "",
        identified_on=found.identified_on,
        found=found.person is not None,
        who=_pointed_out(found),
        opens=opens(found),
        by_me=found.identified_by == actor.id,
        link=link.pk if link else None,
        restricted_from_at=found.restricted_from_at,
        restricted_until_at=found.restricted_until_at,
        overview_at=found.overview_at,
        extended_on=found.extended_on,
        extension_reason=found.extension_reason,
        answer=str(RequestAnswer(found.answer).label) if found.answer else "",
        answer_words=found.answer_words,
        done=tuple(DONE_WORDS[Done(each["code"])] for each in found.done),
        answered_on=found.answered_on,
        answered_by=names.get(found.answered_by, ""),
    )


@look("privacy.find_person", may_if=MAY_HANDLE, basis=BASIS, about="rights_request")
def find_person(
    *,
    actor: Actor,
    rights_request: UUID,
    surname: str,
    born_on: date | None,
    postcode: str,
    house_number: int | None,
) -> list[FoundPerson]:
    """Look up who asks, by at least two of name, birth date and address, within their request.

    Only for who established who asks; raises Refused for another, before that, and with one of
    them alone. Who is closed to who looks is not found: a colleague looks them up.
    """
    found = request_row(rights_request)
    if not found.identified_how or found.answered_on is not None:
        raise Refused(str(_("Zoeken kan zodra vaststaat wie het vraagt, tot het antwoord.")))
    refuse_another(found, actor)
    asked, told = Q(), 0
    if born_on:
        asked, told = asked & Q(born_on=born_on.isoformat()), told + 1
    if postcode and house_number:
        code = "".join(postcode.split()).upper()
        asked, told = asked & Q(postcode=code, house_number=house_number), told + 1
    told += bool(surname.strip())
    if told < 2 or not asked:
        raise Refused(str(_("Vul er twee in: naam, geboortedatum, of postcode en huisnummer.")))
    rows = Person.objects.filter(asked).exclude(pk__in=shut_for(actor).people)
    rows = rows.order_by("surname", "born_on")
    core = clean_surname("", surname).core
    people = [each for each in rows[:200] if not core or _called(each, core)][:MOST_FOUND]
    audit.concerns(people=[each.pk for each in people])
    return [_found(each) for each in people]


def open_requests(*, actor: Actor) -> OpenRequests:
    """How many requests are open. Raises NotPermitted."""
    if not MAY_HANDLE(actor):
        raise NotPermitted
    with tenant(actor.municipality):
        due = RightsRequest.objects.filter(answered_on=None).order_by("due_on")
        days = list(due.values_list("due_on", flat=True))
    return OpenRequests(len(days), days[0] if days else None)


def request_row(rights_request: UUID) -> RightsRequest:
    """The request; raises NotFound."""
    found = RightsRequest.objects.filter(pk=rights_request).first()
    if found is None:
        raise NotFound
    return found


def opens(request: RightsRequest) -> bool:
    """Whether the overview of who asks may be made: known who it is, and not refused to them."""
    known = request.person is not None and bool(request.identified_how)
    return known and (request.answered_on is None or _given(request))


def _given(request: RightsRequest) -> bool:
    return request.kind == RequestKind.ACCESS and request.answer != RequestAnswer.REFUSED


def _pointed_out(request: RightsRequest) -> FoundPerson | None:
    """Who was pointed out, as long as the request runs."""
    if request.person is None or request.answered_on is not None:
        return None
    person = Person.objects.filter(pk=request.person).first()
    if person is None:
        return None
    audit.concerns(1, people=[person.pk])
    return _found(person)


def refuse_another(request: RightsRequest, actor: Actor) -> None:
    """Who in the register it is says who established who asks; raises Refused for another."""
    if request.identified_by != actor.id:
        raise Refused(str(_("Wie vaststelde wie het vraagt, zoekt de inwoner ook op.")))


def refuse_alone(request: RightsRequest, actor: Actor) -> None:
    """Two people open a whole file: raises Refused for who established who asks."""
    if request.identified_by == actor.id:
        raise Refused(
            str(
                _(
                    "Jij stelde vast wie het vraagt. Een collega maakt het overzicht: zo opent "
                    "niemand alleen een heel dossier."
                )
            )
        )


def facts_of(request: RightsRequest) -> RequestFacts:
    """A request as the rules see it."""
    return RequestFacts(
        kind=request.kind,
        identified=bool(request.identified_how),
        found=request.person is not None,
        about_signal=request.signal is not None,
        overview_made=request.overview_at is not None,
        answered_on=request.answered_on,
    )


def _row(request: RightsRequest) -> RequestRow:
    state = state_of(facts_of(request))
    runs = state is not State.ANSWERED
    return RequestRow(
        id=request.pk,
        number=request.number,
        kind=str(RequestKind(request.kind).label),
        received_on=request.received_on,
        due_on=request.due_on,
        days=days_left(request.due_on, clock.today()) if runs else None,
        state=state,
        state_words=STATE_WORDS[state],
    )


def _called(person: Person, core: str) -> bool:
    own = clean_surname(person.prefix, person.surname).core
    partner = clean_surname(person.partner_prefix, person.partner_surname).core
    return core in {own, partner, f"{own}{partner}", f"{partner}{own}"}


def _found(person: Person) -> FoundPerson:
    given = person.given_names or person.initials
    number = f"{person.house_number or ''}{person.house_letter}{person.house_addition}"
    signals = ArrearsSignal.objects.filter(link__person=person, link__result=LinkResult.LINKED)
    return FoundPerson(
        id=person.pk,
        name=" ".join(filter(None, [given, person.prefix, person.surname])),
        born_on=person.born_on,
        address=f"{person.street} {number}, {person.postcode} {person.city}".strip(", "),
        signals=tuple(
            (each.pk, f"{each.partner.name}, {dutch_date(each.signalled_on)}")
            for each in signals.select_related("partner").order_by("-signalled_on")
        ),
    )
