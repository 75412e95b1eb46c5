"""Publications under way: what a worker was asked to do, and how far it is."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from drafts.models import Draft


class Publication(models.Model):
    """The wish to publish a staged draft with many notes. The row goes when the draft is published.

    `carried` of `total` notes have been worked out so far; nothing is stored before all are. `moved_at` is when it
    last got on. `error` says why it was given up, empty while there is hope.
    """

    draft = models.OneToOneField(
        Draft, primary_key=True, on_delete=models.CASCADE, related_name="publication"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    total = models.PositiveIntegerField()
    carried = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField(default=timezone.now)
    error = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.carried} of {self.total}"
