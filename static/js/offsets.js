// The one place that knows that a browser counts in UTF-16. Everything else counts Unicode code points.

export const codePoints = (text) => Array.from(text).length;

// The text of a range within a paragraph, without what is not treaty text (note numbers, links).
function textOf(range) {
  const fragment = range.cloneContents();
  for (const extra of fragment.querySelectorAll("[data-skip]")) extra.remove();
  return fragment.textContent;
}

const paragraphOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("p[data-start]");

function offsetIn(paragraph, node, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return Number(paragraph.dataset.start) + codePoints(textOf(range));
}

// {article, start, end, exact} of a selection within one article, or null. Offsets are half-open.
export function spanOf(selection) {
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const box = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-article]");
  const article = box(range.startContainer);
  if (!article) return null;
  const paragraphs = [...article.querySelectorAll("p[data-start]")].filter((p) => range.intersectsNode(p));
  if (paragraphs.length === 0) return null;
  const first = paragraphs[0];
  const last = paragraphs[paragraphs.length - 1];
  const startsInside = paragraphOf(range.startContainer) === first;
  const endsInside = paragraphOf(range.endContainer) === last;
  let start = startsInside ? offsetIn(first, range.startContainer, range.startOffset) : Number(first.dataset.start);
  const end = endsInside ? offsetIn(last, range.endContainer, range.endOffset) : offsetIn(last, last, last.childNodes.length);
  const words = slice(article, start, end);
  start += codePoints(words) - codePoints(words.trimStart());
  // What the page adds behind a paragraph can put `end` past the text; the words themselves never are.
  const exact = words.trim();
  return exact ? { article: article.dataset.article, start, end: start + codePoints(exact), exact } : null;
}

function slice(article, start, end) {
  const whole = [...article.querySelectorAll("p[data-start]")].map((paragraph) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    return textOf(range).replace(/\s+$/u, "");
  });
  return Array.from(whole.join("\n")).slice(start, end).join("");
}
