"""The history of a note, edit by edit."""

from annotations.models import AnnotationRevision
from annotations.revisions import edits_of

FIRST = {
    "stance": "support",
    "position": None,
    "priority": "red_line",
    "reason": "States must act.",
    "shared_with": [],
    "tags": [],
}


def edits(*contents: dict) -> list[tuple[int, bool, list[tuple[str, str, str]]]]:
    revisions = [AnnotationRevision(version=at, content=said) for at, said in enumerate(contents, start=1)]
    return [
        (
            edit.revision.version,
            edit.is_current,
            [
                (one.label, "".join(op.old for op in one.ops), "".join(op.new for op in one.ops))
                for one in edit.changes
            ],
        )
        for edit in edits_of(revisions)
    ]


def test_the_first_version_tells_what_it_began_with_and_marks_none_of_it_as_new():
    assert edits(FIRST) == [
        (
            1,
            True,
            [
                ("Stance", "Support", "Support"),
                ("Priority", "Red line", "Red line"),
                ("Reason", "States must act.", "States must act."),
            ],
        )
    ]


def test_a_later_version_tells_only_what_it_changed():
    second = FIRST | {"reason": "States may act.", "tags": ["scope", "urgent"], "stance": "oppose"}
    assert edits(FIRST, second)[0] == (
        2,
        True,
        [
            ("Stance", "Support", "Oppose"),
            ("Reason", "States must act.", "States may act."),
            ("Tags", "", "scope, urgent"),
        ],
    )


def test_an_edit_that_changed_nothing_is_told_as_such():
    assert next(changes for _, _, changes in edits(FIRST, FIRST)) == []
