"""The lines of a draft while it is staged."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from drafts.models.texts import Draft


class StagedText(models.Model):
    """The lines that a staged draft was read as, and what people corrected in them; gone once it is published.

    `source` is what the reader handed over and never changes. `corrections` are applied to it one after the
    other: `[{"correction": {...}, "said": "…"}]`. `lines` and `doubts` are what came of both, kept so
    that a page need not parse: see `drafts.queries.staged`. `version` rises with every correction and undo.
    """

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="staged_text")
    source = models.JSONField()
    corrections = models.JSONField(default=list)
    lines = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"the lines of {self.draft}"


class LookedAt(models.Model):
    """A person looked at a doubt of the reader and lets the text stand; gone once the draft is published.

    `doubt` is what `drafts.queries.doubt_key` makes of what is in doubt: while the line and its words are the same,
    it stays looked at, whatever is corrected elsewhere.
    """

    staged_text = models.ForeignKey(StagedText, on_delete=models.CASCADE, related_name="looked_at")
    doubt = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staged_text", "doubt"], name="one_look_per_doubt"),
        ]

    def __str__(self) -> str:
        return f"looked at by {self.by or 'somebody'}"
