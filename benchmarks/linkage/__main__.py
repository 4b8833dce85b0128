# SPDX-License-Identifier: EUPL-1.2
"""`./run bench linkage`: see `table`."""

from __future__ import annotations

from benchmarks.linkage.table import main

main()
