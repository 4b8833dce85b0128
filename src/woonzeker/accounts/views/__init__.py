# SPDX-License-Identifier: EUPL-1.2
"""The pages of signing in and of one's own account."""

from __future__ import annotations

from woonzeker.accounts.views.signing_in import sign_in, sign_out

__all__ = ["sign_in", "sign_out"]
