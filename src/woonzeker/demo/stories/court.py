# SPDX-License-Identifier: EUPL-1.2
"""Households that a landlord takes to court, each as far as one can come."""

from __future__ import annotations

from woonzeker.access.actors import Actor
from woonzeker.accounts.models import User
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseTask
from woonzeker.cases.rules import LIVING_TASKS, OF_LAST_OFFERS
from woonzeker.demo.stories.household import COUNSELS, LEADS, Heard, Spoken, Told, ahead, named
from woonzeker.demo.stories.reported import nobody_reported
from woonzeker.demo.stories.stage import Stage
from woonzeker.help.services import support
from woonzeker.housing import services as housing
from woonzeker.housing.services import living_following
from woonzeker.legal import services as legal
from woonzeker.legal.models import CourtTrack, SaidBy
from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.track import Occurrence, Ruling
from woonzeker.legal.selectors import hearing_ahead
from woonzeker.legal.services import safeguards
from woonzeker.matching.models import Person
from woonzeker.monitoring import services as monitoring
from woonzeker.organisations.models import PartnerSeat
from woonzeker.outreach.models import ContactOutcome
from woonzeker.process import Exit

_O = Occurrence
#: days between a summons and its judgment
_WEEKS_IN_COURT = 35
#: who tells of an eviction signs in with this name
_BAILIFF = "deurwaarder"
#: days after which what somebody was asked is done
_DONE_AFTER = 40


def before_judgment(stage: Stage) -> None:
    """Announced, summoned without anybody having spoken to them, and arranged in time."""
    if (told := named(stage, "announced")) is not None:
        told.met(20)
        told.claims(Heard(_O.ANNOUNCED, 5, 9, by=SaidBy.CREDITOR))
    if (told := named(stage, "summoned")) is not None:
        told.met(27, ContactOutcome.NOT_REACHED, day_part="avond")
        told.claims(Heard(_O.SUMMONED, 12, 10, 10))
    if (told := named(stage, "arranged")) is not None:
        told.met(52, ContactOutcome.ACCEPTED)
        told.claims(
            Heard(_O.SUMMONED, 38, -17, 9),
            Heard(_O.SETTLED, 25, by=SaidBy.CREDITOR),
        )
        with stage.on(stage.ago(24)):
            mine = told.by(COUNSELS)
            cases.advance(actor=mine, case=told.case, move=f"close_{Exit.ARRANGEMENT}")
    if (told := named(stage, "paid")) is not None:
        told.met(48)
        told.claims(
            Heard(_O.ANNOUNCED, 40, -26, by=SaidBy.CREDITOR),
            Heard(_O.PAID, 29, by=SaidBy.CREDITOR),
        )
        with stage.on(stage.ago(28)):
            cases.advance(actor=told.by(COUNSELS), case=told.case, move=f"close_{Exit.PAID}")
    if (told := named(stage, "pressed")) is not None:
        told.met(51)
        told.claims(Heard(_O.SUMMONED, 44, -16, 11))
        with stage.on(stage.ago(19)):
            cases.advance(
                actor=told.by(COUNSELS), case=told.case, reason="eviction_near",
                move=f"close_{Exit.MOVED_UNDER_PRESSURE}",
            )  # fmt: skip


def hearings(stage: Stage) -> None:
    """Hearings of this week and the next: one prepared, one of nobody yet, one moved."""
    family, alone, moved = (named(stage, each) for each in ("hearing", "unmet", "moved"))
    if family is not None:
        family.met(45, ContactOutcome.ACCEPTED)
        family.children(45, 2)
        _supported(family, 41, "visit", "thinks")
        track = family.claims(
            Heard(_O.SUMMONED, 30, 2, 11),
            Heard(_O.HEARING, 28, 2, 11, by=SaidBy.COURT),
            Spoken(18),
        )
        _prepared(stage, track)
    if alone is not None:
        alone.met(31, ContactOutcome.CARD_LEFT)
        alone.claims(Heard(_O.SUMMONED, 26, 3, 10))
    if moved is not None:
        moved.met(33)
        moved.claims(
            Heard(_O.SUMMONED, 29, 1, 14), Heard(_O.HEARING_MOVED, 6, 9, 14, by=SaidBy.COURT)
        )


def _supported(told: Told, days: int, channel: str, reaction: str) -> None:
    """Independent support is offered."""
    with told.stage.at(told.stage.ago(days)):
        support.offer_support(
            actor=told.by(COUNSELS), case=told.case, channel=channel, reaction=reaction
        )


def _prepared(stage: Stage, track: CourtTrack) -> None:
    """Somebody goes, with a file for the court."""
    mine = stage.people[LEADS]
    with stage.at(stage.ago(3)):
        found = hearing_ahead(actor=mine, case=track.case_id)
        if found is not None:
            legal.assign_hearing(actor=mine, hearing=found.id, user=mine.id)
            legal.make_court_file(
                actor=mine, hearing=found.id, rent="paid", rent_since=stage.ago(33)
            )


def summoned_and_judged(days: int, ruling: Ruling, about: int | None = None) -> tuple[Heard, ...]:
    """A summons and a judgment five weeks later, so many days ago."""
    return (
        Heard(_O.SUMMONED, days + _WEEKS_IN_COURT, -days - 14, 10),
        Heard(_O.JUDGED, days, about, ruling=ruling, by=SaidBy.COURT),
    )


def lost(*, default: bool = False) -> Ruling:
    """A judgment on which somebody can be evicted at once."""
    return Ruling(Judgment.DISSOLUTION, by_default=default, at_once=True, costs_cents=64100)


def judged(stage: Stage) -> None:
    """A judgment by default, one of payment alone, a respite, and one on the shelf."""
    if (told := named(stage, "default")) is not None:
        told.met(61, ContactOutcome.CARD_LEFT)
        told.claims(
            *summoned_and_judged(13, lost(default=True)), Heard(_O.SERVED, 6, in_person=True)
        )
    if (told := named(stage, "payment")) is not None:
        told.met(70)
        ruling = Ruling(Judgment.PAYMENT, by_default=False, at_once=True, costs_cents=48700)
        told.claims(*summoned_and_judged(31, ruling), Heard(_O.SETTLED, 17, by=SaidBy.RESIDENT))
    if (told := named(stage, "respite")) is not None:
        told.met(63, ContactOutcome.ACCEPTED)
        ruling = Ruling(Judgment.RESPITE, by_default=False, at_once=False, costs_cents=64100)
        told.claims(*summoned_and_judged(11, ruling, 17))
    if (told := named(stage, "shelf")) is not None:
        told.met(395)
        told.claims(*summoned_and_judged(348, lost(default=True)))


def notices(stage: Stage) -> None:
    """An eviction that was stayed, and one that was called off."""
    if (told := named(stage, "stayed")) is not None:
        told.claims(
            *summoned_and_judged(47, lost()),
            Heard(_O.NOTICE, 26, 3),
            Spoken(23),
            Heard(_O.STAYED, 9, 40, by=SaidBy.COURT),
        )
    if (told := named(stage, "cancelled")) is not None:
        told.claims(
            *summoned_and_judged(58, lost()),
            Heard(_O.NOTICE, 34, -8),
            Spoken(31),
            Heard(_O.SETTLED, 16, by=SaidBy.CREDITOR),
            Heard(_O.CANCELLED, 14),
        )


def bailiff_tells(stage: Stage) -> None:
    """Two notices for homes of which nobody ever heard: eight days left, and three."""
    for days, left, reference in ((13, 3, "MV-26-4402"), (3, 8, "MV-26-4471")):
        if (person := nobody_reported()) is not None:
            with stage.at(stage.ago(days)):
                legal.send_message(
                    actor=_bailiff(stage),
                    raw={
                        "soort": "ontruiming_aangezegd",
                        "kenmerk": reference,
                        **_about(person),
                        "datum": ahead(stage, left).isoformat(),
                        "tijd": "10:00",
                        "schuldeiser": "Beheer Oosterwal",
                    },
                )


def _about(person: Person) -> dict[str, str]:
    """Somebody as a bailiff writes them down."""
    return {
        "achternaam": person.surname,
        "tussenvoegsel": person.prefix,
        "voorletters": person.initials,
        "geboortedatum": person.born_on,
        "straat": person.street,
        "huisnummer": str(person.house_number),
        "huisletter": person.house_letter,
        "toevoeging": person.house_addition,
        "postcode": person.postcode,
        "woonplaats": person.city,
    }


def _bailiff(stage: Stage) -> Actor:
    """The bailiff who practises, at work here."""
    user = User.objects.get(username=_BAILIFF)
    seat = PartnerSeat.objects.get(user=user)
    at_desk = Actor(
        "partner", str(seat.partner_id), "", frozenset({seat.role}), behind=str(user.pk)
    )
    return at_desk.at(stage.practice.lead.municipality)


def gone(stage: Stage) -> None:
    """Who handed in the key, and who left without a word."""
    if (told := named(stage, "key")) is not None:
        told.claims(
            *summoned_and_judged(148, lost()),
            Heard(_O.NOTICE, 128, -105),
            Spoken(125),
            Heard(_O.KEY, 107),
        )
    if (told := named(stage, "left")) is not None:
        told.met(85, ContactOutcome.CARD_LEFT)
        told.claims(
            *summoned_and_judged(52, lost(default=True)), Heard(_O.NOTICE, 41, -20),
            Heard(_O.LEFT, 24),
        )  # fmt: skip


def chapter(stage: Stage) -> None:
    """All of them before a court, in order."""
    for story in (before_judgment, hearings, judged, notices, bailiff_tells, gone):
        story(stage)


def morning(stage: Stage) -> None:
    """What runs by itself has run: who must hear of a day that comes near has heard of it."""
    _worked(stage)
    by_itself = stage.system("morning")
    legal.ask_what_is_late(actor=by_itself)
    safeguards.tell_escalations(actor=by_itself)
    legal.follow_last_offers(actor=by_itself)
    housing.follow_day_and_goods(actor=by_itself)
    housing.follow_roof(actor=by_itself)
    living_following.follow_agreements(actor=by_itself)
    monitoring.bring_up_to_date(actor=by_itself)


def _worked(stage: Stage) -> None:
    """What was asked a month ago has been done; what is worked out each day is asked anew."""
    rows = CaseTask.objects.filter(
        case__in=CourtTrack.objects.values("case"), done_on=None, due_on__lt=stage.ago(_DONE_AFTER)
    ).exclude(kind__in=(*OF_LAST_OFFERS, *LIVING_TASKS))
    for case, kind, due_on in rows.order_by("due_on").values_list("case", "kind", "due_on"):
        with stage.at(due_on):
            cases.settle_task(actor=stage.practice.coordinator, case=case, kind=kind)
