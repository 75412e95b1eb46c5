"""Texts that mean harm, or were only badly treated."""

# ruff: noqa: E501 (a case is one row of a table)

from functools import partial

from tests.hostile.case import Case

READ = "Lamps burn."


def _article(text: str) -> bytes:
    return f"Article 1\n\n{text}".encode()


def one_line(megabytes: int) -> bytes:
    return b"Article 1\n\n" + b"lamps burn " * (megabytes * 95_000)


def marks(count: int) -> bytes:
    return _article("a" + "\u0301" * count)


TEXT_CASES = {
    "empty": Case(lambda: b"", "x.txt", "The file is empty."),
    "only spaces": Case(lambda: b" \n\n ", "x.md", "The file is empty."),
    "larger than the limit": Case(lambda: b"a" * ((50 << 20) + 1), "x.txt", "larger than 50 megabytes"),
    "random bytes": Case(lambda: bytes(range(256)) * 8, "x.txt", "not a text file"),
    "50 MB in one line": Case(partial(one_line, 2), "x.txt", at_full_size=partial(one_line, 48)),
    "NUL and control characters": Case(
        lambda: b"Article 1\n\nLamps\x00 bu\x07rn.", "x.txt", text=READ, doubts=("control-characters",)
    ),
    "lone surrogates": Case(
        lambda: "Article 1\n\nLämps".encode() + b"\xed\xa0\x80 b\xc3\xbcrn.", "x.txt", text="Lämps bürn.",
        doubts=("control-characters",),
    ),
    "mixed encodings": Case(
        lambda: "Article 1\n\nLämps bürn über çà ÿ ö é è ñ ".encode() + b"\xe9t\xe9", "x.txt", text="Lämps bürn über çà ÿ ö é è ñ été",
        doubts=("encoding-damaged",),
    ),
    "another encoding": Case(
        lambda: "Article 1\n\nLa lumière éclaire déjà la forêt près du phare.".encode("cp1252"), "x.txt",
        text="La lumière éclaire déjà la forêt près du phare.", doubts=("encoding-guessed",),
    ),
    "UTF-16": Case(lambda: "\ufeffArticle 1\n\nLamps burn.".encode("utf-16-le"), "x.txt", text=READ),
    "a Word name on a text": Case(lambda: _article(READ), "x.docx", text=READ),
    "bidirectional override": Case(lambda: _article("Lamps \u202eburn."), "x.txt", text="Lamps \u202eburn."),
    "zero-width and look-alike letters": Case(
        lambda: _article("L\u200bamps \u0430nd burn."), "x.txt", text="L\u200bamps \u0430nd burn."
    ),
    "a million combining marks": Case(partial(marks, 50_000), "x.txt", at_full_size=partial(marks, 1_000_000)),
    "brackets without end": Case(
        lambda: _article("[" * 20_000), "x.txt", at_full_size=lambda: _article("[" * 1_000_000)
    ),
    "marks of Markdown without end": Case(
        lambda: ("[" * 20_000 + "*" * 20_000 + "<a" * 10_000 + "`" * 9_999).encode(), "x.md"
    ),
    "headings without end": Case(
        lambda: b"".join(b"Article %d\n\nLamps.\n\n" % number for number in range(1_500)), "x.txt",
        at_full_size=lambda: b"".join(b"Article %d\n\nLamps.\n\n" % number for number in range(100_000)),
    ),
    "one article a hundred thousand times": Case(
        lambda: b"Article 1\n\nLamps.\n\n" * 1_500, "x.txt",
        at_full_size=lambda: b"Article 1\n\nLamps.\n\n" * 100_000,
    ),
}  # fmt: skip
