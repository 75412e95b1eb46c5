"""Other tools at the same task: two files of the same paragraphs in, a word diff out."""

import importlib
import shutil
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from diff_match_patch import diff_match_patch

from drafts.engine.parts import Part
from tests.bench.timing import Timed, timed, timed_command

WORD_REGEX = "[[:alnum:]_]+([-'’][[:alnum:]_]+)*|[^[:space:]]"
"""Our tokens, as near as git's regular expressions come."""
GIT = ("git", "-c", "core.quotepath=off", "diff", "--no-index", "--no-color", "--unified=100000")

_JSDIFF = """
const fs = require("fs"), [old, now] = process.argv.slice(1).map((file) => fs.readFileSync(file, "utf8"));
require("diff").diffWords(old, now);
"""


def as_text(parts: Iterable[Part]) -> str:
    """A draft as one file: a line for each number with heading, a line for each paragraph."""
    return "".join(f"Article {part.number} {part.heading}\n{part.text}\n" for part in parts)


def git_words(regex: str | None = None, style: str = "plain") -> tuple[str, ...]:
    """The command that compares two files by words; by white space where no regex is given."""
    return (*GIT, f"--word-diff={style}", *([f"--word-diff-regex={regex}"] if regex else []))


def quick_tools(old: Path, new: Path) -> dict[str, Timed]:
    """The other tools that are quick enough for many runs; the ones that are not installed say so."""
    files = (str(old), str(new))
    found = {
        "git": timed_command([*git_words(), *files]),
        "git, our tokens": timed_command([*git_words(WORD_REGEX), *files]),
    }
    if _is_installed("wdiff", "--version"):
        found["wdiff"] = timed_command(["wdiff", *files])
    return found


def slow_tools(old: Path, new: Path) -> dict[str, Timed]:
    """The other tools that take up to minutes and run once."""
    texts = old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8")
    found = {"dmp as shipped": timed(lambda: _as_shipped(*texts))}
    for name, compare in _python_tools().items():
        found[name] = timed(lambda compare=compare: compare(*texts))
    if _is_installed("node", "--eval", "require('diff')"):
        found["jsdiff"] = timed_command(["node", "--eval", _JSDIFF, str(old), str(new)])
    return found


@cache
def _is_installed(*command: str) -> bool:
    """Whether the command is there and succeeds."""
    found = shutil.which(command[0]) is not None
    found = found and subprocess.run(command, capture_output=True, check=False).returncode == 0
    if not found:
        print(f"{' '.join(command)}: skipped, not installed")
    return found


def _as_shipped(old: str, new: str) -> object:
    """diff-match-patch with its defaults: characters, and giving up after one second."""
    library = diff_match_patch()
    diffs = library.diff_main(old, new)
    library.diff_cleanupSemantic(diffs)
    return diffs


@cache
def _python_tools() -> dict[str, Callable[[str, str], object]]:
    """Python tools that somebody installed beside the product; none is needed to run the bench."""
    found: dict[str, Callable[[str, str], object]] = {}
    try:
        redlines = importlib.import_module("redlines")
        found["redlines"] = lambda old, new: redlines.Redlines(old, new).output_markdown
    except ImportError:
        print("redlines: skipped, not installed")
    try:
        xmldiff = importlib.import_module("xmldiff.main")
        found["xmldiff"] = lambda old, new: xmldiff.diff_texts(_as_xml(old), _as_xml(new))
    except ImportError:
        print("xmldiff: skipped, not installed")
    return found


def _as_xml(text: str) -> bytes:
    lines = [line.replace("&", "&amp;").replace("<", "&lt;") for line in text.split("\n")]
    return f"<t>{''.join(f'<p>{line}</p>' for line in lines)}</t>".encode()
