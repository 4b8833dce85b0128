# SPDX-License-Identifier: EUPL-1.2
"""The last offers of help: time of a court, a debt settlement, help with the money."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.demo.stories.court import summoned_and_judged
from woonzeker.demo.stories.household import COUNSELS, Heard, Told, named
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.help.services import support
from woonzeker.legal import services as legal
from woonzeker.legal.models import BewindRequest
from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.bewind import MEANS, STEPS, Weighed
from woonzeker.legal.rules.track import Occurrence, Ruling
from woonzeker.legal.services.bewind_lists import (
    GroundPart,
    HarmPart,
    HeardPart,
    MeansPart,
    StepsPart,
)
from woonzeker.outreach.models import Channel, ContactOutcome

_LOST = Ruling(Judgment.DISSOLUTION, by_default=False, at_once=True, costs_cents=71200)


def offered(household: Told, days: int) -> None:
    """The lead makes the last offer of voluntary help."""
    stage = household.stage
    with stage.at(stage.ago(days)):
        legal.make_last_offer(actor=stage.people["teamleider"], case=household.case)


def last_offer(stage: Stage) -> None:
    """A last offer after a judgment."""
    if (household := named(stage, "last_offer")) is not None:
        household.met(75)
        household.claims(*summoned_and_judged(household, 26, _LOST))
        offered(household, 19)


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
    household.claims(*summoned_and_judged(household, 41, _LOST), Heard(Occurrence.NOTICE, 20, 31))
    offered(household, 34)
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
        parts = (
            GroundPart("verkwisting_of_problematische_schulden", stage.ago(41)),
            StepsPart(steps),
            *(
                MeansPart(code, Weighed(words["means"][code][0]), stage.ago(30),
                          words["means"][code][1])
                for code in MEANS
            ),
            HeardPart(words["heard"], stage.ago(16)),
            HarmPart(("home", "debts"), words["harm"], words["term"]),
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
