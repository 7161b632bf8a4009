"""The few words that answer: cut from the cited sentences, never made up.

The question tells the kind wanted (`want`), rules cut typed candidates from the sentence
(`candidates`, `typed`), and the one that stands where the answer should stand and says what the
question doesn't is taken: by the rules' scores, weighed with nearness in meaning and by networks
that read both where the word pieces of question and sentence are known (`meaning`, `reading`,
`weighing`). Only dates, a count of entries, a number of days between two of them, "Yes" and "No"
are derived; everything else is a span of the source. "Yes" and "No" are said by rules (`polar`),
else by what speaks for either (`verdict`).

    >>> from datetime import date
    >>> from index.types import Span
    >>> sentence = "Seoul says Pyongyang intends to abolish all nuclear weapons."
    >>> evidence = Evidence(sentence, Span(0, len(sentence)), sentence, date(2018, 10, 12))
    >>> short_answer("What will Pyongyang abolish, says Seoul?", "what", [evidence]).text
    'all nuclear weapons'
    >>> short_answer("When did Seoul say so?", "when", [evidence]).text
    'Oct. 12, 2018'

Import from here; the modules inside serve each other.
"""

from __future__ import annotations

from rag.short.answer import Competitor, Proposed, competing, joined, short_answer
from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.claims import names_held
from rag.short.conditions import asks_condition
from rag.short.cutting import MAX_WORDS, Evidence, ShortAnswer
from rag.short.derived import MOST_DAYS, written, written_together
from rag.short.difference import Amount, amounts_in, asks_gap, told_difference
from rag.short.features import FEATURES
from rag.short.gazetteer import (
    COUNTRY_WORDS,
    NATIONALITIES,
    ORGANISATION_WORDS,
    OUTLETS,
    PLACE_WORDS,
)
from rag.short.meaning import Pieces, says_something
from rag.short.network import OF_ARTICLE, OF_OTHERS
from rag.short.offices import asks_office, fullest_office
from rag.short.otherwise import replaced
from rag.short.outright import says_outright
from rag.short.places import goes
from rag.short.plain_words import plain_polar
from rag.short.polar import answer_yes_no, tells_deed
from rag.short.reading import BESIDE, PARTS, read_scores
from rag.short.slots import is_vague
from rag.short.told_where import asks_where_told
from rag.short.verdict import FEATURES as VERDICT_ROW
from rag.short.verdict import NETWORK_FILE as VERDICT_FILE
from rag.short.verdict import OTHERS_FILE as VERDICT_OF_OTHERS_FILE
from rag.short.verdict import decided, likelier, shipped_verdict, yes_or_no
from rag.short.verdict import rows_of as verdict_rows
from rag.short.verdict_features import FEATURES as VERDICT_FEATURES
from rag.short.verdict_features import least
from rag.short.verdict_features import row_of as verdict_row
from rag.short.want import wanted
from rag.short.want_patterns import TELL_THE_DAY
from rag.short.want_words import TYPOS, Kind, kind_of

__all__ = [
    "BESIDE",
    "COUNTRY_WORDS",
    "FEATURES",
    "MAX_WORDS",
    "MOST_DAYS",
    "NATIONALITIES",
    "OF_ARTICLE",
    "OF_OTHERS",
    "ORGANISATION_WORDS",
    "OUTLETS",
    "PARTS",
    "PLACE_WORDS",
    "TELL_THE_DAY",
    "TYPOS",
    "VERDICT_FEATURES",
    "VERDICT_FILE",
    "VERDICT_OF_OTHERS_FILE",
    "VERDICT_ROW",
    "Amount",
    "Competitor",
    "Evidence",
    "Kind",
    "Parsed",
    "Pieces",
    "Proposed",
    "Range",
    "ShortAnswer",
    "amounts_in",
    "answer_yes_no",
    "asks_condition",
    "asks_gap",
    "asks_office",
    "asks_where_told",
    "competing",
    "decided",
    "fullest_office",
    "goes",
    "is_vague",
    "joined",
    "kind_of",
    "least",
    "likelier",
    "names_held",
    "parse",
    "plain_polar",
    "read_scores",
    "replaced",
    "says_outright",
    "says_something",
    "shipped_verdict",
    "short_answer",
    "tells_deed",
    "terms_of",
    "told_difference",
    "verdict_row",
    "verdict_rows",
    "wanted",
    "written",
    "written_together",
    "yes_or_no",
]
