# SPDX-License-Identifier: EUPL-1.2
"""Our own model says the same as the official schema, of what fits and of what does not."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError
from tests.monitoring.delivering import OFFICIAL, faults

from woonzeker.monitoring.ddas import Uitwisselmodel, model

pytestmark = pytest.mark.skipif(
    not OFFICIAL.is_file(), reason="het officiële schema staat hier niet"
)
days = some.dates().map(lambda day: day.isoformat())
words = some.text(max_size=6)
flags = some.booleans()
person = some.text(min_size=9, max_size=9).map(lambda text: {"burgerservicenummer": text})
address = some.fixed_dictionaries(
    {"postcode": words, "huisnummer": words},
    optional={
        "huisnummertoevoeging": words,
        "geslachtsaanduiding": some.sampled_from(get_args(model.Geslacht)),
        "geboortedatum": days,
    },
)
signal = some.fixed_dictionaries(
    {
        "ID": words,
        "client": person | address,
        "signaalpartner": some.fixed_dictionaries(
            {}, optional={"type": some.sampled_from(get_args(model.Signaalpartnertype))}
        ),
    },
    optional={
        "crisissignaal": flags,
        "warmeOverdracht": flags,
        "bedrag": some.integers(-10, 10**6),
        "ontstaansdatum": days,
        "signaaldatum": days,
        "status": some.sampled_from(get_args(model.Signaalstatus)),
    },
)
household = some.fixed_dictionaries(
    {},
    optional={
        "resultaat": some.sampled_from(get_args(model.Eindresultaat)),
        "matchingsdatum": days,
        "datumOpgepakt": days,
        "vroegsignalen": some.just([{"ID": "1"}]),
        "contactpogingen": some.lists(
            some.fixed_dictionaries(
                {},
                optional={
                    "soort": some.sampled_from(get_args(model.Contactsoort)),
                    "bereikt": flags,
                    "datum": days,
                    "dagdeel": some.sampled_from(get_args(model.Dagdeel)),
                },
            ),
            max_size=2,
        ),
    },
)


def message(signals: list[Any], households: list[Any]) -> dict[str, Any]:
    return {
        "startdatumLevering": "2026-01-01",
        "einddatumLevering": "2026-06-30",
        "aanleverdatumEnTijd": "2026-07-15T10:00:00Z",
        "codeGegevensleverancier": "woonzeker 0.1.0",
        "leveringen": [
            {
                "teller": 1,
                "gemeentecode": "9999",
                "aanleverendeOrganisatie": {"naam": "Meerveld", "kvk-nummer": "12345678"},
                "vroegsignalen": signals,
                "vroegsignaalzaken": households,
            }
        ],
    }


def fits(said: dict[str, Any]) -> bool:
    try:
        Uitwisselmodel.model_validate_json(json.dumps(said))
    except ValidationError:
        return False
    return True


@given(some.lists(signal, max_size=2), some.lists(household, max_size=2))
def test_what_fits_the_one_fits_the_other_and_comes_back_the_same(
    signals: list[Any], households: list[Any]
) -> None:
    said = message(signals, households)
    assert faults(said) == []
    made = Uitwisselmodel.model_validate_json(json.dumps(said))
    again = json.loads(made.model_dump_json(by_alias=True, exclude_none=True))
    assert again == said


@pytest.mark.parametrize(
    "spoilt",
    [
        {"ID": "1", "client": {"burgerservicenummer": "1234"}, "signaalpartner": {}},
        {"ID": "1", "client": {"postcode": "1234AB"}, "signaalpartner": {}},
        {"ID": "1", "client": {}, "signaalpartner": {}},
        {"client": {"burgerservicenummer": "123456789"}, "signaalpartner": {}},
        {"ID": "1", "client": {"burgerservicenummer": "123456789"}},
        {
            "ID": "1",
            "client": {"burgerservicenummer": "123456789", "postcode": "1", "huisnummer": "1"},
            "signaalpartner": {},
        },
        {
            "ID": "1",
            "client": {"burgerservicenummer": "123456789"},
            "signaalpartner": {"type": "Bank"},
        },
        {
            "ID": "1",
            "client": {"burgerservicenummer": "123456789"},
            "signaalpartner": {},
            "naam": "K. Nowak",
        },
    ],
)
def test_what_does_not_fit_the_one_does_not_fit_the_other(spoilt: dict[str, Any]) -> None:
    said = message([spoilt], [])
    assert faults(said) != []
    assert not fits(said)


def test_a_household_without_signals_fits_neither() -> None:
    said = message([], [{"vroegsignalen": []}])
    assert faults(said) != []
    assert not fits(said)
