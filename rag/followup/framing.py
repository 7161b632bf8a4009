"""A question without what is said around it: courtesy, who asks, whom, and in what manner.

Chats put a question in a frame: "Hi! Could you tell me who won, please? It's for my essay."
A frame is told from a question by its words alone. It holds nothing but courtesy and what asker
and answerer do (ask, know, tell, look up, in the text at hand), and it names one of them; a
question begins after it with a question word, a request or a stop.

    >>> bare("Hi! Could you tell me who won the cup, please? I need it for my essay.")
    'Who won the cup?'
    >>> bare("Does the article say why the coach left?")
    'Why did the coach leave?'
    >>> bare("What did the coach say about the cup?")
    'What did the coach say about the cup?'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final

from index.analyze import terms, words
from index.sentences import split_sentences
from index.types import Document, Span
from rag.followup.frame_words import (
    ASKER,
    BEFORE_OPEN,
    BEFORE_WHICH,
    CLITICS,
    COMMON,
    COURTESY,
    DEALINGS,
    FRAME,
    GIVING,
    HIS_WORK,
    LEADS,
    MANNER,
    OPEN,
    POINTING,
    PUBLIC_WORK,
    REQUESTS,
    TEXT,
)
from rag.followup.inversion import direct
from rag.followup.wordforms import HELPERS, QUESTION_WORDS, Word, tokens
from rag.verb_lists import DETERMINERS, PRONOUNS

_TOPIC: Final = 2
"""Most terms with which askers name what they work on."""
_STOP: Final = re.compile(r"[:;!?.…]|,|\s[–—-]+\s")
_SMALL_LETTER: Final = re.compile(
    rf"(?<=[!?])\s+(?=[a-z])|(?<=\w{{4}}\.)\s+(?=(?:{'|'.join(sorted(QUESTION_WORDS))}|did)\b)"
)
"""Between sentences of chats, which begin with small letters."""
_NUMBERED: Final = re.compile(
    r"^\s*(?:[-*•–—]|\(?\d{1,2}[.)]|\(?[a-z]\)|Q\s?\d*\s?[:.)])\s+(?=\D)", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"""^["“”'‘’«](?P<asked>[^"“”«»]+)["“”'’»]$""")
_LATER: Final = (
    r"(?:for (?:my|our) (?:\w+ ){{0,2}}(?:{work})|for (?:an?|the) (?:(?:{work}) ){{0,2}}(?:{work})"
    r"|for (?:an?|the) (?:\w+ ){{0,2}}(?:{own_work})"
    r"|(?:according to|per|based on|as (?:told|described|reported|given|stated|mentioned"
    r"|written|recorded|noted) (?:in|by)|as per|(?:going|judging) (?:by|from)|as of) "
    r"(?:(?:the|this|that|your|our|a)(?: \w+)? (?:{text})|{author})"
    r"|please|pls|plz|thanks|thank you|thx|cheers)"
)


def bare(text: str, authors: Collection[str] = ()) -> str:
    """Return a question on one line without its frame; the text itself where there is none.

    Args:
        text: one line.
        authors: the words of the authors' names, lower case: what they say, the text says.
    """
    found = _NUMBERED.sub("", text)
    quoted = _QUOTED.match(found)
    found = quoted["asked"] if quoted else found
    spans = split_sentences(found, Span(0, len(found)))
    pieces = [piece for span in spans for piece in _SMALL_LETTER.split(span.of(found))]
    names = frozenset(authors)
    shorn = [_shorn(piece, names) for piece in _asking(pieces, names)]
    return " ".join(shorn) if shorn != pieces else found


def authors_of(documents: Iterable[Document]) -> frozenset[str]:
    """Return the words of the authors' names, which their bylines begin with, lower case."""
    names = (document.byline.partition(",")[0] for document in documents)
    return frozenset(word for name in names for word in words(name)) - {"by", "and"}


def _asking(pieces: Sequence[str], authors: frozenset[str]) -> list[str]:
    """Return the sentences that ask or tell something of the matter; all where none does."""
    left = [piece for piece in pieces if not _is_frame(piece, authors)]
    telling = [piece for piece in left if not _of_asker(piece)]
    if not telling:
        return left or list(pieces)
    first = left.index(telling[0])
    context = left[:first]
    if context and (all(map(_of_his_work, context)) or _stands_alone(telling[0])):
        left = left[first:]
    return left


def _is_frame(sentence: str, authors: frozenset[str]) -> bool:
    """Tell whether a sentence says nothing of the matter: "Thanks!", "Please cite the source."."""
    held = tokens(sentence)
    lower = {word.lower for word in held}
    if lower & (QUESTION_WORDS - {"where", "what"}):
        return False
    names_one = not lower.isdisjoint(ASKER | COURTESY | MANNER | TEXT | authors)
    asks = sentence.rstrip().endswith("?") and lower.isdisjoint(ASKER)
    known = all(_known(held, at, authors) or held[at].lower in MANNER for at in range(len(held)))
    return bool(held) and known and names_one and not asks


def _of_asker(sentence: str) -> bool:
    """Tell whether askers speak of themselves: "I'm writing a paper on the league."."""
    held = tokens(sentence)
    return bool(held) and held[0].lower in ASKER - {"you", "your", "u"}


def _of_his_work(sentence: str) -> bool:
    """Tell whether a sentence tells little but what is asked for: "I am a reporter on sports"."""
    held = {word.lower for word in tokens(sentence)}
    return not held.isdisjoint(HIS_WORK) and len(terms(" ".join(sorted(held - FRAME)))) <= _TOPIC


def _stands_alone(sentence: str) -> bool:
    """Tell whether a sentence is a question that needs nothing of what is said before it."""
    if not sentence.rstrip(" \"”')").endswith("?"):
        return False
    lower = {word.lower for word in tokens(sentence)}
    leans = PRONOUNS - {"you", "i", "we", "us", "there"} | POINTING
    return len(set(terms(sentence))) > 1 and lower.isdisjoint(leans)


def _shorn(sentence: str, authors: frozenset[str]) -> str:
    """Return a sentence without the frame before and after its question."""
    left = _without_rest(sentence, authors)
    hanging = False
    while (start := _opening_ends(left, authors)) > 0:
        hanging = not _STOP.search(left[:start][-3:])
        left = left[start:]
    if left == sentence:
        return sentence
    asked = direct(left) if hanging else left
    return asked[:1].upper() + asked[1:]


def _without_rest(sentence: str, authors: frozenset[str]) -> str:
    """Return a sentence without the frame that ends it: ", please?", "in this article?"."""
    later, aside = _rest_patterns(authors)
    left = aside.sub(" ", sentence)
    while found := later.search(left):
        if not terms(left[: found.start()]):
            break
        left = left[: found.start()].rstrip(" ,;:–—-(") + ("?" if "?" in found.group() else "")
    return _without_tag(left, authors)


def _without_tag(sentence: str, authors: frozenset[str]) -> str:
    """Return a sentence without a clause of its frame at the end: ", do you know?"."""
    at = max(sentence.rfind(","), sentence.rfind("?", 0, len(sentence) - 1))
    held = tokens(sentence[at + 1 :])
    framed = held and all(_known(held, n, authors) for n in range(len(held)))
    if (
        at < 1
        or not framed
        or not terms(sentence[:at])
        or {word.lower for word in held}.isdisjoint(ASKER)
    ):
        return sentence
    return f"{sentence[:at].rstrip(' ?')}?"


@lru_cache(maxsize=8)
def _rest_patterns(authors: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what ends a frame at the end of a question, and an aside in the middle of it."""
    names = "|".join(map(re.escape, sorted(authors)))
    author = rf"(?:{names})(?: (?:{names}))*" if authors else r"(?!)"
    work, text = ("|".join(sorted(words)) for words in (HIS_WORK, TEXT))
    own_work = "|".join(sorted(HIS_WORK - PUBLIC_WORK))
    phrase = _LATER.format(work=work, own_work=own_work, text=text, author=author)
    return (
        re.compile(rf"[\s,;:–—(-]+{phrase}[\s)?.!]*$", re.IGNORECASE),
        re.compile(rf"\s*,\s*{phrase}\s*,\s*(?=\w)", re.IGNORECASE),
    )


def _opening_ends(sentence: str, authors: frozenset[str]) -> int:
    """Return where the shortest frame ends after which a question begins, 0 where there is none."""
    held = tokens(sentence)
    request = 0
    for at in range(1, len(held)):
        if not _known(held, at - 1, authors):
            break
        if _opens(sentence, held, at, authors):
            return _before_quote(sentence, held[at].start)
        noun = held[at - 1].lower in DETERMINERS | {"the"}
        if held[at].lower in REQUESTS and not noun and _names_answerer(held[:at]):
            request = at
    return held[request].start if request else 0


def _before_quote(sentence: str, start: int) -> int:
    return start - 1 if sentence[start - 1] in "\"“‘'(" else start


def _opens(sentence: str, held: Sequence[Word], at: int, authors: frozenset[str]) -> bool:
    """Tell whether what a question begins with stands at word `at`, after a frame."""
    frame = {word.lower for word in held[:at]}
    own = not frame.isdisjoint(ASKER | TEXT | authors)
    asked = held[0].lower in QUESTION_WORDS
    polite = not asked and not frame.isdisjoint(COURTESY - LEADS)
    if held[at].lower in OPEN:
        return own and held[at - 1].lower in BEFORE_OPEN
    dealt = (own and not frame.isdisjoint(DEALINGS)) or not (asked or frame.isdisjoint(COMMON))
    if (dealt or polite) and held[at - 1].lower not in HELPERS and _question_word(held, at):
        return True
    stop = _STOP.search(sentence[held[at - 1].end : held[at].start])
    return not asked and bool(stop and terms(sentence[held[at].start :])) and (own or polite)


def _question_word(held: Sequence[Word], at: int) -> bool:
    """Tell whether a question phrase begins at word `at`, with its preposition if it has one."""
    if held[at].lower in QUESTION_WORDS:
        return True
    after = held[at + 1].lower if at + 1 < len(held) else ""
    return held[at].lower in BEFORE_WHICH and after in QUESTION_WORDS


def _names_answerer(frame: Sequence[Word]) -> bool:
    """Tell whether a frame asks somebody to do something: "Could you", "I want you to"."""
    lower = [word.lower for word in frame]
    return bool({"you", "u", "please", "pls", "plz"} & {*lower})


def _known(held: Sequence[Word], at: int, authors: frozenset[str]) -> bool:
    """Tell whether a word belongs to frames; "us" does after a verb of giving only."""
    lower = held[at].lower
    if lower == "us":
        return at > 0 and held[at - 1].lower in GIVING
    return lower in FRAME or lower in authors or lower in CLITICS
