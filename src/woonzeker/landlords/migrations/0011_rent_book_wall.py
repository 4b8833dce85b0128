# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from django.db import migrations

from woonzeker.access import wall

_OF_BOOK = (
    "landlords_rentterms",
    "landlords_rentpayment",
    "landlords_rentdiscount",
    "landlords_payeraccount",
    "landlords_friendlymessage",
    "landlords_rentarrangement",
)


class Migration(migrations.Migration):
    dependencies = [
        ("landlords", "0010_rent_books"),
        ("access", "0008_desks"),
    ]

    operations = [
        wall.enclose_desk(
            "landlords_rentbook",
            *_OF_BOOK,
            "landlords_bankcolumns",
            "landlords_bankreading",
            "landlords_bankproposal",
        ),
        wall.refer_at_desk("landlords_rentbook", "tenancy_id", "landlords_tenancy"),
        *(wall.refer_at_desk(table, "book_id", "landlords_rentbook") for table in _OF_BOOK),
        wall.refer_at_desk("landlords_bankproposal", "reading_id", "landlords_bankreading"),
    ]
