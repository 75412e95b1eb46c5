"""A comparison as partners read it: the same as `manage.py compare_drafts --json`, with ids and addresses."""

import uuid
from collections.abc import Sequence
from typing import get_args

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from drafts import queries
from drafts.api.serializers import ArticleReference, DraftReference
from drafts.engine.comparison import ArticleComparison
from drafts.engine.force import KINDS, Direction
from drafts.engine.lens import Lens
from drafts.exports.comparison import force_by_article, ops_data
from drafts.models import Article, Draft, EdgeKind

_OPS_SCHEMA = {
    "type": "array",
    "items": {
        "type": "array",
        "minItems": 2,
        "maxItems": 3,
        "prefixItems": [{"type": "string", "enum": ["equal", "insert", "delete"]}],
        "items": {"type": "string"},
    },
}


@extend_schema_field(_OPS_SCHEMA)
class OpsField(serializers.Field):
    """Ops as the exports write them, ready to be sent."""

    def to_representation(self, value: list[list[str]]) -> list[list[str]]:
        return value


class EdgeSerializer(serializers.Serializer):
    """Articles of the old draft and what became of them."""

    old = ArticleReference(many=True)
    new = ArticleReference(many=True)
    kind = serializers.ChoiceField(EdgeKind.choices)
    score = serializers.FloatField()


class ForceSerializer(serializers.Serializer):
    """What one change does to the legal force of an article."""

    kind = serializers.ChoiceField(
        KINDS, help_text="The class; `wording` and `editorial` changes carry no legal force."
    )
    direction = serializers.ChoiceField(
        get_args(Direction), help_text="`changes` where the words alone do not tell a direction."
    )
    label = serializers.CharField(help_text="For people, in English: “shall → may”.")
    old = serializers.CharField(allow_blank=True, help_text="The old words on which the change turns.")
    new = serializers.CharField(allow_blank=True, help_text="The new words on which the change turns.")


class ComparedArticleSerializer(serializers.Serializer):
    """One article beside what it came from."""

    old = ArticleReference(allow_null=True)
    new = ArticleReference(allow_null=True)
    changed = serializers.BooleanField(
        help_text="Whether words changed, not only quote marks or white space."
    )
    heading = OpsField()
    ops = OpsField()
    force = ForceSerializer(many=True, help_text="The weightiest change first.")


@extend_schema_field(OpenApiTypes.URI)
class RedlineAddress(serializers.Field):
    """The address of the same comparison as a page or a file."""

    def __init__(self, view_name: str, **options: object) -> None:
        super().__init__(source="*", read_only=True, **options)
        self._view_name = view_name

    def to_representation(self, value: dict) -> str:
        page = reverse(self._view_name, args=[value["new"].treaty.slug])
        return self.context["request"].build_absolute_uri(f"{page}?{value['query']}")


class ComparisonSerializer(serializers.Serializer):
    """Two drafts side by side."""

    html_url = RedlineAddress("compare", help_text="The comparison as a page.")
    pdf_url = RedlineAddress("compare-pdf", help_text="The redline as a tagged PDF.")
    docx_url = RedlineAddress("compare-docx", help_text="The redline for Word, as tracked changes.")
    old = DraftReference()
    new = DraftReference()
    edges = EdgeSerializer(many=True)
    articles = ComparedArticleSerializer(many=True)
    counts = serializers.DictField(child=serializers.IntegerField())


def comparison_data(old: Draft, new: Draft, article_id: uuid.UUID | None, lens: Lens) -> dict:
    """The comparison, narrowed to one article if its id is given; Http404 for one of neither draft."""
    comparison = queries.comparison_between(old, new, lens=lens)
    olds, news = queries.articles_of(old), queries.articles_of(new)
    force = force_by_article(queries.matters_of(comparison, new.language))
    edges = [
        {
            "old": [olds[i] for i in edge.old],
            "new": [news[i] for i in edge.new],
            "kind": edge.kind,
            "score": edge.score,
        }
        for edge in comparison.edges
    ]
    articles = [
        {
            "old": _at(olds, article.old_index),
            "new": _at(news, article.new_index),
            "changed": article.substantive,
            "heading": ops_data(article.heading),
            "ops": ops_data(article.ops),
            "force": force.get(index, []),
        }
        for index, article in enumerate(comparison.articles)
        if article_id is None or article_id in _ids(olds, news, article)
    ]
    if article_id is not None:
        if not articles:
            raise Http404
        edges = [edge for edge in edges if article_id in {row.pk for row in (*edge["old"], *edge["new"])}]
    return {
        "query": _query(old, new, article_id, lens),
        "old": old,
        "new": new,
        "edges": edges,
        "articles": articles,
        "counts": comparison.counts,
    }


def _query(old: Draft, new: Draft, article_id: uuid.UUID | None, lens: Lens) -> str:
    """What the pages of a comparison are asked for."""
    asked = {"old": old.pk, "new": new.pk}
    if not lens.brackets:
        asked["brackets"] = "ignore"
    if lens.noise:
        asked["noise"] = "show"
    if article_id is not None:
        asked["article"] = article_id
    return urlencode(asked)


def _at(articles: Sequence[Article], index: int | None) -> Article | None:
    return None if index is None else articles[index]


def _ids(olds: Sequence[Article], news: Sequence[Article], compared: ArticleComparison) -> set[uuid.UUID]:
    ends = (_at(olds, compared.old_index), _at(news, compared.new_index))
    return {article.pk for article in ends if article is not None}
