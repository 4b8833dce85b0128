# SPDX-License-Identifier: EUPL-1.2
"""Reading what was tried with a household, how well each channel works, and what went wrong."""

from __future__ import annotations

from woonzeker.outreach.selectors.addresses import address_check
from woonzeker.outreach.selectors.contacts import (
    REACHED,
    ChannelReach,
    ContactLine,
    contacts_of,
    reach_by_channel,
)
from woonzeker.outreach.selectors.ladder_words import (
    LANE_SLUGS,
    LANE_WORDS,
    LANGUAGE_WORDS,
    STEP_SLUGS,
    STEP_WORDS,
)
from woonzeker.outreach.selectors.leaks import (
    KIND_WORDS,
    MAY_HANDLE,
    PUT_RIGHT_WORDS,
    VERDICT_WORDS,
    LeakRow,
    LeakView,
    OpenLeaks,
    Told,
    leak_list,
    leak_view,
    open_leaks,
    told_since,
)
from woonzeker.outreach.selectors.letter_texts import (
    MAY_READ_TEXTS,
    TextInForce,
    TextRow,
    TextView,
    letter_text,
    letter_texts,
)
from woonzeker.outreach.selectors.letters import (
    MAY_WRITE_LETTERS,
    LetterChoices,
    LetterLine,
    letter_choices,
    letter_page,
    letters_of,
)
from woonzeker.outreach.selectors.messages import (
    MessageForm,
    MessageLine,
    Place,
    message_form,
    message_line,
    messages_of,
)
from woonzeker.outreach.selectors.next_contact import NextContact, RungLine, next_contact
from woonzeker.outreach.selectors.peer_hours import MonthRow, hours_sheet, month_hours
from woonzeker.outreach.selectors.peers import (
    MyRequest,
    OpenRequest,
    PeerDesk,
    RequestLine,
    peer_desk,
    peer_requests_of,
    running_requests,
)
from woonzeker.outreach.selectors.policies import (
    LadderPage,
    ladder_data,
    ladder_page,
    lane_at,
)
from woonzeker.outreach.selectors.printing import (
    RunRow,
    RunView,
    manifest_of,
    run_list,
    run_view,
)
from woonzeker.outreach.selectors.reaching import WayReach, reach_by_way
from woonzeker.outreach.selectors.wished import NO_HELP, RESIDENT, wished_of

__all__ = [
    "KIND_WORDS",
    "LANE_SLUGS",
    "LANE_WORDS",
    "LANGUAGE_WORDS",
    "MAY_HANDLE",
    "MAY_READ_TEXTS",
    "MAY_WRITE_LETTERS",
    "NO_HELP",
    "PUT_RIGHT_WORDS",
    "REACHED",
    "RESIDENT",
    "STEP_SLUGS",
    "STEP_WORDS",
    "VERDICT_WORDS",
    "ChannelReach",
    "ContactLine",
    "LadderPage",
    "LeakRow",
    "LeakView",
    "LetterChoices",
    "LetterLine",
    "MessageForm",
    "MessageLine",
    "MonthRow",
    "MyRequest",
    "NextContact",
    "OpenLeaks",
    "OpenRequest",
    "PeerDesk",
    "Place",
    "RequestLine",
    "RunRow",
    "RunView",
    "RungLine",
    "TextInForce",
    "TextRow",
    "TextView",
    "Told",
    "WayReach",
    "address_check",
    "contacts_of",
    "gaps_of",
    "hours_sheet",
    "ladder_data",
    "ladder_page",
    "lane_at",
    "leak_list",
    "leak_view",
    "letter_choices",
    "letter_page",
    "letter_text",
    "letter_texts",
    "letters_of",
    "manifest_of",
    "message_form",
    "message_line",
    "messages_of",
    "month_hours",
    "next_contact",
    "open_leaks",
    "peer_desk",
    "peer_requests_of",
    "reach_by_channel",
    "reach_by_way",
    "run_list",
    "run_view",
    "running_requests",
    "texts_in_force",
    "told_since",
    "wished_of",
]
