"""What is open in a draft, as partners read it."""

from typing import get_args

from rest_framework import serializers

from drafts.api.serializers import ArticleReference, DraftReference
from drafts.engine.open_text import OPEN_KINDS, Field
from treatywatch.api.fields import TextOrNull


class CountSerializer(serializers.Serializer):
    """How much is open."""

    brackets = serializers.IntegerField(help_text="Opening brackets.")
    alternatives = serializers.IntegerField(help_text="Groups of brackets side by side.")
    options = serializers.IntegerField(help_text="Headings such as “Option 1”.")
    placeholders = serializers.IntegerField(help_text="Brackets that only keep a place: “[…]”.")
    unmatched = serializers.IntegerField(help_text="Marks without partner, opening and closing ones.")


class FatesSerializer(serializers.Serializer):
    """What became of brackets since the draft before."""

    kept = serializers.IntegerField()
    agreed = serializers.IntegerField(help_text="The brackets went, their words stayed.")
    dropped = serializers.IntegerField(help_text="They went with their words.")
    opened = serializers.IntegerField(help_text="They came around words that were there.")
    added = serializers.IntegerField(help_text="They came with new words.")


class OpenPlaceSerializer(serializers.Serializer):
    """One thing that is open: a span of a field of the article, in Unicode code points, half-open."""

    kind = serializers.ChoiceField(
        OPEN_KINDS,
        help_text="`alternative`: beside other brackets; `unclosed`, `unopened`: a mark without partner.",
    )
    field = serializers.ChoiceField(get_args(Field), help_text="Where it begins.")
    start = serializers.IntegerField()
    end = serializers.IntegerField(help_text="At most the end of the field.")
    depth = serializers.IntegerField(help_text="In how many other brackets it stands.")
    label = TextOrNull(help_text="Of an option: “Option 1”.")
    words = serializers.CharField()


class OpenArticleSerializer(serializers.Serializer):
    """One article with what is open in it."""

    article = ArticleReference()
    count = CountSerializer()
    fates = FatesSerializer(allow_null=True)
    places = OpenPlaceSerializer(many=True)


class OpenDraftSerializer(serializers.Serializer):
    """Brackets, options and placeholders of a draft."""

    draft = DraftReference()
    previous = DraftReference(allow_null=True, help_text="The draft before, to which `fates` refer.")
    total = CountSerializer()
    total_fates = FatesSerializer(allow_null=True, help_text="Those of articles that are gone too.")
    articles = OpenArticleSerializer(many=True)
