# SPDX-License-Identifier: EUPL-1.2
"""Whether a line as delivered is about somebody, when its columns are not understood. Pure.

It would rather say yes too often: it decides what somebody may not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def tells_of(
    cells: Sequence[str],
    homes: Iterable[tuple[str, int, str]],
    called: Iterable[tuple[str, str]],
) -> bool:
    """Whether cells hold one of these addresses, or a surname with its year of birth.

    Homes are postcode, number and the rest; the rest is not looked at, as it is written in too
    many ways. Surnames come with a date of birth (ISO).
    """
    text = " ".join(cells).upper()
    squeezed = re.sub(r"\s", "", text)
    numbers = {int(each) for each in re.findall(r"\d{1,5}", text)}
    at_home = any(code in squeezed and number in numbers for code, number, _rest in homes)
    return at_home or any(
        born[:4] in text and re.search(rf"\b{re.escape(name.upper())}\b", text)
        for name, born in called
    )
