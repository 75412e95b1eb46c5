"""Load a briefing note or answer 404: for strangers it does not exist. Who sees it but may not change it: 403."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from annotations.models import BriefingNote
from annotations.queries import visible_notes


def note_or_404(request: HttpRequest, note_id: uuid.UUID) -> BriefingNote:
    """A note of the reader's organisation that she may see."""
    return get_object_or_404(visible_notes(request.principal), pk=note_id)


def coordinated_note(request: HttpRequest, note_id: uuid.UUID) -> BriefingNote:
    """A note that the reader may write and issue; analysts see it and get 403."""
    note = note_or_404(request, note_id)
    if not request.principal.coordinates:
        raise PermissionDenied
    return note
