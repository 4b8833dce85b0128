# SPDX-License-Identifier: EUPL-1.2
"""Signals by the thousands, cleaned and coded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from woonzeker.matching.linkage.addresses import CleanAddress
from woonzeker.matching.linkage.batch.coding import Coded, coded_values
from woonzeker.matching.linkage.comparing import CleanSignal, clean_signal
from woonzeker.matching.linkage.dates import PartialDate
from woonzeker.matching.linkage.keys import keys_of_clean_signal
from woonzeker.matching.linkage.names import NO_NAME, CleanGiven, CleanName
from woonzeker.matching.linkage.shapes import SignalFacts

_UNKNOWN = PartialDate(0)


@dataclass(frozen=True, slots=True)
class Claims:
    """Signals in the order in which they were given, with a code a field.

    In `crossed` code 0 is no name.

    `keys`, `key_signal`, `key_family`: every blocking key, with the row of its signal.
    """

    facts: Sequence[SignalFacts]
    cleaned: list[CleanSignal]
    surname: Coded[CleanName]
    crossed: Coded[CleanName]
    given: Coded[CleanGiven]
    born: Coded[PartialDate]
    address: Coded[CleanAddress]
    business: Coded[frozenset[str]]
    keys: npt.NDArray[np.uint64]
    key_signal: npt.NDArray[np.int64]
    key_family: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.cleaned)


def claims_of(signals: Sequence[SignalFacts]) -> Claims:
    """Clean signals; equal fields share a code."""
    cleaned = [clean_signal(each) for each in signals]
    looked_up = [keys_of_clean_signal(each) for each in cleaned]
    counts = np.fromiter((len(each) for each in looked_up), np.int64, len(looked_up))
    total = int(counts.sum())
    return Claims(
        facts=signals,
        cleaned=cleaned,
        surname=coded_values([each.surname for each in cleaned]),
        crossed=coded_values([NO_NAME, *(each.crossed[0] for each in cleaned)]).but_first(),
        given=coded_values([each.given for each in cleaned]),
        born=coded_values([each.born or _UNKNOWN for each in cleaned]),
        address=coded_values([each.address for each in cleaned]),
        business=coded_values([each.business for each in cleaned]),
        keys=np.fromiter((key for each in looked_up for key in each), np.uint64, total),
        key_signal=np.repeat(np.arange(len(cleaned)), counts),
        key_family=np.fromiter(
            (int(family) for each in looked_up for family in each.values()), np.int8, total
        ),
    )
