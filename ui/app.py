"""The page: which parts it has and what happens when; what they look like is made elsewhere.

Importing this module does nothing; Gradio is imported when a page is built.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from index.types import Document
from ui.conversation import Asks, Conversation, ask, begin
from ui.examples import example_questions
from ui.render import conversation_html
from ui.shell import header_html, source_html

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

_STATIC = Path(__file__).parent / "static"
_ENVIRONMENT = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}
_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial")


class Assistant(Asks, Protocol):
    """What the page needs of an assistant: to ask it, and what it knows."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents that can be asked, by name."""
        ...


def build(assistant: Assistant) -> gr.Blocks:
    """Return the page for one assistant; each browser session has a conversation of its own."""
    os.environ.update(_ENVIRONMENT)
    import gradio as gr

    documents = tuple(assistant.documents.values())
    page: gr.Blocks
    with gr.Blocks(title="Ask the article", analytics_enabled=False) as page:
        state = gr.State(Conversation())
        gr.HTML(header_html(documents), elem_id="top", apply_default_css=False)
        with gr.Row(elem_id="page"):
            with gr.Column(elem_id="talk"):
                parts = _talk(gr, documents)
            with gr.Column(elem_id="source"):
                gr.HTML(source_html(documents), elem_id="source-text", apply_default_css=False)
        _wire(gr, assistant, state, parts)
    return page


def _talk(gr: Any, documents: tuple[Document, ...]) -> dict[str, Any]:
    """Lay out the left side; return its parts by name."""
    parts: dict[str, Any] = {}
    parts["said"] = gr.HTML(
        conversation_html(Conversation()), elem_id="conversation", apply_default_css=False
    )
    with gr.Column(elem_id="examples", visible=True) as parts["examples"]:
        parts["buttons"] = [
            (question, gr.Button(question, elem_classes="example", size="sm"))
            for question in example_questions(documents)
        ]
    with gr.Row(elem_id="ask"):
        parts["box"] = gr.Textbox(
            label="Your question",
            show_label=False,
            placeholder="Ask about the article",
            lines=1,
            max_lines=5,
            autofocus=True,
            container=False,
            elem_id="question",
        )
        parts["send"] = gr.Button("Ask", variant="primary", elem_id="send", scale=0)
    parts["clear"] = gr.Button("New conversation", elem_id="clear", size="sm", variant="secondary")
    return parts


def _wire(gr: Any, assistant: Assistant, state: Any, parts: dict[str, Any]) -> None:
    """Say what happens when a question is sent, an example is chosen, the talk is cleared."""

    def answer(question: str, conversation: Conversation) -> Iterator[tuple[Any, ...]]:
        waiting = begin(conversation, question)
        yield conversation, conversation_html(waiting), gr.skip(), gr.update(visible=False)
        done = ask(assistant, conversation, question)
        # A question that brought no answer stays in the box, to be mended or sent again.
        box = question if done.problem else ""
        yield done, conversation_html(done), box, gr.update(visible=False)

    def clear() -> tuple[Any, ...]:
        empty = Conversation()
        return empty, conversation_html(empty), "", gr.update(visible=True)

    outputs = [state, parts["said"], parts["box"], parts["examples"]]
    how = {"outputs": outputs, "show_progress": "hidden", "api_visibility": "private"}
    sent = [parts["box"].submit, parts["send"].click]
    gr.on(sent, answer, inputs=[parts["box"], state], concurrency_limit=4, **how)
    for question, button in parts["buttons"]:
        button.click(partial(answer, question), inputs=[state], concurrency_limit=4, **how)
    parts["clear"].click(clear, **how)


def web_app(assistant: Assistant) -> FastAPI:
    """Return the page as a web application that asks nothing of any other host."""
    page = build(assistant)
    import gradio as gr
    from fastapi import FastAPI

    from ui.server import Gate

    closed: dict[str, Any] = {"docs_url": None, "redoc_url": None, "openapi_url": None}
    app = FastAPI(**closed)
    app.add_middleware(Gate)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        app_kwargs=closed,
        theme=_theme(gr),
        head=_head(),
        favicon_path=str(_STATIC / "icon.svg"),
        footer_links=[],
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
    style = (_STATIC / "page.css").read_text(encoding="utf-8")
    script = (_STATIC / "page.js").read_text(encoding="utf-8")
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
