# SPDX-License-Identifier: EUPL-1.2
"""Who asks for help without a signal, and worries that others bring."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef

from woonzeker.cases.models import Household
from woonzeker.cases.services import Home
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.help.rules.alarm import Asked
from woonzeker.help.rules.worry import Brought
from woonzeker.help.selectors import alarm as finding
from woonzeker.help.services import alarm, worry
from woonzeker.matching.models import Person

_ADULT = "1996"


def alarms(stage: Stage) -> None:
    """A resident who calls, and a community centre that calls for somebody with water at stake."""
    for row, person in zip(told("alarms"), _nobody_knows(0), strict=False):
        day = stage.ago(row["days"])
        asked = alarm.Told(
            asked=Asked(row["by"], row["organisation"], row["by"] != "resident"),
            channel=row["channel"],
            sought=finding.Sought(
                surname=person.surname,
                born_on=date.fromisoformat(person.born_on),
                postcode=person.postcode,
                house_number=person.house_number,
            ),
            home=_home(person),
            words=row["words"],
            phone=row["phone"],
            landlord_may_know=row["landlord_may_know"],
            threatening=row["threatening"],
        )
        with stage.on(day):
            alarm.raise_alarm(actor=stage.practice.coordinator, told=asked, person=person.pk)


def worries(stage: Stage) -> None:
    """A worry that waits for a second person, and one for consent."""
    for row, person in zip(told("worries"), _nobody_knows(10), strict=False):
        with stage.on(stage.ago(row["days"])):
            worry.note_worry(
                actor=stage.practice.coordinator, came_from=row["came_from"], home=_home(person),
                brought=Brought(consent=False, exception=row["exception"], words=row["words"]),
                name="",
            )  # fmt: skip


def _nobody_knows(after: int) -> list[Person]:
    """Adults who live here, at addresses of which nothing was ever reported."""
    here = Household.objects.filter(address_key=OuterRef("address_key"))
    rows = Person.objects.filter(
        ~Exists(here), died_on=None, departed_on=None, secret=False, under_investigation=False,
        born_on__lt=_ADULT, house_number__gt=0,
    ).exclude(born_on__contains="-00")  # fmt: skip
    return list(rows.order_by("surname", "born_on", "initials")[after : after + 10])


def _home(person: Person) -> Home:
    return Home(
        postcode=person.postcode,
        house_number=person.house_number or 0,
        house_letter=person.house_letter,
        house_addition=person.house_addition,
        street=person.street,
        city=person.city,
    )
