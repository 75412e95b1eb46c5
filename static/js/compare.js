/* Steps through the changes of a comparison by button and by key. Without this script the page is whole:
   the list of changes leads to each article. */
const changes = [...document.querySelectorAll("[data-change]")];
const bar = document.querySelector("[data-stepper]");
const status = document.querySelector("[data-stepper-status]");
const keys = document.querySelector("[data-keys]");
let current = -1;

function open(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function show(index) {
  if (!changes.length) return;
  changes[current]?.classList.remove("is-current");
  current = (index + changes.length) % changes.length;
  const change = changes[current];
  open(change);
  change.classList.add("is-current");
  change.tabIndex = -1;
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: "center" });
  status.textContent = `Change ${current + 1} of ${changes.length}`;
}

/* The first step starts from what is on the screen, not from the top of a long page. */
function step(by) {
  if (current >= 0) return show(current + by);
  const below = changes.findIndex((change) => change.getBoundingClientRect().top > bar.getBoundingClientRect().bottom);
  const next = below < 0 ? changes.length : below;
  return show(by > 0 ? next : next - 1);
}

function isTyping(target) {
  return target.closest("input, select, textarea, dialog, [contenteditable]") !== null;
}

const steps = { n: 1, j: 1, p: -1, k: -1 };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "?") keys.showModal();
  else if (event.key in steps) step(steps[event.key]);
});

if (bar && changes.length) {
  bar.querySelector("[data-next]").addEventListener("click", () => step(1));
  bar.querySelector("[data-previous]").addEventListener("click", () => step(-1));
  bar.querySelector("[data-show-keys]").addEventListener("click", () => keys.showModal());
  for (const button of bar.querySelectorAll("button")) button.hidden = false;
}

/* A link into a folded part opens it. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  open(target);
  target.scrollIntoView();
}
window.addEventListener("hashchange", openTarget);
openTarget();
