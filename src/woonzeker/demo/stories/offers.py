# SPDX-License-Identifier: EUPL-1.2
"""The last offers of help: time of a court, a debt settlement, help with the money."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from woonzeker.demo.stories.court import lost, summoned_and_judged
from woonzeker.demo.stories.household import COUNSELS, Heard, Spoken, Told, ahead, named
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.help.services import support
from woonzeker.law.calendar import add_months
from woonzeker.legal import services as legal
from woonzeker.legal.models import BewindRequest, SaidBy
from woonzeker.legal.rules import Seen
from woonzeker.legal.rules.bewind import MEANS, STEPS, BewindKind, Weighed
from woonzeker.legal.rules.moratorium import PAPERS, MoratoriumKind
from woonzeker.legal.rules.track import Occurrence
from woonzeker.outreach.models import Channel, ContactOutcome

_LOST = lost()
#: what threatens, as the law calls it
_EVICTION = "gedwongen_ontruiming"


def offered(household: Told, days: int) -> None:
    """The lead makes the last offer of voluntary help."""
    stage = household.stage
    with stage.at(stage.ago(days)):
        legal.make_last_offer(actor=stage.people["teamleider"], case=household.case)


def last_offer(stage: Stage) -> None:
    """A last offer after a judgment."""
    if (household := named(stage, "last_offer")) is not None:
        household.met(75)
        household.claims(*summoned_and_judged(26, _LOST))
        offered(household, 19)


def moratoria(stage: Stage) -> None:
    """A court gave time and the rent is watched; another request lies at the court."""
    if (household := named(stage, "moratorium")) is not None:
        household.met(110, ContactOutcome.ACCEPTED)
        household.children(110, 1)
        track = household.claims(*summoned_and_judged(68, _LOST))
        offered(household, 60)
        household.heard(track, Heard(Occurrence.NOTICE, 54, -31), Spoken(51))
        made = _asked(household, 48, threat_on=stage.ago(31))
        given_on = stage.ago(38)
        until = add_months(given_on, 6)
        with stage.at(given_on):
            legal.decide_moratorium(
                actor=household.by(COUNSELS), moratorium=made, granted=True, on=given_on,
                said_until=until,
            )  # fmt: skip
        stayed = Heard(Occurrence.STAYED, 37, (until - stage.today).days, by=SaidBy.COURT)
        household.heard(track, stayed)
        _rent_seen(household, made, since=given_on)
    if (household := named(stage, "asked_time")) is not None:
        track = household.claims(*summoned_and_judged(43, _LOST))
        offered(household, 36)
        household.heard(track, Heard(Occurrence.NOTICE, 13, 16), Spoken(11))
        _asked(household, 4, threat_on=ahead(stage, 16))


def _rent_seen(household: Told, moratorium: UUID, *, since: date) -> None:
    """The rent of each month since then was paid."""
    stage, due_on = household.stage, add_months(since.replace(day=1), 1)
    while due_on < stage.today:
        with stage.at(min(due_on + timedelta(days=3), stage.today)):
            legal.look_at_rent(
                actor=household.by(COUNSELS), moratorium=moratorium, due_on=due_on,
                seen=Seen.KEPT, told_by="partner",
            )  # fmt: skip
        due_on = add_months(due_on, 1)


def _asked(household: Told, days: int, *, threat_on: date) -> UUID:
    """A request with all that the court must know, sent so many days ago."""
    stage, mine = household.stage, household.by(COUNSELS)
    sent_on = stage.ago(days)
    with stage.at(sent_on):
        made = legal.prepare_moratorium(
            actor=mine, case=household.case, kind=MoratoriumKind.PROVISION
        )
        legal.change_moratorium(
            actor=mine,
            moratorium=made.pk,
            asked=legal.Asked(
                asker="schuldenaar", threat=_EVICTION, threat_on=threat_on,
                rent_from=add_months(sent_on.replace(day=1), -2),
                rent_through=sent_on.replace(day=1), rent_kept_by="paid_on", rent_day=1,
                resident_signed_on=sent_on,
            ),
        )  # fmt: skip
        legal.note_papers(actor=mine, moratorium=made.pk, papers=list(PAPERS))
        legal.send_moratorium(actor=mine, moratorium=made.pk, on=sent_on)
    return made.pk


def settled(stage: Stage) -> None:
    """A debt settlement followed from outside, and income that somebody keeps by own choice."""
    household = named(stage, "settlement")
    if household is None:
        return
    household.met(230, ContactOutcome.ACCEPTED)
    household.claims(*summoned_and_judged(170, _LOST))
    offered(household, 160)
    mine, words = household.by(COUNSELS), told("settlement")
    _own_choice(household, 156)
    with stage.at(stage.ago(150)):
        days = legal.SettlementDays(asked_on=stage.ago(150))
        made = legal.follow_settlement(actor=mine, case=household.case, days=days)
    with stage.at(stage.ago(110)):
        days = legal.SettlementDays(asked_on=stage.ago(150), begins_on=stage.ago(112))
        legal.change_settlement(actor=mine, settlement=made.pk, days=days)
    asked_on = stage.ago(112) + timedelta(weeks=4)
    with stage.at(stage.ago(80)):
        legal.answer_settlement(
            actor=mine, settlement=made.pk, code="begin", asked_on=asked_on, words=words["begin"]
        )


def _own_choice(household: Told, days: int) -> None:
    """The resident wants help with the money: explained, wished and signed."""
    stage, mine = household.stage, household.by(COUNSELS)
    on = stage.ago(days)
    with stage.at(on):
        wish = legal.wish_bewind(actor=mine, case=household.case, kind=BewindKind.INCOME_MANAGEMENT)
        legal.change_wish(actor=mine, bewind=wish.pk, days=legal.WishDays(on, on, on))
        legal.begin_bewind(actor=mine, bewind=wish.pk, on=on, keeper=told("settlement")["keeper"])


def by_college(stage: Stage) -> None:
    """The college asks for bewind: the list was complete and two people signed."""
    household = named(stage, "bewind")
    if household is None:
        return
    for days, channel, outcome in (
        (108, Channel.PHONE, ContactOutcome.NOT_REACHED),
        (101, Channel.VISIT, ContactOutcome.ACCEPTED),
    ):
        household.met(days, outcome, channel=channel)
    with stage.at(stage.ago(98)):
        support.offer_support(
            actor=household.by(COUNSELS), case=household.case, channel="visit", reaction="wants"
        )
    track = household.claims(*summoned_and_judged(41, _LOST))
    offered(household, 34)
    household.heard(track, Heard(Occurrence.NOTICE, 20, 31), Spoken(18))
    listed = _listed(household, 15)
    _signed(stage, listed, 12)


def _listed(household: Told, days: int) -> UUID:
    """Every part of the list of proportionality."""
    stage, words = household.stage, told("bewind")
    steps: dict[str, date | None] = dict.fromkeys(STEPS, stage.ago(98))
    steps |= {"contact_sought": stage.ago(108), "last_offer": stage.ago(34)}
    with stage.at(stage.ago(days)):
        mine = household.by(COUNSELS)
        made = legal.begin_bewind_list(actor=mine, case=household.case)
        parts: tuple[legal.Part, ...] = (
            legal.GroundPart("verkwisting_of_problematische_schulden", stage.ago(41)),
            legal.StepsPart(steps),
            *(
                legal.MeansPart(code, Weighed(words["means"][code][0]), stage.ago(30),
                          words["means"][code][1])
                for code in MEANS
            ),
            legal.HeardPart(words["heard"], stage.ago(16)),
            legal.HarmPart(("home", "debts"), words["harm"], words["term"]),
        )  # fmt: skip
        for part in parts:
            legal.keep_bewind_list(actor=mine, bewind_request=made.pk, part=part)
    return made.pk


def _signed(stage: Stage, listed: UUID, days: int) -> None:
    """It goes before a lead and a manager, and to the court."""
    lead, manager = stage.people["teamleider"], stage.people["manager"]
    with stage.at(stage.ago(days)):
        mine = stage.people[COUNSELS]
        legal.put_bewind_before(actor=mine, bewind_request=listed, user=manager.id)
        version = BewindRequest.objects.get(pk=listed).version
        for signer in (lead, manager):
            legal.sign_bewind(actor=signer, bewind_request=listed, version=version, agrees=True)
        legal.send_bewind(actor=lead, bewind_request=listed, on=stage.ago(days))


def chapter(stage: Stage) -> None:
    """All that is offered last."""
    for story in (last_offer, moratoria, settled, by_college):
        story(stage)
