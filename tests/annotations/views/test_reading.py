"""The reading page."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from drafts.engine.parts import Part
from tests.annotations.cast import make_note
from tests.factories import login, make_draft, make_organisation, make_treaty, make_user

pytestmark = pytest.mark.django_db
TEXT = "1. Each State <shall> act [in good faith].\n2. It may stop."


@pytest.fixture
def draft():
    return make_draft(articles=[TEXT], label="Rev.1")


def text_of(html: str) -> str:
    """The treaty text as a reader sees it: without tags, note numbers and links."""
    body = html[html.index("data-article") :]
    body = re.sub(r"<a [^>]*data-skip.*?</a>", "", body, flags=re.DOTALL)
    rows = re.findall(r"<p class=\"para.*?</p>", body, flags=re.DOTALL)
    return "\n".join(re.sub(r"<[^>]+>", "", row).strip() for row in rows)


def test_a_stranger_reads_the_whole_text_escaped(client, draft):
    answer = client.get(f"/drafts/{draft.pk}/")
    assert answer.status_code == 200
    assert text_of(answer.content.decode()) == (
        "1. Each State &lt;shall&gt; act [in good faith].\n2. It may stop."
    )


def test_overlapping_notes_are_flat_marks_with_their_numbers(client, draft):
    make_note(draft, "State <shall> act", state="published")
    make_note(draft, "act [in good", state="published", stance="oppose")
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    marks = re.findall(r'<mark class="noted noted--(\w+)" data-notes="([\d ]+)"[^>]*>(.*?)</mark>', html)
    plain = [(stance, notes, re.sub(r"<[^>]+>", "", words)) for stance, notes, words in marks]
    assert plain == [
        ("support", "1", "State &lt;shall&gt; "),
        ("several", "1 2", "act"),
        ("oppose", "2", " [in good"),
    ]
    assert text_of(html) == "1. Each State &lt;shall&gt; act [in good faith].\n2. It may stop."


def test_a_hidden_note_leaves_no_trace(client, draft):
    before = client.get(f"/drafts/{draft.pk}/").content
    make_note(draft, "good faith", reason="Secret thought")
    assert client.get(f"/drafts/{draft.pk}/").content == before


def test_unknown_hidden_and_malformed_addresses_are_one_and_the_same_404(client):
    staged = make_draft(published=False)
    ids = [str(uuid4()), str(staged.pk)]
    answers = [client.get(f"/drafts/{one}/") for one in ids]
    assert [answer.status_code for answer in answers] == [404, 404]
    pages = [answer.content.decode().replace(one, "ID") for one, answer in zip(ids, answers, strict=True)]
    assert pages[0] == pages[1]
    assert client.get("/drafts/not-an-id/").status_code == 404


def test_notes_can_be_filtered_by_stance_position_and_author(client, draft):
    author = make_user("analyst")
    make_note(draft, "State", author=author, state="published", stance="oppose", reason="Mine.")
    make_note(draft, "act", state="published", reason="Theirs.")
    login(client, author)

    def shown(query: str) -> list[bool]:
        html = client.get(f"/drafts/{draft.pk}/?{query}").content.decode()
        return ["Mine." in html, "Theirs." in html]

    assert shown("") == [True, True]
    assert shown("stance=oppose") == [True, False]
    assert shown("mine=1") == [True, False]
    assert shown("stance=nonsense") == [False, False]


def test_reasons_are_formatted_and_cannot_smuggle_markup(client, draft):
    make_note(
        draft,
        "State",
        state="published",
        reason="**Bold** <script>alert(1)</script> [x](javascript:alert(1))",
    )
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert "<strong>Bold</strong>" in html
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_who_writes_finds_a_link_to_annotate_at_each_paragraph(client, draft):
    assert b"Annotate" not in client.get(f"/drafts/{draft.pk}/").content
    login(client, make_user("analyst"))
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert len(re.findall(r'href="/articles/[0-9a-f-]+/annotate/\?paragraph=\d"', html)) == 2


def test_an_article_whose_number_is_bracketed_is_shown_so(client):
    part = Part("article", "14", "", "", "1. States act.", "[Article 14]")
    html = client.get(f"/drafts/{make_draft(articles=[part]).pk}/").content.decode()
    assert '<span class="bracket">[</span>Article 14<span class="bracket">]</span>' in html


def test_a_right_to_left_draft_says_so(client):
    draft = make_draft(make_treaty(), ["1. تحمي الدولة."], language="ar")
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert '<div class="reading" lang="ar" dir="rtl">' in html


def test_one_note_and_three_cost_the_same_queries(draft, django_assert_num_queries):
    house = make_organisation()
    author = make_user("analyst", house)
    client = login(Client(), author)
    make_note(draft, "Each", author=author, state="published")
    with django_assert_num_queries(18):
        client.get(f"/drafts/{draft.pk}/")
    make_note(draft, "State", author=author, state="published")
    make_note(draft, "good", author=author, state="published")
    with django_assert_num_queries(18):
        client.get(f"/drafts/{draft.pk}/")


def test_a_note_on_a_phrase_marks_it_wherever_it_occurs(client):
    draft = make_draft(articles=["Each State may act.", "No State acts alone; a state may ask."])
    note = make_note(draft, "State", level="phrase", state="published")
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert re.findall(r'<mark [^>]*data-notes="1"[^>]*>(.*?)</mark>', html) == ["State", "State", "state"]
    assert html.count(f'href="#note-{note.pk}"') == 3
    assert "Every “State”" in html


def test_missing_text_is_marked_behind_its_paragraph(client, draft):
    after = len("1. Each State <shall> act [in good faith].")
    note = make_note(draft, level="gap", at=after, state="published")
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    first, second = html.index("in good faith"), html.index("It may stop")
    assert first < html.index(f'id="mark-{note.pk}"') < second
    assert text_of(html).endswith("2. It may stop.")


@pytest.mark.parametrize(("level", "about"), [("draft", "Whole draft"), ("article", "Whole article")])
def test_a_note_on_a_whole_says_of_what(client, draft, level, about):
    make_note(draft, level=level, state="published")
    assert about in client.get(f"/drafts/{draft.pk}/").content.decode()


def test_a_note_on_a_chapter_stands_at_its_first_article(client):
    parts = [Part("article", str(number), "", "Chapter IV", "Text.") for number in (1, 2)]
    draft = make_draft(articles=parts)
    second = draft.articles.order_by("ordinal")[1]
    make_note(draft, level="chapter", article=second, state="published")
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert html.index("note__label") < html.index(str(second.pk))


class TestReferences:
    """Each reference leads to its provision, and each provision back."""

    @pytest.fixture
    def named(self):
        return make_draft(articles=["1. States act.", "1. See article 1, paragraph 1, and this article."])

    def test_a_reference_leads_to_the_paragraph_that_it_names(self, client, named):
        html = client.get(f"/drafts/{named.pk}/").content.decode()
        links = re.findall(r'<a class="reference" href="#([\w-]+)" title="([^"]*)"[^>]*>(.*?)</a>', html)
        assert links == [("part-0-p0", "Article 1", "article 1, paragraph 1")]
        assert 'id="part-0-p0"' in html

    def test_a_link_stands_within_the_words_of_a_note(self, client, named):
        make_note(named, "See article 1,", article=named.articles.get(number="2"), state="published")
        html = client.get(f"/drafts/{named.pk}/").content.decode()
        link = '<a class="reference" href="#part-0-p0" title="Article 1">'
        assert f"{link}article 1,</a></mark>{link} paragraph 1</a>, and" in html

    def test_an_article_says_who_refers_to_it(self, client, named):
        html = client.get(f"/drafts/{named.pk}/").content.decode()
        assert re.findall(r"Referred to by (.*?)</p>", html) == ['<a href="#part-1">Article 2</a>']

    def test_where_many_do_the_rest_stands_on_the_page_of_references(self, client):
        draft = make_draft(articles=["1. States act.", *["1. See article 1."] * 9])
        html = client.get(f"/drafts/{draft.pk}/").content.decode()
        (line,) = re.findall(r"Referred to by (.*?)</p>", html)
        assert line.count("<a href") == 9
        assert f'/drafts/{draft.pk}/references/?article={draft.articles.first().pk}#asked">all 9' in line
