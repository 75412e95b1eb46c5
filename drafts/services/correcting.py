"""People correct the lines of a staged draft, and undo it. Each function owns its transaction.

A correction is made on the line that the person saw. Two people who correct different lines at once do not
notice each other; where both correct the same line, the second is told. Reading the lines anew takes place
outside the transaction, which only goes through if nothing was corrected, decided or published meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from drafts import queries
from drafts.engine.corrections import (
    Corrected,
    Correction,
    Gather,
    Join,
    Move,
    Renumber,
    Retype,
    Split,
    apply,
    from_data,
    to_data,
)
from drafts.engine.parser import parse
from drafts.engine.serial import source_from_data
from drafts.engine.source import SourceText
from drafts.errors import CorrectedMeanwhile, DraftError, NotStaged
from drafts.models import Draft, DraftState, StagedText, Treaty
from drafts.services.storing import account_of, plan_storing, store
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record

_TRIES = 5
"""How often a change is worked out anew because somebody else's went through first."""
_QUOTED = 60
"""Characters of a line that are enough to know it by."""


@dataclass(frozen=True)
class SeenLine:
    """A line as a page showed it, or all lines from it to `last`: ids, and `queries.seen_mark` of them."""

    line: str
    mark: str
    last: str = ""

    def span(self, lines: Sequence[queries.StagedLine]) -> tuple[int, int] | None:
        """Where the first and the last of them stand among the lines as they are now; None where one is gone."""
        place = {line.id: index for index, line in enumerate(lines)}
        first, last = place.get(self.line), place.get(self.last or self.line)
        return None if first is None or last is None or last < first else (first, last)


Change = Callable[[StagedText, SourceText], tuple[list[dict], str]]
"""From the lines as they stand to the list of corrections as it shall be, and what was done in words."""


def correct_text(*, principal: Principal, draft: Draft, seen: SeenLine, correction: Correction) -> str:
    """Makes one correction; answers what was done, in words.

    Raises CorrectedMeanwhile where the line is not as it was seen, NotStaged where the draft is published or
    gone, DraftError where the correction does not fit the line or the draft has no lines to correct.
    """

    def change(staged: StagedText, source: SourceText) -> tuple[list[dict], str]:
        lines = _find(queries.lines_of(staged), seen)
        made = [from_data(entry["correction"]) for entry in staged.corrections]
        if apply(source, [*made, correction]) == apply(source, made):
            raise DraftError("This would change nothing.")
        said = in_words(correction, lines)
        return [*staged.corrections, {"correction": to_data(correction), "said": said}], said

    return _change(principal, draft, "text corrected", change)


def undo_correction(*, principal: Principal, draft: Draft, version: int) -> str:
    """Takes back the last correction, of whoever; answers what was undone, in words.

    Raises CorrectedMeanwhile where `version` of the lines is not the newest any more, DraftError where nothing
    was corrected.
    """

    def change(staged: StagedText, source: SourceText) -> tuple[list[dict], str]:
        if staged.version != version:
            raise CorrectedMeanwhile(
                "Somebody has corrected the text since: this is not the last correction any more."
            )
        if not staged.corrections:
            raise DraftError("There is nothing to undo.")
        return staged.corrections[:-1], f"undone: {staged.corrections[-1]['said']}"

    return _change(principal, draft, "text correction undone", change)


def in_words(correction: Correction, lines: Sequence[queries.StagedLine]) -> str:
    """What a correction of these lines does, as people say it; mostly it is one."""
    text = lines[0].text
    words = f"“{text[:_QUOTED].rstrip()}{'…' if len(text) > _QUOTED else ''}”"
    match correction:
        case Join():
            return f"{words} joined to the line above"
        case Gather():
            below = sum(not line.aside for line in lines) - 1
            return f"{words} joined with the {'line' if below == 1 else f'{below} lines'} below it"
        case Split(at=at):
            return f"{words} split into {len(at) + 1} lines"
        case Renumber(number=number):
            return f"{words} numbered {number}" if number else f"{words} numbered as printed"
        case Move(first=first, last=last):
            return f"{words} moved" if first == last else f"{words} moved, with the lines below it"
        case Retype(kind=kind, number=number):
            return f"{words} is {_KINDS[kind]}{f', number {number}' if number else ''}"


_KINDS = {
    "": "left to the reader again",
    "article": "the heading of an article",
    "chapter": "the heading of a part or chapter",
    "section": "the heading of a section",
    "annex": "the heading of an annex",
    "preamble": "where the preamble begins",
    "conclusions": "where the closing with the signatures begins",
    "title": "the title of what stands above it",
    "text": "text",
    "footnote": "a footnote",
    "furniture": "no part of the text",
}


def _find(lines: Sequence[queries.StagedLine], seen: SeenLine) -> Sequence[queries.StagedLine]:
    """The line that was seen, or all to the last of them."""
    span = seen.span(lines)
    if span and queries.seen_mark(lines, *span) == seen.mark:
        return lines[span[0] : span[1] + 1]
    raise CorrectedMeanwhile("Somebody has corrected this line since you opened the page.")


def _change(principal: Principal, draft: Draft, action: str, change: Change) -> str:
    for _ in range(_TRIES):
        draft = Draft.objects.select_related("treaty").get(pk=draft.pk)
        staged = StagedText.objects.filter(draft=draft).first()
        if staged is None or draft.state != DraftState.STAGED:
            raise _not_to_be_corrected(draft)
        source = source_from_data(staged.source)
        corrections, said = change(staged, source)
        corrected = apply(source, [from_data(entry["correction"]) for entry in corrections])
        if _stored(principal, draft, staged, corrections, corrected, action, said):
            return said
    raise CorrectedMeanwhile(
        "Others are correcting this draft at this moment. Nothing was changed; try again."
    )


def _not_to_be_corrected(draft: Draft) -> DraftError:
    if draft.state == DraftState.STAGED:
        return DraftError(
            "This draft was read without its lines being kept: import its file again to correct it."
        )
    return NotStaged("This draft is not staged any more; its text cannot be corrected.")


def _stored(
    principal: Principal,
    draft: Draft,
    staged: StagedText,
    corrections: list[dict],
    corrected: Corrected,
    action: str,
    said: str,
) -> bool:
    """Stores the draft as corrected, unless somebody was faster; then nothing is written, and the answer is no."""
    parsed = parse(corrected.source)
    draft.reading = {"redline": draft.reading.get("redline", "new"), **account_of(parsed)}
    plan = plan_storing(draft, parsed)
    with transaction.atomic():
        Treaty.objects.select_for_update().get(
            pk=draft.treaty_id
        )  # nothing is published or decided meanwhile
        staged_still = Draft.objects.select_for_update().filter(pk=draft.pk, state=DraftState.STAGED)
        if staged_still.first() is None or plan.is_stale():  # nor is its file given to be read again
            return False
        if not StagedText.objects.filter(pk=staged.pk, version=staged.version).update(
            version=F("version") + 1,
            corrections=corrections,
            lines=queries.lines_data(corrected, parsed),
            doubts=queries.doubts_data(corrected, parsed),
        ):
            return False
        store(plan)
        Draft.objects.filter(pk=draft.pk).update(reading=draft.reading)
        record(principal, action, "draft", draft.pk, said=said, version=staged.version + 1)
    return True
