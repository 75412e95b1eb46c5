"""The lines of a draft while it is staged."""

from django.db import models

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
