// Keeps what is typed into a form[data-keep] in this browser until it is saved: a closed tab, a lost connection
// or an ended session loses no word. Back on the page, the words are offered, never put in unasked.

const form = document.querySelector("form[data-keep]");
const key = `words:${form.dataset.keep}`;
const fields = [...form.querySelectorAll("textarea, input[type=text]")];
const atFirst = new Map(fields.map((field) => [field.name, field.value]));

function changedWords() {
  return fields.filter((field) => field.value !== atFirst.get(field.name)).map((field) => [field.name, field.value]);
}

function keep() {
  const words = changedWords();
  if (words.length) localStorage.setItem(key, JSON.stringify(words));
  else localStorage.removeItem(key);
}

function offer(words) {
  const notice = document.createElement("div");
  notice.className = "notice notice--warning";
  notice.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = "This browser holds words that you typed here and that were not saved.";
  notice.append(text, button("Put them back", () => restore(words, notice)), " ", button("Forget them", () => forget(notice)));
  form.querySelector(".composer__head").append(notice);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--small button--quiet";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function restore(words, notice) {
  for (const [name, value] of words) {
    const field = fields.find((candidate) => candidate.name === name);
    if (field) field.value = value;
  }
  notice.remove();
}

function forget(notice) {
  localStorage.removeItem(key);
  notice.remove();
}

// After a save the page shows what was typed: then the kept words are no news.
const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
const unsaved = kept.filter(([name, value]) => atFirst.has(name) && atFirst.get(name).trim() !== value.trim());
if (unsaved.length) offer(unsaved);
else localStorage.removeItem(key);
form.addEventListener("input", keep);
