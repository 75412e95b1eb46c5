"""Load what an address names, or answer 404: for strangers, what they may not see does not exist."""

import uuid

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from annotations.models import Annotation, Placement
from annotations.queries import visible_to
from drafts.models import Article, DraftState
from drafts.queries import visible_drafts


def article_or_404(request: HttpRequest, article_id: uuid.UUID) -> Article:
    """A published article; notes are made on texts that can no longer change."""
    readable = visible_drafts(request.principal).filter(state=DraftState.PUBLISHED)
    return get_object_or_404(
        Article.objects.select_related("draft__treaty"), pk=article_id, draft__in=readable.order_by()
    )


def annotation_or_404(request: HttpRequest, annotation_id: uuid.UUID) -> Annotation:
    """An annotation that the reader may see."""
    visible = visible_to(request.principal, timezone.now())
    return get_object_or_404(
        visible.select_related("position__theme", "organisation", "author", "treaty"), pk=annotation_id
    )


def placement_or_404(request: HttpRequest, placement_id: uuid.UUID) -> Placement:
    """A placement of an annotation that the reader may see."""
    visible = visible_to(request.principal, timezone.now())
    rows = Placement.objects.select_related("annotation", "draft__treaty", "article", "suggested_article")
    return get_object_or_404(rows, pk=placement_id, annotation__in=visible)
