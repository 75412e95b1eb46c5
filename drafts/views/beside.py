"""Two language versions of a draft beside each other."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from drafts import access, languages, queries
from drafts.engine.outline import Paragraph, outline
from drafts.engine.parallel import Beside
from drafts.models import Article, Draft
from drafts.templatetags.treaty_text import paragraph


@dataclass(frozen=True)
class Pair:
    """Paragraphs that say the same, set as HTML; one side may be empty."""

    one: tuple[SafeString, ...]
    other: tuple[SafeString, ...]


@dataclass(frozen=True)
class Twin:
    """An article in two languages, or in one of them; `anchor` is its place in the page."""

    anchor: str
    one: Article | None
    other: Article | None
    chapters: tuple[str, str]
    pairs: tuple[Pair, ...]
    doubts: tuple[str, ...]

    @property
    def article(self) -> Article:
        return self.one or self.other


@require_safe
def beside(request: HttpRequest, draft_id: uuid.UUID, other_id: uuid.UUID) -> HttpResponse:
    """Two versions article by article, paragraph by paragraph; a redline where both are in one language.

    Drafts that nobody has linked can be looked at so as well, to see whether they are versions of each other.
    """
    one, other = (access.draft_or_404(request.principal, key) for key in (draft_id, other_id))
    if request.GET:
        raise BadRequest("unknown parameter")
    if one.treaty_id != other.treaty_id or one == other:
        raise Http404
    if one.language == other.language:
        return redirect(f"{reverse('compare', args=[one.treaty.slug])}?old={one.pk}&new={other.pk}")
    twins = list(_twins(one, other))
    context = {
        "treaty": one.treaty,
        "one": one,
        "other": other,
        "is_linked": one.version_group is not None and one.version_group == other.version_group,
        "others": [version for version in queries.versions_of(one) if version != other],
        "twins": twins,
        "both": sum(bool(twin.one and twin.other) for twin in twins),
        "only_one": [twin for twin in twins if not twin.other],
        "only_other": [twin for twin in twins if not twin.one],
        "doubtful": [twin for twin in twins if twin.doubts],
    }
    return render(request, "drafts/beside.html", context)


def _twins(one: Draft, other: Draft) -> Iterator[Twin]:
    found, articles, others = queries.beside_each_other(one, other)
    names = (
        languages.name_of(one.language),
        languages.name_of(other.language),
    )
    before = ("", "")
    for row in found:
        left = None if row.twin.one is None else articles[row.twin.one]
        right = None if row.twin.other is None else others[row.twin.other]
        chapters = left.chapter if left else before[0], right.chapter if right else before[1]
        yield Twin(
            anchor=left.anchor if left else f"other-{right.ordinal}",
            one=left,
            other=right,
            chapters=chapters if chapters != before else ("", ""),
            pairs=tuple(_pairs(row, left, right)),
            doubts=tuple(_in_words(row, names)),
        )
        before = chapters


def _pairs(row: Beside, left: Article | None, right: Article | None) -> Iterator[Pair]:
    shapes = outline(left.text) if left else (), outline(right.text) if right else ()
    for pair in row.rows:
        yield Pair(_set(left, shapes[0], pair.one), _set(right, shapes[1], pair.other))


def _set(
    article: Article | None, shapes: Sequence[Paragraph], wanted: Sequence[int]
) -> tuple[SafeString, ...]:
    """Paragraphs of an article as the pages set them."""
    if article is None:
        return ()
    chosen = [shapes[index] for index in wanted]
    return tuple(paragraph(article.text[one.start : one.end], one.label, one.depth) for one in chosen)


def _in_words(row: Beside, names: tuple[str, str]) -> Iterator[str]:
    """Why a person should look, as she is told."""
    one, other = names
    lacking = [sum(not pair.one for pair in row.rows), sum(not pair.other for pair in row.rows)]
    for doubt in row.doubts:
        if doubt == "order":
            yield f"It stands at another place in the {other} text."
        elif doubt == "kind":
            yield "It is an article in one text and an annex in the other."
        elif doubt == "number":
            yield "Only one of the two texts gives it a number."
        elif doubt == "length":
            yield f"The {other} text is far longer or shorter beside the {one} one than that of other articles."
        elif not any(lacking):
            yield "Its paragraphs have labels in one text only; they stand in the order of both."
        else:
            yield " ".join(_lacking(lacking, names))


def _lacking(lacking: Sequence[int], names: Sequence[str]) -> Iterator[str]:
    for count, name in zip(lacking, names, strict=True):
        if count:
            yield f"{count} paragraph{'s' if count > 1 else ''} without a counterpart in the {name} text."
