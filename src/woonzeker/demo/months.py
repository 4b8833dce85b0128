# SPDX-License-Identifier: EUPL-1.2
"""The twelve months of the practice municipality, in order, through the door of real deliveries.

First the register and the accounts, so that somebody can sign in; then each month: its files on the
day they arrive, and the weeks of work that follow. The last month is only taken in, because its
work is what the practising person finds on the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.db import connection

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.demo import accounts, services
from woonzeker.demo.accounts import Practice
from woonzeker.demo.models import DemoProgress
from woonzeker.demo.stories import Stories
from woonzeker.demo.town import MONTHS, Month, Town
from woonzeker.demo.town.partners import Partner
from woonzeker.demo.town.people import EXTRACT_ON
from woonzeker.demo.town.people import Person as Resident
from woonzeker.demo.town.register import birth_date
from woonzeker.demo.weeks import Weeks, mondays_between
from woonzeker.intake import services as intake
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState
from woonzeker.matching import services as matching
from woonzeker.matching.models import AuditDraw, Link, LinkResult, Person, RegisterImport
from woonzeker.matching.rules import AuditChoice
from woonzeker.matching.selectors import next_audit

Say = Callable[[str], None]
_Names = tuple[str, str, str]


def fill(town: Town, say: Say = print, *, last: int = len(MONTHS)) -> None:
    """Fill the practice municipality with its `last` months; those that are in are passed over."""
    _write_behind()
    practice = accounts.prepare()
    filling = Filling(town, practice, say)
    filling.begin()
    filling.take_register()
    for month in MONTHS[max(filling.months_done(), len(MONTHS) - last) :]:
        filling.take_month(month)
    filling.tell()


class Filling:
    """Brings the months of one town into one practice municipality."""

    def __init__(self, town: Town, practice: Practice, say: Say) -> None:
        self.town = town
        self.practice = practice
        self.say = say
        self.weeks = Weeks(practice, town.seed)
        self.stories = Stories(practice, town)

    def months_done(self) -> int:
        """How many months are in."""
        code = self.practice.lead.municipality
        progress = DemoProgress.objects.filter(municipality_id=code).first()
        return progress.months_done if progress else 0

    def begin(self) -> None:
        """What the practising person finds at once: it waits for no month."""
        self.stories.at_the_start(_monday_after(MONTHS[-1]))

    def take_register(self) -> None:
        """Read the register extract, once."""
        services.note_progress(actor=self.practice.lead, months_done=0, months_in_all=len(MONTHS))
        with tenant(self.practice.lead.municipality):
            known = RegisterImport.objects.exists()
        if not known:
            self.say("Het personenregister wordt ingelezen …")
            with clock.standing_at(EXTRACT_ON), jobs.inline():
                matching.import_register(
                    actor=self.practice.lead, on=EXTRACT_ON, content=self.town.register()
                )

    def take_month(self, month: Month) -> None:
        """Take in one month's files and let the weeks pass until the next month's arrive."""
        self.say(f"Maand {month.at + 1} van {len(MONTHS)} wordt ingelezen …")
        with clock.standing_at(month.delivered_on), jobs.inline():
            for partner, content in self.town.files(month):
                self._deliver(partner, content)
        if month == MONTHS[-1]:
            monday = _monday_after(month)
            with clock.standing_at(month.delivered_on):
                self.weeks.plan(monday, stands=True)
                with tenant(self.practice.lead.municipality):
                    self.weeks.share()
        else:
            self._work_until(month, Month(month.at + 1))
        services.note_progress(
            actor=self.practice.lead, months_done=month.at + 1, months_in_all=len(MONTHS)
        )

    def tell(self) -> None:
        """Tell what the practising person finds beside the work of the last month."""
        self.stories.at_the_end(_monday_after(MONTHS[-1]))

    def _work_until(self, month: Month, following: Month) -> None:
        for at, monday in enumerate(mondays_between(month.delivered_on, following.delivered_on)):
            if at == 0:
                with clock.standing_at(monday), jobs.inline():
                    self._review()
            self.weeks.work(monday)
            self.stories.after_week(monday)

    def _deliver(self, partner: Partner, content: bytes) -> None:
        """One file: sent by the partner itself, or uploaded by the coordinator for a small one."""
        known = self.practice.partners[partner.code]
        code = self.practice.lead.municipality
        by_api = partner.large or partner.type not in ("huur", "overige")
        sender = (
            Actor(kind="partner", id=str(known.pk), municipality=code)
            if by_api
            else self.practice.coordinator
        )
        with tenant(code):
            before = Delivery.objects.filter(partner=known, received_on=clock.today()).first()
        if before is None:
            intake.receive_delivery(
                actor=sender, partner=known.pk, filename=partner.filename, content=content,
                channel="api" if by_api else "web",
            )  # fmt: skip
        elif before.state == DeliveryState.RECEIVED:
            jobs.defer("pipeline.take_in", actor=sender, delivery=str(before.pk))

    def _review(self) -> None:
        """Let the reviewer look at what the rules were not sure of, with the truth at hand."""
        with tenant(self.practice.lead.municipality):
            waiting = list(
                Link.objects.filter(result=LinkResult.REVIEW)
                .select_related("signal")
                .order_by("signal__delivery__received_at", "signal__line_number")
            )
            for link in waiting:
                self._decide(link)
            self._audit()

    def _decide(self, link: Link) -> None:
        suggested = [UUID(row["person"]) for row in link.candidates]
        true = self._meant(link.signal)
        person = next(
            (one.pk for one in Person.objects.filter(pk__in=suggested) if _names(one) == true), None
        )
        matching.decide_review(
            actor=self.practice.coordinator, link=link.pk, person=person,
            choice=matching.Choice.LINK if person else matching.Choice.NOBODY,
        )  # fmt: skip

    def _audit(self) -> None:
        """Let the reviewer judge the links that were drawn, with the truth at hand."""
        actor = self.practice.coordinator
        while draw := next_audit(actor):
            found = AuditDraw.objects.select_related("link__signal", "person").get(pk=draw)
            right = _names(found.person) == self._meant(found.link.signal)
            verdict = AuditChoice.RIGHT if right else AuditChoice.WRONG
            matching.judge_audit(actor=actor, draw=draw, verdict=verdict)

    def _meant(self, signal: ArrearsSignal) -> _Names:
        """Whom a signal is really about."""
        line = (f"{signal.period_on:%Y-%m}", signal.partner_id, signal.own_reference)
        return self._true_names[line]

    @cached_property
    def _true_names(self) -> dict[tuple[str, UUID, str], _Names]:
        """Whom each line is really about, by month, partner and the partner's own reference."""
        return {
            (month.word, self.practice.partners[partner.code].pk, line.reference): _registered(
                line.report.debt.person
            )
            for (month, partner), lines in self.town.lines.items()
            for line in lines
        }


def _monday_after(month: Month) -> date:
    """The Monday on which the work of a month begins."""
    return mondays_between(month.delivered_on, month.delivered_on + timedelta(days=7))[0]


def _write_behind() -> None:
    """Do not wait for the disk at every commit: what a fall of the machine takes is read again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")


def _registered(person: Resident) -> _Names:
    return " ".join(person.given), person.surname.name, birth_date(person)


def _names(person: Person) -> _Names:
    return person.given_names, person.surname, person.born_on
