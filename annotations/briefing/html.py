"""A briefing note as HTML: the same pages in the preview and in the PDF."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from annotations.briefing.note import Ask, Mention, Note, Section
from annotations.briefing.prose import Endnotes, render
from drafts.engine.diff import Op, diff_words

STYLES = ("css/paper.css", "css/note-paper.css")
_LONGEST_QUOTE = 900
"""Characters of a quoted wording; of a longer one the beginning and the end are printed."""
_LONGEST_UNBROKEN = 1_200
"""Characters of a mention that is kept on one page; a longer one would leave half a page empty before it."""


@dataclass(frozen=True, slots=True)
class _SetMention:
    """A mention with its words set: `redline` is the proposed wording as a change of the old, or nothing."""

    mention: Mention
    redline: tuple[Op, ...]
    wording: str
    reason: SafeString
    may_break: bool


@dataclass(frozen=True, slots=True)
class _SetAsk:
    ask: Ask
    summary: SafeString
    mentions: list[_SetMention]


@dataclass(frozen=True, slots=True)
class _SetSection:
    title: str
    anchor: str
    prose: SafeString
    asks: list[_SetAsk]
    recommendation: SafeString


def render_pages(note: Note) -> str:
    """The note from its cover to its endnotes, as one HTML element without head and body.

    Fields are set in the order of the page, since that is the order in which endnotes are numbered. What is not
    written, a section with nothing in it too, has no place in the note.
    """
    endnotes = Endnotes()
    written = [
        section for section in note.sections if section.prose or section.asks or section.recommendation
    ]
    context = {
        "note": note,
        "imprint": _prose(note.imprint, endnotes),
        "about": _prose(note.about, endnotes),
        "introduction": _prose(note.introduction, endnotes),
        "quote": _prose(note.quote, endnotes),
        "sections": [_set_section(*numbered, endnotes) for numbered in enumerate(written, start=1)],
        "conclusion": _prose(note.conclusion, endnotes),
        "shows_redlines": any(
            mention.proposal for section in note.sections for ask in section.asks for mention in ask.mentions
        ),
    }
    # Cleaned by prose, as all that is marked safe here.
    context["endnotes"] = [mark_safe(item) for item in endnotes.items]
    return render_to_string("notes/print/note.html", context)


def render_document(pages: str, note: Note, made_at: datetime) -> str:
    """A whole HTML document around `pages`, with the metadata that the PDF takes over; styles are given apart."""
    context = {"pages": mark_safe(pages), "note": note, "made_at": made_at}
    return render_to_string("notes/print/document.html", context)


def styles() -> str:
    """The style sheets of the pages, as one text."""
    return "\n".join(Path(finders.find(name)).read_text(encoding="utf-8") for name in STYLES)


def _prose(source: str, endnotes: Endnotes) -> SafeString:
    return mark_safe(render(source, endnotes))


def _set_section(number: int, section: Section, endnotes: Endnotes) -> _SetSection:
    return _SetSection(
        title=section.title,
        anchor=f"theme-{number}",
        prose=_prose(section.prose, endnotes),
        asks=[_set_ask(ask, endnotes) for ask in section.asks],
        recommendation=_prose(section.recommendation, endnotes),
    )


def _set_ask(ask: Ask, endnotes: Endnotes) -> _SetAsk:
    summary = _prose(ask.summary, endnotes)
    mentions = [_set_mention(mention, endnotes) for mention in ask.mentions]
    return _SetAsk(ask, summary, mentions)


def _set_mention(mention: Mention, endnotes: Endnotes) -> _SetMention:
    return _SetMention(
        mention=mention,
        redline=diff_words(mention.wording, mention.proposal) if mention.proposal else (),
        wording=_shortened(mention.wording),
        reason=_prose(_with_evidence(mention), endnotes),
        may_break=len(mention.wording + mention.proposal + mention.reason) > _LONGEST_UNBROKEN,
    )


def _with_evidence(mention: Mention) -> str:
    """The reason, with its evidence as an endnote called at its end."""
    source = " ".join(f"{mention.evidence} {mention.evidence_link}".split())
    if not source:
        return mention.reason
    return f"{mention.reason.rstrip() or 'See the evidence.'}[^the-evidence]\n\n[^the-evidence]: {source}"


def _shortened(text: str) -> str:
    """Beginning and end of a long text, cut between words."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    half = _LONGEST_QUOTE // 2
    beginning, end = text[:half].rsplit(None, 1)[0], text[-half:].split(None, 1)[-1]
    return f"{beginning} […] {end}"
