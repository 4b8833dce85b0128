# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from functools import partial

from django.apps import AppConfig, apps

from woonzeker.access import reach
from woonzeker.errors import NotFound

#: what stands in an address → the table of the desk it stands in
_AT_DESK = {
    "rental": "Rental",
    "tenancy": "Tenancy",
    "arrears": "ArrearsFile",
    "effort": "Effort",
    "own_proof": "Proof",
    "own_letter": "SentLetter",
    "book": "RentBook",
    "reading": "BankReading",
}


class LandlordsConfig(AppConfig):
    name = "woonzeker.landlords"
    label = "landlords"

    def ready(self) -> None:
        """Say of everything at a desk whether it is there."""
        for kind, table in _AT_DESK.items():
            reach.desk_tells(kind, partial(_stands, table))


def _stands(table: str, subject: str) -> None:
    """Raise NotFound when the open desk has no such row."""
    if not apps.get_model("landlords", table)._default_manager.filter(pk=subject).exists():
        raise NotFound
