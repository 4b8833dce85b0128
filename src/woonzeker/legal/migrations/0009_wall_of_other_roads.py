# SPDX-License-Identifier: EUPL-1.2
"""The wall around the other roads; what was noted there is never rewritten."""

from django.db import migrations

from woonzeker.access import wall

_OF_A_ROAD = ("roadstep", "roadfact", "raisedpoint", "nuisancereport")
_RECALLED = ("recalled_at", "recalled_by", "recalled_why")


class Migration(migrations.Migration):

    dependencies = [("legal", "0008_other_roads")]

    operations = [
        wall.enclose(
            "legal_caseroad", "legal_tenurefinding", *(f"legal_{each}" for each in _OF_A_ROAD)
        ),
        *(
            wall.refer(f"legal_{each}", "case_id", "cases_case")
            for each in ("caseroad", "tenurefinding", *_OF_A_ROAD)
        ),
        *(wall.refer(f"legal_{each}", "road_id", "legal_caseroad") for each in _OF_A_ROAD),
        *(
            wall.as_written(f"legal_{each}", but=_RECALLED)
            for each in ("tenurefinding", "roadstep", "roadfact", "raisedpoint")
        ),
        wall.as_written("legal_nuisancereport", but=("checked", *_RECALLED)),
    ]
