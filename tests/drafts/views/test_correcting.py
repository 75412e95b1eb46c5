"""The page on which a staged draft is corrected: its lines, their doubts, the forms, and what they answer."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from drafts import queries, services
from drafts.engine.parser import parse
from drafts.engine.source import CharacterCount, Line, SetAside, SourceText
from drafts.engine.text import count_characters
from drafts.models import Draft
from tests.drafts.readers.makers import as_pdf
from tests.drafts.staged_world import TEXT, make_staged, seen, shape
from tests.factories import login, make_draft, make_organisation, make_treaty, make_user
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(principal):
    return make_staged(principal)


def ask(client, draft: Draft, words: str, do: str, **fields: str):
    """Sends the form of the line that begins with these words, as the page shows it."""
    line = seen(draft, words)
    form = {"line": line.line, "seen": line.mark, "version": "0", "do": do}
    return client.post(f"/drafts/{draft.pk}/staged/correct/", form | fields)


def texts(draft: Draft) -> list[str]:
    return [line.text for line in queries.lines_of(queries.staged_text(draft))]


class TestPage:
    def test_each_line_stands_beside_its_source_with_what_it_was_taken_for(self, analyst, draft):
        page = page_of(analyst, f"/drafts/{draft.pk}/staged/")
        for piece in ("line 7", "of every change.", "Article 1", 'id="line-3"', 'href="?edit=3#line-3"'):
            assert piece in page

    def test_a_doubt_is_marked_on_its_line_and_the_list_leads_there(self, analyst, draft):
        page = page_of(analyst, f"/drafts/{draft.pk}/staged/?part=1")
        message = "Between Article 1 and Article 3 numbers are missing."
        assert re.search(rf'<a href="\?line=(\d+)#line-\1"><bdi>{message}', page)
        assert f'<p class="line__doubt"><bdi>{message}' in page

    def test_only_the_line_that_is_asked_for_has_its_forms(self, analyst, draft):
        assert "Join to the line above" not in page_of(analyst, f"/drafts/{draft.pk}/staged/")
        page = page_of(analyst, f"/drafts/{draft.pk}/staged/?edit=3")
        assert page.count("Join to the line above") == 1

    @pytest.mark.parametrize(
        "asked", ["part=99", "part=x", "line=99", "page=99", "edit=", "part=-1", "page=²"]
    )
    def test_what_is_not_there_shows_the_text_all_the_same(self, analyst, draft, asked):
        assert "The text, beside its source" in page_of(analyst, f"/drafts/{draft.pk}/staged/?{asked}")

    def test_long_parts_come_in_pages_and_a_line_is_found_on_its_own(self, analyst, principal):
        many = "\n\n".join(f"{number}. Ships wait." for number in range(1, 300))
        draft = make_staged(principal, text=f"Article 1\n\n{many}".encode())
        assert page_of(analyst, f"/drafts/{draft.pk}/staged/").count('class="line line--') == 120
        page = page_of(analyst, f"/drafts/{draft.pk}/staged/?line=250")
        assert 'id="line-250"' in page
        assert 'id="line-100"' not in page

    def test_what_was_left_out_is_listed_with_its_words(self, analyst, principal):
        lines = (Line("Article 1"), Line("Ships wait."), Line("A/AC.1/7", aside="running header"))
        count = sum(count_characters(line.text) for line in lines)
        account = CharacterCount(count, count - 8, (SetAside("running header", 8),))
        draft = make_staged(principal, text=b"Article 1\n\nShips sail.")
        services.read_again(principal=principal, draft=draft, redline="old")
        services.stage(draft, parse(SourceText(lines, (), (), account)))
        page = page_of(analyst, f"/drafts/{draft.pk}/staged/?part=aside")
        assert "Left out: running header" in page
        assert "A/AC.1/7" in page
        assert ask(analyst, draft, "A/AC", "is:text").status_code == 302
        assert shape(draft) == [("1", "", "Ships wait.\nA/AC.1/7")]

    def test_its_queries_do_not_grow_with_the_lines(self, analyst, principal):
        treaty = make_treaty()
        make_draft(treaty, ["1. Each Party lights its harbours."], issued_on=date(2020, 1, 1))
        one, three = (
            make_staged(
                principal,
                treaty,
                "".join(f"Article {n}\n\n1. {n} ships.\n\n" for n in range(1, most)).encode(),
            )
            for most in (2, 4)
        )
        counts = [count_queries(analyst, f"/drafts/{draft.pk}/staged/?edit=1") for draft in (one, three)]
        assert counts[0] == counts[1]

    def test_strangers_do_not_find_it(self, client, draft):
        login(client, make_user("coordinator", make_organisation("Theirs")))
        for path in ("correct/", "undo/", "read-again/"):
            assert client.post(f"/drafts/{draft.pk}/staged/{path}").status_code == 404
        assert client.get(f"/drafts/{draft.pk}/staged/pages/1.png").status_code == 404


class TestOperations:
    @pytest.mark.parametrize(
        ("words", "do", "fields", "result"),
        [
            ("of every", "join", {}, "2. It tells the others of every change."),
            ("of every", "join", {"tight": "on"}, "2. It tells the othersof every change."),
            ("Harbour", "is:article", {"number": "2"}, ("2", "Harbour dues")),
            ("Harbour", "is:furniture", {}, [("1", ""), ("3", "")]),
            ("Article 3", "number", {"number": "2"}, ("2", "")),
            (
                "1. No",
                "split",
                {"text": "1. No Party asks for dues\r\nfrom a ship that seeks shelter."},
                "1. No Party asks for dues",
            ),
            ("Article 3", "move:part-up", {}, [("3", ""), ("1", "")]),
        ],
    )
    def test_a_form_corrects_the_line_and_leads_back_to_it(self, analyst, draft, words, do, fields, result):
        answer = ask(analyst, draft, words, do, **fields)
        assert answer.status_code == 302
        place = urlsplit(answer["Location"])
        line = parse_qs(place.query)["line"][0]
        assert place.fragment == f"line-{line}"
        numbers = [(number, heading) for number, heading, _ in shape(draft)]
        if isinstance(result, str):
            assert result in texts(draft)
        else:
            assert numbers == result if isinstance(result, list) else result in numbers
        page = page_of(analyst, answer["Location"])
        assert f'id="line-{line}"' in page
        assert 'role="status"' in page

    def test_a_line_moves_up_and_down(self, analyst, draft):
        before = texts(draft)
        ask(analyst, draft, "of every", "move:up")
        assert texts(draft) == [*before[:2], before[3], before[2], *before[4:]]
        ask(analyst, draft, "of every", "move:down")
        assert texts(draft) == before

    def test_the_last_correction_is_undone_from_the_page(self, analyst, draft):
        before = shape(draft)
        ask(analyst, draft, "of every", "join")
        answer = analyst.post(f"/drafts/{draft.pk}/staged/undo/", {"version": "1"}, follow=True)
        assert shape(draft) == before
        assert "Undone: “of every change.” joined to the line above." in answer.content.decode()

    def test_words_cannot_be_changed_and_what_was_typed_comes_back(self, analyst, draft):
        answer = ask(analyst, draft, "1. No", "split", text="1. No Party asks\nfor much.")
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "the words must stay as they were read" in page
        assert "1. No Party asks\nfor much.</textarea>" in page

    @pytest.mark.parametrize(
        ("words", "do", "said"),
        [
            ("Article 1", "join", "This would change nothing."),
            ("1. No", "split", "Put a line break (Enter)"),
            ("Article 1", "move:up", "There is nothing to move it past."),
            ("Article 1", "is:poem", "does not say what to correct"),
            ("Article 1", "", "does not say what to correct"),
        ],
    )
    def test_what_cannot_be_done_is_said_at_the_line(self, analyst, draft, words, do, said):
        text = "1. No Party asks for dues from a ship that seeks shelter."
        answer = ask(analyst, draft, words, do, text=text)
        assert answer.status_code == 422
        assert said in answer.content.decode()

    def test_somebody_faster_is_told_of_and_what_was_asked_for_can_be_done_all_the_same(
        self, analyst, principal, draft
    ):
        old = seen(draft, "Harbour")
        services.correct_text(
            principal=principal,
            draft=draft,
            seen=old,
            correction=services.correcting.Retype(old.line, "article", "2"),
        )
        typed = {"line": old.line, "seen": old.mark, "do": "split", "text": "Harbour\ndues"}
        assert (
            "Harbour<br>dues" in analyst.post(f"/drafts/{draft.pk}/staged/correct/", typed).content.decode()
        )
        form = {"line": old.line, "seen": old.mark, "version": "0", "do": "is:title"}
        answer = analyst.post(f"/drafts/{draft.pk}/staged/correct/", form)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "“Harbour dues” is the heading of an article, number 2" in page
        again = dict(re.findall(r'name="(line|seen|version|do)" value="([^"]*)"', page))
        assert analyst.post(f"/drafts/{draft.pk}/staged/correct/", again).status_code == 302
        assert [number for number, _, _ in shape(draft)] == ["1", "3"]

    def test_a_draft_published_meanwhile_is_shown_as_it_is(self, analyst, principal, draft):
        line = seen(draft, "of every")
        services.publish_draft(principal=principal, draft=draft, now=draft.created_at)
        answer = analyst.post(
            f"/drafts/{draft.pk}/staged/correct/", {"line": line.line, "seen": line.mark, "do": "join"}
        )
        assert answer["Location"] == f"/drafts/{draft.pk}/staged/"


class TestFile:
    def test_a_text_file_is_not_asked_about_struck_words(self, analyst, draft):
        assert "Struck and inserted words" not in page_of(analyst, f"/drafts/{draft.pk}/staged/")

    def test_a_printed_page_stands_beside_its_lines_as_a_picture(self, analyst, principal):
        draft = make_staged(principal, text=as_pdf(), name="draft.pdf")
        address = f"/drafts/{draft.pk}/staged/pages/1.png"
        assert f'src="{address}" alt="Page 1 of the file, as printed"' in page_of(
            analyst, f"/drafts/{draft.pk}/staged/"
        )
        answer = analyst.get(address)
        assert answer.content.startswith(b"\x89PNG")
        assert analyst.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
        assert analyst.get(f"/drafts/{draft.pk}/staged/pages/99.png").status_code == 404

    def test_a_text_has_no_pictures(self, analyst, draft):
        assert bytes(draft.source_file.content) == TEXT
        assert analyst.get(f"/drafts/{draft.pk}/staged/pages/1.png").status_code == 404


def test_footnotes_are_there_to_be_read(analyst, draft):
    ask(analyst, draft, "1. This", "is:footnote")
    page = page_of(analyst, f"/drafts/{draft.pk}/staged/")
    assert '<a href="#footnotes">footnote</a>' in page
    assert "<strong>1.</strong> This convention ends." in page


@pytest.mark.parametrize(
    "given", [{"version": "9" * 5000}, {"version": "x"}, {"number": "\x002"}, {"line": "\x00"}]
)
def test_odd_forms_are_answered_and_break_nothing(analyst, draft, given):
    line = seen(draft, "Harbour")
    form = {"line": line.line, "seen": line.mark, "version": "0", "do": "is:article"} | given
    assert analyst.post(f"/drafts/{draft.pk}/staged/correct/", form).status_code in (302, 409)
    assert analyst.post(f"/drafts/{draft.pk}/staged/undo/", form).status_code == 302
    assert [number for number, _, _ in shape(draft)] in (["1", "3"], ["1", "", "3"], ["1", "2", "3"])
