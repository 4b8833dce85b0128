# SPDX-License-Identifier: EUPL-1.2
"""The wall around what is known for a new home; what was noted is never rewritten."""

from django.db import migrations

from woonzeker.access import wall

_NOTED = (
    "contractwanted", "partstanding", "urgencystep", "homefound", "wherereading", "listedname",
    "statementstep",
)  # fmt: skip
_RECALLED = ("recalled_at", "recalled_by", "recalled_why")


class Migration(migrations.Migration):

    dependencies = [("housing", "0001_a_roof_after_it")]

    operations = [
        wall.enclose(*(f"housing_{each}" for each in (*_NOTED, "registeredat"))),
        *(wall.refer(f"housing_{each}", "case_id", "cases_case") for each in (*_NOTED, "registeredat")),
        *(wall.as_written(f"housing_{each}", but=_RECALLED) for each in _NOTED),
        wall.as_written("housing_registeredat", but=(*_RECALLED, "until_on")),
    ]
