// Keeps what is typed into a form[data-keep] in this browser until it is saved: a closed tab, a lost connection
// or an ended session loses no word. Back on the page, the words are offered, never put in unasked.

const PREFIX = "words:";
const SENT = "sent:";

export function keepWords(form) {
  const key = PREFIX + form.dataset.keep;
  const fields = [...form.querySelectorAll("textarea, input[type=text], input[type=url]")];
  const atFirst = new Map(fields.map((field) => [field.name, field.value]));

  const keep = () => {
    const words = fields.filter((field) => field.value !== atFirst.get(field.name)).map((field) => [field.name, field.value]);
    if (words.length) localStorage.setItem(key, JSON.stringify(words));
    else localStorage.removeItem(key);
  };

  const restore = (words) => {
    for (const [name, value] of words) {
      const field = fields.find((candidate) => candidate.name === name);
      if (field) field.value = value;
    }
  };

  // After a refused save the page shows what was typed: then the kept words are no news.
  const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
  const unsaved = kept.filter(([name, value]) => atFirst.has(name) && atFirst.get(name).trim() !== value.trim());
  if (unsaved.length) offer(form, () => restore(unsaved), () => localStorage.removeItem(key));
  else localStorage.removeItem(key);
  form.addEventListener("input", keep);
  form.addEventListener("submit", () => sessionStorage.setItem(SENT + key, "1"));
}

function offer(form, restore, forget) {
  const notice = document.createElement("div");
  notice.className = "notice notice--warning";
  notice.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = "This browser holds words that you typed here and that were not saved.";
  notice.append(text, button("Put them back", restore, notice), " ", button("Forget them", forget, notice));
  (form.querySelector(".composer__head") ?? form).prepend(notice);
}

function button(label, act, notice) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--small button--quiet";
  made.textContent = label;
  made.addEventListener("click", () => { act(); notice.remove(); });
  return made;
}

// A form that was sent and has not come back was saved: its words need not be kept any longer.
function settle() {
  const shown = new Set([...document.querySelectorAll("form[data-keep]")].map((form) => PREFIX + form.dataset.keep));
  for (const mark of Object.keys(sessionStorage).filter((name) => name.startsWith(SENT))) {
    const key = mark.slice(SENT.length);
    sessionStorage.removeItem(mark);
    if (!shown.has(key)) localStorage.removeItem(key);
  }
}

settle();
document.querySelectorAll("form[data-keep]").forEach(keepWords);
