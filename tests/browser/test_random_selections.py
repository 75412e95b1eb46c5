"""Thousands of random selections, from one place of the page to another, are the code points the server holds."""

import random

import pytest
from playwright.sync_api import Page

from annotations.models import Annotation
from tests.annotations.cast import make_note
from tests.factories import article, login, make_draft, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEED = 20240501
PAIRS = 2600
HELD = 2000
"""At least so many of the pairs hold words; the rest hold none, or begin outside an article."""

PHRASES = (
    "Each State Party shall [ensure] [promote] privacy 👩‍👩‍👧 in its territory",
    "👨🏽‍⚖️ a judge 🏳️‍🌈 and a flag 🇺🇳🇦🇶 decide 1️⃣",
    "E\u0301tat de\u0301cide, m\u0323a\u0302is q\u0307\u0323uoi",
    "تضمن كل دولة طرف [حماية] البَيَانَات",
    "各缔约国应当[采取]措施，不得𠀀𪚥任意拦截通信",
    "what articles 1 to 3 and paragraph 2 of article 4 say",
    "domestic law < other & law > \u2067مختلط mixed\u2069",
)

# Every point of the texts at which a range can begin or end, in the order of the document, with the code points of
# its article before it: counted over the text nodes alone, where `spanOf` measures ranges. Points of notes, links
# and headings count as the place of the text at which they stand; outside an article there is none.
_PLACES = """(ends) => {
  const places = [];
  let article = null, paragraph = null, at = 0, number = 0;
  const put = (node, offset) => places.push([node, offset, article, at]);
  const pass = (node) => {
    if (node.nodeType !== Node.TEXT_NODE) return enter(node);
    const counts = paragraph && !node.parentElement.closest("[data-skip]");
    let offset = 0;
    for (const character of node.data) {
      put(node, offset);
      offset += character.length;
      if (counts) at = Math.min(at + 1, paragraph);
    }
    put(node, offset);
  };
  const enter = (element) => {
    const before = [article, paragraph];
    if (element.dataset.article) [article, at, number] = [element.dataset.article, 0, 0];
    if (element.dataset.start) [at, paragraph] = [Number(element.dataset.start), ends[article][number++]];
    element.childNodes.forEach((child, index) => { put(element, index); pass(child); });
    put(element, element.childNodes.length);
    [article, paragraph] = before;
  };
  enter(document.querySelector(".reading__body"));
  return places;
}"""

# Selects from a place in an article to another in it, or anywhere in the page; forwards or backwards.
_SELECT = f"""async ([ends, choices]) => {{
  const {{ spanOf }} = await import("/static/js/offsets.js");
  const places = ({_PLACES})(ends);
  const inside = places.filter((place) => place[2]);
  const rows = Map.groupBy(inside, (place) => place[2]);
  const order = new Map(places.map((place, index) => [place, index]));
  const one = (from, share) => from[Math.floor(share * from.length)];
  return choices.map(([first, second, isNear, isBackward]) => {{
    const here = one(inside, first);
    const there = one(isNear ? rows.get(here[2]) : places, second);
    const [from, to] = [here, there].sort((left, right) => order.get(left) - order.get(right));
    const [base, extent] = isBackward ? [to, from] : [from, to];
    document.getSelection().setBaseAndExtent(base[0], base[1], extent[0], extent[1]);
    return [from[2], from[3], to[2], to[3], spanOf(document.getSelection())];
  }});
}}"""


def made_text(choice: random.Random) -> str:
    """Three to six paragraphs of phrases in every script."""
    labels = ["1. ", "2. ", "(a) ", "", "一、", "[3. "]
    rows = [
        labels[row] + "; ".join(choice.choices(PHRASES, k=2)) + "." for row in range(choice.randint(3, 6))
    ]
    return "\n".join(rows)


@pytest.fixture
def author():
    return make_user("analyst")


@pytest.fixture
def draft(author):
    """Ten articles, each under notes on overlapping words, on all of it and on missing text; and a phrase."""
    choice = random.Random(SEED)
    texts = [made_text(choice) for _ in range(10)]
    draft = make_draft(
        articles=[article(str(number), text, "Scope 🌍") for number, text in enumerate(texts, 1)]
    )
    for part in draft.articles.all():
        for start, end in (sorted(choice.sample(range(len(part.text)), 2)) for _ in range(4)):
            make_note(draft, part.text[start:end], article=part, author=author)
        make_note(draft, article=part, author=author, level="gap", at=part.text.index("\n"))
    part = next(part for part in draft.articles.all() if "domestic law" in part.text)
    make_note(draft, "domestic law", article=part, author=author, level="phrase")
    return draft


@pytest.fixture
def reading(tab_of, draft, author):
    page = tab_of(author)
    page.goto(draft.get_absolute_url())
    page.wait_for_load_state()
    return page


def select(page: Page, draft, number: int) -> list:
    """[article and offset where it begins, article and offset where it ends, the page's answer] of each selection."""
    choice = random.Random(SEED)
    ends = {}
    for part in draft.articles.all():
        breaks = [at for at, character in enumerate(part.text) if character == "\n"]
        ends[str(part.pk)] = [*breaks, len(part.text)]
    choices = [
        (choice.random(), choice.random(), choice.random() < 0.8, choice.random() < 0.5)
        for _ in range(number)
    ]
    return page.evaluate(_SELECT, [ends, choices])


def expected_span(texts: dict[str, str], begin, start: int, finish, end: int) -> dict | None:
    """What the page should say: the words between, in the article where they begin, without white space around."""
    if begin is None:
        return None
    text = texts[begin]
    exact = text[start : end if finish == begin else len(text)]
    start += len(exact) - len(exact.lstrip())
    exact = exact.strip()
    return {"article": begin, "start": start, "end": start + len(exact), "exact": exact} if exact else None


def test_any_selection_is_the_code_points_between_its_ends(reading, draft):
    texts = {str(part.pk): part.text for part in draft.articles.all()}
    rows = select(reading, draft, PAIRS)
    wrong = [row for row in rows if row[4] != expected_span(texts, *row[:4])]
    assert wrong[:3] == []
    held = [row[4] for row in rows if row[4]]
    assert len(held) >= HELD
    assert all(texts[span["article"]][span["start"] : span["end"]] == span["exact"] for span in held)


def test_offsets_that_are_not_code_points_are_refused(reading, draft, author, client):
    """What a script would send that counted in UTF-16, or was one off: 409, and no note."""
    login(client, author)
    texts = {str(part.pk): part.text for part in draft.articles.all()}
    before = Annotation.objects.count()
    spans = [row[4] for row in select(reading, draft, 40) if row[4]]
    for span in spans:
        text = texts[span["article"]]
        start, end = (len(text[: span[name]].encode("utf-16-le")) // 2 for name in ("start", "end"))
        for wrong in ((start, end), (span["start"] + 1, span["end"] + 1)):
            if text[slice(*wrong)] != span["exact"]:
                assert refusal(client, span, *wrong) == 409
    assert (len(spans) > 30, Annotation.objects.count()) == (True, before)


def refusal(client, span: dict, start: int, end: int) -> int:
    """The answer to the form with these offsets and the words of the span."""
    said = {
        "stance": "note",
        "kind": "comment",
        "priority": "priority",
        "visibility": "public",
        "reason": "!",
    }
    sent = {**said, "start": start, "end": end, "exact": span["exact"]}
    return client.post(f"/articles/{span['article']}/annotate/", sent).status_code


def test_everything_that_a_page_puts_between_the_words_is_there(reading, draft):
    """Without it the other tests would be easy."""
    counts = {name: reading.locator(name).count() for name in (".mark-number", ".gap", ".reference", ".note")}
    assert counts[".note"] == 51
    assert counts[".gap"] == 10
    assert counts[".mark-number"] > 51
    assert counts[".reference"] > 5
