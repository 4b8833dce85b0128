# SPDX-License-Identifier: EUPL-1.2
"""A worry of a neighbour, volunteer or school: consent first, and no case from hearsay."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import Worry, WorryState
from woonzeker.help.rules.worry import (
    CAME_FROM,
    STATE_AFTER,
    Answer,
    Brought,
    first_state,
    keep_until,
    may_judge,
    refusal,
    state_after_judgement,
)
from woonzeker.help.selectors.worry import MAY_WEIGH
from woonzeker.law.terms import add_working_days
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.planning.selectors import help_declined

BASIS = "Wgs art. 2 lid 1; AVG art. 6 lid 1 onder e"
#: at who wanted no help nobody rings for a worry: somebody decides, within so many working days
TASK, DECIDE_WITHIN = "weigh_danger", 2


@action("help.note_worry", may_if=MAY_WEIGH, basis=BASIS)
def note_worry(
    *, actor: Actor, came_from: str, home: Home, brought: Brought, name: str = ""
) -> Worry:
    """Note a worry. With consent the household has a case at once; else somebody asks first.

    What the guide names as ground to step in unasked waits for a second person. Raises Refused.
    """
    if odd := refusal(brought):
        raise Refused(_(odd))
    if came_from not in CAME_FROM or not home.address_key:
        raise Refused(_("Zeg van wie de zorg komt, en om welk adres het gaat."))
    today = clock.today()
    days = int(decided(actor.municipality, PolicyKind.HELP)["worry_days"])
    worry = Worry.objects.create(
        came_from=came_from,
        household=cases.household_at(actor=actor, home=home),
        about=_about(home, name),
        words=brought.words,
        exception=brought.exception,
        state=first_state(brought),
        consent=brought.consent,
        consent_on=today if brought.consent else None,
        came_on=today,
        keep_until=keep_until(today, days),
        recorded_by=actor.id,
    )
    if brought.consent:
        _take_up(actor, worry, unasked=False)
    return worry


@action("help.answer_worry", may_if=MAY_WEIGH, basis=BASIS, about="worry")
def answer_worry(*, actor: Actor, worry: UUID, answer: Answer) -> Worry:
    """Note what the household said to being helped: yes makes a case, no ends it, else it waits.

    Raises Refused for a worry that waits for something else, NotFound.
    """
    found = _locked(worry)
    if found.state not in {WorryState.ASKS_CONSENT, WorryState.WAITS}:
        raise Refused(_("Bij deze zorg wordt nu niet om toestemming gevraagd."))
    found.state = WorryState(STATE_AFTER[answer])
    found.consent = answer is Answer.GIVEN
    found.consent_on = clock.today() if found.consent else None
    if found.consent:
        _take_up(actor, found, unasked=False)
    elif found.state == WorryState.CLOSED:
        _forget_words(found)
    found.save()
    return found


@action("help.judge_worry", may_if=MAY_WEIGH, basis=BASIS, about="worry")
def judge_worry(*, actor: Actor, worry: UUID, agreed: bool, verdict: str) -> Worry:
    """Say as second person whether somebody may step in unasked, and why.

    Raises Refused for who noted the worry, without a reason, or when nobody asks; NotFound.
    """
    found = _locked(worry)
    if odd := may_judge(found.state, recorded_by=found.recorded_by, who=actor.id):
        raise Refused(_(odd))
    if not verdict.strip():
        raise Refused(_("Schrijf op waarom. Wie later kijkt moet het kunnen begrijpen."))
    found.second_by, found.second_at, found.verdict = actor.id, clock.now(), verdict.strip()
    found.state = WorryState(state_after_judgement(agreed))
    if agreed:
        _take_up(actor, found, unasked=True)
    found.save()
    return found


@action("help.close_worry", may_if=MAY_WEIGH, basis=BASIS, about="worry")
def close_worry(*, actor: Actor, worry: UUID) -> Worry:
    """End a worry: what was told is forgotten at once. Raises Refused when it has a case."""
    found = _locked(worry)
    if found.state == WorryState.TAKEN_UP:
        raise Refused(_("Deze zorg is al opgepakt: er loopt een zaak."))
    found.state = WorryState.CLOSED
    _forget_words(found)
    found.save()
    return found


def _locked(worry: UUID) -> Worry:
    found = Worry.objects.select_for_update(of=("self",)).filter(pk=worry).first()
    if found is None:
        raise NotFound
    return found


def _take_up(actor: Actor, worry: Worry, *, unasked: bool) -> None:
    about = worry.about
    home = Home(
        postcode=str(about.get("postcode", "")),
        house_number=int(about.get("house_number", 0)),
        house_letter=str(about.get("letter", "")),
        house_addition=str(about.get("addition", "")),
        street=str(about.get("street", "")),
        city=str(about.get("city", "")),
    )
    worry.case = case = cases.open_on_request(actor=actor, home=home, worry=unasked)
    worry.save()
    if unasked and help_declined(case.pk).exists():
        due_on = add_working_days(clock.today(), DECIDE_WITHIN)
        cases.give_task(
            actor=system(worry.municipality, "help"), case=case.pk, kind=TASK, due_on=due_on
        )


def _about(home: Home, name: str) -> dict[str, object]:
    return {
        "name": name.strip(),
        "street": home.street,
        "house_number": home.house_number,
        "letter": home.house_letter,
        "addition": home.house_addition,
        "postcode": home.postcode,
        "city": home.city,
    }


def _forget_words(worry: Worry) -> None:
    """What was told goes, and where it was; the day and the end stay until the last day.

    An address that nothing else hangs on goes as well: nobody lives there for this program.
    """
    home = worry.household_id
    worry.about, worry.words, worry.verdict, worry.household = {}, "", "", None
    worry.save()
    if home is not None:
        cases.forget_household(actor=system(worry.municipality, "help"), household=home)
