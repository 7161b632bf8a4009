"""`make speed`: how long a reader waits for the page and for an answer, in the browser.

The page works when its script has taken over; an answer stands when the frame after it is drawn.
"""

from __future__ import annotations

import sys
from shutil import which
from statistics import median

from browser import reader, served

from rag.assistant import Assistant

_QUESTIONS = (
    "When did the two Koreas open liaison offices?",
    "What happened between 7 and 9 October?",
    "How many cars may each US automaker sell in South Korea?",
    "Who won the World Cup?",
    "Why did the departure of James Mattis worry US allies?",
)
_PRESS_ENTER = """() => new Promise((done, failed) => {
    setTimeout(() => failed(new Error('no answer within 20 s')), 20_000);
    const box = document.querySelector('#question textarea');
    const said = document.querySelector('#conversation');
    const asked = box.value;
    const watch = new MutationObserver(() => {
        const newest = [...said.querySelectorAll('.turn')].pop();
        if (newest?.querySelector('.asked').textContent !== asked) return;
        if (!newest.querySelector('.card:not(.pending)')) return;
        watch.disconnect();
        requestAnimationFrame(() => done((performance.now() - start) / 1000));
    });
    watch.observe(said, { childList: true, subtree: true });
    const start = performance.now();
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
})"""


def main(rounds: int = 5) -> None:
    """Open the page anew and ask the questions, `rounds` times; print the medians."""
    from playwright.sync_api import sync_playwright

    chromium = which("chromium")
    if chromium is None:
        sys.exit("there is no Chromium: install chromium")
    assistant = Assistant.open()
    assistant.warm()
    ready, answered = [], []
    with sync_playwright() as play, served(assistant) as address:
        for _ in range(rounds):
            with reader(play, chromium, address) as own:
                page = own.open()
                ready.append(int(page.get_attribute("body", "data-ready-at") or 0))
                for question in _QUESTIONS:
                    page.fill("#question textarea", question)
                    answered.append(1000 * page.evaluate(_PRESS_ENTER))
    print(f"The page works after {median(ready):.0f} ms, an answer stands "
          f"{median(answered):.0f} ms after Enter (medians).")  # fmt: skip


if __name__ == "__main__":
    main()
