/* The quote under the pointer or the focus: of a citation, or of an entry on the timeline. */
const peek = document.createElement("div");
peek.id = "peek";
peek.hidden = true;
peek.setAttribute("aria-hidden", "true"); /* the button itself says or is described by the same */
let hiding = 0;

/* Return where a button's words stand, and the words as nodes; null where it has none. */
function wordsOf(button) {
  if (button.matches(".mark")) {
    const [, where, text] = /^(.*?): (.*)$/s.exec(button.getAttribute("aria-label"));
    return [where, [document.createTextNode(text)]];
  }
  const quote = document.getElementById(button.getAttribute("aria-describedby"));
  if (!quote) return null;
  const where = one(".place", quote.parentElement).textContent.trim();
  return [where, [...quote.childNodes].map((node) => node.cloneNode(true))];
}

function showPeek(button) {
  clearTimeout(hiding);
  const found = wordsOf(button);
  if (!found) return;
  const place = document.createElement("p");
  place.className = "where";
  place.textContent = found[0];
  const words = document.createElement("blockquote");
  words.append(...found[1]);
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
  const button = event.target.closest?.(".ref, .mark");
  if (button && !brushing.active) showPeek(button);
  else if (event.target.closest?.("#peek")) clearTimeout(hiding);
  else if (!peek.hidden) hidePeek(150);
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.(".ref:focus-visible, .mark:focus-visible")) showPeek(event.target);
  else hidePeek();
});
document.addEventListener("scroll", () => hidePeek(), true);
