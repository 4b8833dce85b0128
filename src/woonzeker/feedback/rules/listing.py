# SPDX-License-Identifier: EUPL-1.2
"""Pages of a list that stands in several municipalities, each asked for its own part. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def parts_of_page(counts: Sequence[int], page: int, size: int) -> Iterator[tuple[int, int, int]]:
    """Which place gives which rows of a page: index of the place, first row there, how many.

    `counts` are the rows of each place in order; pages are counted from 1.
    """
    start, wanted = (page - 1) * size, size
    for index, count in enumerate(counts):
        if start >= count:
            start -= count
            continue
        taken = min(wanted, count - start)
        if taken <= 0:
            return
        yield index, start, taken
        start, wanted = 0, wanted - taken
