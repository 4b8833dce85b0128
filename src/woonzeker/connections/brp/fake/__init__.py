# SPDX-License-Identifier: EUPL-1.2
"""A BRP of invented people that answers as the BRP API Personen does; for practice and for tests.

`FakeBrp` serves it on this machine; `answer` gives the answer to one question without a server.
"""

from __future__ import annotations

from woonzeker.connections.brp.fake.answering import Answer, answer
from woonzeker.connections.brp.fake.people import NotReady, People
from woonzeker.connections.brp.fake.server import FakeBrp, Fault

__all__ = ["Answer", "FakeBrp", "Fault", "NotReady", "People", "answer"]
