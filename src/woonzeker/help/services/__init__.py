# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done about help to a household."""

from __future__ import annotations
