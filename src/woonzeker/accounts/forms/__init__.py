# SPDX-License-Identifier: EUPL-1.2
"""What the pages of signing in ask."""

from __future__ import annotations

from woonzeker.accounts.forms.signing_in import SignInForm

__all__ = ["SignInForm"]
