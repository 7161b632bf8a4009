/* Documents of the reader's own: files read and sent, chosen, and the parts of the page that change. */
const WAIT = 400; /* milliseconds between two looks at how far a document has come */
let looking = 0;

/* Send each file in turn; the program says what is wrong with one. */
async function addFiles(files) {
  forgetRefusals();
  const most = Number(one("#file").dataset.most);
  for (const file of files) {
    const { name, size } = file;
    let data = "";
    try {
      if (size <= most) data = await coded(file);
    } catch { /* a folder, or a file that has gone since */
      refuse(`“${name}” can’t be read: choose a file that can`);
      continue;
    }
    send({ do: "add", name, size, data });
  }
}

/* Return the bytes of a file as Base64. */
function coded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(file);
  });
}

/* Say why a file was not added; several stand below one another. */
function refuse(message) {
  const refusals = one("#refusals");
  if (!one(".card", refusals)) {
    refusals.append(made("div", { className: "card problem" },
      made("p", { className: "verdict", textContent: "Not added" })));
  }
  one(".card", refusals).append(made("p", { className: "why", textContent: message }));
}

function forgetRefusals() {
  one("#refusals").replaceChildren();
}

/* Show what has become of the documents. The slots hold the only HTML that a script puts into the
   page: the program makes it as it makes the page, with every text in it escaped. */
function file({ slots, refusals, told }) {
  refusals.forEach(refuse);
  const missed = one("#missing").hidden ? null : lit.target;
  const changed = Object.entries(slots).filter(([name, html]) => fill(name, html));
  if (changed.some(([name]) => name !== "files")) {
    openMarks();
    findAgain();
    light();
    showKept();
    if (missed && articleOf(missed.name)) reveal(missed);
  }
  if (told) tell(told);
  clearTimeout(looking);
  if (one("[data-coming]")) looking = setTimeout(() => send({ do: "look" }), WAIT);
}

const filled = {};

/* Put HTML into a slot unless it is there already; keep the focus on what has the same id. */
function fill(name, html) {
  if (filled[name] === html) return false;
  filled[name] = html;
  const slot = one(`[data-slot="${name}"]`);
  const focused = slot.contains(document.activeElement) ? document.activeElement.id : "";
  const template = document.createElement("template");
  template.innerHTML = html;
  slot.replaceChildren(template.content);
  if (focused) (document.getElementById(focused) ?? one("[data-add]")).focus();
  return true;
}

/* Open the beginning of a document. */
function readFrom(name) {
  const article = articleOf(name);
  if (!article) return;
  scrollWithin(one("#panel-article"), article, 12);
  const title = one(".title", article);
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

/* Listen to the chooser of files, and to files dropped on the list. */
function takeFiles() {
  one("#file").addEventListener("change", (event) => {
    addFiles([...event.target.files]);
    event.target.value = "";
  });
  const panel = one("#panel-documents");
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    panel.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") addFiles([...event.dataTransfer.files]);
  };
  for (const type of ["dragover", "drop"]) panel.addEventListener(type, over);
  panel.addEventListener("dragleave", () => panel.classList.remove("over"));
}

document.addEventListener("change", (event) => {
  const { use } = event.target.dataset ?? {};
  if (use !== undefined) send({ do: "choose", document: use, asked: event.target.checked });
});
