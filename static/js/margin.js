// The notes beside the text: on wide screens each stands beside its words, and those that would overlap are pushed
// down. Only what is near the screen is set out, and asked for where the page came without it: a draft can have
// thousands of notes.
const wide = window.matchMedia("(min-width: 75rem)");
const NEAR = 1; // screens above and below

// First everything is measured, then everything is moved: what is near is laid out twice, not once for each note.
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

const asideOf = (section) => section.querySelector(".provision__notes");
const sections = [...document.querySelectorAll(".provision")].filter(asideOf);
const coming = new WeakMap();

// The lines of an article whose notes did not come with the page; without an answer its link stays as it is.
export async function bring(section) {
  const aside = asideOf(section);
  if (!aside?.dataset.lines) return;
  if (!coming.has(aside)) coming.set(aside, fetchLines(aside));
  await coming.get(aside);
}

async function fetchLines(aside) {
  try {
    const answer = await fetch(`${aside.dataset.lines}&lines=1`);
    if (!answer.ok) throw new Error(answer.statusText);
    const lines = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll(".note");
    aside.replaceChildren(...lines);
    delete aside.dataset.lines;
    joinWithText(aside);
    align([aside]);
  } catch {
    coming.delete(aside);
  }
}

// What a page has from the beginning for the notes that it came with: words and numbers that lead to their notes.
function joinWithText(aside) {
  for (const note of aside.children) {
    const page = note.querySelector(".note__open, .note__title a").getAttribute("href");
    for (const number of document.querySelectorAll(`.mark-number[href="${page}"]`)) number.href = `#${note.id}`;
    for (const words of document.querySelectorAll(`.noted[data-notes~="${note.dataset.mark}"]:not([aria-details])`)) {
      words.setAttribute("aria-details", note.id);
    }
  }
}

// The article in whose margin something stands or will stand, by its name: note-… or n and a number.
function sectionOf(name) {
  if (name.startsWith("note-")) return document.getElementById(name.replace("note-", "mark-"))?.closest(".provision");
  const number = /^n(\d+)$/.exec(name)?.[1];
  return number && sections.findLast((section) => Number(asideOf(section).dataset.from) <= Number(number));
}

// Brings what has this name, if it is not in the page yet, and makes it the target.
export async function goTo(name) {
  const section = document.getElementById(name)?.closest(".provision") ?? sectionOf(name);
  if (!section) return;
  await bring(section);
  if (asideOf(section)) align([asideOf(section)]);
  if (document.getElementById(name)) location.replace(`#${name}`);
}

// On a narrow screen the outline would push the text away; it opens on demand.
if (window.matchMedia("(max-width: 56rem)").matches) document.querySelector(".reading__outline details")?.removeAttribute("open");

const near = new Set();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) near[isIntersecting ? "add" : "delete"](target);
    const arrived = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
    align(arrived.map(asideOf));
    arrived.forEach(bring);
  },
  { rootMargin: `${NEAR * 100}% 0%` },
);
for (const section of sections) watcher.observe(section);
const alignNear = () => align([...near].map(asideOf));
window.addEventListener("resize", alignNear);
document.fonts?.ready.then(alignNear);

// What stands on the first screens is set out before they are painted.
for (const section of sections) {
  if (section.getBoundingClientRect().top > window.innerHeight * (1 + NEAR)) break;
  near.add(section);
}
alignNear();

// What the style sheet left out, because it was far from the screen, is brought in now, some articles a frame.
const leftOut = [...document.querySelectorAll(".provision")];
function bringIn() {
  for (const section of leftOut.splice(0, 8)) section.style.contentVisibility = "visible";
  if (leftOut.length) requestAnimationFrame(bringIn);
}
window.addEventListener("load", () => requestAnimationFrame(bringIn));

// What was folded and pushed has moved the place that the address names; or it has yet to come.
const named = () => decodeURIComponent(location.hash.slice(1));
if (named()) goTo(named());
window.addEventListener("hashchange", () => { if (named() && !document.getElementById(named())) goTo(named()); });

const isPlainClick = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0);

// The number of a note that has yet to come leads to the note's page; here it stands beside its words.
document.addEventListener("click", async (event) => {
  const number = event.target.closest('.mark-number:not([href^="#"])');
  if (!number || !isPlainClick(event)) return;
  event.preventDefault();
  const own = document.querySelector(`.mark-number[id][href="${number.getAttribute("href")}"]`);
  await bring(own.closest(".provision"));
  location.href = number.href;
});

// A note of which the margin shows a line opens where it stands.
document.addEventListener("click", async (event) => {
  const link = event.target.closest(".note__open");
  if (!link || !isPlainClick(event)) return;
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
  const numbers = note ? [note.dataset.mark] : words ? words.dataset.notes.split(" ") : [];
  for (const number of numbers) {
    document.querySelector(`.note[data-mark="${number}"]`)?.classList.toggle("is-active", on);
    for (const mark of document.querySelectorAll(`.noted[data-notes~="${number}"]`)) mark.classList.toggle("is-active", on);
  }
}
for (const name of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(name, light);
