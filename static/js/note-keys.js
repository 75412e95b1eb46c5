// Single keys to go from note to note, as the links in each note do; they do nothing while somebody types.
const keys = document.querySelector("[data-keys]");
const button = document.querySelector("[data-show-keys]");

// The note that has the focus, or was gone to last; before the first step, the place in the text that is on the screen.
function current() {
  const note = document.activeElement.closest(".note") ?? document.querySelector(".note:target, .note:has(:target)");
  return note ? Number(note.dataset.mark) - 1 : null;
}

function step(by) {
  const numbers = [...document.querySelectorAll(".note__number")];
  const here = current();
  const below = numbers.findIndex((number) => number.getBoundingClientRect().bottom > 0);
  const start = below < 0 ? numbers.length : below;
  const next = here === null ? start - (by < 0) : here + by;
  const number = numbers[Math.min(Math.max(next, 0), numbers.length - 1)];
  if (!number) return;
  location.replace(`#${number.id}`);
  number.focus({ preventScroll: true });
}

const actions = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), "?": () => keys.showModal() };

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, dialog, [contenteditable]");
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  actions[event.key]?.();
});
button.addEventListener("click", actions["?"]);
button.hidden = false;
