"""Texts as partners read them. Small references carry the names that people know, so that one answer reads alone."""

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from drafts.api import examples
from drafts.engine.outline import outline
from drafts.models import Article, Draft, EdgeKind, LineageEdge, PartKind, Provision, Session, Treaty
from treatywatch.api.fields import FileAddress, PageAddress, TextOrNull, address_of


class TreatyReference(serializers.ModelSerializer):
    url = address_of("treaty")

    class Meta:
        model = Treaty
        fields = ["id", "url", "slug", "short_title"]
        read_only_fields = fields


class DraftReference(serializers.ModelSerializer):
    url = address_of("draft")

    class Meta:
        model = Draft
        fields = ["id", "url", "label", "issued_on"]
        read_only_fields = fields


class VersionReference(serializers.ModelSerializer):
    """A draft in one language."""

    url = address_of("draft")
    html_url = PageAddress()

    class Meta:
        model = Draft
        fields = ["language", "id", "url", "html_url", "label"]
        read_only_fields = fields


class SessionReference(serializers.ModelSerializer):
    url = address_of("session")

    class Meta:
        model = Session
        fields = ["id", "url", "label"]
        read_only_fields = fields


class ArticleReference(serializers.ModelSerializer):
    url = address_of("article")
    number = TextOrNull()

    class Meta:
        model = Article
        fields = ["id", "url", "name", "kind", "number"]
        read_only_fields = fields


class ProvisionReference(serializers.ModelSerializer):
    url = address_of("provision")

    class Meta:
        model = Provision
        fields = ["id", "url"]
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.TREATY])
class TreatySerializer(serializers.ModelSerializer):
    url = address_of("treaty")
    html_url = PageAddress()
    summary = TextOrNull()

    class Meta:
        model = Treaty
        fields = ["id", "url", "html_url", "slug", "title", "short_title", "summary", "is_illustrative"]
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.SESSION])
class SessionSerializer(serializers.ModelSerializer):
    url = address_of("session")
    html_url = PageAddress(source="treaty")
    treaty = TreatyReference(read_only=True)
    place = TextOrNull()

    class Meta:
        model = Session
        fields = ["id", "url", "html_url", "treaty", "label", "place", "starts_on", "ends_on"]
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.DRAFT])
class DraftSerializer(serializers.ModelSerializer):
    url = address_of("draft")
    html_url = PageAddress()
    akn_url = FileAddress("draft-akn", help_text="The draft as Akoma Ntoso 3.0.")
    brackets_url = serializers.HyperlinkedIdentityField(
        view_name="api-draft-brackets", help_text="What is open in it, one by one."
    )
    references_url = serializers.HyperlinkedIdentityField(
        view_name="api-draft-references", help_text="Its cross-references, both ways."
    )
    treaty = TreatyReference(read_only=True)
    session = SessionReference(read_only=True, allow_null=True)
    symbol = TextOrNull()
    languages = VersionReference(
        many=True,
        read_only=True,
        source="versions",
        help_text="All language versions of the draft, this one among them.",
    )
    published_at = serializers.DateTimeField(read_only=True)
    article_count = serializers.IntegerField(read_only=True)
    bracket_count = serializers.IntegerField(
        read_only=True, help_text="How often “[” stands in its articles."
    )

    class Meta:
        model = Draft
        fields = [
            "id",
            "url",
            "html_url",
            "akn_url",
            "brackets_url",
            "references_url",
            "treaty",
            "session",
            "label",
            "symbol",
            "issued_on",
            "language",
            "languages",
            "published_at",
            "article_count",
            "bracket_count",
        ]
        read_only_fields = fields


class ParagraphSerializer(serializers.Serializer):
    """One paragraph of an article: a span of its text, in Unicode code points, half-open."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    label = TextOrNull()
    depth = serializers.IntegerField()
    eid = serializers.CharField()


class CounterpartSerializer(serializers.Serializer):
    """The same article in another language version, null where that version does not have it."""

    language = serializers.CharField(source="draft.language")
    draft = DraftReference()
    article = ArticleReference(allow_null=True)


class AncestorSerializer(serializers.ModelSerializer):
    """An article of an earlier draft that this one came from."""

    draft = DraftReference(source="old_draft", read_only=True)
    article = ArticleReference(source="old_article", read_only=True)
    kind = serializers.ChoiceField(EdgeKind.choices, read_only=True)

    class Meta:
        model = LineageEdge
        fields = ["draft", "article", "kind", "score", "is_confirmed"]
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.ARTICLE])
class ArticleSerializer(serializers.ModelSerializer):
    url = address_of("article")
    html_url = PageAddress()
    draft = DraftReference(read_only=True)
    provision = ProvisionReference(read_only=True, allow_null=True)
    kind = serializers.ChoiceField(PartKind.choices, read_only=True)
    number = TextOrNull()
    heading = TextOrNull()
    chapter = TextOrNull()
    previous_number = serializers.SerializerMethodField(
        help_text="Its number in the draft before, null where it was not there."
    )
    previous = AncestorSerializer(many=True, read_only=True, source="ancestors")
    parallel = CounterpartSerializer(
        many=True, read_only=True, help_text="The same article in every other language of the draft."
    )
    paragraphs = serializers.SerializerMethodField()

    class Meta:
        model = Article
        fields = [
            "id",
            "url",
            "html_url",
            "draft",
            "provision",
            "ordinal",
            "kind",
            "name",
            "number",
            "heading",
            "chapter",
            "previous_number",
            "previous",
            "parallel",
            "text",
            "paragraphs",
        ]
        read_only_fields = fields

    def get_previous_number(self, article: Article) -> str | None:
        best = max(article.ancestors, key=lambda edge: edge.score, default=None)
        return best.old_article.number or None if best else None

    @extend_schema_field(ParagraphSerializer(many=True))
    def get_paragraphs(self, article: Article) -> list[dict]:
        return ParagraphSerializer(outline(article.text, article.number), many=True).data


class AppearanceSerializer(serializers.ModelSerializer):
    """A provision in one draft, and how it came there."""

    draft = DraftReference(read_only=True)
    article = ArticleReference(source="*", read_only=True)
    heading = TextOrNull()
    chapter = TextOrNull()
    previous = AncestorSerializer(many=True, read_only=True, source="ancestors")

    class Meta:
        model = Article
        fields = ["draft", "article", "heading", "chapter", "previous"]
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.PROVISION])
class ProvisionSerializer(serializers.ModelSerializer):
    url = address_of("provision")
    html_url = PageAddress()
    treaty = TreatyReference(read_only=True)
    history = AppearanceSerializer(many=True, read_only=True, source="appearances")

    class Meta:
        model = Provision
        fields = ["id", "url", "html_url", "treaty", "history"]
        read_only_fields = fields
