# SPDX-License-Identifier: EUPL-1.2
"""How often the right person is found: a year of the invented town, whose truth is known."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.conf import settings

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.demo.town import MONTHS, Town, TruthLine
from woonzeker.intake import services as intake
from woonzeker.intake.models import DeliveryState
from woonzeker.matching import rules, services
from woonzeker.matching.models import Link
from woonzeker.organisations import services as organisations

ON = date(2026, 11, 2)
AGREED = date(2021, 1, 1)
ANSWERS = ("linked, right", "linked, WRONG", "review, right one shown", "review, others shown",
           "nobody, right", "nobody, MISSED")  # fmt: skip


def truth(residents: int) -> list[tuple[str, int]]:
    """How many signals of a year ended in each way, through the real intake."""
    actor = system("9998", "benchmark")
    organisations.establish(actor=actor, name="Meerveld")
    town = Town(residents)
    true = {(t.filename, t.reference): t for t in town.truth() if t.expected == "accepted"}
    with clock.standing_at(ON):
        services.import_register(actor=actor, on=ON, content=town.register())
    for month in MONTHS:
        with clock.standing_at(month.delivered_on):
            for partner, content in town.files(month):
                _deliver(actor, partner.type, partner.filename, content)
    found: Counter[str] = Counter()
    with tenant(actor.municipality):
        for link in Link.objects.select_related("signal__delivery"):
            key = (link.signal.delivery.filename, link.signal.own_reference)
            if key in true:
                found[_judge(link, _id_of(true[key], actor))] += 1
    return [(answer, found[answer]) for answer in ANSWERS]


def _deliver(actor: Actor, sector: str, filename: str, content: bytes) -> None:
    agreement = organisations.agree(actor=actor, sector=sector, name=filename, from_on=AGREED)
    delivery = intake.receive_delivery(
        actor=actor, partner=agreement.partner, filename=filename, content=content,
        channel="command", efforts_declared_on=clock.today(),
    )  # fmt: skip
    delivery = intake.read_delivery(actor=actor, delivery=delivery.pk)
    if delivery.state == DeliveryState.DONE:
        services.link_signals(actor=actor, delivery=delivery.pk)


def _id_of(line: TruthLine, actor: Actor) -> str:
    keys = rules.keys_of(
        settings.WOONZEKER_DATA_KEY, settings.WOONZEKER_INDEX_KEY, actor.municipality
    )
    return str(rules.person_id(rules.bsn_index(line.person, key=keys.index))) if line.person else ""


def _judge(link: Link, true: str) -> str:
    if link.result == "linked":
        return ANSWERS[0] if str(link.person_id) == true else ANSWERS[1]
    if link.result == "review":
        shown = {candidate["person"] for candidate in link.candidates}
        return ANSWERS[2] if true in shown else ANSWERS[3]
    return ANSWERS[5] if true else ANSWERS[4]
