# SPDX-License-Identifier: EUPL-1.2
"""What help may and must be: facts in, a decision with its reasons out. Pure."""

from __future__ import annotations
