# SPDX-License-Identifier: EUPL-1.2
"""Mass assignment: every field of every table is sent along with every form, and none of it counts
but what the form has.

The forms are those that somebody gets, filled in so that they are accepted: a form that is refused
writes nothing and proves nothing.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from copy import deepcopy

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.models import Model
from django.http import HttpResponse
from django.urls import Resolver404, resolve
from tests.conftest import CODE
from tests.proof.cells import Cell, addresses
from tests.proof.forms import WORD, Sheet, sheets
from tests.proof.test_matrix import ask, sent_to_the_door
from tests.proof.things import World
from tests.proving import FULL, SEED, some

from woonzeker.access.desks import desk
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.web.permissions import TABLE, may_ever

#: what was sent, by the type of the column; a row that holds it was written from outside a form
NUMBER = 424_242
DAY = "2031-03-03"
UUID_TEXT = "deadbeef-dead-4eef-8ead-deadbeefdead"
#: who fill in the forms: between them they may send nearly all that there is
WRITERS = (
    Role.INTAKE_COORDINATOR, Role.TEAM_LEAD, Role.OUTREACH_WORKER, Role.FUNCTIONAL_ADMIN,
    Role.PRIVACY_OFFICER,
)  # fmt: skip
#: they end the session in which the rest is asked, and hold no field
ENDS_THE_SESSION = {"accounts:sign_out", "accounts:end_session", "accounts:end_other_sessions"}
#: what shows its result once instead of going on to another page
SHOWN_ONCE = {
    "organisations:let_in", "organisations:release", "intake:issue_key", "legal:own_calendar",
}  # fmt: skip
#: so many forms must have been accepted at least
ACCEPTED = 40
#: address → the columns in which words from its own form come to stand, and why they may
ALLOWED: dict[str, dict[str, str]] = {
    "feedback:hand_over": {
        "feedback_answerrelease.handed_to": "to which municipality a signal went, in words"
    },
    "housing:add_place": {"housing_place.label": "what a place is called in the region"},
    "housing:note_listing": {"housing_listedname.list_name": "how a corporation calls its list"},
    "housing:begin_region": {"housing_region.name": "what a region is called"},
    "landlords:accept": {"organisations_agreement.contact": "who answers the landlord's questions"},
    "legal:decide_type": {"organisations_localpolicy.data": "the ground of a message, in words"},
    "organisations:agree": {"organisations_partner.name": "how the organisation is called"},
    "help:refer": {"help_referral.to": "to whom the household goes, in words"},
    "organisations:invite": {"accounts_invitation.name": "how the new colleague is called"},
    "organisations:partner": {"accounts_invitation.name": "how somebody of a partner is called"},
    "planning:request_visit": {"planning_visitrequest.reason": "why this door, for who goes there"},
    "planning:weeks": {"planning_worklist.capacity": "others who come along, without an account"},
    "retention:ask": {
        "retention_erasurerequest.reason": "why somebody is forgotten, for who signs"
    },
    "retention:hold": {"retention_hold.reason": "why something is kept, for who reads it later"},
}


def models() -> list[type[Model]]:
    """Every table of ours."""
    return [each for each in apps.get_models() if each.__module__.startswith("woonzeker.")]


def every_field() -> dict[str, str]:
    """Each column that there is, with a value of its type that stands out."""
    sent: dict[str, str] = {}
    for model in models():
        for field in model._meta.concrete_fields:
            kind = field.get_internal_type()
            value = {"UUIDField": UUID_TEXT, "ForeignKey": UUID_TEXT, "OneToOneField": UUID_TEXT,
                     "DateField": DAY, "DateTimeField": f"{DAY}T03:03", "BooleanField": "on",
                     "JSONField": f'["{WORD}"]'}.get(kind, WORD)  # fmt: skip
            number = "Integer" in kind or kind in {"BigAutoField", "FloatField", "DecimalField"}
            sent[field.name] = sent[field.attname] = str(NUMBER) if number else value
    return sent


def written() -> set[str]:
    """The columns in which any row of the municipality now holds something that was sent."""
    sent = "|".join((WORD, str(NUMBER), DAY, UUID_TEXT))
    asks = [
        f"SELECT '{table}', to_jsonb(t) FROM {table} t WHERE to_jsonb(t)::text ~ '{sent}'"
        for table in (connection.ops.quote_name(m._meta.db_table).strip('"') for m in models())
    ]
    with tenant(CODE), desk(UUID_TEXT), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asks))
        return {
            f"{table}.{column}"
            for table, row in cursor.fetchall()
            for column, value in json.loads(row).items()
            # what is sealed reads as digits by chance, never as what was sent
            if re.search(sent, str(value)) and not str(value).startswith("\\x")
        }


Found = dict[str, list[tuple[str, str, Sheet]]]


def forms(world: World) -> Found:
    """Name of an address → who can send it from a page they get, where to, and the form.

    In a proof of every page, in a check of a fifth of them.
    """
    shown = [each for each in addresses() if "GET" in TABLE[each.name]]
    found: Found = defaultdict(list)
    for address in some(shown, 5):
        for role in (each.value for each in WRITERS):
            for column in ("own", "team") if address.kinds else ("own",):
                if not may_ever(world.actors[role], address.name):
                    continue
                answer = ask(world, Cell(address, "GET", role, column))
                if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
                    here = address.url(world.things[column])
                    for sheet in sheets(answer.content.decode()):
                        found[name_of(sheet.action or here)].append(
                            (role, sheet.action or here, sheet)
                        )
    return {name: tries for name, tries in found.items() if "POST" in TABLE.get(name, ())}


def name_of(url: str) -> str:
    """The name of the address that is served here; '' when there is none."""
    try:
        return resolve(url).view_name
    except Resolver404:
        return ""


def accepted(name: str, answer: HttpResponse) -> bool:
    """Whether what was sent was taken: one goes on, not to the door."""
    done = answer.status_code == 302 and not sent_to_the_door(answer)
    return done or (name in SHOWN_ONCE and answer.status_code == 200)


def send(world: World, name: str, role: str, url: str, sheet: Sheet) -> tuple[bool, set[str]]:
    """Send one filled in form with every column beside it: was it taken, and what was written."""
    browser = world.browsers[role]
    kept, cookies = transaction.savepoint(), deepcopy(browser.cookies)
    files = {each: SimpleUploadedFile("lijst.csv", b"a;b\n1;2\n") for each in sheet.files}
    asked = {key: values for key, values in sheet.values.items() if values}
    try:
        answer = browser.post(url, {**every_field(), **asked, **files})
        return accepted(name, answer), written()
    finally:
        browser.cookies = cookies
        transaction.savepoint_rollback(kept)


def test_a_column_cannot_be_written_by_sending_its_name(world: World) -> None:
    taken: set[str] = set()
    columns: dict[str, set[str]] = defaultdict(set)
    for name, tries in forms(world).items():
        for role, url, sheet in tries[:4] if name not in ENDS_THE_SESSION else []:
            went, found = send(world, name, role, url, sheet)
            columns[name] |= found
            if went:
                taken.add(name)
                break
    print(f"{len(taken)} formulieren aangenomen, zaad {SEED}")
    wrote = {name: each for name, each in columns.items() if each}
    assert wrote == {name: set(ALLOWED.get(name, ())) for name in wrote}
    if FULL:
        assert set(wrote) == set(ALLOWED)
        assert len(taken) >= ACCEPTED, sorted(taken)
    assert taken
