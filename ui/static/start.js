/* Clicks and keys, each handed to what it is for; and the start. */
const CLICKS = [
  [".ref, .place", (element) => {
    hidePeek();
    go(targetOf(element), one(".card", element.closest(".turn")));
  }],
  [".entry, .mark", (element) => { hidePeek(); go(targetOf(element), null); }],
  ['.month-name[aria-pressed="true"]', () => send({ do: "keep" })],
  [".rate", rate],
  ["[data-add]", () => one("#file").click()],
  ["[data-documents]", () => { view("source"); pick("documents", true); }],
  ["[data-read]", (element) => { pick("article"); readFrom(element.dataset.read); }],
  ["[data-api]", openApi],
  ["#clear", (element) => { write(""); send(requestOf(element)); }],
  ['[data-do="remove"]', (element) => { forgetRefusals(); send(requestOf(element)); }],
  ["[data-do]", (element) => send(requestOf(element))],
  ["[data-edit]", openEditor],
  ["[data-copy]", (element) => copy(element.dataset.copy, element)],
  ["[data-link]", (element) => copy(linkOf(element), element)],
  ["[data-find]", (element) => walkFound(Number(element.dataset.find))],
  ['[role="tab"]', (element) => pick(element.id.slice("tab-".length))],
  ["[data-view]", (element) => view(element.dataset.view)],
  ["[data-back]", () => {
    view("talk");
    one('.ref[aria-current="true"], .place[aria-current="true"]')?.focus();
  }],
  ["[data-month]", (element, event) => {
    event.preventDefault();
    const month = one(`#month-${element.dataset.month}`);
    scrollWithin(one("#panel-chronology"), month);
    month.focus({ preventScroll: true });
  }],
];

document.addEventListener("click", (event) => {
  const element = event.target.closest?.("button, a");
  const known = element && CLICKS.find(([selector]) => element.matches(selector));
  if (known) known[1](element, event);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-chooser]")) return;
  event.preventDefault();
  send({ do: "keep", first: event.target.first.value, last: event.target.last.value });
});

document.addEventListener("input", (event) => {
  if (event.target.id === "find") find(event.target.value);
});

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/* Return where a key leads in a list of `length`, -1 where it leads nowhere. */
function stepped(key, now, length) {
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  return key in STEPS ? (now + STEPS[key] + length) % length : -1;
}

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key === "Escape") hidePeek();
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (target.id === "find" && event.key === "Enter") walkFound(event.shiftKey ? -1 : 1);
  else if (target.matches?.(".mark")) walkMarks(event);
  else if (target.matches?.('.entry, [role="tab"]')) {
    const list = all(target.matches(".entry") ? ".entry" : '[role="tab"]');
    const next = stepped(event.key, list.indexOf(target), list.length);
    if (next < 0) return;
    event.preventDefault();
    if (target.matches(".entry")) list[next].focus();
    else pick(list[next].id.slice("tab-".length), true);
  }
});

/* The box and its button have no handlers of Gradio's: those would not wait for what is being done. */
function takeOver(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  askTyped();
}

document.addEventListener("keydown", (event) => {
  const plain = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (plain && event.target.matches?.("#question textarea")) takeOver(event);
}, true);
document.addEventListener("click", (event) => {
  if (event.target.closest?.("#send")) takeOver(event);
}, true);

/* Call `then` once, a frame after the last of any changes inside an element. */
function watchInside(element, then) {
  let waiting = 0;
  new MutationObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(then);
  }).observe(element, { childList: true, subtree: true, characterData: true });
}

function start() {
  const conversation = one("#conversation");
  const within = one("#within");
  const others = one("article.document") && one("#question textarea");
  if (!conversation || !within || !others || !document.body.dataset.relay) return false;
  document.body.append(status);
  view("talk");
  watchInside(conversation, () => {
    /* The editor is the reader's, not an answer. */
    if (!one(".editor", conversation)) settle(conversation);
  });
  watchInside(within, showKept);
  openMarks();
  takeFiles();
  giveBack(sessionStorage.getItem(UNANSWERED));
  sessionStorage.removeItem(UNANSWERED);
  document.body.dataset.readyAt = String(Math.round(performance.now()));
  document.body.dataset.ready = "true";
  arrive();
  return true;
}

/* Open Gradio's description of the endpoint, which only the button of its hidden footer loads. */
function openApi() {
  one("footer .show-api")?.click();
}

/* Do what the address asks for: a question, a span, or both; or the API. */
function arrive() {
  const query = new URLSearchParams(location.search);
  if (query.get("view") === "api") {
    openApi(); /* Gradio takes it for open, though it isn't loaded: this closes it */
    openApi();
  }
  arrival = targetAt(location.hash);
  if (arrival) reveal(arrival, { move: !query.has("ask") });
  if (!query.get("ask")) {
    arrival = null;
    return;
  }
  send({ do: "ask", question: query.get("ask"), first: query.get("first") ?? "",
    last: query.get("last") ?? "" });
}

const waitForPage = new MutationObserver(() => { if (start()) waitForPage.disconnect(); });
if (!start()) {
  waitForPage.observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-relay"],
  });
}
