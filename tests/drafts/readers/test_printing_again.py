"""What was parsed, printed and parsed again is the same: drafts of every shape, in plain text and Markdown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read

WORDS = ("harbour", "lamps", "keeper", "of", "the", "night", "Party", "article", "annex", "port", "chapter")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
titles = st.builds("{}{}".format, st.sampled_from(["Lighting ", "Use of ", "[Duty] ", "Oil and "]), words)
sentences = st.builds(
    "{} {}{}".format,
    st.sampled_from(
        ["Each Party shall", "The keeper may", "Article 9 shall not", "As said in", "[States should]"]
    ),
    words,
    st.sampled_from([".", ";", ":", ", and"]),
).map(lambda text: text if text.endswith((".", ";", ":")) else f"{text} more.")
labels = st.sampled_from(["", "1. ", "2. ", "(a) ", "(i) ", "[3. ", "(b bis) ", "- "])
texts = st.lists(st.builds("{}{}".format, labels, sentences), min_size=1, max_size=4).map("\n".join)
PREAMBLE = Part(
    "preamble", "", "", "", "The Parties to this treaty,\nRecalling the night,\nHave agreed as follows:"
)


@st.composite
def drafts(draw: st.DrawFn) -> list[Part]:
    """A preamble, articles with rising numbers in chapters or none, and annexes."""
    parts = [PREAMBLE]
    chapter, number = "", 0
    for index in range(draw(st.integers(1, 6))):
        if draw(st.integers(0, 3)) == 0 and (chapter or not index):
            chapter = f"CHAPTER {index + 1}. {draw(titles)}"
        suffix = (
            draw(st.sampled_from(["", "", "", " bis"]))
            if number and not parts[-1].number.endswith("bis")
            else ""
        )
        number += not suffix
        pattern = draw(st.sampled_from(["Article {}", "ARTICLE {}", "[Article {}]", "Art. {}"]))
        label = pattern.format(f"{number}{suffix}")
        heading = draw(st.just("") | titles)
        parts.append(Part("article", f"{number}{suffix}", heading, chapter, draw(texts), label))
    for annex in range(draw(st.integers(0, 2))):
        roman = "I" * (annex + 1)
        parts.append(Part("annex", roman, draw(titles), "", draw(texts), f"ANNEX {roman}"))
    return parts


def printed(parts: list[Part], *, heading_mark: str = "") -> bytes:
    """The lines of a draft below its title, empty lines between."""
    rows = [f"{heading_mark}Treaty on Harbours"]
    chapter = ""
    for part in parts:
        if part.chapter and part.chapter != chapter:
            rows.append(f"{heading_mark}{part.chapter}")
        chapter = part.chapter
        rows += [f"{heading_mark}{part.label}"] if part.label else []
        rows += [part.heading] if part.heading else []
        rows += part.paragraphs
    return "\n\n".join(rows).encode()


@settings(max_examples=60)
@given(drafts())
def test_plain_text(parts):
    assert list(parse(read(printed(parts), "draft.txt")).parts) == parts


@settings(max_examples=60)
@given(drafts())
def test_markdown(parts):
    bulleted = [text for part in parts for text in part.paragraphs if text.startswith("- ")]
    if not bulleted:
        assert list(parse(read(printed(parts, heading_mark="## "), "draft.md")).parts) == parts
