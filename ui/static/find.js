/* Finding words in the article: every place lit, walked with Enter or the two arrows. */
const finding = { at: -1 };
const MOST = 500;
const STRAIGHT = { "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-" };

/* Fold case and typographic marks, one character for one. */
function folded(character) {
  const plain = STRAIGHT[character] ?? character;
  const low = plain.toLowerCase();
  return low.length === plain.length ? low : plain;
}

/* Return the letters of an article as read, each with its range of the source. */
function lettersOf(article) {
  const found = [];
  let block = null;
  for (const piece of piecesOf(article)) {
    const own = piece.element.closest("p, h2, h3, time");
    if (block && own !== block) found.push({ letter: "\n", start: piece.start, end: piece.start });
    block = own;
    piece.text.forEach((letter, i) => {
      const start = piece.whole ? piece.start : piece.start + i;
      found.push({ letter: folded(letter), start, end: piece.whole ? piece.end : start + 1 });
    });
  }
  return found;
}

function placesOf(words) {
  const wanted = letters(words.trim().replace(/\s+/g, " ")).map(folded);
  if (!wanted.length) return [];
  const places = [];
  for (const article of all("article.document")) {
    const text = lettersOf(article);
    for (let i = 0; i + wanted.length <= text.length && places.length < MOST; i += 1) {
      if (!wanted.every((letter, k) => text[i + k].letter === letter)) continue;
      const end = text[i + wanted.length - 1].end;
      places.push({ name: article.dataset.document, start: text[i].start, end, kind: "find" });
    }
  }
  return places;
}

function find(words) {
  lit.finds = placesOf(words);
  finding.at = -1;
  showFound(words.trim() !== "");
  if (lit.finds.length) walkFound(1);
  else light();
}

/* Look again after documents have come or gone, and stay where the reader is. */
function findAgain() {
  if (!one("#find").value.trim()) return;
  lit.finds = placesOf(one("#find").value);
  finding.at = -1;
  showFound();
}

function showFound(asked = true) {
  const total = lit.finds.length;
  const all_ = `${total}${total === MOST ? "+" : ""}`;
  const at = !total ? "none" : finding.at < 0 ? all_ : `${finding.at + 1} of ${all_}`;
  one(".found").textContent = asked ? at : "";
  for (const button of all("[data-find]")) button.disabled = !total;
}

function walkFound(step) {
  const total = lit.finds.length;
  if (!total) return;
  finding.at = (finding.at + step + total) % total;
  lit.finds.forEach((found, i) => { found.kind = i === finding.at ? "find now" : "find"; });
  pick("article");
  light();
  showFound();
  const marks = all("mark.now", articleOf(lit.finds[finding.at].name));
  if (marks.length) bringIntoView(marks);
}
