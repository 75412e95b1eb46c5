"""Every regular expression of engines and readers, and the strings that make a bad one slow."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator

import annotations.engine
import drafts.engine
import drafts.readers

# ruff: noqa: E501 (what is tried is one row)

_PIECES = (
    "a", "A", " ", "\t", "\n", "1", "i", "x", "[", "]", "(", ")", ".", ",", ";", ":", "-", "–", "/", "*", "_", "`", "~", "&",
    "<", ">", "<a", "\\", "'", "\"", "=", "#", "|", "%1", "é", "\u0301", "第", "条", "一", "ا", "\u200f", "Article 1 ",
    "1. ", "(a) ", "a b", "1.1.", " [", "],", "and ", "Articles 1, 2 ", "para ", "1-", "bis ", "shall ", "pt;", "width:1",
)  # fmt: skip
_ENDS = ("", "!", "\x00", "Ω")


Use = Callable[[str], object]


def patterns() -> dict[str, tuple[Use, ...]]:
    """What is done with all patterns that stand at the head of a module, by module and name.

    A pattern that is only ever held against whole strings is not searched for here: that would take longer. Of one
    whose uses the source does not tell, everything is tried.
    """
    found = {}
    for package in (drafts.engine, drafts.readers, annotations.engine):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            loaded = importlib.import_module(module.name)
            source = inspect.getsource(loaded)
            for name, value in vars(loaded).items():
                for index, pattern in enumerate(_of(value)):
                    own = f"{module.name}.{name}" + (f"[{index}]" if index else "")
                    found[own] = _uses(name, pattern, source)
    return found


def _uses(name: str, pattern: re.Pattern[str], source: str) -> tuple[Use, ...]:
    methods = set(re.findall(rf"\b{name}\.(match|fullmatch|search|finditer|findall|sub|split)\b", source))
    if re.search(rf"(?<![\w.]){name}(?![\w.]|\s*[:=])", source) or not methods:
        methods |= {"match", "search"}
    known: dict[str, Use] = {
        "match": pattern.match, "fullmatch": pattern.fullmatch, "search": pattern.search,
        "finditer": lambda text: list(pattern.finditer(text)), "findall": pattern.findall,
        "sub": lambda text: pattern.sub("", text), "split": pattern.split,
    }  # fmt: skip
    return tuple(known[method] for method in sorted(methods))


def _of(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _of(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _of(item)


def strings(length: int) -> Iterator[str]:
    """Long repetitions that nearly match: one piece over and over, or one after a beginning, and an end that spoils it."""
    for piece in _PIECES:
        body = (piece * (length // len(piece) + 1))[:length]
        for beginning in ("", "(", "[", "Article 1", "1. "):
            for end in _ENDS:
                yield beginning + body + end
