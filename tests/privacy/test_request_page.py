# SPDX-License-Identifier: EUPL-1.2
"""A request as who handles it sees it, and what an objection does to the page of the case."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from django.test import Client
from tests.privacy.town import asked, household
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.privacy.models import RequestAnswer, RequestKind
from woonzeker.privacy.services import answer_request

pytestmark = pytest.mark.usefixtures("municipality")
SignIn = Callable[[Actor], Client]
LEAVE_ALONE = "Benader dit huishouden niet, tenzij de woning gevaar loopt."


def said(client: Client, url: str) -> str:
    return html.unescape(client.get(url).content.decode())


def test_a_worker_sees_that_the_resident_objected(
    client_for: SignIn, privacy_officer: Actor, outreach_worker: Actor
) -> None:
    somebody, case = household()
    let_work(outreach_worker, case)
    worker, here = client_for(outreach_worker), f"/zaken/{case.pk}"
    assert LEAVE_ALONE not in said(worker, here)
    request = asked(privacy_officer, RequestKind.OBJECTION, person=somebody)
    page = said(worker, here)
    assert LEAVE_ALONE in page
    assert "utrecht-button--primary-action" not in page.split("Nu: ")[1].split("</section>")[0]
    answer_request(
        actor=privacy_officer, rights_request=request.pk, answer=RequestAnswer.REFUSED, words="Nee."
    )
    assert LEAVE_ALONE not in said(worker, here)
