"""The noun that "which" or "what" asks by: "which governing party", "which club's"."""

from __future__ import annotations

from rag.short.candidates import Parsed
from rag.short.tagging import Token
from rag.short.want_words import kind_of
from rag.verb_lists import ALSO_NOUNS
from rag.verbs import verb


def asked_noun(parsed: Parsed, among: bool = False) -> str:
    """Return the noun after "which": the last of its phrase, or the owner in "which club's".

    A participle may stand before it: "which governing party". Not the owner is asked for `among`
    several: "which of the clubs' games". A verb that looks like a noun is none after one of a
    known kind: "which agency put".
    """
    phrases = parsed.phrases
    if not phrases or any(token.tag != "ing" for token in parsed.tokens[: phrases[0][0]]):
        return ""
    start, end = phrases[0]
    while (
        end < len(parsed.tokens)
        and (parsed.tokens[end].tag == "comma" or parsed.tokens[end].text.lower() == "or")
        and _described(parsed, start, end)
    ):
        start, end = end + 1, dict(phrases)[end + 1]
    subject = next(
        (
            at
            for at in range(start + 1, end - 1)
            if parsed.tokens[at].tag == "name" and parsed.tokens[at - 1].tag == "noun"
        ),
        end,
    )
    inside = parsed.tokens[start:subject]
    owner = next((t.text for t in inside[:-1] if t.possessive and t.tag == "noun"), "")
    if owner and not among:
        return owner
    return inside[-2].text if _is_verb_after_kind(inside) else inside[-1].text


def _is_verb_after_kind(inside: tuple[Token, ...]) -> bool:
    """Tell whether a phrase ends in a noun of a known kind and a word that is only a verb."""
    known = verb(inside[-1].text.lower()) if len(inside) > 1 else None
    return (
        known is not None
        and inside[-1].tag == "noun"
        and known[0] not in ALSO_NOUNS
        and kind_of(inside[-1].text) == "thing"
        and kind_of(inside[-2].text) != "thing"
    )


def _described(parsed: Parsed, start: int, comma: int) -> bool:
    """Tell whether a comma or "or" parts two adjectives: "which slower, cheaper trains"."""
    following = dict(parsed.phrases).get(comma + 1)
    plain = all(token.tag == "noun" for token in parsed.tokens[start + 1 : comma])
    after = parsed.tokens[following : following + 1] if following else ()
    return plain and any(token.tag in ("aux", "verb", "prep") for token in after)
