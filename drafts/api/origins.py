"""Who introduced the words of a provision, as partners read it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from drafts.api.serializers import ArticleReference, DraftReference
from drafts.queries import History


class OriginSerializer(serializers.Serializer):
    """A span of the text, in Unicode code points, half-open, and the draft that brought its words."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    words = serializers.IntegerField(help_text="Punctuation and paragraph numbers are not counted.")
    draft = DraftReference()


class OriginsSerializer(serializers.Serializer):
    """The newest text of a provision; the spans cover all of it, in order."""

    draft = DraftReference(source="newest.draft")
    article = ArticleReference(source="newest")
    text = serializers.CharField(source="newest.text", allow_blank=True)
    introduced_by = serializers.SerializerMethodField()

    @extend_schema_field(OriginSerializer(many=True))
    def get_introduced_by(self, history: History) -> list[dict]:
        rows = [
            {
                "start": span.start,
                "end": span.end,
                "words": span.words,
                "draft": history.stages[span.draft].draft,
            }
            for span in history.spans
        ]
        return OriginSerializer(rows, many=True, context=self.context).data
