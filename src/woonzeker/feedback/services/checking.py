# SPDX-License-Identifier: EUPL-1.2
"""Checking a proof: anybody who holds one learns whether it is real, and nothing more than it says.

Nobody acts here yet. A code or file that is not ours gives one answer, whatever was wrong with it;
tries are counted by network address before anything is looked at.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.rules import Limit
from woonzeker.accounts.services import Counted, attempt, forgive
from woonzeker.feedback.models import Receipt, Statement
from woonzeker.feedback.rules import codes
from woonzeker.feedback.rules.showing import Shown, shown
from woonzeker.feedback.rules.signing import canonical, read
from woonzeker.feedback.selectors import public_key
from woonzeker.organisations.models import Municipality

#: wrong codes and files from one address; a court has many people behind one address
ONE_ADDRESS = Limit(free=20, counts_for=timedelta(hours=1))


def check_code(*, typed: str, address: str) -> Shown | None:
    """What stands in the proof with this code, without names; None for every other code.

    Raises TooSoon while somebody has to wait.
    """
    noted = attempt([Counted("proof", address, ONE_ADDRESS)])
    code = codes.normalised(typed)
    digest = codes.digest(code)
    for municipality in Municipality.objects.order_by("code").values_list("code", flat=True):
        if not _is_here(municipality, digest):
            continue
        content = proof_by_code(actor=system(municipality, "check"), digest=digest)
        if content is not None and code:
            forgive(noted)
            return shown(content, masked=True)
    return None


def check_file(*, content: bytes, address: str) -> Shown | None:
    """What stands in this file when it is a whole proof of ours; None for every other file.

    Raises TooSoon while somebody has to wait.
    """
    noted = attempt([Counted("proof", address, ONE_ADDRESS)])
    found = read(content, public_key)
    if found is None:
        return None
    forgive(noted)
    return shown(found)


def _is_here(municipality: str, digest: str) -> bool:
    with tenant(municipality):
        receipt = Receipt.objects.filter(code_digest=digest).exists()
        return receipt or Statement.objects.filter(code_digest=digest).exists()


@look("feedback.proof_by_code", may_if=only_system(), basis="AVG art. 5 lid 2")
def proof_by_code(*, actor: Actor, digest: str) -> dict[str, Any] | None:
    """Open a proof by its code for who holds it; None when it was erased or does not check."""
    row: Receipt | Statement | None = Receipt.objects.filter(code_digest=digest).first()
    row = row or Statement.objects.filter(code_digest=digest).first()
    if row is None or not row.document:
        return None
    return read(canonical(dict(row.document)), public_key)
