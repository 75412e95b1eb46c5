// Single keys to go from note to note, as the links in each note do; they do nothing while somebody types.
import { bring, goTo } from "./margin.js";

const keys = document.querySelector("[data-keys]");
const button = document.querySelector("[data-show-keys]");
const total = Number(keys.dataset.notes);

// The number of the note that has the focus, or was gone to last.
function current() {
  const note = document.activeElement.closest(".note") ?? document.querySelector(".note:target, .note:has(:target)");
  return note ? Number(note.dataset.mark) : null;
}

// Before the first step it is the first one on the screen or below it.
async function firstBelow() {
  const isBelow = (one) => one.getBoundingClientRect().bottom > 0;
  const aside = [...document.querySelectorAll(".provision__notes")].find((one) => isBelow(one.closest(".provision")));
  if (!aside) return total + 1;
  await bring(aside.closest(".provision"));
  const numbers = [...aside.querySelectorAll(".note__number")];
  const below = numbers.findIndex(isBelow);
  return Number(aside.dataset.from) + (below < 0 ? numbers.length : below);
}

async function step(by) {
  if (!total) return;
  const here = current();
  const next = here === null ? (await firstBelow()) - (by < 0) : here + by;
  const name = `n${Math.min(Math.max(next, 1), total)}`;
  await goTo(name);
  document.getElementById(name)?.focus({ preventScroll: true });
}

const actions = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), "?": () => keys.showModal() };

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, dialog, [contenteditable]");
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  actions[event.key]?.();
});
button.addEventListener("click", actions["?"]);
button.hidden = false;
