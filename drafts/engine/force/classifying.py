"""Says of each change between two texts what it does to their legal force.

The words that carry force are found in both whole texts, not in the changed words alone: of "where [appropriate →
possible]" only the last word differs, and it is the condition that changed. What is at the same place in both
texts is no change; the rest is paired kind by kind within each place of change.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from drafts.engine.diff import Op
from drafts.engine.force.bracketing import Bracketing, read_brackets
from drafts.engine.force.changes import Direction, ForceChange, change, even, short
from drafts.engine.force.hunks import Hunk, Side, Texts, read_ops
from drafts.engine.force.rules import Kind, Lexicon, Term
from drafts.engine.force.tables import lexicon
from drafts.engine.force.terms import Span, all_terms, terms_by_hunk

_WORD = re.compile(r"\w+")
_SMALL = 8
"""Words: in a longer passage that came or went, "and", "any" or "30" are not the news."""
_SMALL_KINDS = ("connector", "scope", "negation", "number", "reference")
_PAIRED_KINDS = ("number", "reference")


def classify(ops: Sequence[Op], language: str) -> tuple[ForceChange, ...]:
    """The changes of legal force in a run of ops, in the order of the text.

    Every place of change gives at least one: "wording" where no rule speaks, "editorial" where only punctuation,
    capitals or spelling differ. Noise gives one "editorial" change, white space alone none. The same changes come
    out however the text is wrapped. `language` is an ISO 639-1 code; without a table of its own, English is used.
    Answers are kept: most rows of a comparison are asked for again and again.
    """
    return _classify(tuple(ops), language)


@lru_cache(maxsize=4096)
def _classify(ops: tuple[Op, ...], language: str) -> tuple[ForceChange, ...]:
    texts = read_ops(ops)
    if not texts.hunks:
        return _noise(ops)
    words = lexicon(language)
    if not texts.old.text.strip() or not texts.new.text.strip():
        return tuple(_whole(texts, words, language))
    bracketing = read_brackets(texts, words) if _moves_brackets(ops) else Bracketing()
    old = terms_by_hunk(texts.old, texts.new, bracketing.told_old, words, language)
    new = terms_by_hunk(texts.new, texts.old, bracketing.told_new, words, language)
    found = list(bracketing.changes)
    loose: list[_Loose] = []
    for number, hunk in enumerate(texts.hunks):
        paired, unpaired = _Reading(texts, hunk).pair(old.get(number, []), new.get(number, []))
        found += paired
        loose += unpaired
    found += [one.told for one in _without_moved(loose)]
    told = _told_hunks(texts, found, old, new)
    for number in range(len(texts.hunks)):
        if number not in told:
            found += _rest(texts, number, words, bracketing)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.op))


def _told_hunks(texts: Texts, found: Sequence[ForceChange], *terms: dict[int, list[Term]]) -> set[int]:
    """The numbers of the hunks of which something was told, or which lie in words that something was told of."""
    ops = {one.op for one in found}
    told = {number for number, hunk in enumerate(texts.hunks) if hunk.op in ops}
    for side, by_hunk in zip((texts.old, texts.new), terms, strict=True):
        for number, group in by_hunk.items():
            if number in told:
                for term in group:
                    told.update(side.hunks_of(term.start, term.end))
    return told


def _whole(texts: Texts, words: Lexicon, language: str) -> Iterator[ForceChange]:
    """A text that came or went as a whole: one change for it and one for each safeguard in it.

    A duty in brackets or in one of several options was none yet, so its loss weakens nothing.
    """
    came = not texts.old.text.strip()
    side = texts.new if came else texts.old
    verb = "added" if came else "removed"
    printed = ("", side.text) if came else (side.text, "")
    terms = all_terms(side.text, words, language)
    if not _WORD.search(side.text):
        yield change("editorial", "changes", *printed, "punctuation", 0)
    elif term := _defined(side, 0, words):
        yield change("definition", "changes", *printed, f"definition of “{short(term)}” {verb}", 0)
    elif (
        terms
        and terms[0].kind == "option"
        and len(terms) == 1
        and terms[0].end >= len(side.text.rstrip(" :.*"))
    ):
        yield change("option", "changes", *printed, f"{terms[0].name} {verb}", 0)
    else:
        is_open = side.text.startswith("[") or (
            terms and min((one.start, one.kind) for one in terms)[1] == "option"
        )
        binds = not is_open and any(one.kind == "obligation" and one.strength > 1 for one in terms)
        direction: Direction = "changes" if not binds else "strengthens" if came else "weakens"
        yield change("provision", direction, *printed, f"paragraph {verb}: “{short(side.text)}”", 0)
    for safeguard in {one.name: one for one in terms if one.kind == "safeguard"}.values():
        yield _Reading(texts, texts.hunks[0]).one("safeguard", safeguard, came)


def _moves_brackets(ops: Sequence[Op]) -> bool:
    return any("[" in op.old + op.new or "]" in op.old + op.new for op in ops if op.kind != "equal")


def _noise(ops: Sequence[Op]) -> tuple[ForceChange, ...]:
    """One editorial change for quotes, dashes or labels that differ."""
    for index, op in enumerate(ops):
        if "".join(op.old.split()) != "".join(op.new.split()):
            return (change("editorial", "changes", op.old, op.new, "quotes, dashes or list labels", index),)
    return ()


@dataclass
class _Loose:
    """A term that came or went without counterpart, with the change to tell if it did not just move."""

    term: Term
    came: bool
    told: ForceChange


def _without_moved(loose: Sequence[_Loose]) -> Iterator[_Loose]:
    """Those that did not only change their place within the text."""
    gone = Counter(one.term.name for one in loose if not one.came)
    come = Counter(one.term.name for one in loose if one.came)
    moved = {True: gone & come, False: gone & come}
    for one in loose:
        if moved[one.came][one.term.name]:
            moved[one.came][one.term.name] -= 1
        else:
            yield one


@dataclass
class _Reading:
    """Pairs the terms of one hunk, kind by kind."""

    texts: Texts
    hunk: Hunk
    _found: list[ForceChange] = field(default_factory=list)
    _loose: list[_Loose] = field(default_factory=list)

    def pair(self, old: Sequence[Term], new: Sequence[Term]) -> tuple[list[ForceChange], list[_Loose]]:
        """The changes that have both sides, and the terms that came or went."""
        for kind in dict.fromkeys(term.kind for term in (*old, *new)):
            olds = [term for term in old if term.kind == kind]
            news = [term for term in new if term.kind == kind]
            common = Counter(term.name for term in olds) & Counter(term.name for term in news)
            self._pair_kind(kind, _left(olds, common.copy()), _left(news, common.copy()))
        return self._found, self._loose

    def _pair_kind(self, kind: Kind, old: list[Term], new: list[Term]) -> None:
        if (
            kind in _SMALL_KINDS
            and not self._is_small()
            and (kind not in _PAIRED_KINDS or len(old) != len(new))
        ):
            old, new = [], []
        if kind == "connector" and not len(old) == len(new) == 1:
            return
        if kind == "obligation" and not self._is_small() and len(old) != len(new):
            old, new = ([term for term in side if term.strength > 1] for side in (old, new))
        count = 0 if kind == "safeguard" else min(len(old), len(new))
        for gone, come in zip(old[:count], new[:count], strict=True):
            self._found.append(self._both(kind, gone, come))
        for term, came in [(one, False) for one in old[count:]] + [(one, True) for one in new[count:]]:
            self._loose.append(_Loose(term, came, self.one(kind, term, came)))

    def _is_small(self) -> bool:
        """Whether so few words changed that each of them counts."""
        old = self.texts.old.text[self.hunk.old_start : self.hunk.old_end]
        new = self.texts.new.text[self.hunk.new_start : self.hunk.new_end]
        return max(len(old.split()), len(new.split())) <= _SMALL

    def _both(self, kind: Kind, old: Term, new: Term) -> ForceChange:
        before, after = self._printed(self.texts.old, old), self._printed(self.texts.new, new)
        names = (old.name, new.name) if kind == "reference" else (before, after)
        direction: Direction = "changes"
        if old.strength != new.strength and not self._is_forbidden(old, new):
            direction = "strengthens" if new.strength > old.strength else "weakens"
        return change(kind, direction, before, after, f"{short(names[0])} → {short(names[1])}", self.hunk.op)

    def _is_forbidden(self, old: Term, new: Term) -> bool:
        """Whether both duties are duties not to do something: "shall not" and "may not" both forbid."""
        follows = re.compile(r"[\s\[\]]*(?:not|ne|pas)\b", re.IGNORECASE)
        return all(
            follows.match(side.text, term.end)
            for side, term in ((self.texts.old, old), (self.texts.new, new))
        )

    def one(self, kind: Kind, term: Term, came: bool) -> ForceChange:
        """The change that a term came or went."""
        side = self.texts.new if came else self.texts.old
        printed = self._printed(side, term)
        name = term.name if kind in ("reference", "safeguard") else printed
        label = f"“{short(name)}” {'added' if came else 'removed'}"
        if kind == "safeguard":
            label = f"safeguard {'added' if came else 'removed'}: {name}"
        texts = ("", printed) if came else (printed, "")
        return change(kind, _direction(term, came), *texts, label, self.hunk.op)

    @staticmethod
    def _printed(side: Side, term: Term) -> str:
        return even(side.text[term.start : term.end].replace("[", " ").replace("]", " "))


def _left(terms: Iterable[Term], common: Counter[str]) -> list[Term]:
    """The terms that are on this side only."""
    left = []
    for term in terms:
        if common[term.name]:
            common[term.name] -= 1
        else:
            left.append(term)
    return left


def _direction(term: Term, came: bool) -> Direction:
    """What it does that a term came or went: a duty or safeguard gone weakens, so does a condition that came."""
    helps = term.kind == "safeguard" or (term.kind == "obligation" and term.strength > 1)
    if not helps and term.kind != "condition":
        return "changes"
    return "strengthens" if helps == came else "weakens"


def _rest(texts: Texts, number: int, words: Lexicon, bracketing: Bracketing) -> Iterator[ForceChange]:
    """A place of change about which no rule has spoken."""
    hunk = texts.hunks[number]
    old = texts.old.text[hunk.old_start : hunk.old_end]
    new = texts.new.text[hunk.new_start : hunk.new_end]
    untold = _untold(texts.old, hunk.old_start, hunk.old_end, bracketing.told_old)
    untold += _untold(texts.new, hunk.new_start, hunk.new_end, bracketing.told_new)
    if number in bracketing.marked and not _WORD.search(untold):
        if number in bracketing.lone and not _WORD.search(old + new):
            yield bracketing.lone[number]
        return
    if what := _editorial(texts, hunk, old, new, words):
        yield change("editorial", "changes", old, new, what, hunk.op)
        return
    term = _defined(texts.new, hunk.new_start, words) or _defined(texts.old, hunk.old_start, words)
    kind: Kind = "definition" if term else "wording"
    label = (
        _label_of_words(old, new)
        if not term
        else f"definition of “{short(term)}”: {_label_of_words(old, new)}"
    )
    yield change(kind, "changes", old, new, label, hunk.op)


def _editorial(texts: Texts, hunk: Hunk, old: str, new: str, words: Lexicon) -> str:
    """What kind of editorial change it is; empty for any other."""
    if not _WORD.search(old + new):
        return "punctuation"
    if _folded(old) == _folded(new):
        return "capitals, spelling or punctuation"
    at_end = not (texts.old.text[hunk.old_end :] + texts.new.text[hunk.new_end :]).strip(" \n]")
    terms = words.terms(old) + words.terms(new)
    only_joins = len(_WORD.findall(old + new)) == len(terms) and all(one.kind == "connector" for one in terms)
    return "“and” or “or” at the end of a list item" if at_end and only_joins else ""


def _folded(text: str) -> list[str]:
    """The words without capitals, "-ize" as "-ise"."""
    return _WORD.findall(text.casefold().replace("z", "s"))


def _untold(side: Side, start: int, end: int, told: Sequence[Span]) -> str:
    """What a run of text holds outside the spans of which something was told."""
    pieces, at = [], start
    for told_start, told_end in sorted(told):
        if told_end > at and told_start < end:
            pieces.append(side.text[at : max(at, told_start)])
            at = max(at, told_end)
    return " ".join([*pieces, side.text[at:end]])


def _label_of_words(old: str, new: str) -> str:
    if old.strip() and new.strip():
        return f"“{short(old)}” → “{short(new)}”"
    return f"“{short(new)}” added" if new.strip() else f"“{short(old)}” removed"


def _defined(side: Side, at: int, words: Lexicon) -> str:
    """The term that the paragraph at a place defines; empty where it defines none."""
    start = side.text.rfind("\n", 0, at) + 1
    end = side.text.find("\n", at)
    match = words.defines.match(side.text[start : len(side.text) if end < 0 else end])
    return even(match["term"]) if match else ""
