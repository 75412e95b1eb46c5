"""What people of one organisation say to each other about a note, who has read it, and who is told of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from annotations.models.annotation import Annotation


class ReplyKind(models.TextChoices):
    REPLY = "reply", "Reply"
    RESOLVED = "resolved", "Resolved"
    REOPENED = "reopened", "Reopened"


class Reply(models.Model):
    """One entry of a note's thread, read by its organisation alone. Rows are only ever added.

    Resolving and reopening are entries too, with their closing note; `Annotation.is_resolved` is what the last of
    them says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ReplyKind, default=ReplyKind.REPLY)
    text = models.TextField(blank=True)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["annotation", "made_at", "id"]
        verbose_name_plural = "replies"
        indexes = [models.Index(fields=["annotation", "made_at"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"


class Seen(models.Model):
    """When a person last read a note and its thread; what is newer is unread."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="seen")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["user", "annotation"]
        verbose_name_plural = "seen"
        constraints = [
            models.UniqueConstraint(fields=["user", "annotation"], name="one_seen_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.seen_at:%Y-%m-%d %H:%M}"


class Interval(models.TextChoices):
    NEVER = "never", "Never"
    DAILY = "daily", "Every day"
    WEEKLY = "weekly", "Every week"


class Digest(models.Model):
    """How often a person is told by e-mail what is new; the letter holds links only, no word of a note."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest")
    interval = models.CharField(max_length=8, choices=Interval, default=Interval.DAILY)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["user"]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_interval_display()}"
