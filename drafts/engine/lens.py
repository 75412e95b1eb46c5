"""How two drafts are compared: what counts as a change beside their words.

A lens never alters the text that is shown: ops hold the real texts of both drafts, whatever counts in them.
"""

import re
from dataclasses import dataclass

_INSIDE_WORD = re.compile(r"(?<=\w)[\[\]](?=\w)")
_JOINER = "\u2060"
_SPACES = str.maketrans("[]", "  ")


@dataclass(frozen=True, slots=True)
class Lens:
    """`brackets`: whether square brackets are marks that come and go; without them "[shall]" → "shall" is no
    change, while the words that they hold are compared as ever. `noise`: whether white space, quote style,
    dashes and list labels count too.
    """

    brackets: bool = True
    noise: bool = False


PLAIN = Lens()
"""The comparison of which nothing special is asked."""


def unbracketed(text: str) -> str:
    """The text, of the same length, as if it had no brackets: "Part[y] [shall]" reads as "Party shall"."""
    if "[" not in text and "]" not in text:
        return text
    return _INSIDE_WORD.sub(_JOINER, text).translate(_SPACES)
