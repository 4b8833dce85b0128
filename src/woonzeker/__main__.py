# SPDX-License-Identifier: EUPL-1.2
"""`python -m woonzeker WORD …` is the same as `./run WORD …`."""

from __future__ import annotations

import sys

from woonzeker.cli import main

sys.exit(main())
