"""Where an annotation sits in one draft, who or what put it there, and how sure that is."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from annotations.models.annotation import Annotation
from drafts.models import Article, Draft


class PlacementStatus(models.TextChoices):
    MADE = "made", "Made on this draft"
    CARRIED = "carried", "Unchanged"
    CHANGED = "changed", "Text edited"
    REVIEW = "review", "Needs review"
    ORPHANED = "orphaned", "Text gone"
    PLACED = "placed", "Placed by a person"
    RETIRED = "retired", "Retired"


PLACED_STATUSES = (
    PlacementStatus.MADE,
    PlacementStatus.CARRIED,
    PlacementStatus.CHANGED,
    PlacementStatus.PLACED,
)
OPEN_STATUSES = (PlacementStatus.REVIEW, PlacementStatus.ORPHANED)


class Level(models.TextChoices):
    """What a note is about. Beside whole texts, a phrase wherever it occurs, and a place where text is missing."""

    SPAN = "span", "Words"
    PHRASE = "phrase", "Every occurrence of words"
    PARAGRAPH = "paragraph", "Whole paragraph"
    GAP = "gap", "Missing text"
    ARTICLE = "article", "Whole article"
    CHAPTER = "chapter", "Whole chapter"
    DRAFT = "draft", "Whole draft"


QUOTING_LEVELS = (Level.SPAN, Level.PHRASE, Level.PARAGRAPH)
"""Levels that hold words: `start`, `end` and the quote `exact`."""
WHOLE_LEVELS = (Level.ARTICLE, Level.CHAPTER, Level.DRAFT)
"""Levels without offsets; the article of a chapter or of a draft is the first one in it."""


class Placement(models.Model):
    """One annotation in one draft.

    A placed one has an article, and at the levels that hold words also start and end: Unicode code points into the
    article's text, half-open, whose slice is `exact`. A gap has start and end at one point: the end of the
    paragraph after which text is missing. An open one (review, orphaned) has no article, but `exact` still says
    what was annotated, and a suggestion may say where it might belong. Machines never overwrite `decided_by`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="placements")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="placements")
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="placements"
    )
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    level = models.CharField(max_length=9, choices=Level, default=Level.SPAN)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=8, choices=PlacementStatus)
    kept = models.FloatField(default=1.0, help_text="Share of the annotated words that are still there.")
    reason = models.CharField(max_length=200, blank=True)
    suggested_article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    suggested_start = models.PositiveIntegerField(null=True, blank=True)
    suggested_end = models.PositiveIntegerField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["draft", "article__ordinal", "start", "end"]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "draft"], name="one_placement_per_draft"),
            models.CheckConstraint(
                condition=Q(status__in=PLACED_STATUSES, article__isnull=False)
                | (~Q(status__in=PLACED_STATUSES) & Q(article__isnull=True)),
                name="placed_means_an_article",
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=True)
                | Q(level__in=WHOLE_LEVELS, start__isnull=True, end__isnull=True)
                | Q(level__in=QUOTING_LEVELS, start__isnull=False, end__gt=models.F("start"))
                | Q(level=Level.GAP, start__isnull=False, end=models.F("start")),
                name="span_has_words",
            ),
        ]
        indexes = [models.Index(fields=["draft", "status"])]

    def __str__(self) -> str:
        return f"{self.get_status_display()} in {self.draft_id}"

    @property
    def is_placed(self) -> bool:
        return self.article_id is not None

    @property
    def about(self) -> str:
        """What the note is about, where it is not simply the marked words."""
        if self.level == Level.PHRASE:
            return f"Every “{self.exact}”"
        if self.level == Level.CHAPTER and self.article:
            return self.article.chapter
        if self.level == Level.GAP and self.article and self.end == len(self.article.text):
            return f"Missing after {self.article.name}"
        return "" if self.level == Level.SPAN else str(self.get_level_display())

    @property
    def has_words(self) -> bool:
        """Whether it marks words of the text."""
        return self.level in QUOTING_LEVELS

    @property
    def is_open(self) -> bool:
        """Whether a person still has to decide where, or whether, this note belongs."""
        return self.status in OPEN_STATUSES
