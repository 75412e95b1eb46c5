// Select words, choose Annotate, write: the form of the server opens beside the text.
import { keepWords } from "./keep-words.js";
import { spanOf } from "./offsets.js";

const bar = document.createElement("div");
bar.className = "selection-bar no-print";
bar.hidden = true;
bar.setAttribute("role", "toolbar");
bar.setAttribute("aria-label", "Selected words");
const annotate = document.createElement("a");
annotate.textContent = "Annotate";
bar.append(annotate, copier("Copy citation", citation), copier("Copy link", address));
document.body.append(bar);
let selected = null;

function showBar() {
  const selection = document.getSelection();
  selected = spanOf(selection);
  offerPlace();
  bar.hidden = !selected || Boolean(placing);
  if (bar.hidden) return;
  annotate.href = `/articles/${selected.article}/annotate/?start=${selected.start}&end=${selected.end}`;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  const left = Math.min(Math.max(box.left, 8), window.innerWidth - bar.offsetWidth - 8);
  bar.style.left = `${left + window.scrollX}px`;
  bar.style.top = `${box.bottom + window.scrollY + 8}px`;
}

// A note of the review queue is being placed: the selection fills the form instead of opening a new one.
const placing = document.querySelector("form[data-placing]");

function offerPlace() {
  if (!placing || !selected) return;
  for (const [name, value] of Object.entries(selected)) placing.elements[name].value = value;
  placing.querySelector("button").disabled = false;
}

document.addEventListener("pointerup", (event) => {
  if (!event.target.closest(".selection-bar, .annotate-panel, .placing")) setTimeout(showBar, 0);
});
document.addEventListener("keyup", (event) => {
  if (event.key === "Escape") bar.hidden = true;
  else if (event.shiftKey || event.key === "Shift") showBar();
});

function copier(label, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words());
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

const selectedArticle = () => document.querySelector(`[data-article="${selected.article}"]`);

function citation() {
  return `“${selected.exact}” (${selectedArticle().dataset.citation})`;
}

// The permanent address of the paragraph where the selected words begin; a published draft never changes.
function address() {
  const paragraphs = [...selectedArticle().querySelectorAll("p[data-start]")];
  const paragraph = paragraphs.findLast((one) => Number(one.dataset.start) <= selected.start);
  return new URL(`#${paragraph.id}`, location.origin + location.pathname).href;
}

// Browsers start no selection within a link, so while the mouse is down on a reference it is none; and letting go
// of the mouse there is a click, which does not follow words that were selected.
document.addEventListener("mousedown", (event) => {
  const link = event.target.closest(".reference");
  if (!link || event.button !== 0) return;
  const address = link.getAttribute("href");
  link.removeAttribute("href");
  document.addEventListener("mouseup", () => link.setAttribute("href", address), { once: true });
});
document.addEventListener("click", (event) => {
  if (event.target.closest(".reference") && !document.getSelection().isCollapsed) event.preventDefault();
});

const panel = document.createElement("dialog");
panel.className = "annotate-panel";
panel.setAttribute("aria-label", "Annotate");
document.body.append(panel);

async function openPanel(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const form = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#annotate-form");
  if (!answer.ok || !form) { window.location = address; return; }
  const title = document.createElement("h2");
  title.textContent = "Annotate";
  panel.replaceChildren(title, form);
  keepWords(form);
  keepPending();
  panel.show();
  form.querySelector("input[type=radio]")?.focus();
}

function keepPending() {
  const selection = document.getSelection();
  if (!("highlights" in CSS) || selection.rangeCount === 0) return;
  CSS.highlights.set("pending", new Highlight(selection.getRangeAt(0).cloneRange()));
}

panel.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) { event.preventDefault(); panel.close(); }
});
panel.addEventListener("keydown", (event) => { if (event.key === "Escape") panel.close(); });
panel.addEventListener("close", () => { if ("highlights" in CSS) CSS.highlights.delete("pending"); });

document.addEventListener("click", (event) => {
  const link = event.target.closest(".selection-bar a, .para__annotate");
  if (!link || event.ctrlKey || event.metaKey || event.button !== 0) return;
  event.preventDefault();
  bar.hidden = true;
  openPanel(link.href);
});
