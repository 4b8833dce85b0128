# SPDX-License-Identifier: EUPL-1.2
"""A provider for tests and practice: real discovery, real keys, real RS256 signatures.

It knows only invented people, and on request it signs what must be refused.
"""

from __future__ import annotations

from woonzeker.connections.oidc.fake.server import CLIENT_ID, SECRET, FakeProvider, Fault

__all__ = ["CLIENT_ID", "SECRET", "FakeProvider", "Fault"]
