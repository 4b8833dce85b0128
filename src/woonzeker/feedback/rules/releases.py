# SPDX-License-Identifier: EUPL-1.2
"""The words of answers, and of how somebody was sought before one is released. Pure."""

from __future__ import annotations

from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.matching.linkage.wording import gettext_noop

#: ways in which somebody tried to reach who was reported, or who stays behind
ATTEMPTS = {
    "phone": gettext_noop("gebeld"),
    "visit": gettext_noop("langs geweest"),
    "letter": gettext_noop("een brief gestuurd"),
    "email": gettext_noop("een e-mail gestuurd"),
}
#: the answers as a partner and the municipality read them
ANSWER_NAMES: dict[AnswerCode, str] = {
    AnswerCode.RECEIVED: gettext_noop("ontvangen"),
    AnswerCode.IN_PROGRESS: gettext_noop("in behandeling"),
    AnswerCode.CLOSED: gettext_noop("afgesloten"),
    AnswerCode.REPEAT: gettext_noop("niet opgepakt: herhaalde melding"),
    AnswerCode.UNJUSTIFIED: gettext_noop("niet opgepakt: onterecht signaal"),
    AnswerCode.NOT_TAKEN_UP: gettext_noop("niet opgepakt"),
    AnswerCode.DECEASED: gettext_noop("inwoner is overleden"),
    AnswerCode.NOT_RESIDENT: gettext_noop("geen inwoner (meer) van de gemeente"),
}
#: what may stand beside an answer
BESIDE = {
    "reached": gettext_noop("bereikt"),
    "help_accepted": gettext_noop("hulp aanvaard"),
    "help_declined": gettext_noop("wil geen hulp"),
}
#: the same in the interface of partners, where they never change
ON_THE_WIRE: dict[AnswerCode, str] = {
    AnswerCode.RECEIVED: "ontvangen",
    AnswerCode.IN_PROGRESS: "in_behandeling",
    AnswerCode.CLOSED: "afgesloten",
    AnswerCode.REPEAT: "herhaalde_melding",
    AnswerCode.UNJUSTIFIED: "onterecht_signaal",
    AnswerCode.NOT_TAKEN_UP: "niet_opgepakt",
    AnswerCode.DECEASED: "overleden",
    AnswerCode.NOT_RESIDENT: "geen_inwoner",
}
BESIDE_ON_THE_WIRE = {
    "reached": "bereikt",
    "help_accepted": "hulp_aanvaard",
    "help_declined": "hulp_afgewezen",
}
