"""What stands around a span of text, for lists that show words where they stand."""

_REACH = 60
_LONGEST_TORN = 24
"""Code points; where no space comes sooner, as in Chinese, the text is cut between any two characters."""


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind `text[start:end]` in its line, some sixty code points each.

    Where more stands there, it is cut at a whole word and an ellipsis says so.
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before, after = text[line_start:start], text[end : len(text) if line_end < 0 else line_end]
    return _last_words(before), _first_words(after)


def _last_words(text: str) -> str:
    if len(text) <= _REACH:
        return text
    cut = text[-_REACH:]
    space = cut.find(" ", 0, _LONGEST_TORN)
    return f"… {cut[space + 1 :]}"


def _first_words(text: str) -> str:
    if len(text) <= _REACH:
        return text
    cut = text[:_REACH]
    space = cut.rfind(" ", _REACH - _LONGEST_TORN)
    return f"{cut if space < 0 else cut[:space]} …"
