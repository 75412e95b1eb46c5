"""What the label of a paragraph counts, in any script: "(c)", "iii)", "3.", "（三）" and "(ج)" are the third."""

import re

from drafts.engine.markers import readings

Value = tuple[int, bool]
"""How far a label counts, and whether it stands behind that one: "3" is (3, False), "3 bis" (3, True)."""

_WITHIN = re.compile(
    r"(?<=[\s:;,.；：。，،؛])[(（’‘]?(?:\d{1,3}|[^\W\d_]{1,4})[)）.、’‘](?=[\s\u3400-\u9fff])"
    r"|[（(][^\W\d_]{1,3}[）)]|（\d{1,3}）|[㈠-㈩①-⑳]"
)


def values_of(label: str) -> frozenset[Value]:
    """All that a label as printed can stand for; empty for a bullet or no label.

    "(i)" is the ninth letter or the first Roman numeral; "(ii)" is not the ninth pair of letters, which would be
    taken for it. A dotted number counts by its last step.
    """
    found = (one for one in readings(label) if one.kind not in ("bullet", "letters"))
    return frozenset((one.value, one.is_inserted) for one in found)


def values_within(text: str) -> list[frozenset[Value]]:
    """What the labels that stand inside a paragraph count, in order, its own first where it has one.

    Some files run the items of a list together in one line.
    """
    return [values_of(match[0]) for match in _WITHIN.finditer(f" {text}")]
