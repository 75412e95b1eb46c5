/* Steps through the changes of a comparison by button and by key, keeps the address of the current one, and
   fetches unchanged text where it is asked for. Without this script the page is whole: lists and ¶ lead to each
   change, and the links of unchanged text to pages of their own. */
const bar = document.querySelector("[data-stepper]");
const status = document.querySelector("[data-stepper-status]");
const keys = document.querySelector("[data-keys]");
const changes = [...document.querySelectorAll(".redline .change")];
let current = -1;

function open(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

/* A run of words has an id of its own; a paragraph has that of its ¶, a heading that of its article. */
function addressOf(change) {
  if (change.id.startsWith("change-")) return `#${change.id}`;
  return change.querySelector('[href^="#change-"]')?.hash ?? `#${change.closest("section").id}`;
}

function mark(index) {
  changes[current]?.classList.remove("is-current");
  current = (index + changes.length) % changes.length;
  const change = changes[current];
  open(change);
  change.classList.add("is-current");
  change.tabIndex = -1;
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: change.offsetHeight > innerHeight / 2 ? "start" : "center" });
  status.textContent = `Change ${current + 1} of ${changes.length}`;
}

/* The first step starts from what is on the screen, not from the top of a long page. */
function step(by) {
  if (!changes.length) return;
  let next = current + by;
  if (current < 0) {
    const edge = bar.getBoundingClientRect().bottom;
    const below = changes.findIndex((change) => change.getBoundingClientRect().top > edge);
    next = (below < 0 ? changes.length : below) - (by < 0);
  }
  mark(next);
  history.replaceState(null, "", addressOf(changes[current]));
}

async function copyLink() {
  if (current < 0) step(1);
  if (current < 0) return;
  const isCopied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  status.textContent = isCopied ? "Link copied" : "The link is in the address bar";
}

/* A link to a change makes it the current one; a link into a fold opens that. */
function followAddress() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const index = target ? changes.indexOf(target.closest(".change")) : -1;
  if (location.hash.startsWith("#change-") && index < 0) status.textContent = "That change is not in this view";
  if (!target) return;
  open(target);
  if (index >= 0 && target.id.startsWith("change-")) mark(index);
  else target.scrollIntoView();
}

async function unfold(event) {
  const link = event.target.closest("a[data-fetch]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const fold = page && page.getElementById(link.hash.slice(1));
  if (!fold) return location.assign(link.href);
  fold.open = true;
  link.parentElement.replaceWith(fold);
  fold.querySelector("summary").focus();
}

const actions = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), l: copyLink, "?": () => keys.showModal() };

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, dialog, [contenteditable]");
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  actions[event.key]?.();
});
document.addEventListener("click", unfold);

if (bar && changes.length) {
  bar.querySelector("[data-next]").addEventListener("click", actions.n);
  bar.querySelector("[data-previous]").addEventListener("click", actions.p);
  bar.querySelector("[data-copy]").addEventListener("click", copyLink);
  bar.querySelector("[data-show-keys]").addEventListener("click", actions["?"]);
  for (const button of bar.querySelectorAll("button")) button.hidden = false;
}
window.addEventListener("hashchange", followAddress);
followAddress();
