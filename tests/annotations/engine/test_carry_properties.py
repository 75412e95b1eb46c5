"""What holds for any drafts and any spans."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.engine.carry_forward import carry
from annotations.engine.spans import Span
from drafts.engine.alignment import align
from tests.annotations.engine.drafting import article, became, carry_quote

VOCABULARY = "each member shall may not take report the a of catch fleet coast [ ] net, hook; year. (a) their"
WORDS = st.sampled_from(VOCABULARY.split(" "))
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
ARTICLES = st.lists(PARAGRAPHS, min_size=1, max_size=4)


@st.composite
def drafts_with_spans(draw):
    texts = draw(st.lists(ARTICLES, min_size=1, max_size=4))
    parts = [article(str(number), *paragraphs) for number, paragraphs in enumerate(texts, 1)]
    spans = []
    for _ in range(draw(st.integers(1, 5))):
        part = draw(st.integers(0, len(parts) - 1))
        start = draw(st.integers(0, len(parts[part].text) - 1))
        spans.append(Span(part, start, draw(st.integers(start + 1, len(parts[part].text)))))
    return parts, spans


@given(drafts_with_spans())
def test_identical_drafts_carry_everything_exactly(drafted):
    parts, spans = drafted
    for span, there in zip(spans, carry(parts, parts, align(parts, parts), spans), strict=True):
        assert there.status == "carried"
        assert (there.place.part, there.place.start, there.place.end) == (span.part, span.start, span.end)


@given(drafts_with_spans(), drafts_with_spans())
def test_any_two_drafts_get_one_sound_answer_a_span(drafted, other):
    (old, spans), (new, _) = drafted, other
    answers = carry(old, new, align(old, new), spans)
    assert len(answers) == len(spans)
    for there in answers:
        assert there.status in ("carried", "changed", "review", "orphaned", "unmatched")
        assert 0.0 <= there.kept <= 1.0
        for place in filter(None, (there.place, there.suggestion)):
            assert 0 <= place.start < place.end <= len(new[place.part].text)
            assert place.text == new[place.part].text[place.start : place.end]


DISTINCT = [
    "Every harbour keeps a public register of the boats that land there and of their masters.",
    "Inspectors may board a boat at any hour, provided that they show the badge of their office.",
    "A closed season begins with the first spawning and ends when the council so declares.",
    "Nets with a mesh narrower than two fingers are forbidden in shallow waters and in river mouths.",
]


@given(st.permutations(range(4)), st.integers(0, 80), st.integers(1, 60), st.lists(WORDS, max_size=8))
@settings(max_examples=60)
def test_span_in_an_untouched_paragraph_of_an_edited_article_is_carried_exactly(order, start, size, added):
    paragraphs = [DISTINCT[index] for index in order]
    old = [article("4", *paragraphs)]
    rewritten = " ".join([*added, *paragraphs[1].split()[len(added) :]])
    new = [article("4", paragraphs[0], rewritten, *paragraphs[2:], "A line at the end.")]
    offset = len(paragraphs[0]) + len(paragraphs[1]) + 2
    end = min(start + size, len(paragraphs[2]))
    span = Span(0, offset + min(start, end - 1), offset + end)
    if not old[0].text[span.start : span.end].strip(" ,.'"):
        return
    there = carry(old, new, [became(0, 0)], [span])[0]
    shift = len(rewritten) - len(paragraphs[1])
    assert there.status == "carried"
    assert (there.place.start, there.place.end) == (span.start + shift, span.end + shift)


@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 10), st.integers(3, 12))
@settings(max_examples=60)
def test_deleted_paragraph_with_a_look_alike_elsewhere_is_never_placed(deleted, changed_word, first, size):
    words = DISTINCT[deleted].split()
    twin = " ".join([*words[:changed_word], "duly", *words[changed_word + 1 :]])
    others = [text for index, text in enumerate(DISTINCT) if index != deleted]
    old = [article("1", others[0], DISTINCT[deleted], others[1]), article("2", others[2], twin)]
    new = [article("1", others[0], others[1]), old[1]]
    quote = " ".join(words[min(first, len(words) - 3) :][:size])
    there = carry_quote(old, new, align(old, new), 0, quote)
    assert there.status == "orphaned"
