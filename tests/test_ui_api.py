"""The endpoint for other programs: named, typed, and the same answers as `rag ask --json`."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from browser import ScriptedAssistant, ask, citation, reader, served
from gradio_client import Client
from gradio_client.exceptions import AppError

from index.article import parse
from index.types import Document
from rag.provenance import full_record, sha256_of
from ui.api import Quote, Reply, Searched

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

QUESTION = "How much?"


@pytest.fixture(scope="module")
def document(article_source: str) -> Document:
    return parse("us-korea-relations-2019-01.txt", article_source)


@pytest.fixture(scope="module")
def scripted(document: Document) -> ScriptedAssistant:
    assistant = ScriptedAssistant({document.name: document})
    cited = citation(document, 1, "US approves possible \\$2.6 billion in military sales to ROK.")
    assistant.prepared[QUESTION] = ("It approves. [1]", "$2.6 billion", (cited,), ())
    return assistant


@pytest.fixture(scope="module")
def address(scripted: ScriptedAssistant) -> Iterator[str]:
    with served(scripted) as address:
        yield address


@pytest.fixture(scope="module")
def client(address: str) -> Client:
    return Client(address, verbose=False)


@pytest.mark.browser
@pytest.mark.parametrize("way", ["?view=api", "link", "foot"])
def test_the_endpoint_is_described_in_the_page_named_and_typed(
    play: Playwright, chromium: str, address: str, way: str
) -> None:
    """Gradio's page of the API opens by its address and by the page's own two links."""
    with reader(play, chromium, address) as own:
        page = own.open("" if way != "?view=api" else way)
        if way == "link":
            page.click(".welcome [data-api]")
        elif way == "foot":
            ask(page, QUESTION)
            page.click(".foot [data-api]")
        page.wait_for_function(
            "document.querySelector('.api-docs')?.innerText.includes('API name: /ask')"
        )
        shown = " ".join(page.inner_text(".api-docs").split())
        assert "1 API endpoint" in shown
        for parameter in ("question str", "history list[str]", "first_day str", "last_day str"):
            assert parameter in shown
        assert "short_answer: None | str" in shown
        page.keyboard.press("Escape")
        page.click(".api-docs .backdrop", position={"x": 5, "y": 400})
        page.wait_for_selector(".api-docs", state="detached")
        ask(page, QUESTION)
        assert own.elsewhere == []
        assert own.errors == []


def test_a_client_gets_the_contracts_record(
    client: Client, scripted: ScriptedAssistant, document: Document
) -> None:
    answer = client.predict(QUESTION, api_name="/ask")
    wanted = full_record(scripted.ask(QUESTION), None, sha256_of(scripted.documents))
    assert answer == json.loads(json.dumps(wanted))
    [cited] = answer["citations"]
    assert document.source[cited["start"] : cited["end"]] == cited["quote"]


def test_history_and_days_reach_the_assistant(client: Client, scripted: ScriptedAssistant) -> None:
    client.predict(QUESTION, ["Before?"], "2018-10-07", "2018-10-09", api_name="/ask")
    assert scripted.calls[-1] == (QUESTION, ("Before?",))
    within = scripted.kept_to[-1]
    assert within is not None
    assert (within.start.isoformat(), within.end.isoformat()) == ("2018-10-07", "2018-10-10")


def test_a_mistake_is_told_with_its_cure_and_a_failure_tells_no_secret(client: Client) -> None:
    with pytest.raises(AppError, match="the question is empty: type a few words"):
        client.predict(" ", api_name="/ask")
    with pytest.raises(AppError, match="'yesterday' is no day: write it as 2018-10-07"):
        client.predict(QUESTION, [], "yesterday", api_name="/ask")
    with pytest.raises(AppError) as error:
        client.predict("break", api_name="/ask")
    assert "secret" not in str(error.value)


def test_the_types_that_clients_are_told_are_those_of_the_record(
    address: str, assistant: Any
) -> None:
    """Every key, and no other: of the record, its citations and its passages."""
    record = full_record(assistant.ask("When did Mattis resign?"), None, {})
    assert list(get_type_hints(Reply)) == list(record)
    assert isinstance(record["citations"], list)
    assert isinstance(record["passages"], list)
    assert list(get_type_hints(Quote)) == list(record["citations"][0])
    assert list(get_type_hints(Searched)) == list(record["passages"][0])
    with urllib.request.urlopen(f"{address}/gradio_api/info") as reply:
        endpoints = json.load(reply)["named_endpoints"]
    assert list(endpoints) == ["/ask"], "what the page itself calls is not offered to others"
    parameters = endpoints["/ask"]["parameters"]
    assert [(p["parameter_name"], p["type"]["type"]) for p in parameters] == [
        ("question", "string"),
        ("history", "array"),
        ("first_day", "string"),
        ("last_day", "string"),
    ]
    [returned] = endpoints["/ask"]["returns"]
    assert list(returned["type"]["properties"]) == list(record)
