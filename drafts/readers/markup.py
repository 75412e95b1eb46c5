"""Markdown inside a paragraph: links, emphasis, HTML bits, escapes. Reduces it to the text a reader sees."""

import html
import re
from collections.abc import Container
from dataclasses import dataclass

_FOOTNOTE_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]{1,20})\]")
_INLINE_LINK = re.compile(r"(?<!\\)!?\[([^\[\]]*)\]\(<?[^()\s]*[./:#][^()\s]*>?(?:\s+\"[^\"]*\")?\)")
_REFERENCE_LINK = re.compile(r"(?<!\\)!?\[([^\[\]]*)\]\s?\[([^\[\]]*)\]")
_STRUCK = re.compile(r"~~(?=\S)([^~]+)~~|<(del|s|strike)>(.*?)</\2>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<tag></?[a-zA-Z][^<>]*>)|<(?P<address>[a-z]+:[^<>\s]*)>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});)|(?<!`)`(?P<code>[^`]+)`(?!`)|(?P<run>\*+|_+)"
)


@dataclass(slots=True)
class Inline:
    """What is left of a paragraph: its text, the struck words that were taken out, the footnote marks."""

    text: str
    struck: str = ""
    marks: str = ""


def plain_text(source: str, link_names: Container[str] = ()) -> Inline:
    """The visible text of a paragraph of Markdown.

    `link_names` are the defined link references, in lower case: "[text][name]" is a link only when its name is
    among them, otherwise both are bracketed text. A lone "*" or "_" is text too (CommonMark's flanking rule).
    """
    marks = "".join(match[0] for match in _FOOTNOTE_MARK.finditer(source))
    text = _FOOTNOTE_MARK.sub("", source)
    struck = " ".join(match[1] or match[3] for match in _STRUCK.finditer(text))
    text = _ATTRIBUTES.sub("", _STRUCK.sub("", text))
    text = _INLINE_LINK.sub(r"\1", text)
    if link_names:
        text = _REFERENCE_LINK.sub(
            lambda match: match[1] if match[2].lower() in link_names else match[0], text
        )
    return Inline(_without_marks(text), struck, marks)


@dataclass(slots=True)
class _Run:
    """A run of "*" or "_" that may open or close emphasis; `count` of them are left."""

    character: str
    count: int
    opens: bool
    closes: bool


def _without_marks(text: str) -> str:
    pieces: list[str | _Run] = []
    position = 0
    for match in _TOKEN.finditer(text):
        pieces.append(text[position : match.start()])
        pieces.append(_piece(match, text))
        position = match.end()
    pieces.append(text[position:])
    _pair([piece for piece in pieces if isinstance(piece, _Run)])
    return "".join(piece if isinstance(piece, str) else piece.character * piece.count for piece in pieces)


def _piece(match: re.Match[str], text: str) -> str | _Run:
    if match["run"]:
        return _run(match, text)
    if match["entity"]:
        return html.unescape(match["entity"])
    if match["tag"]:
        return " " if match["tag"].lower().startswith("<br") else ""
    return match["escaped"] or match["address"] or match["code"]


def _run(match: re.Match[str], text: str) -> _Run:
    """Left- and right-flanking as CommonMark defines them; "_" inside a word is neither.

    As kramdown does, "**" may also close between punctuation and a word, and any run may close a paragraph.
    """
    before, after = text[match.start() - 1 : match.start()] or " ", text[match.end() : match.end() + 1] or " "
    left = not after.isspace() and (after.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not after.isalnum())
    if match["run"][0] == "_":
        left, right = left and not before.isalnum(), right and not after.isalnum()
    elif match.end() == len(text) or (len(match["run"]) > 1 and not before.isspace()):
        right = True
    return _Run(match["run"][0], len(match["run"]), left, right)


def _pair(runs: list[_Run]) -> None:
    """Use up the marks of emphasis that has a beginning and an end."""
    openers: dict[str, list[_Run]] = {"*": [], "_": []}
    for run in runs:
        waiting = openers[run.character]
        while run.closes and run.count and waiting:
            used = min(run.count, waiting[-1].count)
            waiting[-1].count -= used
            run.count -= used
            if not waiting[-1].count:
                waiting.pop()
        if run.opens and run.count:
            waiting.append(run)
