from pathlib import Path

from drafts.engine.alignment import Edge, align
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.engine.references import find_references
from drafts.engine.resolving import dangling, resolve, shifted
from drafts.readers import read

DRAFTS = Path(__file__).resolve().parents[3] / "fixtures/treaties/cybercrime"


def article(number: str, text: str, chapter: str = "") -> Part:
    return Part("article", number, "", chapter, text, f"Article {number}")


def demo(name: str) -> tuple[Part, ...]:
    path = DRAFTS / name
    return parse(read(path.read_bytes(), path.name)).parts


def kept(old: int, new: int) -> Edge:
    return Edge((old,), (new,), "kept", 1.0, 1.0, "")


TREATY = [
    article(
        "1", "1. See articles 2 to 4.\n2. See paragraph 1.\n3. See the preceding paragraph.", "Chapter I"
    ),
    article("2", "1. One.\n2. Two:\n(a) a;\n(b) b.", "Chapter I"),
    article("2 bis", "See article 2, paragraph 2 (b), and chapter II.", "Chapter I"),
    article("4", "See article 3, article 2, paragraph 5, and this chapter of this Convention.", "Chapter II"),
    article("5", "See article 9 of the Vienna Convention and article 2 of the Convention.", "Chapter II"),
]


def meanings(index: int) -> list[tuple]:
    part = TREATY[index]
    found = resolve(find_references(part.text), TREATY, index)
    return [(resolved.parts, resolved.eids, resolved.problem) for resolved in found]


def test_a_range_means_every_article_in_it():
    assert meanings(0)[0] == ((1, 2, 3), (), "")


def test_paragraphs_are_named_by_their_identifier():
    assert meanings(0)[1:] == [((0,), ("para_1",), ""), ((0,), ("para_2",), "")]
    assert meanings(2)[0] == ((1,), ("para_2__subpara_b",), "")


def test_a_chapter_means_its_articles():
    assert meanings(2)[1] == ((3, 4), (), "")
    assert meanings(3)[2] == ((3, 4), (), "")


def test_what_is_not_there_is_a_problem():
    assert meanings(3)[:2] == [((), (), "no such provision"), ((1,), (), "no such paragraph")]


def test_another_treaty_is_left_alone_but_our_own_name_is_ours():
    assert meanings(4) == [((), (), "another instrument"), ((1,), (), "")]


def test_a_section_of_an_article_is_no_chapter():
    assert dangling([article("1", "Section 1\nWords.\nSection 2\nSee section 1.")]) == ()


def test_dangling_references_name_their_part():
    found = [(index, TREATY[index].text[ref.start : ref.end]) for index, ref in dangling(TREATY)]
    assert found == [(3, "article 3"), (3, "article 2, paragraph 5")]


def test_a_reference_that_followed_its_article_is_sound():
    old = [article("1", "See articles 2 and 3."), article("2", "Two."), article("3", "Three.")]
    new = [
        article("1", "See articles 3 and 4."),
        article("2", "New."),
        article("3", "Two."),
        article("4", "Three."),
    ]
    assert shifted(old, new, [kept(0, 0), Edge((), (1,), "added", 0, 1, ""), kept(1, 2), kept(2, 3)]) == ()


def test_a_reference_that_stayed_behind_has_shifted():
    old = [article("1", "See article 2."), article("2", "Two.")]
    new = [article("1", "See article 2."), article("2", "New."), article("3", "Two.")]
    (stale,) = shifted(old, new, [kept(0, 0), kept(1, 2)])
    assert (stale.part, stale.kind, stale.meant, stale.means) == (0, "shifted", (2,), (1,))


def test_a_paragraph_that_was_renumbered_makes_a_reference_stale():
    old = [article("1", "1. The court decides.\n2. See paragraph 1.")]
    new = [article("1", "1. Fees are due.\n2. The court decides.\n3. See paragraph 1.")]
    (stale,) = shifted(old, new, [kept(0, 0)])
    assert (stale.kind, stale.meant, stale.means) == ("shifted", (0,), (0,))


def names(new: tuple[Part, ...], stale) -> list[tuple]:
    return [
        (new[one.part].number, one.reference.number, "/".join(one.reference.path), one.kind, one.meant and
         [new[index].number for index in one.meant])
        for one in stale
    ]  # fmt: skip


def test_the_forgotten_references_of_the_first_revision_are_found_and_no_others():
    old, new = demo("2023-05-29-zero-draft.md"), demo("2023-11-06-revised-draft.md")
    assert names(new, shifted(old, new, align(old, new))) == [
        ("44", "42", "", "shifted", ["43"]),
        ("44", "40", "10", "dangling", ["40", "41"]),
    ]


def test_the_forgotten_references_of_the_second_revision_are_found_and_no_others():
    old, new = demo("2023-11-06-revised-draft.md"), demo("2024-02-01-further-revised-draft.md")
    assert names(new, shifted(old, new, align(old, new))) == [
        ("27", "23", "", "shifted", ["25"]),
        ("27", "24", "", "shifted", ["7"]),
        ("41", "5 bis", "", "dangling", ["6"]),
    ]


def test_a_draft_is_sound_beside_itself():
    draft = demo("2023-05-29-zero-draft.md")
    assert shifted(draft, draft, align(draft, draft)) == ()
    assert dangling(draft) == ()
