"""Documents of readers: what is refused, in which words, and what belongs to whom."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event
from time import monotonic, sleep

import pytest
from browser import ScriptedAssistant

from index.article import parse
from index.encode import Progress
from index.errors import BadFile, BadSetting, RagError
from index.memory import Embedded
from ui import shelf as limits
from ui.command import Add, Choose, Look, Remove, read_command
from ui.desk import Desk
from ui.filing import filed
from ui.shelf import MOST_BYTES, MOST_DOCUMENTS, Shelf

TEXT = b"The soil is clay.\n\nMarch 3, 2019: We sow peas.\n"


@dataclass(slots=True)
class SlowAssistant(ScriptedAssistant):
    """Indexes one sentence of two, and the other when it is let go on."""

    go_on: Event = field(default_factory=Event)

    def embedded(self, name: str, text: str, progress: Progress | None = None) -> Embedded:
        if progress:
            progress(1, 2)
            assert self.go_on.wait(30)
            progress(2, 2)
        return ScriptedAssistant.embedded(self, name, text)


@pytest.fixture
def shelf() -> Shelf:
    base = parse("base.txt", "The base stands here.\n")
    return Shelf(ScriptedAssistant({base.name: base}))


def until(true: Callable[[], bool]) -> None:
    """Wait until something holds, half a minute at most."""
    end = monotonic() + 30
    while not true():
        assert monotonic() < end, "it never came to hold"
        sleep(0.005)


def with_one(shelf: Shelf, desk: Desk, name: str, data: bytes = TEXT) -> Desk:
    """Return the desk with a document added and indexed."""
    desk = shelf.add(desk, name, data, len(data))
    until(lambda: all(adding.outcome is not None for adding in desk.adding))
    desk, refusals = shelf.arrived(desk)
    assert refusals == ()
    return desk


def names(shelf: Shelf, desk: Desk) -> list[str]:
    return [document.name for document in shelf.documents(desk)]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("notes.pdf", TEXT, r"'notes\.pdf' is not a \.txt or \.md file: save it as plain text"),
        ("notes", TEXT, r"'notes' is not a \.txt or \.md file"),
        ("empty.txt", b"", r"'empty\.txt' is empty: give a file with text"),
        ("blank.md", b" \n\t\n", r"'blank\.md' is blank"),
        ("latin.txt", "Caf\xe9".encode("latin-1"), r"'latin\.txt' is not UTF-8 \(byte 3 is 0xe9\): "
         "save it as UTF-8"),
        ("picture.txt", b"\x89PNG\0\0", r"'picture\.txt' is not a text file"),
        ("big.txt", b"a" * (MOST_BYTES + 1), r"'big\.txt' has 100,001 bytes, and 100,000 is the "
         "most: split it"),
        ("BASE.txt", TEXT, r"'BASE\.txt' is here already: remove that one first, or rename"),
        ("../up.txt", TEXT, r"'\.\./up\.txt' is no name of a file"),
        ("..\\up.txt", TEXT, "is no name of a file"),
        ("a\nb.txt", TEXT, "is no name of a file"),
        ("a\u202eb.txt", TEXT, "is no name of a file"),
        ("\ud800.txt", TEXT, "is no name of a file"),
        (" .txt", TEXT, "is no name of a file"),
        ("", TEXT, "is not a"),
    ],
)  # fmt: skip
def test_what_can_not_be_used_is_refused_in_one_line_with_its_name_and_the_cure(
    shelf: Shelf, name: str, data: bytes, message: str
) -> None:
    with pytest.raises(BadFile, match=message) as refusal:
        shelf.add(Desk(), name, data, len(data))
    assert "\n" not in str(refusal.value)


def test_a_size_alone_is_enough_to_be_refused_and_a_wrong_one_helps_nothing(shelf: Shelf) -> None:
    with pytest.raises(BadFile, match="123,456,789 bytes"):
        shelf.add(Desk(), "big.txt", b"", 123_456_789)
    with pytest.raises(BadFile, match="100,001 bytes"):
        shelf.add(Desk(), "big.txt", b"a" * (MOST_BYTES + 1), 5)
    with_one(shelf, Desk(), "just.txt", b"A word. " * (MOST_BYTES // 8))


def test_one_page_takes_so_many_and_no_more_until_one_is_removed(shelf: Shelf) -> None:
    desk = Desk()
    for number in range(MOST_DOCUMENTS):
        desk = with_one(shelf, desk, f"{number}.txt")
    with pytest.raises(BadFile, match=r"'more\.txt' is one too many, 5 is the most: remove one"):
        shelf.add(desk, "more.txt", TEXT, len(TEXT))
    desk = shelf.remove(desk, "2.txt")
    desk = with_one(shelf, desk, "more.txt")
    assert names(shelf, desk) == ["base.txt", "0.txt", "1.txt", "3.txt", "4.txt", "more.txt"]


def test_all_pages_together_hold_so_much_and_what_is_gone_gives_room(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_IN_ALL", 2 * len(TEXT))
    one = with_one(shelf, Desk(), "a.txt")
    other = with_one(shelf, Desk(), "a.txt")
    with pytest.raises(BadFile, match=r"'b\.txt' finds no room: all open pages together"):
        shelf.add(one, "b.txt", TEXT, len(TEXT))
    del other
    until(lambda: shelf._held() == len(TEXT))
    with_one(shelf, one, "b.txt")


def test_nobody_sees_what_another_has_added(shelf: Shelf) -> None:
    mine = with_one(shelf, Desk(), "mine.txt")
    yours = with_one(shelf, Desk(), "yours.txt")
    assert names(shelf, mine) == ["base.txt", "mine.txt"]
    assert names(shelf, yours) == ["base.txt", "yours.txt"]
    assert names(shelf, Desk()) == ["base.txt"]


def test_questions_reach_the_chosen_documents_and_no_others() -> None:
    base = parse("base.txt", "The base stands here.\n")
    assistant = ScriptedAssistant({base.name: base})
    shelf = Shelf(assistant)
    desk = with_one(shelf, Desk(), "own.txt")
    shelf.asks(desk).ask("Why?")
    shelf.asks(shelf.choose(desk, "base.txt", asked=False)).ask("Why?")
    shelf.asks(shelf.choose(desk, "own.txt", asked=False)).ask("Why?")
    none = shelf.choose(desk, None, asked=False)
    with pytest.raises(BadSetting, match="no document is chosen: choose one or more"):
        shelf.asks(none).ask("Why?")
    shelf.asks(shelf.choose(none, None, asked=True)).ask("Why?")
    shelf.asks(shelf.remove(desk, "own.txt")).ask("Why?")
    assert [set(asked) for asked in assistant.asked_of] == [
        {"base.txt", "own.txt"},
        {"own.txt"},
        {"base.txt"},
        {"base.txt", "own.txt"},
        {"base.txt"},
    ]
    with pytest.raises(BadSetting, match=r"'no\.txt' is not among the documents here"):
        shelf.choose(desk, "no.txt", asked=False)


def test_a_document_on_its_way_tells_how_far_it_is_and_can_be_taken_back() -> None:
    assistant = SlowAssistant({})
    shelf = Shelf(assistant)
    desk = shelf.add(Desk(), "slow.txt", TEXT, len(TEXT))
    [adding] = desk.adding
    until(lambda: adding.total == 2)
    assert (adding.begun, adding.done) == (True, 1)
    assert shelf.arrived(desk) == (desk, ())
    with pytest.raises(BadFile, match="is here already"):
        shelf.add(desk, "slow.txt", TEXT, len(TEXT))
    waiting = shelf.add(desk, "next.txt", TEXT, len(TEXT))
    assert not waiting.adding[1].begun
    back = shelf.remove(waiting, "slow.txt")
    assistant.go_on.set()
    until(lambda: waiting.adding[1].outcome is not None)
    back, refusals = shelf.arrived(back)
    assert (names(shelf, back), refusals) == (["next.txt"], ())


def test_a_mistake_of_the_program_is_told_as_one_and_tells_no_secret(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Embedded:
        raise ZeroDivisionError("a secret of the machine")

    monkeypatch.setattr(ScriptedAssistant, "embedded", broken)
    desk = shelf.add(Desk(), "a.txt", TEXT, len(TEXT))
    until(lambda: desk.adding[0].outcome is not None)
    desk, [refusal] = shelf.arrived(desk)
    assert isinstance(refusal, RagError)
    assert "'a.txt' could not be indexed, which is a mistake of this program" in str(refusal)
    assert "secret" not in str(refusal)
    assert desk == Desk()


def test_a_text_without_a_sentence_is_refused_when_that_is_known(shelf: Shelf) -> None:
    desk = shelf.add(Desk(), "title.md", b"# A title\n", 10)
    until(lambda: desk.adding[0].outcome is not None)
    desk, [refusal] = shelf.arrived(desk)
    assert str(refusal).startswith("'title.md' holds no paragraph and no dated entry: give a text")


def test_the_page_is_told_what_changed_and_what_was_refused(shelf: Shelf) -> None:
    desk, told = filed(shelf, Desk(), Add("a.txt", TEXT, len(TEXT)))
    assert told["refusals"] == []
    until(lambda: desk.adding[0].outcome is not None)
    desk, told = filed(shelf, desk, Look())
    assert told["told"] == "a.txt is here and is asked as well"
    slots = told["slots"]
    assert isinstance(slots, dict)
    assert {"own", "timeline", "chronology", "files", "reads"} <= slots.keys()
    same, told = filed(shelf, desk, Add("a.txt", TEXT, len(TEXT)))
    assert same == desk
    assert told["refusals"] == [
        "'a.txt' is here already: remove that one first, or rename this."
    ]  # fmt: skip
    desk, told = filed(shelf, desk, Choose("a.txt", False))
    assert replace(desk, asks=None).left_out == {"a.txt"}
    desk, told = filed(shelf, desk, Remove("a.txt"))
    assert told["told"] == "a.txt is removed"
    assert desk == Desk()


@pytest.mark.parametrize(
    ("data", "command"),
    [
        ({"do": "add", "name": "a.txt", "size": 2, "data": "aGk="}, Add("a.txt", b"hi", 2)),
        ({"do": "add", "name": "a.txt", "size": 9, "data": ""}, Add("a.txt", b"", 9)),
        ({"do": "look"}, Look()),
        ({"do": "choose", "document": "a", "asked": False}, Choose("a", False)),
        ({"do": "choose", "asked": True}, Choose(None, True)),
        ({"do": "remove", "document": "a"}, Remove("a")),
    ],
)
def test_what_the_page_sends_is_read(data: object, command: object) -> None:
    assert read_command(data) == command


@pytest.mark.parametrize(
    "data",
    [
        {"do": "add", "name": "a.txt", "size": 2},
        {"do": "add", "name": 5, "size": 2, "data": "aGk="},
        {"do": "add", "name": "a.txt", "size": -1, "data": ""},
        {"do": "add", "name": "a.txt", "size": True, "data": ""},
        {"do": "add", "name": "a.txt", "size": 2, "data": "not Base64"},
        {"do": "add", "name": "a.txt", "size": 2, "data": "\u20ac"},
        {"do": "choose", "document": "a"},
        {"do": "choose", "document": None, "asked": True},
        {"do": "remove"},
    ],
)
def test_what_no_page_would_send_is_refused_in_one_line(data: object) -> None:
    with pytest.raises(BadSetting) as refusal:
        read_command(data)
    assert "\n" not in str(refusal.value)


def test_bytes_arrive_as_they_are() -> None:
    data = bytes(range(256))
    coded = base64.b64encode(data).decode()
    assert read_command({"do": "add", "name": "a", "size": 256, "data": coded}) == Add(
        "a", data, 256
    )
