# SPDX-License-Identifier: EUPL-1.2
"""Safeguards: a file that is whole and signed by two, one that waits for a manager, one half."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from woonzeker.cases import services as cases
from woonzeker.demo.stories.court import lost, summoned_and_judged
from woonzeker.demo.stories.household import (
    COUNSELS,
    LEADS,
    VISITS,
    Heard,
    Spoken,
    Told,
    ahead,
    named,
)
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.legal import selectors as legal_selectors
from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.safeguards import Safeguard, ladder
from woonzeker.legal.rules.track import ClaimGround, Occurrence, Ruling
from woonzeker.legal.services import safeguards
from woonzeker.outreach.models import ContactOutcome
from woonzeker.process import Exit, Stop

_S = Safeguard
#: who writes what down: what is weighed is of who leads, what is said at a door of who was there
_BY = {_S.INFORMED: VISITS, _S.LEGAL_HELP: VISITS, _S.ROOT_CAUSE: COUNSELS}
#: everything but the place, the lighter means and the offers of support
WRITTEN = (
    _S.INTEREST_WEIGHED, _S.CHILDREN_HEARD, _S.FAMILY_CONSULTED, _S.INFORMED, _S.LEGAL_HELP,
    _S.ROOT_CAUSE, _S.NO_DISCRIMINATION,
)  # fmt: skip


def stand(household: Told, days: int, about: Iterable[Safeguard]) -> None:
    """Answer these so many days ago, in the words of the stories."""
    stage = household.stage
    with stage.at(stage.ago(days)):
        for each in about:
            row: dict[str, Any] = told("safeguards")[each.value]
            said = safeguards.Said(on=stage.ago(days), **row)
            safeguards.answer_safeguard(
                actor=household.by(_BY.get(each, LEADS)), case=household.case, safeguard=each,
                said=said,
            )  # fmt: skip


def supported(household: Told, days: int, again: int) -> None:
    """Independent support is offered twice, in two ways."""
    offers = ((days, "letter", "letter", "no_answer"), (again, "talk", "visit", "does_not_want"))
    for ago, source, channel, answer in offers:
        day = household.stage.ago(ago)
        with household.stage.at(day):
            said = safeguards.Said(answer=answer, source=source, on=day, channel=channel)
            safeguards.answer_safeguard(
                actor=household.by(VISITS), case=household.case, safeguard=_S.OCO_OFFERED,
                said=said,
            )  # fmt: skip


def tried(
    household: Told, days: int, *, most: int = 99, ground: ClaimGround = ClaimGround.ARREARS
) -> None:
    """The lighter means, in order: tried, or not possible and why."""
    stage, words = household.stage, told("lighter_means")
    with stage.at(stage.ago(days)):
        for means in ladder([ground])[:most]:
            answer, why = words[means]
            said = safeguards.Said(
                answer=answer, source="file", on=stage.ago(days), about=means, words=why
            )
            safeguards.answer_safeguard(
                actor=household.by(LEADS), case=household.case, safeguard=_S.ALTERNATIVES,
                said=said,
            )  # fmt: skip


def placed(household: Told, days: int, free_from: date, kind: str = "temporary_home") -> None:
    """Somebody has a place before the day, as was told."""
    stage = household.stage
    with stage.at(stage.ago(days)):
        said = safeguards.Said(answer=kind, source="talk", on=stage.ago(days), free_from=free_from)
        safeguards.answer_safeguard(
            actor=household.by(LEADS), case=household.case, safeguard=_S.PLACE, said=said
        )


def signed(household: Told, days: int, stop: Stop, *, by_manager: bool = True) -> None:
    """Two people sign for what lies there; or one did and it waits for the manager."""
    stage = household.stage
    second, manager = household.by(COUNSELS), stage.people["manager"]
    with stage.at(stage.ago(days)):
        safeguards.ask_signature(
            actor=household.by(LEADS), case=household.case, stop=stop, user=manager.id
        )
        for signer in (second, manager) if by_manager else (second,):
            page = legal_selectors.signing_page(actor=signer, case=household.case, stop=stop)
            safeguards.sign(actor=signer, case=household.case, stop=stop, seen=page.seen)


def whole(stage: Stage) -> None:
    """The court rejected it: the file is whole, two people signed, and the case ends well."""
    household = named(stage, "rejected")
    if household is None:
        return
    household.met(95, ContactOutcome.ACCEPTED)
    household.children(95, 0)
    ruling = Ruling(Judgment.REJECTED, by_default=False)
    household.claims(*summoned_and_judged(40, ruling))
    supported(household, 70, 60)
    stand(household, 36, (_S.FAMILY_CONSULTED, _S.INFORMED, _S.LEGAL_HELP, _S.ROOT_CAUSE))
    with stage.at(stage.ago(35)):
        safeguards.note_kept(
            actor=household.by(LEADS), case=household.case, source="vonnis_rejected",
            on=stage.ago(35),
        )  # fmt: skip
    signed(household, 32, Stop.CLOSING)
    with stage.on(stage.ago(30)):
        cases.advance(
            actor=household.by(COUNSELS), case=household.case, move=f"close_{Exit.ARRANGEMENT}"
        )


def before_manager(stage: Stage) -> None:
    """A family before an eviction: all was done, there is a place, a manager reads it now."""
    household = named(stage, "notice_whole")
    if household is None:
        return
    household.met(97, ContactOutcome.ACCEPTED)
    household.children(97, 2)
    household.claims(
        *summoned_and_judged(44, lost()), Heard(Occurrence.NOTICE, 12, 18, 10), Spoken(10)
    )
    supported(household, 75, 50)
    tried(household, 20)
    stand(household, 10, WRITTEN)
    placed(household, 6, ahead(stage, 15))


def waits_for_manager(stage: Stage) -> None:
    """What lies there is signed by one, after all that was arranged: the manager's name lacks."""
    if (household := named(stage, "notice_whole")) is not None:
        signed(household, 3, Stop.UNAVOIDABLE, by_manager=False)


def half(stage: Stage) -> None:
    """A household that was told its rights; nobody tried everything and there is no place yet."""
    household = named(stage, "notice_half")
    if household is None:
        return
    household.met(89, ContactOutcome.ACCEPTED)
    household.children(89, 1)
    household.claims(
        *summoned_and_judged(38, lost()), Heard(Occurrence.NOTICE, 8, 25, 9), Spoken(6)
    )
    supported(household, 60, 21)
    stand(household, 18, (_S.INFORMED, _S.LEGAL_HELP, _S.FAMILY_CONSULTED))
    tried(household, 14, most=2)


def chapter(stage: Stage) -> None:
    """Every file of safeguards."""
    for story in (whole, before_manager, half):
        story(stage)
