/* The drawn timeline: days chosen by dragging or with Shift and the arrow keys. */
const DAY = 86400000;
const dayNumber = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const isoDay = (number) => new Date(number * DAY).toISOString().slice(0, 10);

const brushing = { active: false, from: 0, anchor: null, timer: 0, dragged: false, told: "" };

function dayAt(x) {
  const strip = one(".strip");
  const box = one(".plot").getBoundingClientRect();
  const [first, last] = [dayNumber(strip.dataset.first), dayNumber(strip.dataset.last)];
  const day = first + Math.floor(((x - box.left) / box.width) * (last - first + 1));
  return Math.min(last, Math.max(first, day));
}

/* Draw the range of days from one to another, in either order; null hides it. */
function drawBrush(one_, other) {
  const strip = one(".strip");
  if (!strip) return;
  const brush = one(".brush");
  brush.hidden = one_ === null;
  const [from, to] = [Math.min(one_, other), Math.max(one_, other)];
  for (const mark of all(".mark")) {
    const day = dayNumber(mark.dataset.day);
    mark.classList.toggle("out", one_ !== null && (day < from || day > to));
  }
  if (one_ === null) return;
  const first = dayNumber(strip.dataset.first);
  const days = dayNumber(strip.dataset.last) - first + 1;
  brush.style.left = `${(100 * (from - first)) / days}%`;
  brush.style.width = `${(100 * (to - from + 1)) / days}%`;
}

function keepTo(one_, other) {
  const [from, to] = [Math.min(one_, other), Math.max(one_, other)];
  send({ do: "keep", first: isoDay(from), last: isoDay(to) });
}

/* Show on the timeline the days that the next questions are kept to. */
function showKept() {
  const { first = "", last = "" } = one("#within [data-first]")?.dataset ?? {};
  if (first) drawBrush(dayNumber(first), dayNumber(last));
  else drawBrush(null);
  const chooser = one("[data-chooser]");
  for (const input of chooser ? [chooser.first, chooser.last] : []) {
    input.value = (input.name === "first" ? first : last) || input.defaultValue;
  }
  for (const name of all(".month-name")) {
    const same = name.dataset.first === first && name.dataset.last === last;
    name.setAttribute("aria-pressed", String(same));
  }
  const days = one("#within .days")?.textContent ?? "";
  if (days === brushing.told) return;
  brushing.told = days;
  tell(days ? `The next questions are kept to ${days}` : "The next questions are about all days");
}

/* Let the Tab key reach the first mark; the arrow keys walk on from there. */
function openMarks() {
  const mark = one(".mark");
  if (mark) mark.tabIndex = 0;
}

document.addEventListener("pointerdown", (event) => {
  const plot = event.target.closest?.(".plot");
  if (!plot || event.button !== 0) return;
  brushing.from = event.clientX;
  brushing.dragged = false;
  brushing.active = true;
});
document.addEventListener("pointermove", (event) => {
  if (!brushing.active) return;
  if (!brushing.dragged && Math.abs(event.clientX - brushing.from) < 5) return;
  brushing.dragged = true;
  hidePeek();
  drawBrush(dayAt(brushing.from), dayAt(event.clientX));
});
document.addEventListener("pointerup", (event) => {
  if (!brushing.active) return;
  brushing.active = false;
  if (brushing.dragged) keepTo(dayAt(brushing.from), dayAt(event.clientX));
});
document.addEventListener("pointercancel", () => {
  brushing.active = false;
  if (brushing.dragged) showKept();
});
/* A drag that ends on a mark is no click on it. */
document.addEventListener("click", (event) => {
  if (!brushing.dragged || !event.target.closest?.(".strip")) return;
  brushing.dragged = false;
  event.stopImmediatePropagation();
}, true);

/* Walk the marks; with Shift, choose the days from where Shift was first held to where it leads. */
function walkMarks(event) {
  const marks = all(".mark");
  const now = marks.indexOf(event.target);
  const next = stepped(event.key, now, marks.length);
  if (event.key === "Escape" && one("#within [data-first]")) send({ do: "keep" });
  if (next < 0) return;
  event.preventDefault();
  for (const mark of marks) mark.tabIndex = mark === marks[next] ? 0 : -1;
  marks[next].focus();
  if (!event.shiftKey) {
    brushing.anchor = null;
    return;
  }
  brushing.anchor ??= dayNumber(marks[now].dataset.day);
  const [from, to] = [brushing.anchor, dayNumber(marks[next].dataset.day)];
  drawBrush(from, to);
  clearTimeout(brushing.timer);
  brushing.timer = setTimeout(() => keepTo(from, to), 300);
}
