# SPDX-License-Identifier: EUPL-1.2
"""A month to answer somebody who asks about their data, two more with reasons (AVG art. 12)."""

from __future__ import annotations

from datetime import date

import pytest

from woonzeker.law.avg import request_due, request_due_extended


@pytest.mark.parametrize(
    ("received", "due", "extended"),
    [
        (date(2026, 11, 2), date(2026, 12, 2), date(2027, 2, 2)),
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 4, 30)),
        (date(2026, 11, 30), date(2026, 12, 30), date(2027, 2, 28)),
        (date(2026, 11, 5), date(2026, 12, 5), date(2027, 2, 5)),  # a Saturday stays one
    ],
)
def test_a_request_is_answered_within_a_month_or_three(
    received: date, due: date, extended: date
) -> None:
    assert request_due(received).due_on == due
    assert request_due_extended(received).due_on == extended


def test_the_date_says_where_it_comes_from() -> None:
    term = request_due(date(2026, 11, 2))
    assert term.explanation.startswith("Één maand na maandag 2 november 2026 is woensdag 2 dec")
    assert (term.citation, term.parameters) == ("AVG art. 12 lid 3", ("avg/antwoord_verzoek",))
    longer = request_due_extended(date(2026, 11, 2)).explanation
    assert "twee maanden langer, met reden" in longer
