# SPDX-License-Identifier: EUPL-1.2
"""How easy Dutch words are to read: sentence length, long words, and words with an easier one.

The measure is Douma's for Dutch (Flesch, 206.835 - 0.93 x words a sentence - 77 x syllables a
word); 65 and higher is easy. It is a help for who writes, no judgment: read it to somebody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from woonzeker.outreach.letters.content import Words

#: a sentence of more words is hard to follow
LONG_SENTENCE = 15
#: a word of more syllables is hard to read
LONG_WORD = 5
#: from this score on the text is easy enough
EASY = 65
_GAP = re.compile(r"\{([a-z_]+)\}")
_MARKS = re.compile(r"^(\[[a-z]+\]\s*|##\s+)", re.MULTILINE)
_END = re.compile(r"[.!?:](?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ij|ei|[aeiouyáéëèïíöóüú]")


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word that stands in the text, and an easier one."""

    word: str
    easier: str


@dataclass(frozen=True, slots=True)
class Plainness:
    """What can be said of a text; `score` is 0 to 100, higher is easier."""

    score: int
    sentences: int
    average: float
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]
    hard_words: tuple[HardWord, ...]

    @property
    def easy(self) -> bool:
        """Whether most people can read it in one go."""
        return self.score >= EASY and not (self.long_sentences or self.hard_words)


def plainness(words: Words) -> Plainness:
    """How easy the words of a letter are; a gap counts as one short word."""
    text = _MARKS.sub("", "\n".join((words.title, *words.paragraphs, words.closing)))
    sentences = [each for part in _END.split(_GAP.sub("x", text)) if (each := part.strip())]
    counted = [(each, _WORD.findall(each)) for each in sentences]
    all_words = [word for _, found in counted for word in found]
    if not all_words:
        return Plainness(0, 0, 0.0, (), (), ())
    average = len(all_words) / len(counted)
    syllables = sum(map(_syllables, all_words)) / len(all_words)
    return Plainness(
        score=max(0, min(100, round(206.835 - 0.93 * average - 77 * syllables))),
        sentences=len(counted),
        average=round(average, 1),
        long_sentences=tuple(each for each, found in counted if len(found) > LONG_SENTENCE),
        long_words=tuple(dict.fromkeys(w for w in all_words if _syllables(w) > LONG_WORD)),
        hard_words=_hard(text),
    )


def _syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(word.lower())))


def _hard(text: str) -> tuple[HardWord, ...]:
    lower = text.lower()
    return tuple(
        HardWord(word, easier)
        for word, easier in _list().items()
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lower)
    )


@cache
def _list() -> dict[str, str]:
    sheet = files("woonzeker.outreach.letters") / "hard_words.yaml"
    loaded: dict[str, str] = yaml.safe_load(sheet.read_text("utf-8"))
    return loaded
