"""Annotations: what somebody says about words, an article or a whole draft."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from annotations.models.position import Position, Stance, Tag
from drafts.models import Treaty
from treatywatch.accounts.models import Organisation


class AnnotationKind(models.TextChoices):
    POSITION = "position", "Position"
    PROPOSAL = "proposal", "Proposal"
    QUESTION = "question", "Question"
    COMMENT = "comment", "Comment"
    FACT_CHECK = "fact_check", "Fact-check"


class Priority(models.TextChoices):
    RED_LINE = "red_line", "Red line"
    PRIORITY = "priority", "Priority"
    NICE_TO_HAVE = "nice_to_have", "Nice to have"


class Visibility(models.TextChoices):
    ORGANISATION = "organisation", "Our organisation"
    COALITION = "coalition", "Named organisations"
    PUBLIC = "public", "Everyone"


class AnnotationState(models.TextChoices):
    WORKING = "working", "Working note"
    IN_REVIEW = "in_review", "In review"
    CHANGES_REQUESTED = "changes_requested", "Changes requested"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Annotation(models.Model):
    """What was said, once; where it sits in each draft is its placements.

    `position` is what it argues for first of all. `on_behalf_of` names a state or group for which it speaks, empty
    for the organisation itself. `external_id` is its address in the program that it was imported from.
    `version` counts edits for compare-and-swap. `publish_at` in the future is an embargo, evaluated when read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="annotations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="annotations")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="annotations")
    position = models.ForeignKey(
        Position, null=True, blank=True, on_delete=models.PROTECT, related_name="annotations"
    )
    further_positions = models.ManyToManyField(Position, blank=True, related_name="further_annotations")
    tags = models.ManyToManyField(Tag, blank=True, related_name="annotations")
    on_behalf_of = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=12, choices=AnnotationKind, default=AnnotationKind.POSITION)
    stance = models.CharField(max_length=24, choices=Stance, default=Stance.NOTE)
    priority = models.CharField(max_length=12, choices=Priority, default=Priority.PRIORITY)
    reason = models.TextField(blank=True)
    proposed_wording = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    evidence_url = models.URLField(blank=True)
    visibility = models.CharField(max_length=12, choices=Visibility, default=Visibility.ORGANISATION)
    shared_with = models.ManyToManyField(Organisation, blank=True, related_name="annotations_shared")
    state = models.CharField(max_length=20, choices=AnnotationState, default=AnnotationState.WORKING)
    publish_at = models.DateTimeField(null=True, blank=True)
    is_resolved = models.BooleanField(default=False)
    external_id = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["treaty", "state", "visibility"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "external_id"],
                condition=~models.Q(external_id=""),
                name="imported_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.position or self.reason[:60]}"

    @property
    def positions(self) -> list[Position]:
        """Everything that it argues for, the foremost first."""
        first = [self.position] if self.position else []
        return [*first, *self.further_positions.all()]

    @property
    def labels(self) -> list[Tag]:
        """Its tags."""
        return list(self.tags.all())

    def get_absolute_url(self) -> str:
        return reverse("annotation", args=[self.id])


class AnnotationRevision(models.Model):
    """How an annotation stood after one edit. Rows are only ever added."""

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    content = models.JSONField()

    class Meta:
        ordering = ["annotation", "version"]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "version"], name="one_revision_per_version"),
        ]

    def __str__(self) -> str:
        return f"version {self.version}"
