"""Annotations and what goes with them over HTTP, through the same predicate as the pages."""

import uuid
from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from annotations import queries
from annotations.api import examples, filters, schema, serializers, web_annotation
from annotations.api.renderers import JsonLdRenderer
from annotations.models import Annotation, BriefingNote, Position, Statement, Theme
from treatywatch.accounts.models import Organisation
from treatywatch.api.views import ResourceViewSet


class ThemeViewSet(ResourceViewSet):
    """The themes under which the positions on a treaty are grouped."""

    queryset = Theme.objects.select_related("treaty")
    serializer_class = serializers.ThemeSerializer
    filterset_class = filters.ThemeFilter
    ordering = ("ordinal", "title", "id")


class PositionViewSet(ResourceViewSet):
    """The asks that organisations make of a treaty, by code."""

    queryset = Position.objects.none()
    serializer_class = serializers.PositionSerializer
    filterset_class = filters.PositionFilter
    ordering = ("code", "id")

    def get_queryset(self) -> QuerySet[Position]:
        return queries.positions_with_counts(self.principal, self.now)


class AnnotationViewSet(ResourceViewSet):
    """What organisations say about words, articles and drafts, with the place of each in every published draft.

    Without a key: what is published for everyone. With one: also what its scopes allow. Asked for as
    `application/ld+json`, annotations come in the W3C Web Annotation model, lists as collections and pages.
    """

    queryset = Annotation.objects.none()
    serializer_class = serializers.AnnotationSerializer
    filterset_class = filters.AnnotationFilter
    renderer_classes = [JSONRenderer, JsonLdRenderer]
    ordering = ("created_at", "id")
    parameters = ("draft",)

    def get_queryset(self) -> QuerySet[Annotation]:
        return queries.annotations_with_places(self.principal, self.now)

    @extend_schema(
        responses={
            (200, "application/json"): serializers.AnnotationSerializer(many=True),
            (200, web_annotation.MEDIA_TYPE): OpenApiResponse(
                schema.WebAnnotationsSerializer, examples=[examples.COLLECTION]
            ),
        }
    )
    def list(self, request: Request, *args, **kwargs) -> Response:
        if not self._as_json_ld:
            return super().list(request, *args, **kwargs)
        rows = self.filter_queryset(self.get_queryset())
        items = [self._web_annotation(row) for row in self.paginate_queryset(rows)]
        return self._json_ld(self._collection_or_page(rows, items))

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "draft", uuid.UUID, description="Only its place in this draft; 404 where it has none."
            )
        ],
        responses={
            (200, "application/json"): serializers.AnnotationSerializer,
            (200, web_annotation.MEDIA_TYPE): OpenApiResponse(
                schema.WebAnnotationSerializer, examples=[examples.WEB_ANNOTATION]
            ),
        },
    )
    def retrieve(self, request: Request, *args, **kwargs) -> Response:
        annotation = self.get_object()
        if "draft" in request.query_params:
            draft_id = uuid.UUID(request.query_params["draft"])
            places = [place for place in annotation.shown_placements if place.draft_id == draft_id]
            annotation.shown_placements = places
        if self._as_json_ld:
            return self._json_ld(self._web_annotation(annotation))
        return Response(self.get_serializer(annotation).data)

    @property
    def _as_json_ld(self) -> bool:
        return isinstance(self.request.accepted_renderer, JsonLdRenderer)

    def _web_annotation(self, annotation: Annotation) -> dict:
        placement = web_annotation.best_placement(annotation.shown_placements)
        return web_annotation.web_annotation(annotation, placement, self._address)

    def _collection_or_page(self, rows: QuerySet[Annotation], items: Sequence[dict]) -> dict:
        """A list without a cursor is the collection with its first page; with one, a page."""
        first, following = self.paginator.link([]), self.paginator.next_link
        whole = self.request.build_absolute_uri(self._whole_list())
        if "cursor" in self.request.query_params:
            here = self.request.build_absolute_uri()
            return web_annotation.page(here, whole, following, items)
        page = web_annotation.page(first, whole, following, items)
        return web_annotation.collection(whole, rows.order_by().count(), page)

    def _whole_list(self) -> str:
        parameters = self.request.query_params.copy()
        parameters.pop("cursor", None)
        query = parameters.urlencode()
        return f"{self.request.path}?{query}" if query else self.request.path

    def _address(self, resource: str, key: uuid.UUID) -> str:
        return self.request.build_absolute_uri(reverse(f"api-{resource}-detail", args=[key]))

    def _json_ld(self, document: dict) -> Response:
        return Response(web_annotation.with_context(document), content_type=web_annotation.CONTENT_TYPE)


class StatementViewSet(ResourceViewSet):
    """What delegations said, in our words, and what a check of it found."""

    queryset = Statement.objects.select_related(
        "treaty", "session", "draft", "article__draft", "position__theme"
    )
    serializer_class = serializers.StatementSerializer
    filterset_class = filters.StatementFilter
    ordering = ("delegation", "id")


class OrganisationViewSet(ResourceViewSet):
    """The organisations of which you may see an annotation."""

    queryset = Organisation.objects.none()
    serializer_class = serializers.OrganisationSerializer
    ordering = ("name", "id")

    def get_queryset(self) -> QuerySet[Organisation]:
        return queries.organisations_with_counts(self.principal, self.now)


class BriefingNoteViewSet(ResourceViewSet):
    """The issued briefing notes of the key's own organisation; without a key there are none."""

    queryset = BriefingNote.objects.none()
    serializer_class = serializers.BriefingNoteSerializer
    filterset_class = filters.BriefingNoteFilter
    ordering = ("dated_on", "id")

    def get_queryset(self) -> QuerySet[BriefingNote]:
        return queries.visible_notes(self.principal)
