# SPDX-License-Identifier: EUPL-1.2
"""What the statistics office asks when it comes to get a delivery (DDAS, POST /gegevens)."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from woonzeker.monitoring.services import MOST_IN_MESSAGE


class GegevensRequest(BaseModel):
    """Alles mag wegblijven: dan gaat het om het laatste halve jaar van wie hier levert."""

    model_config = ConfigDict(extra="forbid")

    aanleverperiodeStartdatum: date | None = None  # noqa: N815 - a name of the standard
    aanleverperiodeEinddatum: date | None = None  # noqa: N815 - a name of the standard
    aanleverendeOrganisatie: str = Field(default="", max_length=200)  # noqa: N815 - as above
    page: int = Field(default=1, ge=1, le=1_000_000)
    pageSize: int = Field(default=MOST_IN_MESSAGE, ge=1)  # noqa: N815 - a name of the standard


class Paginering(BaseModel):
    """Waar dit bericht staat tussen de andere."""

    pageSize: int  # noqa: N815 - a name of the standard
    currentPage: int  # noqa: N815 - a name of the standard
    totalPages: int  # noqa: N815 - a name of the standard
    totalRecords: int  # noqa: N815 - a name of the standard
