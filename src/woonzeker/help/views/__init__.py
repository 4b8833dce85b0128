# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: the conversation and who else helps, and the money."""

from __future__ import annotations
