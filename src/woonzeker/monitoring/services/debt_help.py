# SPDX-License-Identifier: EUPL-1.2
"""Making the delivery about debt help (SHV), of what this system knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.matching import selectors as matching
from woonzeker.monitoring.ddas import shv
from woonzeker.monitoring.rules import Period
from woonzeker.monitoring.rules.debt_help import more_people, traject_of
from woonzeker.monitoring.selectors.helped import helped_in
from woonzeker.monitoring.selectors.organisation import national_policy
from woonzeker.monitoring.services.delivering import BASIS
from woonzeker.monitoring.services.writing import SOFTWARE, NotInTheModel
from woonzeker.organisations.selectors import municipality


@dataclass(frozen=True, slots=True)
class Helped:
    """The message, how many households are in it, and what could not be said."""

    message: bytes
    trajects: int
    #: households of whom nothing says who they are, and those with more than two people
    unnamed: int
    more_people: int
    #: part of the model → why it is never filled here
    left_out: Mapping[str, str]


@action("monitoring.deliver_debt_help", may_if=only_system(), basis=BASIS)
def deliver_debt_help(*, actor: Actor, period: Period) -> Helped:
    """Make the message about who was brought to debt help and is helped. Raises NotInTheModel."""
    cases = list(helped_in(actor, period))
    people = {each for case in cases for each in case.people}
    numbers = matching.numbers_for_statistics(actor=actor, people=people) if people else {}
    made = [traject_of(each, actor.municipality, numbers) for each in cases]
    given = [each for each in made if each is not None]
    return Helped(
        message=_message(actor, period, given),
        trajects=len(given),
        unnamed=len(made) - len(given),
        more_people=sum(more_people(each) for each in cases),
        left_out=shv.LEFT_OUT,
    )


def _message(actor: Actor, period: Period, trajects: list[dict[str, object]]) -> bytes:
    policy = national_policy(actor)
    contacts = tuple(shv.Contactpersoon(**each) for each in policy.contacts)
    organisation = shv.Organisatie(
        naam=policy.name or municipality(actor.municipality).name,
        kvk_nummer=policy.kvk or None,
        gemeentecode=actor.municipality,
        contactpersonen=contacts or None,
    )
    try:
        given = tuple(shv.TRAJECTS.validate_python(trajects))
    except ValidationError:
        raise NotInTheModel from None
    whole = shv.Uitwisselmodel(
        startdatumLevering=period.from_on,
        einddatumLevering=period.to_on,
        aanleverdatumEnTijd=clock.now(),
        codeGegevensleverancier=SOFTWARE,
        leveringen=(
            shv.Levering(
                teller=1, aanleverende_organisatie=organisation, schuldhulptrajecten=given
            ),
        ),
    )
    return whole.model_dump_json(by_alias=True, exclude_none=True).encode()
