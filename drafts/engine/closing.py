"""Finds where the articles of a text end and its closing begins: the formula, the place and date, the signatures.

What a lawyer would not cite as part of the last article belongs to the closing: the words above the signatures ("In
witness whereof", "Done at"), the offices and names below them, and before them, in the law of the European Union, the
formula that says how a regulation binds. Annexes and protocols behind the signatures are none of it.
"""

from bisect import bisect_right

from drafts.engine.closing_words import PLACE, SIGNATORY, WITHIN, closes, plain
from drafts.engine.headings import is_title, kind_of
from drafts.engine.numbering import bare_label
from drafts.engine.outlook import Outlook
from drafts.engine.structure import Structure, Unit

_ARTICLES_AHEAD = 3
"""Article headings looked at: what follows a sentence that only reads like a closing is the next article."""
_LINES_AHEAD = 12
"""Lines in which the next paragraph of an article follows a sentence that only reads like a closing."""
_LINES_OF_TITLE = 3
_ENDS = (".", ";", ":", "。", "；", "：", "؛")
_LONG = 80
"""Characters: a line that is longer is no name or office."""


class Closing:
    """Tells of each line whether the closing begins there: where a person says so, else the file, else the words."""

    def __init__(self, outlook: Outlook) -> None:
        self._outlook, self._lines = outlook, outlook.lines
        self._named = outlook.named_closing
        self._is_marked = any(self._lines[index].opens_closing for index in self._named)
        self._marks = [
            index
            for index, heading in enumerate(outlook.headings)
            if index in outlook.second_texts or kind_of(heading) in ("article", "annex")
        ]

    def is_named(self, index: int) -> bool:
        """Whether a person, or else the file, says that the closing begins in this line."""
        return index in self._named

    def opens(self, index: int, structure: Structure) -> bool:
        """Whether the closing begins in this line, and not in the part that is open already."""
        unit = structure.units[-1] if structure.units else None
        if self._named or unit is None or self._lines[index].said:
            return index in self._named and not structure.in_closing()
        if unit.kind != "article" or not self._reads_so(index):
            return False
        return not (self._article_follows(index, structure) or self._paragraph_follows(index, unit))

    def begins_within(self, index: int, structure: Structure) -> bool:
        """Whether the closing stands in one line with the end of the last article, which is never cut by machine."""
        if self._named or structure.units[-1].kind != "article":
            return False
        found = WITHIN.search(plain(self._lines[index].text))
        is_within = found is not None and found.start("words") > 0 and not found["words"][0].islower()
        return is_within and not self._article_follows(index, structure)

    def heads_text(self, index: int) -> bool:
        """Whether a line in capitals below the signatures is the title of a text, not a state or an office.

        Where the file marks its closing, it marks what follows as well.
        """
        if self._is_marked or SIGNATORY.match(self._lines[index].text):
            return False
        for place in range(index + 1, min(index + 1 + _LINES_OF_TITLE, len(self._lines))):
            text = self._lines[place].text
            if self._outlook.headings[place] or self._lines[place].role == "heading":
                return True
            if not (text.isupper() and is_title(text)):
                return len(text) > _LONG or text.endswith(_ENDS) or bool(_paragraph_number(text))
        return False

    def _reads_so(self, index: int) -> bool:
        text = plain(self._lines[index].text)
        if closes(text):
            return True
        is_place = PLACE.match(text) and not text[0].islower()
        return bool(is_place) and not self._outlook.ends_a_sentence(index)

    def _article_follows(self, index: int, structure: Structure) -> bool:
        """Whether the articles go on below, before any annex or second text."""
        start = bisect_right(self._marks, index)
        for place in self._marks[start : start + _ARTICLES_AHEAD]:
            heading = self._outlook.headings[place]
            if heading is None or heading.kind == "annex" or place in self._outlook.second_texts:
                return False
            if structure.follows(heading):
                return True
        return False

    def _paragraph_follows(self, index: int, unit: Unit) -> bool:
        """Whether the numbered paragraphs of the article go on below."""
        numbers = (_paragraph_number(text) for text in reversed(unit.text))
        last = next((number for number in numbers if number), 0)
        if not last:
            return False
        for place in range(index + 1, min(index + 1 + _LINES_AHEAD, len(self._lines))):
            if self._outlook.headings[place]:
                return False
            if _paragraph_number(self._lines[place].text) == last + 1:
                return True
        return False


def _paragraph_number(text: str) -> int:
    digits = bare_label(text)
    return int(digits) if digits.isdecimal() else 0
