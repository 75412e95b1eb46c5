"""What holds for any drafts and any spans."""

from itertools import pairwise

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


@given(drafts_with_spans(), drafts_with_spans(), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_what_becomes_of_a_note_does_not_depend_on_the_others(drafted, other, chance):
    (old, spans), (new, _) = drafted, other
    edges, shuffled = align(old, new), list(spans)
    chance.shuffle(shuffled)
    answers = dict(zip(spans, carry(old, new, edges, spans), strict=True))
    assert carry(old, new, edges, shuffled) == tuple(answers[span] for span in shuffled)


@given(st.permutations(range(4)), st.integers(0, 3), st.integers(0, 60), st.integers(20, 40))
@settings(max_examples=60)
def test_note_follows_its_paragraph_to_any_place_in_the_article(order, chosen, start, size):
    old, new = [article("4", *DISTINCT)], [article("4", *[DISTINCT[index] for index in order])]
    offset = old[0].text.index(DISTINCT[chosen])
    end = min(start + size, len(DISTINCT[chosen]))
    there = carry(old, new, [became(0, 0)], [Span(0, offset + start, offset + end)])[0]
    now = new[0].text.index(DISTINCT[chosen])
    assert there.status in ("carried", "changed")
    assert (there.place.start, there.place.end) == (now + start, now + end)


@given(st.permutations(range(4)), st.integers(0, 200), st.integers(1, 300))
@settings(max_examples=60)
def test_note_over_paragraphs_that_change_places_gets_a_sound_answer(order, start, size):
    old, new = [article("4", *DISTINCT)], [article("4", *[DISTINCT[index] for index in order])]
    there = carry(old, new, [became(0, 0)], [Span(0, start, min(start + size, len(old[0].text)))])[0]
    place = there.place or there.suggestion
    assert place.text == new[0].text[place.start : place.end] != ""


@given(st.integers(0, 3), st.integers(0, 4), st.integers(0, 3), st.integers(2, 6), st.integers(0, 10))
@settings(max_examples=60)
def test_note_on_deleted_words_is_never_placed_on_their_like_in_the_same_article(
    deleted, at, changed_word, size, first
):
    words = DISTINCT[deleted].split()
    twin = " ".join([*words[:changed_word], "duly", *words[changed_word + 1 :]])
    others = [text for index, text in enumerate(DISTINCT) if index != deleted]
    old = [article("1", *others[:at], DISTINCT[deleted], *others[at:], twin)]
    new = [article("1", *others, twin)]
    quote = " ".join(words[min(first, len(words) - size) :][:size])
    start = old[0].text.index(DISTINCT[deleted]) + DISTINCT[deleted].index(quote)
    there = carry(old, new, align(old, new), [Span(0, start, start + len(quote))])[0]
    assert there.place is None


@given(st.integers(0, 3), st.integers(0, 60), st.integers(6, 40), st.integers(0, 3))
@settings(max_examples=60)
def test_copy_of_the_annotated_text_in_a_new_article_never_draws_its_note_away(kept, start, size, copies):
    old = [article("1", *DISTINCT)]
    new = [article("1", *DISTINCT), *[article(str(n), DISTINCT[kept]) for n in range(2, 2 + copies)]]
    offset = old[0].text.index(DISTINCT[kept])
    span = Span(0, offset + start, offset + min(start + size, len(DISTINCT[kept])))
    there = carry(old, new, align(old, new), [span])[0]
    assert (there.status, there.place.part, there.place.start) == ("carried", 0, span.start)


@given(st.lists(st.permutations(range(4)), min_size=2, max_size=5), st.integers(0, 3), st.integers(0, 60))
@settings(max_examples=40)
def test_note_carried_hop_by_hop_still_quotes_the_words_it_was_made_on(orders, chosen, start):
    drafts = [[article("4", *[DISTINCT[index] for index in order])] for order in orders]
    end = min(start + 30, len(DISTINCT[chosen]))
    offset = drafts[0][0].text.index(DISTINCT[chosen])
    span = Span(0, offset + start, offset + end)
    for old, new in pairwise(drafts):
        there = carry(old, new, [became(0, 0)], [span])[0]
        span = Span(there.place.part, there.place.start, there.place.end)
        assert there.place.text == DISTINCT[chosen][start:end]
