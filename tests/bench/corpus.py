"""What `inspect_draft` finds in every real text of ../shared/data, beside what is known to be in it.

Each file is read by the command as a person would run it, in a process of its own: CPU seconds, start of Python
included, and the highest memory of that process and its child (never less than that of this process, with which a
child begins). Below it says which drafts, exported as Akoma Ntoso, are not valid or do not come back with the same
parts and the same bytes.
"""

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from drafts.engine.parser import parse
from drafts.engine.parts import ParsedDraft
from drafts.exports.akn import treaty_akn
from drafts.exports.akn.document import TreatyText
from drafts.exports.redline import DraftName
from drafts.readers import read
from tests.shared import SHARED_DATA

SUFFIXES = (".docx", ".pdf", ".md", ".html", ".xml", ".txt")
_COUNTED = "headings counted by a search in the file"
_PRINTED = "the numbers that the text prints run from 1 to it"
_LIVE = "headings counted in the XML, struck ones left out"
_NONE = "holds no treaty"
TRUE_ARTICLES: dict[str, tuple[int, str]] = {
    "README.md": (0, _NONE),
    "ai-act/2021-04-21-com-proposal.docx": (85, _LIVE),
    "ai-act/2021-04-21-com-proposal.pdf": (85, _PRINTED),
    "ai-act/2022-06-15-fra-consolidated.docx": (92, _LIVE),
    "ai-act/2022-07-15-cz1.docx": (94, _LIVE),
    "ai-act/2022-07-15-cz1.pdf": (94, "the same text as the Word file"),
    "ai-act/anomaly-notes-2022-06-15.txt": (0, _NONE),
    "ai-act/anomaly-notes-2022-12-06.txt": (0, _NONE),
    "akn/itu-res-2.xml": (0, "a resolution without articles"),
    "bbnj/a-res-78-272.pdf": (0, "a resolution without articles"),
    **{f"bbnj/bbnj-2023-{name}": (76, _PRINTED) for name in (
        "en.pdf", "en.txt", "es.pdf", "es.txt", "fr.pdf", "fr.txt",
    )},
    "budapest/budapest-convention_2007-03-01_253444e2cf.md": (48, _PRINTED + "; the Dutch text is an annex"),
    "budapest/budapest-convention_2012-10-24_c0fecc2e89.md": (48, _PRINTED + "; the Dutch text is an annex"),
    "cardano/2024-07-29.html": (7, "the same text as the Markdown file"),
    "cardano/2024-07-29.md": (7, _COUNTED),
    "cardano/2024-11-20.md": (7, _COUNTED),
    "cardano/2024-11-29.md": (7, _COUNTED),
    "cardano/2024-11-29.pdf": (7, "the same text as the Markdown file"),
    "cardano/2024-12-03-redline.pdf": (8, "the new text is that of the Markdown file of its day"),
    "cardano/2024-12-03.md": (8, _COUNTED),
    "cardano/2024-12-03.pdf": (8, "the same text as the Markdown file"),
    "cardano/2024-12-04.md": (8, _COUNTED),
    "paris/2015-10-23.md": (30, _COUNTED),
    "paris/2015-10-23.pdf": (30, "the same text as the Markdown file"),
    "paris/2015-12-04.md": (30, _COUNTED),
    "paris/2015-12-04.pdf": (30, "the same text as the Markdown file"),
    "paris/2015-12-09.md": (29, _COUNTED),
    "udhr/udhr_arb.xml": (30, "elements <article> in the file"),
    "udhr/udhr_eng.xml": (30, "elements <article> in the file"),
    "udhr/udhr_fra.xml": (30, "elements <article> in the file"),
    "uncc-ar/uncc-2024-ar-articles-1-13.txt": (13, _PRINTED),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the command said of a file; `found` is None where it refused, and `refusal` says why."""

    seconds: float
    megabytes: float
    found: dict[str, Any] | None
    refusal: str = ""


def main() -> None:
    """One line a file; the sources of the true numbers below."""
    paths = sorted(path for path in SHARED_DATA.rglob("*") if path.suffix in SUFFIXES)
    print(
        f"{'file':54} {'s':>5} {'MB':>5} {'articles':>9} {'lang':4} {'notes':>5} {'doubts':>6} {'in':>8} {'kept':>8}"
        f" {'aside':>7}"
    )
    # All are read before any is exported: a child starts with the memory of this process counted as its own.
    wrong = [name for name in map(_line, paths) if name]
    print("\nHow the true numbers are known:")
    for reason in sorted({reason for _, reason in TRUE_ARTICLES.values()}):
        names = [name for name, (_, why) in TRUE_ARTICLES.items() if why == reason]
        print(f"  {reason}: {', '.join(names)}")
    print(f"\n{len(paths)} files; articles as they should be in all but: {', '.join(wrong) or 'none'}")
    faults = [f"{path.name}: {fault}" for path in paths if (fault := _round(path))]
    print(f"through Akoma Ntoso and back, all the same but: {', '.join(faults) or 'none'}")


def _line(path: Path) -> str:
    """Print what was found; the name of the file where its articles are not as many as they should be."""
    name = str(path.relative_to(SHARED_DATA))
    true = TRUE_ARTICLES.get(name, (-1, ""))[0]
    seen = inspect(path)
    start = f"{name:54} {seen.seconds:5.1f} {seen.megabytes:5.0f}"
    if seen.found is None:
        print(f"{start} refused: {seen.refusal}", flush=True)
        return name
    count = sum(part["kind"] == "article" and bool(part["number"]) for part in seen.found["parts"])
    account = seen.found["characters"]
    aside = sum(item["count"] for item in account["set_aside"])
    assert account["in"] == account["kept"] + aside, name
    print(
        f"{start} {count:4}/{true:<4} {seen.found['language']:4} {len(seen.found['footnotes']):5}"
        f" {len(seen.found['warnings']):6} {account['in']:8} {account['kept']:8} {aside:7}",
        flush=True,
    )
    return "" if count == true else name


def inspect(path: Path) -> Inspected:
    """Run the command on a file."""
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaint:
        command = [sys.executable, "manage.py", "inspect_draft", str(path), "--json"]
        actions = [(os.POSIX_SPAWN_DUP2, answer.fileno(), 1), (os.POSIX_SPAWN_DUP2, complaint.fileno(), 2)]
        child = os.posix_spawn(sys.executable, command, dict(os.environ), file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        answer.seek(0)
        complaint.seek(0)
        found = json.loads(answer.read()) if status == 0 else None
        refusal = complaint.read().decode().strip().split(": ")[-1]
    return Inspected(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, found, refusal)


def _round(path: Path) -> str:
    """What is wrong with the draft as Akoma Ntoso, and when it comes back; empty where nothing is."""
    draft = parse(read(path.read_bytes(), path.name))
    once = _exported(draft)
    again = parse(read(once, "again.xml"))
    schema = etree.XMLSchema(etree.parse(SHARED_DATA / "akn" / "akomantoso30.xsd"))
    faults = [
        *([] if schema.validate(etree.fromstring(once)) else ["not valid"]),
        *([] if again.parts == draft.parts else ["other parts"]),
        *([] if _exported(again) == once else ["other bytes"]),
    ]
    return ", ".join(faults)


def _exported(draft: ParsedDraft) -> bytes:
    name = DraftName("Rev.1", "BENCH/1", None)
    return treaty_akn(
        TreatyText("Treaty", "treaty", name, draft.language or "en", draft.parts, draft.footnotes)
    )


if __name__ == "__main__":
    main()
