/* What is lit, and going there: by a click, by an address, by back and forward. */
const lit = { card: null, target: null, finds: [] };

function targetOf(element) {
  const { document: name, start, end, marks, n } = element.dataset;
  return {
    name,
    n,
    start: Number(start),
    end: Number(end),
    marks: (marks || "").split(",").filter(Boolean).map((pair) => {
      const [from, to] = pair.split("-").map(Number);
      return { start: from, end: to, kind: "word" };
    }),
  };
}

function cited() {
  /* What a refusal calls nearest is no proof of anything, and is not lit as such. */
  return lit.card?.matches(".answered") ? all(".place[data-n]", lit.card).map(targetOf) : [];
}

function light() {
  for (const article of all("article.document")) {
    const name = article.dataset.document;
    const lights = lit.finds.filter((found) => found.name === name);
    for (const target of cited().filter((target) => target.name === name)) {
      lights.push({ start: target.start, end: target.end, kind: "cited" }, ...target.marks);
    }
    if (lit.target?.name === name) {
      const { start, end, marks } = lit.target;
      lights.push({ start, end, kind: "active" }, ...marks);
    }
    draw(article, lights);
  }
  lightEntries();
  showMissing();
  for (const button of all(".ref, .place, .entry, .mark")) {
    const same = lit.target && button.dataset.document === lit.target.name
      && Number(button.dataset.start) === lit.target.start
      && Number(button.dataset.end) === lit.target.end;
    if (same) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

/* Light the entries of the chronology, in the tables and on the timeline, that are cited. */
function lightEntries() {
  const targets = cited();
  for (const entry of all(".entry, .mark")) {
    const { document: name, start, end } = entry.dataset;
    const numbers = targets.filter((target) => target.name === name
      && target.start < Number(end) && Number(start) < target.end).map((target) => target.n);
    entry.classList.toggle("lit", numbers.length > 0);
    one(".by", entry)?.remove();
    if (!numbers.length || entry.matches(".mark")) continue;
    const by = document.createElement("span");
    by.className = "by";
    by.textContent = ` cited as ${[...new Set(numbers)].map((n) => `[${n}]`).join(" ")}`;
    entry.append(by);
  }
}

const addressOf = ({ name, start, end }) => `#at=${start}-${end}&in=${encodeURIComponent(name)}`;

function targetAt(hash) {
  const found = /^#at=(\d+)-(\d+)(?:&in=(.*))?$/.exec(hash);
  if (!found) return null;
  let name = one("article.document")?.dataset.document;
  try {
    if (found[3]) name = decodeURIComponent(found[3]);
  } catch {
    return null;
  }
  return { name, start: Number(found[1]), end: Number(found[2]), marks: [] };
}

/* The words that answer are known to the citation alone, not to an address. */
function withMarks(target) {
  const same = target && all(".place[data-n]").map(targetOf)
    .find((other) => addressOf(other) === addressOf(target));
  return same ?? target;
}

function reveal(target, { move = true } = {}) {
  lit.target = target;
  light();
  if (!target) return;
  if (move) view("source");
  pick("article");
  const marks = all("mark.active", articleOf(target.name));
  if (!marks.length) return;
  bringIntoView(marks);
  if (move && narrow()) {
    marks[0].tabIndex = -1;
    marks[0].focus({ preventScroll: true });
  }
}

/* Say so where a place is in a document that is not here: removed, or never added to this page. */
function showMissing() {
  const notice = one("#missing");
  const { target } = lit;
  const missing = Boolean(target) && !articleOf(target.name);
  const text = missing ? `“${target.name ?? ""}” is not among the documents here. Add it under`
    + " Documents, and the place opens." : "";
  notice.hidden = !missing;
  if (notice.textContent !== text) notice.textContent = text;
}

/* Scroll `panel` (and nothing around it) until `element` stands `room` pixels below its top. */
function scrollWithin(panel, element, room = 0) {
  const top = element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  panel.scrollTo({ top: panel.scrollTop + top - room, behavior: calm() ? "auto" : "smooth" });
}

/* Put the span in the middle of its panel; one that is taller than the panel starts on top. */
function bringIntoView(marks) {
  const panel = one("#panel-article");
  const top = marks[0].getBoundingClientRect().top;
  const bottom = marks[marks.length - 1].getBoundingClientRect().bottom;
  scrollWithin(panel, marks[0], Math.max(24, (panel.clientHeight - (bottom - top)) / 2));
}

function go(target, card) {
  if (card && card !== lit.card) lit.card = card;
  const address = addressOf(target);
  if (location.hash !== address) history.pushState(null, "", address);
  reveal(target);
  if (articleOf(target.name)) tell(`Shown in the article${target.n ? `: source ${target.n}` : ""}`);
}

addEventListener("popstate", () => {
  const target = withMarks(targetAt(location.hash));
  reveal(target);
  if (!target) view("talk");
});

function view(name) {
  document.body.dataset.view = name;
  for (const button of all("[data-view]", one(".views") ?? document.body)) {
    button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }
}

function pick(name, focus = false) {
  for (const tab of all('[role="tab"]')) {
    const chosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    one(`#${tab.getAttribute("aria-controls")}`).hidden = !chosen;
    if (chosen && focus) tab.focus();
  }
}

const status = document.createElement("div");
status.className = "sr";
status.setAttribute("role", "status");

function tell(text) {
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
}
