"""What kind of short answer a question wants, read from the question's own words.

    >>> wanted("Which magazine described the coach as finished?").kind
    'publication'
    >>> wanted("What nationality was the striker?").kind
    'nationality'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from rag.candidates import Parsed, parse
from rag.gazetteer import PEOPLE_NOUNS
from rag.verbs import ALSO_NOUNS, SAYING, verb

Kind = Literal[
    "person", "organisation", "publication", "title", "place", "country", "nationality",
    "amount", "share", "count", "times", "frequency", "duration", "date", "month", "year",
    "weekday", "quote", "manner", "reason", "thing", "doing", "choice", "yes_no", "none",
]  # fmt: skip

Slot = Literal["subject", "object", "patient", "copula"]


@dataclass(frozen=True, slots=True)
class Want:
    """The short answer wanted.

    Attributes:
        kind: its type; "doing" is a predicate ("what did X do"), "none" is no short answer.
        head: the noun asked for, lower case and in the singular ("which paper": "paper"), or "".
        slot: where the answer stands: before the question's verb, after it, beside "be", or, with
            a passive ("who was sacked"), after the verb of an active sentence.
        verb: the plain form of the question's verb, or "" where it tells nothing.
        before: the words of the question that the answer's subject is in, for "object".
        prep: the preposition the question ends in or opens with ("what ... for?"), or "".
    """

    kind: Kind
    head: str = ""
    slot: Slot = "object"
    verb: str = ""
    subject: str = ""
    prep: str = ""


_HEADS: Final = MappingProxyType(
    {
        noun: kind
        for kind, nouns in {
            "organisation": "organisation organization group agency body institute institution "
            "ministry department company firm bank university watchdog committee commission "
            "association charity club team union party institution court side council branch "
            "employer think-tank thinktank ngo fund bureau force service brand bloc alliance "
            "outfit manufacturer maker retailer broadcaster programme program",
            "publication": "newspaper paper magazine outlet journal daily broadsheet tabloid "
            "publication weekly periodical press",
            "title": "title headline book film digest",
            "place": "place city town venue location capital site island region border area stadium "
            "destination facility village spot base district province continent room state",
            "country": "country nation government power",
            "nationality": "nationality",
            "amount": "amount sum price cost value fee budget bill total figure money",
            "share": "share percentage proportion fraction percent",
            "count": "number count",
            "duration": "duration length period timespan",
            "date": "date day",
            "month": "month",
            "year": "year",
            "weekday": "weekday",
            "quote": "phrase word wording words expression term label adjective slogan metaphor "
            "nickname catchphrase description epithet quotation quote line",
            "reason": "reason ground cause grounds motive justification pretext excuse grievance",
            "frequency": "frequency",
        }.items()
        for noun in nouns.split()
    }
)
_PEOPLE: Final = PEOPLE_NOUNS | frozenset(
    "person man woman player politician senator lawmaker envoy people figure academic expert "
    "commander mp soldier prisoner captive detainee somebody someone guy name scholar".split()
)
_TYPOS: Final = MappingProxyType(
    {"wich": "which", "whic": "which", "whch": "which", "wat": "what", "waht": "what", "wht": "what",
     "wen": "when", "whn": "when", "hoo": "who", "hw": "how", "wher": "where", "wy": "why",
     "mny": "many", "wot": "what", "whos": "whose", "dat": "date", "wats": "what's", "whats": "what's"}
)  # fmt: skip
_WH: Final = re.compile(r"\b(what|which|who|whom|whose|where|when|why|how)\b")
_ASKING: Final = re.compile(
    r"(?:^|[,;:–—(-]\s*|\b(?:and|but|so|or)\s)(?:(?:in|on|at|by|to|from|of|for|with|about|under|over|after|"
    r"until|since|against|into|near|without|before|despite|through|during|between|out of|and|but|so|then|exactly|roughly|tell me|say|remind me|please)\s+)*$"
)
_AFTER_ADVERB: Final = re.compile(
    r"(?:did|do|does|was|is|were|are|will|had|has|have|would|exactly|should|could|can|might|wa|wud|'s|’s)\b"
)
_BE: Final = frozenset("be is are was were been being".split())
_SPEECH: Final = frozenset(
    "verdict message position claim view finding conclusion argument warning response answer promise "
    "demand statement stance ruling reply complaint assessment advice opinion plea prediction "
    "explanation appeal suggestion proposal reaction take".split()
)
"""Nouns that ask for what was said, so that the clause after a verb of saying answers."""

_VAGUE: Final = frozenset("be have do go get happen come occur become make take".split())

_BY_WORDS: Final[tuple[tuple[Kind, str], ...]] = (
    ("quote", r"^quote\b|\bquote (?:him|her|them|the|from|what)\b|\bword[- ]for[- ]word\b|\bverbatim\b"
              r"|\b(?:own|exact|actual|very|precise|choice of|of) words?\b|\b(?:exact|very|actual) (?:phrase|wording)\b"
              r"|\b(?:in|with|used?|using) (?:what|which) (?:\w+ )?(?:words?|phrase|terms)\b|\bwhat did .* call\b"
              r"|\bwhich words?\b|\bwhat words?\b|\bhow (?:did|was|were|does|do) .*\b(?:phrased?|worded?)\b"
              r"|\bsummed? up as\b"),
    ("manner", r"\bhow (?:did|does|do|was|were|is|has|had|would)\b.*\b(?:describ\w*|characteri[sz]\w*|portray\w*"
               r"|call(?:ed)?|see|view\w*|regard\w*|put it|label\w*|refer\w*|depict\w*|brand\w*|rate\w*|term\w*)\b"),
    ("times", r"\bhow (?:many|mny) (?:times|occasions|entries)\b|\bon how (?:many|mny)\b"),
    ("frequency", r"\bhow (?:often|frequently|regularly)\b"),
    ("duration", r"\bhow long\b(?! ago)|\bhow (?:many|mny) (?:days|weeks|months|years|hours|minutes|nights|seasons)\b"
                 r"|\bwhat (?:length|period) of time\b"),
    ("share", r"\bhow (?:much|big|large)(?: of)? an? (?:share|part|cut|increase|rise)\b|\bwhat (?:per ?cent|%)"
              r"|\b(?:what|which) (?:share|percentage|proportion|fraction|part of)\b"),
    ("count", r"\bhow (?:many|mny)\b|\b(?:what|give|the) (?:is |was )?(?:the )?number of\b|\b(?:what|which) number\b"),
    ("amount", r"\bhow (?:much|big|large|high|expensive|costly|heavy|steep|wide|small|low)\b|\bprice tag\b"
               r"|\bwhat (?:amount|sum|price|figure|fee|cost)\b|\bwhat .* (?:worth|cost|paid|pay)\b"),
    ("weekday", r"\b(?:what|which) (?:day of the week|weekday)\b"),
    ("month", r"\b(?:what|which) month\b"),
    ("year", r"\b(?:what|which) year\b"),
    ("date", r"\b(?:what|which)(?: exact| precise)? (?:dates?|days?)\b|\bdates? of\b|^(?:the )?dates?\b"
             r"|\bhow (?:soon|early|late|long ago|recently)\b|\b(?:give|tell) (?:me )?the (?:exact )?date\b|\bthe date\b.*\?"),
    ("reason", r"\bwhy\b|\bhow come\b|\bon what (?:grounds|basis|pretext)\b|\b(?:for|over|because of) what\b"
               r"|\bwhat (?:was|is|were) (?:the|his|her|their|its) (?:\w+ )?(?:reasons?|cause|grounds?|motive|excuse|justification)\b"
               r"|\bwhat (?:reasons?|grounds?|cause|justification|excuse)\b|\bwhat (?:made|prompted|caused|triggered|drove|led|sparked|provoked)\b"
               r"|\bwhat (?:did|was|were|is|are|does|do|has|had) .* for\?$"
               r"|\b(?:offen[cs]e|crime|misdeed|wrongdoing|abuses?|sins?)\b.*\?"),
    ("nationality", r"\b(?:what|which) nationality\b|\b(?:what|which) country\b.*\bfrom\b.*\bcitizen|\bnationality of\b"),
)  # fmt: skip
_BY_PATTERN: Final = tuple((kind, re.compile(rule)) for kind, rule in _BY_WORDS)
_LISTS: Final = re.compile(
    r"^\W*(?:list|enumerate|summari[sz]e|outline|compare)\b|\brundown\b|\ball the\b|\bpull together\b"
)
_YES_NO: Final = re.compile(
    r"^\W*(?:and |but |so |then )?(?:did|does|do|is|was|were|are|has|have|had|will|can|could|would|"
    r"should|didn't|wasn't|isn't)\b"
)
_BETTER: Final = re.compile(
    r"\b(\w[^,;:?]*?)(?:,)? or (?:(?:with|in|by|to|from|for|on|at) )?([^,;?]+)\?*$"
)


def wanted(question: str) -> Want:
    """Return what a question asks for; never raises, whatever the text.

    The interrogative is the first one that opens the question or follows a comma, a colon or a
    preposition there ("Two days before the match, which player ..."); a relative "who" isn't one.
    """
    text = _last_question(_tidy(question))
    plain = text.lower()
    if _LISTS.search(plain):
        return Want("none")
    named = re.match(r"\W*(?:name|identify|give|tell me|state|find)(?: me)? (?:the |his |her )?(?=\w)", plain)
    wh = _interrogative(plain)
    if wh is None and named:
        return _of_noun_phrase(text[named.end() :])
    for kind, pattern in _BY_PATTERN:
        if pattern.search(plain):
            return _with_slot(kind, text, wh)
    if wh is None:
        return _closed_question(text)
    return _by_word(text, wh)


def _tidy(question: str) -> str:
    text = " ".join(question.replace("’", "'").split())
    text = re.sub(r"\bthink tank", "think-tank", text)
    text = re.sub(r"[A-Za-z']+", lambda found: _TYPOS.get(found.group().lower(), found.group()), text)
    return re.sub(r"\bus\b(?= \w)", "US", text) if text.islower() else text


def _last_question(text: str) -> str:
    """Return the last sentence where others lead up to it ("Kim promised to come. Did he?")."""
    pieces = re.split(r"(?<=[a-z]{4}[.!?]) (?=[A-Z])", text)
    return pieces[-1] if pieces[-1].endswith("?") else text


def _interrogative(plain: str) -> re.Match[str] | None:
    """Return the question word: in the place of one if there is such, else the first."""
    found = list(_WH.finditer(plain))
    if not found:
        return None
    if _YES_NO.match(plain):
        return None
    for match in found:
        if not _ASKING.search(plain[: match.start()]):
            continue
        adverbial = match.group() in ("when", "where", "while")
        if not adverbial or _AFTER_ADVERB.match(plain[match.end() :].lstrip(" ")):
            return match
    return found[0] if not _YES_NO.match(plain) else None


def _closed_question(text: str) -> Want:
    plain = text.lower()
    if re.search(r"\bor\b", plain) and _BETTER.search(plain):
        return Want("choice")
    if _YES_NO.match(plain):
        return Want("yes_no")
    return _of_noun_phrase(text)


def _of_noun_phrase(phrase: str) -> Want:
    """Read "Name the senator who ..." and bare noun phrases ("The price tag?")."""
    parsed = parse(phrase)
    phrases = parsed.noun_phrases()
    head = parsed.tokens[phrases[0][1] - 1].text if phrases else ""
    kind = _kind_of(head) if phrases and phrases[0][0] == 0 else "thing"
    return Want(kind, _singular(head), "subject", _first_verb(parsed, 1))


def _by_word(text: str, wh: re.Match[str]) -> Want:
    word = wh.group()
    if word in ("who", "whom"):
        return _with_slot("person", text, wh)
    if word == "whose":
        return Want("person", "whose", "subject")
    if word == "where":
        return _with_slot("place", text, wh)
    if word == "when":
        return _with_slot("date", text, wh)
    if word == "how":
        return _with_slot("manner", text, wh)
    return _what(text, wh)


def _what(text: str, wh: re.Match[str]) -> Want:
    """Read "what" and "which" with the noun that follows, if any."""
    rest = re.sub(r"^\s*(?:of|kind of|sort of|type of|class of)\s+", "", text[wh.end() :].lstrip(" "))
    rest = re.sub(r"^'s\b", "is", rest)
    parsed = parse(rest)
    phrases = parsed.noun_phrases()
    head = ""
    if phrases and phrases[0][0] == 0:
        head = parsed.tokens[phrases[0][1] - 1].text
    want = _with_slot("thing", text, wh)
    if re.search(r"\bdo\b(?! with| for)", text[wh.end() + 5 :]) or re.match(r" happened? to", text[wh.end() :]):
        return Want("doing", "", want.slot, "", want.subject or _after_to(text), want.prep)
    if not head and "happen" in text.lower():
        return Want("thing", "", "object", "say", want.subject, want.prep)
    owner = next((t.text for t in parsed.tokens[: phrases[0][1] - 1] if t.possessive and t.tag == "noun"),
                 "") if head else ""  # fmt: skip
    head = owner or head
    if head and any(t.text in _NATIONS_OF for t in parsed.tokens[: phrases[0][1] - 1]):
        return Want("country", "country", want.slot, want.verb, want.subject, want.prep)
    if not head:
        asked = re.match(r"(?:is|was|were|are) (?:the |its |his |her |their )?([^?]*)", rest)
        return _copula(want, asked.group(1)) if asked else _doing(want)
    if _singular(head) in _SPEECH:
        return Want("thing", _singular(head), "object", "say", want.subject, want.prep)
    noun = "" if _singular(head) in ("thing", "else") else _singular(head)
    return Want(_kind_of(head), noun, want.slot, want.verb, want.subject, want.prep)


_NATIONS_OF: Final = frozenset({"countries'", "country's", "nations'", "nation's"})


def _after_to(text: str) -> str:
    """Return what "happened to": the words after it."""
    return text.partition(" to ")[2].rstrip("? ")


def _copula(want: Want, rest: str) -> Want:
    """Read "What was the price of ...": the noun after "be" is what is asked for."""
    parsed = parse(rest)
    phrases = parsed.noun_phrases()
    first = verb(parsed.tokens[0].text) if parsed.tokens else None
    if not phrases or phrases[0][0] != 0 or (first and first[1] in ("past", "ing")):
        return want
    end = phrases[0][1]
    head = parsed.tokens[end - 1].text
    said = next((t.lemma for t in parsed.tokens[end:] if t.lemma in SAYING and t.lemma != "report"), "")
    if said or _singular(head) in _SPEECH:
        return Want("thing", "", "object", said or "say", want.subject, want.prep)
    if end < len(parsed.tokens) and parsed.tokens[end].tag in ("verb", "ing"):
        return want
    if _singular(head) == "name":
        person = any(t.text.lower().removesuffix("'s") in _PEOPLE for t in parsed.tokens)
        person = person or "of the american" in rest.lower() or not re.match(r"name of", rest)
        return Want("person" if person else "title", "name", "copula", "", want.subject, want.prep)
    kind = _kind_of(head)
    known = kind in ("amount", "share", "date", "title", "nationality", "quote", "duration", "reason")
    return Want(kind if known else "thing", _singular(head), "copula", "", want.subject, want.prep)


def _doing(want: Want) -> Want:
    if want.slot == "object" and want.verb in ("do", "happen", "") and not want.prep:
        return Want("doing", "", want.slot, want.verb, want.subject, want.prep)
    return want


def _kind_of(head: str) -> Kind:
    noun = _singular(head)
    if noun in _PEOPLE or noun.endswith(("woman", "man")):
        return "person"
    known = _HEADS.get(noun) or _HEADS.get(head)
    if known:
        return known
    close = _misspelt(noun)
    return close if close else "thing"


def _misspelt(noun: str) -> Kind | None:
    """Return the kind of a listed noun that differs by one dropped or doubled letter."""
    if len(noun) < 5 or verb(noun):
        return None
    for listed in sorted(_PEOPLE):
        if _one_letter_off(noun, listed):
            return "person"
    for listed, kind in _HEADS.items():
        if _one_letter_off(noun, listed):
            return kind
    return None


def _one_letter_off(word: str, listed: str) -> bool:
    longer, shorter = (listed, word) if len(listed) > len(word) else (word, listed)
    if len(longer) - len(shorter) != 1 or longer[0] != shorter[0] or longer == shorter + "s":
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _singular(noun: str) -> str:
    word = noun.lower().removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _with_slot(kind: Kind, text: str, wh: re.Match[str] | None) -> Want:
    """Find the question's verb, its subject and the place of the answer beside them."""
    if wh is None:
        return Want(kind)
    parsed = parse(re.sub(r"^(\w+)'s ", r"\1 is ", text[wh.start() :]))
    opening = re.search(r"\b(in|on|at|by|to|from|of|for|with|about|under|over|against|into|near|without|after|before"
                        r"|until|despite|through|during|between)\s*$",
                        text[: wh.start()].lower())  # fmt: skip
    prep = opening.group(1) if opening else _trailing(parsed)
    helper = next((at for at, token in enumerate(parsed.tokens) if token.tag == "aux"), None)
    main = next((at for at, t in enumerate(parsed.tokens) if t.tag in ("verb", "ing")), None)
    head = ""
    if helper is None or (main is not None and main < helper):
        return Want(kind, head, "subject", _first_verb(parsed, 1), "", prep)
    after = next((t for t in parsed.tokens[helper + 1 :] if t.tag != "adverb"), None)
    name = _first_verb(parsed, helper + 1)
    subject = _subject_words(parsed, helper + 1)
    if helper == 1 and parsed.tokens[helper].text in _BE and not name:
        return Want(kind, head, "copula", "", subject, prep)
    if after is not None and after.tag == "verb" and parsed.tokens[helper].text in _BE:
        return Want(kind, head, "patient", name, "", prep)
    if after is not None and after.tag in ("verb", "ing"):
        return Want(kind, head, "subject", name, "", prep)
    return Want(kind, head, "object", name, subject, prep)


def _first_verb(parsed: Parsed, start: int) -> str:
    for at in range(start, len(parsed.tokens)):
        token = parsed.tokens[at]
        if token.tag in ("verb", "ing"):
            return token.lemma
        known = verb(token.text)
        if token.tag != "noun" or not known or known[1] == "s" or at == start:
            continue
        if known[0] not in ALSO_NOUNS or _ends_subject(parsed, start, at):
            return known[0]
    return ""


def _ends_subject(parsed: Parsed, start: int, at: int) -> bool:
    """Tell whether a plain form after "did the coach" is the verb, not a noun."""
    if at <= start or at + 1 >= len(parsed.tokens):
        return at > start
    return parsed.tokens[at + 1].tag in ("det", "prep", "stop", "to", "pronoun", "relative", "name")


def _subject_words(parsed: Parsed, start: int) -> str:
    end = start
    while end < len(parsed.tokens) and parsed.tokens[end].tag in (
        "name", "noun", "number", "det", "pronoun", "and", "prep",
    ):  # fmt: skip
        known = verb(parsed.tokens[end].text)
        base = parsed.tokens[end].tag == "noun" and known is not None and known[1] == "base"
        if base and end > start and (known[0] not in ALSO_NOUNS or _ends_subject(parsed, start, end)):
            break
        end += 1
    return parsed.cut((start, end))


def _trailing(parsed: Parsed) -> str:
    words = [token for token in parsed.tokens if token.tag != "stop"]
    return words[-1].text if words and words[-1].tag in ("prep", "to") else ""


def is_vague(name: str) -> bool:
    """Tell whether a verb says nothing of what is asked ("do", "happen")."""
    return name in _VAGUE or not name
