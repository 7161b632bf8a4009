/* What the page does by itself: find any range of the source, light it, scroll to it, show a
   quote under the pointer, walk the chronology. It draws only with text nodes and elements. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = () => matchMedia("(max-width: 820px)").matches;

  /* ---- ranges of the source ------------------------------------------------------------- */

  /* Offsets count characters (code points), JavaScript's strings count UTF-16 units. */
  const letters = (text) => Array.from(text);

  const known = new WeakMap();

  function piecesOf(article) {
    if (!known.has(article)) {
      known.set(article, all("[data-s]", article).map((element) => {
        const text = letters(element.textContent);
        const start = Number(element.dataset.s);
        const end = Number(element.dataset.e ?? start + text.length);
        return { element, text, start, end, whole: end - start !== text.length };
      }));
    }
    return known.get(article);
  }

  function articleOf(name) {
    return all("article.document").find((article) => article.dataset.document === name);
  }

  /* Redraw one piece: `lights` are {start, end, kind} in order of weight, the last wins. */
  function drawPiece(piece, lights) {
    const { element, text, start, end, whole } = piece;
    const edges = new Set([start, end]);
    for (const light of whole ? [] : lights) {
      for (const edge of [light.start, light.end]) {
        if (edge > start && edge < end) edges.add(edge);
      }
    }
    const cuts = [...edges].sort((a, b) => a - b);
    const parts = cuts.slice(1).map((stop, i) => {
      const from = cuts[i];
      const shown = whole ? text : text.slice(from - start, stop - start);
      const on = lights.filter((light) => light.start < stop && from < light.end);
      const node = document.createTextNode(shown.join(""));
      if (!on.length) return node;
      const mark = document.createElement("mark");
      mark.className = [...new Set(on.map((light) => light.kind))].join(" ");
      mark.dataset.from = from;
      mark.append(node);
      return mark;
    });
    element.replaceChildren(...parts);
    piece.lit = lights.length > 0;
  }

  function draw(article, lights) {
    for (const piece of piecesOf(article)) {
      const own = lights.filter((light) => light.start < piece.end && piece.start < light.end);
      if (own.length || piece.lit) drawPiece(piece, own);
    }
  }

  /* ---- what is lit ---------------------------------------------------------------------- */

  const lit = { card: null, target: null };

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
    return lit.card?.matches(".answered") ? all(".place[data-start]", lit.card).map(targetOf) : [];
  }

  function light() {
    for (const article of all("article.document")) {
      const name = article.dataset.document;
      const lights = [];
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
    for (const button of all(".ref, .place, .entry")) {
      const same = lit.target && button.dataset.document === lit.target.name
        && Number(button.dataset.start) === lit.target.start
        && Number(button.dataset.end) === lit.target.end;
      if (same) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  function lightEntries() {
    for (const entry of all(".entry")) {
      const { document: name, start, end } = entry.dataset;
      const numbers = cited().filter((target) => target.name === name
        && target.start < Number(end) && Number(start) < target.end).map((target) => target.n);
      entry.classList.toggle("lit", numbers.length > 0);
      one(".by", entry)?.remove();
      if (!numbers.length) continue;
      const by = document.createElement("span");
      by.className = "by";
      by.textContent = ` cited as ${[...new Set(numbers)].map((n) => `[${n}]`).join(" ")}`;
      entry.append(by);
    }
  }

  /* ---- going there ---------------------------------------------------------------------- */

  const addressOf = ({ name, start, end }) =>
    `#at=${start}-${end}&in=${encodeURIComponent(name)}`;

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
    if (card) lit.card = card;
    const address = addressOf(target);
    if (location.hash !== address) history.pushState(null, "", address);
    reveal(target);
    tell(`Shown in the article${target.n ? `: source ${target.n}` : ""}`);
  }

  addEventListener("popstate", () => {
    const target = targetAt(location.hash);
    const marks = target && all(".place[data-start]").map(targetOf)
      .find((other) => addressOf(other) === location.hash)?.marks;
    reveal(target && { ...target, marks: marks ?? [] });
    if (!target) view("talk");
  });

  /* ---- views and tabs ------------------------------------------------------------------- */

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

  /* ---- the quote under the pointer ------------------------------------------------------ */

  const peek = document.createElement("div");
  peek.id = "peek";
  peek.hidden = true;
  peek.setAttribute("aria-hidden", "true"); /* the button is described by the quote itself */
  let hiding = 0;

  function showPeek(button) {
    clearTimeout(hiding);
    const quote = document.getElementById(button.getAttribute("aria-describedby"));
    if (!quote) return;
    const place = document.createElement("p");
    place.className = "where";
    place.textContent = one(".place", quote.parentElement).textContent.trim();
    const words = document.createElement("blockquote");
    words.append(...[...quote.childNodes].map((node) => node.cloneNode(true)));
    peek.replaceChildren(place, words);
    peek.hidden = false;
    if (!peek.isConnected) document.body.append(peek);
    const at = button.getBoundingClientRect();
    const size = peek.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left - 24), innerWidth - size.width - 8);
    const above = at.top - size.height - 8;
    peek.style.left = `${left}px`;
    peek.style.top = `${above > 8 ? above : at.bottom + 8}px`;
  }

  function hidePeek(wait = 0) {
    clearTimeout(hiding);
    hiding = setTimeout(() => { peek.hidden = true; }, wait);
  }

  document.addEventListener("pointerover", (event) => {
    const button = event.target.closest?.(".ref");
    if (button) showPeek(button);
    else if (event.target.closest?.("#peek")) clearTimeout(hiding);
    else if (!peek.hidden) hidePeek(150);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".ref:focus-visible")) showPeek(event.target);
    else hidePeek();
  });
  document.addEventListener("scroll", () => hidePeek(), true);

  /* ---- telling --------------------------------------------------------------------------- */

  const status = document.createElement("div");
  status.className = "sr";
  status.setAttribute("role", "status");

  function tell(text) {
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = text; });
  }

  /* ---- clicks and keys -------------------------------------------------------------------- */

  document.addEventListener("click", (event) => {
    const element = event.target.closest?.("button, a");
    if (!element) return;
    if (element.matches(".ref, .place")) {
      hidePeek();
      go(targetOf(element), element.closest(".card"));
    } else if (element.matches(".entry")) {
      go(targetOf(element), null);
    } else if (element.matches('[role="tab"]')) {
      pick(element.id.slice("tab-".length));
    } else if (element.matches("[data-view]")) {
      view(element.dataset.view);
    } else if (element.matches("[data-back]")) {
      view("talk");
      one('.ref[aria-current="true"], .place[aria-current="true"]')?.focus();
    } else if (element.matches("[data-month]")) {
      event.preventDefault();
      const month = one(`#month-${element.dataset.month}`);
      scrollWithin(one("#panel-chronology"), month);
      month.focus({ preventScroll: true });
    }
  });

  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hidePeek();
    const list = event.target.matches?.('[role="tab"]') ? all('[role="tab"]')
      : event.target.matches?.(".entry") ? all(".entry") : null;
    if (!list || event.altKey || event.ctrlKey || event.metaKey) return;
    const now = list.indexOf(event.target);
    const next = event.key === "Home" ? 0 : event.key === "End" ? list.length - 1
      : event.key in STEPS ? (now + STEPS[event.key] + list.length) % list.length : -1;
    if (next < 0) return;
    event.preventDefault();
    if (event.target.matches(".entry")) list[next].focus();
    else pick(list[next].id.slice("tab-".length), true);
  });

  /* ---- new answers ------------------------------------------------------------------------ */

  function settle(conversation) {
    const turns = all(".turn", conversation);
    const newest = turns[turns.length - 1];
    const card = newest && one(".card", newest);
    if (card && !card.matches(".pending")) {
      lit.card = card.matches(".problem") ? null : card;
      lit.target = null;
      light();
      if (location.hash) history.replaceState(null, "", location.pathname + location.search);
      const first = card.matches(".answered") && one(".ref", card);
      if (first && !narrow()) showQuietly(targetOf(first));
      tell(one(".short, .verdict, .said p", card)?.textContent ?? "");
    } else if (!newest) {
      lit.card = null;
      lit.target = null;
      light();
    }
    if (newest) scrollWithin(conversation, newest);
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

  function start() {
    const conversation = one("#conversation");
    if (!conversation || !one("article.document")) return false;
    document.body.append(status);
    view("talk");
    let waiting = 0;
    new MutationObserver(() => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => settle(conversation));
    }).observe(conversation, { childList: true, subtree: true, characterData: true });
    const target = targetAt(location.hash);
    if (target) reveal(target);
    document.body.dataset.ready = "true";
    return true;
  }

  const waitForPage = new MutationObserver(() => { if (start()) waitForPage.disconnect(); });
  if (!start()) waitForPage.observe(document.documentElement, { childList: true, subtree: true });
})();
