# SPDX-License-Identifier: EUPL-1.2
"""The line of the safeguards at a case: how many are open, once a home may be lost."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.legal.selectors import leaving_days, open_safeguards
from woonzeker.process import STOPPED_FROM, Step


def safeguards_line(actor: Actor, case: UUID) -> tuple[str, str, str, str] | None:
    """Words, address, how it stands and a tone; None while no home is at stake."""
    if not may(actor, "legal.safeguards", case):
        return None
    step = Case.objects.filter(pk=case).values_list("step", flat=True).first()
    leaves = bool(leaving_days([case]))
    if step is None or (step < Step.DAGVAARDING and not leaves):
        return None
    left = open_safeguards(case)
    says = ngettext("%d open", "%d open", left) % left if left else _("in orde")
    tone = ("red" if leaves or step >= STOPPED_FROM else "amber") if left else "green"
    return _("Waarborgen"), reverse("legal:safeguards", args=[case]), says, tone
