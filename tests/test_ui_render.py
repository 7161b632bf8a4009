"""What the page is made of: text mapped to the source, answers, refusals, problems, months."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from datetime import date
from html.parser import HTMLParser

import pytest
from browser import ScriptedAssistant, citation
from hypothesis import given
from hypothesis import strategies as st

from index.article import parse, reading
from index.errors import BadQuestion, VerificationFailed
from index.types import DateSpan, Document, Span
from rag.types import Answer, Citation, Question
from ui.conversation import Conversation, Problem, Turn, ask, begin
from ui.export import markdown
from ui.markup import counted, escaped, range_name
from ui.render import conversation_html
from ui.shell import header_html, source_html
from ui.source import cut, document_html, pieces, quote_html
from ui.strip import strip_html
from ui.timeline import timeline_html

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea><iframe src=javascript:alert(1)>",
    "[x](javascript:alert(1)) **b** `c`",
    "${alert(1)} {{constructor.constructor('alert(1)')()}}",
    "&lt;b&gt; &#60;script&#62;",
)


@dataclass
class Node:
    tag: str
    attributes: dict[str, str | None]
    text: str = ""


class Tree(HTMLParser):
    """Reads HTML with Python's own parser, which shares no code with what wrote it."""

    _VOID = frozenset({"br", "input"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self.feed(html)
        self.close()
        assert not self._open, [node.tag for node in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self.nodes.append(node)
        if tag not in self._VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, tag
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for node in self._open:
            node.text += data

    def classed(self, name: str) -> list[Node]:
        return [n for n in self.nodes if name in (n.attributes.get("class") or "").split()]

    @property
    def text(self) -> str:
        return " ".join(node.text for node in self.nodes)


class Shown:
    """Finds ranges of the source in a rendered document, as the page's script is meant to."""

    def __init__(self, html: str) -> None:
        self.pieces = []
        for node in Tree(html).nodes:
            if "data-s" in node.attributes:
                start = int(node.attributes["data-s"] or "")
                end = int(node.attributes.get("data-e") or start + len(node.text))
                self.pieces.append((start, end, node.text))

    def between(self, start: int, end: int) -> str:
        out = ""
        for first, last, text in self.pieces:
            if first >= end or last <= start:
                continue
            if last - first != len(text):
                out += text
            else:
                out += text[max(0, start - first) : end - first]
        return out


@pytest.fixture(scope="module")
def document(article_source: str) -> Document:
    return parse("us-korea-relations-2019-01.txt", article_source)


@pytest.fixture(scope="module")
def shown(document: Document) -> Shown:
    return Shown(document_html(document))


def sentences(document: Document) -> list[Span]:
    prose = [span for part in document.paragraphs for span in part.sentences]
    captions = [span for part in document.captions for span in part.sentences]
    return prose + captions + [span for part in document.entries for span in part.sentences]


def answered(document: Document, *citations: Citation, **changes: object) -> Answer:
    question = Question("What?", (), "What?", "what", ())
    text = " ".join(f"{reading(item.quote)} [{item.n}]" for item in citations)
    answer = Answer(question, "answered", None, text, None, citations, (), (), 0.9, 0.01)
    return replace(answer, **changes)  # type: ignore[arg-type]  # fields by name


def one_turn(answer: Answer, asked: str = "What?") -> Tree:
    return Tree(conversation_html(Conversation((Turn(asked, answer),))))


# ---- text and offsets


def test_every_sentence_is_found_by_its_offsets_and_reads_as_it_should(
    document: Document, shown: Shown
) -> None:
    spans = sentences(document)
    assert len(spans) > 200
    for span in spans:
        assert shown.between(span.start, span.end) == reading(span.of(document.source))


def test_any_range_inside_a_sentence_shows_the_same_letters(
    document: Document, shown: Shown
) -> None:
    """The article has no literal asterisk or backslash, so these and white space drop out."""
    source = document.source
    for span in sentences(document):
        for start in range(span.start, span.end, 7):
            end = min(start + 11, span.end)
            wanted = re.sub(r"[\s*\\]", "", source[start:end])
            assert re.sub(r"\s", "", shown.between(start, end)) == wanted


def test_the_whole_article_is_on_the_page_in_order(document: Document, shown: Shown) -> None:
    """Nothing is lost, doubled or moved but the colon behind the date of an entry."""
    source = document.source
    wanted = re.sub(r"(?m)^((?:Sept|Oct|Nov|Dec)\. \d+, 2018):", r"\1", source)
    assert re.sub(r"\s", "", "".join(text for _, _, text in shown.pieces)) == re.sub(
        r"[\s*\\]", "", wanted
    )


def test_a_sentence_cut_by_a_page_break_is_whole(document: Document) -> None:
    [text] = [n.text for n in Tree(document_html(document)).nodes
              if n.tag == "p" and "the new working" in n.text]  # fmt: skip
    assert "In doing so, the new working group may temper fissures in the alliance" in text


def test_a_hand_made_text_is_shown_piece_by_piece() -> None:
    raw = "saw *KCNA* ask\n\n\\$2 **now**"
    assert [(p.span.start, p.span.end, p.text, p.voice) for p in pieces(raw, 100)] == [
        (100, 104, "saw ", "span"),
        (105, 109, "KCNA", "em"),
        (110, 114, " ask", "span"),
        (114, 116, " ", "span"),
        (117, 120, "$2 ", "span"),
        (122, 125, "now", "strong"),
    ]


@given(st.text(alphabet="ab. \n\t*\\$_“é\U0001f600", max_size=60), st.integers(0, 1000))
def test_pieces_of_any_text_read_as_reading_does_and_run_forward(raw: str, start: int) -> None:
    found = pieces(raw, start)
    assert "".join(piece.text for piece in found) == reading(raw)
    at = start
    for piece in found:
        assert at <= piece.span.start < piece.span.end <= start + len(raw)
        at = piece.span.end
        own = raw[piece.span.start - start : piece.span.end - start]
        if len(own) == len(piece.text):
            assert re.sub(r"\s", " ", own) == piece.text
        else:
            assert piece.text == " "
            assert own.isspace()


@given(
    st.text(alphabet="ab \n*\\$", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3),
)
def test_cutting_pieces_at_marks_loses_no_text(raw: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    assert "".join(piece.text for piece, _ in cut(pieces(raw, 0), spans)) == reading(raw)


def test_the_answering_words_of_a_quote_are_marked_and_nothing_else() -> None:
    """The marks go through folded white space and stay out of what is around them."""
    raw = "pay \\$501\nmillion, *KCNA* says"
    tree = Tree(quote_html(raw, 50, (Span(54, 50 + raw.index(",")),)))
    assert "".join(node.text for node in tree.classed("word")) == "$501 million"
    assert [node.text for node in tree.nodes if node.tag == "em"] == ["KCNA"]


# ---- answers


def test_an_answer_shows_the_short_answer_first_then_each_sentence_with_its_number(
    document: Document,
) -> None:
    first = citation(document, 1, "Trump praises Kim, but says sanctions must stay for now.")
    second = citation(document, 2, "Seoul says it has made no change on DPRK sanctions.")
    tree = one_turn(answered(document, first, second, short="for now"))
    card = tree.classed("answered")[0]
    assert card.text.startswith("for now")
    said = tree.classed("said")[0].text.replace("\xa0", " ")
    assert said == (
        "Trump praises Kim, but says sanctions must stay for now. [1]"
        "Seoul says it has made no change on DPRK sanctions. [2]"
    )
    buttons = tree.classed("ref")
    assert [(b.tag, b.text) for b in buttons] == [("button", "[1]"), ("button", "[2]")]
    assert [int(b.attributes["data-start"] or "") for b in buttons] == [
        first.span.start,
        second.span.start,
    ]


def test_the_sources_tell_number_place_quote_and_offsets(document: Document) -> None:
    event = citation(document, 1, "Two Koreas hold working-level military talks.")
    prose = citation(
        document, 2, "Domestic issues remain a drag, especially in the areas of jobs and the "
        "economy.", section="Sanctions, alliance coordination, and human rights",
    )  # fmt: skip
    tree = one_turn(answered(document, event, prose))
    assert [node.text for node in tree.classed("place")] == [
        "[1] Sept. 13, 2018, chronology",
        "[2] Sanctions, alliance coordination, and human rights",
    ]
    assert [node.text for node in tree.nodes if node.tag == "blockquote"] == [
        event.quote,
        prose.quote,
    ]
    start, end = event.span.start, event.span.end
    assert tree.classed("offsets")[0].text == f"Characters {start:,}–{end:,}"


def test_each_number_is_described_by_the_quote_it_stands_for(document: Document) -> None:
    cited = citation(document, 1, "Two Koreas hold working-level military talks.")
    tree = one_turn(answered(document, cited))
    described = tree.classed("ref")[0].attributes["aria-describedby"]
    [quote] = [node for node in tree.nodes if node.attributes.get("id") == described]
    assert quote.text == cited.quote


def test_a_number_in_brackets_inside_a_quote_is_no_reference() -> None:
    text = "They met in May [1] and again in June [2] as planned."
    own = parse("note.md", f"# Notes\n\n{text}\n")
    tree = one_turn(answered(own, citation(own, 1, text)))
    assert [node.text for node in tree.classed("ref")] == ["[1]"]
    assert tree.classed("said")[0].text.replace("\xa0", " ") == f"{text} [1]"


def test_what_was_understood_is_shown(document: Document) -> None:
    cited = citation(document, 1, "Two Koreas hold working-level military talks.")
    question = Question(
        text="and then?",
        history=("What did they do?",),
        standalone="What did the two Koreas do then?",
        asked="what",
        dates=(DateSpan(date(2018, 9, 1), date(2018, 10, 1)),),
        notes=("10/7 is read as October 7",),
    )
    tree = one_turn(answered(document, cited, question=question), "and then?")
    assert tree.classed("chip")[0].text == "Dates September 2018"
    assert tree.classed("standalone")[0].text == "Read as: What did the two Koreas do then? Edit"
    assert tree.classed("note")[0].text == "10/7 is read as October 7"


def test_a_question_that_stands_alone_is_not_repeated(document: Document) -> None:
    cited = citation(document, 1, "Two Koreas hold working-level military talks.")
    assert not one_turn(answered(document, cited)).classed("understood")


def test_only_the_newest_answers_sources_are_open(document: Document) -> None:
    turn = Turn("a", answered(document, citation(document, 1, "Seoul says it has made no change on "
                "DPRK sanctions.")))  # fmt: skip
    tree = Tree(conversation_html(Conversation((turn, turn))))
    assert ["open" in node.attributes for node in tree.classed("sources")] == [False, True]


def test_a_refusal_gives_its_reason_and_the_nearest_passages_as_buttons(
    document: Document,
) -> None:
    near = citation(document, 1, "Kim Jong Un sends Trump a letter requesting a follow-on meeting.")
    refused = answered(document, outcome="not_in_article", reason="It ends in 2018.",
                       text="It ends in 2018.", nearest=(near,))  # fmt: skip
    tree = Tree(conversation_html(Conversation((Turn("?", refused),)), [document]))
    assert not tree.classed("answered")
    assert not tree.classed("problem")
    [card] = tree.classed("refused")
    assert card.text.startswith("Not in the articleIt ends in 2018.")
    [button] = tree.classed("place")
    assert button.attributes["data-start"] == str(near.span.start)


def test_a_refusal_speaks_of_an_article_only_where_it_alone_was_asked(document: Document) -> None:
    notes = parse("notes.md", "Notes of mine.")
    refused = answered(document, outcome="not_in_article", reason="Of that, nothing.")
    asked = ((document,), (document, notes), (notes,))
    turns = tuple(Turn("?", refused, documents=documents) for documents in asked)
    tree = Tree(conversation_html(Conversation(turns), [document, notes]))
    told = ["Not in the article", "Not in the text", "Not in the text"]
    assert [node.text for node in tree.classed("verdict")] == told
    saved = markdown(Conversation(turns), [document, notes])
    assert re.findall(r"Not in the \w+(?=\.)", saved) == told


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 entries"), (1, "1 entry"), (1200, "1,200 entries")]
)
def test_a_number_agrees_with_its_noun(number: int, told: str) -> None:
    assert counted(number, "entry", "entries") == told


def test_a_problem_is_neither_an_answer_nor_a_refusal() -> None:
    tree = Tree(conversation_html(Conversation(problem=Problem("?", "Title", "Do this."))))
    [card] = tree.classed("problem")
    assert card.attributes["role"] == "alert"
    assert card.text == "TitleDo this."
    assert not tree.classed("refused")
    assert not tree.classed("answered")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_markup_is_taken_from_a_question_a_document_or_an_error(payload: str) -> None:
    """Wherever a text can come from, the page holds it as text, and no tag or handler of it."""
    own = parse(f"{payload}.txt", f"# {payload}\n\nA {payload} sentence stands here.\n\n"
                f"Sept. 4, 2018: He says {payload} to them.\n")  # fmt: skip
    spans = sentences(own)
    cited = tuple(
        Citation(n, own.name, "prose", None, payload, span, span.of(own.source))
        for n, span in enumerate(spans, start=1)
    )
    question = Question(payload, (), f"{payload} alone", "what", (), (payload,))
    answer = answered(own, *cited, short=payload, question=question)
    refused = replace(answer, outcome="not_in_article", reason=payload, nearest=cited)
    turns = (Turn(payload, answer), Turn(payload, refused))
    for html in (
        conversation_html(Conversation(turns, Problem(payload, payload, payload))),
        conversation_html(Conversation(turns, pending=payload)),
        header_html((own,)),
        source_html((own,)),
    ):
        tree = Tree(html)
        assert payload in tree.text or reading(payload) in tree.text
        for node in tree.nodes:
            assert node.tag not in {"script", "img", "svg", "iframe", "textarea", "b"}
            assert not [name for name in node.attributes if name.startswith("on")]
            assert (node.attributes.get("href") or "#").startswith("#")


def test_what_html_cannot_hold_is_shown_as_a_replacement_character() -> None:
    assert escaped("a\x00b\x1b\ud800c\x85") == "a\ufffdb\ufffd\ufffdc\ufffd"
    assert escaped("tab\tline\n👍") == "tab\tline\n👍"


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ((2018, 12, 21), (2018, 12, 22), "Dec. 21, 2018"),
        ((2018, 10, 7), (2018, 10, 10), "Oct. 7 – 9, 2018"),
        ((2018, 10, 28), (2018, 11, 4), "Oct. 28 – Nov. 3, 2018"),
        ((2018, 12, 30), (2019, 1, 2), "Dec. 30, 2018 – Jan. 1, 2019"),
        ((2018, 10, 1), (2018, 11, 1), "October 2018"),
        ((2018, 9, 1), (2018, 12, 1), "Sept. – Nov. 2018"),
        ((2018, 12, 1), (2019, 2, 1), "Dec. 2018 – Jan. 2019"),
        ((2018, 1, 1), (2019, 1, 1), "2018"),
        ((2017, 1, 1), (2019, 1, 1), "2017 – 2018"),
        ((2018, 5, 5), (2018, 5, 5), "no days"),
        ((1, 1, 1), (2018, 9, 5), "up to Sept. 4, 2018"),
        ((2018, 9, 5), (9999, 12, 31), "from Sept. 5, 2018 on"),
        ((1, 1, 1), (9999, 12, 31), "any day"),
    ],
)
def test_a_range_of_days_is_named_as_a_reader_would(
    start: tuple[int, int, int], end: tuple[int, int, int], name: str
) -> None:
    assert range_name(DateSpan(date(*start), date(*end))) == name


# ---- the chronology


def test_the_chronology_lists_all_entries_by_month_in_order(document: Document) -> None:
    tree = Tree(timeline_html((document,)))
    buttons = tree.classed("entry")
    assert len(buttons) == 77
    keys = [button.attributes["data-entry"] or "" for button in buttons]
    assert keys == sorted(keys)
    assert keys[:3] == ["2018-09-04.1", "2018-09-06.1", "2018-09-06.2"]
    assert [node.text for node in tree.nodes if node.tag == "h2"] == [
        "September 2018",
        "October 2018",
        "November 2018",
        "December 2018",
    ]
    # Counted by hand in the article.
    assert [node.text for node in tree.classed("count")] == ["22", "22", "19", "14"]


def test_each_button_of_the_chronology_points_at_its_entry(document: Document) -> None:
    for button in Tree(timeline_html((document,))).classed("entry"):
        raw = document.source[
            int(button.attributes["data-start"] or "") : int(button.attributes["data-end"] or "")
        ]
        assert reading(raw).replace(":", "", 1) == button.text.replace(":", "", 1)


def test_a_text_without_dates_says_so_instead_of_an_empty_list() -> None:
    plain = parse("plain.txt", "One sentence stands here.\n")
    assert "no dated entries" in timeline_html((plain,))


# ---- the conversation


def test_the_history_is_the_earlier_questions_that_brought_an_answer_or_a_refusal(
    document: Document,
) -> None:
    scripted = ScriptedAssistant({document.name: document})
    talk = Conversation()
    for question in ("first", "", "break", "second"):
        talk = ask(scripted, begin(talk, question), question)
    assert scripted.calls == [
        ("first", ()),
        ("", ("first",)),
        ("break", ("first",)),
        ("second", ("first",)),
    ]
    assert talk.history == ("first", "second")
    assert talk.problem is None
    assert talk.pending is None


def test_a_mistake_of_the_users_is_told_with_its_cure(document: Document) -> None:
    talk = ask(ScriptedAssistant({document.name: document}), Conversation(), " ")
    assert talk.problem is not None
    assert talk.problem.message == "The question is empty: type a few words."
    assert talk.turns == ()


def test_a_failure_of_the_program_is_logged_and_told_but_never_a_refusal(
    document: Document, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        talk = ask(ScriptedAssistant({document.name: document}), Conversation(), "break")
    assert talk.problem is not None
    assert talk.problem.title == "Something went wrong here, not in the article"
    assert "secret" not in conversation_html(talk)
    assert "ZeroDivisionError" in caplog.text


def test_a_check_that_fails_is_not_called_the_users_mistake() -> None:
    class Failing:
        def __init__(self, error: Exception) -> None:
            self.error = error

        def ask(self, question: str, history: object = (), within: object = None) -> Answer:
            raise self.error

    titles = []
    for error in (VerificationFailed("no"), BadQuestion("no")):
        problem = ask(Failing(error), Conversation(), "q").problem
        assert problem is not None
        titles.append(problem.title)
    assert titles[0] != titles[1]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("Nov. 3, 2018", "Jan. 4, 2019", ["November 2018", "December 2018", "January 2019"]),
        ("Jan. 3, 2016", "May 4, 2018", ["2016", "2017", "2018"]),
        ("Jan. 3, 1985", "May 4, 2018", ["1980s", "1990s", "2000s", "2010s"]),
    ],
)
def test_the_timeline_names_months_years_or_tens_of_years_so_that_the_names_find_room(
    first: str, last: str, names: list[str]
) -> None:
    document = parse("a.txt", f"{first}: One thing.\n\n{last}: Another thing.\n")
    found = Tree(strip_html([document])).classed("long")
    assert [element.text for element in found] == names


def test_capitals_alone_are_no_other_reading() -> None:
    """What was read in the same words is not told to a reader who typed small letters."""
    same = Question("who won at leeds", (), "Who won at Leeds?", "who", ())
    assert not same.reworded
    assert replace(same, text="who won at leds").reworded
