# SPDX-License-Identifier: EUPL-1.2
"""What stands around a planted home: children, why it is urgent, and a street that is secret."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import DataClass
from woonzeker.cases.models import Case, Household
from woonzeker.matching.models import Person
from woonzeker.outreach.models import Letter, LetterPage
from woonzeker.planning.models import PriorityScore, Visit, WorkList

if TYPE_CHECKING:
    from tests.proof.things import Thing

#: so many children live in every home: a number that stands in no other sentence
CHILDREN = 7
#: so many partners report, and one more for each home: what else nobody says
CREDITORS = 40
#: the columns in which somebody keeps their address secret
SECRET = frozenset({"team", "arranging", "foreign"})


def at_home(thing: Thing, number: int, person: Person, case: Case) -> None:
    """Children whom the register knows there, and why the case stands where it stands."""
    for child in range(CHILDREN):
        Person.objects.create(
            bsn_encrypted=b"sealed", bsn_index=f"child {number} {child}", initials="K.",
            row_hash=f"child {number} {child}", given_names="Kind", surname=person.surname,
            born_on=f"2015-03-{1 + child:02}", street=person.street, house_number=number,
            postcode=person.postcode, city=person.city, address_key=person.address_key,
        )  # fmt: skip
    why = f"reden{thing.column}"
    how_many = f"{CREDITORS + number} partners melden een achterstand"
    PriorityScore.objects.create(
        case=case, scored_on=MONDAY, total=10, policy_version=1,
        contributions=[
            {"code": "proof", "words": why, "points": 10},
            {"code": "count", "words": how_many, "points": 10},
        ],
    )  # fmt: skip
    thing.whole[why] = DataClass.PROCESS
    thing.planted |= dict.fromkeys((why, how_many), DataClass.SIGNAL)
    if thing.column in SECRET:
        street = f"Geheimlaan{thing.column}"
        Person.objects.filter(pk=person.pk).update(secret=True, street=street)
        Household.objects.filter(pk=case.household_id).update(street=street)
        thing.secret = street


def a_letter(thing: Thing, case: Case, person: Person) -> None:
    """A letter to who lives there, with its page: it waits to be posted."""
    letter = Letter.objects.create(
        case=case, person=person, kind="reminder", language="nl", mark=f"M{case.number}",
        address_key=person.address_key, address=["niemand"], filled={}, pages=1,
        made_at=clock.now(), made_by="tests",
    )  # fmt: skip
    LetterPage(letter=letter).keep(b"%PDF-1.7 een brief")
    thing.ids["letter"] = letter.pk


def a_week(thing: Thing, case: Case, number: int, team: UUID, colleague: Actor) -> None:
    """A list of a team that stands, with a visit to the home on it."""
    work_list = WorkList.objects.create(
        team_id=team, week_on=MONDAY - timedelta(weeks=number), state="final",
        planned_at=clock.now(), planned_by="tests",
        capacity={
            "minutes": 20, "room": 5,
            "windows": {"ochtend": [540, 720], "middag": [780, 1020], "avond": [1080, 1260]},
            "people": [
                {"id": colleague.id, "name": "collega", "parts": [[MONDAY.isoformat(), "middag"]]}
            ],
        },
    )  # fmt: skip
    visit = Visit.objects.create(
        work_list=work_list, case=case, worker_id=colleague.id, worker_name="collega",
        day_on=MONDAY, day_part="middag", position=1, minutes=20, why="nieuw",
    )  # fmt: skip
    thing.ids |= {"work_list": work_list.pk, "visit": visit.pk}
