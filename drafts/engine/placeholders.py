"""Articles that only keep a number: "Article 24 [deleted]"."""

import re
from collections.abc import Sequence

from drafts.engine.pairing import Pairing, Side
from drafts.engine.splits import Link

_NOTHING_BUT = re.compile(
    r"\W*+(?:(?:this |the )?article \w+\W+)?(?:is |was |has been )?(?:"
    r"deleted|repealed|reserved|omitted|placeholder|(?:intentionally )?left blank|to be \w+|tbd"
    r"|supprimée?|abrogée?|réservée?|suprimido|derogado|reservado|удалена?|исключена?|删除|已删除|محذوفة?"
    r")?\W*+",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """Whether the text says only that there is none: "[deleted]", "(reserved)", "…" or nothing at all."""
    return _NOTHING_BUT.fullmatch(text) is not None


def pair_placeholders(pairing: Pairing, links: Sequence[Link], old: Side, new: Side) -> None:
    """Where a text gave way to a placeholder of its number, or filled one, the number carries the thread."""
    linked_old = {link.old for link in links if link.kind == "merged"}
    linked_new = {link.new for link in links if link.kind == "split"}
    free_new = {new.numbers[index]: index for index in pairing.free_new() if index not in linked_new}
    for index in pairing.free_old():
        other = free_new.get(old.numbers[index]) if old.numbers[index] else None
        if other is None or index in linked_old:
            continue
        texts = "\n".join(old.texts[index].paragraphs), "\n".join(new.texts[other].paragraphs)
        if is_placeholder(texts[0]) or is_placeholder(texts[1]):
            pairing.join(index, other, 0.0, "same number, one is a placeholder")
            del free_new[old.numbers[index]]
