# SPDX-License-Identifier: EUPL-1.2
"""A court gave time: the drawing and the resident's own page say until when nobody may evict."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE, MONDAY, client_of
from tests.legal.claims import add, back, judge
from tests.legal.offering import asked, counsellor, granted
from tests.resident.opened import household, inside

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.legal.models import CourtTrack, Moratorium
from woonzeker.legal.rules.track import ClaimGround, Occurrence
from woonzeker.legal.selectors import track_page
from woonzeker.legal.selectors.offer_facts import protected, runs
from woonzeker.legal.services import open_track
from woonzeker.matching.models import Person

pytestmark = pytest.mark.django_db
EVICTION = MONDAY + timedelta(days=20)
UNTIL = MONDAY + timedelta(days=120)
SAID = "Ontruiming mag niet t/m dinsdag 2 maart 2027"


@pytest.fixture
def home(municipality: str) -> tuple[Actor, Case, Person]:
    case, who = household()
    return counsellor(case), case, who


def noticed(actor: Actor, case: Case, ground: ClaimGround = ClaimGround.ARREARS) -> CourtTrack:
    claim = open_track(actor=actor, case=case.pk, ground=ground, creditor="K. Mulder")
    judge(actor, claim, back(40))
    add(actor, claim, Occurrence.NOTICE, back(2), day_on=EVICTION)
    return claim


def kept(actor: Actor, claim: CourtTrack) -> date | None:
    found = track_page(actor=actor, court_track=claim.pk)
    assert found.drawing is not None
    drawn = [each.kept.on for each in found.drawing.marks if each.kept]
    assert drawn == ([found.line.kept_until] if found.line.kept_until else [])
    return found.line.kept_until


def test_a_moratorium_stands_in_the_drawing_its_table_and_the_own_page(
    home: tuple[Actor, Case, Person],
) -> None:
    worker, case, who = home
    claim = noticed(worker, case)
    assert kept(worker, claim) is None
    granted(worker, case, UNTIL)
    assert kept(worker, claim) == UNTIL
    page = client_of(worker).get(f"/gang/{claim.pk}").content.decode()
    assert page.count(SAID) == 2
    assert "Ontruiming mag niet tot en met" in page
    assert SAID in client_of(worker).get(f"/zaken/{case.pk}/gang").content.decode()
    own = inside(who).get("/mijn/overzicht").content.decode()
    assert f"{SAID}." in own
    assert "moratorium" not in own


def test_it_holds_no_claim_that_is_not_about_money(home: tuple[Actor, Case, Person]) -> None:
    worker, case, _who = home
    nuisance = noticed(worker, case, ClaimGround.NUISANCE)
    granted(worker, case, UNTIL)
    assert kept(worker, nuisance) is None


def test_a_stay_holds_its_own_claim_until_its_day(home: tuple[Actor, Case, Person]) -> None:
    worker, case, _who = home
    claim, other = noticed(worker, case), noticed(worker, case, ClaimGround.NUISANCE)
    add(worker, claim, Occurrence.STAYED, back(1), day_on=UNTIL)
    assert (kept(worker, claim), kept(worker, other)) == (UNTIL, None)


def test_time_for_a_bill_of_water_keeps_no_home_but_somebody_follows_it(
    home: tuple[Actor, Case, Person],
) -> None:
    worker, case, _who = home
    made = granted(worker, case, UNTIL)
    assert asked().threat == "gedwongen_ontruiming"
    with tenant(CODE):
        Moratorium.objects.filter(pk=made.pk).update(threat="beeindiging_water")
        assert protected([case.pk], on=MONDAY) == {}
        assert runs(case)
