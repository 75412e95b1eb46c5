"""The cross-references of a draft, as partners read them."""

from typing import get_args

from rest_framework import serializers

from drafts.api.serializers import ArticleReference, DraftReference
from drafts.engine.resolving import Problem
from drafts.engine.stale import StaleKind


class PassageSerializer(serializers.Serializer):
    """Articles, or paragraphs of one."""

    name = serializers.CharField(help_text="As it is cited: “Article 24(2)”.")
    articles = ArticleReference(many=True)
    paragraphs = serializers.ListField(
        child=serializers.CharField(),
        source="eids",
        help_text="The `eid` of the paragraph, or of the first and last of several; empty for whole articles.",
    )


class MentionSerializer(serializers.Serializer):
    """A reference in the text of its article: a span in Unicode code points, half-open."""

    start = serializers.IntegerField(source="reference.start")
    end = serializers.IntegerField(source="reference.end")
    words = serializers.CharField()
    target = PassageSerializer(allow_null=True, help_text="What it means in this draft, null for nothing.")
    problem = serializers.ChoiceField(get_args(Problem), help_text="Why it means nothing, empty if it does.")


class ArticleReferencesSerializer(serializers.Serializer):
    """One article with the references in it and to it."""

    article = ArticleReference()
    references = MentionSerializer(many=True, source="mentions")
    refers_to = ArticleReference(many=True, help_text="Other articles named by number, alone or in a range.")
    referred_by = ArticleReference(many=True)
    referred_by_chapter = ArticleReference(many=True, help_text="Those that name only the chapter around it.")


class StaleReferenceSerializer(serializers.Serializer):
    """A reference that leads nowhere, or elsewhere than in the draft before."""

    article = ArticleReference(source="mention.article")
    reference = MentionSerializer(source="mention")
    kind = serializers.ChoiceField(get_args(StaleKind))
    meant = PassageSerializer(allow_null=True, help_text="What these words meant in the draft before.")
    became = PassageSerializer(many=True, help_text="Where that is now; empty where it is gone.")


class DraftReferencesSerializer(serializers.Serializer):
    """All cross-references of a draft."""

    draft = DraftReference()
    previous = DraftReference(allow_null=True, help_text="The draft before, to which `stale` compares.")
    articles = ArticleReferencesSerializer(many=True)
    stale = StaleReferenceSerializer(many=True)
