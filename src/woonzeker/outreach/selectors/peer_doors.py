# SPDX-License-Identifier: EUPL-1.2
"""At which doors no peer expert rings. A building block: nobody looks here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.cases.models import Case, CaseStatus
from woonzeker.outreach.rules.peers import ALONG
from woonzeker.outreach.selectors.unwanted import want_no_visit
from woonzeker.planning.selectors import NO_VISITS, cautions_of, visits_ended

CLOSED = _("Deze zaak is afgesloten. Heropen haar eerst.")
NOBODY = _("Bij deze deur gaat nu niemand langs. Vraag je teamleider.")
BY_TWO = _("Bij deze deur gaat niemand alleen. Kies: samen met een collega op bezoek.")
UNWANTED = _("Dit huishouden wil geen bezoek. Er gaat dus niemand langs.")


def why_no_peer(asked: Mapping[UUID, Collection[str]]) -> dict[UUID, str | Promise]:
    """Why nobody with an own story may ring now, for the cases where that is so.

    `asked` are cases with the kinds of work that are asked there. In the words of who works on the
    case: a peer expert does not hear why.
    """
    cases = Case.objects.filter(pk__in=list(asked))
    closed = cases.filter(status=CaseStatus.CLOSED)
    refused = cases.filter(Exists(visits_ended(OuterRef("pk"))))
    unwanted = cases.filter(pk__in=want_no_visit())
    care = cautions_of(asked)
    alone = [case for case in care if ALONG not in asked[case]]
    return {
        **dict.fromkeys(unwanted.values_list("pk", flat=True), UNWANTED),
        **dict.fromkeys(refused.values_list("pk", flat=True), UNWANTED),
        **dict.fromkeys(alone, BY_TWO),
        **{case: NOBODY for case, kind in care.items() if kind == NO_VISITS},
        **dict.fromkeys(closed.values_list("pk", flat=True), CLOSED),
    }
