# SPDX-License-Identifier: EUPL-1.2
"""How the API says that something went wrong (RFC 9457)."""

from __future__ import annotations

from ninja import Schema
from pydantic import Field


class Probleem(Schema):
    """Wat er misging, in gewone woorden."""

    type: str = "about:blank"
    title: str = Field(description="De soort fout.")
    status: int
    detail: str = Field(description="Wat er misging en wat u kunt doen.")
    instance: str = Field(description="Het adres dat u opvroeg.")
