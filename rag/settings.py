"""Which stages take part: all of them, unless the evaluation switches one off to see its worth."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from index.errors import BadSetting, shown


@dataclass(frozen=True, slots=True)
class Settings:
    """The stages of answering that can be switched off, each by its name.

    Attributes:
        dense: the cosine of question and sentence.
        late: late interaction of the question's word pieces with a sentence's.
        lexical: BM25 of the question's terms.
        coverage: the share of the question that a sentence and its passage account for.
        related: words that the thesaurus relates to the question's.
        dates: days, ranges and order read from the question.
        offices: persons that the question names by their office.
        spelling: typing errors mended, acronyms spelt out.
        parts: questions of several parts taken apart.
        history: follow-ups made to stand alone.
        judge: the best sentences weighed anew, and "none of them" beside them, by a network.
        lacks: what tells by rules that the best sentence doesn't answer.
        choice: what to cite beside the best sentence chosen by a network, not by scores; nothing
            is where the judge is off.
        links: the entry that tells the same as a sentence of prose, offered to that choice.
        meaning: nearness in meaning beside the rules that choose the short answer.
    """

    dense: bool = True
    late: bool = True
    lexical: bool = True
    coverage: bool = True
    related: bool = True
    dates: bool = True
    offices: bool = True
    spelling: bool = True
    parts: bool = True
    history: bool = True
    judge: bool = True
    lacks: bool = True
    choice: bool = True
    links: bool = True
    meaning: bool = True

    @classmethod
    def without(cls, *stages: str) -> Settings:
        """Return the settings with the named stages off.

        Raises:
            BadSetting: if there is no stage of a name.
        """
        for stage in stages:
            if stage not in STAGES:
                raise BadSetting(f"{shown(stage)} is no stage: name some of {', '.join(STAGES)}")
        return replace(cls(), **dict.fromkeys(stages, False))


STAGES = tuple(field.name for field in fields(Settings))
