"""The shared vocabulary of a treaty: themes, the positions in them, and what delegations said."""

import uuid

from django.db import models
from django.urls import reverse

from drafts.models import Article, Draft, Session, Treaty


class Stance(models.TextChoices):
    SUPPORT = "support", "Support"
    AMEND = "support_with_amendment", "Support with amendment"
    OPPOSE = "oppose", "Oppose"
    CLARIFY = "clarify", "Seek clarification"
    NOTE = "note", "Note"


class Theme(models.Model):
    """A heading under which positions are grouped, as in a briefing note."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treaty = models.ForeignKey(Treaty, on_delete=models.CASCADE, related_name="themes")
    title = models.CharField(max_length=160)
    ordinal = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["treaty", "ordinal", "title"]
        constraints = [
            models.UniqueConstraint(fields=["treaty", "title"], name="one_theme_per_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Position(models.Model):
    """An ask on a treaty that annotations hang on, such as `dual-criminality`. Known to all who work on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treaty = models.ForeignKey(Treaty, on_delete=models.CASCADE, related_name="positions")
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="positions"
    )
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    ask = models.TextField(blank=True, help_text="The sentence that a briefing note puts to delegates.")
    ordinal = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["treaty", "theme__ordinal", "ordinal", "code"]
        constraints = [
            models.UniqueConstraint(fields=["treaty", "code"], name="one_position_per_code"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('positions', args=[self.treaty.slug])}#{self.code}"


class Tag(models.Model):
    """A word by which people find notes again; beside positions, which argue for something."""

    treaty = models.ForeignKey(Treaty, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["treaty", "name"]
        constraints = [
            models.UniqueConstraint(fields=["treaty", "name"], name="one_tag_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Statement(models.Model):
    """What a state or a group of states said at a session, in our words, and what a check of it found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treaty = models.ForeignKey(Treaty, on_delete=models.CASCADE, related_name="statements")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    draft = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    position = models.ForeignKey(
        Position, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    delegation = models.CharField(max_length=200)
    stance = models.CharField(max_length=24, choices=Stance)
    summary = models.TextField()
    fact_check = models.TextField(blank=True)
    source_url = models.URLField(blank=True)

    class Meta:
        ordering = ["session__starts_on", "delegation"]

    def __str__(self) -> str:
        return f"{self.delegation}: {self.summary[:60]}"
