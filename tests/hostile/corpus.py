"""All hostile files by the name of their family."""

from drafts.engine.parts import ParsedDraft
from drafts.readers.errors import UnreadableFile
from tests.hostile import markup, plain, portable, word
from tests.hostile.case import Case

CORPUS: dict[str, Case] = {
    f"{kind}: {name}": case
    for kind, cases in (
        ("Word", word.CASES),
        ("XML", markup.XML_CASES),
        ("HTML", markup.HTML_CASES),
        ("text", plain.TEXT_CASES),
        ("PDF", portable.CASES),
    )
    for name, case in cases.items()
}

LIMITS = (
    "longer than 30 seconds",
    "more than 1024 megabytes",
    "its answer was too long",
    "that reads it crashed",
)
"""Words of the refusals with which the cage ends a child; pdfium aborts when it gets no more memory."""


def misfit(case: Case, answer: ParsedDraft | UnreadableFile, *, full: bool = False) -> str:
    """What is not as it should be about the answer to a case; empty where all is well."""
    expected = (full and case.full_refused) or case.refused
    if isinstance(answer, UnreadableFile):
        if expected:
            return "" if expected in str(answer) else f"refused with other words: {answer}"
        return "" if full and any(limit in str(answer) for limit in LIMITS) else f"refused: {answer}"
    if expected:
        return "read, and not refused"
    if not answer.characters.balances():
        return "characters lost"
    texts = [part.text for part in answer.parts]
    if case.text is not None and texts != [case.text]:
        return f"another text: {texts[:2]!r}"
    missing = set(case.doubts) - {doubt.code for doubt in answer.doubts}
    return f"not told: {sorted(missing)}" if missing else ""
