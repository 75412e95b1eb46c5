// On wide screens each note stands beside its words; notes that would overlap are pushed down.
const GAP = 12;
const wide = window.matchMedia("(min-width: 75rem)");

function align(provision) {
  const aside = provision.querySelector(".provision__notes");
  if (!aside) return;
  const top = aside.getBoundingClientRect().top;
  let free = 0;
  for (const note of aside.children) {
    note.style.marginTop = "";
    const mark = document.getElementById(note.id.replace("note-", "mark-"));
    const wanted = wide.matches && mark ? mark.getBoundingClientRect().top - top : free;
    note.style.marginTop = `${Math.max(0, wanted - free)}px`;
    free = Math.max(wanted, free) + note.offsetHeight + GAP;
  }
}

// On a narrow screen outline and filters would push the text away; they open on demand.
const fold = (width, selector) => {
  if (window.matchMedia(`(max-width: ${width})`).matches) document.querySelector(selector)?.removeAttribute("open");
};
fold("56rem", ".reading__outline details");
fold("40rem", ".note-filters-fold");

const alignAll = () => document.querySelectorAll(".provision").forEach(align);
alignAll();
window.addEventListener("resize", alignAll);
document.fonts?.ready.then(alignAll);

// Pointing at a note or at its words lights up the other.
function light(event) {
  const on = event.type === "mouseover" || event.type === "focusin";
  const note = event.target.closest?.(".note");
  const words = event.target.closest?.(".noted");
  const numbers = note ? [note.dataset.mark] : words ? words.dataset.notes.trim().split(" ") : [];
  for (const number of numbers) {
    document.querySelector(`.note[data-mark="${number}"]`)?.classList.toggle("is-active", on);
    for (const mark of document.querySelectorAll(`.noted[data-notes~="${number}"]`)) mark.classList.toggle("is-active", on);
  }
}
for (const name of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(name, light);
