# SPDX-License-Identifier: EUPL-1.2
"""The file of a data leak: from the log to exactly those whose data was in scope."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from time import monotonic
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.conftest import CODE, person
from tests.privacy.town import household
from tests.proving import many
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actions import REGISTER, look
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role, holds
from woonzeker.access.tenancy import tenant
from woonzeker.cases.selectors import case_overview
from woonzeker.errors import NotPermitted, Refused
from woonzeker.outreach.models import DataLeak, LeakKind
from woonzeker.outreach.services import note_leak
from woonzeker.privacy.forms import ReachedForm
from woonzeker.privacy.rules.overview import as_json
from woonzeker.privacy.rules.paper import render
from woonzeker.privacy.selectors import leak_file, leak_names, leak_pack
from woonzeker.privacy.selectors.reaching import acts_of, work_words
from woonzeker.privacy.services import describe_leak, find_reached

pytestmark = pytest.mark.usefixtures("municipality")
HOUR = timedelta(hours=1)


@pytest.fixture
def leak(privacy_officer: Actor) -> DataLeak:
    """A phone that is lost."""
    return note_leak(
        actor=privacy_officer, kind=LeakKind.LOST_DEVICE, what="Telefoon kwijt in de trein.",
        happened_on=clock.today(), known_at=clock.now(),
    )  # fmt: skip


@pytest.fixture
def worker(municipality: str) -> Actor:
    """Somebody who looked at two of three households."""
    actor = person(Role.OUTREACH_WORKER, name="Wie Kwijtraakte")
    for number, surname in ((1, "Een"), (2, "Twee"), (3, "Drie")):
        _who, case = household("1111AA", number, surname=surname)
        if number < 3:
            let_work(actor, case)
            case_overview(actor=actor, case=case.pk, on=clock.today())
    return actor


def find(actor: Actor, leak: DataLeak, user: str) -> None:
    now = clock.now()
    find_reached(actor=actor, leak=leak.pk, since=now - HOUR, until=now + HOUR, user=user)


def test_it_counts_exactly_those_who_were_seen(
    privacy_officer: Actor, worker: Actor, leak: DataLeak
) -> None:
    find(privacy_officer, leak, worker.id)
    file = leak_file(actor=privacy_officer, leak=leak.pk)
    assert (file.people, len(file.opaque)) == (2, 2)
    assert ("Collega", "Wie Kwijtraakte") in file.looked_for


def test_the_names_are_those_of_who_were_seen(
    privacy_officer: Actor, worker: Actor, leak: DataLeak
) -> None:
    find(privacy_officer, leak, worker.id)
    names = {each.name for each in leak_names(actor=privacy_officer, leak=leak.pk)}
    assert names == {"K. Een", "K. Twee"}


@look("tests.leak_page", may_if=holds(Role.OUTREACH_WORKER), basis="x", about="case")
def page(*, actor: Actor, case: UUID, on: date) -> None:
    """A look with another one inside it, that writes the line of the person."""
    case_overview(actor=actor, case=case, on=on)


def test_an_act_reached_who_was_shown_by_an_act_inside_it(
    privacy_officer: Actor, leak: DataLeak
) -> None:
    actor, now = person(Role.OUTREACH_WORKER), clock.now()
    _who, case = household("1111AA", 1)
    let_work(actor, case)
    page(actor=actor, case=case.pk, on=clock.today())
    when = {"since": now - HOUR, "until": now + HOUR}
    find_reached(actor=privacy_officer, leak=leak.pk, code="tests.leak_page", **when)
    file = leak_file(actor=privacy_officer, leak=leak.pk)
    assert (file.people, file.unnamed) == (1, 0)


def test_a_list_that_names_nobody_is_said_to(privacy_officer: Actor, leak: DataLeak) -> None:
    with tenant(CODE):
        AuditLine.objects.create(
            actor_kind="user", actor_id="u7", kind="look", code="cases.list", count=40,
            at=clock.now(), operation_id=77,
        )  # fmt: skip
    find(privacy_officer, leak, "u7")
    file = leak_file(actor=privacy_officer, leak=leak.pk)
    assert (file.people, file.unnamed) == (0, 1)


def test_who_did_nothing_reached_nobody(privacy_officer: Actor, leak: DataLeak) -> None:
    find(privacy_officer, leak, str(uuid4()))
    assert leak_file(actor=privacy_officer, leak=leak.pk).people == 0


def test_an_activity_stands_for_all_its_acts(
    privacy_officer: Actor, worker: Actor, leak: DataLeak
) -> None:
    now = clock.now()
    find_reached(
        actor=privacy_officer, leak=leak.pk, since=now - HOUR, until=now + HOUR,
        user=worker.id, code="hulp-aanbieden",
    )  # fmt: skip
    file = leak_file(actor=privacy_officer, leak=leak.pk)
    assert file.people == 2
    said = ("Handeling", "Een huishouden met achterstanden opzoeken en hulp aanbieden")
    assert said in file.looked_for


def test_what_was_done_is_chosen_by_its_dutch_name(privacy_officer: Actor) -> None:
    offered = ReachedForm(people=[]).fields["code"].choices  # type: ignore[attr-defined]
    names = [str(name) for _slug, name in offered]
    assert len(names) == len(set(names)) < len(REGISTER) / 10
    assert not [name for name in names if re.search(r"[a-z]+\.[a-z_]+", name)]


def test_an_earlier_search_by_one_act_is_said_in_words() -> None:
    assert work_words("cases.overview") == work_words("hulp-aanbieden")
    assert acts_of("cases.overview") == ["cases.overview"]


def test_before_a_verdict_it_is_not_yet_known_what_another_knows(
    client_for: Callable[[Actor], Client], privacy_officer: Actor, leak: DataLeak
) -> None:
    page = client_for(privacy_officer).get(f"/datalekken/{leak.pk}").content.decode()
    assert "nog niet bepaald" in page


def test_it_asks_for_more_than_a_time(privacy_officer: Actor, leak: DataLeak) -> None:
    with pytest.raises(Refused, match="collega"):
        find(privacy_officer, leak, "")


def test_a_time_ends_after_it_began(privacy_officer: Actor, leak: DataLeak) -> None:
    now = clock.now()
    with pytest.raises(Refused, match="begin"):
        find_reached(actor=privacy_officer, leak=leak.pk, since=now, until=now - HOUR, user="x")


def test_the_pack_says_everything_and_names_nobody(
    privacy_officer: Actor, worker: Actor, leak: DataLeak
) -> None:
    find(privacy_officer, leak, worker.id)
    describe_leak(actor=privacy_officer, leak=leak.pk, consequences="Iemand weet van een schuld.")
    pack = leak_pack(actor=privacy_officer, leak=leak.pk)
    text = json.dumps(as_json(pack), ensure_ascii=False)
    for words in ("Telefoon kwijt in de trein.", "Iemand weet van een schuld.", leak.number):
        assert words in text
    for name in ("Twee", "Wie Kwijtraakte"):
        assert name not in text
    assert worker.id in text
    assert render(pack).startswith(b"%PDF")


def test_a_manager_sees_no_file(manager: Actor, leak: DataLeak) -> None:
    with pytest.raises(NotPermitted):
        leak_file(actor=manager, leak=leak.pk)


def test_among_many_lines_it_is_exact_and_says_how_long_it_took(
    privacy_officer: Actor, leak: DataLeak
) -> None:
    """Every tenth act is of the one who is looked for; each shows one of a twentieth as many."""
    lines = many(5_000, 1_000_000)
    with tenant(CODE), connection.cursor() as cursor:
        cursor.execute(_ACTS, [CODE, clock.now(), lines])
        cursor.execute(_SHOWN, [CODE, clock.now(), clock.now(), lines // 20, lines])
    began = monotonic()
    find(privacy_officer, leak, "u3")
    took = monotonic() - began
    print(f"{lines} regels doorzocht in {took:.1f} s")
    assert leak_file(actor=privacy_officer, leak=leak.pk).people == lines // 200


_ACTS = """
INSERT INTO access_auditline (municipality, at, actor_kind, actor_id, roles, by_roles, relations,
    kind, code, data, basis, purpose, subject, count, refused, channel, address, operation_id)
SELECT %s, %s, 'user', 'u' || (n %% 10), '', '', '', 'look', 'cases.overview', '', '', '', '', 1,
    false, '', '', n FROM generate_series(1, %s) AS n
"""
_SHOWN = """
INSERT INTO access_processingline (municipality, trace_id, operation_id, status_code, name,
    start_time, end_time, activity, subject, subject_type)
SELECT %s, md5('t')::uuid, n, 1, 'x', %s, %s, 'x/1', md5((n %% %s)::text)::uuid, 'person'
FROM generate_series(1, %s) AS n
"""
