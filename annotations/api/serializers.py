"""What organisations say, as partners read it: never who wrote it, and no suggestion that waits for a person."""

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from annotations.api import examples
from annotations.models import (
    Annotation,
    AnnotationKind,
    AnnotationState,
    BriefingNote,
    Level,
    Placement,
    PlacementStatus,
    Position,
    Priority,
    Stance,
    Statement,
    Theme,
    Visibility,
)
from drafts.api.serializers import ArticleReference, DraftReference, SessionReference, TreatyReference
from treatywatch.accounts.models import Organisation
from treatywatch.api.fields import PageAddress, TextOrNull, address_of


class ThemeReference(serializers.ModelSerializer):
    url = address_of("theme")

    class Meta:
        model = Theme
        fields = ["id", "url", "title"]
        read_only_fields = fields


class PositionReference(serializers.ModelSerializer):
    url = address_of("position")
    theme = ThemeReference(read_only=True, allow_null=True)

    class Meta:
        model = Position
        fields = ["id", "url", "code", "title", "theme"]
        read_only_fields = fields


class OrganisationReference(serializers.ModelSerializer):
    url = address_of("organisation")

    class Meta:
        model = Organisation
        fields = ["id", "url", "slug", "name"]
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.THEME])
class ThemeSerializer(serializers.ModelSerializer):
    url = address_of("theme")
    html_url = serializers.SerializerMethodField()
    treaty = TreatyReference(read_only=True)

    class Meta:
        model = Theme
        fields = ["id", "url", "html_url", "treaty", "title", "ordinal"]
        read_only_fields = fields

    @extend_schema_field(OpenApiTypes.URI)
    def get_html_url(self, theme: Theme) -> str:
        """The page of the treaty's positions, which stand under their themes."""
        return self.context["request"].build_absolute_uri(reverse("positions", args=[theme.treaty.slug]))


@extend_schema_serializer(examples=[examples.POSITION])
class PositionSerializer(serializers.ModelSerializer):
    url = address_of("position")
    html_url = PageAddress()
    treaty = TreatyReference(read_only=True)
    theme = ThemeReference(read_only=True, allow_null=True)
    summary = TextOrNull()
    ask = TextOrNull()
    annotation_count = serializers.IntegerField(
        read_only=True, help_text="How many annotations that you may see argue for it."
    )

    class Meta:
        model = Position
        fields = [
            "id",
            "url",
            "html_url",
            "treaty",
            "theme",
            "code",
            "title",
            "summary",
            "ask",
            "annotation_count",
        ]
        read_only_fields = fields


class PlacementSerializer(serializers.ModelSerializer):
    """Where an annotation sits in one draft. `start` and `end` are code points of the article's text, half-open.

    Without an article it has no place there (yet); `exact` is then what was annotated before.
    """

    draft = DraftReference(read_only=True)
    article = ArticleReference(read_only=True, allow_null=True)
    level = serializers.ChoiceField(Level.choices, read_only=True)
    status = serializers.ChoiceField(PlacementStatus.choices, read_only=True)
    exact = TextOrNull()
    prefix = TextOrNull()
    suffix = TextOrNull()

    class Meta:
        model = Placement
        fields = ["draft", "article", "status", "level", "start", "end", "exact", "prefix", "suffix", "kept"]
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.ANNOTATION])
class AnnotationSerializer(serializers.ModelSerializer):
    url = address_of("annotation")
    html_url = PageAddress()
    treaty = TreatyReference(read_only=True)
    organisation = OrganisationReference(read_only=True)
    position = PositionReference(read_only=True, allow_null=True)
    further_positions = PositionReference(many=True, read_only=True)
    on_behalf_of = TextOrNull()
    tags = serializers.SlugRelatedField("name", many=True, read_only=True)
    kind = serializers.ChoiceField(AnnotationKind.choices, read_only=True)
    stance = serializers.ChoiceField(Stance.choices, read_only=True)
    priority = serializers.ChoiceField(Priority.choices, read_only=True)
    visibility = serializers.ChoiceField(Visibility.choices, read_only=True)
    state = serializers.ChoiceField(AnnotationState.choices, read_only=True)
    reason = TextOrNull()
    proposed_wording = TextOrNull()
    evidence = TextOrNull()
    evidence_url = TextOrNull()
    published_at = serializers.DateTimeField(source="publish_at", read_only=True, allow_null=True)
    updated_at = serializers.DateTimeField(
        source="changed_at", read_only=True, help_text="When it, or its place in a draft, last changed."
    )
    placements = PlacementSerializer(many=True, read_only=True, source="shown_placements")

    class Meta:
        model = Annotation
        fields = [
            "id",
            "url",
            "html_url",
            "treaty",
            "organisation",
            "position",
            "further_positions",
            "on_behalf_of",
            "tags",
            "kind",
            "stance",
            "priority",
            "reason",
            "proposed_wording",
            "evidence",
            "evidence_url",
            "visibility",
            "state",
            "created_at",
            "published_at",
            "updated_at",
            "placements",
        ]
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.STATEMENT])
class StatementSerializer(serializers.ModelSerializer):
    url = address_of("statement")
    html_url = PageAddress(source="treaty")
    treaty = TreatyReference(read_only=True)
    session = SessionReference(read_only=True, allow_null=True)
    draft = serializers.SerializerMethodField()
    article = serializers.SerializerMethodField()
    position = PositionReference(read_only=True, allow_null=True)
    stance = serializers.ChoiceField(Stance.choices, read_only=True)
    fact_check = TextOrNull()
    source_url = TextOrNull()

    class Meta:
        model = Statement
        fields = [
            "id",
            "url",
            "html_url",
            "treaty",
            "session",
            "draft",
            "article",
            "position",
            "delegation",
            "stance",
            "summary",
            "fact_check",
            "source_url",
        ]
        read_only_fields = fields

    @extend_schema_field(DraftReference(allow_null=True))
    def get_draft(self, statement: Statement) -> dict | None:
        """Null for a draft that is not published, which is not there for anybody outside."""
        return _reference(DraftReference, statement.draft, statement.draft, self.context)

    @extend_schema_field(ArticleReference(allow_null=True))
    def get_article(self, statement: Statement) -> dict | None:
        draft = statement.article.draft if statement.article else None
        return _reference(ArticleReference, statement.article, draft, self.context)


def _reference(serializer_class, value, draft, context: dict) -> dict | None:
    shown = draft is not None and draft.is_published
    return serializer_class(value, context=context).data if shown else None


@extend_schema_serializer(examples=[examples.ORGANISATION])
class OrganisationSerializer(serializers.ModelSerializer):
    url = address_of("organisation")
    html_url = serializers.SerializerMethodField(help_text="Null: an organisation has no page of its own.")
    about = TextOrNull()
    annotation_count = serializers.IntegerField(
        read_only=True, help_text="How many of its annotations you may see."
    )

    class Meta:
        model = Organisation
        fields = ["id", "url", "html_url", "slug", "name", "about", "is_illustrative", "annotation_count"]
        read_only_fields = fields

    @extend_schema_field({"type": "null"})
    def get_html_url(self, organisation: Organisation) -> None:
        return None


@extend_schema_serializer(examples=[examples.BRIEFING_NOTE])
class BriefingNoteSerializer(serializers.ModelSerializer):
    url = address_of("briefing-note")
    html_url = PageAddress()
    organisation = OrganisationReference(read_only=True)
    draft = DraftReference(read_only=True)
    subtitle = TextOrNull()

    class Meta:
        model = BriefingNote
        fields = [
            "id",
            "url",
            "html_url",
            "organisation",
            "draft",
            "title",
            "subtitle",
            "dated_on",
            "issued_at",
        ]
        read_only_fields = fields
