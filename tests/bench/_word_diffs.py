"""Other tools at the same task: two files of the same paragraphs in, a word diff out."""

import importlib
import shutil
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from diff_match_patch import diff_match_patch

from drafts.engine.parts import Part
from tests.bench.timing import Timed, timed_command, timed_in_child

WORD_REGEX = "[[:alnum:]_]+([-'’][[:alnum:]_]+)*|[^[:space:]]"
"""Our tokens, as near as git's regular expressions come."""
GIT = ("git", "-c", "core.quotepath=off", "diff", "--no-index", "--no-color", "--unified=100000")
GIT_OUR_TOKENS = "git, our tokens"
DMP = "dmp as shipped"
JSDIFF = Path(__file__).parent / "_jsdiff.js"
LIMIT = 30
"""CPU seconds after which a tool is stopped."""

Run = tuple[str, str]
"""A piece of a redline: its text in the old and in the new draft, of which one is empty where it changed."""


def as_text(parts: Iterable[Part]) -> str:
    """A draft as one file: a line for each number with heading, a line for each paragraph."""
    return "".join(f"Article {part.number} {part.heading}\n{part.text}\n" for part in parts)


def quick_tools(old: Path, new: Path) -> dict[str, Timed]:
    """The tools that are quick enough for many runs."""
    files = (str(old), str(new))
    found = {
        "git": timed_command([*git_words(), *files]),
        GIT_OUR_TOKENS: timed_command([*git_words(WORD_REGEX), *files]),
    }
    if is_here("wdiff", "--version"):
        found["wdiff"] = timed_command(["wdiff", *files])
    return found


def slow_tools(old: Path, new: Path) -> dict[str, Timed]:
    """The tools that take up to minutes and run once."""
    texts = old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8")
    found = {DMP: timed_in_child(lambda: _as_shipped(*texts), LIMIT)}
    if redlines := _module("redlines"):
        found["redlines"] = timed_in_child(lambda: redlines.Redlines(*texts).output_markdown, LIMIT)
    if xmldiff := _module("xmldiff.main"):
        found["xmldiff"] = timed_in_child(lambda: xmldiff.diff_texts(*map(_as_xml, texts)), LIMIT)
    if is_here("node", "--eval", f"require('module').createRequire('{JSDIFF}')('diff')"):
        found["jsdiff"] = timed_command(["node", str(JSDIFF), str(old), str(new)], LIMIT)
    return found


def redlines_of(old: Path, new: Path) -> dict[str, Callable[[], list[list[Run]]]]:
    """What the tools that say it in words mark as changed, by tool."""
    texts = old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8")
    found = {
        GIT_OUR_TOKENS: lambda: _runs_of_git(old, new),
        DMP: lambda: [_runs_of_dmp(_as_shipped(*texts))],
    }
    if redlines := _module("redlines"):
        found["redlines"] = lambda: [_runs_of_redlines(redlines.Redlines(*texts))]
    return found


def git_words(regex: str | None = None, style: str = "plain") -> tuple[str, ...]:
    """The command that compares two files by words; by white space where no regex is given."""
    return (*GIT, f"--word-diff={style}", *([f"--word-diff-regex={regex}"] if regex else []))


def _runs_of_git(old: Path, new: Path) -> list[list[Run]]:
    """git's word diff with our tokens, a list of runs for each line."""
    command = [*git_words(WORD_REGEX, "porcelain"), str(old), str(new)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stdout
    rows: list[list[Run]] = [[]]
    for line in answer.splitlines():
        if line.startswith("~"):
            rows.append([])
        elif not line.startswith(("@@", "diff ", "index ", "--- ", "+++ ")):
            rows[-1].append(("" if line[0] == "+" else line[1:], "" if line[0] == "-" else line[1:]))
    return rows


def _runs_of_dmp(diffs: Iterable[tuple[int, str]]) -> list[Run]:
    return [("" if kind > 0 else text, "" if kind < 0 else text) for kind, text in diffs]


def _runs_of_redlines(found) -> list[Run]:
    """Its changes, with as many words between them as it left alone."""
    changes = iter(found.redlines)
    runs: list[Run] = []
    for kind, start, end, _, _ in found.opcodes:
        if kind == "equal":
            runs.append(("word " * (end - start),) * 2)
        else:
            change = next(changes)
            runs += [(change.source_text or "", ""), ("", change.test_text or "")]
    return runs


@cache
def is_here(*command: str) -> bool:
    """Whether the command is there and succeeds; says so where not."""
    found = shutil.which(command[0]) is not None
    found = found and subprocess.run(command, capture_output=True, check=False).returncode == 0
    if not found:
        print(f"not here: {' '.join(command)}")
    return found


@cache
def _module(name: str):
    """A Python tool of requirements-bench.txt, None with a word where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"not here: {name}")
        return None


def _as_shipped(old: str, new: str) -> list[tuple[int, str]]:
    """diff-match-patch with its defaults: characters, and giving up after one second."""
    library = diff_match_patch()
    diffs = library.diff_main(old, new)
    library.diff_cleanupSemantic(diffs)
    return diffs


def _as_xml(text: str) -> bytes:
    lines = [line.replace("&", "&amp;").replace("<", "&lt;") for line in text.split("\n")]
    return f"<t>{''.join(f'<p>{line}</p>' for line in lines)}</t>".encode()
