"""The texts over HTTP. What is hidden is filtered out before anything else, so it answers like what is not there."""

import uuid

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from drafts import queries
from drafts.api import brackets, comparisons, examples, filters, origins, references, serializers
from drafts.engine.lens import Lens
from drafts.models import Article, Draft, Provision, Session, Treaty
from treatywatch.api.problems import parameter_error
from treatywatch.api.views import ReadingView, ResourceViewSet


class TreatyViewSet(ResourceViewSet):
    """The treaties that are followed here."""

    basename = "api-treaty"
    queryset = Treaty.objects.all()
    serializer_class = serializers.TreatySerializer
    ordering = ("short_title", "id")


class SessionViewSet(ResourceViewSet):
    """The meetings at which a treaty is negotiated."""

    basename = "api-session"
    queryset = Session.objects.select_related("treaty")
    serializer_class = serializers.SessionSerializer
    filterset_class = filters.SessionFilter
    ordering = ("starts_on", "id")


class DraftViewSet(ResourceViewSet):
    """The published drafts, oldest first. A published draft never changes; it can only be withdrawn."""

    basename = "api-draft"
    queryset = Draft.objects.none()
    serializer_class = serializers.DraftSerializer
    filterset_class = filters.DraftFilter
    ordering = ("issued_on", "created_at", "id")

    def get_queryset(self) -> QuerySet[Draft]:
        return queries.with_counts(queries.visible_drafts(self.principal))

    def paginate_queryset(self, queryset: QuerySet[Draft]) -> list[Draft]:
        return self._with_versions(super().paginate_queryset(queryset))

    def get_object(self) -> Draft:
        return self._with_versions([super().get_object()])[0]

    def _with_versions(self, drafts: list[Draft]) -> list[Draft]:
        found = queries.with_versions(drafts)
        for draft in drafts:
            draft.versions = found[draft.pk]
        return drafts

    @extend_schema(
        operation_id="drafts_brackets_retrieve",
        responses=OpenApiResponse(brackets.OpenDraftSerializer, examples=[examples.BRACKETS]),
    )
    @action(detail=True)
    def brackets(self, request: Request, pk: str) -> Response:
        """What is open in a draft: its brackets, options and placeholders, and what became of those before."""
        found = queries.open_text_of(self.get_object())
        return Response(brackets.OpenDraftSerializer(found, context=self.get_serializer_context()).data)

    @extend_schema(
        operation_id="drafts_references_retrieve",
        responses=OpenApiResponse(references.DraftReferencesSerializer, examples=[examples.REFERENCES]),
    )
    @action(detail=True)
    def references(self, request: Request, pk: str) -> Response:
        """The cross-references of a draft, and those that lead nowhere or elsewhere than in the draft before."""
        draft = self.get_object()
        articles, previous = queries.articles_of(draft), queries.previous_draft(draft)
        found = {
            "draft": draft,
            "previous": previous,
            "articles": queries.references_of(draft, articles),
            "stale": queries.stale_references_of(draft, previous, articles),
        }
        serializer = references.DraftReferencesSerializer(found, context=self.get_serializer_context())
        return Response(serializer.data)


class ArticleViewSet(ResourceViewSet):
    """Articles, preambles, closings and annexes of published drafts, in the order of the text.

    Offsets into `text` are Unicode code points, half-open, as in Python; JavaScript counts UTF-16 units.
    """

    basename = "api-article"
    queryset = Article.objects.none()
    serializer_class = serializers.ArticleSerializer
    filterset_class = filters.ArticleFilter
    ordering = ("draft_id", "ordinal")

    def get_queryset(self) -> QuerySet[Article]:
        return queries.articles_with_ancestors(_readable_drafts(self.principal))

    def paginate_queryset(self, queryset: QuerySet[Article]) -> list[Article]:
        return self._with_parallel(super().paginate_queryset(queryset))

    def get_object(self) -> Article:
        return self._with_parallel([super().get_object()])[0]

    def _with_parallel(self, articles: list[Article]) -> list[Article]:
        found = queries.counterparts_of(articles)
        for article in articles:
            article.parallel = found[article.pk]
        return articles


class ProvisionViewSet(ResourceViewSet):
    """Provisions: the same thing through all drafts, while its number, place and words change."""

    basename = "api-provision"
    queryset = Provision.objects.none()
    serializer_class = serializers.ProvisionSerializer
    filterset_class = filters.ProvisionFilter

    def get_queryset(self) -> QuerySet:
        return queries.provisions_with_history(_readable_drafts(self.principal))

    @extend_schema(
        operation_id="provisions_origins_retrieve",
        responses=OpenApiResponse(origins.OriginsSerializer, examples=[examples.ORIGINS]),
    )
    @action(detail=True)
    def origins(self, request: Request, pk: str) -> Response:
        """Who introduced the words of a provision: its newest text in spans, each with the draft that brought it.

        Words keep their draft while they stay or move, when articles are split or merged, and when six or more
        in a row come back after they were gone.
        """
        history = queries.history_of(self.get_object())
        return Response(origins.OriginsSerializer(history, context=self.get_serializer_context()).data)


def _readable_drafts(principal) -> QuerySet[Draft]:
    """For subqueries: nothing joined and nothing ordered."""
    return queries.visible_drafts(principal).select_related(None).order_by()


class ComparisonView(ReadingView):
    """What became of each article from one draft of a treaty to another, at the word.

    An op is a list of its kind and its text: equal and delete join to the old text, equal and insert to the new.
    Equal words that differ in white space, quote marks or list labels have the old text as a third item.
    With `article`, only the edges and articles that this article takes part in. `brackets` and `noise` say
    what counts as a change beside words; the texts are the real ones whatever counts.
    """

    parameters = ("old", "new", "article", "brackets", "noise")
    budget = "comparing"

    @extend_schema(
        operation_id="comparisons_retrieve",
        parameters=[
            OpenApiParameter("old", uuid.UUID, required=True, description="The id of the older draft."),
            OpenApiParameter("new", uuid.UUID, required=True, description="The id of the newer draft."),
            OpenApiParameter("article", uuid.UUID, description="The id of an article of either draft."),
            OpenApiParameter(
                "brackets", enum=["ignore"], description="`ignore`: brackets that come and go are no change."
            ),
            OpenApiParameter(
                "noise", enum=["show"], description="`show`: white space, quotes and list labels count too."
            ),
        ],
        responses=OpenApiResponse(comparisons.ComparisonSerializer, examples=[examples.COMPARISON]),
    )
    def get(self, request: Request) -> Response:
        old, new = self._draft("old"), self._draft("new")
        if old.treaty_id != new.treaty_id:
            raise parameter_error("new", "other_treaty", "Both drafts must be of the same treaty.")
        article_id = self._id("article") if "article" in request.query_params else None
        lens = Lens(brackets=not self._asks("brackets", "ignore"), noise=self._asks("noise", "show"))
        data = comparisons.comparison_data(old, new, article_id, lens)
        serializer = comparisons.ComparisonSerializer(data, context={"request": request})
        return Response(serializer.data)

    def _draft(self, name: str) -> Draft:
        return get_object_or_404(queries.visible_drafts(self.principal), pk=self._id(name))

    def _asks(self, name: str, value: str) -> bool:
        """Whether a switch is on; its one legal value turns it."""
        asked = self.request.query_params.get(name)
        if asked not in (None, value):
            raise parameter_error(name, "invalid", f"{name!r} can only be {value!r}.")
        return asked is not None

    def _id(self, name: str) -> uuid.UUID:
        try:
            return uuid.UUID(self.request.query_params[name])
        except KeyError:
            raise parameter_error(name, "required", f"Give {name!r}, the id of a draft.") from None
        except ValueError:
            raise parameter_error(name, "invalid", f"{name!r} must be an id.") from None
