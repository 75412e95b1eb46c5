"""The prose of a briefing note: CommonMark with endnotes, to clean HTML. No HTML of the writer's own.

`[^label]` calls an endnote, and `[^label]: text` at the start of a line gives its words; labels count within one
field. Bare addresses become links, every heading becomes one level, images are not shown, and a block that begins
with a right-to-left letter is set from the right.
"""

import re
import unicodedata
from collections.abc import Iterator, MutableMapping, Sequence
from itertools import takewhile
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_ADDRESS = re.compile(r"https?://[^\s<>\"”’]+")
_LINE = 70
"""Letters that fit into one line of a table."""
_SCHEMES = ("https://", "http://", "mailto:")
_DIRECTED = {
    "paragraph_open",
    "heading_open",
    "bullet_list_open",
    "ordered_list_open",
    "blockquote_open",
    "table_open",
}
_TAGS = {"a", "blockquote", "br", "code", "em", "h3", "hr", "li", "ol", "p", "pre", "strong", "sup"} | {
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href", "id", "aria-label"},
    "sup": {"class"},
    "th": {"class"},
    "td": {"class"},
    "ol": {"start", "dir"},
    **{tag: {"dir"} for tag in ("p", "h3", "ul", "blockquote", "table")},
}


class Endnotes:
    """The notes at the end of one document, numbered in the order in which the text first calls them."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self._numbers: dict[str, int] = {}

    def call(self, source: str) -> str:
        """The HTML of a call of the note whose words are `source`; the same words are one note.

        The first call has the id `call-N`, where the way back from note N leads.
        """
        number, own_id = self._numbers.get(source), ""
        if number is None:
            self.items.append(render_line(source))
            number = self._numbers[source] = len(self.items)
            own_id = f' id="call-{number}"'
        link = f'<a{own_id} href="#endnote-{number}" aria-label="Note {number}">{number}</a>'
        return f'<sup class="call">{link}</sup>'


def render(source: str, endnotes: Endnotes) -> str:
    """The HTML of one prose field; its endnotes are added to `endnotes`."""
    return _clean(_PARSER.render(source, {"endnotes": endnotes, "definitions": {}}))


def render_line(source: str) -> str:
    """The HTML of words that stand within a line, such as an endnote: emphasis and links, no blocks."""
    return _clean(_PARSER.renderInline(source, {"definitions": {}}))


def direction(text: str) -> str:
    """ "rtl" where the first letter of the text is of a script written from the right, else "ltr"."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def _clean(html: str) -> str:
    """The same HTML, should a rule above ever let through what it ought not."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"https", "http", "mailto"})


def _define(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Takes the lines of an endnote, up to an empty line or the next endnote, out of the text."""
    opening = _DEFINITION.match(_line(state, start))
    if opening is None or state.is_code_block(start):
        return False
    if silent:
        return True
    stop = start + 1
    while stop < end and not state.isEmpty(stop) and not _DEFINITION.match(_line(state, stop)):
        stop += 1
    words = [_line(state, start)[opening.end() :], *(_line(state, line) for line in range(start + 1, stop))]
    state.env.setdefault("definitions", {}).setdefault(opening[1], " ".join(" ".join(words).split()))
    state.line = stop
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _call(state: StateInline, silent: bool) -> bool:
    """Makes a call of `[^label]` where that endnote has words; elsewhere it stays as typed."""
    found = _CALL.match(state.src, state.pos)
    words = found and state.env["definitions"].get(found[1])
    if not words:
        return False
    if not silent:
        state.push("endnote_call", "", 0).meta["words"] = words
    state.pos = found.end()
    return True


def _render_call(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]
) -> str:
    return env["endnotes"].call(tokens[index].meta["words"])


def _link_addresses(state: StateCore) -> None:
    for block in state.tokens:
        if block.children:
            block.children = list(_with_links(block.children))


def _with_links(tokens: Sequence[Token]) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        inside += token.nesting if token.type.startswith("link_") else 0
        if token.type == "text" and not inside:
            yield from _split_at_addresses(token.content)
        else:
            yield token


def _split_at_addresses(text: str) -> Iterator[Token]:
    """Text and links; the full stop, comma or bracket after an address is not part of it."""
    done = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(".,;:!?'*_")
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(")")
        yield _text(text[done : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": address})
        yield _text(address)
        yield Token("link_close", "a", -1)
        done = found.start() + len(address)
    yield _text(text[done:])


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _one_level(state: StateCore) -> None:
    """A note has one level of heading below its own: no level can be skipped, as PDF/UA asks."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h3"


def _direct(state: StateCore) -> None:
    ahead = ""
    for token in reversed(state.tokens):
        if token.type == "inline":
            ahead = token.content
        elif token.type in _DIRECTED and direction(ahead) == "rtl":
            token.attrSet("dir", "rtl")


def _loosen_cells(state: StateCore) -> None:
    """Marks the cells whose longest word needs more than its share of the line, so that it may be broken.

    Were every cell so marked, columns would become narrower than the ordinary words in them.
    """
    share = _LINE
    for place, token in enumerate(state.tokens):
        if token.type == "table_open":
            share = _LINE // max(1, _columns(state.tokens, place))
        elif token.type in ("th_open", "td_open"):
            words = state.tokens[place + 1].content.split()
            if max(map(len, words), default=0) > share:
                token.attrSet("class", "loose")


def _columns(tokens: Sequence[Token], table: int) -> int:
    row = takewhile(lambda token: token.type != "tr_close", tokens[table:])
    return sum(token.type == "th_open" for token in row)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.validateLink = lambda address: address.lower().startswith(_SCHEMES)
    parser.block.ruler.before("reference", "endnote", _define, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "endnote_call", _call)
    for rule in (_link_addresses, _one_level, _direct, _loosen_cells):
        parser.core.ruler.push(rule.__name__, rule)
    parser.add_render_rule("endnote_call", _render_call)
    return parser


_PARSER = _parser()
