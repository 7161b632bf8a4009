/* The conversation: what is sent to the program, editing, copying, saving, and new answers. */
const requests = { waiting: [], sent: 0, made: 0, timer: 0 };
const PATIENCE = 3000; /* milliseconds until the server is tried whether it is there at all */
const UNANSWERED = "unanswered"; /* what the box holds while the page is loaded again */
const TRIES = 3; /* then the next request is sent, though this one is not done */

/* Send a request when those before it are done: each starts from what the last one left. */
function send(request) {
  requests.made += 1;
  requests.waiting.push({ ...request, at: requests.made });
  sendNext();
}

/* Ask what stands in the box, in turn with everything else, and free the box for the next question.
   A second Enter in haste finds it empty and asks nothing. */
function askTyped() {
  const box = one("#question textarea");
  const question = box.value;
  if (!question.trim()) {
    box.focus();
    tell("Type a question first");
    return;
  }
  send({ do: "ask", question });
  write("");
}

/* Write in the box as if the reader had typed it. */
function write(text) {
  const box = one("#question textarea");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function sendNext() {
  if (requests.sent || !requests.waiting.length) return;
  const detail = requests.waiting.shift();
  requests.sent = detail.at;
  requests.timer = setTimeout(overdue, PATIENCE, detail);
  document.dispatchEvent(new CustomEvent("page:send", { detail }));
}

function done() {
  clearTimeout(requests.timer);
  requests.sent = 0;
  sendNext();
}

/* Wait on where the server is there; otherwise say that it is not, and give the questions back. */
async function overdue(request, tries = 1) {
  const served = await fetch("robots.txt").then(() => true, () => false);
  if (request.at !== requests.sent) return; /* it was done meanwhile */
  if (!served) {
    const asked = [request, ...requests.waiting].filter((each) => each.do === "ask");
    requests.waiting = [];
    requests.sent = 0;
    giveBack(asked.map((each) => each.question).join("\n"));
    /* Once the server is back, Gradio loads the page again by itself. */
    sessionStorage.setItem(UNANSWERED, one("#question textarea").value);
    one(".lost").hidden = false;
  } else if (tries < TRIES) requests.timer = setTimeout(overdue, PATIENCE, request, tries + 1);
  else done();
}

/* To be mended or sent again, unless the reader is writing the next one already. */
function giveBack(question) {
  if (question && !one("#question textarea").value) write(question);
}

document.addEventListener("page:done", ({ detail }) => {
  one(".lost").hidden = true;
  if (detail?.text) save(detail);
  if (detail?.slots) file(detail);
  giveBack(detail?.unanswered);
  if (detail?.at === requests.sent) done();
});

/* Return what a button with `data-do` asks of the program. */
function requestOf({ dataset }) {
  const request = { do: dataset.do };
  for (const name of ["question", "first", "last", "form", "verdict", "document"]) {
    if (name in dataset) request[name] = dataset[name];
  }
  if (dataset.turn) request.turn = Number(dataset.turn);
  if ("asked" in dataset) request.asked = true;
  return request;
}

function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/* Show at once what the reader said of an answer; the program keeps it. */
function rate(button) {
  for (const other of all(".rate", button.parentElement)) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  send(requestOf(button));
  tell("Kept on this machine");
}

/* ---- editing a question -------------------------------------------------------------------- */

function closeEditor() {
  const open = one(".editor");
  open?.opener?.focus();
  open?.remove();
}

/* Open the question of a turn, with the days it is kept to, in place of the line that shows it. */
function openEditor(button) {
  one(".editor")?.remove();
  const { edit: turn, question, first = "", last = "" } = button.dataset;
  const box = made("textarea", { value: question, rows: 2, ariaLabel: "Question" });
  const period = one(".strip")?.dataset;
  const days = ["first", "last"].map((name) => made("input", {
    type: "date", name, value: name === "first" ? first : last, min: period?.first ?? "",
    max: period?.last ?? "", ariaLabel: name === "first" ? "First day" : "Last day",
  }));
  const form = made("form", { className: "editor" }, box);
  if (period) form.append(made("p", { className: "days" }, "Only from ", days[0], " to ", days[1]));
  form.append(made("p", { className: "does" },
    made("button", { type: "submit", textContent: "Ask again" }),
    made("button", { type: "button", className: "link", textContent: "Cancel",
      onclick: closeEditor })));
  if (button.closest(".turn").nextElementSibling) {
    form.append(made("p", { className: "label",
      textContent: "This replaces the answer and all that was asked after it." }));
  }
  form.opener = button;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send({ do: "ask", question: box.value, turn: Number(turn), first: days[0].value,
      last: days[1].value });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeEditor();
    if (event.key !== "Enter" || event.shiftKey || event.target !== box) return;
    event.preventDefault();
    form.requestSubmit();
  });
  one(".head", button.closest(".turn")).after(form);
  box.focus();
  box.select();
}

/* ---- copying and saving --------------------------------------------------------------------- */

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { /* not allowed, or the page is served without encryption from another machine */
    const box = made("textarea", { value: text, className: "sr" });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    button.focus();
  }
  const label = button.dataset.label ??= button.textContent;
  button.textContent = "Copied";
  tell("Copied");
  setTimeout(() => { button.textContent = label; }, 2000);
}

/* Return the address that asks a question again and opens the span that is chosen now. */
function linkOf(button) {
  const { link, first, last } = button.dataset;
  const query = new URLSearchParams({ ask: link, ...(first ? { first, last } : {}) });
  const own = button.closest(".turn").contains(lit.card) && location.hash.startsWith("#at=");
  return `${location.origin}${location.pathname}?${query}${own ? location.hash : ""}`;
}

function save({ name, kind, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: kind }));
  made("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  tell(`Saved as ${name}`);
}

/* ---- new answers ---------------------------------------------------------------------------- */

let arrival = null; /* the span that the address named when the page was opened */

let shown = ""; /* the newest answer as it was last seen: Gradio may reuse its elements */

function settle(conversation) {
  const turns = all(".turn", conversation);
  const newest = turns[turns.length - 1];
  const card = newest && one(".card", newest);
  if (!card) {
    if (!shown) return; /* nothing new: Gradio touches its elements with every request */
    shown = "";
    lit.card = null;
    lit.target = null;
    light();
    return;
  }
  const done = !card.matches(".pending");
  const now = [turns.length, card.className, one(".asked", newest)?.textContent, card.textContent];
  if (now.join("\n") === shown && lit.card?.isConnected) return;
  shown = now.join("\n");
  if (done) showNew(card);
  scrollWithin(conversation, newest, -1); /* the line above it goes out of sight */
  if (done && document.activeElement === document.body && !narrow()) {
    one("#question textarea")?.focus({ preventScroll: true });
  }
}

function showNew(card) {
  lit.card = card;
  lit.target = null;
  light();
  if (arrival) {
    reveal(withMarks(arrival), { move: false });
    arrival = null;
  } else {
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    const first = card.matches(".answered") && one(".ref", card);
    if (first && !narrow()) showQuietly(targetOf(first));
  }
  tell(one(".short, .verdict, .said p", card)?.textContent ?? "");
}

/* Scroll the source to the first citation of a new answer without calling it chosen. */
function showQuietly(target) {
  if (one("#panel-article").hidden) {
    const entry = one(".entry.lit");
    if (entry) scrollWithin(one("#panel-chronology"), entry, 120);
    return;
  }
  const own = all("mark.cited", articleOf(target.name)).filter((mark) => {
    const from = Number(mark.dataset.from);
    return target.start <= from && from < target.end;
  });
  if (own.length) bringIntoView(own);
}
