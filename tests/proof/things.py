# SPDX-License-Identifier: EUPL-1.2
"""Two municipalities with people in every role, and for each relation a case with all that hangs
on it.

What is planted in a case bears the name of its relation, so that a page that shows it tells which
case it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.proof.at_home import a_letter, a_week, at_home
from tests.proof.bare import bare
from tests.proof.before_court import before_court
from tests.proof.fed_back import fed_back
from tests.proof.helped import helped, talked_with
from tests.proof.in_debt import in_debt
from tests.proof.in_team import of_colleague, of_team
from tests.proof.last_offered import last_offered
from tests.proof.living_on import living_on
from tests.proof.on_the_day import on_the_day
from tests.proof.placed import placed
from tests.proof.proved import proved

from woonzeker.access import clock, reach
from woonzeker.access.actors import Actor, system
from woonzeker.access.matrix import DataClass, Relation
from woonzeker.access.models import Export
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import FieldDevice, Invitation, SignedIn, User
from woonzeker.cases.models import (
    BrokenGlass,
    Case,
    CaseAssignment,
    CaseMandate,
    CaseMove,
    CasePerson,
    CaseSignOff,
    CaseTask,
    CaseTerm,
    Household,
    MatchingPeriod,
    PeriodSignal,
    Shield,
)
from woonzeker.cases.rules import GLASS_REASONS
from woonzeker.help.models import OwnAlarm
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.landlords.models import LandlordCheck
from woonzeker.legal.models import DutyTurn, KnownSender
from woonzeker.matching.models import AuditDraw, Link, Person
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement, Membership, Partner, PartnerSeat
from woonzeker.outreach.models import ContactAttempt, DataLeak, PrintRun
from woonzeker.planning.models import CaseFlag
from woonzeker.privacy.models import FamousName, Finding, OwnAddress, RightsRequest
from woonzeker.retention.models import ErasureRequest, Hold, RetentionRun

OTHER = "0002"
NOBODY = "anonymous"
#: a case that is there for nobody
GONE = "gone"
FOREIGN = "foreign"

#: how a case stands to every user of municipality 9999 → what the matrix calls that
COLUMNS: dict[str, frozenset[Relation]] = {
    "own": frozenset({Relation.ANYWHERE, Relation.ASSIGNED}),
    "arranging": frozenset({Relation.ANYWHERE, Relation.ASSIGNED, Relation.ARRANGING}),
    "team": frozenset({Relation.ANYWHERE, Relation.TEAM}),
    "elsewhere": frozenset({Relation.ANYWHERE}),
    "broken": frozenset({Relation.ANYWHERE, Relation.BROKEN_GLASS}),
    "over": frozenset({Relation.ANYWHERE}),
    "mandate": frozenset({Relation.ANYWHERE, Relation.MANDATE}),
    "before": frozenset({Relation.ANYWHERE, Relation.PUT_BEFORE}),
    "shielded": frozenset(),
}
#: kinds that stand to somebody as their case does
OF_CASE = frozenset(
    {
        "case", "task", "visit", "flag", "letter", "warning", "referral", "wrong", "alarm",
        "worry", "hand_over", "peer_request", "statement", "court_message", "court_track",
        "case_road", "hearing",
        "track_event", "track_fee", "sign_off", "warm_referral", "stay", "overview", "debt",
        "arrangement", "instalment", "budget", "consent", "pause", "living", "living_breach",
        "goods_item", "moratorium", "settlement", "bewind_request", "bewind",
    }
)  # fmt: skip
#: kinds that stand to somebody as their team does
OF_TEAM = frozenset({"work_list", "team", "user", "export", "invitation", "absence", "peer_hours"})
#: kinds that are anybody's work, but for whom the household is closed to
OF_HOUSEHOLD = frozenset({"link", "draw", "release"})
#: kinds of somebody's own account: another's are not there, whoever asks
OF_OTHERS = frozenset({"session", "phone", "own_address"})
IN_TEAM = "team"
#: kinds of which a row is enough, whatever stands in it
BARE: dict[str, type[models.Model]] = {
    "glass": BrokenGlass,
    "finding": Finding,
    "famous": FamousName,
    "own_address": OwnAddress,
    "rights_request": RightsRequest,
    "run": RetentionRun,
    "print_run": PrintRun,
    "erasure": ErasureRequest,
    "hold": Hold,
    "asked": OwnAlarm,
    "landlord_check": LandlordCheck,
    "turn": DutyTurn,
    "sender": KnownSender,
}


@dataclass(slots=True)
class Thing:
    """One case with everything that an address can name of it, by kind."""

    column: str
    ids: dict[str, UUID] = field(default_factory=dict)
    #: planted words → the class of data they are
    planted: dict[str, DataClass] = field(default_factory=dict)
    #: planted words that only who sees all of a class may read
    whole: dict[str, DataClass] = field(default_factory=dict)
    #: the street of who keeps their address secret: for who stands close only
    secret: str = ""


@dataclass(slots=True)
class World:
    """Who there is and what there is; their browsers once they signed in."""

    browsers: dict[str, Client]
    actors: dict[str, Actor]
    things: dict[str, Thing]


def made() -> World:
    """Everything in the database that is open now; municipality 9999 must exist."""
    lead = system(CODE, "tests")
    near = organisations.add_team(actor=lead, name="Oost").pk
    far = organisations.add_team(actor=lead, name="West").pk
    actors = {role.value: _somebody(role, near) for role in Role}
    colleague = _somebody(Role.OUTREACH_WORKER, near, name="collega")
    things = {
        column: _thing(CODE, column, number, near if column == IN_TEAM else far, colleague)
        for number, column in enumerate(COLUMNS, 1)
    }
    for column, thing in things.items():
        for actor in actors.values():
            _stand(column, thing.ids["case"], actor)
    organisations.establish(actor=system(OTHER, "tests"), name="Elders")
    away = organisations.add_team(actor=system(OTHER, "tests"), name="Elders").pk
    things[FOREIGN] = _thing(OTHER, FOREIGN, len(COLUMNS) + 1, away, colleague)
    things[GONE] = Thing(GONE, {kind: uuid4() for kind in things[FOREIGN].ids})
    return World({}, actors, things)


def _somebody(role: Role, team: UUID, name: str = "") -> Actor:
    """A user with one role in team Oost; also a role that the program gives to nobody yet."""
    user = User.objects.create(username=name or role.value, name=name or f"Iemand {role.value}")
    Membership.objects.create(
        user=user, municipality_id=CODE, team_id=team, role=role.value, from_on=date(2026, 1, 1)
    )
    return Actor("user", str(user.pk), CODE, frozenset({role.value}))


def _stand(column: str, case: UUID, actor: Actor) -> None:
    """Let a user stand to a case as the column says."""
    on, now = clock.today(), clock.now()
    who: dict[str, Any] = {"case_id": case, "user_id": actor.id}
    by: dict[str, Any] = {"assigned_at": now, "assigned_by": "tests", "why": "handler"}
    with tenant(CODE):
        if column in {"own", "arranging", "shielded"}:
            CaseAssignment.objects.create(**who, **by, from_on=on, arranges=column == "arranging")
        if column == "over":
            CaseAssignment.objects.create(
                **who, **by, from_on=on - timedelta(days=9), until_on=on - timedelta(days=1)
            )
            BrokenGlass.objects.create(
                **who, reason=next(iter(GLASS_REASONS)), words="x",
                broken_at=now - timedelta(days=2),
                until_at=now - timedelta(days=1),
            )  # fmt: skip
        if column == "broken":
            until = now + timedelta(hours=3)
            BrokenGlass.objects.create(
                **who, reason=next(iter(GLASS_REASONS)), words="x", broken_at=now, until_at=until
            )
        if column == "mandate":
            CaseMandate.objects.create(**who, from_on=on, recorded_by="tests")
        if column == "before":
            CaseSignOff.objects.create(**who, what="x", asked_at=now, asked_by="tests")
        if column == "shielded":
            Shield.objects.create(**who, why="kin", set_at=now, set_by="tests")


def _thing(code: str, column: str, number: int, team: UUID, colleague: Actor) -> Thing:
    thing = Thing(column)
    partner = organisations.agree(
        actor=system(code, "tests"), sector="water", name=f"Bron {column}", from_on=MONDAY
    ).partner
    with tenant(code):
        person = _person(thing, number)
        signal = _signal(thing, number, partner.pk)
        case = _case(thing, number, team, person, signal)
        at_home(thing, number, person, case)
        a_letter(thing, case, person)
        _around(thing, case, signal, person, colleague)
        a_week(thing, case, number, team, colleague)
        talked_with(thing, case, colleague)
        helped(thing, case, colleague)
        in_debt(thing, case, colleague)
        before_court(thing, case, colleague, partner.pk)
        last_offered(thing, case, colleague)
        living_on(thing, case, colleague)
        on_the_day(thing, case, colleague)
        placed(thing, case, colleague)
        known = {Partner: partner.pk, Case: case.pk, Person: person.pk, ArrearsSignal: signal.pk}
        fed_back(thing, case, signal, colleague)
        thing.ids |= {kind: bare(model, known) for kind, model in BARE.items()}
    # what stands at the desk of a partner is there for nobody of a municipality
    thing.ids |= {kind: uuid4() for kind in reach.desk_kinds()}
    agreement = Agreement.objects.get(municipality_id=code, partner=partner)
    with tenant(code):
        proved(thing, case, person, agreement)
    thing.ids |= {"partner": partner.pk, "agreement": agreement.pk, "team": team}
    seat = PartnerSeat.objects.create(
        user=User.objects.create(username=f"partner{number}", name=f"Partner {number}"),
        partner=partner, role=Role.PARTNER_USER.value, from_on=MONDAY,
    )  # fmt: skip
    thing.ids |= {"seat": seat.pk, "line": uuid4(), "national": uuid4()}
    _account(thing, number, colleague)
    _worker(thing, code, number, team)
    return thing


def _account(thing: Thing, number: int, colleague: Actor) -> None:
    """A session and a telephone of a colleague."""
    now = clock.now()
    phone = FieldDevice.objects.create(
        user_id=colleague.id, name="telefoon", token_hash=f"{number:064}", pin_hash="x",
        registered_at=now,
    )  # fmt: skip
    session = SignedIn.objects.create(
        user_id=colleague.id, key_hash=f"{number:064}", began_at=now, seen_at=now, proved_at=now
    )
    thing.ids |= {"session": session.pk, "phone": phone.pk}


def _worker(thing: Thing, code: str, number: int, team: UUID) -> None:
    """Somebody who works there and asks for a file, and somebody who was invited."""
    user = User.objects.create(username=f"werkt{number}", name=f"Werkt {number}")
    membership = Membership.objects.create(
        user=user, municipality_id=code, team_id=team, role=Role.OUTREACH_WORKER.value,
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    invitation = Invitation.objects.create(
        token_hash=f"{number:064}", municipality_code=code, username=f"komt{number}",
        name=f"Komt {number}", invited_at=clock.now(), invited_by="tests",
        expires_at=clock.now() + timedelta(days=7), roles=[Role.OUTREACH_WORKER.value],
        team_id=team,
    )  # fmt: skip
    with tenant(code):
        export = Export.objects.create(
            asked_at=clock.now(), asked_by=user.pk, code="planning.sheet", people=60, reason="x"
        )
        of_colleague(thing, str(user.pk))
    thing.ids |= {"user": user.pk, "membership": membership.pk, "invitation": invitation.pk}
    thing.ids["export"] = export.pk


def _person(thing: Thing, number: int) -> Person:
    surname = f"Zwaluw{thing.column}"
    born = f"1971-02-{10 + number}"
    thing.planted |= {surname: DataClass.IDENTITY, born: DataClass.IDENTITY}
    thing.planted |= {f"{10 + number} februari 1971": DataClass.IDENTITY}
    thing.planted |= {f"{10 + number}-02-1971": DataClass.IDENTITY}
    return Person.objects.create(
        bsn_encrypted=b"sealed", bsn_index=f"index {number}", row_hash=f"row {number}",
        initials="Q.", given_names=f"Quirijn{thing.column}", surname=surname, born_on=born,
        street="Iepenlaan", house_number=number, postcode="6211AB", city="Meerveld",
        address_key=f"6211AB {number}",
    )  # fmt: skip


def _signal(thing: Thing, number: int, partner: UUID) -> ArrearsSignal:
    delivery = Delivery.objects.create(
        partner_id=partner, sector="water", channel="web", filename="lijst.csv",
        sha256=f"{number:064}", received_at=clock.now(), received_on=MONDAY,
        received_by="tests", state="done", lines_read=1, lines_done=1, accepted=1,
    )  # fmt: skip
    phone, mail = f"06543219{number:02}", f"zwaluw{number}@voorbeeld.example"
    signal = ArrearsSignal(
        delivery=delivery, line_number=1, partner_id=partner, sector="water",
        own_reference=f"R{number}", period_on=MONDAY.replace(day=1), signalled_on=MONDAY,
        amount_cents=743_100 + number, surname=f"Zwaluw{thing.column}", initials="Q.",
        customer_number=f"KL{number:05}", street="Iepenlaan", house_number=number,
        postcode="6211AB", city="Meerveld", result="taken_up",
    )  # fmt: skip
    signal.phones, signal.emails = [phone], [mail]
    signal.save()
    amount = f"7.431,{number:02}"
    spoken = f"06 54 32 19 {number:02}"
    thing.planted |= dict.fromkeys((phone, spoken, mail, amount), DataClass.SIGNAL)
    thing.ids |= {"delivery": delivery.pk, "signal": signal.pk}
    return signal


def _case(thing: Thing, number: int, team: UUID, person: Person, signal: ArrearsSignal) -> Case:
    home = Household.objects.create(
        address_key=person.address_key, street=person.street, house_number=number,
        postcode="6211AB", city="Meerveld",
    )  # fmt: skip
    case = Case.objects.create(
        household=home, number=f"2026-{number:05}", step=3, team_id=team, opened_on=MONDAY
    )
    CasePerson.objects.create(case=case, person=person)
    period = MatchingPeriod.objects.create(
        case=case, starts_on=MONDAY.replace(day=1), ends_on=MONDAY.replace(day=30),
        taken_up_on=MONDAY, shape="single",
    )  # fmt: skip
    PeriodSignal.objects.create(period=period, signal=signal, came_as="new")
    link = Link.objects.create(
        signal=signal, result="linked", person=person, score=30, version="2026-1",
        decided_on=MONDAY, candidates=[
            {"person": str(person.pk), "score": 30, "reasons": [], "presence": "resident"}
        ],
    )  # fmt: skip
    draw = AuditDraw.objects.create(
        link=link, drawn_at=clock.now(), person=person, score=30, version="2026-1"
    )
    thing.ids |= {"case": case.pk, "link": link.pk, "draw": draw.pk, "person": person.pk}
    return case


def _around(
    thing: Thing, case: Case, signal: ArrearsSignal, person: Person, colleague: Actor
) -> None:
    now = clock.now()
    task = CaseTask.objects.create(
        case=case, kind="alert_helper", asked_on=MONDAY, due_on=MONDAY + timedelta(days=3)
    )
    term = CaseTerm.objects.create(
        case=case, kind="offer", starts_on=MONDAY, due_on=MONDAY + timedelta(days=20),
        explanation="Vier weken.", citation="Wgs art. 4 lid 1",
    )  # fmt: skip
    CaseMove.objects.create(
        case=case, sequence=1, code="accept_report", to_step=3, to_status="open",
        moved_on=MONDAY, moved_at=now, actor_kind="system", actor_id="tests", handled_at=now,
    )  # fmt: skip
    ContactAttempt.objects.create(
        case=case, channel="phone", day_part="ochtend", tried_on=MONDAY, outcome="not_reached",
        tried_by=colleague.id,
    )  # fmt: skip
    flag = CaseFlag.objects.create(
        case=case, kind="manual", reason="spoed", set_on=MONDAY, set_by=colleague.id
    )
    shield = Shield.objects.create(
        case=case, user_id=colleague.id, why="kin", set_at=now, set_by=colleague.id
    )
    leak = DataLeak.objects.create(
        number=f"DL-2026-{case.number[-3:]}", signal=signal, case=case, about=person.pk,
        kinds=["arrears"], found_at=now, found_by="tests", report_due_at=now + timedelta(days=3),
        reason="wrong_person",
    )  # fmt: skip
    of_team(thing, case, term, colleague)
    thing.ids |= {
        "task": task.pk,
        "flag": flag.pk,
        "shield": shield.pk,
        "leak": leak.pk,
    }  # fmt: skip


def relations(column: str, kind: str) -> frozenset[Relation]:
    """How every user stands to a thing of a kind in a column; told from how it was made."""
    if kind in OF_CASE:
        return COLUMNS[column]
    if kind in OF_HOUSEHOLD:
        return COLUMNS[column] & {Relation.ANYWHERE}
    if kind in OF_TEAM and column == IN_TEAM:
        return frozenset({Relation.ANYWHERE, Relation.TEAM})
    return frozenset({Relation.ANYWHERE})
