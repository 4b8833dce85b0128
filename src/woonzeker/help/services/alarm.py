# SPDX-License-Identifier: EUPL-1.2
"""A household that asks for help itself, or an organisation for them: a case without a signal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.rules import MAY_WORK
from woonzeker.cases.services import MAY_TAKE_REQUEST, Home
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import OwnAlarm
from woonzeker.help.rules.alarm import CHANNELS, PAGE, Asked, ask_landlord, refusal
from woonzeker.help.selectors.alarm import Sought, fitting, others_have_the_case
from woonzeker.help.selectors.worry import MAY_WEIGH
from woonzeker.law import terms
from woonzeker.planning import services as planning

BASIS = "Wgs art. 4 lid 1"
LANDLORD = "involve_landlord"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told: who asks, who it is about, how to reach them, and what may be done."""

    asked: Asked
    channel: str
    sought: Sought
    home: Home
    words: str = ""
    phone: str = ""
    email: str = ""
    landlord_knows: str = "unknown"
    landlord_may_know: bool = False
    threatening: bool = False


@action("help.raise_alarm", may_if=MAY_TAKE_REQUEST, basis=BASIS)
def raise_alarm(*, actor: Actor, told: Told, person: UUID | None = None) -> OwnAlarm:
    """Take up that a household asks for help: it has a case from now, and the term runs.

    `person` is who it is in the register, one whom what was told fits. Whom nobody knows does not
    walk into the case of others at the address: then it waits, its term too, for somebody who may
    see who they are. The landlord hears of it only with consent. Raises Refused for what is no
    request, NotFound for who does not fit.
    """
    _check(actor, told, person)
    today = clock.today()
    if person is None and others_have_the_case(told.home, told.sought):
        return _keep(actor, told, None, today)
    return _begin(actor, told, person, today)


@action("help.receive_alarm", may_if=only_system(), basis=BASIS)
def receive_alarm(*, actor: Actor, told: Told) -> OwnAlarm:
    """Keep what came in by the public page: nothing is looked up, the term runs from today.

    Raises Refused for what is no request.
    """
    _check(actor, told, None)
    return _keep(actor, told, None, clock.today())


@action("help.take_up_alarm", may_if=MAY_WEIGH, basis=BASIS, about="asked")
def take_up_alarm(
    *,
    actor: Actor,
    asked: UUID,
    told: Told,
    person: UUID | None = None,
    together: bool = False,
) -> OwnAlarm:
    """Give a request that waits its case; the term runs from the day on which it came.

    `together` says that it belongs to the case of others at the address. Raises Refused when that
    was not said and others have it, or when somebody took it up already; NotFound.
    """
    found = _waiting(asked)
    _check(actor, told, person)
    if person is None and not together and others_have_the_case(told.home, told.sought):
        raise Refused(
            _("Op dit adres loopt een zaak van iemand anders. Zoek uit of dit erbij hoort.")
        )
    return _begin(actor, told, person, found.raised_on, found)


@action("help.set_alarm_aside", may_if=MAY_WEIGH, basis="AVG art. 5 lid 1 onder e", about="asked")
def set_alarm_aside(*, actor: Actor, asked: UUID) -> None:
    """Throw away what turned out to be no request for help; nothing of it stays.

    Raises Refused when it has a case, NotFound.
    """
    _waiting(asked).delete()


def _waiting(asked: UUID) -> OwnAlarm:
    found = OwnAlarm.objects.select_for_update(of=("self",)).filter(pk=asked).first()
    if found is None:
        raise NotFound
    if found.case_id is not None:
        raise Refused(_("Deze hulpvraag is al opgepakt."))
    return found


def _check(actor: Actor, told: Told, person: UUID | None) -> None:
    if odd := refusal(told.asked):
        raise Refused(_(odd))
    if told.channel not in CHANNELS:
        raise Refused(_("Zeg hoe de vraag binnenkwam."))
    if not told.home.address_key:
        raise Refused(_("Zonder postcode en huisnummer weten we niet om welk huishouden het gaat."))
    if person is not None and person not in {each.pk for each in fitting(actor, told.sought)}:
        raise NotFound


def _begin(
    actor: Actor, told: Told, person: UUID | None, day: date, row: OwnAlarm | None = None
) -> OwnAlarm:
    """Give it a case, with what follows from it."""
    # who takes up the request need not work on the case
    room = system(actor.municipality, "help")
    case = cases.open_on_request(
        actor=room, home=told.home, person=person, threatening=told.threatening, on=day
    )
    alarm = _keep(actor, told, case, day, row)
    planning.flag_case(actor=room, case=case.pk, reason=_("vroeg zelf om hulp"), own_request=True)
    if ask_landlord(told.landlord_knows, may_know=told.landlord_may_know):
        due_on = max(alarm.due_on, clock.today())
        cases.give_task(actor=room, case=case.pk, kind=LANDLORD, due_on=due_on)
    return alarm


def _keep(
    actor: Actor, told: Told, case: Case | None, day: date, row: OwnAlarm | None = None
) -> OwnAlarm:
    sought, home = told.sought, told.home
    due = terms.threatening_talk_due if told.threatening else terms.first_talk_due
    kept = row or OwnAlarm(raised_on=day)
    kept.case, kept.by, kept.channel = case, told.asked.by, told.channel
    kept.organisation = told.asked.organisation.strip()[:120]
    kept.about = {
        "name": sought.surname,
        "born": sought.born_on.isoformat() if sought.born_on else "",
        "street": home.street,
        "house_number": home.house_number,
        "letter": home.house_letter,
        "addition": home.house_addition,
        "postcode": home.postcode,
        "city": home.city,
        "phone": told.phone,
        "email": told.email,
        "landlord_knows": told.landlord_knows,
    }
    kept.words, kept.threatening, kept.due_on = told.words, told.threatening, due(day).due_on
    kept.landlord_may_know = told.landlord_may_know
    kept.consent_on = clock.today() if told.landlord_may_know else None
    kept.recorded_at, kept.recorded_by = clock.now(), actor.id
    kept.save()
    return kept


@action("help.keep_call", may_if=only_system(), basis=BASIS, about="case")
def keep_call(*, actor: Actor, case: UUID, phone: str, words: str, due_on: date) -> OwnAlarm:
    """Keep that a resident asked on their own page to be called.

    Nobody asks there whether the landlord may hear of it: that stays what they said before.
    """
    return OwnAlarm.objects.create(
        case_id=case,
        by="resident",
        channel=PAGE,
        about={"phone": phone},
        words=words,
        raised_on=clock.today(),
        due_on=due_on,
        recorded_at=clock.now(),
        recorded_by=actor.id,
    )


@action("help.landlord_consent", may_if=MAY_WORK, basis="AVG art. 6 lid 1 onder a", about="alarm")
def landlord_consent(*, actor: Actor, alarm: UUID, given: bool) -> OwnAlarm:
    """Note that the resident lets the landlord know, or no longer. Raises NotFound."""
    found = (
        OwnAlarm.objects.select_for_update(of=("self",))
        .select_related("case")
        .filter(pk=alarm)
        .first()
    )
    if found is None or found.case is None:
        raise NotFound
    found.landlord_may_know = given
    found.consent_on = clock.today()
    found.save(update_fields=["landlord_may_know", "consent_on"])
    if not given:
        CaseTask.objects.filter(case=found.case, kind=LANDLORD, done_on=None).delete()
    elif ask_landlord(str(found.about.get("landlord_knows", "")), may_know=given):
        due_on = max(found.due_on, clock.today())
        cases.give_task(actor=actor, case=found.case.pk, kind=LANDLORD, due_on=due_on)
    return found
