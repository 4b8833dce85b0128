# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about help."""

from __future__ import annotations
