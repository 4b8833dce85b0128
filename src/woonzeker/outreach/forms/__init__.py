# SPDX-License-Identifier: EUPL-1.2
"""Forms about contact with households: attempts and the door, the ladder and wishes, letters,
data leaks."""

from __future__ import annotations

from woonzeker.outreach.forms.attempts import (
    AssessForm,
    CloseForm,
    ContactForm,
    DoorForm,
    InformForm,
    ReportForm,
)
from woonzeker.outreach.forms.ladders import DeviateForm, LadderForm, WeeksForm, WishForm
from woonzeker.outreach.forms.letters import LetterForm, LetterPolicyForm, LetterTextForm
from woonzeker.outreach.forms.messages import (
    MessageForm,
)
from woonzeker.outreach.forms.peers import AskPeerForm, HoursForm, PeerReportForm
from woonzeker.outreach.forms.printing import (
    PostedForm,
    ReturnForm,
    RunForm,
)

__all__ = [
    "AskPeerForm",
    "AssessForm",
    "CloseForm",
    "ContactForm",
    "DeviateForm",
    "DoorForm",
    "HoursForm",
    "InformForm",
    "LadderForm",
    "LetterForm",
    "LetterPolicyForm",
    "LetterTextForm",
    "MessageForm",
    "PeerReportForm",
    "PostedForm",
    "ReportForm",
    "ReturnForm",
    "RunForm",
    "WeeksForm",
    "WishForm",
]
