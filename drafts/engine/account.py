"""Whether every character of a source is in a part or set aside for a reason."""

from drafts.engine.source import CharacterCount, Line, SetAside, SourceText
from drafts.engine.structure import Structure
from drafts.engine.text import count_characters


class ConservationError(AssertionError):
    """The parser lost or invented characters: a fault of the parser, not of the draft."""


def is_body(line: Line) -> bool:
    """Whether the line is to be placed in a part: it has words, is no footnote and was not left out before."""
    return bool(line.text.strip()) and not line.aside and line.said != "footnote"


def account_of(source: SourceText, structure: Structure) -> CharacterCount:
    """The reader's account, with what the parser set aside; raises ConservationError when it does not balance."""
    reasons = {item.reason: item.count for item in source.characters.set_aside}
    for reason, count in structure.aside.items():
        reasons[reason] = reasons.get(reason, 0) + count
    notes = source.characters.kept - sum(
        count_characters(line.text) for line in source.lines if is_body(line)
    )
    account = CharacterCount(
        total=source.characters.total,
        kept=structure.kept() + notes,
        set_aside=tuple(SetAside(reason, count) for reason, count in sorted(reasons.items())),
    )
    if not account.balances():
        raise ConservationError(
            f"{account.total} characters came in, {account.kept} were kept, set aside: {reasons}"
        )
    return account
