"""Briefing notes: positions composed for delegates, frozen when issued."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from annotations.models.position import Position, Theme
from drafts.models import Draft
from treatywatch.accounts.models import Organisation


class NoteState(models.TextChoices):
    WORKING = "working", "Working"
    ISSUED = "issued", "Issued"


class BriefingNote(models.Model):
    """A note on one draft. Its prose fields are CommonMark; `[^1]` and `[^1]: text` make endnotes.

    When issued, everything that it shows is frozen into `frozen`, so that it can be printed again years later.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="briefing_notes")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="briefing_notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField()
    imprint = models.TextField(blank=True)
    about = models.TextField(blank=True)
    introduction = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    quote_attribution = models.CharField(max_length=200, blank=True)
    conclusion = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=NoteState, default=NoteState.WORKING)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    issued_at = models.DateTimeField(null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-dated_on", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("note", args=[self.id])


class BriefingSection(models.Model):
    """One theme of a note: prose, the positions it puts forward, and the key recommendation set off at its end.

    A section that is taken out of the note keeps its words, and is not printed.
    """

    note = models.ForeignKey(BriefingNote, on_delete=models.CASCADE, related_name="sections")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    ordinal = models.PositiveIntegerField(default=0)
    is_included = models.BooleanField(default=True)
    prose = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    positions = models.ManyToManyField(Position, blank=True, related_name="+")

    class Meta:
        ordering = ["note", "ordinal", "id"]
        constraints = [
            models.UniqueConstraint(fields=["note", "theme"], name="one_section_per_theme"),
        ]

    def __str__(self) -> str:
        return str(self.theme)
