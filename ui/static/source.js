/* Ranges of the source: found by their offsets among the pieces of the page, and lit. The scripts
   of this folder share one scope and are loaded in the order that ui/app.py names them. They draw
   with text nodes and elements alone, never with HTML. */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const narrow = () => matchMedia("(max-width: 820px)").matches;

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
