// On wide screens each note stands beside its words; notes that would overlap are pushed down.
const wide = window.matchMedia("(min-width: 75rem)");

// First everything is measured, then everything is moved: a page with thousands of notes is laid out twice, not once
// for each note.
function align(asides) {
  const margins = asides.flatMap(wide.matches ? marginsBeside : (aside) => [...aside.children].map((note) => [note, 0]));
  for (const [note, margin] of margins) note.style.marginTop = margin ? `${margin}px` : "";
}

// The margin above each note of an article, which collapses with the one below the note before.
function marginsBeside(aside) {
  const top = aside.getBoundingClientRect().top;
  let bottom = 0;
  let gap = 0;
  return [...aside.children].map((note) => {
    const mark = document.getElementById(note.id.replace("note-", "mark-"));
    const margin = Math.max(gap, mark ? mark.getBoundingClientRect().top - top - bottom : 0);
    bottom += margin + note.offsetHeight;
    gap = parseFloat(getComputedStyle(note).marginBottom);
    return [note, margin];
  });
}

// On a narrow screen the outline would push the text away; it opens on demand.
if (window.matchMedia("(max-width: 56rem)").matches) document.querySelector(".reading__outline details")?.removeAttribute("open");

const alignAll = () => align([...document.querySelectorAll(".provision__notes")]);
alignAll();
window.addEventListener("resize", alignAll);
document.fonts?.ready.then(alignAll);
// What was folded and pushed has moved the place that the address names.
document.querySelector(":target")?.scrollIntoView();

// A note of which the margin shows a line opens where it stands.
document.addEventListener("click", async (event) => {
  const link = event.target.closest(".note__open");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const answer = await fetch(link.dataset.full);
  const full = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".note");
  if (!answer.ok || !full) { window.location = link.href; return; }
  const note = link.closest(".note");
  const aside = note.parentElement;
  note.replaceWith(full);
  align([aside]);
  full.querySelector(".note__title a").focus();
});

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
