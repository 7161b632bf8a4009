"""The page: which parts it has and what happens when; what they look like is made elsewhere.

Importing this module does nothing; Gradio is imported when a page is built.
"""

# Annotations are evaluated here: Gradio looks at them to see which handler wants the event itself.

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import RagError
from index.types import Document
from ui.api import endpoint
from ui.command import (
    Add,
    AskIt,
    Choose,
    KeepTo,
    Look,
    Rate,
    Remove,
    Save,
    StartAnew,
    done_with,
    read_command,
)
from ui.conversation import Conversation, ask, begin, refused
from ui.desk import Library
from ui.documents import TIMELINE, slot
from ui.examples import candidates, tried
from ui.export import exported, record
from ui.feedback import FeedbackFile, keep
from ui.filing import filed
from ui.render import conversation_html, limits_html
from ui.server import Gate, Login
from ui.shelf import Shelf
from ui.shell import FOOT, header_html, source_html
from ui.strip import strip_html
from ui.welcome import welcome_html

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

_STATIC = Path(__file__).parent / "static"
_STYLES = ("page", "talk", "source", "documents", "narrow")
_SCRIPTS = ("source", "going", "peek", "strip", "find", "talk", "documents", "start")
_ENVIRONMENT = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}
_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial")
_AT_ONCE = 4
"""Questions that are answered at the same time; more than the processors bring nothing."""

_RELAY = """
document.addEventListener('page:send', (event) => trigger('submit', event.detail));
watch('value', () => document.dispatchEvent(
  new CustomEvent('page:done', { detail: props.value })));
document.body.dataset.relay = 'true';
"""
"""Joins the page's own script to the program: requests go up as events, files come back."""


def build(assistant: Library, feedback: FeedbackFile | None = None) -> "gr.Blocks":
    """Return the page for one assistant; each open page has a conversation of its own.

    Args:
        assistant: who answers.
        feedback: where the reader's word on answers is kept; None asks for none.
    """
    os.environ.update(_ENVIRONMENT)
    import gradio as gr
    from gradio.events import api

    documents = tuple(assistant.documents.values())
    welcome = welcome_html(documents, tried(assistant, candidates(documents)))
    page: gr.Blocks
    with gr.Blocks(title="Ask the article", analytics_enabled=False) as page:
        parts = _parts(gr, documents, welcome)
        _wire(gr, assistant, parts, welcome, feedback)
        api(endpoint(assistant), api_name="ask", concurrency_limit=_AT_ONCE)
    return page


def _parts(gr: Any, documents: tuple[Document, ...], welcome: str) -> dict[str, Any]:
    """Lay out the page; return the parts that change, by name."""

    def html(value: str, name: str) -> Any:
        return gr.HTML(value, elem_id=name, apply_default_css=False)

    parts: dict[str, Any] = {"state": gr.State(Conversation())}
    html(header_html(documents), "top")
    html(slot(TIMELINE, strip_html(documents)), "timeline")
    with gr.Row(elem_id="page"):
        with gr.Column(elem_id="talk"):
            parts["said"] = html(
                conversation_html(Conversation(), documents, welcome), "conversation"
            )
            parts["within"] = html("", "within")
            with gr.Row(elem_id="ask"):
                _box(gr)
                gr.Button("Ask", variant="primary", elem_id="send", scale=0)
            html(FOOT, "foot")
        with gr.Column(elem_id="source"):
            html(source_html(documents), "source-text")
    parts["relay"] = gr.HTML(
        None, html_template="", js_on_load=_RELAY, elem_id="relay", apply_default_css=False
    )
    return parts


def _box(gr: Any) -> None:
    gr.Textbox(
        label="Your question",
        show_label=False,
        placeholder="Ask a question",
        lines=1,
        max_lines=5,
        autofocus=True,
        interactive=True,
        container=False,
        elem_id="question",
    )


def _wire(
    gr: Any,
    assistant: Library,
    parts: dict[str, Any],
    welcome: str,
    feedback: FeedbackFile | None,
) -> None:
    """Say what happens when a question is sent and when the page's script asks for something."""
    shelf = Shelf(assistant)
    names = ("state", "said", "within", "relay")

    def shown(conversation: Conversation, **others: Any) -> tuple[Any, ...]:
        """Return what the parts show of a conversation; what is not named stays as it is."""
        documents = shelf.documents(conversation.desk)
        given = {
            "state": conversation,
            "said": conversation_html(
                conversation, documents, welcome, rateable=feedback is not None
            ),
            "within": limits_html(conversation, documents),
            **others,
        }
        return tuple(given.get(name, gr.skip()) for name in names)

    def answer(
        asked: AskIt, conversation: Conversation, done: dict[str, object]
    ) -> Iterator[tuple[Any, ...]]:
        question, instead_of = asked.question, asked.instead_of
        yield shown(begin(conversation.before(instead_of), question), state=conversation)
        days = asked.days(conversation.within)
        desk = conversation.desk
        now = ask(shelf.asks(desk), conversation, question, days, instead_of, shelf.asked(desk))
        yield shown(now, relay=done | ({"unanswered": question} if now.problem else {}))

    def obey(event: gr.EventData, conversation: Conversation) -> Iterator[tuple[Any, ...]]:
        # The script sends one request at a time: it waits until it is told that one is done.
        done = done_with(event._data)
        try:
            command = read_command(event._data)
            if isinstance(command, Rate):
                rated = record(conversation, command.turn)
                keep(feedback, command.verdict, rated)
        except RagError as error:
            yield shown(refused(conversation, None, error), relay=done)
            return
        match command:
            case AskIt():
                yield from answer(command, conversation, done)
            case KeepTo():
                kept = conversation.kept_to(command.within)
                yield shown(kept, said=gr.skip(), relay=done)
            case Save():
                file = exported(command.form, conversation, shelf.documents(conversation.desk))
                yield shown(conversation, said=gr.skip(), relay=done | file.for_page())
            case Rate():
                known = conversation.rated(command.turn, command.verdict)
                yield shown(known, said=gr.skip(), relay=done)
            case StartAnew():
                # The documents stay: they took a while, and "Remove" is next to each.
                yield shown(Conversation(desk=conversation.desk), relay=done)
            case Add() | Look() | Choose() | Remove():
                desk, told = filed(shelf, conversation.desk, command)
                yield shown(replace(conversation, desk=desk), said=gr.skip(), relay=done | told)

    parts["relay"].submit(
        obey,
        inputs=[parts["state"]],
        outputs=[parts[name] for name in names],
        trigger_mode="multiple",
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=_AT_ONCE,
    )


def web_app(
    assistant: Library,
    login: Login | None = None,
    feedback: FeedbackFile | None = None,
    *,
    any_host: bool = False,
) -> "FastAPI":
    """Return the page as a web application that asks nothing of any other host.

    Args:
        assistant: who answers.
        login: the name and the password to ask for; None lets everyone in who reaches it.
        feedback: where the reader's word on answers is kept; None asks for none.
        any_host: whether the machine may be called by any name, or by those of itself alone.
    """
    page = build(assistant, feedback)
    import gradio as gr
    from fastapi import FastAPI

    closed: dict[str, Any] = {"docs_url": None, "redoc_url": None, "openapi_url": None}
    app = FastAPI(**closed)
    app.add_middleware(Gate, login=login, any_host=any_host)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        app_kwargs=closed,
        theme=_theme(gr),
        head=_head(),
        favicon_path=str(_STATIC / "icon.svg"),
        # The page hides Gradio's footer; without this link in it the page of the API never opens.
        footer_links=["api"],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        pwa=False,
    )
    return app


def _head() -> str:
    """Return the page's own style and script, which are served inside the page itself."""
    style = "\n".join((_STATIC / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES)
    parts = [(_STATIC / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS]
    # One scope for all of them, and none of their names outside of it.
    script = "\n".join(["(() => {", '"use strict";', *parts, "})();"])
    return f"<style>{style}</style><script>{script}</script>"


def _theme(gr: Any) -> Any:
    """Return Gradio's plain theme in the page's colours, with the system's fonts alone."""
    theme = gr.themes.Base(
        font=(*_SANS, "sans-serif"),
        font_mono=("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"),
        primary_hue="slate",
        neutral_hue="stone",
    )
    return theme.set(
        body_background_fill="#faf9f6",
        body_background_fill_dark="#15171a",
        body_text_color="#22252a",
        body_text_color_dark="#e8e5df",
    )
