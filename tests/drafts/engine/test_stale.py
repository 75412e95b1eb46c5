from pathlib import Path

from drafts.engine.alignment import Edge, align
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.engine.resolving import resolve_all
from drafts.engine.stale import Stale, is_dangling, stale_references
from drafts.readers import read

DRAFTS = Path(__file__).resolve().parents[3] / "fixtures/treaties/cybercrime"


def article(number: str, text: str) -> Part:
    return Part("article", number, "", "", text, f"Article {number}")


def demo(name: str) -> tuple[Part, ...]:
    path = DRAFTS / name
    return parse(read(path.read_bytes(), path.name)).parts


def kept(old: int, new: int) -> Edge:
    return Edge((old,), (new,), "kept", 1.0, 1.0, "")


def stale(old, new, edges) -> tuple[Stale, ...]:
    return stale_references(old, new, edges, resolve_all(old), resolve_all(new))


def test_a_reference_that_followed_its_article_is_sound():
    old = [article("1", "See articles 2 and 3."), article("2", "Two."), article("3", "Three.")]
    new = [
        article("1", "See articles 3 and 4."),
        article("2", "New."),
        article("3", "Two."),
        article("4", "Three."),
    ]
    assert stale(old, new, [kept(0, 0), Edge((), (1,), "added", 0, 1, ""), kept(1, 2), kept(2, 3)]) == ()


def test_a_reference_that_stayed_behind_has_shifted():
    old = [article("1", "See article 2."), article("2", "Two.")]
    new = [article("1", "See article 2."), article("2", "New."), article("3", "Two.")]
    (found,) = stale(old, new, [kept(0, 0), kept(1, 2)])
    assert (found.part, found.kind, found.now.parts, found.was.parts) == (0, "shifted", (1,), (1,))
    assert found.became == ((2, None),)


def test_a_paragraph_that_was_renumbered_makes_a_reference_stale():
    old = [article("1", "1. The court decides.\n2. See paragraph 1.")]
    new = [article("1", "1. Fees are due.\n2. The court decides.\n3. See paragraph 1.")]
    (found,) = stale(old, new, [kept(0, 0)])
    assert (found.kind, found.was.rows, found.now.rows) == ("shifted", (0,), (0,))
    assert found.became == ((0, 1),)


def test_a_paragraph_that_is_gone_became_none_of_its_article():
    old = [
        article("1", "1. Courts decide on appeals.\n2. Fees are due at once."),
        article("2", "See article 1, paragraph 2."),
    ]
    new = [article("1", "1. Courts decide on appeals."), article("2", "See article 1, paragraph 2.")]
    (found,) = stale(old, new, [kept(0, 0), kept(1, 1)])
    assert (found.kind, found.became) == ("dangling", ((0, None),))


def test_the_preceding_paragraph_is_not_followed():
    old = [article("1", "1. Courts decide.\n2. The preceding paragraph binds all.")]
    new = [article("1", "1. Fees are due.\n2. The preceding paragraph binds all.")]
    assert stale(old, new, [kept(0, 0)]) == ()


def names(new: tuple[Part, ...], found: tuple[Stale, ...]) -> list[tuple]:
    return [
        (
            new[one.part].number,
            one.now.reference.number,
            "/".join(one.now.reference.path),
            one.kind,
            [new[spot.part].number for spot in one.became],
        )
        for one in found
    ]


def test_the_forgotten_references_of_the_first_revision_are_found_and_no_others():
    old, new = demo("2023-05-29-zero-draft.md"), demo("2023-11-06-revised-draft.md")
    assert names(new, stale(old, new, align(old, new))) == [
        ("44", "42", "", "shifted", ["43"]),
        ("44", "40", "10", "dangling", ["41"]),
    ]


def test_the_forgotten_references_of_the_second_revision_are_found_and_no_others():
    old, new = demo("2023-11-06-revised-draft.md"), demo("2024-02-01-further-revised-draft.md")
    assert names(new, stale(old, new, align(old, new))) == [
        ("27", "23", "", "shifted", ["25"]),
        ("27", "24", "", "shifted", ["7"]),
        ("41", "5 bis", "", "dangling", ["6"]),
    ]


def test_a_draft_is_sound_beside_itself():
    draft = demo("2023-05-29-zero-draft.md")
    assert stale(draft, draft, align(draft, draft)) == ()
    assert not any(is_dangling(found) for row in resolve_all(draft) for found in row)
