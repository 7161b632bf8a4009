"""Reading JSON piece by piece gives what reading it as a whole gives, on the right lines."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.stream import BrokenJson, JsonReader

SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


class Drops(io.StringIO):
    """A stream that gives a few characters at a time, however many are asked for."""

    size = 1

    def read(self, size: int | None = -1, /) -> str:
        return super().read(self.size)


def walked(reader: JsonReader) -> object:
    """Rebuild a value from its pieces."""
    opening = reader.peek()
    if opening == "{":
        return {key: walked(reader) for key in reader.members()}
    if opening == "[":
        return [walked(reader) for _ in reader.items()]
    return reader.value()


@given(VALUES, st.sampled_from([None, 1]), st.booleans(), st.integers(1, 7))
def test_a_value_taken_apart_is_the_value(
    value: object, indent: int | None, ascii: bool, size: int
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii) + " \n"
    for read in (walked, JsonReader.value):
        stream = Drops(text)
        stream.size = size
        reader = JsonReader(stream)
        assert read(reader) == json.loads(text)
        reader.end()
        assert reader.line == 1 + text.count("\n")


@given(VALUES)
def test_what_is_skipped_leaves_the_reader_behind_it(value: object) -> None:
    reader = JsonReader(Drops(json.dumps([value, "next"])))
    found = []
    for number in reader.items():
        if number:
            found.append(reader.value())
        else:
            reader.skip()
    assert found == ["next"]


@given(st.text(alphabet='{}[]",:0123 \n\\truefalsn-.e', max_size=30))
def test_a_text_is_refused_exactly_where_the_standard_library_refuses_it(text: str) -> None:
    def whole() -> object:
        reader = JsonReader(Drops(text))
        value = walked(reader)
        reader.end()
        return value

    try:
        expected = json.loads(text)
    except json.JSONDecodeError:
        with pytest.raises(BrokenJson):
            whole()
    else:
        assert whole() == expected


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('{"a": 1,\n\n"b" 2}', 3, ": should stand here, not '2'"),
        ('{"a": [1,\n2', 2, ", or ] should stand here, not the end"),
        ('{"a": 1}\n{}', 2, "something follows after the end"),
        ('[1,\ntrue,\nturn]', 3, "Expecting value"),
        ('[\n"a\tb"]', 2, "Invalid control character at"),
        ('{\n1: 2}', 2, "a key in double quotes should stand here"),
        ("", 1, "Expecting value"),
        ("[" * 100_000, 1, "nested too deeply"),
    ],
)  # fmt: skip
def test_a_broken_text_is_told_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(BrokenJson) as caught:
        reader = JsonReader(io.StringIO(text))
        if text.startswith("[["):
            reader.skip()
        else:
            walked(reader)
        reader.end()
    assert caught.value.line == line
    assert problem in str(caught.value)
